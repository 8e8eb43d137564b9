import { describe, expect, it } from 'vitest'
import { assembleRuleSet } from '../../src/rules/assemble.js'
import { lintRuleSet } from '../../src/rules/lint.js'
import { loadRuleSet } from '../../src/rules/load-rule-set.js'
import { problemsOf } from '../support/problems.js'
import { leaf, smallFacts, smallFiles, smallRule } from '../support/small-rule-set.js'

type Files = ReturnType<typeof smallFiles>

/** What the checks say about a copy of the small set after `spoil`. */
function said(spoil: (files: Files) => void): readonly string[] {
  const files = smallFiles()
  spoil(files)
  return problemsOf(() => assembleRuleSet(files, smallFacts)).map(({ code, path, hint }) => [code, path, hint].filter(Boolean).join(' '))
}

const withRule = (changes: Record<string, unknown>) => (files: Files): void => {
  files['grief/somebody-died'] = smallRule(changes)
}
const withLeaf = (fact: string, operator: string, value: unknown) => withRule({
  conditions: leaf('it', fact, operator, value),
  texts: { clinician: 'So it is.', client: 'So it is.' },
})
const AT = '/grief/somebody-died'

describe('assembleRuleSet', () => {
  it('accepts a rule set without faults and leaves prose and examples out', () => {
    const { ruleSet, ruleFiles } = assembleRuleSet(smallFiles(), smallFacts)
    expect(ruleSet.rules.map(({ id }) => id)).toEqual(['grief/needs-a-death', 'grief/somebody-died', 'notes/first-things', 'notes/many-foci'])
    expect(ruleSet.rules.flatMap((rule) => Object.keys(rule)).filter((key) => /^(?:rationale|saysLittleWhen|reviewedOn|examples)$/.test(key))).toEqual([])
    expect(ruleFiles.every(({ examples }) => examples.fires.length === 1)).toBe(true)
  })

  it('gives the same bytes whatever the order of the files and of their keys', () => {
    const files = smallFiles()
    const turned = turn(files) as Files
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(files))
    expect(JSON.stringify(assembleRuleSet(turned, smallFacts).ruleSet)).toBe(JSON.stringify(assembleRuleSet(files, smallFacts).ruleSet))
  })

  it('leaves the files as they were', () => {
    const files = smallFiles()
    assembleRuleSet(files, smallFacts)
    expect(files).toEqual(smallFiles())
    expect(Object.isFrozen(files['themes'])).toBe(false)
  })

  it('reports the faults of all files at once', () => {
    expect(said((files) => {
      files['rule-set'] = { id: 'small', version: 'one', title: 'A small set' }
      files['grief/somebody-died'] = smallRule({ theme: 'death-tim' })
      files['notes/many-foci'] = { ...files['notes/many-foci'], level: 'nota' }
      files['sources'] = { sources: [{ id: 'KEY1', reference: 'A book.' }] }
    })).toEqual([
      'RULE_INVALID /notes/many-foci/level Did you mean note?',
      'RULE_INVALID /sources/sources/0/seen',
      'RULE_INVALID /rule-set/version',
      `RULE_INVALID ${AT}/theme Did you mean death-time?`,
    ])
  })

  it('never repeats what was written', () => {
    const secret = 'Zaphod'
    const problems = problemsOf(() => {
      const files = smallFiles()
      files['grief/somebody-died'] = smallRule({
        id: secret, theme: secret, focusArea: secret, texts: { clinician: `{${secret}}`, client: secret }, sources: [{ cite: secret }],
        conditions: leaf(secret, secret, secret, { parameter: secret }),
      })
      assembleRuleSet(files, smallFacts)
    })
    expect(problems.length).toBeGreaterThan(3)
    expect(JSON.stringify(problems)).not.toContain(secret)
  })
})

