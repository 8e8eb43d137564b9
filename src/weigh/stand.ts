import type { Argument, Band, Bounds, Candidate, Lessening, ThemeScore } from '../model/ranking-result.js'
import type { WeighSettings } from './settings.js'
import { requirementsOf, type ThemePoints, type Weighing, weightOf } from './weighing.js'

/** How far a candidate's themes of event and timing count by half, because the event behind them counts in full elsewhere. */
export interface Halving {
  /** Halved as things are recorded now. */
  readonly now: boolean
  /** Surely halved, whatever is still unknown. */
  readonly certain: boolean
  /** Possibly halved, depending on what is not known; true when it is certain. */
  readonly possible: boolean
}

export const NO_HALVING: Halving = { now: false, certain: false, possible: false }

/** Where a candidate stands. Integers only; within a theme each side counts up to the theme's cap. */
export function stand(weighing: Weighing, halving: Halving, settings: WeighSettings): Candidate {
  const { area, subject, status, themes } = weighing
  const applies = status !== 'not-applicable'
  const scores = themes.map((theme): ThemeScore => ({
    theme: theme.theme,
    for: roomFor(theme, halving.now),
    against: Math.min(theme.cap, theme.against.fired),
  }))
  const support = applies ? scores.reduce((total, score) => total + score.for - score.against, 0) : 0
  let requirements: Candidate['requirements'] | undefined
  let args: readonly Argument[] | undefined
  let conflicts: Candidate['conflicts'] | undefined
  const candidate: Candidate = {
    area,
    subject,
    status,
    get requirements() {
      return (requirements ??= requirementsOf(weighing, settings))
    },
    support,
    bounds: applies ? boundsOf(weighing, halving) : { low: 0, high: 0 },
    band: status === 'candidate' ? bandOf(support, scores, settings) : 'none',
    themes: scores,
    get arguments() {
      return (args ??= argumentsOf(weighing, halving, settings))
    },
    get conflicts() {
      return (conflicts ??= conflictsIn((args ??= argumentsOf(weighing, halving, settings))))
    },
  }
  if (halving.now && themes.some(({ definition, for: side }) => definition?.family !== undefined && side.fired > 0)) yielding.add(candidate)
  return candidate
}

// Beside the candidates rather than in them: their arguments say it one by one, and cost more to make than it costs to know.
const yielding = new WeakSet<Candidate>()

/** Whether a reason of this candidate's counts for less because its event counts in full for another. */
export const yieldsAnEvent = (candidate: Candidate): boolean => yielding.has(candidate)

/** Points that the reasons for count in a theme. */
function roomFor({ cap, definition, for: side }: ThemePoints, halved: boolean): number {
  const counted = Math.min(cap, side.fired)
  return halved && definition?.family !== undefined ? half(counted) : counted
}

/**
 * Outer bounds: every undetermined rule taken at its best and at its worst. Sound, and exact only when
 * no two open rules hang on the same unknown.
 */
function boundsOf({ themes, status }: Weighing, halving: Halving): Bounds {
  let low = 0
  let high = 0
  for (const { cap, definition, for: pro, against: con } of themes) {
    const sharesEvents = definition?.family !== undefined
    const mustFor = Math.min(cap, pro.fired)
    const mayFor = Math.min(cap, pro.fired + pro.possible)
    low += (sharesEvents && halving.possible ? half(mustFor) : mustFor) - Math.min(cap, con.fired + con.possible)
    high += (sharesEvents && halving.certain ? half(mayFor) : mayFor) - Math.min(cap, con.fired)
  }
  // Where it is open whether the area applies at all, having no support at all is one of the possibilities.
  return status === 'candidate' ? { low, high } : { low: Math.min(0, low), high: Math.max(0, high) }
}

/** How support reads in words: enough points, from enough themes, among them timing or history and what defines the area. */
export function bandOf(support: number, themes: readonly ThemeScore[], settings: WeighSettings): Band {
  if (support >= settings.parameter('band.wellSupported')) {
    const carrying = themes.filter((score) => score.for > 0)
    if (
      carrying.length >= settings.parameter('band.wellSupportedThemes') &&
      carrying.some(({ theme }) => settings.themes.get(theme)?.anchors === true) &&
      carrying.some(({ theme }) => settings.themes.get(theme)?.core === true)
    ) {
      return 'well-supported'
    }
  }
  return support >= settings.parameter('band.possible') ? 'possible' : 'little-evidence'
}

/** Points that a side of a theme has still to give. */
interface Room {
  left: number
  readonly isShared: boolean
}

/** Every reason with the points it counts for, strongest first. */
function argumentsOf({ verdicts, themes }: Weighing, halving: Halving, settings: WeighSettings): readonly Argument[] {
  const held = verdicts
    .flatMap((verdict) => {
      const weight = weightOf(verdict.ruleId, settings)
      return weight === undefined ? [] : [{ verdict, weight }]
    })
    .sort((a, b) => a.weight.place - b.weight.place)
  const rooms = new Map(themes.map((theme): [string, Readonly<Record<Argument['direction'], Room>>] => {
    const left = roomOf(theme, halving)
    return [theme.theme, { for: { left, isShared: left < theme.cap }, against: { left: theme.cap, isShared: false } }]
  }))
  // The theme's cap is handed out to the strongest reasons first, each side by itself.
  return held.map(({ verdict: { ruleId, version, verdict }, weight: { direction, strength, theme, points } }): Argument => {
    const argument = { ruleId, version, direction, strength, theme, verdict, points }
    const own = rooms.get(theme)?.[direction]
    if (verdict !== 'fired' || own === undefined) return { ...argument, counted: 0 }
    const taken = Math.min(points, own.left)
    own.left -= taken
    const lessenedBy: Lessening = own.isShared ? 'shared-event' : 'theme-cap'
    return { ...argument, counted: direction === 'for' ? taken : 0 - taken, ...(taken < points ? { lessenedBy } : {}) }
  })
}

const roomOf = (theme: ThemePoints, { now }: Halving): number => (now && theme.definition?.family !== undefined ? roomFor(theme, true) : theme.cap)

function conflictsIn(weighed: readonly Argument[]): Candidate['conflicts'] {
  const strong = weighed.filter(({ verdict, strength }) => verdict === 'fired' && strength === 'strong')
  const against = strong.filter(({ direction }) => direction === 'against')
  return strong
    .filter(({ direction }) => direction === 'for')
    .flatMap((pro) => against.map((con) => ({ for: pro.ruleId, against: con.ruleId })))
}

const half = (points: number): number => Math.floor(points / 2)
