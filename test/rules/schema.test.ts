import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleRuleSet } from '../../src/rules/assemble.js'
import { problemsOf } from '../support/problems.js'
import { leaf, smallFacts, smallFiles, smallRule } from '../support/small-rule-set.js'

const AT = '/grief/somebody-died'

const assemble = (rule: unknown): unknown => assembleRuleSet({ ...smallFiles(), 'grief/somebody-died': rule }, smallFacts)
const said = (rule: unknown): readonly string[] =>
  problemsOf(() => assemble(rule)).map(({ code, path, hint }) => [code, path, hint].filter(Boolean).join(' '))
const about = (conditions: unknown): readonly string[] =>
  said(smallRule({ conditions, texts: { clinician: 'So it is.', client: 'So it is.' } }))

const died = leaf('died', 'loss.hasDied', 'equal', true)
const late = (value: unknown, operator = 'between'): unknown => leaf('late', 'loss.daysBefore', operator, value)
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce<unknown>((inner) => ({ not: inner }), died)

describe('a condition', () => {
  it.each([
    ['a leaf', died],
    ['groups within groups', { any: [{ all: [died, { not: late([1, 2]) }] }, leaf('soon', 'loss.daysBefore', 'lessThan', 3)] }],
    ['a group of one', { all: [died] }],
    ['six groups within one another', nested(6)],
    ['equal bounds', late([5, 5])],
  ])('may be %s', (_, conditions) => {
    expect(about(conditions)).toEqual([])
  })

  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['']],
    ['text', 'always', ['']],
    ['a list', [died], ['']],
    ['an empty object', {}, ['']],
    ['an empty all', { all: [] }, ['/all']],
    ['an empty any', { any: [] }, ['/any']],
    ['an empty group deep inside', { all: [died, { any: [] }] }, ['/all/1/any']],
    ['a group that is no list', { all: died }, ['/all']],
    ['a negation of a list', { not: [died] }, ['/not']],
    ['all beside any', { all: [died], any: [late([1, 2])] }, ['']],
    ['a group beside a leaf', { all: [late([1, 2])], ...died }, ['']],
    ['a name on a group', { name: 'both', all: [died] }, ['']],
    ['seven groups within one another', nested(7), ['/not/not/not/not/not/not/not']],
    ['a leaf without a name', leaf(undefined as unknown as string, 'loss.hasDied', 'equal', true), ['/name']],
    ['a name in capitals', leaf('Somebody Died', 'loss.hasDied', 'equal', true), ['/name']],
    ['a fact id that is a path', leaf('it', '$..people', 'equal', true), ['/fact']],
    ['a fact id that reaches a prototype', leaf('it', '__proto__', 'equal', true), ['/fact']],
    ['between one number', late([1]), ['/value']],
    ['between three numbers', late([1, 2, 3]), ['/value']],
    ['between falling numbers', late([2, 1]), ['/value']],
    ['an empty list to be in', late([], 'in'), ['/value']],
    ['a list with one value twice', late([1, 1], 'in'), ['/value/1']],
    ['a value where a list belongs', late(1, 'notIn'), ['/value']],
    ['a list where a value belongs', late([1], 'lessThan'), ['/value']],
    ['empty text', leaf('it', 'loss.manner', 'equal', ''), ['/value']],
    ['a threshold that is another fact', late({ fact: 'loss.daysBefore' }, 'equal'), ['/value/fact', '/value/parameter']],
    ['a parameter without a name', late({ parameter: 3 }, 'equal'), ['/value/parameter']],
  ])('may not be %s', (_, conditions, paths) => {
    const found = problemsOf(() => assemble(smallRule({ conditions, texts: { clinician: 'So.', client: 'So.' } })))
    const own = found.map(({ path }) => path.slice(`${AT}/conditions`.length))
    expect(own).toEqual(expect.arrayContaining([...paths]))
    expect(found.every(({ code, path }) => code === 'RULE_INVALID' && path.startsWith(`${AT}/conditions`))).toBe(true)
  })

  it.each(['path', 'params', 'priority', 'condition'])('may not carry %s, which the engine would obey', (key) => {
    expect(about({ all: [{ ...died, [key]: '$.secret' }] })).toEqual([`RULE_INVALID ${AT}/conditions/all/0/${key}`])
    expect(about({ all: [died], [key]: 1 })).toEqual([`RULE_INVALID ${AT}/conditions/${key}`])
  })

  it('is helped with slips of the pen', () => {
    expect(about({ ...died, operator: 'eqaul' })).toEqual([`RULE_INVALID ${AT}/conditions/operator Did you mean equal?`])
    expect(about({ nme: 'died', fact: 'loss.hasDied', operator: 'equal', value: true })).toEqual([
      `RULE_INVALID ${AT}/conditions/nme Did you mean name?`, `RULE_INVALID ${AT}/conditions/name`,
    ])
  })

  it('may not hold more leaves than anyone can read', () => {
    const many = Array.from({ length: 21 }, (_, index) => leaf(`leaf-${index}`, 'loss.hasDied', 'equal', true))
    expect(about({ any: [{ all: many.slice(0, 20) }, { all: many.map((each) => ({ ...each, name: `${String(each['name'])}-b` })) }] })).not.toEqual([])
    expect(about({ all: many })).toEqual([])
  })
})

