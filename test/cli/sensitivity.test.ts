import { describe, expect, it } from 'vitest'
import { insideCli } from '../support/inside-cli.js'

const LINES = 'docs/examples/cohort.ndjson'
const FEW = ['--only', 'strength.strong,counter']

describe('sensitivity', () => {
  it.each([
    [['--steps', '3', ...FEW]], [['--method', 'morris', '--trajectories', '2', ...FEW]], [['--method', 'sobol', '--samples', '8', ...FEW]],
    [['--what', 'thresholds', '--only', 'window.proximal', '--steps', '3']], [['--what', 'rules']], [['--what', 'counter', '--tradition', 'ipt-a']],
    [['--what', 'missing', '--repeats', '1', '--hidden', 'minimum-item']],
  ])('%j is told in each form without a gap', async (options) => {
    // Hiding every field of every case takes long; one case has all forms too.
    const cohort = options.includes('missing') ? 'docs/examples/cases/plain-grief.json' : LINES
    const told = await insideCli(['sensitivity', cohort, ...options])
    expect(told).toMatchObject({ code: 0, err: '' })
    expect(told.out).toMatch(/^\S.*, cases: \d+\n/)
    expect(told.out).not.toMatch(/undefined|NaN|\[object|Infinity|[{}]|\n\n\n|\n\n$/)
    const csv = await insideCli(['sensitivity', cohort, ...options, '--format', 'csv'])
    const codebook = await insideCli(['sensitivity', cohort, ...options, '--format', 'codebook'])
    expect(csv.out.split('\r\n')[0]).toBe((JSON.parse(codebook.out) as readonly { readonly column: string }[]).map(({ column }) => column).join(','))
    const svg = await insideCli(['sensitivity', cohort, ...options, '--format', 'svg'])
    expect(svg.out).toMatch(/^<svg [^]*<\/svg>\n$/)
  }, 60_000)

  it('gives what the library gives as JSON, alike for a file of lines and the folder of the same cases', async () => {
    const of = async (path: string): Promise<{ readonly outcomes: unknown; readonly work: { readonly decided: number } }> =>
      JSON.parse((await insideCli(['sensitivity', path, ...FEW, '--steps', '2', '--format', 'json'])).out)
    const [lines, folder] = [await of(LINES), await of('docs/examples/cases')]
    expect(lines.work.decided).toBe(0)
    expect(folder).toEqual(lines)
  })

  it.each([
    [[], 'a file with a case a line'], [[LINES, '--what', 'rules', '--method', 'morris'], 'no --method with --what rules'], [[LINES, '--hidden', 'field'], 'no --hidden with --what weights'],
    [[LINES, '--only', 'no-such-number'], 'the id of some number'], [[LINES, '--tradition', 'no-such-school'], 'a tradition'], [[LINES, '--method', 'guess'], 'oat'],
  ])('%j is refused and says what was expected', async (args, expected) => {
    const { code, out, err } = await insideCli(['sensitivity', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(expected)
  })
})
