import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/formulate-sync.js'
import { formulateSync as explained } from '../../../src/formulate-explained.js'
import type { Formulation } from '../../../src/model/formulation.js'
import {
  agreement, agreementCsv, agreementRows, disagreementRows, MEASURE_COLUMNS, readCsv, readRatings, renderAgreement, toIpars, type AgreementReport, type Disagreement, type Measure, type Rating, type Reason,
} from '../../../src/study/index.js'
import { insideCli } from '../../support/inside-cli.js'

const ROOT = join(import.meta.dirname, '../../..')
const CASES = join(ROOT, 'docs/examples/cases')
const RATINGS = join(ROOT, 'docs/examples/agreement/ratings.csv')
const cases = readdirSync(CASES).sort().map((name): unknown => JSON.parse(readFileSync(join(CASES, name), 'utf8')))
const formulations = cases.map((kase) => formulateSync(kase))
const ratings = readRatings(readFileSync(RATINGS, 'utf8'))
const options = { formulations, samples: 50 }
const report = agreement(ratings, options)

const measure = (of: AgreementReport, comparison: string, statistic: string, coding: string, area?: string): Measure | undefined =>
  of.measures.find((each) => each.comparison === comparison && each.statistic === statistic && each.coding === coding && each.area === area)
const disagreement = (caseId: string, rater: string, area?: string): Disagreement | undefined =>
  report.disagreements.find((each) => each.caseId === caseId && each.rater === rater && each.area === area)
const kindsOf = (found: { readonly reasons: readonly Reason[] } | undefined): readonly string[] => found?.reasons.map(({ kind }) => kind) ?? []

describe('a report on agreement', () => {
  it('compares the people as a panel, each with the rules, each two, and the rules with the majority', () => {
    expect(report.comparisons.map(({ id }) => id)).toEqual(['humans', '(majority)~library', 'Rosa~library', 'Tomás~library', 'Wen~library', 'Rosa~Tomás', 'Rosa~Wen', 'Tomás~Wen'])
    expect(report.comparisons.every(({ cases: of }) => of === 12)).toBe(true)
  })

  it('counts what a hand count gives', () => {
    // Tomás and the rules on role transition: unsure in one case, and 7 of the 11 others alike.
    expect(measure(report, 'Tomás~library', 'percent-agreement', 'unsure-missing', 'role-transition')?.estimate).toMatchObject({ cases: 11, value: 7 / 11 })
    // Tomás names an area in 11 cases; the rules name the same in 6, name one in 8, and have it among their first two in 10.
    expect(measure(report, 'Tomás~library', 'top-1', 'as-rated')?.estimate).toMatchObject({ cases: 11, value: 6 / 11 })
    expect(measure(report, 'Tomás~library', 'top-1-when-proposed', 'as-rated')?.estimate).toMatchObject({ cases: 8, value: 6 / 8 })
    expect(measure(report, 'Tomás~library', 'top-2', 'as-rated')?.estimate).toMatchObject({ cases: 11, value: 10 / 11 })
  })

  it('tells both readings of those who named no area, and both of those who were unsure', () => {
    const of = (coding: string, area?: string) => measure(report, 'Rosa~library', 'percent-agreement', coding, area)?.estimate
    expect(of('no-focus-category')).toMatchObject({ cases: 12, value: 10 / 12 })
    expect(of('no-focus-missing')).toMatchObject({ cases: 8, value: 1 })
    expect(of('unsure-missing', 'grief')).toMatchObject({ cases: 11, value: 1 })
    expect(of('unsure-category', 'grief')).toMatchObject({ cases: 12, value: 1 })
  })

  it('keeps every word of the choice of focus in the table', () => {
    const table = report.tables.find(({ comparison }) => comparison === 'Wen~library')
    const at = (word: string): number => table?.categories.indexOf(word) ?? -1
    expect(table?.counts[at('none')]?.[at('withheld')]).toBe(1)
    expect(table?.counts[at('undecided')]?.[at('undecided')]).toBe(1)
    expect(table?.counts.flat().reduce((total, each) => total + each, 0)).toBe(11)
  })

  it('does not depend on the order of ratings and formulations, and depends on the seed', () => {
    expect(agreement([...ratings].reverse(), { ...options, formulations: [...formulations].reverse() })).toEqual(report)
    expect(agreement(ratings, { ...options, seed: 2 })).not.toEqual(report)
  })

  it('sets published figures beside, of each area and of the focus', () => {
    expect(report.published.filter(({ area }) => area === 'role-dispute').map(({ kappa }) => kappa)).toEqual([0.58, 0.77])
    expect(report.published.filter(({ area }) => area === undefined).map(({ kappa }) => kappa)).toEqual([0.82, 0.64])
  })

  it('refuses areas that the rules do not have, raters that rate twice, and the name of the majority', () => {
    const rating: Rating = { caseId: 'a', rater: 'Rosa', areas: {} }
    for (const wrong of [[{ ...rating, focus: 'health' }], [rating, rating], [{ ...rating, rater: '(majority)' }]]) expect(() => agreement(wrong, { samples: 0 })).toThrow(expect.objectContaining({ name: 'FormulationError' }))
  })

  it('of nothing, of one rater and of one case has reasons instead of figures', () => {
    const one: Rating = { caseId: 'a', rater: 'Rosa', areas: { grief: { presence: 'yes', strength: 2 } }, focus: 'grief' }
    for (const given of [[], [one], [one, { ...one, rater: 'Wen' }], [one, { ...one, caseId: 'b' }]]) {
      const found = agreement(given, { samples: 20 })
      expect(found.claim.standing).toBe('refused')
      expect(JSON.stringify(found)).not.toMatch(/NaN|null/)
      expect(renderAgreement(found)).not.toMatch(/NaN|undefined|Infinity|[{}]/)
    }
  })
})

