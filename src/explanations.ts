import { compareText } from './compare-text.js'
import { dependenciesOf } from './dependencies.js'
import { describeKind, didYouMean, FormulationError, type ProblemParts } from './errors.js'
import type { Evaluation } from './evaluate.js'
import { exactBounds } from './explain/bounds/exact-bounds.js'
import { counterfactuals as search } from './explain/counterfactuals/counterfactuals.js'
import { whatWouldChange as searchAll } from './explain/counterfactuals/what-would-change.js'
import { counterfactualOptions, explain, type ExplanationMaterial, questionOptions } from './explain/explanation.js'
import { nextQuestions as rank } from './explain/questions/next-questions.js'
import { factCatalogue } from './facts/catalogue.js'
import { FORMULATE_OPTIONS, preparationAmong } from './formulate-sync.js'
import { parseCase } from './input/parse-case.js'
import { remembered } from './lazily.js'
import type { CaseBounds } from './model/case-bounds.js'
import { type Counterfactuals, type Goal, GOAL_KINDS, type WhatWouldChange } from './model/counterfactuals.js'
import type { Explanation } from './model/explanation.js'
import type { Formulation } from './model/formulation.js'
import type { NextQuestions } from './model/next-questions.js'
import type { World } from './model/world.js'
import type { FormulateOptions, Preparation } from './prepare.js'
import { checkOptions, flag, oneOf, type Permitted, wholeFrom } from './options.js'
import { worldOf } from './world.js'

/** How far a search may go. A budget counts worlds looked into, never time, so that the same input gives the same answer everywhere. */
export interface SearchOptions extends FormulateOptions {
  readonly budget?: number | undefined
}

/** How far counterfactuals may go. */
export interface CounterfactualSearch extends SearchOptions {
  /** Most facts that may be otherwise together: 2 unless told, 3 at most. */
  readonly maxSize?: number | undefined
  /** Takes in what cannot change, as if it had been recorded wrongly. */
  readonly ifRecordedWrongly?: boolean | undefined
}

/** How questions are ranked. */
export interface QuestionSearch extends SearchOptions {
  /** How many questions; all when left out. */
  readonly most?: number | undefined
  /** By what an answer does for what it costs to ask, or by what it does alone. */
  readonly by?: 'effect' | 'effect-per-cost' | undefined
  /** 2 looks at the best question after each answer as well. */
  readonly depth?: 1 | 2 | undefined
}

const SEARCH_OPTIONS = { ...FORMULATE_OPTIONS, budget: wholeFrom(0) }
const COUNTERFACTUAL_OPTIONS = { ...SEARCH_OPTIONS, maxSize: wholeFrom(1, 3), ifRecordedWrongly: flag }
const QUESTION_OPTIONS = { ...SEARCH_OPTIONS, most: wholeFrom(0), by: oneOf(['effect', 'effect-per-cost']), depth: wholeFrom(1, 2) }

/**
 * Lowest and highest support, best and worst place, and whether each area is certainly, possibly or in no case first,
 * over everything that the open answers could turn out to be, each with a completion that shows it. Throws a
 * `FormulationError` with every problem of the input.
 */
export function caseBounds(input: unknown, options: SearchOptions = {}): CaseBounds {
  const { world, ...material } = materialFor(input, options, SEARCH_OPTIONS)
  const { budget } = options
  return exactBounds(world, { ...material, ...(budget === undefined ? {} : { budget }) })
}

/**
 * The smallest sets of answered or changed facts that reach a goal, such as another area first, with a certificate
 * that nothing smaller does. Throws a `FormulationError` with every problem of the input, and with code `USAGE` for a
 * goal or an area that does not exist.
 */
export function counterfactuals(input: unknown, goal: Goal, options: CounterfactualSearch = {}): Counterfactuals {
  const material = materialFor(input, options, COUNTERFACTUAL_OPTIONS)
  const { maxSize, budget, ifRecordedWrongly } = options
  checkGoal(goal, material)
  return search(material.world, goal, { ...counterfactualOptions(material), ...defined({ maxSize, budget, ifRecordedWrongly }) })
}

