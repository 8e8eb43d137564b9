import { compareText } from '../compare-text.js'
import { compare } from '../conditions/compare.js'
import { grouped } from '../grouped.js'
import { remembered } from '../lazily.js'
import type { Fact, FactDefinition, FactId, FactValue, Subject } from '../model/facts.js'
import type { Formulation } from '../model/formulation.js'
import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import { leavesOf } from '../trace.js'
import { answersTo } from '../conditions/answers.js'
import { supposing, wouldFire, wouldShut } from './refire.js'

/** One fact that alone would make a rule fire. */
export interface Repair {
  readonly fact: FactId
  readonly found: Fact
  /** A value with which the rule fires; there may be others. */
  readonly value: FactValue
  /** `answer`: nothing recorded speaks against that value; `change`: something else is recorded. */
  readonly by: 'answer' | 'change'
  /** The leaves that have to come out otherwise: one, or several that read this fact. */
  readonly leaves: readonly LeafTrace[]
}

/** Somebody whom a rule misses by one fact. */
export interface NearMiss {
  readonly subject: Subject
  /** Every way, by fact. */
  readonly repairs: readonly Repair[]
}

/** Somebody whom a rule was not held against, because something its area needs fails by one fact. */
export interface ShutOut extends NearMiss {
  readonly requirement: string
}

/** Who satisfies a rule about people or events, and who nearly does. */
export interface RuleWitnesses {
  readonly ruleId: string
  readonly version: number
  readonly fired: readonly Subject[]
  readonly near: readonly NearMiss[]
  readonly shut: readonly ShutOut[]
}

/**
 * For every rule about people or events: who satisfies it, who is one fact short of it, and with what value they
 * would satisfy it. In order of rules and subjects.
 */
export function witnesses({ outcomes }: Formulation, ruleSet: RuleSet, facts: readonly FactDefinition[]): readonly RuleWitnesses[] {
  const definitions = new Map(facts.map((definition) => [definition.id, definition]))
  const byRule = grouped(outcomes, ({ ruleId }) => ruleId)
  const required = grouped(ruleSet.rules.filter(({ direction }) => direction === 'required'), ({ focusArea }) => focusArea)
  const gatesOf = remembered(({ focusArea, direction }: Rule) =>
    grouped(direction === 'for' || direction === 'against' ? (required.get(focusArea) ?? []).flatMap(({ id }) => byRule.get(id) ?? []) : [], ({ subject }) => keyOf(subject)))
  const nearOf = (rule: Rule): readonly NearMiss[] =>
    [...(byRule.get(rule.id) ?? [])].sort(bySubject).flatMap((outcome): readonly NearMiss[] => {
      const repairs = repairsOf(outcome, gatesOf(rule).get(keyOf(outcome.subject)) ?? [], definitions)
      return repairs.length === 0 ? [] : [{ subject: outcome.subject, repairs }]
    })
  const rules = ruleSet.rules.filter(({ about }) => about === 'person' || about === 'event')
  const nearMisses = new Map(rules.map((rule) => [rule.id, nearOf(rule)]))
  const shutOut = shutOuts(rules, byRule, nearMisses)
  return [...rules].sort((a, b) => compareText(a.id, b.id)).map((rule) => ({
    ruleId: rule.id,
    version: rule.version,
    fired: (byRule.get(rule.id) ?? []).filter(({ verdict }) => verdict === 'fired').map(({ subject }) => subject).sort(inOrder),
    near: nearMisses.get(rule.id) ?? [],
    shut: rule.direction === 'required' || rule.direction === 'caution' ? [] : (shutOut.get(rule.focusArea) ?? []),
  }))
}

/** Of each area, those to whom it is shut through a single requirement that fails by one fact. */
function shutOuts(
  rules: readonly Rule[],
  byRule: ReadonlyMap<string, readonly RuleOutcome[]>,
  nearMisses: ReadonlyMap<string, readonly NearMiss[]>,
): ReadonlyMap<string, readonly ShutOut[]> {
  const required = grouped(rules.filter(({ direction }) => direction === 'required'), ({ focusArea }) => focusArea)
  return new Map([...required].map(([area, gates]) => {
    const failing = gates.flatMap(({ id }) => (byRule.get(id) ?? []).filter(({ verdict }) => verdict === 'silent' || verdict === 'set-aside'))
    const shut = [...grouped(failing, ({ subject }) => keyOf(subject)).values()].flatMap((own): readonly ShutOut[] => {
      const [gate] = own
      const near = own.length > 1 || gate === undefined ? undefined : nearMisses.get(gate.ruleId)?.find(({ subject }) => keyOf(subject) === keyOf(gate.subject))
      return near === undefined || gate === undefined ? [] : [{ ...near, requirement: gate.ruleId }]
    })
    return [area, shut.sort(bySubject)]
  }))
}

