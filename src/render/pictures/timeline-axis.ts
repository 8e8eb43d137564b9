/** A stretch of time that is drawn shorter than its days would make it. */
export interface AxisBreak {
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
}

/** Where the days of a timeline stand across a picture. */
export interface TimeAxis {
  /** First and last day, as day numbers. */
  readonly from: number
  readonly to: number
  readonly left: number
  readonly right: number
  /** Days at which the scale may change, in order, with their places; straight lines between them. */
  readonly knots: readonly Knot[]
  readonly breaks: readonly AxisBreak[]
  /** Pixels a day takes outside breaks. */
  readonly pixelsADay: number
  /** The place of a day; days outside stand at the edge. */
  readonly xOf: (day: number) => number
}

export interface Knot {
  readonly day: number
  readonly x: number
}

/** Days without a single date that count as a long time. */
const LONG = 180
/** Share of the width that long times without a date may take, when there is a crowd elsewhere. */
const SHARE_OF_EMPTY = 0.4
/** Stretches without a long time between them that make a crowd. */
const CROWD = 3
/** Days shown around a single day. */
const AROUND_ONE_DAY = 15

interface Stretch {
  readonly from: number
  readonly to: number
  /** Days it is drawn as. */
  readonly drawn: number
}

/**
 * An axis on which every day that carries something has a place. Where most of the time is empty while dates crowd
 * elsewhere, as with an old death and this year's weekly scores, the empty times are shortened.
 */
export function timeAxis(days: Iterable<number>, left: number, right: number): TimeAxis {
  const known = [...new Set(days)].sort((a, b) => a - b)
  const [first = 0, last = first] = [known[0], known.at(-1)]
  const all = first === last ? [first - AROUND_ONE_DAY, first + AROUND_ONE_DAY] : known
  const stretches = joined(shortened(stretchesOf(all)))
  const total = stretches.reduce((sum, { drawn }) => sum + drawn, 0)
  const pixelsADay = (right - left) / total
  const knots: Knot[] = [{ day: all[0] ?? 0, x: left }]
  const breaks: AxisBreak[] = []
  let drawn = 0
  stretches.forEach((stretch, i) => {
    const from = knots.at(-1)?.x ?? left
    drawn += stretch.drawn
    const x = i === stretches.length - 1 ? right : left + drawn * pixelsADay
    knots.push({ day: stretch.to, x })
    if (isBroken(stretch)) breaks.push({ from: stretch.from, to: stretch.to, left: from, right: x })
  })
  return { from: all[0] ?? 0, to: all.at(-1) ?? 0, left, right, knots, breaks, pixelsADay, xOf: (day) => placeOf(knots, day) }
}

const daysOf = ({ from, to }: Stretch): number => to - from

const isBroken = (stretch: Stretch): boolean => stretch.drawn < daysOf(stretch)

const stretchesOf = (days: readonly number[]): readonly Stretch[] =>
  days.slice(1).map((to, i) => ({ from: days[i] ?? to, to, drawn: to - (days[i] ?? to) }))

function shortened(stretches: readonly Stretch[]): readonly Stretch[] {
  const isLong = (stretch: Stretch): boolean => daysOf(stretch) > LONG
  const sum = (some: readonly Stretch[]): number => some.reduce((total, stretch) => total + daysOf(stretch), 0)
  const [long, short] = [stretches.filter(isLong), stretches.filter((stretch) => !isLong(stretch))]
  const room = (sum(short) * SHARE_OF_EMPTY) / (1 - SHARE_OF_EMPTY)
  // A few dates spread over a life crowd nowhere, and a true scale shows them best.
  if (short.length < CROWD || short.length * 2 < long.length || sum(long) <= room) return stretches
  const weight = (stretch: Stretch): number => 1 + Math.log2(daysOf(stretch) / LONG) / 4
  const weights = long.reduce((total, stretch) => total + weight(stretch), 0)
  return stretches.map((stretch) =>
    isLong(stretch) ? { ...stretch, drawn: Math.min(daysOf(stretch), (room * weight(stretch)) / weights) } : stretch)
}

/** Neighbours on one scale made one, so that thousands of dates make a handful of knots. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (last === undefined || isBroken(last) || isBroken(stretch)) result.push(stretch)
    else result[result.length - 1] = { from: last.from, to: stretch.to, drawn: last.drawn + stretch.drawn }
  }
  return result
}

function placeOf(knots: readonly Knot[], day: number): number {
  let [low, high] = [0, knots.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((knots[middle]?.day ?? 0) <= day) low = middle
    else high = middle
  }
  const [a, b] = [knots[low], knots[high]]
  if (a === undefined || b === undefined) return 0
  if (day <= a.day) return a.x
  if (day >= b.day) return b.x
  return a.x + ((b.x - a.x) * (day - a.day)) / (b.day - a.day)
}
