import type { AreaId } from '../../model/words.js'
import { figureOf, focusCategories, focusOf, presenceCategories, presenceOf, type Rated, strengthOf } from './codes-of.js'
import { LEAST_OF_A_CATEGORY } from './claim.js'
import { hitRates } from './hit-rates.js'
import type { Coding, Item, Measure, StatisticName } from './report.js'
import { RATING_STRENGTHS } from '../ratings.js'
import { bootstrapCounts } from './statistics/bootstrap.js'
import { cohenKappaOf, kappaOfCells } from './statistics/cohen-kappa.js'
import { crossTable, type CrossTable } from './statistics/cross-table.js'
import { type Code, type CodePair, type Estimate, undefinedBecause } from './statistics/estimate.js'
import { fleissKappa } from './statistics/fleiss-kappa.js'
import { gwetAC } from './statistics/gwet-ac.js'
import { kappaIndices } from './statistics/kappa-indices.js'
import type { KappaWeighting } from './statistics/kappa-weights.js'
import { alphaOfKinds, krippendorffAlpha, type MeasurementLevel } from './statistics/krippendorff-alpha.js'
import { percentAgreement } from './statistics/percent-agreement.js'
import { kendallOf, kendallTauB, type NumberPair, rankTable, spearman, spearmanOf } from './statistics/rank-correlation.js'

/** How figures are made. */
export interface MeasureOptions {
  readonly comparison: string
  readonly areas: readonly AreaId[]
  readonly level: number
  readonly seed: number
  /** Samples of the bootstrap; none for 0. */
  readonly samples: number
}

/** What one rater's rating comes to in a comparison, and the categories it is one of. */
interface Scale {
  readonly item: Item
  readonly area?: AreaId
  readonly coding: Coding
  readonly categories: readonly Code[]
  readonly code: (rating: Rated) => Code | undefined
}

function scalesOf(areas: readonly AreaId[]): readonly Scale[] {
  const presence = (['unsure-missing', 'unsure-category'] as const).flatMap((coding) =>
    areas.map((area): Scale => ({ item: 'presence', area, coding, categories: presenceCategories(coding), code: presenceOf(area, coding) })))
  const strength = areas.map((area): Scale => ({ item: 'strength', area, coding: 'as-rated', categories: RATING_STRENGTHS, code: strengthOf(area) }))
  const focus = (['no-focus-category', 'no-focus-missing'] as const).map((coding): Scale => ({ item: 'focus', coding, categories: focusCategories(areas, coding), code: focusOf(coding) }))
  return [...presence, ...strength, ...focus]
}

type Draw = (kinds: readonly number[], numberOfKinds: number, statistic: (counts: Int32Array) => number | undefined) => Pick<Measure, 'bootstrap'>

const drawing = ({ samples, seed, level }: MeasureOptions): Draw => (kinds, numberOfKinds, statistic) =>
  (samples === 0 ? {} : { bootstrap: bootstrapCounts(kinds, numberOfKinds, statistic, { samples, seed, level }) })

/** Which cases are alike: the different ones, in order of their first coming, and the place of each case among them. */
function alike<Case>(cases: readonly Case[]): { readonly different: readonly Case[]; readonly kinds: readonly number[] } {
  const places = new Map<string, number>()
  const different: Case[] = []
  const kinds = cases.map((each) => {
    // An undefined rating is written as null, which no rating is.
    const key = JSON.stringify(each)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, different.length)
    return different.push(each) - 1
  })
  return { different, kinds }
}

const valueIn = (estimate: Estimate): number | undefined => (estimate.status === 'estimated' ? estimate.value : undefined)

/** Figures of several raters of the same cases: one row a case, one column a rater. */
export function panelMeasures(rows: readonly (readonly Rated[])[], options: MeasureOptions): readonly Measure[] {
  const draw = drawing(options)
  return scalesOf(options.areas).flatMap((scale): readonly Measure[] => {
    const { code, categories, ...named } = scale
    const codes = rows.map((row) => row.map(code)).filter((row) => row.some((each) => each !== undefined))
    const { different, kinds } = alike(codes)
    const measure = (statistic: StatisticName, estimate: Estimate, more: Pick<Measure, 'bootstrap'> = {}): Measure => ({ comparison: options.comparison, ...named, statistic, estimate, ...more })
    const isOrdered = named.item === 'strength'
    const measurement: MeasurementLevel = isOrdered ? 'ordinal' : 'nominal'
    const weighting: KappaWeighting = isOrdered ? 'quadratic' : 'unweighted'
    const { level } = options
    return [
      measure('percent-agreement', percentAgreement(codes, { level })),
      ...(isOrdered ? [] : [measure('fleiss-kappa', fleissKappa(codes, { categories, level }).kappa)]),
      measure('krippendorff-alpha', krippendorffAlpha(codes, { categories, measurement }), draw(kinds, different.length, alphaOfKinds(different, categories, measurement))),
      measure(isOrdered ? 'gwet-ac2' : 'gwet-ac1', gwetAC(codes, { categories, level, weighting })),
    ]
  })
}

/** Figures of two raters of the same cases, the first the reference. `ranks` asks for those that need an order of areas. */
export function pairMeasures(pairs: readonly (readonly [Rated, Rated])[], options: MeasureOptions): readonly Measure[] {
  return [...scalesOf(options.areas).flatMap((scale) => scaleMeasures(pairs, scale, options)), ...hitMeasures(pairs, options), ...orderMeasures(pairs, options)]
}

