import { generatorOf } from '../../random.js'
import type { Case } from '../../model/case.js'
import { firstAreas } from '../../trials.js'
import { bootstrap } from '../agreement/statistics/bootstrap.js'
import type { WhyNoInterval } from '../agreement/statistics/estimate.js'
import { misuse } from '../agreement/statistics/estimate.js'
import { answersOf, type Answer, FIELD_SECTIONS, fieldFamilies, FIELDS, minimumItems, sectionOf, without } from './fields.js'
import { cohortOf, type CohortHead, type CohortOptions, leaderOf, meanOf, type Standing, standingOf } from './ground.js'

export const HIDDEN_KINDS = ['field', 'section', 'family', 'minimum-item'] as const
/** What is hidden at once: one field, a part of the interview, all that the facts of one family are derived from, or an item of the minimum set. */
export type HiddenKind = (typeof HIDDEN_KINDS)[number]

/** How answers are hidden. */
export interface MissingnessOptions extends CohortOptions {
  /** Shares of answers that are hidden at random, above 0 and up to 1; 0.1 to 0.7 in steps of 0.1 when left out. */
  readonly rates?: readonly number[] | undefined
  /** How often each case is looked at with other answers hidden; 5 when left out. */
  readonly repeats?: number | undefined
  /** All when left out. */
  readonly kinds?: readonly HiddenKind[] | undefined
  /** Seed of what is hidden and of the intervals; 1 when left out. */
  readonly seed?: number | undefined
  /** Samples of the bootstrap, 2000 when left out. */
  readonly draws?: number | undefined
}

/** What became of first places: shares that add up to 1. */
export interface Fates {
  /** The same area, or areas, first. */
  readonly stays: number
  /** Too little is known. */
  readonly unknown: number
  /** No area meets the standard any more. */
  readonly lost: number
  /** Another area, or not the same ones, first. */
  readonly changes: number
}

/** First places when a share of answers is hidden. */
export interface MissingPoint extends Fates {
  readonly rate: number
  /** Cases in which an area stands first with nothing hidden: the shares are of them. */
  readonly cases: number
  /** Share of their answers that was hidden. */
  readonly hidden: number
  /** Interval of `stays`, cases drawn again with all their repeats. */
  readonly low?: number
  readonly high?: number
  readonly noInterval?: WhyNoInterval
  /** Mean change of the lead, in points. */
  readonly lead: number
}

/** First places when something is hidden by itself. */
export interface HiddenPart extends Fates {
  readonly what: HiddenKind
  /** Path of the field, the section, the family of facts, or the fact of the minimum set. */
  readonly id: string
  /** Cases in which an area stands first with nothing hidden. */
  readonly cases: number
  /** Those of them that hold such an answer. */
  readonly holding: number
  /** Answers that were hidden, in all of them. */
  readonly answers: number
  /** Mean change of the lead, in points. */
  readonly lead: number
}

/** How far first places hang on answers. */
export interface MissingnessReport extends CohortHead {
  readonly about: 'missing'
  readonly seed: number
  readonly repeats: number
  readonly curve: readonly MissingPoint[]
  /** By kind, and within it what unsettles most first places first. */
  readonly parts: readonly HiddenPart[]
}

const RATES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] as const

/**
 * Hides answers, as if they had not been asked for: at random and completely so, at several rates, and field by field, section
 * by section, family by family, item by item of the minimum set. What is hidden at one rate is hidden at every higher one.
 * Throws a `FormulationError` with every problem of the first case that cannot be read, or for options that cannot be.
 */
export function missingness(cases: Iterable<unknown>, options: MissingnessOptions = {}): MissingnessReport {
  const { rates = RATES, repeats = 5, kinds = HIDDEN_KINDS, seed = 1, draws = 2000 } = options
  if (rates.some((rate) => !(rate > 0 && rate <= 1))) throw misuse('/rates', 'shares above 0 and up to 1', rates)
  if (!(Number.isInteger(repeats) && repeats >= 1)) throw misuse('/repeats', 'a whole number from 1', repeats)
  const cohort = cohortOf(cases, options)
  const { ground } = cohort
  const all = cohort.cases.map((kase): Placed => {
    const ranking = ground.fresh(kase)
    const leader = leaderOf(ranking)
    const first = firstAreas(ranking)
    const answers = answersOf(kase)
    const counted = new Map<string, number>()
    for (const { field } of answers) counted.set(field, (counted.get(field) ?? 0) + 1)
    return { kase, standing: standingOf(ranking, leader), isPlaced: first.length > 0, answers, counted, rank: (hidden) => standingOf(ground.fresh(without(kase, hidden)), leader) }
  })
  const since = ground.work()
  const placed = all.filter(({ isPlaced }) => isPlaced)
  const lots = placed.map(({ answers }, at) => {
    const next = generatorOf(seed + 0x1_0000_0000 * (1 + (at % 0x10_0000)))
    return Array.from({ length: repeats }, () => new Map(answers.map(({ address }) => [address, next() / 0x1_0000_0000])))
  })
  const curve = placed.length === 0 ? [] : [...rates].sort((a, b) => a - b).map((rate) => pointAt(rate, placed, lots, { seed, samples: draws }))
  const parts = placed.length === 0 ? [] : HIDDEN_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) =>
    [...groupsOf[kind]()].flatMap(([id, fields]) => partWithout(kind, id, fields, placed)).sort((a, b) => a.stays - b.stays || a.lead - b.lead))
  return { ...cohort.head(all.map(({ standing }) => standing), since), about: 'missing', seed, repeats, curve, parts }
}