describe('a rule', () => {
  it('may not carry fields that rules do not have', () => {
    expect(said(smallRule({ priority: 10, onSuccess: 'x', strenght: 'strong' }))).toEqual([
      `RULE_INVALID ${AT}/priority`, `RULE_INVALID ${AT}/onSuccess`, `RULE_INVALID ${AT}/strenght Did you mean strength?`,
    ])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a version of zero', { version: 0 }, '/version'],
    ['a blank title', { title: '  ' }, '/title'],
    ['a direction nobody knows', { direction: 'foor' }, '/direction Did you mean for?'],
    ['a day that is none', { reviewedOn: '2025-13-01' }, '/reviewedOn'],
    ['no texts', { texts: undefined }, '/texts'],
    ['text over several lines', { rationale: 'one\ntwo' }, '/rationale'],
    ['an empty list of what is withheld', { withholds: [] }, '/withholds'],
    ['an example without a case', { examples: { fires: [{ name: 'x' }], silent: [], undetermined: [] } }, '/examples/fires/0/case'],
    ['an undetermined example that names nothing', { examples: { fires: [], silent: [], undetermined: [{ name: 'x', case: {} }] } },
      '/examples/undetermined/0/missing'],
  ])('may not have %s', (_, changes, path) => {
    expect(said(smallRule(changes))).toContain(`RULE_INVALID ${AT}${path}`)
  })
})

describe('a hostile rule file', () => {
  const cyclic: Record<string, unknown> = smallRule()
  cyclic['texts'] = cyclic
  const ring: unknown[] = []
  ring.push(ring)
  const deep = Array.from({ length: 5_000 }).reduce<unknown>((inner) => [inner], 1)
  const wide = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner, inner], 1)
  const trap = new Proxy({}, { ownKeys: () => { throw new Error('no') } })
  class Sneaky { readonly id = 'x' }

  it.each<[string, unknown]>([
    ['a key that reaches the prototype', JSON.parse('{"__proto__": {"polluted": true}, "id": "grief/somebody-died"}')],
    ['such a key in a condition', smallRule({ conditions: JSON.parse('{"all": [{"__proto__": {"all": []}}]}') as unknown })],
    ['a constructor', smallRule({ constructor: { prototype: { polluted: true } } })],
    ['a cycle', cyclic],
    ['a list that holds itself', smallRule({ sources: ring })],
    ['five thousand levels', smallRule({ conditions: deep })],
    ['a small object that unfolds without end', smallRule({ conditions: wide })],
    ['a function', smallRule({ conditions: () => true })],
    ['an accessor', smallRule({ conditions: { get all() { throw new Error('ran') } } })],
    ['an instance of a class', new Sneaky()],
    ['a date', smallRule({ reviewedOn: new Date(0) })],
    ['a proxy that throws', trap],
    ['a symbol as a key', smallRule({ texts: { [Symbol('x')]: 1, clinician: 'a', client: 'b' } })],
    ['a bigint', smallRule({ version: 1n })],
    ['not a number', smallRule({ version: Number.NaN })],
    ['a novel', smallRule({ rationale: 'x'.repeat(5_000) })],
    ['a list too long to walk', smallRule({ conditions: { all: new Array(4_000_000_000) } })],
    ['nothing', null],
  ])('with %s is refused, and nothing runs or leaks', (_, file) => {
    const problems = problemsOf(() => assemble(file))
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every(({ code }) => code === 'RULE_INVALID')).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('is read when it merely comes from another realm', () => {
    const foreign: unknown = runInNewContext(`(${JSON.stringify(smallRule())})`)
    expect(said(foreign)).toEqual([])
  })

  it('of any JSON at all gives problems and no crash', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (file) => {
      expect(said(file).length).toBeGreaterThan(0)
    }), { seed: 20251121, numRuns: 300 })
  })

  it('with any JSON as its condition gives problems and no crash', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (conditions) => {
      expect(about(conditions).length).toBeGreaterThan(0)
    }), { seed: 20251121, numRuns: 300 })
  })
})
