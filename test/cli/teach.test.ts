import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { discriminationPairs, markAnswer, quiz, renderGift, renderMarks, renderPairs, renderQuiz, renderQuizKey, renderWorkedExample, workedExample } from '../../src/teach/index.js'
import { insideCli } from '../support/inside-cli.js'
import { caseNamed } from '../support/teaching-cases.js'

const EXAMPLES = join(import.meta.dirname, '../../docs/examples')
const tie = join(EXAMPLES, 'cases/tie.json')
const widow = join(EXAMPLES, 'teaching/pairs/pair-widow.json')
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'ipt-teach-'))
afterAll(() => rmSync(folder, { recursive: true }))
const place = (name: string): string => join(folder, name)

describe('teach example', () => {
  it('prints what the library renders', async () => {
    const { code, out, err } = await insideCli(['teach', 'example', tie, '--rule-pages', 'rules/', '--no-stops'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(renderWorkedExample(workedExample(read(tie), { rulePage: 'rules/' }), { stops: false }))
    const full = await insideCli(['teach', 'example', tie, '--full'])
    expect(full.out).toBe(renderWorkedExample(workedExample(read(tie), { detail: 'full' })))
    expect(full.out.length).toBeGreaterThan(3 * out.length)
  })

  it('reads what is piped in, and writes a file', async () => {
    const { code, out, err } = await insideCli(['teach', 'example', '-', '--output', place('example.md')], readFileSync(tie, 'utf8'))
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'Written.\n' })
    expect(readFileSync(place('example.md'), 'utf8')).toBe(renderWorkedExample(workedExample(read(tie))))
  })

  it('speaks another language, rules and all', async () => {
    const { code, out } = await insideCli(['teach', 'example', tie, '--language', 'es'])
    expect(code).toBe(0)
    expect(out).toContain('## Paso 1. ')
    expect(out).not.toContain('Stop and think')
  })

  it('gives data as JSON', async () => {
    const { out } = await insideCli(['teach', 'example', tie, '--format', 'json'])
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(workedExample(read(tie)))))
  })
})

