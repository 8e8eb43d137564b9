/** How far apart, as one says it aloud: weeks and months counted out sound more exact than the dates are. In days, up to which. */
const DISTANCES = [['days', 10], ['weeks', 75], ['months', 330]] as const

/** Which of the spoken distances a span of days comes to. */
export function distanceOf({ min, max }: { readonly min: number; readonly max: number }): 'days' | 'weeks' | 'months' | 'year' {
  const middle = Math.abs(min + max) / 2
  return DISTANCES.find(([, most]) => middle < most)?.[0] ?? 'year'
}
