import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/formulate-sync.js'
import { defaultRuleSet } from '../../../src/index.js'
import { AREAS } from '../../../src/model/words.js'
import { NO_FOCUS, PRESENCES, readFormulations, readRatings, RATING_STRENGTHS, toIpars, writeRatings, type Rating } from '../../../src/study/index.js'
import { problemsOf } from '../../support/problems.js'

const example = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/examples/cases', `${name}.json`), 'utf8'))

const area = fc.constantFrom(...AREAS)
const areaRating = fc.record({ presence: fc.constantFrom(...PRESENCES), strength: fc.constantFrom(...RATING_STRENGTHS), score: fc.integer({ min: -9, max: 30 }) }, { requiredKeys: [] })
const rating = fc.record({
  caseId: fc.constantFrom('a', 'b', 'c, "d"', '=1+1', '-x'),
  fictional: fc.boolean(),
  rater: fc.constantFrom('Rosa', 'Tomás', 'line\nbreak'),
  areas: fc.dictionary(area, areaRating.filter((each) => Object.keys(each).length > 0)).map((areas) => ({ ...areas })),
  focus: fc.oneof(area, fc.constantFrom(...NO_FOCUS)),
  order: fc.uniqueArray(area, { minLength: 1 }),
}, { requiredKeys: ['caseId', 'rater', 'areas'] }) as fc.Arbitrary<Rating>
const ratings = fc.uniqueArray(rating, { minLength: 1, maxLength: 8, selector: ({ caseId, rater }) => `${caseId} ${rater}` })

describe('ratings', () => {
  it('come back from a table and from lines of JSON as they were written', () => {
    fc.assert(fc.property(ratings, (given) => {
      expect(readRatings(writeRatings(given, { format: 'ndjson' }))).toEqual(given)
      expect(readRatings(writeRatings(given))).toEqual(given.map((each) => ({ ...each, kind: 'human' })))
    }), { seed: 20251122, numRuns: 200 })
  })

  it('of the example are all there', () => {
    const read = readRatings(readFileSync(join(import.meta.dirname, '../../../docs/examples/agreement/ratings.csv'), 'utf8'))
    expect(read).toHaveLength(36)
    expect(read[0]).toEqual({
      caseId: 'events-all-after-onset', rater: 'Rosa', focus: 'none',
      areas: { grief: { presence: 'no', strength: 0 }, 'interpersonal-sensitivities': { presence: 'no', strength: 0 }, 'role-dispute': { presence: 'no', strength: 0 }, 'role-transition': { presence: 'no', strength: 1 } },
    })
  })

  it('that are wrong are all named, with their line and what was expected, and without what was written', () => {
    const text = 'case_id,rater,focus,second_focus,grief_presence,grief_strength\na,Rosa,greif,,maybe,7\n,Rosa,grief,grief,yes,2\na,Rosa,grief\n'
    const problems = problemsOf(() => readRatings(text))
    expect(problems.map(({ path }) => path)).toEqual(['/2', '/0/areas/grief/strength', '/0/areas/grief/presence', '/0/focus', '/1/caseId', '/1/secondFocus'])
    expect(problems.map(({ hint }) => hint?.slice(0, 7))).toEqual(['Line 4.', 'Line 2.', 'Line 2.', 'Line 2.', 'Line 3.', 'Line 3.'])
    expect(problems[3]?.hint).toBe('Line 2. Did you mean grief?')
    expect(problems.map(({ message }) => message).join()).not.toMatch(/maybe|greif\b/)
  })

  it.each([
    ['another head', 'case_id,rater,grief_presense\na,Rosa,yes\n', 'INPUT_UNKNOWN_KEY', /Did you mean grief_presence/],
    ['no rater', 'case_id,focus\na,grief\n', 'INPUT_INVALID', /a column rater/],
    ['a head twice', 'case_id,rater,rater\na,b,c\n', 'INPUT_DUPLICATE', /every column once/],
    ['a rater twice', 'case_id,rater,focus\na,Rosa,grief\na,Rosa,none\n', 'INPUT_DUPLICATE', /after line 2.*Line 3/],
    ['two kinds of one rater', 'case_id,rater,kind\na,Rosa,human\nb,Rosa,library\n', 'INPUT_INVALID', /one kind for each rater/],
    ['an open quote', 'case_id,rater\n"a,b\n', 'INPUT_INVALID', /closing quote/],
    ['a line that is no JSON', '{"caseId":"a","rater":"b","areas":{}}\n{"caseId"\n', 'INPUT_JSON', /Line 2/],
    ['an unknown field', '{"caseId":"a","rater":"b","areas":{},"focsu":"grief"}\n', 'INPUT_UNKNOWN_KEY', /Did you mean focus/],
    ['nothing', '', 'INPUT_INVALID', /a column case_id/],
    ['heads alone', 'case_id,rater\n', 'INPUT_INVALID', /at least one rating/],
  ])('with %s are refused', (_, text, code, message) => {
    const [first] = problemsOf(() => readRatings(text))
    expect(first?.code).toBe(code)
    expect(first?.message).toMatch(message)
  })
})

