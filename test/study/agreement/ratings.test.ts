import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFormulationError, type Problem } from '../../../src/errors.js'
import { formulateSync } from '../../../src/formulate-sync.js'
import { AREAS } from '../../../src/model/words.js'
import { NO_FOCUS, PRESENCES, readFormulations, readRatings, STRENGTHS, toIpars, writeRatings, type Rating } from '../../../src/study/index.js'

const example = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/examples/cases', `${name}.json`), 'utf8'))

function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call()
  } catch (error) {
    if (isFormulationError(error)) return error.problems
    throw error
  }
  return []
}

const area = fc.constantFrom(...AREAS)
const areaRating = fc.record({ presence: fc.constantFrom(...PRESENCES), strength: fc.constantFrom(...STRENGTHS), score: fc.integer({ min: -9, max: 30 }) }, { requiredKeys: [] })
const rating = fc.record({
  caseId: fc.constantFrom('a', 'b', 'c, "d"', '=1+1', '-x'),
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
