import { type CaseDraft, type DraftEntry, type DraftHistory, type EditNote, type Recipe, startDraft } from './draft/create-draft.js'
import { describeKind, FormulationError } from './errors.js'
import { compareFormulations, type FormulationDifference } from './explain/compare-formulations.js'
import { describeDifference } from './explain/describe-difference.js'
import { factCatalogue } from './facts/catalogue.js'
import { createLiveFormulator } from './formulate-explained.js'
import { inLanguage } from './in-language.js'
import type { FormulateOptions } from './prepare.js'
import { safeParseCase } from './input/parse-case.js'
import { takeSnapshot } from './input/snapshot.js'
import type { Formulation, Sentence } from './model/formulation.js'
import type { WordCatalogue } from './model/words-catalogue.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { dateInWords } from './words/dates.js'
import { wordsIn } from './words/in-language.js'
import { say, sayCounted } from './words/phrase.js'

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
  return startDraft(input, safeParseCase, history === undefined ? undefined : plainHistory(history))
}

/** A copy, within the limits of a case: a history comes out of a store. */
function plainHistory(history: DraftHistory): DraftHistory {
  const { value, problems } = takeSnapshot(history)
  if (problems.length === 0) return value as DraftHistory
  throw new FormulationError([{ code: 'USAGE', path: '/history', expected: 'plain data', received: describeKind(history) }])
}

/**
 * What the formulation would be if something were otherwise. The case itself stays as it is. Throws a
 * `FormulationError` when the case, or what the recipe makes of it, is not valid.
 */
export function whatIf(input: unknown, recipe: Recipe, options: FormulateOptions = {}): WhatIf {
  const draft = createDraft(input)
  const { formulateSync } = createLiveFormulator(options)
  const before = formulateSync(draft.case)
  const after = formulateSync(draft.edit(recipe, { on: draft.case.assessedOn }).case)
  return changeOf(before, after, options)
}

/** One edit of a draft with the formulation it led to. */
export interface ReviewedEdit extends WhatIf {
  readonly entry: DraftEntry
}

/** A draft from its beginning to now. */
export interface DraftReview {
  /** The formulation of the case as the draft was started. */
  readonly start: Formulation
  /** The edits in force, oldest first; each formulation is the next one's `before`. */
  readonly edits: readonly ReviewedEdit[]
  /** From the start to now. */
  readonly overall: WhatIf
}

/**
 * What each edit of a draft did to the formulation, in order, with the differences in sentences. Throws a
 * `FormulationError` when something else than a draft is given.
 */
export function reviewDraft(draft: CaseDraft, options: FormulateOptions = {}): DraftReview {
  const { formulateSync } = createLiveFormulator(options)
  const states = statesOf(draft).map((state) => ({ entry: state.entries.at(-1), formulation: formulateSync(state.case) }))
  const [first, ...later] = states
  if (first === undefined) throw new RangeError('a draft has a beginning')
  const edits = later.flatMap(({ entry, formulation }, index): readonly ReviewedEdit[] => {
    const before = states[index]?.formulation
    if (entry === undefined || before === undefined) return []
    const change = changeOf(before, formulation, options)
    return [{ entry, ...change, text: [entrySentence(entry, wordsIn(options.language)), ...change.text] }]
  })
  return { start: first.formulation, edits, overall: changeOf(first.formulation, states.at(-1)?.formulation ?? first.formulation, options) }
}

/** The draft as it was before its first edit, and after each. */
function statesOf(draft: unknown): readonly CaseDraft[] {
  if (!isDraft(draft)) {
    throw new FormulationError([{ code: 'USAGE', path: '/draft', expected: 'a draft made by createDraft', received: describeKind(draft) }])
  }
  const states = [draft]
  for (let state = draft; state.entries.length > 0; ) {
    state = state.undo()
    states.unshift(state)
  }
  return states
}

const isDraft = (value: unknown): value is CaseDraft =>
  typeof value === 'object' && value !== null && 'undo' in value && typeof value.undo === 'function' && 'entries' in value && Array.isArray(value.entries)

/** When an edit was made, by whom and why, and how much it changed. */
function entrySentence({ on, by, reason, changed }: DraftEntry, words: WordCatalogue): Sentence {
  const [first = 'outcome', ...rest] = changed
  const text = say(words, 'draft.entry', {
    date: dateInWords(words, on),
    by: by === undefined ? '' : say(words, 'draft.by', { by }),
    reason: reason === undefined ? '' : say(words, 'draft.reason', { reason }),
    n: sayCounted(words, changed.length === 1 ? 'draft.place' : 'draft.places', changed.length, { n: String(changed.length) }),
  })
  return { text, evidence: [first, ...rest] }
}

function changeOf(before: Formulation, after: Formulation, { ruleSet = defaultRuleSet, language }: FormulateOptions): WhatIf {
  const difference = compareFormulations(before, after)
  return { before, after, difference, text: describeDifference(difference, before, after, { ruleSet: inLanguage(ruleSet, language), facts: factCatalogue, words: wordsIn(language) }) }
}
