import fc from 'fast-check'
import type { PreparedRule } from '../../src/conditions/prepare.js'
import { createEvaluator } from '../../src/evaluate.js'
import type { NextQuestionsOptions } from '../../src/explain/questions/next-questions.js'
import type { Fact, FactDefinition, FactSheet } from '../../src/model/facts.js'
import { AREA_STANDINGS, type AreaStanding, type Tradition } from '../../src/model/rule-set.js'
import type { Rule } from '../../src/model/rules.js'
import type { World } from '../../src/model/world.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { worldOf } from '../../src/world.js'
import { condition, facts, WORLD, WORLD_FACTS } from './random-rules.js'

const [usual] = defaultRuleSet.traditions
if (usual === undefined) throw new Error('no tradition')

/** The facts of the small world, as a rule set defines them. */
export const smallDefinitions: readonly FactDefinition[] = WORLD_FACTS.map((id): FactDefinition => {
  if (id.endsWith('flag')) return { id, about: 'person', type: 'boolean', reads: [] }
  if (id.endsWith('count')) return { id, about: 'person', type: 'integer', min: 0, max: 4, reads: [] }
  return id === 'a.word' ? { id, about: 'person', type: 'word', words: WORLD['a.word'].values, reads: [] } : { id, about: 'person', type: 'words', words: ['x', 'y'], reads: [] }
})

/** A small rule set with a few people, what is known of them, and how questions about them are put. */
export interface QuestionWorld {
  readonly world: World
  readonly rules: readonly Rule[]
  readonly options: NextQuestionsOptions
}

const THEMES = { 'grief': ['death-fact', 'death-time', 'grief-reaction'], 'role-dispute': ['dispute-expect', 'dispute-conflict', 'dispute-time'] } as const

const anyRule: fc.Arbitrary<Omit<Rule, 'id'>> = fc
  .record({
    area: fc.constantFrom('grief' as const, 'role-dispute' as const),
    kind: fc.constantFrom('for' as const, 'for' as const, 'for' as const, 'against' as const, 'required' as const),
    strength: fc.constantFrom('strong' as const, 'strong' as const, 'moderate' as const, 'weak' as const),
    theme: fc.nat(2),
    conditions: condition,
    unless: fc.option(condition, { nil: undefined, freq: 6 }),
  })
  .map(({ area, kind, strength, theme, conditions, unless }) => ({
    version: 1,
    title: 'A rule',
    about: 'person',
    focusArea: area,
    direction: kind,
    ...(kind === 'required' ? {} : { strength }),
    theme: kind === 'against' ? 'counter' : (THEMES[area][theme] ?? 'counter'),
    conditions,
    ...(unless === undefined ? {} : { unless }),
    texts: { clinician: 'A sentence.', client: 'A sentence.' },
    basis: 'design-choice',
    confidence: 'inference',
    sources: [],
  }))

const onCase: Readonly<Record<string, Fact>> = {
  'data.minimumSetGaps': { status: 'known', value: 0, from: [] },
  'course.onsetKnown': { status: 'known', value: true, from: [] },
}

// Small rule sets reach little support; here it takes less to be well supported.
const LOWERED: Readonly<Record<string, number>> = { 'band.wellSupported': 5, 'band.wellSupportedThemes': 2 }
const parameters = defaultRuleSet.parameters.map((parameter) => ({ ...parameter, value: LOWERED[parameter.id] ?? parameter.value }))

/** Random rules about one to three people of whom something is known, grief standing in one of the given ways. */
export const questionWorldWith = (standings: readonly AreaStanding[]): fc.Arbitrary<QuestionWorld> => fc
  .record({
    drafts: fc.array(anyRule, { minLength: 4, maxLength: 14 }),
    people: fc.array(facts, { minLength: 1, maxLength: 3 }),
    standing: fc.constantFrom(...standings),
  })
  .map(({ drafts, people, standing }): QuestionWorld => {
    const rules = drafts.map((draft, index): Rule => ({ ...draft, id: `test/rule-${String(index).padStart(2, '0')}` }))
    const ruleSet = { ...defaultRuleSet, rules, parameters }
    const areas = Object.fromEntries(Object.entries(usual.areas).map(([area, habits]) => [area, { ...habits, standing: area === 'grief' ? standing : ('ordinary' as const) }])) as Tradition['areas']
    const evaluator = createEvaluator(ruleSet, { ...usual, areas })
    const sheets: readonly FactSheet[] = [
      ...people.map((known, index): FactSheet => ({ subject: { kind: 'person', id: ['ana', 'ben', 'cem'][index] ?? 'dov' }, facts: { ...onCase, ...known } })),
      { subject: { kind: 'case', id: 'case' }, facts: onCase },
    ]
    const prepared: readonly PreparedRule[] = rules.flatMap(({ id }) => evaluator.prepared(id) ?? [])
    return { world: worldOf(evaluator, { sheets, links: [], shared: [] }), rules, options: { ruleSet, prepared, definitions: smallDefinitions } }
  })

export const questionWorld = questionWorldWith(AREA_STANDINGS)