describe('teach pairs', () => {
  it('prints the sheet, and says which cases have none', async () => {
    const { code, out, err } = await insideCli(['teach', 'pairs', widow, tie])
    expect({ code, err }).toEqual({ code: 0, err: '1 of 2 cases without a pair.\n' })
    expect(out).toBe(renderPairs(discriminationPairs([read(widow)]).pairs))
  })

  it('writes sheet and key into a folder', async () => {
    const { code, err } = await insideCli(['teach', 'pairs', widow, join(EXAMPLES, 'teaching/pairs/pair-house.json'), '--thorough', '--output', place('pairs')])
    expect({ code, err }).toEqual({ code: 0, err: '2 files written.\n' })
    expect(readdirSync(place('pairs')).sort()).toEqual(['pairs-key.md', 'pairs.md'])
    expect(readFileSync(place('pairs/pairs-key.md'), 'utf8').match(/^## /gm)).toHaveLength(2)
  })

  it('wants cases, and each under an id of its own', async () => {
    expect(await insideCli(['teach', 'pairs'])).toMatchObject({ code: 2 })
    expect(await insideCli(['teach', 'pairs', widow, widow])).toMatchObject({ code: 2, err: expect.stringContaining('the same id twice') as string })
  })
})

describe('teach quiz', () => {
  const made = quiz(caseNamed('pair-widow'), { seed: 7 })

  it.each([
    [['--format', 'gift'], renderGift(made.quiz, made.key)],
    [[], renderQuiz(made.quiz)],
    [['--key'], renderQuizKey(made.key, made.quiz)],
    [['--format', 'json'], `${JSON.stringify(made.quiz, undefined, 2)}\n`],
    [['--format', 'json', '--key'], `${JSON.stringify(made.key, undefined, 2)}\n`],
  ] as const)('%j prints one part', async (options, wanted) => {
    expect(await insideCli(['teach', 'quiz', widow, '--seed', '7', ...options])).toEqual({ code: 0, out: wanted, err: '' })
  })

  it('writes every part into a folder', async () => {
    expect(await insideCli(['teach', 'quiz', widow, '--output', place('quiz'), '--quiet'])).toEqual({ code: 0, out: '', err: '' })
    expect(readdirSync(place('quiz')).sort()).toEqual(['quiz-1.md', 'quiz-2.md', 'quiz-key.json', 'quiz-key.md', 'quiz.gift', 'quiz.json'])
  })

  it('refuses a key in GIFT, which holds it, and numbers out of range', async () => {
    expect(await insideCli(['teach', 'quiz', widow, '--format', 'gift', '--key'])).toMatchObject({ code: 2 })
    expect(await insideCli(['teach', 'quiz', widow, '--choices', '2'])).toMatchObject({ code: 2 })
  })
})

describe('teach mark', () => {
  const answer = { areas: ['grief'], about: 'horst', evidence: ['grief/close-person-died', { ref: 'death.isMourned', side: 'for' as const }] }

  it('marks an answer from a file', async () => {
    writeFileSync(place('answer.json'), JSON.stringify(answer))
    const marks = markAnswer(read(widow), answer)
    expect(await insideCli(['teach', 'mark', widow, '--answer', place('answer.json')])).toEqual({ code: 0, out: renderMarks(marks), err: '' })
    const { out } = await insideCli(['teach', 'mark', widow, '--answer', place('answer.json'), '--format', 'json'])
    expect(JSON.parse(out)).toEqual(marks)
  })

  it.each([
    ['no answer', undefined, '--answer, a file'],
    ['a list', [], 'an answer with areas'],
    ['no areas', {}, '/areas'],
    ['a number for whom', { areas: [], about: 3 }, '/about'],
    ['evidence without an id', { areas: [], evidence: [{}] }, '/evidence'],
    ['an area that does not exist', { areas: ['greif'] }, '/areas/0'],
  ])('refuses %s', async (_, value, wanted) => {
    if (value !== undefined) writeFileSync(place('wrong.json'), JSON.stringify(value))
    const { code, err } = await insideCli(['teach', 'mark', widow, ...(value === undefined ? [] : ['--answer', place('wrong.json')])])
    expect(code).toBe(2)
    expect(err).toContain(wanted)
  })
})

describe('teach worksheet', () => {
  it('writes blank sheets and circles', async () => {
    expect(await insideCli(['teach', 'worksheet', '--rows', '3', '--output', place('sheets')])).toEqual({ code: 0, out: '', err: '6 files written.\n' })
    expect(readFileSync(place('sheets/inventory.md'), 'utf8').match(/^\|(?: {2}\|)+$/gm)).toHaveLength(3)
    expect(readFileSync(place('sheets/circle-now.svg'), 'utf8')).toMatch(/^<svg /)
    expect(readFileSync(place('sheets/circle.md'), 'utf8')).toContain('](circle-before.svg)')
  })

  it('wants a folder', async () => {
    expect(await insideCli(['teach', 'worksheet'])).toMatchObject({ code: 2, err: expect.stringContaining('--output') as string })
  })
})

describe('teach pack', () => {
  it('writes all that a course needs, with links that lead somewhere', async () => {
    const { code, out, err } = await insideCli(['teach', 'pack', widow, tie, '--output', place('course')])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(/^\d+ files written\.\n$/)
    for (const name of ['index.md', 'learners.md', 'trainer.md', 'one-answer-apart/pairs-a.md', 'one-answer-apart/pairs-b.md', 'one-answer-apart/pairs-key.md', 'case-01/note.md', 'case-02/record.md', 'case-02/quiz.gift', 'worksheets/circle-now.svg']) expect(existsSync(place(`course/${name}`)), name).toBe(true)
    const pages = ['index.md', 'learners.md', 'trainer.md'].map((name) => readFileSync(place(`course/${name}`), 'utf8'))
    const targets = pages.flatMap((page) => [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target))
    expect(targets.length).toBeGreaterThan(20)
    expect(targets.filter((target) => !existsSync(place(`course/${target}`)))).toEqual([])
    expect(pages[1]).toContain('death of somebody close')
  })

  it('takes what cases are handed out with from a file', async () => {
    writeFileSync(place('remarks.json'), JSON.stringify({ tie: { folder: 'forty-days', contains: ['a quarrel'], trainerNote: 'Take time.' } }))
    expect(await insideCli(['teach', 'pack', tie, '--remarks', place('remarks.json'), '--output', place('own')])).toMatchObject({ code: 0 })
    expect(existsSync(place('own/tie'))).toBe(false)
    expect(readFileSync(place('own/forty-days/note.md'), 'utf8')).toContain('Contains: a quarrel.')
    expect(readFileSync(place('own/trainer.md'), 'utf8')).toContain('Take time.')
    writeFileSync(place('remarks.json'), JSON.stringify({ tie: { contain: ['a quarrel'] } }))
    expect(await insideCli(['teach', 'pack', tie, '--remarks', place('remarks.json'), '--output', place('own')])).toMatchObject({ code: 2 })
  })

  it('looks for pairs in other cases where it is told to, as the pack in the package is made', async () => {
    expect(await insideCli(['teach', 'pack', tie, '--remarks', join(EXAMPLES, 'examples.json'), '--pairs-from', widow, '--output', place('from')])).toMatchObject({ code: 0 })
    expect(existsSync(place('from/forty-days/note.md'))).toBe(true)
    expect(readFileSync(place('from/one-answer-apart/pairs-key.md'), 'utf8').match(/^## /gm)).toHaveLength(1)
    expect(await insideCli(['teach', 'pack', tie, '--pairs-from', place('nowhere'), '--output', place('from')])).not.toMatchObject({ code: 0 })
  })

  it('says in its help that folders are counted, and where to name them', async () => {
    const { out } = await insideCli(['teach', 'pack', '--help'])
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(/case-01, case-02 and so on, in the order of titles, and trainer\.md tells which is which/)
  })

  it('does not let a folder lead out of the one that is written to', async () => {
    writeFileSync(place('stray.json'), JSON.stringify({ tie: { folder: '../../stray' } }))
    expect(await insideCli(['teach', 'pack', tie, '--remarks', place('stray.json'), '--output', place('inside')])).toMatchObject({ code: 2 })
    expect(existsSync(place('inside'))).toBe(false)
  })
})
