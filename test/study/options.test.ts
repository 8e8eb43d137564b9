import { describe, expect, it } from 'vitest'
import { isFormulationError } from '../../src/errors.js'
import { defaultRuleSet, parseCase } from '../../src/index.js'
import {
  agreement, bootstrap, codebook, cohenKappa, createBatchReader, fleissKappa, formulateMany, gwetAC, krippendorffAlpha, methodsParagraph, mutateRules, percentAgreement, proportion, readRatings,
  renderAgreement, ruleCoverage, ruleSetImpact, synthesisSettings, synthesizeCases, synthesizeRatings, tableColumns, toIpars, vignette, writeRatings,
} from '../../src/study/index.js'
import { problemsOf } from '../support/problems.js'

const kase = parseCase({ schemaVersion: 1, caseId: 'one', assessedOn: '2025-06-30' })
const [made] = synthesizeCases({ count: 1 })
const report = agreement([{ caseId: 'one', rater: 'Rosa', areas: {} }], { samples: 0 })

/** What a caller without types may write. */
type Loose = (options: never) => unknown

const WITH_OPTIONS: Readonly<Record<string, Loose>> = {
  createBatchReader: (options) => createBatchReader(options),
  formulateMany: (options) => formulateMany([], options),
  agreement: (options) => agreement([], options),
  toIpars: (options) => toIpars([], options),
  readRatings: (options) => readRatings('', options),
  writeRatings: (options) => writeRatings([], options),
  renderAgreement: (options) => renderAgreement(report, options),
  synthesizeCases: (options) => synthesizeCases(options),
  synthesisSettings: (options) => synthesisSettings(options),
  synthesizeRatings: (options) => synthesizeRatings(made?.truth as never, options),
  vignette: (options) => vignette(kase, options),
  ruleCoverage: (options) => ruleCoverage(defaultRuleSet, [], options),
  mutateRules: (options) => mutateRules(defaultRuleSet, [], options),
  ruleSetImpact: (options) => ruleSetImpact(defaultRuleSet, defaultRuleSet, [], options),
  methodsParagraph: (options) => methodsParagraph(options),
  bootstrap: (options) => bootstrap([1], () => 1, options),
  cohenKappa: (options) => cohenKappa([], options),
  fleissKappa: (options) => fleissKappa([], options),
  gwetAC: (options) => gwetAC([], options),
  krippendorffAlpha: (options) => krippendorffAlpha([], options),
  percentAgreement: (options) => percentAgreement([], options),
  proportion: (options) => proportion(0, 0, options),
}

describe.each(Object.entries(WITH_OPTIONS))('%s', (_, call) => {
  it('refuses an option that does not exist, and options that are none, without a word of what was written', () => {
    for (const options of [{ secretOption: 'Marta' }, null, 'Marta', [1]]) {
      const problems = problemsOf(() => call(options as never))
      expect(problems.map(({ code, path }) => [code, path])).toEqual([['USAGE', '']])
      expect(JSON.stringify(problems)).not.toMatch(/Marta|secretOption/)
    }
  })

  it('takes undefined for an option that was left out', () => {
    const [problem] = problemsOf(() => call({ secretOption: 'Marta' } as never))
    const all = problem?.expected.replace('only the options ', '').split(', ') ?? []
    expect(all.length).toBeGreaterThan(0)
    const result = (options: object): string => {
      try {
        return JSON.stringify(call(options as never))
      } catch (error) {
        return isFormulationError(error) ? JSON.stringify(error.problems) : String(error)
      }
    }
    expect(result(Object.fromEntries(all.map((name) => [name, undefined])))).toBe(result({}))
  })
})

