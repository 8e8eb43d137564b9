import { compareText } from '../../compare-text.js'
import { grouped } from '../../grouped.js'
import type { FactId } from '../../model/facts.js'
import type { World } from '../../model/world.js'
import type { AnswerEffect, AskAbout, FirstPlace, Fraction, MovedGate, MovedRule, NextQuestion, NextQuestions, Stop, TwoSteps } from '../../model/next-questions.js'
import { leafTestsOf } from '../../conditions/answers.js'
import { type Board, boardMaker, type BoardSettings, type OpenQuestion } from './board.js'
import { type Contest, contestOf } from './contest.js'
import { askingCost, type AskingCost } from './costs.js'
import { type AnswerPrior, answersOf, type Baseline, baselineOf, compareEffects, effectOf, probabilitiesOf, relevance, type ScoredQuestion, type WeighedAnswer } from './evaluate-answers.js'
import { fraction } from './fraction.js'
import { twoSteps } from './two-steps.js'

/** How questions are to be ranked. */
export interface NextQuestionsOptions extends BoardSettings {
  /** How likely answers are; without it every answer that makes a difference is as likely as another. */
  readonly prior?: AnswerPrior
  /** What questions cost; without it the library's own table. */
  readonly costs?: readonly AskingCost[]
  /** `effect-per-cost` unless said otherwise. */
  readonly by?: 'effect' | 'effect-per-cost'
  /** 2 looks at the best question after each answer as well; 1 unless said otherwise. */
  readonly depth?: 1 | 2
  /** How many of the best questions are looked at two steps deep; 3 unless said otherwise. */
  readonly beam?: number
  /** Most worlds to look into. Without it all are. */
  readonly budget?: number
  /** Most questions to return. Without it all are. */
  readonly most?: number
  /** Proof from exact bounds that the first place stays, where outer bounds cannot tell. */
  readonly certainlyFirst?: (world: World) => boolean
}

/**
 * Ranks open questions by what their answers could do to the first place: probability that an answer
 * changes or settles it, then how far the reach of its rivals shrinks on average and at worst, each for
 * what the question costs; ties in order of fact and subject. Throws a `RangeError` when the rule set
 * lacks a number of the standard.
 */
export function nextQuestions(world: World, options: NextQuestionsOptions): NextQuestions {
  const board = boardMaker(options)(world)
  const baseline = baselineOf(world, board)
  const now: FirstPlace = { outcome: baseline.outcome, ...(baseline.first === undefined ? {} : { first: baseline.first }), doubt: baseline.doubt }
  const stop = stopOf(world, board, options)
  if (stop.reached) return { now, stop, questions: [], withoutEffect: board.questions.length, worlds: 0, complete: true }

  const purse: Purse = { left: options.budget ?? Infinity, spent: 0, ranOut: false }
  const rank = rankerOf(options, baseline, purse)
  const { ranked, withoutEffect } = rank(world, board, board.questions)
  const deep = options.depth === 2 ? twoSteps(ranked, options.beam ?? 3, board, baseline, rank, inOrder(options)) : undefined
  const questions = inGroups(deep?.ranked ?? ranked, options.most ?? Infinity).map((group) => questionOf(group, world, deep?.steps))
  return { now, stop, questions, withoutEffect, worlds: purse.spent, complete: !purse.ranOut }
}

/** Whether anything need be asked for the sake of the first place; no world is made to find out. */
export const mayStop = (world: World, options: NextQuestionsOptions): Stop => stopOf(world, boardMaker(options)(world), options)

/** Worlds that may still be made. */
interface Purse {
  left: number
  spent: number
  ranOut: boolean
}

/** Ranks the questions of a world that can bear on its first place. */
export type Ranker = (world: World, board: Board, questions: readonly OpenQuestion[]) => { readonly ranked: readonly ScoredQuestion[]; readonly withoutEffect: number }

function rankerOf(options: NextQuestionsOptions, baseline: Baseline, purse: Purse): Ranker {
  const tests = leafTestsOf(options.prepared)
  const order = inOrder(options)
  return (world, board, questions) => {
    const matters = relevance(world, board)
    const relevant = questions.filter(matters)
    const ranked: ScoredQuestion[] = []
    for (const question of byStakes(relevant, board.contest, options)) {
      if (question.answers.length > purse.left) {
        purse.ranOut = true
        break
      }
      purse.left -= question.answers.length
      purse.spent += question.answers.length
      const { probabilities, hasPrior } = probabilitiesOf(question, options.prior ?? {}, tests.get(question.fact) ?? [])
      const answers = answersOf(world, question, probabilities, board, baseline)
      ranked.push({ question, cost: askingCost(question.fact, options.costs), hasPrior, answers, effect: effectOf(answers, { doubt: board.contest.doubt }) })
    }
    return { ranked: ranked.sort(order), withoutEffect: questions.length - relevant.length }
  }
}

const inOrder = ({ by }: NextQuestionsOptions) => (a: ScoredQuestion, b: ScoredQuestion): number => {
  const cost = (question: ScoredQuestion): Fraction => fraction(by === 'effect' ? 1 : question.cost, 1)
  return compareEffects(a.effect, b.effect, [cost(a), cost(b)]) || compareText(a.question.fact, b.question.fact) || compareText(a.question.key, b.question.key)
}

