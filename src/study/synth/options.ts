import { formatDay, parseDay } from '../../chronology/day-number.js'
import { FormulationError, type NonEmpty, type ProblemParts } from '../../errors.js'
import { aLanguage, checkArgument, checkOptions, list, oneOf, type Permitted } from '../../options.js'
import type { Language } from '../../model/language.js'
import { AREAS } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { studyWords } from '../words.js'

/** What a synthetic case is meant to be about: one area, two that are marked alike, or none. */
export const INTENDED_FOCI = [...AREAS, 'mixed', 'none'] as const
export type IntendedFocus = (typeof INTENDED_FOCI)[number]

/** Parts of a case that can be left unasked at a rate of their own. `deaths` and `disputes` are fields of people. */
export const MISSING_SECTIONS = ['client', 'people', 'deaths', 'disputes', 'circle', 'asked', 'course', 'events', 'view', 'safety'] as const
export type MissingSection = (typeof MISSING_SECTIONS)[number]

/** How answers go missing. */
export interface MissingOptions {
  /** Share of answers that are missing, 0 to 1; 0 when left out. */
  readonly rate?: number | undefined
  /** `at-random`, the default: every answer alike. `details-first`: what an assessment asks first goes missing at three tenths of the rate, small details at seventeen tenths. */
  readonly order?: 'at-random' | 'details-first' | undefined
  /** Rates of single sections, in place of `rate`. */
  readonly sections?: Readonly<Partial<Record<MissingSection, number>>> | undefined
  /** Share of missing answers that were asked for and are not known or were declined; the rest was not asked. 0.15 when left out. */
  readonly askedInVain?: number | undefined
}

/** How a cohort of synthetic cases is drawn. Shares and strengths run from 0 to 1. */
export interface SynthesisOptions {
  /** Number of cases. */
  readonly count: number
  /** 1 when left out. */
  readonly seed?: number | undefined
  /** Number of the first case, 0 when left out: cohorts can be drawn in pieces. */
  readonly from?: number | undefined
  /** Weight of each intended focus; those left out have none. Without it 2 for each area, 1 for `mixed` and 1 for `none`. */
  readonly focusShares?: Readonly<Partial<Record<IntendedFocus, number>>> | undefined
  /** How plainly the intended focus shows: the chance of each of its signs. 0.85 when left out. */
  readonly strength?: number | undefined
  /** Another area that also shows: in which share of cases (0.5 when left out), and how plainly (0.3 when left out). */
  readonly competitor?: { readonly share?: number | undefined; readonly strength?: number | undefined } | undefined
  readonly missing?: MissingOptions | undefined
  /** Dates told vaguely: which share of them (0.2 when left out), and over about how many days (30 when left out). */
  readonly vagueDates?: { readonly share?: number | undefined; readonly days?: number | undefined } | undefined
  /** Error of a questionnaire score: standard deviation in points of the PHQ-9, of other instruments in proportion. 1 when left out. */
  readonly scoreError?: number | undefined
  /** Who the clients are. */
  readonly clients?: {
    /** Youngest and oldest age; 18 to 80 when left out. */
    readonly ageYears?: readonly [number, number] | undefined
    /** Share of clients of 20 and over with a partner; 0.6 when left out. */
    readonly partnered?: number | undefined
    /** Share of clients of 24 and over with children; 0.55 when left out. */
    readonly parents?: number | undefined
    /** Share of clients under 66 with work; 0.7 when left out. */
    readonly working?: number | undefined
  } | undefined
  /** First and last possible day of assessment; 2024-01-01 to 2025-12-31 when left out. */
  readonly assessed?: readonly [string, string] | undefined
  /** Language of the few texts in a case; English when left out. */
  readonly language?: Language | undefined
}