describe('the checks of a rule', () => {
  it.each([
    ['an id that is not its path', withRule({ id: 'grief/other' }), [`RULE_INVALID ${AT}/id`]],
    ['an area nobody knows', withRule({ focusArea: 'greif' }), [`RULE_INVALID ${AT}/focusArea Did you mean grief?`]],
    ['points for all areas', withRule({ focusArea: 'all' }), [`RULE_INVALID ${AT}/focusArea`]],
    ['points about another kind of subject than its area', withRule({ focusArea: 'role-transition' }), [`RULE_INVALID ${AT}/about`]],
    ['a theme nobody knows', withRule({ theme: 'death-tome' }), [`RULE_INVALID ${AT}/theme Did you mean death-time?`]],
    ['points in a theme of messages', withRule({ theme: 'notes' }), [`RULE_INVALID ${AT}/theme`]],
    ['a caution in a theme with a cap', withRule({ direction: 'caution', level: 'note' }), [`RULE_INVALID ${AT}/theme`]],
    ['a requirement with a strength', withRule({ direction: 'required' }), [`RULE_INVALID ${AT}/strength`]],
    ['a level without a caution', withRule({ level: 'note' }), [`RULE_INVALID ${AT}/level`]],
    ['withholding without a caution', withRule({ withholds: ['plan'] }), [`RULE_INVALID ${AT}/withholds`]],
    ['a caution without a level', withRule({ direction: 'caution', theme: 'notes' }), [`RULE_INVALID ${AT}/level`]],
    ['points about the ranking', withRule({
      about: 'ranking', conditions: leaf('it', 'ranking.foci', 'equal', 1), texts: { clinician: 'So.', client: 'So.' },
    }), [`RULE_INVALID ${AT}/about`, `RULE_INVALID ${AT}/direction`]],
    ['a verified idea without a source', withRule({ sources: [] }), [`RULE_INVALID ${AT}/sources`]],
    ['a source nobody lists', withRule({ sources: [{ cite: 'KEY2' }] }), [`RULE_UNKNOWN_SOURCE ${AT}/sources/0/cite Did you mean KEY1?`]],
    ['a fact nobody derives', withLeaf('loss.hasDyed', 'equal', true), [`RULE_UNKNOWN_FACT ${AT}/conditions/fact Did you mean loss.hasDied?`]],
    ['a fact about another subject', withLeaf('change.losses', 'contains', 'status'), [`RULE_UNKNOWN_FACT ${AT}/conditions/fact`]],
    ['a fact about the ranking in a rule about people', withLeaf('ranking.foci', 'equal', 1), [`RULE_UNKNOWN_FACT ${AT}/conditions/fact`]],
    ['a parameter nobody set', withLeaf('loss.daysBefore', 'lessThan', { parameter: 'window.ende' }), [
      `RULE_UNKNOWN_PARAMETER ${AT}/conditions/value/parameter Did you mean window.end?`,
    ]],
    ['an operator that does not fit', withLeaf('loss.hasDied', 'lessThan', 3), [`RULE_INVALID ${AT}/conditions/operator`]],
    ['a number where a boolean belongs', withLeaf('loss.hasDied', 'equal', 1), [`RULE_INVALID ${AT}/conditions/value`]],
    ['a word where a number belongs', withLeaf('loss.daysBefore', 'in', [1, 'two']), [`RULE_INVALID ${AT}/conditions/value/1`]],
    ['a threshold that can never be reached', withLeaf('loss.daysBefore', 'greaterThan', 1001), [`RULE_INVALID ${AT}/conditions/value`]],
    ['a word outside the closed list', withLeaf('loss.manner', 'in', ['illness', 'accidnet']), [
      `RULE_INVALID ${AT}/conditions/value/1 Did you mean accident?`,
    ]],
    ['parameters in the wrong order', withLeaf('loss.daysBefore', 'between', [{ parameter: 'window.end' }, { parameter: 'window.start' }]), [
      `RULE_INVALID ${AT}/conditions/value`,
    ]],
    ['one name for two different leaves', withRule({
      unless: leaf('somebody-died', 'loss.manner', 'equal', 'illness'),
    }), [`RULE_INVALID ${AT}/unless/name`]],
    ['a blank that no condition fills', withRule({ texts: { clinician: '{loss.manner} of {who}.', client: '{what} of {whom}.' } }), [
      `RULE_INVALID ${AT}/texts/clinician`, `RULE_INVALID ${AT}/texts/client`, `RULE_INVALID ${AT}/texts/client Did you mean who?`,
    ]],
    ['a loose brace', withRule({ texts: { clinician: '{who died.', client: 'So.' } }), [`RULE_INVALID ${AT}/texts/clinician`]],
  ])('refuse %s', (_, spoil, expected) => {
    expect(said(spoil)).toEqual(expected)
  })

  it.each([
    ['a case fact in a rule about a person', withLeaf('circle.size', 'notIn', [0, 1])],
    ['one leaf in two branches', withRule({
      conditions: { any: [leaf('it', 'loss.hasDied', 'equal', true), { all: [leaf('it', 'loss.hasDied', 'equal', true), leaf('ill', 'loss.manner', 'equal', 'illness')] }] },
      texts: { clinician: 'So it is.', client: 'So it is.' },
    })],
    ['a fact that people and events share', withLeaf('view.linked', 'notEqual', false)],
    ['a caution about no area in particular', withRule({ direction: 'caution', theme: 'notes', level: 'urgent', focusArea: 'all' })],
  ])('accept %s', (_, change) => {
    expect(said(change)).toEqual([])
  })
})

