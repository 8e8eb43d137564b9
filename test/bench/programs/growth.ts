import { createEvaluator } from '../../../src/evaluate.js'
import { createFormulator } from '../../../src/formulate.js'
import { createSyncFormulator } from '../../../src/formulate-sync.js'
import { parseCase } from '../../../src/input/parse-case.js'
import type { RuleSet } from '../../../src/model/rule-set.js'
import type { Rule } from '../../../src/model/rules.js'
import { exampleCase } from '../bench-cases.js'
import { largeCase, type Size } from '../large-case.js'
import { costs } from '../measure.js'
import { readAll } from '../read-all.js'
import { report } from '../run-program.js'

/** Milliseconds at each size, least first. */
export interface Growth {
  readonly what: string
  readonly points: readonly (readonly [size: number, cost: number])[]
}

// Twice as many as elsewhere: an exponent is a slope through three points, and one that a slow spell struck turns it.
const ROUNDS = 2 * Number(process.env['BENCH_ROUNDS'] ?? 5) + 1
const { formulateSync, rankSync } = createSyncFormulator()
const { ruleSet, tradition } = createFormulator()

async function growthOf(what: string, sizes: readonly number[], timed: (size: number) => () => unknown, milliseconds: number): Promise<Growth> {
  const found = await costs(Object.fromEntries(sizes.map((size) => [String(size), timed(size)])), ROUNDS, milliseconds)
  return { what, points: sizes.map((size) => [size, found[String(size)] ?? Number.NaN]) }
}

const KINDS = [
  ['people', [1, 12, 25, 50, 100, 200], (people: number): Size => ({ people, scores: 10, events: 5 })],
  ['events', [1, 31, 62, 125, 250, 500], (events: number): Size => ({ people: 5, scores: 10, events })],
  ['scores', [1, 312, 625, 1250, 2500, 5000], (scores: number): Size => ({ people: 5, scores, events: 5 })],
] as const

const all: Growth[] = []
for (const [name, sizes, sized] of KINDS) {
  all.push(await growthOf(`${name}, rankSync`, sizes, (size) => {
    const kase = parseCase(largeCase(sized(size)))
    return () => rankSync(kase)
  }, 200))
  all.push(await growthOf(`${name}, formulateSync with everything read`, sizes, (size) => {
    const input = largeCase(sized(size))
    return () => readAll(formulateSync(input))
  }, 200))
}

/** So many rules: some of the default ones, or all of them again and again. None gates others, so that all are decided about every subject. */
function soManyRules(count: number): RuleSet {
  const open = ruleSet.rules.filter(({ direction }) => direction !== 'required')
  const step = Math.max(1, open.length / count)
  const rules = Array.from({ length: count }, (_, index): Rule => {
    const rule = open[Math.floor(index * step) % open.length]
    if (rule === undefined) throw new RangeError('no rules')
    return index < open.length ? rule : { ...rule, id: `${rule.id}-${Math.floor(index / open.length)}` }
  })
  return { ...ruleSet, rules }
}

const kase = parseCase(exampleCase('plain-dispute'))
const RULES = [50, 125, 250, 500, 1000] as const
all.push(await growthOf('rules, evaluated', RULES, (count) => {
  const { evaluateSync } = createEvaluator(soManyRules(count), tradition)
  return () => evaluateSync(kase)
}, 200))
all.push(await growthOf('rules, prepared', RULES, (count) => {
  const rules = soManyRules(count)
  return () => createEvaluator(rules, tradition)
}, 100))
report(all)
