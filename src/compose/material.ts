import { compareText } from '../compare-text.js'
import { openLeavesIn } from '../conditions/open-leaves.js'
import type { PreparedRule } from '../conditions/prepare.js'
import type { Values } from '../conditions/values.js'
import { grouped } from '../grouped.js'
import { once, remembered } from '../lazily.js'
import type { Case, Person } from '../model/case.js'
import type { Fact, FactDefinition, FactId, FactSheet, Subject } from '../model/facts.js'
import type { Receipt } from '../model/formulation.js'
import type { Link } from '../model/links.js'
import type { RuleOutcome, RuleVerdict } from '../model/outcome.js'
import type { Ranking } from '../model/ranking-result.js'
import type { EventInfo, RuleSet, Tradition } from '../model/rule-set.js'
import { type Condition, type Rule, RULE_STRENGTHS, type RuleStrength } from '../model/rules.js'
import { isNotKnown } from '../model/words.js'
import type { WordCatalogue } from '../model/words-catalogue.js'

/** All that earlier stages found, from which a formulation is put together. What costs something comes as a function. */
export interface Material {
  readonly case: Case
  /** What the verdicts are about, the ranking included. */
  readonly sheets: readonly FactSheet[]
  readonly links: () => readonly Link[]
  readonly verdicts: readonly RuleVerdict[]
  /** A rule with its thresholds filled in. */
  readonly prepared: (ruleId: string) => PreparedRule | undefined
  /** The reasons for one verdict. */
  readonly explain: (verdict: RuleVerdict) => RuleOutcome
  /** All verdicts with their reasons. */
  readonly outcomes: () => readonly RuleOutcome[]
  readonly ranking: Ranking
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly facts: readonly FactDefinition[]
  readonly words: WordCatalogue
  readonly receipt: Receipt
}

/** The same, indexed for look-up. */
export interface Workbench extends Omit<Material, 'facts'> {
  readonly rule: (id: string) => Rule
  /** Ids of all rules, in order. */
  readonly ruleIds: readonly string[]
  /** The place of a rule among them. */
  readonly placeOf: (ruleId: string) => number
  /** Ids of the facts that some rule's conditions read. */
  readonly factsRead: readonly FactId[]
  /** Which of them the rule of that id reads, by their places in the list. */
  readonly placesRead: (ruleId: string) => readonly number[]
  readonly facts: (subject: Subject) => FactSheet['facts']
  readonly fact: (subject: Subject, id: string) => Fact | undefined
  /** Ids of the facts through which a rule is still open. */
  readonly openFacts: (ruleId: string, facts: Pick<Values, 'get'>) => readonly FactId[]
  readonly definition: (id: string) => FactDefinition | undefined
  /** The facts that tell whether the main questions were asked, by id. */
  readonly minimumSet: readonly FactDefinition[]
  readonly event: (type: string) => EventInfo | undefined
  /** Titles of what an area cannot do without. */
  readonly requirements: (area: string) => readonly string[]
  readonly areaName: (area: string) => string
  readonly clientAreaName: (area: string) => string
  readonly parameter: (id: string) => number
  /** What a reason of this strength is worth. */
  readonly points: (strength: RuleStrength) => number
}

export function workbench(material: Material): Workbench {
  const { ruleSet, tradition, facts, sheets, prepared } = material
  const { rules, ruleIds, places, factsRead, placesRead, parameters, points, events, requirements } = tablesOf(ruleSet)
  const { definitions, minimumSet } = definitionsOf(facts)
  const bySubject = once(() => new Map([...sheets].reverse().map((sheet) => [keyOf(sheet.subject), sheet])))
  const factsOf = (subject: Subject): FactSheet['facts'] => bySubject().get(keyOf(subject))?.facts ?? {}
  return {
    ...material,
    rule: (id) => found(rules.get(id), id),
    ruleIds,
    placeOf: (id) => found(places.get(id), id),
    factsRead,
    placesRead: (id) => found(placesRead.get(id), id),
    facts: factsOf,
    fact: (subject, id) => factsOf(subject)[id],
    openFacts: (ruleId, facts) => openFacts(found(prepared(ruleId), ruleId), facts),
    definition: (id) => definitions.get(id),
    minimumSet,
    event: (type) => events.get(type),
    requirements: (area) => (requirements.get(area) ?? []).map(({ title }) => title),
    areaName: (area) => tradition.areas[area]?.name ?? area,
    clientAreaName: (area) => tradition.areas[area]?.clientName ?? area,
    parameter: (id) => found(parameters.get(id), id),
    points: (strength) => found(points.get(strength), strength),
  }
}

function openFacts({ condition, unless }: PreparedRule, facts: Pick<Values, 'get'>): readonly FactId[] {
  const open = openLeavesIn(condition, facts).map(({ fact }) => fact)
  return unless === undefined ? open : [...open, ...openLeavesIn(unless, facts).map(({ fact }) => fact)]
}

/** Ids of the facts that a rule's conditions read; those of what defeats it are not among them. */
export const readsOf = remembered((rule: Rule): readonly FactId[] => [...new Set(factsIn(rule.conditions))])

function factsIn(condition: Condition): readonly FactId[] {
  if ('not' in condition) return factsIn(condition.not)
  if ('all' in condition) return condition.all.flatMap(factsIn)
  return 'any' in condition ? condition.any.flatMap(factsIn) : [condition.fact]
}

const tablesOf = remembered(({ rules, parameters, events }: RuleSet) => {
  const ruleIds = rules.map(({ id }) => id).sort(compareText)
  return {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    ruleIds,
    places: new Map(ruleIds.map((id, place) => [id, place])),
    ...readings(rules),
    parameters: new Map(parameters.map(({ id, value }) => [id, value])),
    points: new Map(RULE_STRENGTHS.map((strength) => [strength, parameters.find(({ id }) => id === `strength.${strength}`)?.value])),
    events: new Map<string, EventInfo>(events.map((info) => [info.type, info])),
    requirements: grouped<string, Rule>(
      rules.filter(({ direction }) => direction === 'required').sort((a, b) => compareText(a.id, b.id)),
      ({ focusArea }) => focusArea,
    ),
  }
})

/** Rules are many and read the same facts over and over, so facts are ticked off by their place in a list. */
function readings(rules: readonly Rule[]): { readonly factsRead: readonly FactId[]; readonly placesRead: ReadonlyMap<string, readonly number[]> } {
  const factsRead = [...new Set(rules.flatMap(readsOf))]
  const placeOf = new Map(factsRead.map((id, place) => [id, place]))
  return { factsRead, placesRead: new Map(rules.map((rule) => [rule.id, readsOf(rule).flatMap((id) => placeOf.get(id) ?? [])])) }
}

const definitionsOf = remembered((facts: readonly FactDefinition[]) => ({
  definitions: new Map(facts.map((definition) => [definition.id, definition])),
  minimumSet: facts.filter(({ about, id }) => about === 'case' && id.startsWith('data.has')).sort((a, b) => (a.id < b.id ? -1 : 1)),
}))

export const isDead = (person: Person | undefined): boolean => person?.status === 'deceased' || (person?.death !== undefined && !isNotKnown(person.death))

export const WHOLE_CASE: Subject = Object.freeze({ kind: 'case', id: 'case' })

export const keyOf = (subject: Subject): string => `${subject.kind} ${subject.id}`

export const sameSubject = (a: Subject, b: Subject): boolean => a === b || (a.id === b.id && a.kind === b.kind)

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new RangeError(`the rule set has no ${id}`)
  return value
}