function scaleMeasures(pairs: readonly (readonly [Rated, Rated])[], { code, categories, ...named }: Scale, options: MeasureOptions): readonly Measure[] {
  const draw = drawing(options)
  const { level } = options
  const both = pairs.map(([a, b]): CodePair => [code(a), code(b)]).filter(([a, b]) => a !== undefined && b !== undefined)
  const table = crossTable(both, categories)
  const measure = (statistic: StatisticName, estimate: Estimate, more: Pick<Measure, 'bootstrap' | 'leastMargin' | 'sparse'> = {}): Measure => ({ comparison: options.comparison, ...named, statistic, estimate, ...more })
  const of = categories.length
  const cells = both.map(([a, b]) => categories.indexOf(a ?? '') * of + categories.indexOf(b ?? ''))
  const kappa = (statistic: StatisticName, weighting: KappaWeighting): Measure =>
    measure(statistic, cohenKappaOf(table, { weighting, level }).kappa, { ...draw(cells, of * of, (counts) => kappaOfCells(counts, of, weighting)), ...marginOf(table) })
  if (named.item === 'strength') {
    return [
      measure('percent-agreement', percentAgreement(both, { level })),
      kappa('kappa-linear', 'linear'),
      kappa('kappa-quadratic', 'quadratic'),
      measure('gwet-ac2', gwetAC(both, { categories, level, weighting: 'quadratic' })),
      ...rankMeasures(pairs, named.area, options),
    ]
  }
  const indices = table.categories.length === 2 ? kappaIndices(table) : undefined
  return [
    measure('percent-agreement', percentAgreement(both, { level })),
    kappa('cohen-kappa', 'unweighted'),
    measure('krippendorff-alpha', krippendorffAlpha(both, { categories })),
    measure('gwet-ac1', gwetAC(both, { categories, level })),
    ...(table.categories.length !== 2 ? [] : ([['prevalence-index', 'prevalence'], ['bias-index', 'bias'], ['adjusted-kappa', 'adjustedKappa']] as const).map(([statistic, key]) =>
      measure(statistic, indices === undefined ? undefinedBecause('no-pairs', 0) : { status: 'estimated', value: indices[key], cases: indices.cases, noInterval: 'no-formula' }))),
  ]
}

/** How thinly the rows and columns of a table are filled. Of more than two categories, those that nobody used are passed over. */
function marginOf({ counts, categories, cases }: CrossTable): Pick<Measure, 'leastMargin' | 'sparse'> {
  if (cases === 0) return {}
  const margins = categories.map((_, at) => [(counts[at] ?? []).reduce((sum, each) => sum + each, 0), counts.reduce((sum, row) => sum + (row[at] ?? 0), 0)] as const)
  const used = categories.length === 2 ? margins : margins.filter(([row, column]) => row + column > 0)
  const leastMargin = used.length < 2 ? 0 : Math.min(...used.flat())
  return { leastMargin, ...(leastMargin < LEAST_OF_A_CATEGORY ? { sparse: true } : {}) }
}

function rankMeasures(pairs: readonly (readonly [Rated, Rated])[], area: AreaId | undefined, options: MeasureOptions): readonly Measure[] {
  if (area === undefined) return []
  const draw = drawing(options)
  const figure = figureOf(area)
  const numbers = pairs.map(([a, b]): NumberPair => [figure(a), figure(b)]).filter(([a, b]) => a !== undefined && b !== undefined)
  const table = rankTable(numbers)
  return ([['spearman', spearman, spearmanOf], ['kendall-tau-b', kendallTauB, kendallOf]] as const).map(([statistic, correlate, again]): Measure => ({
    comparison: options.comparison, item: 'strength', area, coding: 'as-rated', statistic, estimate: correlate(numbers),
    ...draw(table.cells, table.rows * table.columns, (counts) => again(counts, table)),
  }))
}

function hitMeasures(pairs: readonly (readonly [Rated, Rated])[], { comparison, level }: MeasureOptions): readonly Measure[] {
  if (pairs.every(([, rating]) => rating?.order === undefined)) return []
  const { first, firstWhenProposed, firstTwo } = hitRates(pairs, level)
  return ([['top-1', first], ['top-1-when-proposed', firstWhenProposed], ['top-2', firstTwo]] as const).map(([statistic, estimate]) => ({ comparison, item: 'focus', coding: 'as-rated', statistic, estimate }))
}

/** Whether both put the areas of a case in the same order: tau-b within each case, averaged over the cases that have one. */
function orderMeasures(pairs: readonly (readonly [Rated, Rated])[], options: MeasureOptions): readonly Measure[] {
  const within = pairs.flatMap(([a, b]) => valueIn(kendallTauB(options.areas.map((area) => [figureOf(area)(a), figureOf(area)(b)]))) ?? [])
  const { different, kinds } = alike(within)
  const mean = (counts: Int32Array): number => different.reduce((total, each, kind) => total + each * (counts[kind] ?? 0), 0) / counts.reduce((total, count) => total + count, 0)
  const value = within.length === 0 ? undefined : within.reduce((total, each) => total + each, 0) / within.length
  const estimate: Estimate = value === undefined
    ? undefinedBecause(pairs.length === 0 ? 'no-pairs' : 'no-variation', 0)
    : { status: 'estimated', value, cases: within.length, noInterval: 'no-formula' }
  return [{ comparison: options.comparison, item: 'order', coding: 'as-rated', statistic: 'kendall-tau-b', estimate, ...(value === undefined ? {} : drawing(options)(kinds, different.length, mean)) }]
}
