import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { RuleVerdict, Verdict } from '../model/outcome.js'
import type { Argument, Band, Bounds, Candidate, CandidateStatus, Lessening, ThemeScore } from '../model/ranking-result.js'
import type { Subject } from '../model/facts.js'
import type { AreaId } from '../model/words.js'
import type { WeighSettings } from './settings.js'

/** Which of a candidate's themes count by half because the event behind them counts in full elsewhere. */
export interface Halving {
  /** Halved as things are recorded now. */
  readonly now: ReadonlySet<string>
  /** Surely halved, whatever is still unknown. */
  readonly certain: ReadonlySet<string>
  /** Possibly halved, depending on what is not known; includes the certain ones. */
  readonly possible: ReadonlySet<string>
}

export const NO_HALVING: Halving = { now: new Set(), certain: new Set(), possible: new Set() }

interface Scored {
  readonly outcome: RuleVerdict
  readonly direction: 'for' | 'against'
  readonly theme: string
  readonly argument: Omit<Argument, 'counted' | 'lessenedBy'>
}

/** The arguments of one theme, strongest first. */
interface ScoredTheme {
  readonly theme: string
  readonly own: readonly Scored[]
  readonly cap: number
}

/** Weighs one area for one subject. Integers only; within a theme each side counts up to the theme's cap. */
export function weighCandidate(
  area: AreaId,
  subject: Subject,
  outcomes: readonly RuleVerdict[],
  settings: WeighSettings,
  halving: Halving,
): Candidate {
  const scored = outcomes.flatMap((outcome) => scoredOf(outcome, settings)).sort(strongestFirst)
  const requirements = outcomes
    .filter(({ ruleId }) => settings.rules.get(ruleId)?.direction === 'required')
    .map(({ ruleId, version, verdict }) => ({ ruleId, version, verdict }))
    .sort((a, b) => compareText(a.ruleId, b.ruleId))
  const status = gate(requirements.map(({ verdict }) => verdict))
  const applies = status !== 'not-applicable'

  const themes = [...grouped(scored, ({ theme }) => theme)]
    .map(([theme, own]): ScoredTheme => ({ theme, own, cap: capOf(theme, settings) }))
    .sort((a, b) => compareText(a.theme, b.theme))
  const counted = new Map(themes.flatMap((theme) => countTheme(theme, halving.now.has(theme.theme)).map((argument) => [argument.ruleId, argument])))
  const weighed = scored.map(({ argument }): Argument => counted.get(argument.ruleId) ?? { ...argument, counted: 0 })
  const support = applies ? sum(weighed.map((argument) => argument.counted)) : 0
  const bounds = applies ? boundsOf(themes, halving, status) : { low: 0, high: 0 }
  const scores = themes.map(({ theme, own }): ThemeScore => {
    const points = own.map(({ argument }) => counted.get(argument.ruleId)?.counted ?? 0)
    return { theme, for: sum(points.filter((each) => each > 0)), against: 0 - sum(points.filter((each) => each < 0)) }
  })
  return {
    area,
    subject,
    status,
    requirements,
    support,
    bounds,
    band: status === 'candidate' ? bandOf(support, scores, settings) : 'none',
    themes: scores,
    arguments: weighed,
    conflicts: conflictsIn(weighed),
  }
}

function scoredOf(outcome: RuleVerdict, settings: WeighSettings): readonly Scored[] {
  const rule = settings.rules.get(outcome.ruleId)
  if (rule?.strength === undefined || (rule.direction !== 'for' && rule.direction !== 'against')) return []
  const { direction, strength, theme } = rule
  return [
    {
      outcome,
      direction,
      theme,
      argument: { ruleId: rule.id, version: rule.version, direction, strength, theme, verdict: outcome.verdict, points: settings.points(strength) },
    },
  ]
}

function strongestFirst(a: Scored, b: Scored): number {
  return b.argument.points - a.argument.points || compareText(a.argument.ruleId, b.argument.ruleId)
}

function gate(verdicts: readonly Verdict[]): CandidateStatus {
  if (verdicts.some((verdict) => verdict === 'silent' || verdict === 'set-aside')) return 'not-applicable'
  return verdicts.includes('undetermined') ? 'insufficient-data' : 'candidate'
}

/** Hands the theme's cap out to the strongest reasons first, each side by itself. */
function countTheme({ own, cap }: ScoredTheme, halved: boolean): readonly Argument[] {
  return (['for', 'against'] as const).flatMap((direction) => {
    const fired = own.filter((each) => each.direction === direction && each.outcome.verdict === 'fired')
    const room = halved && direction === 'for' ? half(Math.min(cap, sum(fired.map(({ argument }) => argument.points)))) : cap
    let left = room
    return fired.map(({ argument }): Argument => {
      const points = Math.min(argument.points, left)
      left -= points
      const lessenedBy: Lessening = room < cap ? 'shared-event' : 'theme-cap'
      const signed = direction === 'for' ? points : 0 - points
      return { ...argument, counted: signed, ...(points < argument.points ? { lessenedBy } : {}) }
    })
  })
}

/**
 * Outer bounds: every undetermined rule taken at its best and at its worst. Sound, and exact only when
 * no two open rules hang on the same unknown.
 */
function boundsOf(themes: readonly ScoredTheme[], halving: Halving, status: CandidateStatus): Bounds {
  let low = 0
  let high = 0
  for (const { theme, own, cap } of themes) {
    const total = (direction: 'for' | 'against', isOpenTaken: boolean): number => {
      const taken = own.filter(({ direction: side, outcome: { verdict } }) =>
        side === direction && (verdict === 'fired' || (isOpenTaken && verdict === 'undetermined')))
      return Math.min(cap, sum(taken.map(({ argument }) => argument.points)))
    }
    const mustFor = total('for', false)
    const mayFor = total('for', true)
    low += (halving.possible.has(theme) ? half(mustFor) : mustFor) - total('against', true)
    high += (halving.certain.has(theme) ? half(mayFor) : mayFor) - total('against', false)
  }
  // Where it is open whether the area applies at all, having no support at all is one of the possibilities.
  return status === 'candidate' ? { low, high } : { low: Math.min(0, low), high: Math.max(0, high) }
}

/** How support reads in words: enough points, from enough themes, among them timing or history and what defines the area. */
export function bandOf(support: number, themes: readonly ThemeScore[], settings: WeighSettings): Band {
  const carrying = themes.filter((score) => score.for > 0)
  if (
    support >= settings.parameter('band.wellSupported') &&
    carrying.length >= settings.parameter('band.wellSupportedThemes') &&
    carrying.some(({ theme }) => settings.themes.get(theme)?.anchors === true) &&
    carrying.some(({ theme }) => settings.themes.get(theme)?.core === true)
  ) {
    return 'well-supported'
  }
  return support >= settings.parameter('band.possible') ? 'possible' : 'little-evidence'
}

function conflictsIn(weighed: readonly Argument[]): Candidate['conflicts'] {
  const strong = weighed.filter(({ verdict, strength }) => verdict === 'fired' && strength === 'strong')
  const against = strong.filter(({ direction }) => direction === 'against')
  return strong
    .filter(({ direction }) => direction === 'for')
    .flatMap((pro) => against.map((con) => ({ for: pro.ruleId, against: con.ruleId })))
}

const capOf = (theme: string, settings: WeighSettings): number => settings.themes.get(theme)?.cap ?? 0

const half = (points: number): number => Math.floor(points / 2)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