describe('a claim', () => {
  const groundsOf = (found: AgreementReport): readonly string[] => found.claim.grounds.map(({ kind }) => kind)
  const plain = (name: string): Formulation => formulations.find(({ caseId }) => caseId === name) as Formulation
  /** Real-looking material: enough cases, areas that vary, nothing that says it is invented. */
  const many = ['plain-grief', 'plain-dispute', 'plain-transition', 'hard-sensitivities'].flatMap((name) =>
    Array.from({ length: 20 }, (_, at): Formulation => {
      const { fictional: _fictional, ...rest } = plain(name)
      return { ...rest, caseId: `${name} ${at}` }
    }))
  const people = ['Rosa', 'Wen'].flatMap((rater) => toIpars(many, { rater }).map(({ kind: _kind, order: _order, ...rating }): Rating => rating))

  it('is refused while cases are few, invented, or of a kind that was not declared', () => {
    expect(groundsOf(report)).toEqual(['few-cases', 'fictional', 'rare-category'])
    expect(groundsOf(agreement(people, { formulations: many, samples: 0 }))).toContain('undeclared')
    expect(groundsOf(agreement(people, { formulations: many, samples: 0, material: 'synthetic' }))).toContain('synthetic')
    expect(groundsOf(agreement(ratings, { ...options, samples: 0, material: 'clinical' }))).toContain('fictional')
    expect(report.claim.sentences[0]).toBe('No claim about the rules may rest on these figures.')
  })

  it('is refused without rules, without people, and with a single person', () => {
    expect(groundsOf(agreement(people, { samples: 0, material: 'clinical' }))).toContain('no-library')
    expect(groundsOf(agreement([], { formulations: many, samples: 0, material: 'clinical' }))).toContain('no-human')
    expect(groundsOf(agreement(people.filter(({ rater }) => rater === 'Wen'), { formulations: many, samples: 0, material: 'clinical' }))).toContain('one-human')
  })

  it('of agreement stands when nothing is against it, and validity is never claimed', () => {
    const found = agreement(people.map((rating) => ({ ...rating, areas: Object.fromEntries(Object.entries(rating.areas).filter(([area]) => area !== 'interpersonal-sensitivities')) })), {
      formulations: many.map((each) => ({ ...each, areas: each.areas.filter(({ area }) => area !== 'interpersonal-sensitivities') })), samples: 0, material: 'clinical',
    })
    expect(found.claim).toMatchObject({ standing: 'agreement-only', grounds: [] })
    expect(found.claim.sentences.at(-1)).toMatch(/^Agreement is not validity/)
  })
})

