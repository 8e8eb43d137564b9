import { describe, expect, it } from 'vitest'
import { assembleRuleSet } from '../../src/rules/assemble.js'
import { loadRuleSet } from '../../src/rules/load-rule-set.js'
import { overlayRuleSet } from '../../src/rules/overlay.js'
import { problemsOf } from '../support/problems.js'
import { leaf, smallFacts, smallFiles, smallRule } from '../support/small-rule-set.js'

const base = assembleRuleSet(smallFiles(), smallFacts).ruleSet
const before = JSON.stringify(base)

const overlay = (changes: Record<string, unknown>): Record<string, unknown> => ({ id: 'clinic', version: '2.1.0', reason: 'How we work here.', ...changes })
const lay = (changes: Record<string, unknown>) => overlayRuleSet(base, overlay(changes), smallFacts)
const said = (changes: Record<string, unknown>): readonly string[] =>
  problemsOf(() => lay(changes)).map(({ code, path, hint }) => [code, path, hint].filter(Boolean).join(' '))

const plain = { texts: { clinician: 'So it is.', client: 'So it is.' } }
const newRule = smallRule({ id: 'local/by-accident', conditions: leaf('accident', 'loss.manner', 'equal', 'accident'), ...plain })
const newArea = {
  id: 'loneliness', about: 'case', definition: 'Few ties.', agreement: [], goals: [], strategies: [], techniques: [],
  name: 'Loneliness', clientName: 'being alone', standing: 'background',
}

