// Everything that formulates without json-rules-engine: a form that asks `formulateSync` ships about half as much.

// Formulating
export { createLiveFormulator, createSyncFormulator, formulateSync, rankSync, safeFormulateSync } from './formulate-sync.js'
export type { SyncFormulator } from './formulate-sync.js'
export { DEFAULT_TRADITION } from './prepare.js'
export type { FormulateOptions, RankedCase, SafeFormulation } from './prepare.js'

// The input
export { parseCase, safeParseCase } from './input/parse-case.js'
export type { ParsedCase } from './input/parse-case.js'
export type * from './model/case.js'

// Rules and facts
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
export type * from './model/language.js'
export type { WordCatalogue } from './model/words-catalogue.js'
export * from './model/words.js'
export { FormulationError, isFormulationError } from './errors.js'
export type { ErrorCode, Fix, NonEmpty, Problem, ProblemParts } from './errors.js'
