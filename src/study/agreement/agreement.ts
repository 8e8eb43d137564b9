import { compareText } from '../../compare-text.js'
import { FormulationError } from '../../errors.js'
import { preparationOf } from '../../formulate-sync.js'
import { grouped } from '../../grouped.js'
import type { Language } from '../../model/language.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import { aLanguage, checkArgument, checkOptions, oneOf, type Permitted, text, wholeFrom } from '../../options.js'
import { DEFAULT_TRADITION } from '../../prepare.js'
import { VERSION } from '../../version.js'
import { aLevel, anIterable } from '../permitted.js'
import { isNoFocus, NO_FOCUS, type NoFocus, type Rating } from '../ratings.js'
import { studyWords } from '../words.js'
import { claimOf, LEAST_CASES } from './claim.js'
import type { Rated } from './codes-of.js'
import { disagreementsOf } from './disagreements.js'
import { MAJORITY, majorityOf } from './majority.js'
import { type MeasureOptions, pairMeasures, panelMeasures } from './measures.js'
import { publishedKappas } from './published.js'
import type { ReasonedFormulation } from './reasons.js'
import { type AgreementReport, type Comparison, type FocusTable, type MadeWith, type Material, MATERIALS, type Measure, type RaterCount } from './report.js'
import { crossTable } from './statistics/cross-table.js'
import { DEFAULT_LEVEL, misuse } from './statistics/estimate.js'
import { type IparsOptions, IPARS_OPTIONS, toIpars } from './to-ipars.js'

/** How agreement is computed. */
export interface AgreementOptions extends IparsOptions {
  /** Formulations of the same cases: the rule set becomes a rater, and disagreements are given reasons. */
  readonly formulations?: Iterable<ReasonedFormulation> | undefined
  /** Tradition whose names the areas have in the report; nothing is formulated under it here. */
  readonly tradition?: string | undefined
  /** What the cases are. Until it is declared, nothing is claimed of the rules. */
  readonly material?: Material | undefined
  /** Level of the intervals; 0.95 unless told. */
  readonly level?: number | undefined
  readonly seed?: number | undefined
  /** Samples of the bootstrap: 2000 unless told, 0 for none. */
  readonly samples?: number | undefined
  /** Cases from which a figure counts as more than an impression; 50 unless told. */
  readonly leastCases?: number | undefined
  readonly language?: Language | undefined
}

/** Cases of one comparison, a column a rater. */
interface Sample extends Comparison {
  readonly rows: readonly (readonly Rated[])[]
}

/**
 * Agreement of raters on the presence and strength of areas and on the choice of one focus: of the people as a panel, of
 * every two raters, and of each rule set with the majority of the people, beside published figures, with the reasons for
 * each disagreement where formulations are given. The same input and seed give the same bytes. Throws a `FormulationError`
 * for ratings that contradict themselves and for options that make no sense.
 */