describe('a wrong value', () => {
  it.each<[string, string, Loose, object]>([
    ['a kind of material that does not exist', '/material', (options) => agreement([], options), { material: 'clincal' }],
    ['a level beyond all', '/level', (options) => agreement([], options), { level: 95 }],
    ['a seed that is text', '/seed', (options) => agreement([], options), { seed: '1' }],
    ['samples below none', '/samples', (options) => agreement([], options), { samples: -1 }],
    ['no least number of cases', '/leastCases', (options) => agreement([], options), { leastCases: 0 }],
    ['a tradition that is not in the rules', '/tradition', (options) => agreement([], options), { tradition: 'nowhere' }],
    ['formulations that are text', '/formulations', (options) => agreement([], options), { formulations: 'all' }],
    ['no band', '/presentFrom', (options) => toIpars([], options), { presentFrom: 'none' }],
    ['a rater that is a number', '/rater', (options) => toIpars([], options), { rater: 1 }],
    ['a detail that does not exist', '/detail', (options) => formulateMany([], options), { detail: 'formulations' }],
    ['rules that are none', '/ruleSet', (options) => createBatchReader(options), { ruleSet: {} }],
    ['a language by its name', '/language', (options) => createBatchReader(options), { language: 'es' }],
    ['a form of ratings', '/format', (options) => readRatings('', options), { format: 'xlsx' }],
    ['a form of a report', '/format', (options) => renderAgreement(report, options), { format: 'html' }],
    ['a guard that is a word', '/guard', (options) => writeRatings([], options), { guard: 'no' }],
    ['a share that is text', '/missing/rate', (options) => synthesizeCases(options), { count: 1, missing: { rate: '0.5' } }],
    ['a part that is none', '/missing', (options) => synthesizeCases(options), { count: 1, missing: null }],
    ['an order that does not exist', '/missing/order', (options) => synthesizeCases(options), { count: 1, missing: { order: 'detail-first' } }],
    ['an option of a part that does not exist', '/competitor', (options) => synthesizeCases(options), { count: 1, competitor: { strenght: 1 } }],
    ['no number of cases', '/count', (options) => synthesizeCases(options), {}],
    ['a focus that does not exist', '/focusShares', (options) => synthesizeCases(options), { count: 1, focusShares: { greif: 1 } }],
    ['half a rater', '/raters', (options) => synthesizeRatings(made?.truth as never, options), { raters: 1.5 }],
    ['no raters', '/raters', (options) => synthesizeRatings(made?.truth as never, options), {}],
    ['too good an accuracy', '/accuracy', (options) => synthesizeRatings(made?.truth as never, options), { raters: 2, accuracy: 80 }],
    ['a rule that does not exist', '/rules/1', (options) => ruleCoverage(defaultRuleSet, [], options), { rules: ['grief/someone-died', 'grief/someone-dead'] }],
    ['a rule that does not exist', '/rules/0', (options) => mutateRules(defaultRuleSet, [], options), { rules: ['grief/sudden-deaths'] }],
    ['a kind of fault that does not exist', '/mutations/0', (options) => mutateRules(defaultRuleSet, [], options), { mutations: ['treshold'] }],
    ['a tradition that does not exist', '/traditions/0', (options) => mutateRules(defaultRuleSet, [], options), { traditions: ['klerman'] }],
    ['a tradition that does not exist', '/traditions/1', (options) => ruleCoverage(defaultRuleSet, [], options), { traditions: ['ipt-uk', 'ipt-uc'] }],
    ['no tradition', '/traditions', (options) => ruleCoverage(defaultRuleSet, [], options), { traditions: [] }],
    ['a tradition that does not exist', '/tradition', (options) => ruleSetImpact(defaultRuleSet, defaultRuleSet, [], options), { tradition: 'nowhere' }],
    ['a weighting that does not exist', '/weighting', (options) => cohenKappa([], options), { weighting: 'square' }],
    ['a level of measurement that does not exist', '/measurement', (options) => krippendorffAlpha([], options), { measurement: 'ordnal' }],
    ['a method that does not exist', '/method', (options) => bootstrap([1], () => 1, options), { method: 'bc' }],
  ])('%s is refused at %s', (_, path, call, options) => {
    const problems = problemsOf(() => call(options as never))
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([['USAGE', path]])
  })

  it('comes with the nearest word there is', () => {
    const hint = (call: () => unknown): string | undefined => problemsOf(call)[0]?.hint
    expect(hint(() => agreement([], { material: 'clincal' as never }))).toBe('Did you mean clinical?')
    expect(hint(() => mutateRules(defaultRuleSet, [], { mutations: ['treshold' as never] }))).toBe('Did you mean threshold?')
    expect(hint(() => mutateRules(defaultRuleSet, [], { rules: ['grief/sudden-deaths'] }))).toBe('Did you mean grief/sudden-death?')
    expect(hint(() => synthesizeCases({ count: 1, competitor: { strenght: 1 } as never }))).toBe('Did you mean strength?')
  })

  it('lifts no ground against a claim: what is not declared is refused or told', () => {
    expect(problemsOf(() => agreement([], { material: '' as never }))).toHaveLength(1)
    expect(report.claim.grounds.map(({ kind }) => kind)).toContain('undeclared')
  })
})

describe('what is given beside options', () => {
  it.each<[string, string, () => unknown]>([
    ['a source that is text', '/source', () => formulateMany('cases.ndjson')],
    ['cases that are one case', '/cases', () => ruleCoverage(defaultRuleSet, kase as never)],
    ['ratings that are one', '/ratings', () => agreement({ caseId: 'one' } as never)],
    ['a rule set that is its name', '/ruleSet', () => mutateRules('default' as never, [])],
    ['a table that does not exist', '/table', () => tableColumns('area' as never)],
  ])('%s is refused', (_, path, call) => {
    expect(problemsOf(call).map((problem) => [problem.code, problem.path])).toEqual([['USAGE', path]])
  })

  it('is told by its place where it is the second of several cases', () => {
    const cases = [kase, { ...kase, assessedOn: 'yesterday' }]
    for (const call of [() => ruleCoverage(defaultRuleSet, cases), () => mutateRules(defaultRuleSet, cases), () => ruleSetImpact(defaultRuleSet, defaultRuleSet, cases)]) {
      const problems = problemsOf(call)
      expect(problems.map(({ path }) => path)).toEqual(['/cases/1/assessedOn'])
      expect(problems[0]?.message).toContain('at /cases/1/assessedOn')
    }
  })

  it('leaves options that were left out as undefined alone', () => {
    expect(codebook().tables.areas.length).toBeGreaterThan(0)
    expect(ruleCoverage(defaultRuleSet, [kase], { rules: undefined, traditions: undefined }).cases).toBe(1)
    expect([...synthesizeCases({ count: 1, seed: undefined })]).toHaveLength(1)
  })
})