/** Those with most points at stake first, so that a small budget is spent where it can tell most. */
function byStakes(questions: readonly OpenQuestion[], { rivals, first }: Contest, { ruleSet }: NextQuestionsOptions): readonly OpenQuestion[] {
  const points = new Map(ruleSet.parameters.filter(({ id }) => id.startsWith('strength.')).map(({ id, value }) => [id.slice('strength.'.length), value]))
  const contenders = new Set([...rivals.map(({ area, subject }) => `${area} ${subject.kind} ${subject.id}`), ...(first === undefined ? [] : [`${first.area} ${first.subject.kind} ${first.subject.id}`])])
  // A requirement holds up all there is to gain.
  const gate = Math.max(0, ...points.values()) * 2
  const stake = ({ places }: OpenQuestion): number =>
    places.reduce((total, { rule, subject }) =>
      contenders.has(`${rule.focusArea} ${subject.kind} ${subject.id}`) ? total + (rule.strength === undefined ? gate : (points.get(rule.strength) ?? 0)) : total, 0)
  return questions
    .map((question) => ({ question, stake: stake(question) }))
    .sort((a, b) => b.stake - a.stake || compareText(a.question.fact, b.question.fact) || compareText(a.question.key, b.question.key))
    .map(({ question }) => question)
}

function stopOf(world: World, { contest, rules, questions }: Board, { certainlyFirst }: NextQuestionsOptions): Stop {
  const overall = contestOf(world.ranking, { ...rules, isStuck: () => false, isMixed: () => false })
  if (overall.isCertain) return { reached: true, because: overall.first === undefined ? 'nobody-can-be-first' : 'first-is-certain' }
  if (contest.isCertain || !questions.some(relevance(world, { contest, rules }))) return { reached: true, because: 'no-question-changes-it' }
  return certainlyFirst?.(world) === true ? { reached: true, because: 'proved-exactly' } : { reached: false }
}

/** Questions about the same fact together, in the place of the best of them. */
const inGroups = (ranked: readonly ScoredQuestion[], most: number): readonly (readonly ScoredQuestion[])[] =>
  [...grouped(ranked, ({ question }) => question.fact).values()].slice(0, most)

function questionOf(group: readonly ScoredQuestion[], world: World, steps: ReadonlyMap<string, TwoSteps> | undefined): NextQuestion {
  const [first, ...others] = group
  if (first === undefined) throw new RangeError('a question needs an open fact')
  const about = ({ question, effect, answers }: ScoredQuestion): AskAbout => {
    const two = steps?.get(question.key)
    return { subject: question.subject, effect, ...(two === undefined ? {} : { twoSteps: two }), answers: answers.map((answer) => answerEffect(question, answer, world)) }
  }
  const { fact } = first.question
  return {
    fact,
    cost: first.cost,
    prior: first.hasPrior ? 'given' : 'even',
    safety: isAboutSafety(fact),
    about: [about(first), ...others.map(about)],
  }
}

const SAFETY = new Set(['person.fear', 'person.isFeared', 'person.harm', 'dispute.violentEvent', 'data.safetyAsked', 'data.violenceAsked', 'data.suicideAsked', 'data.substancesAsked'])

const isAboutSafety = (fact: FactId): boolean => fact.startsWith('safety.') || SAFETY.has(fact)

function answerEffect({ places, stretch }: OpenQuestion, { value, probability, world: after, contest, changesFirst }: WeighedAnswer, world: World): AnswerEffect {
  const rules = places.flatMap(({ rule, subject }): readonly MovedRule[] => {
    const verdict = after.verdict(rule.id, subject) ?? 'left-out'
    return verdict === 'undetermined' ? [] : [{ ruleId: rule.id, version: rule.version, subject, verdict }]
  })
  const gates = places.flatMap(({ rule, subject }): readonly MovedGate[] => {
    const verdict = rule.direction === 'required' ? after.verdict(rule.id, subject) : 'undetermined'
    return verdict === 'undetermined' ? [] : [{ area: rule.focusArea, subject, opens: verdict === 'fired' }]
  })
  const before = new Map(world.ranking.areas.map((area) => [area.area, area]))
  const areas = after.ranking.areas.flatMap((area): AnswerEffect['areas'] => {
    const was = before.get(area.area)
    if (was === undefined || (was.support === area.support && was.bounds.low === area.bounds.low && was.bounds.high === area.bounds.high)) return []
    return [{ area: area.area, support: { before: was.support, after: area.support }, bounds: { before: was.bounds, after: area.bounds } }]
  })
  const own = stretch(value)
  return {
    value,
    ...(own === undefined ? {} : { stretch: own }),
    probability,
    outcome: after.ranking.outcome,
    ...(contest.first === undefined ? {} : { first: contest.first }),
    changesFirst,
    settles: contest.isCertain,
    doubt: contest.doubt,
    areas: areas.sort((a, b) => compareText(a.area, b.area)),
    rules,
    gates,
  }
}