export function agreement(given: Iterable<Rating>, options: AgreementOptions = {}): AgreementReport {
  checkArgument(given, anIterable, '/ratings')
  checkOptions(options, PERMITTED)
  const { level = DEFAULT_LEVEL, seed = 1, samples = 2000, leastCases = LEAST_CASES, material, presentFrom = 'possible' } = options
  const ruleSet = options.ruleSet ?? preparationOf({}).ruleSet
  if (options.tradition !== undefined) checkArgument(options.tradition, oneOf(ruleSet.traditions.map(({ id }) => id)), '/tradition')
  const formulations = [...(options.formulations ?? [])]
  const own = toIpars(formulations, iparsOptionsOf(options))
  const ratings = inOrder([...given, ...own])
  const areas = ruleSet.areas.map(({ id }) => id)
  checkAreas(ratings, areas)
  const samplesOf = comparisonsOf(ratings, areas)
  const measureOptions = (comparison: string): MeasureOptions => ({ comparison, areas, level, seed, samples })
  const words = studyWords(options.language)
  const names = areaNames(ruleSet, options.tradition)
  const claim = claimOf({
    ratings,
    areas,
    material,
    invented: new Set([...formulations, ...ratings].flatMap(({ caseId, fictional }) => (fictional === true ? [caseId] : []))).size,
    compared: Math.max(0, ...samplesOf.filter(({ about }) => about === (ratings.some(isLibrary) ? 'library-and-human' : 'humans')).map(({ cases }) => cases)),
    leastCases,
  }, words, names)
  return {
    reportVersion: 1,
    library: VERSION,
    settings: { level, seed, samples, areas, leastCases, material: material ?? 'undeclared', ...(formulations.length === 0 ? {} : { presentFrom, madeWith: madeWith(formulations) }) },
    cases: new Set(ratings.map(({ caseId }) => caseId)).size,
    raters: countsOf(ratings),
    claim,
    comparisons: samplesOf.map(({ rows: _, ...comparison }) => comparison),
    measures: samplesOf.flatMap(({ id, kind, rows }): readonly Measure[] =>
      kind === 'panel' ? panelMeasures(rows, measureOptions(id)) : pairMeasures(rows.map(([a, b]) => [a, b] as const), measureOptions(id))),
    tables: samplesOf.filter(({ kind }) => kind === 'pair').map(({ id, rows }) => focusTable(id, rows, areas)),
    published: publishedKappas(ruleSet),
    disagreements: disagreementsOf({
      ratings,
      own: new Map(own.map((rating) => [rating.caseId, rating])),
      formulations: new Map(formulations.map((formulation) => [formulation.caseId, formulation])),
      ruleSet,
      areas,
      presentFrom,
    }, { words, names, ruleSet }),
    names,
  }
}

const PERMITTED: Readonly<Record<keyof AgreementOptions, Permitted>> = {
  ...IPARS_OPTIONS, formulations: anIterable, tradition: text, material: oneOf(MATERIALS), level: aLevel, seed: wholeFrom(0), samples: wholeFrom(0), leastCases: wholeFrom(1), language: aLanguage,
}

const iparsOptionsOf = ({ rater, presentFrom, ruleSet }: AgreementOptions): IparsOptions =>
  ({ ...(rater === undefined ? {} : { rater }), ...(presentFrom === undefined ? {} : { presentFrom }), ...(ruleSet === undefined ? {} : { ruleSet }) })

/** Everything that formulations were made with, each once, in an order of its own. */
function madeWith(formulations: readonly ReasonedFormulation[]): readonly MadeWith[] {
  const found = formulations.flatMap(({ receipt }) => (receipt === undefined ? [] : [{ library: receipt.library, ruleSet: { ...receipt.ruleSet }, tradition: receipt.tradition }]))
  return [...new Map(found.map((made) => [`${made.ruleSet.id} ${made.ruleSet.version} ${made.tradition} ${made.library} ${made.ruleSet.digest}`, made]))]
    .sort(([a], [b]) => compareText(a, b)).map(([, made]) => made)
}

const isLibrary = ({ kind }: Rating): boolean => kind === 'library'

function checkAreas(ratings: readonly Rating[], areas: readonly AreaId[]): void {
  const named = ratings.flatMap((rating) => [...Object.keys(rating.areas), ...(rating.focus === undefined || isNoFocus(rating.focus) ? [] : [rating.focus])])
  const unknown = named.find((area) => !areas.includes(area))
  if (unknown === undefined) return
  const hint = 'Give the rule set that the formulations were made with.'
  throw new FormulationError([{ code: 'INPUT_REFERENCE', path: '', expected: `areas of the rule set: ${areas.join(', ')}`, received: 'a rating of another area', hint }])
}

