import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { reportCommand } from '../../src/cli/report.js'
import { formulate, defaultRuleSet, parseCase } from '../../src/index.js'
import { renderHtml, renderMarkdownReport } from '../../src/render/index.js'
import { insideCli } from '../support/inside-cli.js'

const CASES = join(import.meta.dirname, '../../docs/examples/cases')
const file = (name: string): string => join(CASES, `${name}.json`)
const kaseOf = (name: string): ReturnType<typeof parseCase> => parseCase(JSON.parse(readFileSync(file(name), 'utf8')))

const folder = mkdtempSync(join(tmpdir(), 'ipt-report-'))
const place = (name: string): string => {
  const at = join(folder, name)
  mkdirSync(at, { recursive: true })
  return at
}
afterAll(() => rmSync(folder, { recursive: true }))

describe('report', () => {
  it('prints one HTML page, pictures and all, as the library makes it', async () => {
    const { code, out, err } = await insideCli(['report', file('tie')])
    const kase = kaseOf('tie')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(renderHtml(await formulate(kase), { case: kase, instruments: defaultRuleSet.instruments }))
    expect(out.match(/<figure/g)).toHaveLength(3)
  })

  it('follows its options', async () => {
    const { code, out } = await insideCli(['report', file('tie'), '--register', 'trainee', '--detail', 'none', '--paper', 'Letter', '--tradition', 'ipt-uk'])
    const kase = kaseOf('tie')
    expect(code).toBe(0)
    expect(out).toBe(renderHtml(await formulate(kase, { tradition: 'ipt-uk' }), { case: kase, instruments: defaultRuleSet.instruments, register: 'trainee', detail: 'none', paper: 'Letter' }))
  })

  it('reads standard input', async () => {
    const piped = await insideCli(['report', '-'], readFileSync(file('tie'), 'utf8'))
    expect(piped).toEqual(await insideCli(['report', file('tie')]))
  })

  it('writes the page to a file, and says so', async () => {
    const at = place('html')
    const { code, out, err } = await insideCli(['report', file('tie'), '--output', join(at, 'page.html')])
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'Written.\n' })
    expect(readdirSync(at)).toEqual(['page.html'])
    expect(readFileSync(join(at, 'page.html'), 'utf8')).toBe((await insideCli(['report', file('tie')])).out)
  })

  it('writes Markdown into a folder, with the pictures that it shows', async () => {
    const at = join(folder, 'new', 'markdown')
    const { code, err } = await insideCli(['report', file('tie'), '--format', 'markdown', '--output', at])
    expect({ code, err }).toEqual({ code: 0, err: 'Written, with 3 pictures.\n' })
    expect(readdirSync(at).sort()).toEqual(['argument.svg', 'circle.svg', 'report.md', 'timeline.svg'])
    const kase = kaseOf('tie')
    const { markdown, pictures } = renderMarkdownReport(await formulate(kase), { case: kase, instruments: defaultRuleSet.instruments })
    expect(readFileSync(join(at, 'report.md'), 'utf8')).toBe(markdown)
    for (const { name, text } of pictures) expect(readFileSync(join(at, name), 'utf8')).toBe(text)
    const shown = [...markdown.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address]) => decodeURIComponent(address ?? ''))
    expect(shown.sort()).toEqual(pictures.map(({ name }) => name).sort())
  })

  it('names the pictures after a Markdown file, however it is called', async () => {
    const at = place('named')
    await insideCli(['report', file('tie'), '--format', 'markdown', '--output', join(at, "one (a) 'case'.md"), '--quiet'])
    expect(readdirSync(at).sort()).toEqual(["one (a) 'case'-argument.svg", "one (a) 'case'-circle.svg", "one (a) 'case'-timeline.svg", "one (a) 'case'.md"])
    expect(readFileSync(join(at, "one (a) 'case'.md"), 'utf8')).toContain('](one%20%28a%29%20%27case%27-circle.svg)')
  })

  it('shows a client no points, and nobody where danger is recorded', async () => {
    const at = place('client')
    const safe = await insideCli(['report', file('tie'), '--format', 'markdown', '--register', 'client', '--output', at])
    expect(safe.err).toBe('Written, with 2 pictures.\n')
    expect(readdirSync(at).sort()).toEqual(['circle.svg', 'report.md', 'timeline.svg'])
    const other = place('danger')
    const { err } = await insideCli(['report', file('safety-first'), '--format', 'markdown', '--register', 'client', '--output', other])
    expect(err).toMatch(/^The client's page stops after its safety part and the rest was left out, because .*: .*safety\/fear-or-harm-reported.* Read the page for the clinician before this one is shown to anybody\.\nWARNING: the page names nobody to call\. .*\nWritten\.\n$/)
    expect(readdirSync(other)).toEqual(['report.md'])
    const named = await insideCli(['report', file('safety-first'), '--register', 'client', '--crisis-contact', 'the ward', '--quiet'])
    expect(named.err).not.toContain('WARNING')
    expect(named.out).toContain('the ward')
  })

  it.each([
    [['--format', 'markdown'], /--output/],
    [['--format', 'markdown', '--paper', 'A4', '--output', 'x.md'], /--paper with html/],
    [['--format', 'pdf'], /one of html, markdown/],
    [['--paper', 'A5'], /one of A4, Letter/],
  ] as const)('refuses %j', async (options, message) => {
    const { code, out, err } = await insideCli(['report', file('tie'), ...options])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('never writes over the case, nor leaves anything behind when the case is not valid', async () => {
    const at = place('kept')
    writeFileSync(join(at, 'case.md'), readFileSync(file('tie')))
    expect((await insideCli(['report', join(at, 'case.md'), '--output', join(at, 'case.md')])).code).toBe(2)
    expect((await insideCli(['report', '-', '--format', 'markdown', '--output', join(at, 'new')], '{}')).code).toBe(1)
    expect(readdirSync(at)).toEqual(['case.md'])
    expect(readFileSync(join(at, 'case.md'), 'utf8')).toBe(readFileSync(file('tie'), 'utf8'))
  })

  it('has examples that work as they stand', async () => {
    const at = place('examples')
    for (const example of reportCommand.examples) {
      const [line = '', input] = example.replace('ipt-formulation ', '').replace(/ > .*$/, '').split(' < ')
      const args = line.split(' ').map((word, index, words) => (word === 'case.json' ? file('tie') : words[index - 1] === '--output' ? join(at, word) : word))
      expect({ example, code: (await insideCli(args, input === undefined ? '' : readFileSync(file('tie'), 'utf8'))).code }).toEqual({ example, code: 0 })
    }
  })
})
