import type { Case } from '../model/case.js'
import type { Fact, FactDefinition, FactSheet, Subject } from '../model/facts.js'
import type { Receipt } from '../model/formulation.js'
import type { Link } from '../model/links.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Ranking } from '../model/ranking-result.js'
import type { RuleSet, Tradition } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import type { WordCatalogue } from '../model/words-catalogue.js'

/** All that earlier stages found, from which a formulation is put together. */
export interface Material {
  readonly case: Case
  readonly sheets: readonly FactSheet[]
  readonly links: readonly Link[]
  readonly outcomes: readonly RuleOutcome[]
  readonly ranking: Ranking
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly facts: readonly FactDefinition[]
  readonly words: WordCatalogue
  readonly receipt: Receipt
}

/** The same, indexed for look-up. */
export interface Workbench extends Material {
  readonly rule: (id: string) => Rule
  readonly fact: (subject: Subject, id: string) => Fact | undefined
  /** What a rule found about a subject. */
  readonly outcome: (ruleId: string, subject: Subject) => RuleOutcome | undefined
  readonly definition: (id: string) => FactDefinition | undefined
  readonly areaName: (area: string) => string
  readonly clientAreaName: (area: string) => string
  readonly parameter: (id: string) => number
}

export function workbench(material: Material): Workbench {
  const rules = new Map(material.ruleSet.rules.map((rule) => [rule.id, rule]))
  const sheets = new Map(material.sheets.map((sheet) => [keyOf(sheet.subject), sheet]))
  const outcomes = new Map(material.outcomes.map((outcome) => [`${outcome.ruleId} ${keyOf(outcome.subject)}`, outcome]))
  const definitions = new Map(material.facts.map((definition) => [definition.id, definition]))
  const parameters = new Map(material.ruleSet.parameters.map(({ id, value }) => [id, value]))
  return {
    ...material,
    rule: (id) => found(rules.get(id), id),
    fact: (subject, id) => sheets.get(keyOf(subject))?.facts[id],
    outcome: (ruleId, subject) => outcomes.get(`${ruleId} ${keyOf(subject)}`),
    definition: (id) => definitions.get(id),
    areaName: (area) => material.tradition.areas[area]?.name ?? area,
    clientAreaName: (area) => material.tradition.areas[area]?.clientName ?? area,
    parameter: (id) => found(parameters.get(id), id),
  }
}

export const keyOf = (subject: Subject): string => `${subject.kind} ${subject.id}`

export const sameSubject = (a: Subject, b: Subject): boolean => keyOf(a) === keyOf(b)

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new RangeError(`the rule set has no ${id}`)
  return value
}