describe('a disagreement', () => {
  it('is told with its reasons, whichever they are', () => {
    expect(kindsOf(disagreement('tie', 'Rosa'))).toContain('standard')
    expect(kindsOf(disagreement('hard-transition', 'Tomás'))).toContain('second-focus')
    expect(kindsOf(disagreement('safety-first', 'Tomás'))).toEqual(['withheld'])
    expect(kindsOf(disagreement('hard-dispute', 'Wen'))).toContain('outweighed')
    expect(kindsOf(disagreement('events-all-after-onset', 'Wen', 'role-transition'))).toContain('near-border')
    expect(kindsOf(disagreement('hard-grief', 'Rosa', 'role-transition'))).toEqual(['counted'])
  })

  it('is none where both name no area, each in its words', () => {
    expect(disagreement('tie', 'Wen')).toBeUndefined()
    expect(disagreement('safety-first', 'Wen')).toBeUndefined()
  })

  it('over an area that the tradition does not use, or holds back, says so', () => {
    const rating: Rating = { caseId: 'plain-grief', rater: 'Rosa', areas: {}, focus: 'interpersonal-sensitivities' }
    const under = (tradition: string): readonly Reason[] | undefined =>
      agreement([rating], { formulations: [formulateSync(cases[7], { tradition })], tradition, samples: 0 }).disagreements[0]?.reasons
    expect(under('perinatal')).toContainEqual({ kind: 'standing', area: 'interpersonal-sensitivities', standing: 'absent' })
    expect(under('stuart-robertson')).toContainEqual({ kind: 'standing', area: 'interpersonal-sensitivities', standing: 'background' })
    expect(under('klerman-weissman')).toContainEqual({ kind: 'standing', area: 'interpersonal-sensitivities', standing: 'residual' })
  })

  it('over missing data names the answers that were shown to matter, where an explanation is at hand', () => {
    const rating: Rating = { caseId: 'tie', rater: 'Rosa', areas: {}, focus: 'grief' }
    const [found] = agreement([rating], { formulations: [explained(cases[11])], samples: 0 }).disagreements
    expect(found?.reasons).toContainEqual(expect.objectContaining({ kind: 'missing-data', area: 'grief', shown: true }))
    const missing = found?.reasons.find(({ kind }) => kind === 'missing-data')
    expect(missing?.kind === 'missing-data' && missing.questions.length).toBeGreaterThan(0)
  })

  it('over rules that pull both ways names both, and over a requirement that fails names it', () => {
    const conflicting = formulations.flatMap((formulation) => formulation.areas.flatMap(({ area, candidates }) => ((candidates[0]?.conflicts ?? []).length > 0 ? [{ formulation, area }] : [])))
    const [first] = conflicting
    expect(first).toBeDefined()
    const rated: Rating = { caseId: first?.formulation.caseId ?? '', rater: 'Rosa', areas: {}, focus: first?.formulation.outcome.foci[0]?.area === first?.area ? 'none' : (first?.area ?? '') }
    expect(kindsOf(agreement([rated], { formulations: [first?.formulation as Formulation], samples: 0 }).disagreements[0])).toContain('conflict')
    const denied: Rating = { caseId: 'plain-grief', rater: 'Rosa', areas: {}, focus: 'role-dispute' }
    const reasons = agreement([denied], { formulations: formulations.filter(({ caseId }) => caseId === 'plain-grief'), samples: 0 }).disagreements[0]?.reasons
    expect(reasons?.[0]).toMatchObject({ kind: 'not-applicable', area: 'role-dispute' })
  })
})

