import fc from 'fast-check'
import type { Fact } from '../../src/model/facts.js'
import type { Condition, Leaf, Rule } from '../../src/model/rules.js'

/** A small world of facts: two booleans, two whole numbers between 0 and 4, a word and a set of words. */
export const WORLD = {
  'a.flag': { values: [true, false] },
  'b.flag': { values: [true, false] },
  'a.count': { values: [0, 1, 2, 3, 4] },
  'b.count': { values: [0, 1, 2, 3, 4] },
  'a.word': { values: ['red', 'green', 'blue'] },
  'a.words': { values: [[], ['x'], ['y'], ['x', 'y']] },
} as const

export type WorldFact = keyof typeof WORLD
export const WORLD_FACTS = Object.keys(WORLD) as readonly WorldFact[]

const leafOf = (fact: WorldFact, operator: Leaf['operator'], value: fc.Arbitrary<Leaf['value']>): fc.Arbitrary<Leaf> =>
  value.map((each) => ({ name: `${fact.replace('.', '-')}-${operator.toLowerCase()}`, fact, operator, value: each }))

const digit = fc.integer({ min: 0, max: 4 })

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  leafOf('a.flag', 'equal', fc.boolean()),
  leafOf('b.flag', 'notEqual', fc.boolean()),
  ...(['a.count', 'b.count'] as const).flatMap((fact) => [
    ...(['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const).map((operator) => leafOf(fact, operator, digit)),
    leafOf(fact, 'between', fc.tuple(digit, digit).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])),
    leafOf(fact, 'in', fc.uniqueArray(digit, { minLength: 1, maxLength: 3 })),
    leafOf(fact, 'notIn', fc.uniqueArray(digit, { minLength: 1, maxLength: 3 })),
  ]),
  leafOf('a.word', 'equal', fc.constantFrom('red', 'green', 'blue')),
  leafOf('a.word', 'notIn', fc.uniqueArray(fc.constantFrom('red', 'green', 'blue'), { minLength: 1 })),
  leafOf('a.words', 'contains', fc.constantFrom('x', 'y')),
  leafOf('a.words', 'doesNotContain', fc.constantFrom('x', 'y')),
  leafOf('a.words', 'containsAny', fc.constant(['x', 'y'])),
)

/** Condition trees up to three deep, negations anywhere. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree

export const rule: fc.Arbitrary<Rule> = fc.record({ conditions: condition, unless: fc.option(condition, { nil: undefined, freq: 3 }) }).map(
  ({ conditions, unless }): Rule => ({
    id: 'test/rule',
    version: 1,
    title: 'A rule',
    about: 'person',
    focusArea: 'grief',
    direction: 'for',
    strength: 'strong',
    theme: 'death-fact',
    conditions,
    ...(unless === undefined ? {} : { unless }),
    texts: { clinician: 'A sentence.', client: 'A sentence.' },
    basis: 'design-choice',
    confidence: 'inference',
    sources: [],
  }),
)

const unknownFact: Fact = { status: 'unknown', why: 'not-asked', from: ['/there'] }

/** Facts of the world, each known, unknown, or, for numbers, between two bounds. */
export const facts: fc.Arbitrary<Readonly<Record<WorldFact, Fact>>> = fc.record(
  Object.fromEntries(
    WORLD_FACTS.map((id) => {
      const known = fc.constantFrom(...WORLD[id].values).map((value): Fact => ({ status: 'known', value, from: ['/here'] }))
      const between = fc.tuple(digit, digit).map(([a, b]): Fact => ({ status: 'range', min: Math.min(a, b), max: Math.max(a, b), from: ['/here'] }))
      return [id, id.endsWith('count') ? fc.oneof(known, between, fc.constant(unknownFact)) : fc.oneof(known, known, fc.constant(unknownFact))]
    }),
  ) as Record<WorldFact, fc.Arbitrary<Fact>>,
)

/** Every way in which the facts could turn out. */
export function completions(given: Readonly<Record<WorldFact, Fact>>): readonly Readonly<Record<WorldFact, Fact>>[] {
  return WORLD_FACTS.reduce<Record<string, Fact>[]>(
    (worlds, id) => worlds.flatMap((world) => valuesOf(id, given[id]).map((value) => ({ ...world, [id]: { status: 'known', value, from: ['/here'] } satisfies Fact }))),
    [{}],
  ) as unknown as readonly Readonly<Record<WorldFact, Fact>>[]
}

function valuesOf(id: WorldFact, fact: Fact): readonly (boolean | number | string | readonly string[])[] {
  if (fact.status === 'known') return [fact.value]
  const all: readonly (boolean | number | string | readonly string[])[] = WORLD[id].values
  return fact.status === 'range' ? all.filter((value) => Number(value) >= (fact.min ?? -1) && Number(value) <= (fact.max ?? 9)) : all
}
