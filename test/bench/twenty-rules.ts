import type { FactValue } from '../../src/model/facts.js'

/** Facts as plain values, the way an application without our fact sheets would hold them. */
export type PlainFacts = Readonly<Record<string, FactValue | null>>

const number = (value: FactValue | null | undefined): number => (typeof value === 'number' ? value : Number.NaN)
const words = (value: FactValue | null | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [])

/** Numbers of the rule set that the rules below name. */
export interface Numbers {
  readonly aroundOnsetFrom: number
  readonly recent: number
  readonly distal: number
  readonly proximal: number
  readonly endedMonths: number
  readonly leastFlareUps: number
}

/** Twenty rules about a dispute, written out by hand: the floor for anything that reads rules from data. */
export const BY_HAND: Readonly<Record<string, (facts: PlainFacts, numbers: Numbers) => boolean>> = {
  'role-dispute/began-after-onset': (facts) => facts['dispute.beganAfterOnset'] === true,
  'role-dispute/began-around-onset': (facts, { aroundOnsetFrom, recent }) =>
    number(facts['dispute.beganDaysBeforeOnset']) >= aroundOnsetFrom && number(facts['dispute.beganDaysBeforeOnset']) <= recent,
  'role-dispute/began-in-year-before-onset': (facts, { recent, distal }) =>
    number(facts['dispute.beganDaysBeforeOnset']) > recent && number(facts['dispute.beganDaysBeforeOnset']) <= distal,
  'role-dispute/began-near-onset': (facts, { proximal }) =>
    number(facts['dispute.beganDaysBeforeOnset']) <= proximal && facts['dispute.beganAfterOnset'] === false,
  'role-dispute/client-first-priority': (facts) => words(facts['view.firstPriorityAreas']).includes('role-dispute'),
  'role-dispute/client-links-this-person': (facts) => facts['dispute.somethingAtIssue'] === true && facts['view.linkedByClient'] === true,
  'role-dispute/client-priority': (facts) => words(facts['view.priorityAreas']).includes('role-dispute'),
  'role-dispute/conflict-at-work': (facts) =>
    facts['person.isWorkTie'] === true && facts['dispute.conflictPresent'] === true && (facts['person.status'] === 'in-contact' || facts['person.status'] === 'low-contact'),
  'role-dispute/conflict-in-silence': (facts) => facts['dispute.conflictPresent'] === true && facts['dispute.isCovert'] === true,
  'role-dispute/conflict-in-the-open': (facts) => facts['dispute.conflictPresent'] === true && facts['dispute.isOvert'] === true,
  'role-dispute/conflict-of-inner-ring': (facts) =>
    facts['dispute.conflictPresent'] === true && (facts['person.ringNow'] === 1 || facts['person.ringBefore'] === 1),
  'role-dispute/conflict-of-parents-apart': (facts) =>
    facts['person.relation'] === 'ex-partner' && facts['dispute.conflictPresent'] === true &&
    (words(facts['dispute.topics']).includes('children') || words(facts['dispute.topics']).includes('money')),
  'role-dispute/conflict-stuck': (facts) =>
    facts['dispute.conflictPresent'] === true && (facts['dispute.course'] === 'stalled' || facts['dispute.course'] === 'repetitive'),
  'role-dispute/conflict-under-one-roof': (facts) => facts['dispute.conflictPresent'] === true && facts['person.livesWithClient'] === true,
  'role-dispute/conflict-under-way': (facts) => facts['dispute.conflictPresent'] === true,
  'role-dispute/ended-out-of-contact': (facts) => facts['person.status'] === 'ended' && facts['person.contact'] === 'none',
  'role-dispute/ended-without-demand': (facts, { endedMonths }) =>
    (facts['person.status'] === 'ended' || facts['person.status'] === 'estranged' || number(facts['dispute.endedMonthsAgo']) > endedMonths) &&
    facts['dispute.stillAlive'] === false,
  'role-dispute/expectations-changed-near-onset': (facts, { aroundOnsetFrom, recent }) =>
    number(facts['dispute.mismatchGrewDaysBeforeOnset']) >= aroundOnsetFrom && number(facts['dispute.mismatchGrewDaysBeforeOnset']) <= recent &&
    number(facts['dispute.mismatchLevel']) >= 2,
  'role-dispute/expectations-unspoken': (facts) => number(facts['dispute.mismatchLevel']) >= 2 && facts['dispute.expectationsVoiced'] === 'no',
  'role-dispute/flare-ups-with-worsenings': (facts, { leastFlareUps }) => number(facts['dispute.flareUpsNearWorsenings']) >= leastFlareUps,
}
