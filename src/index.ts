// Formulating
export { createFormulator, DEFAULT_TRADITION, formulate, safeFormulate } from './formulate.js'
export { formulateSync } from './formulate-sync.js'
export type { FormulateOptions, Formulator, SafeFormulation } from './formulate.js'
export { replay } from './replay.js'
export type { Replay, ReplayOptions, ReplayPart } from './replay.js'

// Working on a case
export { createDraft, whatIf } from './what-if.js'
export type { CaseDraft, DraftHistory, EditNote, Recipe, WhatIf } from './what-if.js'
export type { CasePatch, DraftEntry, Editable } from './draft/create-draft.js'
export { compareFormulations } from './explain/compare-formulations.js'
export type { AreaDifference, ChangedArgument, FormulationDifference } from './explain/compare-formulations.js'

// The input
export { parseCase, safeParseCase } from './input/parse-case.js'
export type { ParsedCase } from './input/parse-case.js'
export type * from './model/case.js'

// Rules and facts
export { defaultRuleSet } from './rules/default-rule-set.js'
export { lintRuleSet, loadRuleSet, overlayRuleSet } from './rule-sets.js'
export type { Finding, FindingCode } from './rules/lint.js'
export type { Overlay, OverlayArea } from './rules/overlay.js'
export { factCatalogue } from './facts/catalogue.js'
export type * from './model/areas.js'
export * from './model/facts.js'
export * from './model/rule-set.js'
export * from './model/rules.js'

// The result
export * from './model/formulation.js'
export * from './model/links.js'
export * from './model/outcome.js'
export * from './model/ranking-result.js'

// Words and errors
export * from './model/words.js'
export { FormulationError, isFormulationError } from './errors.js'
export type { ErrorCode, NonEmpty, Problem, ProblemParts } from './errors.js'
