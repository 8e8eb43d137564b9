import type { FactId } from '../../model/facts.js'

/** What it takes to ask for a fact. */
export interface AskingCost {
  /** A fact, or a whole family of facts by its name and the dot: `safety.`. */
  readonly facts: string
  /** A plain question is 1. */
  readonly cost: number
  readonly reason: string
}

/**
 * What questions cost, the longest match deciding; whatever is not listed is a plain question. A design
 * choice: the figures put questions in an order and measure nothing.
 */
export const ASKING_COSTS: readonly AskingCost[] = [
  { facts: 'score.', cost: 3, reason: 'a whole scale has to be filled in' },
  { facts: 'pattern.attachmentAvoidance', cost: 3, reason: 'a whole scale has to be filled in' },
  { facts: 'death.scoresSince', cost: 3, reason: 'scores have to be taken more than once' },
  { facts: 'course.trend', cost: 3, reason: 'scores have to be taken more than once' },
  { facts: 'course.belowModerateNow', cost: 3, reason: 'a whole scale has to be filled in' },
  { facts: 'safety.', cost: 2, reason: 'asked alone and with time to listen' },
  { facts: 'person.fear', cost: 2, reason: 'asked alone and with time to listen' },
  { facts: 'person.isFeared', cost: 2, reason: 'asked alone and with time to listen' },
  { facts: 'person.harm', cost: 2, reason: 'asked alone and with time to listen' },
  { facts: 'dispute.violentEvent', cost: 2, reason: 'asked alone and with time to listen' },
  { facts: 'dispute.betrayalNearChange', cost: 2, reason: 'shame is likely' },
  { facts: 'dispute.humiliationNearChange', cost: 2, reason: 'shame is likely' },
  { facts: 'change.isHumiliating', cost: 2, reason: 'shame is likely' },
  { facts: 'death.hasGuilt', cost: 2, reason: 'self-reproach is touched' },
  { facts: 'death.hasMixedFeelings', cost: 2, reason: 'self-reproach is touched' },
  { facts: 'death.isViolent', cost: 2, reason: 'a frightening death is touched' },
  { facts: 'death.isAfterAnomaly', cost: 2, reason: 'a hard decision is touched' },
  { facts: 'death.isLossInPregnancy', cost: 2, reason: 'a hidden loss is touched' },
  { facts: 'suitability.', cost: 2, reason: 'diagnoses and treatments are touched' },
  { facts: 'pattern.seenInSession', cost: 2, reason: 'asks about the relationship in the room' },
]

const PLAIN = 1

/** What it costs to ask for a fact. */
export function askingCost(fact: FactId, costs: readonly AskingCost[] = ASKING_COSTS): number {
  let best: AskingCost | undefined
  for (const each of costs) {
    const fits = each.facts.endsWith('.') ? fact.startsWith(each.facts) : fact === each.facts
    if (fits && (best === undefined || each.facts.length > best.facts.length)) best = each
  }
  return best?.cost ?? PLAIN
}
