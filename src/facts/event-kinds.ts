import type { LifeEvent } from '../model/case.js'
import type { EventInfo } from '../model/rule-set.js'
import type { CaseContext } from './context.js'
import { type Finding, known, unknown } from './fact.js'

/** Whether any recorded event is of a kind; no only when the question about events was put in full. */
export function anyEvent(context: CaseContext, matches: (event: LifeEvent, info: EventInfo | undefined) => boolean): Finding {
  const { timeline } = context.case
  const found = (timeline?.events ?? []).filter((event) => matches(event, context.eventInfo(event.type)))
  if (found.length > 0) return known(true, found.map((event) => `/timeline/events/${event.id}/type`))
  if (timeline?.events !== undefined && timeline.asked?.events === 'yes') return known(false, '/timeline/asked/events')
  return unknown('not-asked', '/timeline/asked/events')
}