describe('a workflow of two steps', () => {
  const written = toIpars(formulations)
  const rosa = ratings.filter(({ rater }) => rater === 'Rosa')

  it('cannot lose that cases are invented', () => {
    const claim = agreement([...rosa, ...written], { samples: 0, material: 'clinical' }).claim
    expect(claim.standing).toBe('refused')
    expect(claim.grounds).toContainEqual({ kind: 'fictional', found: 12 })
  })
})

describe('what a report says of its making', () => {
  it('names the rules, the tradition and the band where formulations were given, in the table too', () => {
    const { settings } = agreement(ratings, { ...options, samples: 0, presentFrom: 'well-supported' })
    expect(settings).toMatchObject({ presentFrom: 'well-supported', madeWith: [{ ruleSet: formulations[0]?.receipt.ruleSet, tradition: 'klerman-weissman', library: report.library }] })
    const { id, version, digest } = formulations[0]?.receipt.ruleSet ?? {}
    expect(agreementRows(report)[0]).toMatchObject({ library: report.library, rule_set: id, rule_set_version: version, rule_set_digest: digest, tradition: 'klerman-weissman', present_from: 'possible' })
    const alone = agreement(ratings, { samples: 0 })
    expect(alone.settings).not.toHaveProperty('madeWith')
    expect(agreementRows(alone)[0]).toMatchObject({ library: report.library, rule_set: null, tradition: null, present_from: null })
  })

  it('names each of several', () => {
    const [first, ...rest] = formulations.map(({ caseId }) => formulateSync(cases.find((kase) => (kase as { caseId: string }).caseId === caseId), caseId === 'tie' ? { tradition: 'ipt-uk' } : {}))
    if (first === undefined) throw new Error('no formulation')
    const mixed = agreement(ratings, { formulations: [first, ...rest], samples: 0 })
    expect(mixed.settings.madeWith?.map(({ tradition }) => tradition)).toEqual(['ipt-uk', 'klerman-weissman'])
    expect(agreementRows(mixed)[0]?.tradition).toBe('ipt-uk klerman-weissman')
  })

  it('flags a kappa of a table that is thinly filled, counted by hand', () => {
    const pair = (a: number, b: number, c: number, d: number): readonly Rating[] => [[a, 'yes', 'yes'], [b, 'yes', 'no'], [c, 'no', 'yes'], [d, 'no', 'no']].flatMap(([times, first, second], cell) =>
      Array.from({ length: times as number }, (_, at) => ['Ada', 'Ben'].map((rater, who): Rating =>
        ({ caseId: `${cell}-${at}`, rater, areas: { grief: { presence: (who === 0 ? first : second) as 'yes' | 'no' } } }))).flat())
    const kappa = (...cells: readonly [number, number, number, number]): Measure | undefined =>
      measure(agreement(pair(...cells), { samples: 200 }), 'Ada~Ben', 'cohen-kappa', 'unsure-missing', 'grief')
    // Ben says yes 3 + 1 times; Ada 3 + 4.
    expect(kappa(3, 4, 1, 12)).toMatchObject({ leastMargin: 4, sparse: true })
    expect(kappa(4, 4, 1, 12)).toMatchObject({ leastMargin: 5 })
    expect(kappa(4, 4, 1, 12)).not.toHaveProperty('sparse')
    expect(kappa(0, 0, 0, 12)).toMatchObject({ leastMargin: 0, sparse: true })
    const thin = renderAgreement(agreement(pair(3, 4, 1, 12), { samples: 200 }))
    expect(thin).toMatch(/ to \d\.\d\d, sparse/)
    expect(thin).toContain('fewer than 5 times')
    expect(renderAgreement(agreement(pair(9, 2, 2, 9), { samples: 200 }))).not.toMatch(/sparse/i)
  })

  it('gives prevalence and bias their signs, yes above nought and the first rater above the second', () => {
    const found = (statistic: string): number | undefined => {
      const estimate = measure(report, 'Rosa~library', statistic, 'unsure-missing', 'grief')?.estimate
      return estimate?.status === 'estimated' ? estimate.value : undefined
    }
    const [yes, no] = ['yes', 'no'].map((word) => ratings.filter(({ rater, caseId, areas }) =>
      rater === 'Rosa' && areas['grief']?.presence === word && toIpars(formulations).find((each) => each.caseId === caseId)?.areas['grief']?.presence === word).length)
    expect(found('prevalence-index')).toBeCloseTo(((yes ?? 0) - (no ?? 0)) / 11, 12)
    expect(found('prevalence-index')).toBeLessThan(0)
  })
})

