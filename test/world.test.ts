import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../src/evaluate.js'
import { judgeOnRecord } from '../src/evaluate-on-record.js'
import { factCatalogue } from '../src/facts/catalogue.js'
import { parseCase } from '../src/input/parse-case.js'
import type { Fact, FactDefinition, FactSheet } from '../src/model/facts.js'
import type { Supposition } from '../src/model/world.js'
import { defaultRuleSet } from '../src/rules/default-rule-set.js'
import { openWorld } from '../src/world.js'
import { makeCase } from './support/make-case.js'
import { randomCase } from './support/random-case.js'

const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')
const evaluator = createEvaluator(defaultRuleSet, tradition)

const read = new Set(defaultRuleSet.rules.flatMap((rule) => JSON.stringify([rule.conditions, rule.unless]).match(/(?<="fact":")[^"]+/g) ?? []))
const supposable = factCatalogue.filter(({ id, about }) => about !== 'ranking' && !id.startsWith('data.') && read.has(id))

const knownFact = (value: Extract<Fact, { status: 'known' }>['value']): Fact => ({ status: 'known', value, from: [] })

function foundOf({ type, words = [] }: FactDefinition): fc.Arbitrary<Fact> {
  const known = (): fc.Arbitrary<Fact> => {
    switch (type) {
      case 'boolean':
        return fc.boolean().map(knownFact)
      case 'integer':
        return fc.integer({ min: 0, max: 400 }).map(knownFact)
      case 'word':
        return fc.constantFrom(...words).map(knownFact)
      case 'words':
        return fc.subarray([...words]).map(knownFact)
      default:
        return type satisfies never
    }
  }
  const open: Fact = { status: 'unknown', why: 'not-asked', from: [] }
  return fc.oneof({ arbitrary: known(), weight: 4 }, { arbitrary: fc.constant(open), weight: 1 })
}

/** Suppositions for whatever subjects a case has, chosen by numbers. */
const choices = fc.array(fc.constantFrom(...supposable).chain((definition) => fc.record({ definition: fc.constant(definition), who: fc.nat(), found: foundOf(definition) })), { minLength: 1, maxLength: 6 })

function suppositionsFor(sheets: readonly FactSheet[], chosen: readonly { readonly definition: FactDefinition; readonly who: number; readonly found: Fact }[]): readonly Supposition[] {
  return chosen.flatMap(({ definition, who, found }) => {
    const able = sheets.filter(({ subject }) => subject.kind === definition.about)
    const sheet = able[who % Math.max(1, able.length)]
    return sheet === undefined ? [] : [{ subject: sheet.subject, fact: definition.id, found }]
  })
}

/** Every sheet copied out, fact by fact, with what is supposed written in. */
function writtenOut(sheets: readonly FactSheet[], suppositions: readonly Supposition[]): readonly FactSheet[] {
  return sheets.map(({ subject, facts }) => {
    const copy: Record<string, Fact> = {}
    for (const { id, about } of factCatalogue) if (about === 'case' || about === subject.kind) Object.assign(copy, facts[id] === undefined ? {} : { [id]: facts[id] })
    for (const { subject: whom, fact, found } of suppositions) {
      const isInherited = whom.kind === 'case' && !factCatalogue.some(({ id, about }) => id === fact && about === subject.kind && about !== 'case')
      if (isInherited || (whom.kind === subject.kind && whom.id === subject.id)) copy[fact] = found
    }
    return { subject, facts: copy }
  })
}

describe('a world', () => {
  it('in which facts are supposed is what json-rules-engine makes of those facts', async () => {
    let moved = 0
    await fc.assert(
      fc.asyncProperty(randomCase, choices, choices, async (input, first, second) => {
        const recorded = openWorld(evaluator, parseCase(input))
        const before = JSON.stringify(recorded.ranking)
        const sets = [suppositionsFor(recorded.sheets, first), suppositionsFor(recorded.sheets, second)]
        const world = sets.reduce((each, suppositions) => each.suppose(suppositions), recorded)
        const judged = await judgeOnRecord(evaluator, { sheets: writtenOut(recorded.sheets, sets.flat()), shared: recorded.shared, links: [] })
        expect(world.ranking).toEqual(judged.ranking)
        expect(JSON.stringify(recorded.ranking)).toBe(before)
        moved += JSON.stringify(world.ranking) === before ? 0 : 1
      }),
      { seed: 20251122, numRuns: 60 },
    )
    // Suppositions that never mattered would prove little.
    expect(moved).toBeGreaterThan(20)
  })

  it('has nothing open once every open fact is supposed to be known', () => {
    fc.assert(
      fc.property(randomCase, (input) => {
        let world = openWorld(evaluator, parseCase(input))
        const types = new Map(factCatalogue.map((definition) => [definition.id, definition]))
        for (let round = 0; round < 50 && world.open().length > 0; round += 1) {
          world = world.suppose(world.open().map(({ subject, fact, found }) => ({ subject, fact, found: anyAnswer(types.get(fact), found) })))
        }
        expect(world.open()).toEqual([])
        expect(world.ranking.areas.filter(({ status, bounds }) => status === 'candidate' && bounds.low !== bounds.high && world.shared.length === 0)).toEqual([])
      }),
      { seed: 20251122, numRuns: 60 },
    )
  })

  it('says which rules each open fact holds up', () => {
    const world = openWorld(evaluator, parseCase(makeCase({ inventory: { people: [{ id: 'a', conflict: { present: 'yes' } }] } })))
    const open = world.open()
    expect(open.length).toBeGreaterThan(5)
    for (const { subject, rules } of open) {
      expect(rules.length).toBeGreaterThan(0)
      const undetermined = world.verdicts.filter(({ verdict, subject: whom }) => verdict === 'undetermined' && (subject.kind === 'case' || whom.id === subject.id))
      expect(rules.filter((id) => !undetermined.some(({ ruleId }) => ruleId === id))).toEqual([])
    }
  })
})

function anyAnswer(definition: FactDefinition | undefined, found: Fact): Fact {
  if (found.status === 'range') return knownFact(found.min ?? found.max ?? 0)
  switch (definition?.type) {
    case 'integer':
      return knownFact(definition.min ?? 0)
    case 'word':
      return knownFact(definition.words?.[0] ?? '')
    case 'words':
      return knownFact([])
    default:
      return knownFact(false)
  }
}