/** Ratings in order of case and rater, so that the order in which they came changes nothing. */
function inOrder(ratings: readonly Rating[]): readonly Rating[] {
  const sorted = [...ratings].sort((a, b) => compareText(a.caseId, b.caseId) || compareText(a.rater, b.rater))
  sorted.forEach((rating, at) => {
    const before = sorted[at - 1]
    if (before?.caseId !== rating.caseId || before.rater !== rating.rater) return
    throw new FormulationError([{ code: 'INPUT_DUPLICATE', path: '', expected: 'one rating of a case by each rater', received: 'a second one', hint: 'A rule set that rates beside formulations needs a name of its own: --rater, or the option rater.' }])
  })
  if (sorted.some(({ rater }) => rater === MAJORITY)) throw misuse('/rater', 'another name of a rater', MAJORITY)
  return sorted
}

function comparisonsOf(ratings: readonly Rating[], areas: readonly AreaId[]): readonly Sample[] {
  const byCase = grouped(ratings, ({ caseId }) => caseId)
  const majority = [...byCase.values()].flatMap((of) => majorityOf(of.filter((rating) => !isLibrary(rating)), areas) ?? [])
  const byRater = grouped([...ratings, ...majority], ({ rater }) => rater)
  const cases = [...byCase.keys()]
  const columns = new Map([...byRater].map(([rater, of]) => [rater, new Map(of.map((rating) => [rating.caseId, rating]))]))
  const libraries = [...new Set(ratings.filter(isLibrary).map(({ rater }) => rater))].sort(compareText)
  const humans = [...byRater.keys()].filter((rater) => rater !== MAJORITY && !libraries.includes(rater)).sort(compareText)
  const sample = (kind: Comparison['kind'], about: Comparison['about'], raters: readonly string[]): Sample => {
    const rows = cases.map((caseId) => raters.map((rater) => columns.get(rater)?.get(caseId))).filter((row) => row.filter((each) => each !== undefined).length >= 2)
    return { id: kind === 'panel' ? 'humans' : raters.join('~'), kind, raters, about, cases: rows.length, rows }
  }
  const pairs = (of: readonly string[]): readonly (readonly [string, string])[] => of.flatMap((a, at) => of.slice(at + 1).map((b) => [a, b] as const))
  return [
    ...(humans.length >= 2 ? [sample('panel', 'humans', humans)] : []),
    ...(humans.length >= 2 ? libraries.map((library) => sample('pair', 'library-and-majority', [MAJORITY, library])) : []),
    ...libraries.flatMap((library) => humans.map((human) => sample('pair', 'library-and-human', [human, library]))),
    ...pairs(humans).map((raters) => sample('pair', 'humans', raters)),
    ...pairs(libraries).map((raters) => sample('pair', 'libraries', raters)),
  ]
}

function countsOf(ratings: readonly Rating[]): readonly RaterCount[] {
  const none = (): Record<NoFocus | 'not-answered', number> => ({ none: 0, undecided: 0, insufficient: 0, withheld: 0, 'not-answered': 0 })
  return [...grouped(ratings, ({ rater }) => rater)].sort(([a], [b]) => compareText(a, b)).map(([rater, of]): RaterCount => {
    const noFocus = none()
    for (const { focus } of of) if (focus === undefined || isNoFocus(focus)) noFocus[focus ?? 'not-answered'] += 1
    const unsure = of.reduce((total, { areas }) => total + Object.values(areas).filter((each) => each?.presence === 'unsure').length, 0)
    return { rater, kind: of[0]?.kind ?? 'human', cases: of.length, unsure, noFocus }
  })
}

function focusTable(comparison: string, rows: readonly (readonly Rated[])[], areas: readonly AreaId[]): FocusTable {
  const pairs = rows.map(([a, b]) => [a?.focus, b?.focus] as const)
  const said = new Set(pairs.flat())
  const { categories, counts, cases } = crossTable(pairs, [...areas, ...NO_FOCUS.filter((word) => said.has(word))])
  return { comparison, categories: categories.map(String), counts, cases }
}

function areaNames({ areas, traditions }: RuleSet, tradition: string = DEFAULT_TRADITION): Readonly<Record<AreaId, string>> {
  const named = traditions.find(({ id }) => id === tradition)?.areas
  return Object.fromEntries(areas.map(({ id }) => [id, named?.[id]?.name ?? id])) as Readonly<Record<AreaId, string>>
}