describe('a claim', () => {
  it('says that nobody rated, and not that there are no cases to compare', () => {
    const kinds = agreement([], { formulations, samples: 0 }).claim.grounds.map(({ kind }) => kind)
    expect(kinds).toContain('no-human')
    expect(kinds).not.toContain('few-cases')
  })
})

describe('what is shown', () => {
  it('has a row for each figure and each reason, with the columns it says', () => {
    const rows = agreementRows(report)
    expect(rows).toHaveLength(report.measures.length)
    for (const row of rows) expect(Object.keys(row)).toEqual([...MEASURE_COLUMNS])
    const read = readCsv(agreementCsv(report))
    expect(read.ok && read.rows.length).toBe(rows.length + 1)
    expect(disagreementRows(report)).toHaveLength(report.disagreements.flatMap(({ reasons }) => reasons).length)
    for (const { value, undefined_because: why } of rows) expect((value === null) !== (why === null)).toBe(true)
  })

  it.each(['text', 'markdown'] as const)('as %s has the refusal before any figure, published figures beside, and no gap', (format) => {
    const text = renderAgreement(report, { format })
    expect(text.indexOf('No claim about the rules')).toBeGreaterThan(0)
    expect(text.indexOf('No claim about the rules')).toBeLessThan(text.indexOf('0.58'))
    expect(text).toContain('0.58 and 0.77')
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|[{}]|\n\n\n/)
  })

  it('as Markdown takes names literally', () => {
    const text = renderAgreement(agreement([{ caseId: 'a|b', rater: '<b>*x*</b>', areas: {}, focus: 'none' }], { samples: 0 }), { format: 'markdown' })
    expect(text).toContain('\\<b\\>\\*x\\*\\</b\\>')
  })
})

describe('agree on the command line', () => {
  it('gives what the library gives', async () => {
    const { code, out, err } = await insideCli(['agree', RATINGS, '--cases', CASES, '--samples', '50', '--format', 'json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect((JSON.parse(out) as AgreementReport).measures).toEqual(JSON.parse(JSON.stringify(report.measures)))
  })

  it('prints text, tables, reasons, and ratings that it reads again', async () => {
    const ran = async (...args: readonly string[]) => (await insideCli(['agree', RATINGS, '--samples', '0', ...args])).out
    expect(await ran()).toMatch(/^Agreement of raters\n=+\n/)
    expect(await ran('--format', 'csv')).toMatch(/^comparison,about,item/)
    expect(await ran('--format', 'markdown', '--material', 'fictional')).toMatch(/^# Agreement of raters\n/)
    const own = await insideCli(['agree', '--cases', join(CASES, 'tie.json'), '--format', 'ratings'])
    expect(readRatings(own.out)).toMatchObject([{ caseId: 'tie', rater: 'library', kind: 'library', focus: 'undecided' }])
    const reasons = await insideCli(['agree', '-', '--formulations', RATINGS], '')
    expect(reasons.code).toBe(1)
  })

  it.each([
    [['agree'], /ratings, --cases or --formulations/],
    [['agree', RATINGS, '--cases', CASES, '--formulations', CASES], /either --cases or --formulations/],
    [['agree', RATINGS, '--level', '20'], /from 50 to 99/],
    [['agree', RATINGS, '--material', 'clinic'], /Did you mean clinical/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await insideCli(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
