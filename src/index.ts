// Formulating
export { createFormulator, DEFAULT_TRADITION, formulate, safeFormulate } from './formulate.js'
export { createLiveFormulator, formulateSync, safeFormulateSync } from './formulate-explained.js'
export { rankSync } from './formulate-sync.js'
export type { SyncFormulator } from './formulate-sync.js'
export type { FormulateOptions, Formulator, RankedCase, RecordOptions, SafeFormulation } from './formulate.js'
export { replay } from './replay.js'
export { checkFormulation } from './check-formulation.js'
export type { FormulationCheck } from './check-formulation.js'
export { redactReceipt } from './redact-receipt.js'
export type { RedactedReceipt } from './redact-receipt.js'
export type { Replay, ReplayOptions, ReplayPart } from './replay.js'

// Working on a case
export { createDraft, reviewDraft, whatIf } from './what-if.js'
export type { CaseDraft, DraftHistory, DraftReview, EditNote, Recipe, ReviewedEdit, WhatIf } from './what-if.js'
export type { CasePatch, DraftEntry, Editable } from './draft/create-draft.js'
export type { AreaDifference, ChangedArgument, FormulationDifference } from './explain/compare-formulations.js'

// Explaining
export { caseBounds, counterfactuals, nextQuestions, whatWouldChange } from './explanations.js'
export type { CounterfactualSearch, QuestionSearch, SearchOptions } from './explanations.js'
export { briefly } from './explain/briefly.js'
export { boundsInWords, compareFormulations, contrast, contrastInWords, counterfactualsInWords, questionsInWords, stabilityInWords, witnesses } from './comparisons.js'
export type { ComparisonOptions, QuestionInWords, TellingOptions } from './comparisons.js'
export { stability } from './stability.js'
export type { Repair, NearMiss, RuleWitnesses, ShutOut } from './explain/witnesses.js'
export type {
  Decided, Flip, HeldPlace, JointChange, JointChanges, NumberGroup, NumberStability, ReadBy, RuleSetNumber, Share, Stability, StabilityOptions, StableRange, StrengthOrder, WeightShares,
} from './explain/stability/result.js'
export * from './model/case-bounds.js'
export * from './model/contrast.js'
export * from './model/counterfactuals.js'
export * from './model/explanation.js'
export * from './model/next-questions.js'
export type { OpenFact, Stretch, Supposition } from './model/world.js'

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
export { inLanguage } from './in-language.js'
export type * from './model/language.js'
export type { WordCatalogue } from './model/words-catalogue.js'
export * from './model/words.js'
export { FormulationError, isFormulationError } from './errors.js'
export type { ErrorCode, Fix, NonEmpty, Problem, ProblemParts } from './errors.js'
