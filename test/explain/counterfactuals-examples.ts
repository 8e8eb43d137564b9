import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEvaluator, type Evaluator } from '../../src/evaluate.js'
import { judgeOnRecord } from '../../src/evaluate-on-record.js'
import type { CounterfactualOptions } from '../../src/explain/counterfactuals/counterfactuals.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { factDependencies } from '../../src/facts/dependencies.js'
import type { DerivedFacts } from '../../src/facts/derive-facts.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Fact, FactSheet } from '../../src/model/facts.js'
import type { Ranking } from '../../src/model/ranking-result.js'
import type { World } from '../../src/model/world.js'
import type { Change, Goal } from '../../src/model/counterfactuals.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { worldOf } from '../../src/world.js'

const EXAMPLES = join(import.meta.dirname, '../../docs/examples/cases')

const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')
const evaluator: Evaluator = createEvaluator(defaultRuleSet, tradition)

export const exampleOptions: CounterfactualOptions = {
  definitions: factCatalogue,
  rules: defaultRuleSet.rules.flatMap(({ id }) => evaluator.prepared(id) ?? []),
  weights: evaluator.settings,
  dependencies: factDependencies({ parameter: evaluator.settings.parameter, events: defaultRuleSet.events }),
}

export interface Example {
  readonly name: string
  readonly derived: DerivedFacts
  readonly world: World
}

export const examples: readonly Example[] = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json')).map((name) => {
  const derived = evaluator.derive(parseCase(JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8'))))
  return { name: name.replace('.json', ''), derived, world: worldOf(evaluator, derived) }
})

/** The ranking by json-rules-engine when facts are as they are supposed, each sheet copied out in full. */
export async function rankedOnRecord(derived: DerivedFacts, changes: readonly Change[]): Promise<Ranking> {
  const owned = new Set(factCatalogue.map(({ about, id }) => `${about} ${id}`))
  const sheets = derived.sheets.map(({ subject, facts }): FactSheet => {
    const copied: Record<string, Fact> = {}
    for (const id in facts) copied[id] = facts[id] as Fact
    for (const change of changes) {
      const isOwn = owned.has(`${subject.kind} ${change.fact}`)
      const isMeant = isOwn ? change.subject.kind === subject.kind && change.subject.id === subject.id : change.subject.kind === 'case'
      if (isMeant) copied[change.fact] = change.found
    }
    return { subject, facts: copied }
  })
  return (await judgeOnRecord(evaluator, { ...derived, sheets })).ranking
}

/** What a goal asks for, told apart from the library's own reading of it. */
export function isMet(goal: Goal, { outcome, foci }: Ranking): boolean {
  const leader = outcome === 'lead' ? foci[0]?.area : undefined
  if (goal.kind === 'put-first') return leader === goal.area
  if (goal.kind === 'break-tie') return goal.area === undefined ? leader !== undefined : leader === goal.area
  if (goal.kind === 'end-lead') return leader !== goal.area
  return leader !== goal.area && !(outcome === 'tie' && foci.some(({ area }) => area === goal.area))
}

export const properParts = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]).filter(({ length }) => length < items.length)

/** Whether changes surely are what facts of one subject never are, by a reading of its own. */
export function isAtOdds(derived: DerivedFacts, changes: readonly Change[]): boolean {
  const owned = new Set(factCatalogue.map(({ about, id }) => `${about} ${id}`))
  return derived.sheets.some(({ subject, facts }) => {
    const laid = (id: string): Change | undefined => changes.find((change) => change.fact === id && (owned.has(`${subject.kind} ${id}`) ? change.subject.kind === subject.kind && change.subject.id === subject.id : change.subject.kind === 'case'))
    return (exampleOptions.dependencies ?? []).some(({ about, never }) => about === subject.kind && never.some(({ fact }) => laid(fact) !== undefined) && never.every(({ fact, operator, value, not }) => {
      const found = laid(fact)?.found ?? facts[fact]
      if (found === undefined || found.status === 'unknown') return false
      const list = [value].flat()
      const holds = (own: unknown): boolean => {
        const [first = 0, last = 0] = list.map(Number)
        switch (operator) {
          case 'equal': return own === value
          case 'notEqual': return own !== value
          case 'in': return list.includes(own as never)
          case 'notIn': return !list.includes(own as never)
          case 'lessThan': return Number(own) < first
          case 'lessThanInclusive': return Number(own) <= first
          case 'greaterThan': return Number(own) > first
          case 'greaterThanInclusive': return Number(own) >= first
          case 'between': return Number(own) >= first && Number(own) <= last
          case 'contains': return [own].flat().includes(value)
          case 'doesNotContain': return ![own].flat().includes(value)
          case 'containsAny': return list.some((each) => [own].flat().some((one) => one === each))
          default: return operator satisfies never
        }
      }
      // Far beyond every line that is drawn, a range without an end goes on as it was.
      const values = found.status === 'known' ? [found.value] : span(found.min ?? -9999, found.max ?? 9999)
      return values.every((each) => holds(each) !== (not === true))
    }))
  })
}

const span = (min: number, max: number): readonly number[] => Array.from({ length: max - min + 1 }, (_, index) => min + index)
