import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readCsv } from '../../src/csv.js'
import { codeBlocks, proseOf, readPage, ROOT, type CodeBlock } from '../support/docs.js'
import { runTool } from '../support/doc-snippets.js'

vi.mock('../../src/cli/shipped.js', () => ({ SHIPPED_RULES: `${import.meta.dirname}/../../rules/ipt-core` }))

const PAGE = 'docs/tutorial-study.md'
const page = readPage(PAGE)
const blocks = codeBlocks(page)
const folder = mkdtempSync(join(tmpdir(), 'tutorial-study-'))
const home = process.cwd()

const INTERPRETERS = {
  r: { command: 'Rscript', args: ['--vanilla'], file: 'session.R', mark: (text: string) => `cat("${text}\\n")` },
  python: { command: 'python3', args: [], file: 'session.py', mark: (text: string) => `print("${text}")` },
} as const
type Interpreter = keyof typeof INTERPRETERS

const isThere = (language: Interpreter): boolean => spawnSync(INTERPRETERS[language].command, ['--version']).status === 0

const isResult = (block: CodeBlock | undefined): boolean => block?.language === 'text' && block.info === 'result'

/** What each block of a language prints, as one session from the first block to the last. */
function session(language: Interpreter): readonly string[] {
  const { command, args, file, mark } = INTERPRETERS[language]
  const codes = blocks.filter((block) => block.language === language).map(({ code }) => code)
  writeFileSync(join(folder, file), codes.map((code) => `${code}\n${mark('end-of-block')}\n`).join(''))
  const printed = execFileSync(command, [...args, file], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  return printed.split('end-of-block\n').slice(0, codes.length)
}

/** The page with what its blocks really print below them; those of an interpreter that is not there stay as they are. */
function withResults(text: string, printed: ReadonlyMap<string, readonly string[]>): string {
  const seen = new Map<string, number>()
  let [fresh, done] = ['', 0]
  const here = codeBlocks(text)
  for (const [index, block] of here.entries()) {
    const above = here[index - 1]?.language ?? ''
    seen.set(block.language, (seen.get(block.language) ?? -1) + 1)
    const result = printed.get(above)?.[seen.get(above) ?? 0]
    if (!isResult(block) || result === undefined) continue
    fresh += text.slice(done, block.start) + result
    done = block.end
  }
  return fresh + text.slice(done)
}

describe('the tutorial study', () => {
  const commands = blocks.filter(({ language }) => language === 'bash').flatMap(({ code }) => code.trim().split('\n'))

  beforeAll(async () => {
    process.chdir(folder)
    for (const line of commands) {
      const [tool, ...args] = line.split(' ')
      expect(tool).toBe('ipt-formulation')
      expect({ line, ...(await runTool(args)) }).toMatchObject({ line, exit: 0, said: '' })
    }
  }, 600_000)

  afterAll(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  })

  it('makes every file that its commands name', () => {
    const named = commands.flatMap((line) => [...line.matchAll(/--(?:output|truth|ratings|manifest|picture) (\S+)/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !existsSync(join(folder, name)))).toEqual([])
  })

  const printed = new Map<string, readonly string[]>()

  for (const language of ['r', 'python'] as const) {
    it(`runs its lines of ${language}, where the interpreter is there`, (context) => {
      if (!isThere(language)) return context.skip(`${INTERPRETERS[language].command} is not installed; what the page shows of it is not checked here`)
      printed.set(language, session(language))
      expect(printed.get(language)?.join('')).not.toBe('')
      if (language === 'r') for (const picture of ['as-intended.pdf', 'hidden-answers.pdf']) expect(statSync(join(folder, picture)).size).toBeGreaterThan(1000)
    }, 60_000)
  }

  it('shows what they really print', async () => {
    // With -u what is shown is brought up to date.
    await expect(withResults(readPage(PAGE), printed)).toMatchFileSnapshot(join(ROOT, PAGE))
  })

  it('shows a result below every block that prints, and none that is empty', () => {
    const results = codeBlocks(readPage(PAGE)).filter(isResult)
    expect(results.length).toBeGreaterThan(5)
    expect(results.filter(({ code }) => code.trim() === '')).toEqual([])
  })

  it('quotes in its prose no figure that is not in a command or a result', () => {
    const shown = new Set(codeBlocks(readPage(PAGE)).flatMap(({ code }) => code.match(/\d+(?:\.\d+)?/g) ?? []))
    const prose = proseOf(page).replaceAll(/^#.*$/gm, '').replaceAll(/\[[^\]]*\]\([^)]*\)|`[^`]*`|\bsections? \d|Node \d+\.\d+|Python \d/g, '')
    // Of kappa itself, and the level of the intervals.
    const known = new Set(['0', '1', '95'])
    expect((prose.match(/\d+(?:\.\d+)?/g) ?? []).filter((figure) => !known.has(figure) && !shown.has(figure))).toEqual([])
  })

  it('ends its account of Python and of the report at the same kappa', () => {
    const read = readCsv(readFileSync(join(folder, 'agreement.csv'), 'utf8'))
    const [heads = [], ...rows] = read.ok ? read.rows : []
    const cell = (row: readonly string[], head: string): string => row[heads.indexOf(head)] ?? ''
    const wanted = { comparison: 'klerman-weissman~stuart-robertson', item: 'focus', coding: 'no-focus-category', statistic: 'cohen-kappa' }
    const found = rows.filter((row) => Object.entries(wanted).every(([head, value]) => cell(row, head) === value))
    expect(found).toHaveLength(1)
    const kappa = Number(cell(found[0] ?? [], 'value'))
    expect(kappa).toBeGreaterThan(0)
    expect(readPage(PAGE)).toContain(`kappa ${kappa.toFixed(3)}`)
  })
})