interface Placed {
  readonly kase: Case
  readonly standing: Standing
  readonly isPlaced: boolean
  readonly answers: readonly Answer[]
  /** Answers by field. */
  readonly counted: ReadonlyMap<string, number>
  readonly rank: (isHidden: (answer: Answer) => boolean) => Standing
}

const groupsOf: Readonly<Record<HiddenKind, () => ReadonlyMap<string, ReadonlySet<string>>>> = {
  field: () => new Map(FIELDS.map((field) => [field, new Set([field])])),
  section: () => new Map(FIELD_SECTIONS.map((section) => [section, new Set(FIELDS.filter((field) => sectionOf(field) === section))])),
  family: fieldFamilies,
  'minimum-item': minimumItems,
}

type Fate = keyof Fates

function fateOf(before: Standing, after: Standing): Fate {
  if (before.first.join(' ') === after.first.join(' ')) return 'stays'
  if (after.outcome === 'insufficient-data') return 'unknown'
  return after.outcome === 'no-clear-focus' ? 'lost' : 'changes'
}

const shareOf = (fates: readonly Fate[], fate: Fate): number => fates.filter((each) => each === fate).length / fates.length

const sharesOf = (fates: readonly Fate[]): Fates => ({ stays: shareOf(fates, 'stays'), unknown: shareOf(fates, 'unknown'), lost: shareOf(fates, 'lost'), changes: shareOf(fates, 'changes') })

const leadChange = (before: Standing, after: Standing): number => (after.lead ?? 0) - (before.lead ?? 0)

function pointAt(rate: number, placed: readonly Placed[], lots: readonly (readonly ReadonlyMap<string, number>[])[], drawing: { readonly seed: number; readonly samples: number }): MissingPoint {
  let [hidden, answers] = [0, 0]
  const found = placed.map(({ standing, answers: own, rank }, at) => {
    const after = (lots[at] ?? []).map((lot) => {
      answers += own.length
      return rank(({ address }) => {
        const hides = (lot.get(address) ?? 1) < rate
        if (hides) hidden += 1
        return hides
      })
    })
    return { fates: after.map((each) => fateOf(standing, each)), lead: meanOf(after.map((each) => leadChange(standing, each))) }
  })
  const stays = found.map(({ fates }) => shareOf(fates, 'stays'))
  const { interval, noInterval } = bootstrap(stays, meanOf, drawing)
  return {
    rate, cases: placed.length, hidden: answers === 0 ? 0 : hidden / answers, ...sharesOf(found.flatMap(({ fates }) => fates)),
    ...(interval === undefined ? {} : { low: interval.low, high: interval.high }), ...(noInterval === undefined ? {} : { noInterval }),
    lead: meanOf(found.map(({ lead }) => lead)),
  }
}

function partWithout(what: HiddenKind, id: string, fields: ReadonlySet<string>, placed: readonly Placed[]): readonly HiddenPart[] {
  const counts = placed.map(({ counted }) => [...fields].reduce((total, field) => total + (counted.get(field) ?? 0), 0))
  const holding = counts.filter((count) => count > 0).length
  if (holding === 0) return []
  const after = placed.map(({ standing, rank }, at) => ((counts[at] ?? 0) === 0 ? standing : rank(({ field }) => fields.has(field))))
  return [{
    what, id, cases: placed.length, holding, answers: counts.reduce((total, each) => total + each, 0),
    ...sharesOf(placed.map(({ standing }, at) => fateOf(standing, after[at] ?? standing))),
    lead: meanOf(placed.map(({ standing }, at) => leadChange(standing, after[at] ?? standing))),
  }]
}
