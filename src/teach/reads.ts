import type { FactDefinition, Subject } from '../model/facts.js'
import type { Condition, Rule } from '../model/rules.js'
import type { Lesson } from './lesson.js'

/** A way through a case, key by key; `*` is any. */
export type Place = readonly string[]

/** What every kind of reason leans on; that two of them share it says nothing. */
const COMMON_GROUND = /^\/assessedOn$|^\/timeline\/episodes\/|\/asked\//

/** Where in a case the facts of a rule come from, with the subject's own id in the place of any. */
export const readsOf = (rule: Rule, subject: Subject, lesson: Lesson): readonly Place[] => placesOfFacts(factsOfRule(rule), subject, lesson)

/** Every fact that a rule reads, what would set it aside included. */
export const factsOfRule = ({ conditions, unless }: Rule): readonly string[] => [...factsOf(conditions), ...(unless === undefined ? [] : factsOf(unless))]

function placesOfFacts(facts: readonly string[], subject: Subject, lesson: Lesson): readonly Place[] {
  const places = [...new Set(facts)].flatMap((fact) => {
    const definition = lesson.fact(fact, subject.kind)
    return definition === undefined ? [] : placesOf(definition, subject)
  })
  return [...new Set(places)].map((place) => place.split('/'))
}

/** Whether an answer could stand in both. */
export const areShared = (some: readonly Place[], others: readonly Place[]): boolean => some.some((one) => others.some((other) => isSamePlace(one, other)))

function isSamePlace(one: Place, other: Place): boolean {
  const shorter = Math.min(one.length, other.length)
  for (let at = 0; at < shorter; at += 1) if (one[at] !== other[at] && one[at] !== '*' && other[at] !== '*') return false
  return true
}

function placesOf({ about, reads }: FactDefinition, { kind, id }: Subject): readonly string[] {
  const list = about === 'case' ? undefined : kind === 'person' ? '/inventory/people/*' : kind === 'event' ? '/timeline/events/*' : undefined
  return reads.filter((read) => !COMMON_GROUND.test(read)).map((read) => (list !== undefined && read.startsWith(list) ? read.replace('*', id) : read))
}

function factsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf)
  if ('any' in condition) return condition.any.flatMap(factsOf)
  return 'not' in condition ? factsOf(condition.not) : [condition.fact]
}