/** Options with everything filled in. */
export interface Settings {
  readonly count: number
  readonly seed: number
  readonly from: number
  readonly foci: readonly (readonly [IntendedFocus, number])[]
  readonly strength: number
  readonly competitor: { readonly share: number; readonly strength: number }
  readonly missing: { readonly rateOf: Readonly<Record<MissingSection, number>>; readonly detailsFirst: boolean; readonly askedInVain: number; readonly any: boolean }
  readonly vagueDates: { readonly share: number; readonly days: number }
  readonly scoreError: number
  readonly clients: { readonly youngest: number; readonly oldest: number; readonly partnered: number; readonly parents: number; readonly working: number }
  readonly assessed: { readonly first: number; readonly last: number }
  readonly words: WordCatalogue
}

const DEFAULT_SHARES: Readonly<Record<IntendedFocus, number>> = {
  grief: 2, 'role-dispute': 2, 'role-transition': 2, 'interpersonal-sensitivities': 2, mixed: 1, none: 1,
}

const aNumber: Permitted = { expected: 'a number', allows: (value) => typeof value === 'number' && !Number.isNaN(value) }
const fields: Permitted = { expected: 'options in an object', allows: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) }
const twoOf = (what: string, type: string): Permitted => ({ expected: `a list of two ${what}`, allows: (value) => list.allows(value) && (value as unknown[]).length === 2 && (value as unknown[]).every((each) => typeof each === type) })

const KINDS: Readonly<Record<keyof SynthesisOptions, Permitted>> = {
  count: aNumber, seed: aNumber, from: aNumber, focusShares: fields, strength: aNumber, competitor: fields, missing: fields, vagueDates: fields, scoreError: aNumber, clients: fields,
  assessed: twoOf('days, as in 2024-01-01', 'string'), language: aLanguage,
}

/** Refuses what has another name or kind; ranges are checked with all else. */
function checkKinds(options: SynthesisOptions): void {
  checkOptions(options, KINDS)
  checkArgument(options.count, aNumber, '/count')
  const { focusShares = {}, competitor = {}, missing = {}, vagueDates = {}, clients = {} } = options
  const numbers = (names: readonly string[]): Readonly<Record<string, Permitted>> => Object.fromEntries(names.map((name) => [name, aNumber]))
  checkOptions(focusShares, numbers(INTENDED_FOCI), '/focusShares')
  checkOptions(competitor, numbers(['share', 'strength']), '/competitor')
  checkOptions(missing, { ...numbers(['rate', 'askedInVain']), order: oneOf(['at-random', 'details-first']), sections: fields }, '/missing')
  checkOptions(missing.sections ?? {}, numbers(MISSING_SECTIONS), '/missing/sections')
  checkOptions(vagueDates, numbers(['share', 'days']), '/vagueDates')
  checkOptions(clients, { ...numbers(['partnered', 'parents', 'working']), ageYears: twoOf('ages', 'number') }, '/clients')
}

