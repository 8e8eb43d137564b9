import type { RuleSet } from '../../model/rule-set.js'
import type { PublishedKappa } from './report.js'

/** Agreement on the choice of one focus in the two studies that give it; of each area the rule set tells. */
const OF_THE_FOCUS: readonly Omit<PublishedKappa, 'label'>[] = [
  { kappa: 0.82, study: 'IPARS00' },
  { kappa: 0.64, study: 'IPARS-BR' },
]

/** Kappas published of expert raters: by area as the rule set tells them, then of the choice of focus. */
export function publishedKappas({ areas }: Pick<RuleSet, 'areas'>): readonly PublishedKappa[] {
  const byArea = areas.flatMap(({ id, agreement }) => agreement.map((each): PublishedKappa => ({ area: id, ...each })))
  const ofFocus = OF_THE_FOCUS.flatMap(({ study, kappa }) => {
    const label = byArea.find((each) => each.study === study)?.label
    return label === undefined ? [] : [{ kappa, study, label }]
  })
  return [...byArea, ...ofFocus]
}