describe('a formulation as a rating', () => {
  const ratingOf = (name: string, options = {}): Rating => toIpars([formulateSync(example(name), options)])[0] as Rating

  it('names the lead and the second focus, strengths by band and points as score', () => {
    expect(ratingOf('hard-grief')).toMatchObject({
      rater: 'library', kind: 'library', focus: 'grief', secondFocus: 'role-transition', order: ['grief', 'role-transition'],
      areas: { grief: { presence: 'yes', strength: 3 }, 'role-dispute': { presence: 'no', strength: 0 } },
    })
  })

  it.each([['tie', 'undecided'], ['events-all-after-onset', 'none'], ['insufficient', 'insufficient'], ['safety-first', 'withheld']])('of %s says %s where no single focus is proposed', (name, focus) => {
    expect(ratingOf(name).focus).toBe(focus)
    expect(ratingOf(name).secondFocus).toBeUndefined()
  })

  it('is unsure of an area whose requirements are open, and does not rate one that the tradition does not use', () => {
    expect(ratingOf('insufficient').areas['grief']).toEqual({ presence: 'unsure' })
    expect(ratingOf('plain-grief', { tradition: 'perinatal' }).areas['interpersonal-sensitivities']).toEqual({})
  })

  it('does not find present what no open answer could lift into the band, and stays unsure of what one could', () => {
    const formulation = formulateSync({ ...(example('insufficient') as object) })
    const areas = formulation.areas.map((area) => ({ ...area, status: 'insufficient-data' as const, standing: 'ordinary' as const }))
    const presence = (high: number, options = {}): unknown =>
      toIpars([{ ...formulation, areas: areas.map((area) => ({ ...area, bounds: { low: 0, high } })) }], options)[0]?.areas['grief']
    const least = (id: string): number => defaultRuleSet.parameters.find((each) => each.id === id)?.value ?? NaN
    const [possible, well] = [least('band.possible'), least('band.wellSupported')]
    expect([presence(possible - 1), presence(possible)]).toEqual([{ presence: 'no' }, { presence: 'unsure' }])
    expect([presence(well - 1, { presentFrom: 'well-supported' }), presence(well, { presentFrom: 'well-supported' })]).toEqual([{ presence: 'no' }, { presence: 'unsure' }])
    expect([presence(0, { presentFrom: 'little-evidence' }), presence(1, { presentFrom: 'little-evidence' })]).toEqual([{ presence: 'no' }, { presence: 'unsure' }])
  })

  it('keeps to unsure where the formulation was made with other numbers than the rules at hand', () => {
    const parameters = defaultRuleSet.parameters.map((each) => (each.id === 'band.possible' ? { ...each, value: each.value + 100 } : each))
    const formulation = formulateSync(example('insufficient'))
    const open = formulation.areas.filter(({ status }) => status === 'insufficient-data').map(({ area }) => area)
    const [rating] = toIpars([formulation], { ruleSet: { ...defaultRuleSet, parameters } })
    expect(open.length).toBeGreaterThan(0)
    expect(open.map((area) => rating?.areas[area])).toEqual(open.map(() => ({ presence: 'unsure' })))
  })

  it('is withheld wherever a message holds every proposal back, also where there is none to hold back', () => {
    const kase = example('safety-first') as Record<string, object>
    const { inventory: _people, timeline: _events, clientView: _view, ...bare } = kase
    const formulation = formulateSync({ ...bare, safety: { asked: 'yes', suicidalThoughts: 'active' } })
    expect([formulation.outcome.kind, formulation.outcome.withheldBy]).toEqual(['insufficient-data', []])
    expect(formulation.messages.some(({ withholds }) => withholds.includes('plan'))).toBe(true)
    expect(toIpars([formulation])[0]?.focus).toBe('withheld')
    const under = defaultRuleSet.traditions.map(({ id }) => toIpars([formulateSync(kase, { tradition: id })])[0]?.focus)
    expect(new Set(under)).toEqual(new Set(['withheld']))
  })

  it('carries that a case is invented, through a table and lines as well', () => {
    const own = toIpars([formulateSync(example('tie'))])
    expect(own[0]?.fictional).toBe(true)
    for (const format of ['csv', 'ndjson'] as const) expect(readRatings(writeRatings(own, { format }))[0]?.fictional).toBe(true)
    expect(readRatings('case_id,rater,fictional\na,Rosa,TRUE\nb,Rosa,false\nc,Rosa,\n').map(({ fictional }) => fictional)).toEqual([true, false, undefined])
    expect(problemsOf(() => readRatings('case_id,rater,fictional\na,Rosa,perhaps\n'))[0]?.path).toBe('/0/fictional')
  })

  it('counts an area as present from the band that is asked for', () => {
    const formulation = formulateSync(example('safety-first'))
    expect(toIpars([formulation])[0]?.areas['role-transition']?.presence).toBe('yes')
    expect(toIpars([formulation], { presentFrom: 'well-supported' })[0]?.areas['role-transition']?.presence).toBe('no')
  })

  it('is read from lines of JSON, bare or within a record of a batch', () => {
    const formulation = formulateSync(example('tie'))
    const lines = [JSON.stringify(formulation), JSON.stringify({ line: 2, ok: true, caseId: 'tie', formulation }), JSON.stringify({ line: 3, ok: false, problems: [] })]
    expect(readFormulations(lines.join('\n')).map(({ caseId }) => caseId)).toEqual(['tie', 'tie'])
    expect(problemsOf(() => readFormulations('{"line":1,"ok":true,"outcome":"lead"}\n'))[0]?.hint).toMatch(/--detail formulation/)
  })
})
