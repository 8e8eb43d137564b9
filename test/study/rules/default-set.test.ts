import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareRule } from '../../../src/conditions/prepare.js'
import { verdictOf } from '../../../src/conditions/verdict.js'
import { runOnRecord } from '../../../src/engine/record-runner.js'
import { defaultRuleSet, factCatalogue } from '../../../src/index.js'
import { parseCase } from '../../../src/input/parse-case.js'
import type { FactSheet } from '../../../src/model/facts.js'
import type { Verdict } from '../../../src/model/outcome.js'
import type { Rule, RuleExample, RuleFile } from '../../../src/model/rules.js'
import { prepare } from '../../../src/prepare.js'
import { generatorOf } from '../../../src/random.js'
import { MUTATIONS, type Mutation, mutateRules, type RuleCoverage, ruleCoverage } from '../../../src/study/index.js'
import { type Mutant, mutantsOf } from '../../../src/study/rules/mutants.js'
import { parameter, sheetsOf } from '../../support/evaluate-rule.js'
import { caseOf, effectOf, traditionOf } from '../../support/rule-effect.js'
import { readRuleFiles } from '../../support/rule-set-folder.js'

const OF_WEIGHT: readonly Mutation[] = ['strength', 'direction', 'area', 'level', 'withhold-dropped']
const OF_CONDITIONS = MUTATIONS.filter((mutation) => !OF_WEIGHT.includes(mutation))

const files = readRuleFiles()
const fileOf = new Map(files.map((file) => [file.id, file]))
const ruleOf = new Map(defaultRuleSet.rules.map((rule) => [rule.id, rule]))
const mutants = mutantsOf(defaultRuleSet, factCatalogue)
const isOfWeight = ({ mutation }: Pick<Mutant, 'mutation'>): boolean => OF_WEIGHT.includes(mutation)
const keyOf = ({ ruleId, mutation, change }: Pick<Mutant, 'ruleId' | 'mutation' | 'change'>): string => `${ruleId} (${mutation}): ${change}`

// No tradition of the set counts the death of an animal as grief, so what only that would show cannot be shown.
const harmless = new Set(mutateRules(defaultRuleSet, [], { mutations: OF_CONDITIONS }).mutants.filter(({ status }) => status === 'equivalent').map(keyOf))
const HARMLESS_IN = ['grief/animal-death-note', 'grief/animal-death-on-time-line-note', 'grief/someone-died']

/** An example and the verdict that its file records. */
interface Recorded {
  readonly name: string
  readonly sheet: FactSheet
  readonly verdict: Verdict
}

const examplesOf = ({ examples: { fires, silent, undetermined } }: RuleFile): readonly (readonly [RuleExample, Verdict])[] => [
  ...fires.map((example) => [example, 'fired'] as const),
  ...silent.map((example) => [example, example.setAside === true ? 'set-aside' : 'silent'] as const),
  ...undetermined.map((example) => [example, 'undetermined'] as const),
]

function sheetFor({ id, about }: RuleFile, example: RuleExample): FactSheet {
  const sheets = about === 'ranking' ? prepare(defaultRuleSet, { tradition: traditionOf(example) }).evaluator.evaluateSync(parseCase(caseOf(id, example))).sheets : sheetsOf(example)
  const sheet = sheets.find(({ subject }) => subject.kind === about && (example.subject === undefined || subject.id === example.subject))
  if (sheet === undefined) throw new Error(`nobody for ${id}: ${example.name}`)
  return sheet
}

const recorded = new Map<string, readonly Recorded[]>()
function recordOf(id: string): readonly Recorded[] {
  const file = fileOf.get(id)
  if (file === undefined) throw new Error(`no file ${id}`)
  const found = recorded.get(id) ?? examplesOf(file).map(([example, verdict]) => ({ name: example.name, sheet: sheetFor(file, example), verdict }))
  recorded.set(id, found)
  return found
}

/** The example whose recorded verdict a rule misses, by the engine of record. */
async function exampleMissed(id: string, rule: Rule | undefined): Promise<string | undefined> {
  const prepared = rule && prepareRule(rule, parameter)
  for (const { name, sheet, verdict } of recordOf(id)) {
    const [truth] = prepared === undefined ? [] : await runOnRecord([prepared], sheet)
    if ((truth === undefined ? 'silent' : verdictOf(truth)) !== verdict) return name
  }
  return undefined
}

const effects = new Map<string, string>()
function rightEffect(file: RuleFile, rule: Rule): string {
  const found = effects.get(rule.id) ?? effectOf(file, rule)
  effects.set(rule.id, found)
  return found
}

