import { leavesOfCondition } from '../../src/conditions/open-leaves.js'
import type { PreparedRule } from '../../src/conditions/prepare.js'
import { createEvaluator } from '../../src/evaluate.js'
import { mayStop, nextQuestions, type NextQuestionsOptions } from '../../src/explain/questions/next-questions.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Fact, FactId, Subject } from '../../src/model/facts.js'
import type { World } from '../../src/model/world.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { openWorld } from '../../src/world.js'
import { libraryCases } from './library.js'

const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')
const evaluator = createEvaluator(defaultRuleSet, tradition)

const prepared: readonly PreparedRule[] = defaultRuleSet.rules.flatMap(({ id }) => evaluator.prepared(id) ?? [])

export const asking: NextQuestionsOptions = { ruleSet: defaultRuleSet, prepared, definitions: factCatalogue }

/** Every case of the project by its name, with the world it makes under a tradition. */
export function worldsUnder(traditionId: string): ReadonlyMap<string, World> {
  const own = defaultRuleSet.traditions.find(({ id }) => id === traditionId)
  if (own === undefined) throw new Error(`no tradition ${traditionId}`)
  const under = createEvaluator(defaultRuleSet, own)
  return new Map(libraryCases.map(({ path, case: kase }): [string, World] => [path.split('/').at(-1)?.replace('.json', '') ?? path, openWorld(under, parseCase(kase))]))
}

export const bundledWorlds = worldsUnder('klerman-weissman')

/** A small seeded generator (mulberry32): a number from 0 up to, but not, 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const readByRules = new Set(prepared.filter(({ rule }) => rule.direction !== 'caution' && rule.about !== 'ranking')
  .flatMap(({ condition, unless }) => [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOfCondition).map(({ fact }) => fact)))
const aboutCase = new Set(factCatalogue.filter(({ about }) => about === 'case').map(({ id }) => id))
const place = new Map(factCatalogue.map(({ id }, index) => [id, index]))

interface Hidden {
  readonly subject: Subject
  readonly fact: FactId
}

/** Known facts that weigh, each hidden with the given share. What the tradition settles is no answer, and nobody answers for people who are not listed. */
export function hide(world: World, share: number, random: () => number): World {
  const hidden: Hidden[] = world.sheets
    .filter(({ subject }) => subject.unlisted !== true)
    .flatMap(({ subject, facts }) => [...readByRules]
      .filter((id) => aboutCase.has(id) === (subject.kind === 'case') && !id.startsWith('tradition.') && facts[id] !== undefined && facts[id].status !== 'unknown')
      .map((fact) => ({ subject, fact })))
    .filter(() => random() < share)
  return world.suppose(hidden.map(({ subject, fact }) => ({ subject, fact, found: { status: 'unknown', why: 'not-asked', from: [] } })))
}

/** Who chooses what to ask. */
export type Asker = (world: World, open: readonly Hidden[], isAsked: (open: Hidden) => boolean) => Hidden | undefined

const keyOf = ({ subject, fact }: Hidden): string => `${subject.kind} ${subject.id} ${fact}`

export const byEffect = (changes: Partial<NextQuestionsOptions> = {}): Asker => (world, _open, isAsked) => {
  const [best] = nextQuestions(world, { ...asking, most: 1, excludes: isAsked, ...changes }).questions
  return best === undefined ? undefined : { fact: best.fact, subject: best.about[0].subject }
}

export const atRandom = (random: () => number): Asker => (_world, open) => open[Math.floor(random() * open.length)]

export const inFileOrder: Asker = (_world, open) =>
  [...open].sort((a, b) => (place.get(a.fact) ?? 0) - (place.get(b.fact) ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1))[0]

export const byMentions: Asker = (world, open) => {
  const mentions = new Map(world.open().map((each) => [keyOf(each), each.rules.length]))
  return [...open].sort((a, b) => (mentions.get(keyOf(b)) ?? 0) - (mentions.get(keyOf(a)) ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1))[0]
}

export interface Interview {
  /** Questions until nothing more need be asked. */
  readonly toStop: number
  /** Questions until the first place was that of the full case, and stayed so. */
  readonly toFirst: number
  readonly because: string
  /** Nothing more need be asked, and yet the full case puts another first. */
  readonly isContradicted: boolean
}

const LEAST_SUPPORT = defaultRuleSet.parameters.find(({ id }) => id === 'standard.leastSupport')?.value ?? Number.NaN

/** Area and subject that come first with support enough; written here once more, apart from what is checked. */
export function firstOf({ ranking: { areas } }: World): string {
  const [area] = areas
  const best = area?.candidates[0]
  return area === undefined || best === undefined || area.status !== 'candidate' || area.support < LEAST_SUPPORT ? 'nobody' : `${area.area} ${best.subject.kind} ${best.subject.id}`
}

/** Puts questions until nothing more need be asked; what the full case does not know is answered by "not known" and not asked again. */
export function interview(full: World, start: World, asker: Asker): Interview {
  const truth = new Map(full.sheets.map(({ subject, facts }) => [`${subject.kind} ${subject.id}`, facts]))
  const asked = new Set<string>()
  const isAsked = (open: Hidden): boolean => asked.has(keyOf(open))
  const goal = firstOf(full)
  let [world, questions, wrongUntil] = [start, 0, 0]
  for (;;) {
    if (firstOf(world) !== goal) wrongUntil = questions + 1
    const stop = mayStop(world, { ...asking, excludes: isAsked })
    const open = stop.reached ? [] : world.open().filter((each) => each.subject.unlisted !== true && !isAsked(each) && !(each.found.status === 'unknown' && (each.found.why === 'declined' || each.found.why === 'not-applicable')))
    const next = open.length === 0 ? undefined : asker(world, open, isAsked)
    if (next === undefined) return { toStop: questions, toFirst: wrongUntil, because: stop.because ?? 'all-asked', isContradicted: firstOf(world) !== goal }
    asked.add(keyOf(next))
    questions += 1
    const found: Fact | undefined = truth.get(`${next.subject.kind} ${next.subject.id}`)?.[next.fact]
    if (found !== undefined && found.status !== 'unknown') world = world.suppose([{ ...next, found }])
  }
}

/** A mean with the ends between which 95 of 100 resamples lie. */
export interface Estimate {
  readonly mean: number
  readonly low: number
  readonly high: number
}

const meanOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length

/** Mean of a sample with its bootstrap interval (percentiles). */
export function bootstrap(values: readonly number[], random: () => number, resamples = 2000): Estimate {
  const means = Array.from({ length: resamples }, () => meanOf(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN))).sort((a, b) => a - b)
  const at = (share: number): number => means[Math.min(resamples - 1, Math.floor(share * resamples))] ?? Number.NaN
  return { mean: meanOf(values), low: at(0.025), high: at(0.975) }
}
