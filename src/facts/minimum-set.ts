import type { Case, Conflict, Person } from '../model/case.js'
import type { CaseContext } from './context.js'
import { isNotKnown, valueOf } from './fact.js'

/** One item of what should be asked before a ranking is leaned on. */
export interface MinimumSetItem {
  readonly id: string
  readonly reads: readonly string[]
  /** Answered, or asked without an answer (declined, not known). */
  readonly isMet: (context: CaseContext) => boolean
}

const NEAREST_PEOPLE = 5

/** The eight items. A design choice: a smaller set could hide a death, a conflict or a danger. */
export const MINIMUM_SET: readonly MinimumSetItem[] = [
  { id: 'data.hasReasonForNow', reads: ['/timeline/episodes', '/timeline/changes'], isMet: hasReasonForNow },
  { id: 'data.hasDeaths', reads: ['/inventory/asked/deaths'], isMet: ({ case: { inventory } }) => wasPut(inventory?.asked?.deaths) },
  { id: 'data.hasLifeChanges', reads: ['/timeline/asked/events'], isMet: ({ case: { timeline } }) => wasPut(timeline?.asked?.events) },
  {
    id: 'data.hasNearestPeople',
    reads: ['/inventory/people', '/inventory/people/*/relation', '/inventory/people/*/status', '/inventory/people/*/closenessNow', '/inventory/people/*/conflict/present'],
    isMet: ({ case: kase }) => hasNearestPeople(kase),
  },
  {
    id: 'data.hasConflicts',
    reads: ['/inventory/asked/conflicts', '/inventory/people/*/conflict/since', '/inventory/people/*/fear'],
    isMet: ({ case: kase }) => hasConflicts(kase),
  },
  {
    id: 'data.hasEarlierNetwork',
    reads: ['/inventory/network/before/confidant', '/inventory/network/before/regularCompany', '/inventory/patterns/fewTiesLifelong'],
    isMet: ({ case: kase }) => hasEarlierNetwork(kase),
  },
  { id: 'data.hasClientView', reads: ['/clientView/priorities'], isMet: ({ case: { clientView } }) => clientView?.priorities !== undefined },
  {
    id: 'data.hasSafetyScreen',
    reads: ['/safety/asked', '/safety/suicidalThoughts', '/safety/violence'],
    isMet: ({ case: { safety } }) => safety?.asked !== undefined || (safety?.suicidalThoughts !== undefined && safety.violence !== undefined),
  },
]

/** A question counts as put when it was put in full, or when the client declined it or could not say. */
const wasPut = (answer: unknown): boolean => answer !== undefined && answer !== 'no'

// A low mood that never had a beginning is an answer to "when did it begin".
function hasReasonForNow({ course }: CaseContext): boolean {
  return (
    course.onset.status === 'dated' ||
    course.worsenings.some((worsening) => worsening.status === 'dated') ||
    course.current.some((episode) => episode.course === 'persistent' || episode.onset === 'declined')
  )
}

const isDead = (person: Person): boolean => person.status === 'deceased' || valueOf(person.death) !== undefined

function hasNearestPeople({ inventory }: Case): boolean {
  const people = inventory?.people
  if (people === undefined) return false
  const conflictsPut = wasPut(inventory?.asked?.conflicts)
  const described = people.filter((person) => !isDead(person)).filter((person) => isDescribed(person, conflictsPut)).length
  const living = people.filter((person) => !isDead(person)).length
  return living === 0 ? wasPut(inventory?.asked?.people) : described >= Math.min(living, NEAREST_PEOPLE)
}

const isDescribed = ({ relation, status, closenessNow, conflict }: Person, conflictsPut: boolean): boolean =>
  relation !== undefined && status !== undefined && closenessNow !== undefined && (conflictsPut || isConflictAnswered(conflict))

const isConflictAnswered = (conflict: Person['conflict']): boolean =>
  conflict !== undefined && (isNotKnown(conflict) || conflict.present !== undefined)

function hasConflicts({ inventory }: Case): boolean {
  const open = (inventory?.people ?? []).filter((person) => valueOf(person.conflict)?.present === 'yes')
  return wasPut(inventory?.asked?.conflicts) && open.every((person) => person.fear !== undefined && isDatedConflict(valueOf(person.conflict)))
}

const isDatedConflict = (conflict: Conflict | undefined): boolean => conflict?.since !== undefined || conflict?.sharpenedOn !== undefined

function hasEarlierNetwork({ inventory }: Case): boolean {
  const before = inventory?.network?.before
  const patterns = inventory?.patterns
  return (
    before?.confidant !== undefined &&
    before.regularCompany !== undefined &&
    (patterns?.fewTiesLifelong !== undefined || patterns?.beforeEpisode !== undefined)
  )
}
