export const KAPPA_WEIGHTINGS = ['unweighted', 'linear', 'quadratic'] as const
/** How far two different categories count as agreeing. `unweighted`: not at all; `linear` and `quadratic`: by how far apart they stand. */
export type KappaWeighting = (typeof KAPPA_WEIGHTINGS)[number]

/** Agreement between the categories at two places of `of`: 1 for the same, 0 for the two ends. */
export function agreementWeight(a: number, b: number, of: number, weighting: KappaWeighting): number {
  if (a === b) return 1
  if (weighting === 'unweighted') return 0
  const apart = Math.abs(a - b) / (of - 1)
  return 1 - (weighting === 'linear' ? apart : apart * apart)
}
