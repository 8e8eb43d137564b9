import type { LifeEvent, Mention } from '../model/case.js'
import type { Address } from '../model/facts.js'
import { AREAS, type AreaId, type Maybe, type YesNo } from '../model/words.js'
import type { CaseContext, EventContext, PersonContext } from './context.js'
import { allOf, anyOf, type FactSource, type Finding, known, not, type Places, read, truthOf, unknown, valueOf, whyUnknown } from './fact.js'
import { isDeceased } from './ties.js'
import { eventById, EVENTS, eventsPerhapsWith } from './time-line.js'

/** Areas a mention stands for at one subject; `open`: it may stand for more than is known. */
interface Meant {
  readonly areas: readonly AreaId[]
  readonly open?: Places
}
type Reading<Context> = (mention: Mention, context: Context) => Meant

const NOTHING: Meant = { areas: [] }
const BETWEEN_PEOPLE: readonly AreaId[] = ['grief', 'role-dispute']

const LISTS = {
  'view.priorityAreas': 'priorities',
  'view.firstPriorityAreas': 'priorities',
  'view.feelingAreas': 'strongestFeeling',
  'view.declinedAreas': 'declined',
} as const

/** What the client puts first, feels most about and declines, as far as it concerns one person. */
export const personViewFacts: readonly FactSource<PersonContext>[] = [
  ...listFacts('person', meantForPerson),
  {
    id: 'view.linkedByClient',
    about: 'person',
    type: 'boolean',
    reads: ['/inventory/people/*/linkedByClient', `${EVENTS}/*/linkedByClient`, `${EVENTS}/*/people`],
    derive: linkedPerson,
  },
]

/** The same for one event. */
export const eventViewFacts: readonly FactSource<EventContext>[] = [
  ...listFacts('event', meantForEvent),
  {
    id: 'view.linkedByClient',
    about: 'event',
    type: 'boolean',
    reads: [`${EVENTS}/*/linkedByClient`],
    derive: ({ event, at }) => linked(event?.linkedByClient, at),
  },
]

/** The same for the case, which only the area of the whole circle is about. */
export const caseViewFacts: readonly FactSource<CaseContext>[] = listFacts('case', (mention) =>
  mention.area === 'interpersonal-sensitivities' ? { areas: [mention.area] } : NOTHING)

function listFacts<Context extends CaseContext>(about: 'person' | 'event' | 'case', meant: Reading<Context>): readonly FactSource<Context>[] {
  return Object.entries(LISTS).map(([id, list]) => ({
    id,
    about,
    type: 'words',
    words: AREAS,
    reads: [`/clientView/${list}`],
    derive: (context) => {
      const mentions = context.case.clientView?.[list]
      return areasOf(id === 'view.firstPriorityAreas' ? firstOf(mentions) : mentions, `/clientView/${list}`, meant, context)
    },
  }))
}

const firstOf = (mentions: Maybe<readonly Mention[]> | undefined): Maybe<readonly Mention[]> | undefined =>
  Array.isArray(mentions) ? (mentions as readonly Mention[]).slice(0, 1) : mentions

function areasOf<Context>(list: Maybe<readonly Mention[]> | undefined, at: Address, meant: Reading<Context>, context: Context): Finding {
  const mentions = valueOf(list)
  if (mentions === undefined) return unknown(whyUnknown(list), at)
  const found = mentions.map((mention) => meant(mention, context))
  const open = found.flatMap((each) => (each.open === undefined ? [] : [each.open]))
  if (open.length > 0) return unknown('not-asked', open)
  return known([...new Set(found.flatMap((each) => each.areas))].sort(), at)
}

function meantForPerson({ area, about }: Mention, context: PersonContext): Meant {
  const { person } = context
  if (about === undefined) return only(area)
  if (about === person.id) return area === undefined ? naturalArea(context) : only(area)
  const event = eventById(context, about)
  if (event === undefined) return NOTHING
  const areas = BETWEEN_PEOPLE.filter((each) => (area === undefined ? context.eventAreas(event.type).includes(each) : each === area))
  return ifNamed(event, person.id, areas)
}

function naturalArea(context: PersonContext): Meant {
  const dead = isDeceased(context)
  switch (truthOf(dead)) {
    case 'true':
      return { areas: ['grief'] }
    case 'false':
      return { areas: ['role-dispute'] }
    default:
      return { areas: [], open: dead.from }
  }
}

function meantForEvent({ area, about }: Mention, context: EventContext): Meant {
  const { event } = context
  if (about === undefined) return only(area)
  if (event === undefined) return NOTHING
  if (about === event.id) return { areas: area === undefined ? context.eventAreas(event.type) : [area] }
  if (area !== 'role-transition' || eventById(context, about) !== undefined) return NOTHING
  return ifNamed(event, about, [area])
}

/** Whether an event names a person stays open while nobody asked whom it involves. */
function ifNamed(event: LifeEvent, personId: string, areas: readonly AreaId[]): Meant {
  if (areas.length === 0) return NOTHING
  if (event.people === undefined) return { areas: [], open: `${EVENTS}/${event.id}/people` }
  return event.people.includes(personId) ? { areas } : NOTHING
}

const only = (area: AreaId | undefined): Meant => (area === undefined ? NOTHING : { areas: [area] })

const linked = (answer: Maybe<YesNo> | undefined, at: Address): Finding => read(answer, `${at}/linkedByClient`, (value) => value === 'yes')

/** A death or a quarrel that the client links is a link to the people in it; a change of life is not. */
function linkedPerson(context: PersonContext): Finding {
  const { person, at, eventAreas } = context
  const dead = isDeceased(context)
  const throughEvents = eventsPerhapsWith(context, person.id)
    .flatMap((event) => {
      const ofDeath = eventAreas(event.type).includes('grief')
      const ofDispute = eventAreas(event.type)[0] === 'role-dispute'
      if (!ofDeath && !ofDispute) return []
      const isBetweenThem = ofDeath && ofDispute ? known(true, `${EVENTS}/${event.id}/type`) : ofDeath ? dead : not(dead)
      return [allOf([isBetweenThem, linkedThrough(event)])]
    })
  return anyOf([linked(person.linkedByClient, at), ...throughEvents])
}

// An event that the client does link says nothing yet about people nobody asked about.
function linkedThrough(event: LifeEvent): Finding {
  const answer = linked(event.linkedByClient, `${EVENTS}/${event.id}`)
  return event.people === undefined && truthOf(answer) === 'true' ? unknown('not-asked', `${EVENTS}/${event.id}/people`) : answer
}
