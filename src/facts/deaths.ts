import type { LifeEvent, Person } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { CaseContext } from './context.js'
import { dated, onDays, type Dated } from './dated.js'
import { inBlock, valueOf } from './fact.js'
import { onceACase } from './once-a-case.js'
import { dateOfEvent, eventsNaming } from './time-line.js'

/** Whether an event type says that somebody died. */
export function isDeathEvent(ctx: CaseContext, event: LifeEvent): boolean {
  return ctx.eventInfo(event.type)?.kinds?.includes('death') === true
}

export function isRecordedDead(person: Person): boolean {
  return person.status === 'deceased' || valueOf(person.death) !== undefined
}

const recordedDead = onceACase(({ case: { inventory } }) =>
  new Set((inventory?.people ?? []).filter(isRecordedDead).map(({ id }) => id)))

/** Whether an event names somebody who is recorded as dead. */
export function namesTheDead(ctx: CaseContext, { people = [] }: LifeEvent): boolean {
  const dead = recordedDead(ctx)
  return people.some((id) => dead.has(id))
}

/**
 * The day a person died: as recorded with the person, or else with the death event that names them. Where both are
 * given and agree, the days they share. `at` is the person's address, or that of the event they were made from.
 */
export function deathDate(ctx: CaseContext, person: Person, at: Address): Dated {
  if (at.startsWith('/timeline/events/')) return dated(inBlock(person.death, 'on'), `${at}/on`)
  const own = dated(inBlock(person.death, 'on'), `${at}/death/on`)
  const naming = eventsNaming(ctx, person.id).filter((event) => isDeathEvent(ctx, event))
  const [event] = naming
  if (event === undefined || naming.length > 1) return own
  const told = dateOfEvent(ctx, event)
  if (told.status === 'undated') return own
  return own.status === 'undated' ? told : shared(own, told)
}

// Dates that contradict each other are the input's problem; the one with the person is then the nearer witness.
function shared(own: Dated & { readonly status: 'dated' }, told: Dated & { readonly status: 'dated' }): Dated {
  const earliest = Math.max(own.span.earliest, told.span.earliest)
  const latest = Math.min(own.span.latest, told.span.latest)
  if (earliest > latest) return own
  const finer = told.span.latest - told.span.earliest < own.span.latest - own.span.earliest ? told.span : own.span
  return onDays({ ...finer, earliest, latest }, ...own.from, ...told.from)
}
