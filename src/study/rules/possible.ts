import { answersTo, type LeafTest } from '../../conditions/answers.js'
import { compare } from '../../conditions/compare.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import type { FactDependency } from '../../model/dependencies.js'
import type { Fact, FactDefinition, FactId, FactValue, Truth } from '../../model/facts.js'
import type { Verdict } from '../../model/outcome.js'
import { decides, type Facts, placedLeaves, truthOfLeaf, verdictOver, verdictWith } from './rule-logic.js'

/** What a rule can come to, over every way in which the facts it reads can turn out. */
export interface Possible {
  readonly verdicts: ReadonlySet<Verdict>
  /** By leaf: how its comparison can come out. */
  readonly truths: ReadonlyMap<string, ReadonlySet<Truth>>
  /** By leaf: the settled truths with which it can decide the verdict. */
  readonly deciding: ReadonlyMap<string, ReadonlySet<Truth>>
  /** Leaves that could be left to say always the same, and no verdict would be another. */
  readonly idle: ReadonlySet<string>
  /** Combinations that were looked at. */
  readonly tried: number
  /** False where there were too many, so that what was not met may be possible all the same. */
  readonly complete: boolean
}

/** What is known about the facts a rule reads. */
export interface Vocabulary {
  readonly definitions: readonly FactDefinition[]
  readonly dependencies: readonly FactDependency[]
  /** Whether a fact is known in every case, so that no rule can find it open. */
  readonly isAlwaysKnown: (about: string, fact: FactId) => boolean
  /** The only values of a fact that no answer can change; undefined for all others. */
  readonly valuesOf: (fact: FactId) => readonly FactValue[] | undefined
}

// The longest rule of the default set has six facts of few values each; this is far above.
const MOST_COMBINATIONS = 200_000

const UNASKED: Fact = { status: 'unknown', why: 'not-asked', from: [] }

/**
 * Everything a rule can come to, found by going through all combinations of answers that its leaves tell apart, not
 * asked among them. Combinations that a declared dependency forbids are left out. What is not met here cannot happen;
 * what is met may still be ruled out by ties between facts that nobody declared.
 */
export function possibilities(rule: PreparedRule, vocabulary: Vocabulary): Possible {
  const leaves = placedLeaves(rule)
  const verdicts = new Set<Verdict>()
  const truths = new Map(leaves.map(({ key }) => [key, new Set<Truth>()]))
  const deciding = new Map(leaves.map(({ key }) => [key, new Set<Truth>()]))
  const alwaysAs = leaves.flatMap(({ key, leaf }) => (['true', 'false'] as const).map((constant) => ({ key, leaf, constant })))
  const needed = new Set<object>()
  let tried = 0
  let complete = true
  for (const facts of combinations(rule, vocabulary)) {
    if (tried === MOST_COMBINATIONS) {
      complete = false
      break
    }
    tried += 1
    const verdict = verdictOver(rule, facts)
    verdicts.add(verdict)
    for (const each of alwaysAs) {
      if (!needed.has(each) && verdictWith(rule, (leaf) => (leaf === each.leaf ? each.constant : truthOfLeaf(leaf, facts))) !== verdict) needed.add(each)
    }
    for (const { key, leaf } of leaves) {
      const truth = truthOfLeaf(leaf, facts)
      truths.get(key)?.add(truth)
      if (decides(rule, leaf, facts)) deciding.get(key)?.add(truth)
    }
  }
  return { verdicts, truths, deciding, idle: new Set(alwaysAs.filter((each) => !needed.has(each)).map(({ key }) => key)), tried, complete }
}

/** Every combination of answers that the leaves of some rules about the same kind of subject tell apart. */
export function* combinations(rule: PreparedRule, vocabulary: Vocabulary, ...others: readonly PreparedRule[]): Generator<Facts> {
  const { about } = rule.rule
  const tests = testsOf([rule, ...others])
  const facts = [...tests.keys()]
  const answers = facts.map((fact) => answersOf(fact, about, tests.get(fact) ?? [], vocabulary))
  const forbidden = vocabulary.dependencies.filter((each) => (each.about === about || each.about === 'case') && each.never.every(({ fact }) => tests.has(fact)))
  const chosen: Fact[] = []
  function* from(at: number): Generator<Facts> {
    if (at === facts.length) {
      const made = Object.fromEntries(facts.map((fact, place) => [fact, chosen[place] ?? UNASKED]))
      if (!forbidden.some((dependency) => isBroken(dependency, made))) yield made
      return
    }
    for (const answer of answers[at] ?? []) {
      chosen[at] = answer
      yield* from(at + 1)
    }
  }
  yield* from(0)
}

function testsOf(rules: readonly PreparedRule[]): ReadonlyMap<FactId, readonly LeafTest[]> {
  const found = new Map<FactId, LeafTest[]>()
  for (const { leaf: { fact, operator, threshold } } of rules.flatMap(placedLeaves)) {
    const own = found.get(fact) ?? []
    own.push({ operator, threshold })
    found.set(fact, own)
  }
  return found
}

function answersOf(fact: FactId, about: string, tests: readonly LeafTest[], { definitions, isAlwaysKnown, valuesOf }: Vocabulary): readonly Fact[] {
  const definition = definitions.find((each) => each.id === fact && each.about === about) ?? definitions.find((each) => each.id === fact)
  if (definition === undefined) throw new RangeError(`no fact ${fact}`)
  const fixed = valuesOf(fact)
  const known = (fixed ?? answersTo(definition, UNASKED, tests)).map((value): Fact => ({ status: 'known', value, from: [] }))
  return isAlwaysKnown(about, fact) ? known : [...known, UNASKED]
}

const isBroken = ({ never }: FactDependency, facts: Facts): boolean => never.every(({ fact, operator, value, not: isNot }) => {
  const found = facts[fact]
  return found !== undefined && compare(operator, found, value) === (isNot === true ? 'false' : 'true')
})