describe('overlayRuleSet', () => {
  it('names both sets and says why', () => {
    const set = lay({})
    expect([set.id, set.version]).toEqual(['small+clinic', '1.0.0+clinic.2.1.0'])
    expect(set.overlays).toEqual([{ id: 'clinic', version: '2.1.0', reason: 'How we work here.', changes: [] }])
  })

  it('takes a rule out, with the reason', () => {
    const set = lay({ disable: [{ rule: 'notes/many-foci', reason: 'We say it elsewhere.' }] })
    expect(set.rules.map(({ id }) => id)).toEqual(['grief/needs-a-death', 'grief/somebody-died', 'notes/first-things'])
    expect(set.overlays?.[0]?.changes).toEqual([{ kind: 'rule-disabled', id: 'notes/many-foci', reason: 'We say it elsewhere.' }])
  })

  it('gives a rule another strength, with the one before', () => {
    const set = lay({ reweigh: [{ rule: 'grief/somebody-died', strength: 'weak', reason: 'Seen too often.' }] })
    expect(set.rules.find(({ id }) => id === 'grief/somebody-died')?.strength).toBe('weak')
    expect(set.overlays?.[0]?.changes).toEqual([
      { kind: 'rule-reweighed', id: 'grief/somebody-died', from: 'strong', to: 'weak', reason: 'Seen too often.' },
    ])
  })

  it('sets a parameter within its range', () => {
    const set = lay({ parameters: [{ id: 'window.end', value: 90, reason: 'Closer.' }] })
    expect(set.parameters.map(({ id, value }) => [id, value])).toEqual([['window.end', 90], ['window.start', 32]])
    expect(set.overlays?.[0]?.changes).toEqual([{ kind: 'parameter-changed', id: 'window.end', from: 183, to: 90, reason: 'Closer.' }])
  })

  it('adds rules, with their prose or without', () => {
    const { rationale: _r, saysLittleWhen: _s, reviewedOn: _d, examples: _e, ...slim } = newRule
    expect(lay({ add: [slim] }).rules).toEqual(lay({ add: [newRule] }).rules)
    expect(lay({ add: [newRule] }).rules.map(({ id }) => id)).toContain('local/by-accident')
  })

  it('adds an area under every tradition, and rules, themes and sources for it', () => {
    const set = lay({
      areas: [newArea],
      themes: [{ id: 'few-ties', meaning: 'Few ties', cap: 2 }],
      sources: [{ id: 'OWN1', reference: 'Our notes.', seen: 'whole' }],
      add: [smallRule({
        id: 'local/alone', about: 'case', focusArea: 'loneliness', theme: 'few-ties', sources: [{ cite: 'OWN1' }],
        conditions: leaf('alone', 'circle.size', 'equal', 0), ...plain,
      })],
    })
    expect(set.areas.map(({ id }) => id)).toEqual(['grief', 'role-transition', 'loneliness'])
    expect(set.areas[2]).not.toHaveProperty('clientName')
    expect(set.traditions.map(({ areas }) => areas['loneliness'])).toEqual([{ name: 'Loneliness', clientName: 'being alone', standing: 'background' }])
    expect(set.overlays?.[0]?.changes.map(({ kind }) => kind)).toEqual(['rule-added', 'area-added', 'theme-added', 'source-added'])
  })

  it('can be laid over an overlaid set, and the result can be written and read', () => {
    const once = lay({ disable: [{ rule: 'notes/many-foci', reason: 'x' }] })
    const twice = overlayRuleSet(once, { id: 'ward', version: '1.0.0', reason: 'Nights.' }, smallFacts)
    expect([twice.id, twice.version]).toEqual(['small+clinic+ward', '1.0.0+clinic.2.1.0.ward.1.0.0'])
    expect(twice.overlays?.map(({ id }) => id)).toEqual(['clinic', 'ward'])
    expect(loadRuleSet(JSON.parse(JSON.stringify(twice)), smallFacts)).toEqual(twice)
  })

  it('leaves the base and the overlay as they were', () => {
    const changes = overlay({ parameters: [{ id: 'window.end', value: 90, reason: 'x' }], areas: [newArea], add: [newRule] })
    const written = JSON.stringify(changes)
    overlayRuleSet(base, changes, smallFacts)
    expect(JSON.stringify(base)).toBe(before)
    expect(JSON.stringify(changes)).toBe(written)
    expect(Object.isFrozen(changes)).toBe(false)
  })

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['no reason', { reason: undefined }, ['RULE_INVALID /reason']],
    ['a change without a reason', { disable: [{ rule: 'notes/many-foci' }] }, ['RULE_INVALID /disable/0/reason']],
    ['a field of its own', { disabled: [] }, ['RULE_INVALID /disabled Did you mean disable?']],
    ['a rule nobody wrote', { disable: [{ rule: 'notes/many-focci', reason: 'x' }] }, ['RULE_INVALID /disable/0/rule Did you mean notes/many-foci?']],
    ['an emergency taken out', { disable: [{ rule: 'notes/first-things', reason: 'x' }] }, ['RULE_INVALID /disable/0/rule']],
    ['a requirement given a strength', { reweigh: [{ rule: 'grief/needs-a-death', strength: 'weak', reason: 'x' }] }, ['RULE_INVALID /reweigh/0/rule']],
    ['a strength nobody knows', { reweigh: [{ rule: 'grief/somebody-died', strength: 'week', reason: 'x' }] }, [
      'RULE_INVALID /reweigh/0/strength Did you mean weak?',
    ]],
    ['a rule taken out and reweighed', {
      disable: [{ rule: 'notes/many-foci', reason: 'x' }], reweigh: [{ rule: 'notes/many-foci', strength: 'weak', reason: 'x' }],
    }, ['RULE_INVALID /reweigh/0/rule']],
    ['one parameter twice', { parameters: [{ id: 'window.end', value: 90, reason: 'x' }, { id: 'window.end', value: 91, reason: 'x' }] }, [
      'RULE_INVALID /parameters/1',
    ]],
    ['a parameter nobody set', { parameters: [{ id: 'window.ends', value: 90, reason: 'x' }] }, ['RULE_UNKNOWN_PARAMETER /parameters/0/id Did you mean window.end?']],
    ['a parameter outside its range', { parameters: [{ id: 'window.end', value: 900, reason: 'x' }] }, ['RULE_INVALID /parameters/0/value']],
    ['a rule that is there already', { add: [smallRule()] }, ['RULE_INVALID /add/0/id']],
    ['a rule that reads a fact nobody derives', { add: [{ ...newRule, conditions: leaf('it', 'loss.maner', 'equal', 'accident') }] }, [
      'RULE_UNKNOWN_FACT /add/0/conditions/fact Did you mean loss.manner?',
    ]],
    ['a rule that the engine would obey too well', { add: [{ ...newRule, priority: 9 }] }, ['RULE_INVALID /add/0/priority']],
    ['an area that is there already', { areas: [{ ...newArea, id: 'grief' }] }, ['RULE_INVALID /areas/0/id']],
    ['a function', { add: [() => newRule] }, ['RULE_INVALID /add/0']],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(changes)).toEqual(expected)
  })
})
