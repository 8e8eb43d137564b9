import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/index.js'
import { readRatings, type synthesisSettings, synthesizeCases, vignette } from '../../src/study/index.js'
import { VERSION } from '../../src/version.js'
import { insideCli } from '../support/inside-cli.js'

const folder = mkdtempSync(join(tmpdir(), 'synth-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)
const lines = (text: string): readonly string[] => text.trimEnd().split('\n')

describe('synth', () => {
  it('prints the cases that the library draws, a line each', async () => {
    const { code, out, err } = await insideCli(['synth', '--count', '5', '--seed', '7', '--from', '3', '--missing', '.2'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(lines(out)).toEqual([...synthesizeCases({ count: 5, seed: 7, from: 3, missing: { rate: 0.2 } })].map((each) => JSON.stringify(each.case)))
    for (const line of lines(out)) expect(safeParseCase(JSON.parse(line)).ok).toBe(true)
  })

  it('takes every option there is', async () => {
    const { out } = await insideCli([
      'synth', '--count=4', '--focus-shares=grief=3,none=.5', '--strength=0.5', '--competitor-share=1', '--competitor-strength=0.4', '--missing-in=deaths=0.5,course=1', '--missing-order=details-first',
      '--vague-dates=1', '--vague-days=200', '--score-error=2.5', '--ages=30-40',
    ])
    const wanted = [...synthesizeCases({
      count: 4, focusShares: { grief: 3, none: 0.5 }, strength: 0.5, competitor: { share: 1, strength: 0.4 }, missing: { sections: { deaths: 0.5, course: 1 }, order: 'details-first' },
      vagueDates: { share: 1, days: 200 }, scoreError: 2.5, clients: { ageYears: [30, 40] },
    })]
    expect(lines(out)).toEqual(wanted.map((each) => JSON.stringify(each.case)))
  })

  it('writes cases, truth, ratings and vignettes side by side', async () => {
    const { code, out, err } = await insideCli([
      'synth', '--count', '6', '--output', at('made/cases.ndjson'), '--truth', at('made/truth.ndjson'), '--ratings', at('made/ratings.ndjson'), '--raters', '2', '--accuracy', '1', '--vignettes', at('made/vignettes'),
    ])
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' })
    const drawn = [...synthesizeCases({ count: 6 })]
    expect(lines(readFileSync(at('made/cases.ndjson'), 'utf8'))).toEqual(drawn.map((each) => JSON.stringify(each.case)))
    expect(lines(readFileSync(at('made/truth.ndjson'), 'utf8')).map((line) => JSON.parse(line))).toEqual(drawn.map(({ truth }) => truth))
    const ratings = readRatings(readFileSync(at('made/ratings.ndjson'), 'utf8'))
    expect(ratings).toHaveLength(12)
    expect(ratings.every(({ fictional }) => fictional === true)).toBe(true)
    expect(readdirSync(at('made/vignettes'))).toEqual(drawn.map(({ case: { caseId } }) => `${caseId}.txt`))
    expect(readFileSync(at('made/vignettes/synthetic-1-2.txt'), 'utf8')).toBe(`${drawn[2] === undefined ? '' : vignette(drawn[2].case)}\n`)
    expect(statSync(at('made/truth.ndjson')).mode & 0o077).toBe(0)
    expect(readdirSync(at('made')).sort()).toEqual(['cases.ndjson', 'ratings.ndjson', 'truth.ndjson', 'vignettes'])
  })

  it('writes what it takes to draw the same again', async () => {
    const { code } = await insideCli(['synth', '--count', '2', '--seed', '9', '--missing', '.1', '--output', at('kept/cases.ndjson'), '--manifest', at('kept/manifest.json')])
    expect(code).toBe(0)
    const manifest = JSON.parse(readFileSync(at('kept/manifest.json'), 'utf8')) as { library: string; options: ReturnType<typeof synthesisSettings> }
    expect(manifest).toMatchObject({ manifestVersion: 1, library: VERSION, options: { count: 2, seed: 9, from: 0, strength: 0.85, scoreError: 1, clients: { ageYears: [18, 80] }, assessed: ['2024-01-01', '2025-12-31'], locale: 'en' } })
    const { locale: _locale, ...options } = manifest.options
    expect([...synthesizeCases(options)].map((each) => JSON.stringify(each.case))).toEqual(lines(readFileSync(at('kept/cases.ndjson'), 'utf8')))
  })

  it('prints vignettes with the id of each above it and nothing of the truth', async () => {
    const { out } = await insideCli(['synth', '--count', '2', '--format', 'vignette'])
    expect(out).toMatch(/^synthetic-1-0\n\n[^]+\n\nsynthetic-1-1\n\n[^]+\n$/)
    expect(out).not.toMatch(/"focus"|[{}]/)
  })

  it('leaves nothing behind when one of its files cannot be written', async () => {
    const { code } = await insideCli(['synth', '--count', '3', '--truth', at('aside/truth.ndjson'), '--ratings', folder])
    expect(code).toBe(2)
    expect(existsSync(at('aside')) ? readdirSync(at('aside')) : []).toEqual([])
  })

  it.each([
    [['--focus-shares', 'greif=1'], 'Did you mean grief?'], [['--focus-shares', 'grief'], 'after grief='], [['--strength', '2'], 'from 0 to 1 for --strength'], [['--missing', 'half'], 'for --missing'],
    [['--missing-in', 'deaths=3'], 'after deaths='], [['--ages', '40'], 'as in 18-80'], [['--ages', '80-20'], '/clients/ageYears'], [['--focus-shares', 'grief=0'], '/focusShares'], [['--raters', '3'], '--ratings'],
    [['cases.ndjson'], 'no file or name here'],
  ] as const)('refuses %j and says why', async (args, why) => {
    const { code, out, err } = await insideCli(['synth', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(why)
  })

  it('has examples in its help that run', async () => {
    const { out } = await insideCli(['synth', '--help'])
    const examples = lines(out).filter((line) => line.startsWith('  ipt-formulation synth --')).map((line) => line.trim().split(' ').slice(1))
    expect(examples.length).toBeGreaterThan(2)
    for (const example of examples) {
      const placed = example.map((word) => (/\.ndjson$|^vignettes$/.test(word) ? at(`examples/${word}`) : word))
      expect(await insideCli(placed), example.join(' ')).toMatchObject({ code: 0, err: '' })
    }
  })
})
