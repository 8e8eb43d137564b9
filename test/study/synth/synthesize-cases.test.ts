import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync, safeParseCase } from '../../../src/index.js'
import { INTENDED_FOCI, MISSING_SECTIONS, synthesizeCases, type SynthesisOptions } from '../../../src/study/index.js'
import { AREAS } from '../../../src/model/words.js'
import { cohort } from './cohort.js'

const HARD: SynthesisOptions = {
  count: 400, seed: 11, missing: { rate: 0.25, order: 'details-first' }, vagueDates: { share: 0.7, days: 90 }, scoreError: 4, competitor: { share: 1, strength: 0.7 },
}
const KNOBS: readonly (readonly [string, SynthesisOptions])[] = [
  ['as they come', { count: 400 }],
  ['with much noise', HARD],
  ['with nothing but noise', { count: 200, missing: { rate: 1 }, vagueDates: { share: 1, days: 700 }, scoreError: 20 }],
  ['at their plainest', { count: 200, strength: 1, competitor: { share: 0 }, vagueDates: { share: 0 } }],
  ['with every sign by its opposite', { count: 200, strength: 0, competitor: { share: 1, strength: 0 } }],
  ['of the youngest', { count: 200, clients: { ageYears: [18, 19] }, competitor: { share: 1, strength: 1 } }],
  ['of the oldest', { count: 200, clients: { ageYears: [95, 95], working: 1 }, competitor: { share: 1, strength: 1 } }],
  ['with everybody partnered and a parent', { count: 200, clients: { partnered: 1, parents: 1 }, competitor: { share: 1, strength: 1 } }],
]

describe('synthetic cases', () => {
  it.each(KNOBS)('%s are valid, every one, and say that they are made up', (_, options) => {
    for (const { case: kase } of synthesizeCases(options)) {
      const parsed = safeParseCase(kase)
      expect(parsed.ok ? [] : parsed.problems.map(({ message }) => `${kase.caseId} ${message}`)).toEqual([])
      expect(kase).toMatchObject({ fictional: true, note: expect.stringContaining('synthetic') })
    }
  })

  it.each([3308, 6076, 8854])('lets a young pair meet before it parts (number %i of a seed)', (from) => {
    const [made] = synthesizeCases({ seed: 20251121, from, count: 1 })
    expect(safeParseCase(made?.case).ok).toBe(true)
    expect(made?.case.inventory?.people?.some(({ relation }) => relation === 'ex-partner')).toBe(true)
  })

  it('are the same from the same seed and others from another', () => {
    expect(JSON.stringify(cohort({ ...HARD, count: 50 }))).toBe(JSON.stringify(cohort({ ...HARD, count: 50 })))
    expect(JSON.stringify(cohort({ ...HARD, count: 5, seed: 12 }).map(({ case: { inventory } }) => inventory))).not.toBe(JSON.stringify(cohort({ ...HARD, count: 5 }).map(({ case: { inventory } }) => inventory)))
  })

  it('do not depend on how many are drawn, nor on where the drawing begins', () => {
    const all = cohort({ ...HARD, count: 60 }).map((each) => JSON.stringify(each))
    expect(cohort({ ...HARD, count: 7 }).map((each) => JSON.stringify(each))).toEqual(all.slice(0, 7))
    expect(cohort({ ...HARD, from: 40, count: 20 }).map((each) => JSON.stringify(each))).toEqual(all.slice(40))
  })

  it('can be drawn twice from one iterable, and only as far as they are read', () => {
    const cases = synthesizeCases({ count: Number.MAX_SAFE_INTEGER })
    const first = (): string => JSON.stringify(cases[Symbol.iterator]().next().value)
    expect(first()).toBe(first())
  })

  it('have ids of their own', () => {
    expect(new Set(cohort({ count: 300 }).map(({ case: { caseId } }) => caseId)).size).toBe(300)
    expect(cohort({ count: 2, seed: 9, from: 4 }).map(({ case: { caseId }, truth }) => [caseId, truth.caseId, truth.index])).toEqual([['synthetic-9-4', 'synthetic-9-4', 4], ['synthetic-9-5', 'synthetic-9-5', 5]])
  })

  it('carry no two alike under seeds and numbers that lie side by side', () => {
    const lives = [1, 2, 3, 4].flatMap((seed) => cohort({ seed, count: 100 }).map(({ case: { inventory } }) => JSON.stringify(inventory)))
    expect(new Set(lives).size).toBe(lives.length)
  })

  it('are formulated without a fault, as bare as they may be', () => {
    for (const { case: kase } of synthesizeCases({ ...HARD, count: 12 })) expect(formulateSync(kase).areas).toHaveLength(4)
  })
})

