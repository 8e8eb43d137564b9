/** A text that belongs to a place on a line beneath it. */
export interface LabelWish {
  /** Where its leader stands. */
  readonly x: number
  readonly width: number
}

/** Where the text went: row 0 is the nearest to the line. */
export interface LabelPlace {
  readonly left: number
  readonly row: number
}

/** Pixels between a leader and its text. */
const BESIDE = 4
/** Pixels between a text and whatever is beside it. */
const CLEAR = 3
/** More labels than these are never tried: numbers are read with more ease. */
const MOST_LABELS = 28

/**
 * Rows for labels, given from left to right, so that no text meets another and no leader runs through a text;
 * undefined where so many rows do not hold them. Texts stand to the right of their leaders; towards the right edge to the
 * left of them, or on top.
 */
export function labelRows(wishes: readonly LabelWish[], left: number, right: number, mostRows: number): readonly LabelPlace[] | undefined {
  if (wishes.length > MOST_LABELS) return undefined
  let best: readonly LabelPlace[] | undefined
  let fewest = mostRows + 1
  for (let turn = 0; turn <= 2 * wishes.length; turn += 1) {
    const [isSlid, turned] = [turn % 2 === 0, wishes.length - (turn >> 1)]
    const lefts = wishes.map(({ x, width }, i) => (i < turned ? x + BESIDE : isSlid ? Math.min(x + BESIDE, right - width) : x - BESIDE - width))
    if (lefts.some((from, i) => from < left || from + (wishes[i]?.width ?? 0) > right)) continue
    const places = stacked(wishes, lefts, fewest - 1)
    if (places === undefined) continue
    best = places
    fewest = Math.max(0, ...places.map(({ row }) => row)) + 1
  }
  return best
}

interface Box {
  readonly from: number
  readonly to: number
}

function stacked(wishes: readonly LabelWish[], lefts: readonly number[], mostRows: number): readonly LabelPlace[] | undefined {
  const boxes = wishes.map(({ width }, i): Box => ({ from: (lefts[i] ?? 0) - CLEAR, to: (lefts[i] ?? 0) + width + CLEAR }))
  // A text lies above every leader that it covers.
  const covered = boxes.map(({ from, to }, i) => wishes.flatMap(({ x }, j) => (j !== i && from < x && x < to ? [j] : [])))
  const rows = new Map<number, number>()
  while (rows.size < wishes.length) {
    let next = wishes.length - 1
    while (next >= 0 && (rows.has(next) || !covered[next]?.every((j) => rows.has(j)))) next -= 1
    const box = boxes[next]
    if (box === undefined) return undefined
    let row = Math.max(-1, ...(covered[next] ?? []).map((j) => rows.get(j) ?? 0)) + 1
    while ([...rows].some(([j, other]) => other === row && meet(box, boxes[j]))) row += 1
    if (row >= mostRows) return undefined
    rows.set(next, row)
  }
  return lefts.map((from, i) => ({ left: from, row: rows.get(i) ?? 0 }))
}

const meet = (a: Box, b: Box | undefined): boolean => b !== undefined && a.from < b.to && b.from < a.to

/** Neighbours that share one label of numbers, as in "3–7". */
export interface NumberGroup {
  /** Positions of the first and the last, from 0. */
  readonly first: number
  readonly last: number
  readonly fromX: number
  readonly toX: number
  readonly label: string
  /** Middle of the label. */
  readonly x: number
}

/** Numbers for places given from left to right; those that would meet share a label. */
export function numbered(places: readonly number[], left: number, right: number, widthOf: (label: string) => number): readonly NumberGroup[] {
  const labelOf = (first: number, last: number): string => (first === last ? String(first + 1) : `${first + 1}–${last + 1}`)
  const startOf = (i: number): number => Math.max(left, (places[i] ?? 0) - BESIDE)
  const roomFor = (first: number, last: number): number => widthOf(labelOf(first, last)) + 2 * CLEAR
  const firsts: number[] = []
  places.forEach((_, i) => {
    const first = firsts.at(-1)
    // A group ends where its label has had room.
    if (first === undefined || startOf(i) >= startOf(first) + roomFor(first, i - 1)) firsts.push(i)
  })
  while (firsts.length > 1 && startOf(firsts.at(-1) ?? 0) + roomFor(firsts.at(-1) ?? 0, places.length - 1) > right) firsts.pop()
  return firsts.map((first, i) => {
    const next = firsts[i + 1]
    const last = (next ?? places.length) - 1
    const [fromX, toX] = [places[first] ?? 0, places[last] ?? 0]
    const half = roomFor(first, last) / 2
    const [least, most] = [startOf(first) + half, (next === undefined ? right : startOf(next)) - half]
    return { first, last, fromX, toX, label: labelOf(first, last), x: Math.max(left + half, Math.min(Math.max((fromX + toX) / 2, least), most)) }
  })
}
