/** A place in a picture with the value it stands for. */
export interface Point {
  readonly x: number
  readonly value: number
}

/**
 * Points in order of place, thinned: of each column of `columnWidth` pixels the first, the last, the lowest and the
 * highest stay, in their order. A line through them looks as the line through all would.
 */
export function thinned<P extends Point>(points: readonly P[], columnWidth: number): readonly P[] {
  const columnOf = ({ x }: P): number => Math.floor(x / columnWidth)
  const kept: P[] = []
  let start = 0
  while (start < points.length) {
    const head = points[start]
    if (head === undefined) break
    const column = columnOf(head)
    let [end, low, high] = [start, start, start]
    for (let i = start; i < points.length; i += 1) {
      const point = points[i]
      if (point === undefined || columnOf(point) !== column) break
      end = i
      if (point.value < (points[low]?.value ?? 0)) low = i
      if (point.value > (points[high]?.value ?? 0)) high = i
    }
    for (const i of [...new Set([start, low, high, end])].sort((a, b) => a - b)) {
      const point = points[i]
      if (point !== undefined) kept.push(point)
    }
    start = end + 1
  }
  return kept
}