/** Fills in what was left out. Throws a `FormulationError` with code `USAGE` that lists everything that cannot be. */
export function settingsOf(options: SynthesisOptions): Settings {
  checkKinds(options)
  const problems: ProblemParts[] = []
  const check = (fine: boolean, path: string, expected: string): void => {
    if (!fine) problems.push({ code: 'USAGE', path, expected, received: 'something else' })
  }
  const share = (value: number | undefined, path: string, otherwise: number): number => {
    check(value === undefined || (value >= 0 && value <= 1), path, 'a number from 0 to 1')
    return value ?? otherwise
  }
  const whole = (value: number, path: string, most = Number.MAX_SAFE_INTEGER): number => {
    check(Number.isSafeInteger(value) && value >= 0 && value <= most, path, `a whole number from 0 to ${most}`)
    return value
  }
  const { focusShares = DEFAULT_SHARES, missing = {}, clients = {}, assessed = ['2024-01-01', '2025-12-31'] } = options
  const foci = INTENDED_FOCI.map((name) => [name, focusShares[name] ?? 0] as const)
  check(foci.every(([, weight]) => weight >= 0 && Number.isFinite(weight)) && foci.some(([, weight]) => weight > 0), '/focusShares', 'weights of 0 or more, one of them above 0')
  const rate = share(missing.rate, '/missing/rate', 0)
  const rateOf = Object.fromEntries(MISSING_SECTIONS.map((name) => [name, share(missing.sections?.[name], `/missing/sections/${name}`, rate)])) as Record<MissingSection, number>
  const [youngest, oldest] = clients.ageYears ?? [18, 80]
  check(Number.isInteger(youngest) && Number.isInteger(oldest) && youngest >= 18 && oldest <= 95 && youngest <= oldest, '/clients/ageYears', 'two whole ages from 18 to 95, the younger first')
  const [first, last] = [parseDay(assessed[0]) ?? NaN, parseDay(assessed[1]) ?? NaN]
  check(first <= last && assessed[0] >= '1950', '/assessed', 'two days after 1950, the earlier first')
  const days = options.vagueDates?.days ?? 30
  check(days >= 1 && days <= 730, '/vagueDates/days', 'a number from 1 to 730')
  const scoreError = options.scoreError ?? 1
  check(scoreError >= 0 && scoreError <= 27, '/scoreError', 'a number from 0 to 27')
  const settings: Settings = {
    count: whole(options.count, '/count'),
    seed: whole(options.seed ?? 1, '/seed'),
    from: whole(options.from ?? 0, '/from'),
    foci,
    strength: share(options.strength, '/strength', 0.85),
    competitor: { share: share(options.competitor?.share, '/competitor/share', 0.5), strength: share(options.competitor?.strength, '/competitor/strength', 0.3) },
    missing: {
      rateOf, detailsFirst: missing.order === 'details-first', askedInVain: share(missing.askedInVain, '/missing/askedInVain', 0.15),
      any: Object.values(rateOf).some((each) => each > 0),
    },
    vagueDates: { share: share(options.vagueDates?.share, '/vagueDates/share', 0.2), days },
    scoreError,
    clients: {
      youngest, oldest, partnered: share(clients.partnered, '/clients/partnered', 0.6),
      parents: share(clients.parents, '/clients/parents', 0.55), working: share(clients.working, '/clients/working', 0.7),
    },
    assessed: { first, last },
    words: studyWords(options.language),
  }
  const [one, ...rest] = problems
  if (one !== undefined) throw new FormulationError([one, ...rest] satisfies NonEmpty<ProblemParts>)
  return settings
}

/** Options of a cohort with everything filled in that was left out. */
export type SynthesisSettings = Required<Omit<SynthesisOptions, 'language' | 'competitor' | 'missing' | 'vagueDates' | 'clients' | 'focusShares'>> & {
  readonly focusShares: Readonly<Partial<Record<IntendedFocus, number>>>
  readonly competitor: Settings['competitor']
  readonly missing: { readonly order: 'at-random' | 'details-first'; readonly sections: Readonly<Record<MissingSection, number>>; readonly askedInVain: number }
  readonly vagueDates: Settings['vagueDates']
  readonly clients: { readonly ageYears: readonly [number, number]; readonly partnered: number; readonly parents: number; readonly working: number }
  /** Tag of the language of the few texts in a case. */
  readonly locale: string
}

/** What `synthesizeCases` makes of options, as data: what has to be kept beside a cohort to draw it again. Throws as it does. */
export function synthesisSettings(options: SynthesisOptions): SynthesisSettings {
  const { count, seed, from, foci, strength, competitor, missing, vagueDates, scoreError, clients, assessed, words } = settingsOf(options)
  const { youngest, oldest, ...shares } = clients
  return {
    count, seed, from, focusShares: Object.fromEntries(foci.filter(([, weight]) => weight > 0)), strength, competitor,
    missing: { order: missing.detailsFirst ? 'details-first' : 'at-random', sections: missing.rateOf, askedInVain: missing.askedInVain },
    vagueDates, scoreError, clients: { ageYears: [youngest, oldest], ...shares }, assessed: [formatDay(assessed.first), formatDay(assessed.last)], locale: words.locale,
  }
}
