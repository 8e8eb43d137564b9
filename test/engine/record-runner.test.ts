import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareRule } from '../../src/conditions/prepare.js'
import { runOnRecord } from '../../src/engine/record-runner.js'
import type { Fact, FactSheet } from '../../src/model/facts.js'
import type { Condition, Leaf, Rule } from '../../src/model/rules.js'
import { completions, facts, rule } from '../support/random-rules.js'

const noParameters = (id: string): number => {
  throw new Error(id)
}

const sheet = (given: Readonly<Record<string, Fact>>): FactSheet => ({ subject: { kind: 'person', id: 'somebody' }, facts: given })

async function truthOf(one: Rule, given: Readonly<Record<string, Fact>>): Promise<{ condition: string; unless: string | undefined }> {
  const [truth] = await runOnRecord([prepareRule(one, noParameters)], sheet(given))
  return { condition: truth?.condition ?? 'missing', unless: truth?.unless }
}

// The oracle: plain two-valued evaluation over plain values, sharing nothing with the engine.
function holds(condition: Condition, world: Readonly<Record<string, Fact>>): boolean {
  if ('not' in condition) return !holds(condition.not, world)
  if ('all' in condition) return condition.all.every((child) => holds(child, world))
  if ('any' in condition) return condition.any.some((child) => holds(child, world))
  const found = world[condition.fact]
  return leafHolds(condition, found?.status === 'known' ? found.value : undefined)
}

function leafHolds({ operator, value }: Leaf, found: unknown): boolean {
  const many = (Array.isArray(value) ? value : [value]) as unknown[]
  const has = Array.isArray(found) ? (found as unknown[]) : []
  const table: Record<Leaf['operator'], () => boolean> = {
    equal: () => found === value,
    notEqual: () => found !== value,
    in: () => many.includes(found),
    notIn: () => !many.includes(found),
    lessThan: () => Number(found) < Number(value),
    lessThanInclusive: () => Number(found) <= Number(value),
    greaterThan: () => Number(found) > Number(value),
    greaterThanInclusive: () => Number(found) >= Number(value),
    between: () => Number(found) >= Number(many[0]) && Number(found) <= Number(many[1]),
    contains: () => has.includes(value),
    doesNotContain: () => !has.includes(value),
    containsAny: () => many.some((each) => has.includes(each)),
  }
  return table[operator]()
}

describe('the engine of record', () => {
  it('never settles a rule against any way in which the unknowns could turn out', async () => {
    await fc.assert(
      fc.asyncProperty(rule, facts, async (one, given) => {
        const { condition, unless } = await truthOf(one, given)
        const worlds = completions(given)
        for (const [truth, tree] of [[condition, one.conditions], [unless, one.unless]] as const) {
          if (tree === undefined) continue
          const results = new Set(worlds.map((world) => holds(tree, world)))
          if (truth === 'true') expect(results).toEqual(new Set([true]))
          if (truth === 'false') expect(results).toEqual(new Set([false]))
        }
      }),
      { seed: 20251121, numRuns: 400 },
    )
  })

  it('settles every rule when every fact is known', async () => {
    await fc.assert(
      fc.asyncProperty(rule, facts, async (one, given) => {
        const [world] = completions(given)
        if (world === undefined) return
        expect((await truthOf(one, world)).condition).toBe(String(holds(one.conditions, world)))
      }),
      { seed: 20251121, numRuns: 300 },
    )
  })
})
