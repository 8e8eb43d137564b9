import { answersTo, leafTestsOf, type LeafTest } from '../../conditions/answers.js'
import type { Threshold } from '../../conditions/compare.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { grouped } from '../../grouped.js'
import type { FactDependency } from '../../model/dependencies.js'
import type { Fact, FactDefinition, FactId, FactValue, SubjectKind } from '../../model/facts.js'
import type { OperatorName } from '../../model/rules.js'

/** The parts that are the same for every case of a rule set. */
export interface Vocabulary {
  readonly rules: readonly PreparedRule[]
  readonly definitions: readonly FactDefinition[]
  readonly dependencies: readonly FactDependency[]
}

/** A comparison, and how it must come out. */
export interface Comparison {
  readonly operator: OperatorName
  readonly threshold: Threshold
  readonly holds: boolean
}

/** A comparison of a dependency, about whomever it is. */
export interface Term extends Comparison {
  readonly fact: FactId
}

/** What facts and rules allow to be said of anybody. */
export interface Grammar {
  readonly ruleOf: ReadonlyMap<string, PreparedRule>
  readonly definitionOf: ReadonlyMap<string, FactDefinition>
  readonly dependenciesAbout: (kind: SubjectKind) => readonly (readonly Term[])[]
  /** One value for each way in which rules and dependencies can come out; undefined where nobody defined the fact. */
  readonly answersOf: (kind: SubjectKind, fact: FactId, found: Fact) => readonly FactValue[] | undefined
}

/** What is the same for all cases, kept as long as the rules. */
const grammars = new WeakMap<readonly PreparedRule[], { readonly of: Vocabulary; readonly grammar: Grammar }>()

export function grammarOf(vocabulary: Vocabulary): Grammar {
  const known = grammars.get(vocabulary.rules)
  if (known?.of.definitions === vocabulary.definitions && known.of.dependencies === vocabulary.dependencies) return known.grammar
  const { rules, definitions, dependencies } = vocabulary
  const tests = testsOf(rules, dependencies)
  const definitionOf = new Map(definitions.map((definition) => [`${definition.about} ${definition.id}`, definition]))
  const literals = grouped(dependencies, ({ about }) => about)
  const never = new Map([...literals].map(([about, own]) => [about, own.map((each) =>
    each.never.map(({ fact, operator, value, not }) => ({ fact, operator, threshold: value, holds: not !== true })))]))
  const unasked = new Map<FactDefinition, readonly FactValue[]>()
  const grammar: Grammar = {
    ruleOf: new Map(rules.map((prepared) => [prepared.rule.id, prepared])),
    definitionOf,
    dependenciesAbout: (kind) => never.get(kind) ?? [],
    answersOf(kind, fact, found) {
      const definition = definitionOf.get(`${kind} ${fact}`)
      if (definition === undefined) return undefined
      const own = found.status === 'unknown' ? unasked.get(definition) : undefined
      const values = own ?? answersTo(definition, found, tests.get(fact) ?? [])
      if (found.status === 'unknown') unasked.set(definition, values)
      return values
    },
  }
  grammars.set(rules, { of: vocabulary, grammar })
  return grammar
}

function testsOf(rules: readonly PreparedRule[], dependencies: readonly FactDependency[]): ReadonlyMap<FactId, readonly LeafTest[]> {
  const tests = new Map<FactId, LeafTest[]>([...leafTestsOf(rules)].map(([fact, own]) => [fact, [...own]]))
  const seen = new Set([...tests].flatMap(([fact, own]) => own.map((test) => testKey(fact, test))))
  for (const { fact, operator, value } of dependencies.flatMap(({ never }) => never)) {
    const test: LeafTest = { operator, threshold: value }
    if (seen.has(testKey(fact, test))) continue
    seen.add(testKey(fact, test))
    tests.set(fact, [...(tests.get(fact) ?? []), test])
  }
  return tests
}

const testKey = (fact: FactId, { operator, threshold }: LeafTest): string => `${fact} ${operator} ${JSON.stringify(threshold)}`

