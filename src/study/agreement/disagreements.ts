import type { Band } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import { isNoFocus, type Rating } from '../ratings.js'
import { reasonInWords, type ReasonNaming } from './reason-words.js'
import { focusReasons, presenceReasons, type ReasonedFormulation } from './reasons.js'
import type { Disagreement, Reason } from './report.js'
import { borderOf } from './to-ipars.js'

/** What disagreements are looked for in. */
export interface DisagreementMaterial {
  readonly ratings: readonly Rating[]
  /** The rule set's own ratings, by case. */
  readonly own: ReadonlyMap<string, Rating>
  readonly formulations: ReadonlyMap<string, ReasonedFormulation>
  readonly ruleSet: RuleSet
  readonly areas: readonly AreaId[]
  readonly presentFrom: Exclude<Band, 'none'>
}

/** Every case and person on which the rule set differs, focus first, then the presence of areas, with the reasons. */
export function disagreementsOf({ ratings, own, formulations, ruleSet, areas, presentFrom }: DisagreementMaterial, naming: ReasonNaming): readonly Disagreement[] {
  const border = borderOf(ruleSet, presentFrom)
  const humans = ratings.filter(({ kind = 'human' }) => kind === 'human')
  return humans.flatMap((rating): readonly Disagreement[] => {
    const mine = own.get(rating.caseId)
    const formulation = formulations.get(rating.caseId)
    if (mine === undefined || formulation === undefined) return []
    const material = { formulation, ruleSet, words: naming.words }
    const base = { caseId: rating.caseId, rater: rating.rater, library: mine.rater }
    const told = (reasons: readonly Reason[]) => ({ reasons, sentences: reasons.map((reason) => reasonInWords(reason, naming)) })
    const { focus } = rating
    const { focus: found } = mine
    // People and rule sets have different words for naming no area; that alone is no disagreement.
    const differs = focus !== undefined && found !== undefined && focus !== found && !(isNoFocus(focus) && isNoFocus(found))
    return [
      ...(differs ? [{ ...base, item: 'focus' as const, rated: focus, found, ...told(focusReasons(focus, found, material)) }] : []),
      ...areas.flatMap((area): readonly Disagreement[] => {
        const [rated, said] = [rating.areas[area]?.presence, mine.areas[area]?.presence]
        if (rated === undefined || said === undefined || rated === said) return []
        return [{ ...base, item: 'presence', area, rated, found: said, ...told(presenceReasons(area, said, border, material)) }]
      }),
    ]
  })
}