/** The assertion that fails when a rule of the default set is replaced by a faulty one. */
async function caughtBy(mutant: Mutant): Promise<string | undefined> {
  const [right, file] = [ruleOf.get(mutant.ruleId), fileOf.get(mutant.ruleId)]
  if (right === undefined || file === undefined) throw new Error(`no rule ${mutant.ruleId}`)
  if (!isOfWeight(mutant)) {
    const missed = await exampleMissed(mutant.ruleId, mutant.rule)
    return missed === undefined ? undefined : `example: ${missed}`
  }
  return mutant.rule !== undefined && effectOf(file, mutant.rule) !== rightEffect(file, right) ? 'effect of the rule in its first example' : undefined
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`

const missingIn = ({ rules }: RuleCoverage): readonly string[] => rules.flatMap(({ ruleId, verdicts, leaves }) => [
  ...verdicts.map((seen) => ({ ...seen, of: 'verdict' })),
  ...leaves.flatMap(({ name, truths, deciding }) => [...truths.map((seen) => ({ ...seen, of: name })), ...deciding.map((seen) => ({ ...seen, of: `${name} deciding` }))]),
].filter(({ count, impossible }) => count === 0 && !impossible).map(({ of, what }) => `${ruleId}: ${of} ${what}`))

describe('the default rules', () => {
  it('come to what is recorded, each by itself in the first example in which it fires', async () => {
    const said = files.filter(({ direction }) => direction !== 'required').map((file) => {
      const rule = ruleOf.get(file.id)
      return `${file.id}: ${rule === undefined ? 'not in the set' : effectOf(file, rule)}`
    })
    expect(said.filter((line) => /: (nothing|no example|not in the set)$/.test(line))).toEqual([])
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, '../../goldens/rule-effects.txt'))
  })

  it('about the ranking decide their examples as recorded', async () => {
    const about = defaultRuleSet.rules.filter((rule) => rule.about === 'ranking')
    expect(await Promise.all(about.map((rule) => exampleMissed(rule.id, rule)))).toEqual(about.map(() => undefined))
    expect(about.length).toBeGreaterThan(3)
  })

  it('are shown whole by their own examples: every verdict, every result of a leaf, every leaf deciding by itself', async () => {
    const cases = (wanted: readonly RuleFile[]): readonly object[] => wanted.flatMap((file) => examplesOf(file).map(([example], at) => caseOf(`${file.id} ${at}`, example)))
    const coverage = ruleCoverage(defaultRuleSet, cases(files))
    const missing = missingIn(coverage)
    // What hangs on an option is shown under a tradition that has it.
    const rules = [...new Set(missing.map((line) => line.split(': ')[0] ?? ''))]
    const wider = missingIn(ruleCoverage(defaultRuleSet, cases(files.filter(({ id }) => rules.includes(id))), { rules, traditions: ['stuart-robertson'] }))
    expect(missing.filter((line) => wider.includes(line))).toEqual([])
    expect(rules.length).toBeLessThan(5)
    const { verdicts, truths, deciding } = coverage.totals
    await expect(json({
      rules: files.length, examples: cases(files).length, verdicts: verdicts.possible, truths: truths.possible, deciding: deciding.possible,
      conditionFaults: mutants.filter((mutant) => !isOfWeight(mutant)).length, weightFaults: mutants.filter(isOfWeight).length, harmlessFaults: harmless.size,
    })).toMatchFileSnapshot(join(import.meta.dirname, '../../goldens/rule-quality.json'))
  }, 120_000)
})

describe('faults of one step in the default rules', () => {
  it('in conditions each change the recorded verdict of an example of the rule, save those proved harmless', async () => {
    const missed: string[] = []
    let tried = 0
    for (const mutant of mutants) {
      if (isOfWeight(mutant) || harmless.has(keyOf(mutant))) continue
      tried += 1
      if (await caughtBy(mutant) === undefined) missed.push(keyOf(mutant))
    }
    expect(missed).toEqual([])
    expect(tried).toBeGreaterThan(2_000)
  }, 120_000)

  it('in weights, levels and what is held back each change what the rule comes to by itself', async () => {
    const missed: string[] = []
    let tried = 0
    for (const mutant of mutants.filter(isOfWeight)) {
      tried += 1
      if (await caughtBy(mutant) === undefined) missed.push(keyOf(mutant))
    }
    expect(missed).toEqual([])
    expect(tried).toBeGreaterThan(900)
  }, 120_000)

  it('are proved harmless only where a tradition would have to count animals', () => {
    const rules = new Set(mutants.filter((mutant) => harmless.has(keyOf(mutant))).map(({ ruleId }) => ruleId))
    expect([...rules].sort()).toEqual(HARMLESS_IN)
  })

  it('are all caught when fifty are drawn by a seed, each by an assertion that can be named', async () => {
    const next = generatorOf(20251122)
    const left = mutants.filter((mutant) => !harmless.has(keyOf(mutant)))
    const drawn = Array.from({ length: 50 }, () => left.splice(next() % left.length, 1)).flat()
    const caught = await Promise.all(drawn.map(async (mutant) => ({ fault: keyOf(mutant), by: await caughtBy(mutant) })))
    expect(caught.filter(({ by }) => by === undefined)).toEqual([])
    // Both kinds of faults, and both kinds of assertions, are among them.
    expect(new Set(caught.map(({ by }) => by?.split(':')[0])).size).toBe(2)
  }, 60_000)

  it('are caught by nothing once the examples are gone', () => {
    const { killed, score } = mutateRules(defaultRuleSet, [], { rules: ['grief/someone-died'], mutations: OF_CONDITIONS })
    expect({ killed, score }).toEqual({ killed: 0, score: 0 })
  })
})
