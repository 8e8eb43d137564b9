import type { FactId, FactValue, Subject } from '../../model/facts.js'
import type { Focus, OutcomeKind } from '../../model/ranking-result.js'
import type { World } from '../../model/world.js'
import type { AskingEffect, Fraction } from '../../model/next-questions.js'
import { type LeafTest, resultsOf } from '../../conditions/answers.js'
import type { Board, OpenQuestion } from './board.js'
import { candidateKey, type Contest, contestOf, isSamePlace, keyOf } from './contest.js'
import { compareFractions, fraction, NOTHING, productOf, quotientOf, sumOf } from './fraction.js'

/** How likely answers are, by fact: weights, which need not add up to 1; a value that is not named has none. Values that the rules cannot tell apart are taken together. */
export type AnswerPrior = Readonly<Record<FactId, readonly { readonly value: FactValue; readonly weight: number }[]>>

/** One way of answering, and what it would come to. */
export interface WeighedAnswer {
  readonly value: FactValue
  readonly probability: Fraction
  readonly world: World
  readonly contest: Contest
  readonly changesFirst: boolean
}

export interface ScoredQuestion {
  readonly question: OpenQuestion
  readonly cost: number
  readonly hasPrior: boolean
  readonly answers: readonly WeighedAnswer[]
  readonly effect: AskingEffect
}

/** What answers are held against: the case as it is when the questions are ranked. */
export interface Baseline {
  readonly first: Focus | undefined
  readonly outcome: OutcomeKind
  readonly doubt: number
}

export const baselineOf = (world: World, { contest }: Board): Baseline => ({ first: contest.first, outcome: world.ranking.outcome, doubt: contest.doubt })

// A given probability is held to a thousandth, so that every average stays an exact fraction.
const UNITS = 1000

/** Probabilities of the answers, adding up to 1; even where the prior says nothing about this fact. */
export function probabilitiesOf(
  { fact, answers }: Pick<OpenQuestion, 'fact' | 'answers'>,
  prior: AnswerPrior,
  tests: readonly LeafTest[],
): { readonly probabilities: readonly Fraction[]; readonly hasPrior: boolean } {
  const own = prior[fact] ?? []
  const weights = answers.map((answer) => {
    const way = resultsOf(answer, tests)
    return own.filter(({ value }) => resultsOf(value, tests) === way).reduce((total, { weight }) => total + weight, 0)
  })
  const all = weights.reduce((total, each) => total + each, 0)
  if (!(all > 0)) return { probabilities: answers.map(() => fraction(1, answers.length)), hasPrior: false }
  return { probabilities: apportioned(weights.map((weight) => (weight / all) * UNITS)).map((units) => fraction(units, UNITS)), hasPrior: true }
}

/** Whole units that add up to what they are shares of: what rounding down leaves goes to the largest remainders. */
function apportioned(shares: readonly number[]): readonly number[] {
  const whole = shares.map(Math.floor)
  const left = UNITS - whole.reduce((total, each) => total + each, 0)
  const remainders = shares.map((share, index) => ({ index, remainder: share - Math.floor(share) })).sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const lucky = new Set(remainders.slice(0, left).map(({ index }) => index))
  return whole.map((each, index) => each + Number(lucky.has(index)))
}

/** The worlds after each answer, held against the baseline. */
export function answersOf(world: World, question: OpenQuestion, probabilities: readonly Fraction[], { rules, world: made }: Board, baseline: Baseline): readonly WeighedAnswer[] {
  const { subject, fact, found, answers } = question
  const moved = (other: Subject): boolean => world !== made || subject.kind === 'case' || keyOf(other) === keyOf(subject)
  return answers.map((value, index): WeighedAnswer => {
    const after = world.suppose([{ subject, fact, found: { status: 'known', value, from: found.from } }])
    const contest = contestOf(after.ranking, rules, moved)
    const changesFirst = !isSamePlace(contest.first, baseline.first) || after.ranking.outcome !== baseline.outcome
    return { value, probability: probabilities[index] ?? NOTHING, world: after, contest, changesFirst }
  })
}

export function effectOf(answers: readonly WeighedAnswer[], { doubt }: Pick<Baseline, 'doubt'>): AskingEffect {
  return {
    decides: average(answers, ({ changesFirst, contest }) => Number(changesFirst || contest.isCertain)),
    settles: average(answers, ({ contest }) => Number(contest.isCertain)),
    narrows: average(answers, ({ contest }) => doubt - contest.doubt),
    worst: Math.min(...answers.map(({ contest }) => doubt - contest.doubt)),
  }
}

const average = (answers: readonly WeighedAnswer[], points: (answer: WeighedAnswer) => number): Fraction =>
  answers.reduce((total, answer) => sumOf(total, productOf(answer.probability, fraction(points(answer), 1))), NOTHING)

/** More first: what it decides, then how far it narrows the field on average, then at worst, each for what it costs. */
export function compareEffects(a: AskingEffect, b: AskingEffect, costs: readonly [a: Fraction, b: Fraction]): number {
  const each = (figure: (effect: AskingEffect) => Fraction): number =>
    compareFractions(quotientOf(figure(b), costs[1]), quotientOf(figure(a), costs[0]))
  return each(({ decides }) => decides) || each(({ narrows }) => narrows) || each(({ worst }) => fraction(worst, 1))
}

/**
 * Whether an answer can bear on the first place at all. It cannot when everybody it moves stays below
 * the bar even at best, shares no event with anybody above it, and makes no other area give way.
 */
export function relevance(world: World, { contest, rules }: Pick<Board, 'contest' | 'rules'>): (question: OpenQuestion) => boolean {
  const holder = contest.first === undefined ? [] : [candidateKey(contest.first.area, contest.first.subject)]
  const contenders = new Set([...contest.rivals.map(({ key }) => key), ...holder])
  const subjects = new Set([...contest.rivals.map(({ subject }) => keyOf(subject)), ...(contest.first === undefined ? [] : [keyOf(contest.first.subject)])])
  const linked = new Set(world.shared.flatMap(({ event, person }) => {
    const [own, other] = [`event ${event}`, `person ${person}`]
    return [...(subjects.has(own) ? [other] : []), ...(subjects.has(other) ? [own] : [])]
  }))
  const givesWay = world.ranking.areas.some(({ standing }) => standing === 'residual' || standing === 'deducted')
  const margin = Math.min(Math.max(rules.leastSupport, contest.floor - rules.leastLead + 1), givesWay ? rules.wellSupported : Infinity)
  // Whoever can come within the margin can turn a lead into a tie.
  const near = new Set(world.ranking.areas.flatMap(({ candidates }) =>
    candidates.filter(({ bounds }) => bounds.high >= margin).map(({ area, subject }) => candidateKey(area, subject))))
  const matters = (area: string, subject: Subject): boolean => {
    const key = candidateKey(area, subject)
    return !rules.isStuck(key) && (contenders.has(key) || near.has(key) || linked.has(keyOf(subject)))
  }
  return ({ places }) => places.some(({ rule, subject }) => matters(rule.focusArea, subject))
}