describe('the checks of a set', () => {
  it.each<[string, (files: Files) => void, readonly string[]]>([
    ['a missing file', (files) => { delete files['pairs'] }, ['RULE_INVALID /pairs']],
    ['a file that belongs to nothing', (files) => { files['extras'] = {} }, ['RULE_INVALID /extras']],
    ['a list file with something beside the list', (files) => { files['themes'] = { ...files['themes'], note: 'x' } }, ['RULE_INVALID /themes/note']],
    ['a list file that holds no list', (files) => { files['formats'] = { formats: {} } }, ['RULE_INVALID /formats/formats']],
    ['a missing type of event', (files) => { list(files, 'events').pop() }, ['RULE_INVALID /events/events']],
    ['an event that points to no area', (files) => { item(files, 'events')['areas'] = ['role-transit'] }, [
      'RULE_INVALID /events/events/0/areas/0 Did you mean role-transition?',
    ]],
    ['one id twice', (files) => { list(files, 'sources').push({ id: 'KEY1', reference: 'B', seen: 'none' }) }, ['RULE_INVALID /sources/sources/1/id']],
    ['a parameter outside its range', (files) => { item(files, 'parameters')['value'] = 367 }, ['RULE_INVALID /parameters/parameters/0/value']],
    ['a range upside down', (files) => { item(files, 'parameters')['min'] = 400 }, ['RULE_INVALID /parameters/parameters/0/min']],
    ['bands over one another', (files) => { item(files, 'instruments')['bands'] = [{ from: 0, to: 9, band: 'a' }, { from: 9, to: 27, band: 'b' }] }, [
      'RULE_INVALID /instruments/instruments/0/bands/1',
    ]],
    ['a cut-off outside the range', (files) => { item(files, 'instruments')['cutOff'] = 28 }, ['RULE_INVALID /instruments/instruments/0/cutOff']],
    ['a tradition that leaves an area out', (files) => { files['traditions/usual'] = { ...files['traditions/usual'], areas: {} } }, [
      'RULE_INVALID /traditions/usual/areas',
    ]],
    ['a tradition under another name', (files) => { files['traditions/other'] = { ...files['traditions/usual'], id: 'else' } }, [
      'RULE_INVALID /traditions/other/id',
    ]],
    ['no tradition', (files) => { delete files['traditions/usual'] }, ['RULE_INVALID /traditions']],
    ['a pair of areas nobody knows', (files) => { item(files, 'pairs')['areas'] = ['grief', 'anger'] }, ['RULE_INVALID /pairs/pairs/0/areas/1']],
    ['an item of an area without its source', (files) => {
      item(files, 'areas')['goals'] = [{ id: 'mourn', clinician: 'Mourn.', client: 'Mourn.', confidence: 'recalled', sources: [{ cite: 'NOBODY' }] }]
    }, ['RULE_UNKNOWN_SOURCE /areas/areas/0/goals/0/sources/0/cite']],
  ])('refuse %s', (_, spoil, expected) => {
    expect(said(spoil)).toEqual(expected)
  })

  it('do not repeat a missing list for every rule that needed it', () => {
    expect(said((files) => { delete files['themes'] })).toEqual(['RULE_INVALID /themes'])
  })
})

describe('loadRuleSet', () => {
  const bundle = (): Record<string, unknown> => JSON.parse(JSON.stringify(assembleRuleSet(smallFiles(), smallFacts).ruleSet)) as Record<string, unknown>

  it('reads back what assembleRuleSet wrote', () => {
    expect(JSON.stringify(loadRuleSet(bundle(), smallFacts))).toBe(JSON.stringify(bundle()))
  })

  it('says where in the one file a fault stands', () => {
    const spoilt = bundle()
    const rules = spoilt['rules'] as Record<string, unknown>[]
    rules[1] = { ...rules[1], theme: 'nothing', priority: 3 }
    spoilt['parameters'] = [{}]
    expect(problemsOf(() => loadRuleSet(spoilt, smallFacts)).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/parameters/0/id', '/rules/1/priority']),
    )
  })

  it.each([undefined, null, 7, 'text', [], () => ({})])('refuses %s', (input) => {
    expect(problemsOf(() => loadRuleSet(input, smallFacts)).map(({ code, path }) => [code, path])).toEqual([['RULE_INVALID', '']])
  })
})

