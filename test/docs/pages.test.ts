import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { assembled } from '../support/assembled.js'
import { numberFor, withNumbers, withoutMarkedNumbers } from '../support/doc-numbers.js'
import { givenFor, runTool, toolLine, typeProblems, withOutputs } from '../support/doc-snippets.js'
import { allPages, codeBlocks, proseOf, readPage, ROOT, WRITTEN_PAGES } from '../support/docs.js'

// The tool runs from its source here, and the rule files lie elsewhere as seen from there.
vi.mock('../../src/cli/shipped.js', () => ({ SHIPPED_RULES: 'rules/ipt-core' }))

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

describe('a written page', () => {
  // With -u the outputs and the marked numbers are brought up to date.
  it.each(WRITTEN_PAGES)('%s shows what really is printed and counted', async (path) => {
    const page = withNumbers(await withOutputs(readPage(path), scripts))
    await expect(page).toMatchFileSnapshot(join(ROOT, path))
  }, 60_000)

  it.each(WRITTEN_PAGES)('%s shows no empty output', (path) => {
    const empty = codeBlocks(readPage(path)).filter(({ language, info, code }) => language === 'text' && info.startsWith('output') && code.trim() === '')
    expect(empty).toEqual([])
  })

  it.each(WRITTEN_PAGES)('%s marks every number that counts something', (path) => {
    const counting = /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:focus areas|areas|rules|facts|sources|cited sources|traditions|instruments|questionnaires|parameters|requirements|types of)\b/g
    const unmarked = withoutMarkedNumbers(readPage(path)).match(counting) ?? []
    // Said of IPT itself, or of a school, not of what is shipped.
    expect(unmarked.filter((words) => !['four focus areas', 'three areas', 'two areas'].includes(words.replaceAll(/\s+/g, ' ')))).toEqual([])
  })

  it('marks a number with a name that is known', () => {
    const marks = WRITTEN_PAGES.flatMap((path) => [...readPage(path).matchAll(/<!-- ((?:count|p|cap|kappa|version):[^\n]*?) -->/g)].map(([, mark = '']) => mark))
    expect(marks.length).toBeGreaterThan(60)
    expect(marks.filter((mark) => numberFor(mark) === undefined)).toEqual([])
  })
})

describe('a snippet', () => {
  const wrong = { page: 'a page that is wrong', code: "import { formulate } from 'ipt-formulation'\nconsole.log((await formulate({})).outcome.none)\n", given: undefined }

  it('compiles under the compiler options of the project, and one that is wrong does not', () => {
    const snippets = WRITTEN_PAGES.flatMap((page) => {
      const blocks = codeBlocks(readPage(page))
      return blocks.filter(({ language }) => language === 'ts').map((block) => ({ page, code: block.code, given: givenFor(block, blocks) }))
    })
    expect(snippets.length).toBeGreaterThan(8)
    expect(typeProblems([...snippets, wrong])).toEqual([expect.stringMatching(/a-page-that-is-wrong.*Property 'none' does not exist/)])
  }, 120_000)
})

describe('a command', () => {
  const lines = WRITTEN_PAGES.flatMap((page) =>
    codeBlocks(readPage(page)).filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n')))

  it.each(lines)('%s does what it says', async (line) => {
    const tool = toolLine(line, scripts)
    if (tool !== undefined && !line.includes('npm')) {
      const ran = await runTool(tool.map((word) => (word === 'case.json' ? 'docs/examples/cases/plain-grief.json' : word)))
      expect(ran).toMatchObject({ exit: 0, said: '' })
      expect(ran.printed).not.toBe('')
      return
    }
    for (const part of line.split(' && ')) {
      const script = /^npm (?:run )?([\w:]+)$/.exec(part)?.[1]
      expect(script === 'ci' || (script !== undefined && scripts[script] !== undefined), part).toBe(true)
    }
  })

  it('is named in every page as the tool knows it', async () => {
    const general = (await runTool(['--help'])).printed
    const named = WRITTEN_PAGES.flatMap((page) => [...readPage(page).matchAll(/ipt-formulation ((?:rules |facts )?[a-z]+)/g)].map(([, name = '']) => name))
      .filter((name) => !['from'].includes(name))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !general.includes(name))).toEqual([])
  })
})

describe('a link', () => {
  const anchorsOf = (page: string): ReadonlySet<string> =>
    new Set([...page.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')))

  it.each(allPages())('of %s leads somewhere', (path) => {
    const page = readPage(path)
    const targets = [...page.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const broken = targets.filter((target) => !/^[a-z]+:/.test(target)).filter((target) => {
      const [file = '', anchor] = target.split('#')
      const full = file === '' ? join(ROOT, path) : join(ROOT, dirname(path), file)
      if (!existsSync(full)) return true
      return anchor !== undefined && full.endsWith('.md') && !anchorsOf(readFileSync(full, 'utf8')).has(anchor)
    })
    expect(broken).toEqual([])
  })
})

describe('the weighing page', () => {
  it('gives no number outside its marks, its code and its words', () => {
    const prose = proseOf(withoutMarkedNumbers(readPage('docs/weighing.md')))
      .replaceAll(/`[^`]*`/g, '')
      .replaceAll(/\b[A-Z]+\d+(?:-\d+)?\b/g, '')
    expect(prose.match(/\d+/g)).toBeNull()
  })

  const page = readPage('docs/weighing.md')
  const { themes, traditions } = assembled().ruleSet

  it('tells the cap of every theme that has one, and no other', () => {
    const told = [...page.matchAll(/\| `([a-z-]+)` \| \d+<!-- cap:([a-z-]+) -->/g)].map(([, row, mark]) => `${row} ${mark}`)
    const capped = themes.filter(({ cap }) => cap !== undefined).map(({ id }) => `${id} ${id}`)
    expect([...told].sort()).toEqual([...capped].sort())
  })

  it('names the themes that a shared event halves, those about timing or history, and those that define an area', () => {
    const namedIn = (from: string): readonly string[] => {
      const list = page.slice(page.indexOf(from)).match(/\(((?:`[a-z-]+`[,\s]*)+)\)/)?.[1] ?? ''
      return [...list.matchAll(/`([a-z-]+)`/g)].map(([, id = '']) => id).sort()
    }
    expect(namedIn('the themes about events and timing')).toEqual(themes.filter(({ family }) => family !== undefined).map(({ id }) => id).sort())
    expect(namedIn('one of them about timing or history')).toEqual(themes.filter(({ anchors }) => anchors).map(({ id }) => id).sort())
    expect(namedIn('one that defines the area')).toEqual(themes.filter(({ core }) => core).map(({ id }) => id).sort())
  })

  it('is matched by the guide to traditions in who gives the fourth area which standing', () => {
    const told = [...readPage('docs/traditions-guide.md').matchAll(/^\| `(\w+)` \|[^|]*\| ([^|]*) \|$/gm)]
      .flatMap(([, standing, who = '']) => [...who.matchAll(/`([\w-]+)`/g)].map(([, id]) => `${id} ${standing}`))
    expect(told.sort()).toEqual(traditions.map(({ id, areas }) => `${id} ${areas['interpersonal-sensitivities'].standing}`).sort())
  })
})
