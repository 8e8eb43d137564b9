import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/evaluate.js'
import { judgeOnRecord } from '../../src/evaluate-on-record.js'
import { describeBounds } from '../../src/explain/bounds/describe-bounds.js'
import { exactBounds } from '../../src/explain/bounds/exact-bounds.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { factDependencies } from '../../src/facts/dependencies.js'
import { formulateSync } from '../../src/index.js'
import { parseCase } from '../../src/input/parse-case.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { englishWords } from '../../src/words/english.js'
import { openWorld } from '../../src/world.js'
import { libraryCases } from '../support/library.js'

const parameter = (id: string): number => defaultRuleSet.parameters.find((each) => each.id === id)?.value ?? Number.NaN
const dependencies = factDependencies({ parameter, events: defaultRuleSet.events })
const [tradition] = defaultRuleSet.traditions.filter(({ id }) => id === 'klerman-weissman')
if (tradition === undefined) throw new Error('no tradition')
const evaluator = createEvaluator(defaultRuleSet, tradition)

const examples = libraryCases.filter(({ path }) => path.startsWith('docs/examples')).map(({ path, case: kase }) => {
  const derived = evaluator.derive(parseCase(kase))
  const world = openWorld(evaluator, parseCase(kase))
  return { name: basename(path, '.json'), kase, derived, world, bounds: exactBounds(world, { ruleSet: defaultRuleSet, definitions: factCatalogue, dependencies }) }
})

describe('bounds of the worked examples', () => {
  it('are exact in all that have their main questions answered, and always for support', () => {
    for (const { name, bounds } of examples) {
      if (name !== 'insufficient') expect(bounds.exact, name).toBe(true)
      for (const { area, support } of bounds.areas) expect([support.low.exact, support.high.exact], `${name} ${area}`).toEqual([true, true])
    }
  })

  it('lie inside the outer ones', () => {
    for (const { name, world, bounds } of examples) for (const { area, support } of bounds.areas) {
      const outer = world.ranking.areas.find((each) => each.area === area)?.bounds
      expect(support.low.value, `${name} ${area}`).toBeGreaterThanOrEqual(outer?.low ?? Number.NaN)
      expect(support.high.value, `${name} ${area}`).toBeLessThanOrEqual(outer?.high ?? Number.NaN)
    }
  })

  it('are reached by their witnesses when json-rules-engine judges the completed facts', async () => {
    for (const { name, derived, world, bounds } of examples) for (const { area, support: { low, high }, first } of bounds.areas) {
      for (const { value, witness = [] } of [low, high]) {
        const { ranking } = await judgeOnRecord(evaluator, { ...derived, sheets: world.suppose(witness).sheets })
        expect(ranking.areas.find((each) => each.area === area)?.support, `${name} ${area}`).toBe(value)
      }
      if (first.witness === undefined) continue
      const { ranking } = await judgeOnRecord(evaluator, { ...derived, sheets: world.suppose(first.witness).sheets })
      expect(ranking.areas[0]?.area, name).toBe(area)
    }
  }, 60_000)

  it('tell which lead no answer can overturn', () => {
    const certain = examples.flatMap(({ name, bounds: { certainlyFirst } }) => (certainlyFirst === undefined ? [] : [`${name}: ${certainlyFirst}`]))
    expect(certain).toEqual([
      'hard-grief: grief',
      'hard-transition: role-transition',
      'plain-dispute: role-dispute',
      'plain-grief: grief',
      'plain-sensitivities: interpersonal-sensitivities',
      'plain-transition: role-transition',
      'safety-first: role-dispute',
    ])
  })
})

describe('bounds in words', () => {
  const text = JSON.parse(readFileSync(join(import.meta.dirname, '../../rules/words/en/text.json'), 'utf8')) as Readonly<Record<string, string>>
  const told = (name: string, register: 'clinician' | 'client'): readonly string[] => {
    const found = examples.find((each) => each.name === name)
    if (found === undefined) throw new Error(`no example ${name}`)
    const tongue = { ruleSet: defaultRuleSet, facts: factCatalogue, words: { ...englishWords, text }, register }
    return describeBounds(found.bounds, formulateSync(found.kase), tongue).map((sentence) => sentence.text)
  }

  it('say in one sentence that a lead stands whatever is answered', () => {
    expect(told('plain-grief', 'clinician')).toEqual(['No answer still open can put another area before complicated bereavement; whatever comes up about safety still goes first.'])
  })

  it('name the answers through which another area could come first, and who cannot', () => {
    expect(told('tie', 'clinician')).toEqual([
      'Grief over Penka (parent) could still come first, for instance with these answers: mixed feelings toward the dead (Penka (parent)): yes.',
      'No answer still open can put interpersonal deficits first.',
    ])
  })

  it('tell the client nothing about answers nobody gave', () => {
    expect(told('tie', 'client')).toEqual([])
  })
})