describe('lintRuleSet', () => {
  const found = (spoil: (files: Files) => void): readonly string[] => {
    const files = smallFiles()
    spoil(files)
    const { ruleSet, ruleFiles } = assembleRuleSet(files, smallFacts)
    return lintRuleSet(ruleSet, smallFacts, { ruleFiles, alwaysKnown: ['data.deathsAsked'] }).map(({ code, rule, path }) => [code, rule, path].filter(Boolean).join(' '))
  }
  const base = found(() => undefined)

  it('finds nothing in a set without faults', () => {
    expect(base).toEqual([])
  })

  it.each<[string, (files: Files) => void, string]>([
    ['an unread parameter', (files) => { list(files, 'parameters').push({ ...item(files, 'parameters'), id: 'window.other' }) }, 'PARAMETER_UNREAD /parameters/1'],
    ['an uncited source', (files) => { list(files, 'sources').push({ id: 'KEY0', reference: 'B', seen: 'none' }) }, 'SOURCE_UNCITED /sources/0'],
    ['an unused theme', (files) => { list(files, 'themes').push({ id: 'idle', meaning: 'Idle.' }) }, 'THEME_UNUSED /themes/2'],
    ['two rules that look for the same', (files) => {
      const conditions = { all: [leaf('w', 'loss.daysBefore', 'between', [{ parameter: 'window.start' }, { parameter: 'window.end' }]), leaf('d', 'loss.hasDied', 'equal', true)] }
      files['grief/twin'] = smallRule({ id: 'grief/twin', conditions })
    }, 'CONDITIONS_DUPLICATE grief/twin /rules/2/conditions'],
    ['a rule without a firing example', withRule({ examples: { fires: [], silent: [{ name: 'a', case: {} }], undetermined: [{ name: 'b', case: {}, missing: [] }] } }),
      'EXAMPLE_MISSING grief/somebody-died /rules/1'],
    ['a cause', withRule({ texts: { clinician: '{who} died, which caused it.', client: 'So.' } }), 'WORDING grief/somebody-died /rules/1/texts/clinician'],
    ['a text that stops nowhere', withRule({ texts: { clinician: '{who} died', client: 'So.' } }), 'TEXT_NOT_A_SENTENCE grief/somebody-died /rules/1/texts/clinician'],
    ['a teaching without a source', withRule({ sources: [], confidence: 'recalled' }), 'REASON_MISSING grief/somebody-died /rules/1/sources'],
  ])('finds %s', (_, spoil, expected) => {
    expect(base).not.toContain(expected)
    expect(found(spoil)).toContain(expected)
  })

  it('takes parameters read elsewhere as read', () => {
    const files = smallFiles()
    list(files, 'parameters').push({ ...item(files, 'parameters'), id: 'window.other' })
    const { ruleSet } = assembleRuleSet(files, smallFacts)
    expect(lintRuleSet(ruleSet, smallFacts, { otherParameters: ['window.other'] })).toEqual([])
  })

  it('asks for no undetermined example of a rule whose facts are always known', () => {
    const examples = { fires: [{ name: 'a', case: {} }], silent: [{ name: 'b', case: {} }], undetermined: [] }
    const texts = { clinician: 'So it is.', client: 'So it is.' }
    const about = (fact: string) => found(withRule({ conditions: leaf('it', fact, 'equal', true), texts, examples }))
    expect(about('data.deathsAsked')).not.toContain('EXAMPLE_MISSING grief/somebody-died /rules/1')
    expect(about('loss.hasDied')).toContain('EXAMPLE_MISSING grief/somebody-died /rules/1')
  })
})

/** The same data with the fields of every object in the opposite order. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, turn(each)]))
}

function list(files: Files, name: string): Record<string, unknown>[] {
  return files[name]?.[name] as Record<string, unknown>[]
}
function item(files: Files, name: string): Record<string, unknown> {
  const [first] = list(files, name)
  if (first === undefined) throw new Error(`no item in ${name}`)
  return first
}
