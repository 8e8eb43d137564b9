import type { LifeEvent } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { CaseContext } from './context.js'
import { dated, type Dated } from './dated.js'
import { onceACase } from './once-a-case.js'

export const EVENTS: Address = '/timeline/events'
export const EVENTS_ASKED: Address = '/timeline/asked/events'

export const addressOfEvent = (event: LifeEvent): Address => `${EVENTS}/${event.id}`

const NONE: readonly LifeEvent[] = []

/** Every recorded event. */
export const eventsOf = ({ case: { timeline } }: CaseContext): readonly LifeEvent[] => timeline?.events ?? NONE

const datesOfEvents = onceACase((context) => new Map(eventsOf(context).map((event) => [event, readDate(event)])))

const readDate = (event: LifeEvent): Dated => dated(event.on, `${addressOfEvent(event)}/on`)

/** When an event happened. */
export const dateOfEvent = (context: CaseContext, event: LifeEvent): Dated => datesOfEvents(context).get(event) ?? readDate(event)

/** Whether events were asked about in full and the list was begun. */
export const eventsAreComplete = ({ case: { timeline } }: CaseContext): boolean =>
  timeline?.events !== undefined && timeline.asked?.events === 'yes'

const eventsById = onceACase((context) => new Map(eventsOf(context).map((event) => [event.id, event])))

export const eventById = (context: CaseContext, id: string): LifeEvent | undefined => eventsById(context).get(id)

const eventsByPerson = onceACase((context) => {
  const found = new Map<string, LifeEvent[]>()
  for (const event of eventsOf(context)) {
    for (const id of new Set(event.people)) {
      const own = found.get(id)
      if (own === undefined) found.set(id, [event])
      else own.push(event)
    }
  }
  return found
})

/** The events that name a person. */
export const eventsNaming = (context: CaseContext, personId: string): readonly LifeEvent[] => eventsByPerson(context).get(personId) ?? NONE

/** Events of which nobody asked whom they involve. */
const eventsWithWhomever = onceACase((context): readonly LifeEvent[] => eventsOf(context).filter(({ people }) => people === undefined))

/** The events that name a person or of which nobody asked whom they involve. */
export function eventsPerhapsWith(context: CaseContext, personId: string): readonly LifeEvent[] {
  const [naming, open] = [eventsNaming(context, personId), eventsWithWhomever(context)]
  return open.length === 0 ? naming : naming.length === 0 ? open : [...naming, ...open]
}
