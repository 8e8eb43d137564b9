import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet } from '../../src/index.js'
import { spanish } from '../../src/languages/es.js'
import { lessonWords } from '../../src/teach/index.js'
import { ROOT } from '../support/docs.js'
import { packCases, spanishCases } from '../support/teaching-cases.js'

const FOLDER = join(ROOT, 'docs/examples/teaching')
const WRITTEN = /^(?:cases|pairs)\//
const ids = [...packCases, ...spanishCases].map(({ caseId }) => caseId)

/** The pack as it is handed out, by path; a test of its own holds it against what makes it. */
const pages = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(FOLDER.length + 1).replaceAll('\\', '/'))
  .filter((path) => !WRITTEN.test(path)).map((path) => ({ path, text: readFileSync(join(FOLDER, path), 'utf8') }))
const named = (name: string): readonly { readonly path: string; readonly text: string }[] => pages.filter(({ path }) => path.endsWith(`/${name}`))
const folders = named('note.md').map(({ path }) => path.slice(0, -'/note.md'.length))

/** Names of areas in every tradition, and what notes call them. */
const AREAS = [
  ...[...defaultRuleSet.traditions, ...Object.values(spanish.ruleSets['ipt-core']?.traditions ?? {})].flatMap(({ areas = {} }) => Object.values(areas).flatMap(({ name = '' }) => [name])),
  ...[undefined, spanish].flatMap((language) => Object.entries(lessonWords(language).text).flatMap(([key, text]) => (key.startsWith('teach.area.') ? [text] : []))),
].filter((name) => name !== '').map((name) => name.toLowerCase())

const WISHES = [undefined, spanish].flatMap((language) => lessonWords(language).text['field.view.priorities'] ?? [])

describe('what is handed out to learners', () => {
  it('is a story, a record, and a quiz in two parts for every case, beside what is the trainer\'s', () => {
    expect(folders).toHaveLength(ids.length)
    for (const folder of folders) {
      expect(pages.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path.slice(folder.length + 1)).sort())
        .toEqual(['example-in-full.md', 'example.md', 'note.md', 'quiz-1.md', 'quiz-2.md', 'quiz-key.md', 'quiz.gift', 'record.md'])
    }
  })

  it('is first the story alone, as somebody wrote it', () => {
    for (const { path, text } of named('note.md')) {
      expect({ path, lists: /^- |^## /m.test(text) }).toEqual({ path, lists: false })
      expect([...packCases, ...spanishCases].filter(({ note = '-', title = '-' }) => text.startsWith(`# ${title}`) && text.replaceAll('\\', '').includes(note))).toHaveLength(1)
    }
  })

  it('names no area in a story or a record', () => {
    const namedIn = (text: string): readonly string[] => AREAS.filter((name) => text.toLowerCase().includes(name))
    for (const { path, text } of named('note.md')) expect({ path, found: namedIn(text) }).toEqual({ path, found: [] })
    for (const { path, text } of named('record.md')) {
      // Spanish has one word for mourning and for the area.
      const wishes = text.split('\n').filter((line) => WISHES.some((label) => line.toLowerCase().includes(label)))
      expect({ path, found: namedIn(path.startsWith('es/') ? wishes.join(' ') : text) }).toEqual({ path, found: [] })
    }
    expect(named('record.md').filter(({ text }) => WISHES.some((label) => text.toLowerCase().includes(`${label}: `))).length).toBeGreaterThan(20)
  })

  it('has folders and names of questions that do not give away what comes out', () => {
    for (const name of [...folders, ...named('quiz.gift').flatMap(({ text }) => [...text.matchAll(/^::(.+?) q\d+::/gm)].map(([, own = '']) => own))]) {
      expect(name).not.toMatch(/grief|bereave|dispute|transition|sensitiv|deficit|\btie\b|insufficient|safety|onset|plain|hard|lead/)
    }
  })

  it('has one question in the first part, and the rest, which name its answer, in a file of their own', () => {
    for (const folder of folders) {
      const [first = '', second = ''] = ['quiz-1.md', 'quiz-2.md'].map((name) => pages.find(({ path }) => path === `${folder}/${name}`)?.text)
      expect(first.match(/^### /gm)).toHaveLength(1)
      expect(second.match(/^### (\d+)/gm)?.[0]).toBe('### 2')
      expect(second.match(/^### /gm)?.length).toBeGreaterThanOrEqual(2)
      expect(first + second).not.toMatch(/Why:|Por qué:/)
    }
  })

  it('lists on the page for learners nothing that answers, and no level', () => {
    for (const { path, text } of pages.filter(({ path: own }) => /(?:^|\/)learners\.md$/.test(own))) {
      const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target)
      expect(targets.length).toBeGreaterThan(3)
      expect({ path, stray: targets.filter((target) => !/\/(?:note|quiz-1)\.md$|^worksheets\//.test(target)) }).toEqual({ path, stray: [] })
      expect(text).not.toMatch(/introductory|intermediate|advanced|inicial|intermedio|avanzado/i)
    }
  })

  it('gives learners no page that leads to an answer', () => {
    const theirs = [...pages.filter(({ path }) => /(?:^|\/)learners\.md$|worksheets\//.test(path)), ...['note.md', 'record.md', 'quiz-1.md', 'quiz-2.md'].flatMap(named)]
    expect(theirs.filter(({ text }) => /example\.md|quiz-key|trainer\.md|quiz\.gift/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('has a page for trainers with every file of every case', () => {
    for (const { path, text } of pages.filter(({ path: own }) => /(?:^|\/)trainer\.md$/.test(own))) {
      const own = folders.filter((folder) => (path.startsWith('es/') ? folder.startsWith('es/') : !folder.startsWith('es/'))).map((folder) => folder.replace(/^es\//, ''))
      for (const folder of own) for (const name of ['note.md', 'quiz-1.md', 'record.md', 'quiz-2.md', 'example.md', 'quiz-key.md', 'quiz.gift']) expect(text).toContain(`](${folder}/${name})`)
    }
  })

  it('tells why each wrong answer is wrong in every key', () => {
    for (const { path, text } of named('quiz-key.md')) {
      const [, ...questions] = text.split(/^## /m)
      expect({ path, without: questions.filter((question) => !/^(?:Why not the others|Por qué no las demás):$/m.test(question)) }).toEqual({ path, without: [] })
    }
  })
})
