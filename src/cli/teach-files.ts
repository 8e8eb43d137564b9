import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCase, type Case } from '../index.js'
import { renderGift, renderQuiz, renderQuizKey, type LessonFile, type LessonRendering, type QuizWithKey, type TeachOptions } from '../teach/index.js'
import type { Given, OptionSpec } from './command.js'
import { usage } from './exit.js'
import { isFolder, readJson, writeWhole } from './files.js'
import type { Io } from './io.js'
import { checkWord, FORMULATE_OPTIONS, json, LANGUAGE_OPTION, languageGiven, ruleSetOf } from './shared.js'

/** Options of the commands that make lessons. */
export const TEACH_OPTIONS = {
  ...FORMULATE_OPTIONS,
  ...LANGUAGE_OPTION,
  'rule-pages': { takes: 'address', meaning: 'Beginning of the addresses of rule pages, as in docs/rules/; rules are named without a link when left out.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

export const FOLDER_OPTION = {
  output: { takes: 'folder', short: 'o', meaning: 'Write the files into this folder, which is made when missing.' },
  quiet: { short: 'q', meaning: 'Say nothing but errors.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** Most cases that one pack or one sheet of pairs is made from. */
export const MOST_CASES = 500

export async function teachOptions(given: Given, io: Io): Promise<TeachOptions> {
  const ruleSet = await ruleSetOf(given, io)
  const tradition = given.option('tradition')
  if (tradition !== undefined) checkWord(tradition, ruleSet.traditions.map(({ id }) => id), 'a tradition')
  const [language, rulePage] = [await languageGiven(given), given.option('rule-pages')]
  return { ruleSet, ...(tradition === undefined ? {} : { tradition }), ...(language === undefined ? {} : { language }), ...(rulePage === undefined ? {} : { rulePage }) }
}

/** What renderings say is in the language of the lesson. */
export const rendering = ({ language }: TeachOptions): LessonRendering => (language === undefined ? {} : { language })

/** Every case named: files, and all JSON files of folders. */
export async function casesGiven(given: Given, io: Io): Promise<readonly Case[]> {
  if (given.files.length === 0) throw usage('the files or folders of some cases', 'none')
  return casesIn(given.files, io)
}

/** The cases of these files and folders, each with an id of its own. */
export async function casesIn(paths: readonly string[], io: Io): Promise<readonly Case[]> {
  const files: string[] = []
  for (const path of paths) {
    if (path !== '-' && (await isFolder(path))) {
      const names = await readdir(path)
      files.push(...names.filter((name) => name.endsWith('.json')).sort().map((name) => join(path, name)))
    } else files.push(path)
  }
  if (files.length > MOST_CASES) throw usage(`at most ${MOST_CASES} cases`, `${files.length}`)
  const cases: Case[] = []
  for (const file of files) cases.push(parseCase(await readJson(file, io)))
  const twice = cases.find(({ caseId }, at) => cases.findIndex((each) => each.caseId === caseId) !== at)
  if (twice !== undefined) throw usage('cases with an id of their own each', 'the same id twice')
  return cases
}

/** Writes the files of a bundle, or says that a folder is needed for them. */
export async function writeFolder(files: readonly LessonFile[], given: Given, io: Io): Promise<void> {
  const folder = given.option('output')
  if (folder === undefined) throw usage('--output, a folder to write to', 'none')
  // What remarks name a folder may not lead anywhere else.
  const stray = files.find(({ path }) => !/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}._-]*)*$/u.test(path))
  if (stray !== undefined) throw usage('names that a folder can have', 'one with other characters', 'Letters, digits, hyphens and underscores are safe.')
  for (const { path, text } of files) await writeWhole(join(folder, path), text, '-')
  if (!given.flag('quiet')) io.say(`${files.length} ${files.length === 1 ? 'file' : 'files'} written.\n`)
}

export const quizFiles = ({ quiz, key }: QuizWithKey, options: LessonRendering): readonly LessonFile[] => [
  { path: 'quiz-1.md', text: renderQuiz(quiz, { ...options, part: 1 }) },
  { path: 'quiz-2.md', text: renderQuiz(quiz, { ...options, part: 2 }) },
  { path: 'quiz-key.md', text: renderQuizKey(key, quiz, options) },
  { path: 'quiz.gift', text: renderGift(quiz, key, options) },
  { path: 'quiz.json', text: json(quiz) },
  { path: 'quiz-key.json', text: json(key) },
]