describe('shares', () => {
  const within = (found: number, wanted: number, of: number): void => {
    // Four standard errors of a share.
    expect(Math.abs(found / of - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / of) + 1e-9)
  }

  it('of what cases are about are as asked for', () => {
    const shares = { grief: 4, 'role-dispute': 1, 'interpersonal-sensitivities': 2, none: 2, mixed: 1 }
    const cases = cohort({ count: 3000, seed: 3, focusShares: shares })
    for (const focus of INTENDED_FOCI) within(cases.filter(({ truth }) => truth.focus === focus).length, (new Map<string, number>(Object.entries(shares)).get(focus) ?? 0) / 10, 3000)
  })

  it('of competing areas are as asked for, wherever one may compete', () => {
    const cases = cohort({ count: 2000, seed: 4, competitor: { share: 0.3 } }).filter(({ truth }) => truth.focus !== 'mixed')
    within(cases.filter(({ truth }) => truth.competitor !== undefined).length, 0.3, cases.length)
    expect(cohort({ count: 300, competitor: { share: 1, strength: 0 } }).every(({ truth }) => truth.competitor === undefined)).toBe(true)
  })

  it('of missing answers are as asked for, in all and by section', () => {
    const leaves = (value: unknown): number => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value).reduce<number>((sum, inner) => sum + leaves(inner), 0) : 1)
    const full = cohort({ count: 200, seed: 5 })
    const some = cohort({ count: 200, seed: 5, missing: { sections: { deaths: 0.4 } } })
    const deaths = full.flatMap(({ case: { inventory } }) => (inventory?.people ?? []).map(({ death }) => (death === undefined ? 0 : leaves(death)))).reduce((a, b) => a + b, 0)
    const missing = some.flatMap(({ truth }) => truth.noise.missing)
    expect(missing.every(({ address }) => /\/death\//.test(address))).toBe(true)
    within(missing.length, 0.4, deaths)
    within(missing.filter(({ as }) => as !== 'not-asked').length, 0.15, missing.length)
  })

  it('of partners, parents and ages stay within what was asked for', () => {
    const cases = cohort({ count: 1500, seed: 6, focusShares: { none: 1 }, competitor: { share: 0 }, clients: { ageYears: [30, 50], partnered: 0.4, parents: 0.7 } })
    within(cases.filter(({ case: { inventory } }) => inventory?.people?.some(({ relation }) => relation === 'partner')).length, 0.4, 1500)
    within(cases.filter(({ case: { client } }) => client?.hasLivingChild === 'yes').length, 0.7, 1500)
    const ages = cases.map(({ case: { client } }) => Number(client?.ageYears))
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([30, 50])
  })

  it('of vague dates are as asked for', () => {
    const cases = cohort({ count: 400, seed: 7, vagueDates: { share: 0.35 } })
    const onsets = cases.map(({ case: { timeline } }) => String(timeline?.episodes?.[0]?.onset))
    within(onsets.filter((onset) => !/^\d{4}-\d{2}-\d{2}$/.test(onset)).length, 0.35, onsets.length)
  })
})

describe('noise', () => {
  const plain = cohort({ count: 80, seed: 21, vagueDates: { share: 0 } })

  it('leaves the life behind a case as it was', () => {
    const noisy = cohort({ count: 80, seed: 21, vagueDates: { share: 1 }, missing: { rate: 0.5 }, scoreError: 6 })
    const bare = ({ truth: { noise: _, ...rest } }: (typeof plain)[number]): string => JSON.stringify(rest)
    expect(noisy.map(bare)).toEqual(plain.map(bare))
    expect(noisy.map(({ case: { inventory } }) => inventory?.people?.map(({ name }) => name))).toEqual(plain.map(({ case: { inventory } }) => inventory?.people?.map(({ name }) => name)))
  })

  it('takes away at a higher rate all that it takes away at a lower one', () => {
    const taken = (rate: number): readonly Set<string>[] => cohort({ count: 40, seed: 21, missing: { rate } }).map(({ truth }) => new Set(truth.noise.missing.map(({ address }) => address)))
    const [less, more] = [taken(0.1), taken(0.4)]
    less.forEach((few, at) => expect([...few].filter((address) => more[at]?.has(address) !== true)).toEqual([]))
    expect(more.some((many, at) => many.size > (less[at]?.size ?? 0))).toBe(true)
  })

  it('spares what is asked first when details go first', () => {
    const count = (order: 'at-random' | 'details-first', field: string): number =>
      cohort({ count: 300, seed: 2, missing: { rate: 0.3, order } }).flatMap(({ truth }) => truth.noise.missing).filter(({ address }) => address.endsWith(`/${field}`)).length
    expect(count('details-first', 'closenessNow') * 2).toBeLessThan(count('at-random', 'closenessNow'))
    expect(count('details-first', 'contactMode')).toBeGreaterThan(count('at-random', 'contactMode') * 1.4)
  })

  it('moves scores by about as much as it is told, and not at all where there is none', () => {
    const scores = (scoreError: number): readonly number[] => cohort({ count: 300, seed: 8, scoreError }).flatMap(({ case: { timeline } }) => (timeline?.measurements ?? []).filter(({ instrument }) => instrument === 'phq-9').map(({ score }) => score))
    const [exact, off] = [scores(0), scores(2)]
    const apart = off.map((score, at) => score - (exact[at] ?? 0))
    const spread = Math.sqrt(apart.reduce((sum, each) => sum + each ** 2, 0) / apart.length)
    expect(spread).toBeGreaterThan(1.8)
    expect(spread).toBeLessThan(2.3)
  })

  it('tells a day vaguely in a way that the day bears out', () => {
    const told = cohort({ count: 80, seed: 21, vagueDates: { share: 1, days: 120 } })
    let held = 0
    plain.forEach(({ case: exact }, at) => {
      const [day, vague] = [exact.timeline?.episodes?.[0]?.onset, told[at]?.case.timeline?.episodes?.[0]?.onset]
      const ends = String(vague).replace('~', '').split('/')
      expect(String(day).slice(0, 7) >= String(ends[0]).slice(0, 7) && String(day).slice(0, 7) <= String(ends.at(-1)).slice(0, 7).padEnd(7, '\uffff')).toBe(true)
      held += vague === day ? 0 : 1
    })
    expect(held).toBe(80)
  })
})