/** {@link counterfactuals} for everything that could come of the outcome: every other area first, the lead ended, a tie broken. */
export function whatWouldChange(input: unknown, options: CounterfactualSearch = {}): WhatWouldChange {
  const material = materialFor(input, options, COUNTERFACTUAL_OPTIONS)
  const { maxSize, budget, ifRecordedWrongly } = options
  return searchAll(material.world, { ...counterfactualOptions(material), ...defined({ maxSize, budget, ifRecordedWrongly }) })
}

/**
 * Open questions in the order of what their answers could do to the first place, and whether any need be asked.
 * Throws a `FormulationError` with every problem of the input.
 */
export function nextQuestions(input: unknown, options: QuestionSearch = {}): NextQuestions {
  const material = materialFor(input, options, QUESTION_OPTIONS)
  const { world } = material
  const { budget, most, by, depth } = options
  // As in an explanation: nothing is asked for the sake of a first place that exact bounds prove.
  const certainlyFirst = (each: World): boolean => each === world && exactBounds(world, material).certainlyFirst !== undefined
  return rank(world, { ...questionOptions(material), certainlyFirst, ...defined({ budget, most, by, depth }) })
}

/** The explanation that stands in a formulation. */
export function explanationOf(preparation: Preparation, evaluation: Evaluation, formulation: Formulation): Explanation {
  return explain(materialOf(preparation, evaluation, formulation))
}

function materialFor(input: unknown, options: FormulateOptions, permitted: Readonly<Record<string, Permitted>>): ExplanationMaterial {
  checkOptions(options, permitted)
  const preparation = preparationAmong(options)
  const kase = parseCase(input)
  const evaluation = preparation.evaluator.evaluateSync(kase)
  return materialOf(preparation, evaluation, preparation.compose(kase, evaluation))
}

function materialOf(preparation: Preparation, { derived, judged }: Evaluation, formulation: Formulation): ExplanationMaterial {
  const { evaluator, words } = preparation
  return {
    formulation,
    world: worldOf(evaluator, derived, judged),
    weights: evaluator.settings,
    definitions: factCatalogue,
    words,
    ...groundOf(preparation),
  }
}

/** What is the same for all cases of a rule set. */
const groundOf = /* @__PURE__ */ remembered(({ evaluator, told }: Preparation) => {
  // By id, so that searches go the same way however the rules of a set are listed.
  const rules = [...told.rules].sort((a, b) => compareText(a.id, b.id))
  return {
    ruleSet: { ...told, rules },
    prepared: rules.flatMap(({ id }) => evaluator.prepared(id) ?? []),
    dependencies: dependenciesOf(evaluator),
  }
})

function checkGoal(goal: unknown, { formulation }: ExplanationMaterial): void {
  const { kind, area } = (typeof goal === 'object' && goal !== null ? goal : {}) as { readonly kind?: unknown; readonly area?: unknown }
  const problems = [
    ...unless(typeof kind === 'string' && (GOAL_KINDS as readonly string[]).includes(kind), '/goal/kind', kind, GOAL_KINDS),
    ...unless(kind === 'break-tie' && area === undefined ? true : formulation.areas.some((each) => each.area === area), '/goal/area', area, formulation.areas.map((each) => each.area)),
  ]
  const [first, ...rest] = problems
  if (first !== undefined) throw new FormulationError([first, ...rest])
}

function unless(isRight: boolean, path: string, received: unknown, words: readonly string[]): readonly ProblemParts[] {
  if (isRight) return []
  const near = typeof received === 'string' ? didYouMean(received, words) : undefined
  return [{ code: 'USAGE', path, expected: `one of: ${words.join(', ')}`, received: describeKind(received), ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }) }]
}

/** Options without those that were left out. */
function defined<T extends object>(options: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> }
}
