import { compareText } from '../compare-text.js'
import { compare, type Threshold } from './compare.js'
import { leavesOfCondition } from './open-leaves.js'
import type { PreparedRule } from './prepare.js'
import type { Fact, FactDefinition, FactId, FactValue } from '../model/facts.js'
import type { OperatorName } from '../model/rules.js'
import type { Stretch } from '../model/world.js'

/** What one leaf holds a fact against. Negation is left out: it turns a result round and tells no two values apart. */
export interface LeafTest {
  readonly operator: OperatorName
  readonly threshold: Threshold
}

/**
 * One value for each way in which the tests can come out together, over what the fact may hold: its
 * domain, and within the bounds of `found` where only a range is known. A value that is recorded
 * stands for its own way; else numbers prefer a threshold, and sets of words the fewest words.
 * Numbers ascend; words and sets follow the definition, smaller sets first.
 */
export function answersTo(definition: FactDefinition, found: Fact, tests: readonly LeafTest[]): readonly FactValue[] {
  const recorded = found.status === 'known' ? [found.value] : []
  switch (definition.type) {
    case 'boolean':
      return oneEach([...recorded, true, false], tests, (value) => (value === true ? 0 : 1))
    case 'word': {
      const words = definition.words ?? []
      return oneEach([...recorded, ...words], tests, (value) => words.indexOf(String(value)))
    }
    case 'words':
      return setsOf(definition.words ?? [], found, tests)
    case 'integer':
      return oneEach([...recorded, ...wholeNumbers(definition, found, tests)], tests, Number)
    default:
      return definition.type satisfies never
  }
}

/** What the weighing rules hold each fact against, in a fixed order. Cautions and rules about the ranking do not weigh. */
export function leafTestsOf(rules: readonly PreparedRule[]): ReadonlyMap<FactId, readonly LeafTest[]> {
  const found = new Map<FactId, Map<string, LeafTest>>()
  for (const { rule, condition, unless } of rules) {
    if (rule.direction === 'caution' || rule.about === 'ranking') continue
    for (const { fact, operator, threshold } of [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOfCondition)) {
      const own = found.get(fact) ?? new Map<string, LeafTest>()
      own.set(`${operator} ${JSON.stringify(threshold)}`, { operator, threshold })
      found.set(fact, own)
    }
  }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)).map(([fact, own]) => [fact, [...own].sort(([a], [b]) => compareText(a, b)).map(([, test]) => test)]))
}

/** How the tests come out for a value; values with the same answer are all one to the rules. */
export function resultsOf(value: FactValue, tests: readonly LeafTest[]): string {
  const known: Fact = { status: 'known', value, from: [] }
  return tests.map(({ operator, threshold }) => (compare(operator, known, threshold) === 'true' ? '1' : '0')).join('')
}

/** The first value of each way the tests come out, in the given order. */
function oneEach(values: readonly FactValue[], tests: readonly LeafTest[], place: (value: FactValue) => number): readonly FactValue[] {
  const first = new Map<string, FactValue>()
  for (const value of values) {
    const results = resultsOf(value, tests)
    if (!first.has(results)) first.set(results, value)
  }
  return [...first.values()].sort((a, b) => place(a) - place(b))
}

/** Numbers among which every stretch between thresholds has one, most natural first. */
function wholeNumbers(definition: FactDefinition, found: Fact, tests: readonly LeafTest[]): readonly number[] {
  const { min, max } = found.status === 'range' ? found : definition
  const least = Math.max(definition.min ?? -Infinity, min ?? -Infinity)
  const most = Math.min(definition.max ?? Infinity, max ?? Infinity)
  const thresholds = tests.flatMap(({ threshold }) => (Array.isArray(threshold) ? threshold : [threshold]).filter((each) => typeof each === 'number'))
  const ascending = [...new Set(thresholds)].sort((a, b) => a - b)
  const beside = ascending.flatMap((each) => [each - 1, each + 1])
  const ends = [least, most].filter(Number.isFinite)
  return [...ascending, ...beside, 0, ...ends].filter((each) => Number.isInteger(each) && each >= least && each <= most)
}

interface WordSet {
  readonly words: readonly number[]
  readonly results: ReadonlySet<number>
}

/** Sets that the tests tell apart. Each word adds to what holds, so the unions are built up word by word and never listed in full. */
function setsOf(words: readonly string[], found: Fact, tests: readonly LeafTest[]): readonly FactValue[] {
  const holdsWith = (word: string): readonly number[] =>
    tests.flatMap(({ threshold }, index) => ((Array.isArray(threshold) ? threshold : [threshold]).includes(word) ? [index] : []))
  const keyOf = (results: Iterable<number>): string => [...results].sort((a, b) => a - b).join(' ')
  let sets = new Map<string, WordSet>([['', { words: [], results: new Set() }]])
  words.forEach((word, place) => {
    const adds = holdsWith(word)
    if (adds.length === 0) return
    const grown = new Map(sets)
    for (const { words: before, results } of sets.values()) {
      const next: WordSet = { words: [...before, place], results: new Set([...results, ...adds]) }
      const key = keyOf(next.results)
      const rival = grown.get(key)
      if (rival === undefined || inOrder(next.words, rival.words) < 0) grown.set(key, next)
    }
    sets = grown
  })
  if (found.status === 'known' && Array.isArray(found.value)) {
    const places = found.value.map((word: string) => words.indexOf(word))
    const results = new Set(found.value.flatMap((word: string) => holdsWith(word)))
    sets.set(keyOf(results), { words: places, results })
  }
  return [...sets.values()].map((set) => [...set.words].sort((a, b) => a - b)).sort(inOrder).map((set) => set.flatMap((place) => words[place] ?? []))
}

/** Fewer words first, then by their place in the list. */
function inOrder(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  const place = a.findIndex((each, index) => each !== b[index])
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0)
}

/** The widest run of whole numbers around a value that no test tells apart from it, within what is known. */
export function stretchOf(value: number, { min, max }: FactDefinition, known: Fact, tests: readonly LeafTest[]): Stretch {
  const range = known.status === 'range' ? known : { min, max }
  const least = Math.max(min ?? -Infinity, range.min ?? -Infinity)
  const most = Math.min(max ?? Infinity, range.max ?? Infinity)
  const own = resultsOf(value, tests)
  const numbers = tests.flatMap(({ threshold }) => (Array.isArray(threshold) ? threshold : [threshold]).filter((each) => typeof each === 'number'))
  // Results can only differ from one number to the next at a threshold or right after it.
  const starts = [...new Set(numbers.flatMap((each) => [each, each + 1]))].sort((a, b) => a - b)
  const below = starts.filter((start) => start <= value).reverse().find((start) => resultsOf(start - 1, tests) !== own)
  const above = starts.find((start) => start > value && resultsOf(start, tests) !== own)
  const from = Math.max(below ?? -Infinity, least)
  const to = Math.min(above === undefined ? Infinity : above - 1, most)
  return { ...(Number.isFinite(from) ? { min: from } : {}), ...(Number.isFinite(to) ? { max: to } : {}) }
}