describe('what a case was made to be', () => {
  const cases = cohort({ count: 300, seed: 31 })

  it('names people and events that are in the case', () => {
    for (const { case: kase, truth } of cases) {
      const ids = { person: kase.inventory?.people ?? [], event: kase.timeline?.events ?? [], case: [{ id: 'case' }] }
      for (const { subject } of [...truth.areas, ...(truth.competitor === undefined ? [] : [truth.competitor])]) {
        expect(ids[subject.kind].map(({ id }) => id), truth.caseId).toContain(subject.id)
      }
    }
  })

  it('has as many areas as its focus calls for', () => {
    for (const { truth: { focus, areas, competitor } } of cases) {
      const meant = areas.map(({ area }) => area)
      if (focus === 'none') expect(meant).toEqual([])
      else if (focus === 'mixed') expect(new Set(meant).size).toBe(2)
      else expect(meant).toEqual([focus])
      expect(meant).not.toContain(competitor?.area)
    }
  })

  it('comes to every area with more than one situation, the last area apart', () => {
    for (const area of AREAS) {
      const situations = new Set(cases.flatMap(({ truth }) => truth.areas).filter((each) => each.area === area).map(({ situation }) => situation))
      expect(situations.size, area).toBeGreaterThanOrEqual(area === 'interpersonal-sensitivities' ? 1 : 5)
    }
  })
})

describe('options that cannot be', () => {
  it.each<readonly [string, object]>([
    ['/count', { count: -1 }], ['/count', { count: 1.5 }], ['/seed', { seed: -3 }], ['/strength', { strength: 1.1 }], ['/competitor/share', { competitor: { share: -0.1 } }],
    ['/missing/rate', { missing: { rate: 2 } }], ['/missing/sections', { missing: { sections: { nowhere: 1 } } }], ['/missing/sections/deaths', { missing: { sections: { deaths: 7 } } }],
    ['/vagueDates/days', { vagueDates: { days: 0 } }], ['/clients/ageYears', { clients: { ageYears: [50, 20] } }], ['/clients/ageYears', { clients: { ageYears: [12, 20] } }],
    ['/focusShares', { focusShares: {} }], ['/focusShares', { focusShares: { grief: -1 } }], ['/focusShares', { focusShares: { 'role-play': 1 } }], ['/assessed', { assessed: ['2025-02-30', '2025-03-01'] }],
    ['/scoreError', { scoreError: NaN }],
  ])('are refused at once, naming %s: %j', (path, options) => {
    expect(() => synthesizeCases({ count: 1, ...options })).toThrow(expect.objectContaining({ code: 'USAGE', path }))
  })

  it('are listed all together', () => {
    expect(() => synthesizeCases({ count: -1, seed: -1, strength: 3 })).toThrow(expect.objectContaining({ problems: [expect.anything(), expect.anything(), expect.anything()] }))
  })

  it('name sections that exist', () => {
    expect(MISSING_SECTIONS.length).toBeGreaterThan(5)
  })
})

describe('the program that draws', () => {
  const folder = join(import.meta.dirname, '../../../src/study/synth')
  const drawing = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

  it('knows no rule, weight, fact or threshold', () => {
    const allowed = /^(?:\.{1,2}\/)+(?:chronology\/day-number|errors|options|random|model\/(?:case|words|language|words-catalogue|instruments)|words\/(?:dates|phrase)|words|ratings|synth\/.*)\.js$/
    expect(drawing.length).toBeGreaterThan(15)
    for (const file of drawing) {
      const imports = [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from)
      const outside = imports.filter((from) => !posix.normalize(posix.join(posix.dirname(`synth/${file}`), from)).startsWith('synth/'))
      expect(outside.filter((from) => !allowed.test(from)), file).toEqual([])
    }
  })
})