/**
 * Every single fact that would make an outcome fire; none when it fires. What would fire it and shut its area at
 * once, through one of its requirements, is none.
 */
function repairsOf(outcome: RuleOutcome, gates: readonly RuleOutcome[], definitions: ReadonlyMap<FactId, FactDefinition>): readonly Repair[] {
  if (outcome.verdict === 'fired') return []
  return [...grouped(leavesOfOutcome(outcome), ({ fact }) => fact)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([fact, own]) => {
      const definition = definitions.get(fact)
      return definition === undefined ? [] : repairsBy(outcome, gates, definition, own)
    })
}

const leavesOfOutcome = ({ condition, unless }: RuleOutcome): readonly LeafTrace[] => [...leavesOf(condition), ...(unless === undefined ? [] : leavesOf(unless))]

function repairsBy(outcome: RuleOutcome, gates: readonly RuleOutcome[], definition: FactDefinition, own: readonly LeafTrace[]): readonly Repair[] {
  const [first] = own
  if (first === undefined) return []
  const { fact, found } = first
  const atTheGates = gates.flatMap(leavesOfOutcome).filter((leaf) => leaf.fact === fact)
  const tests = [...own, ...atTheGates].map(({ operator, value }) => ({ operator, threshold: value }))
  const values = answersTo(definition, found, tests)
  // What lies outside what is recorded is a change of it.
  const beyond = found.status === 'range' ? answersTo(definition, NOT_KNOWN, tests).filter((value) => !isWithin(found, value)) : []
  const repairs = [...values, ...beyond].flatMap((value): readonly Repair[] => {
    const change = supposing(fact, { status: 'known', value, from: [] })
    if (!wouldFire(outcome, change) || gates.some((gate) => wouldShut(gate, change))) return []
    const turned = needed(outcome, own.filter((leaf) => change(leaf) !== leaf.result), value)
    return [{ fact, found, value, by: found.status === 'unknown' || isWithin(found, value) ? 'answer' : 'change', leaves: turned }]
  })
  return leastOf(repairs)
}

const NOT_KNOWN: Fact = { status: 'unknown', why: 'not-asked', from: [] }

const isWithin = (found: Fact, value: FactValue): boolean =>
  found.status === 'range' && typeof value === 'number' && value >= (found.min ?? -Infinity) && value <= (found.max ?? Infinity)

/** Of the leaves that a value turns, those without which the rule would not fire. */
function needed(outcome: RuleOutcome, turned: readonly LeafTrace[], value: FactValue): readonly LeafTrace[] {
  const known: Fact = { status: 'known', value, from: [] }
  return turned.reduce<readonly LeafTrace[]>((kept, leaf) => {
    const fewer = kept.filter((each) => each !== leaf)
    return wouldFire(outcome, (each) => (fewer.includes(each) ? compare(each.operator, known, each.value) : undefined)) ? fewer : kept
  }, turned)
}

/** One value for each set of leaves, answers before changes, and no set that holds another. */
function leastOf(repairs: readonly Repair[]): readonly Repair[] {
  const answersFirst = [...repairs].sort((a, b) => Number(a.by === 'change') - Number(b.by === 'change'))
  const distinct = [...grouped(answersFirst, ({ leaves }) => leaves.map(({ name }) => name).join(' ')).values()].flatMap((same) => same.slice(0, 1))
  return distinct.filter(({ leaves }) => !distinct.some((other) => other.leaves.length < leaves.length && other.leaves.every((leaf) => leaves.includes(leaf))))
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`

const inOrder = (a: Subject, b: Subject): number => compareText(a.id, b.id)

const bySubject = (a: { readonly subject: Subject }, b: { readonly subject: Subject }): number => inOrder(a.subject, b.subject)
