import type { LifeEvent } from '../model/case.js'
import { isNotKnown } from '../model/words.js'
import { clientEvent, isVeiled } from '../words/client-event.js'
import { dateInWords } from '../words/dates.js'
import { say, term } from '../words/phrase.js'
import type { Lesson } from './lesson.js'

/** Face to face nobody else reads along, so that what goes home under "something personal" can be called what it is. */
const SAID_OPENLY: readonly unknown[] = ['coming-out', 'gender-transition']

/** What tells who somebody is: it is not said to have come before a low time as if it had brought it. */
export const isOwnLife = ({ type }: LifeEvent): boolean => SAID_OPENLY.includes(type)

/** Somebody as one speaks of them to the client: by relation and name, where the language has a word that fits everybody. */
export function personSaid({ kase: { inventory }, label, words }: Lesson, id: string): string {
  const { name, relation } = inventory?.people?.find((each) => each.id === id) ?? {}
  if (name === undefined) return relation === undefined || isNotKnown(relation) ? label({ kind: 'person', id }) : say(words, 'your-relation', { relation: term(words, 'relation', relation) })
  const key = `example.who-${relation ?? ''}`
  return words.text[key] === undefined ? name : say(words, key, { name })
}

/** What happened as one speaks of it to the client, in everyday words. */
export function eventSaid(lesson: Lesson, id: string): string {
  const { kase: { inventory, timeline }, words, label } = lesson
  const event = timeline?.events?.find((each) => each.id === id)
  if (event === undefined) return label({ kind: 'event', id })
  if (isOwnLife(event)) return say(words, `example.event-${event.type}`)
  const caredFor = event.type === 'carer-end' ? inventory?.people?.find((person) => person.id === event.people?.[0]) : undefined
  if (caredFor !== undefined) return say(words, `example.event-carer-end${caredFor.status === 'deceased' || caredFor.death !== undefined ? '-dead' : ''}`, { who: personSaid(lesson, caredFor.id) })
  return isVeiled(event.type) && event.on !== undefined && !isNotKnown(event.on) ? say(words, 'client.happened', { when: whenSaid(lesson, event.on) }) : clientEvent(words, event.type)
}

/** "in March 2025", "on 14 March 2025", "between … and …", "about 14 March 2025". */
export function whenSaid({ words }: Lesson, date: string): string {
  const told = dateInWords(words, date)
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(date)
  if (date.includes('/')) return told
  return isDay && date.endsWith('~') ? say(words, 'day-in-span', { date: told }) : say(words, isDay ? 'on-date' : 'in-date', { date: told })
}
