import { type CaseDraft, type DraftHistory, type EditNote, type Recipe, startDraft } from './draft/create-draft.js'
import { compareFormulations, type FormulationDifference } from './explain/compare-formulations.js'
import { describeDifference } from './explain/describe-difference.js'
import { formulateSync, type FormulateOptions } from './formulate.js'
import { safeParseCase } from './input/parse-case.js'
import type { Formulation, Sentence } from './model/formulation.js'
import { englishWords } from './words/english.js'

export type { CaseDraft, DraftHistory, EditNote, Recipe }

/** Two formulations and what is different between them. */
export interface WhatIf {
  readonly before: Formulation
  readonly after: Formulation
  readonly difference: FormulationDifference
  /** The difference in sentences. */
  readonly text: readonly Sentence[]
}

/**
 * Starts a case that is built session by session: recipes edit it, every edit is dated by the caller and can be
 * taken back. Entries kept from an earlier session can be given back. Throws a `FormulationError` when the case to start from is not valid.
 */
export function createDraft(input: unknown, history?: DraftHistory): CaseDraft {
  return startDraft(input, safeParseCase, history)
}

/**
 * What the formulation would be if something were otherwise. The case itself stays as it is. Throws a
 * `FormulationError` when the case, or what the recipe makes of it, is not valid.
 */
export function whatIf(input: unknown, recipe: Recipe, options: FormulateOptions = {}): WhatIf {
  const draft = createDraft(input)
  const before = formulateSync(draft.case, options)
  const after = formulateSync(draft.edit(recipe, { on: draft.case.assessedOn }).case, options)
  const difference = compareFormulations(before, after)
  return { before, after, difference, text: describeDifference(difference, before, after, englishWords) }
}
