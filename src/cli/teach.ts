import { discriminationPairs, markAnswer, quiz, renderGift, renderMarks, renderPairs, renderPairsKey, renderQuiz, renderQuizKey, renderWorkedExample, teachingPack, workedExample, worksheets, type CitedEvidence, type LearnerAnswer, type PackOptions } from '../teach/index.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { oneInput, readJson, writeWhole } from './files.js'
import { casesGiven, casesIn, FOLDER_OPTION, MOST_CASES, quizFiles, rendering, TEACH_OPTIONS, teachOptions, writeFolder } from './teach-files.js'
import { FORMULATE_OPTIONS, json, LANGUAGE_OPTION, wholeNumber } from './shared.js'

const MARKDOWN_OR_JSON = { takes: 'form', values: ['markdown', 'json'], meaning: 'Markdown, the default, or JSON; errors follow it.' } as const
const SEED = { takes: 'number', meaning: 'Decides the wrong answers and the order; 1 when left out.' } as const
const LARGEST_SEED = 999_999_999_999

const teachExample: Command = {
  name: 'teach example',
  summary: 'Take a case in numbered steps from its note to its formulation, for trainees.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    format: MARKDOWN_OR_JSON,
    full: { meaning: 'Tell every answer, rule and point, instead of what a class walks through.' },
    'no-stops': { meaning: 'Leave out the questions to stop and think at.' },
    ...TEACH_OPTIONS,
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
    quiet: { short: 'q', meaning: 'Say nothing but errors.' },
  },
  examples: ['ipt-formulation teach example case.json', 'ipt-formulation teach example case.json --rule-pages ../rules/ --output example.md'],
  run: async (given, io) => {
    const options = await teachOptions(given, io)
    const input = oneInput(given.files, io)
    const kase = await readJson(input, io)
    const text = io.atOnce(() => {
      const example = workedExample(kase, { ...options, detail: given.flag('full') ? 'full' : 'short' })
      return given.option('format') === 'json' ? json(example) : renderWorkedExample(example, { ...rendering(options), stops: !given.flag('no-stops') })
    })
    const output = given.option('output')
    if (output === undefined) io.print(text)
    else {
      await writeWhole(output, text, input)
      if (!given.flag('quiet')) io.say('Written.\n')
    }
    return EXIT.ok
  },
}

const teachPairs: Command = {
  name: 'teach pairs',
  summary: 'Find pairs of records that differ in one answer and have another leading area.',
  operands: '<file|folder>...',
  mostOperands: MOST_CASES,
  options: {
    format: MARKDOWN_OR_JSON,
    key: { meaning: 'Print the answers instead of the sheet.' },
    most: { takes: 'number', meaning: 'Most pairs of one case for each other area; 1 when left out.' },
    thorough: { meaning: 'Try every other answer to every question. Slower, and finds more.' },
    ...TEACH_OPTIONS,
    ...FOLDER_OPTION,
  },
  notes: 'With --output it writes pairs.md and pairs-key.md. Cases without a pair are told on standard error.',
  examples: ['ipt-formulation teach pairs case.json', 'ipt-formulation teach pairs cases/ --thorough --output pairs/'],
  run: async (given, io) => {
    const options = await teachOptions(given, io)
    const most = wholeNumber(given, 'most', { min: 1, max: 100 })
    const cases = await casesGiven(given, io)
    const found = io.atOnce(() => discriminationPairs(cases, { ...options, thorough: given.flag('thorough'), ...(most === undefined ? {} : { most }) }))
    const [sheet, key] = [renderPairs(found.pairs, rendering(options)), renderPairsKey(found.pairs, rendering(options))]
    if (given.option('output') !== undefined) await writeFolder([{ path: 'pairs.md', text: sheet }, { path: 'pairs-key.md', text: key }], given, io)
    else io.print(given.option('format') === 'json' ? json(found) : given.flag('key') ? key : sheet)
    if (!given.flag('quiet') && found.without.length > 0) io.say(`${found.without.length} of ${cases.length} cases without a pair.\n`)
    return EXIT.ok
  },
}

const teachQuiz: Command = {
  name: 'teach quiz',
  summary: 'Make questions on a case, with the answers apart.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    format: { takes: 'form', values: ['markdown', 'gift', 'json'], meaning: 'Markdown, the default; GIFT, which Moodle reads and which holds the answers; or JSON.' },
    key: { meaning: 'Print the answers instead of the questions.' },
    seed: SEED,
    choices: { takes: 'number', meaning: 'Most answers to choose from, 3 to 12; 6 when left out.' },
    ...TEACH_OPTIONS,
    ...FOLDER_OPTION,
  },
  notes: 'With --output it writes questions and answers in every form, each in a file of its own.',
  examples: ['ipt-formulation teach quiz case.json', 'ipt-formulation teach quiz case.json --seed 7 --output quiz/', 'ipt-formulation teach quiz case.json --format gift'],
  run: async (given, io) => {
    const [format, isKey] = [given.option('format') ?? 'markdown', given.flag('key')]
    if (format === 'gift' && isKey) throw usage('--key with markdown or json', 'it with gift, which holds the answers')
    const options = await teachOptions(given, io)
    const [seed, choices] = [wholeNumber(given, 'seed', { min: 0, max: LARGEST_SEED }), wholeNumber(given, 'choices', { min: 3, max: 12 })]
    const kase = await readJson(oneInput(given.files, io), io)
    const made = io.atOnce(() => quiz(kase, { ...options, ...(seed === undefined ? {} : { seed }), ...(choices === undefined ? {} : { choices }) }))
    if (given.option('output') !== undefined) {
      await writeFolder(quizFiles(made, rendering(options)), given, io)
      return EXIT.ok
    }
    io.print(format === 'gift' ? renderGift(made.quiz, made.key, rendering(options))
      : format === 'json' ? json(isKey ? made.key : made.quiz)
        : isKey ? renderQuizKey(made.key, made.quiz, rendering(options)) : renderQuiz(made.quiz, rendering(options)))
    return EXIT.ok
  },
}

const teachMark: Command = {
  name: 'teach mark',
  summary: "Mark a learner's area and evidence against what the rules make of a case.",
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    answer: { takes: 'file', meaning: 'The answer as JSON: areas, about, and evidence as ids of rules, facts or places in the case. Needed.' },
    format: MARKDOWN_OR_JSON,
    ...TEACH_OPTIONS,
  },
  notes: 'An answer: {"areas": ["grief"], "about": "samia", "evidence": ["grief/yearning", "death.isAvoided"]}',
  examples: ['ipt-formulation teach mark case.json --answer answer.json'],
  run: async (given, io) => {
    const path = given.option('answer')
    if (path === undefined) throw usage('--answer, a file', 'none')
    const options = await teachOptions(given, io)
    const kase = await readJson(oneInput(given.files, io), io)
    const answer = checkedAnswer(await readJson(path, io))
    const marks = io.atOnce(() => markAnswer(kase, answer, options))
    io.print(given.option('format') === 'json' ? json(marks) : renderMarks(marks, rendering(options)))
    return EXIT.ok
  },
}

const teachWorksheet: Command = {
  name: 'teach worksheet',
  summary: 'Write blank sheets to fill in by hand: inventory, circle, time line, formulation.',
  mostOperands: 0,
  options: { rows: { takes: 'number', meaning: 'Blank rows, 1 to 40; 8 when left out.' }, ...FORMULATE_OPTIONS, ...LANGUAGE_OPTION, ...FOLDER_OPTION },
  examples: ['ipt-formulation teach worksheet --output worksheets/'],
  run: async (given, io) => {
    const options = await teachOptions(given, io)
    const rows = wholeNumber(given, 'rows', { min: 1, max: 40 })
    await writeFolder(worksheets({ ...options, ...(rows === undefined ? {} : { rows }) }), given, io)
    return EXIT.ok
  },
}

const teachPack: Command = {
  name: 'teach pack',
  summary: 'Write all that a course needs from some cases: notes, quizzes, worked examples, pairs and blank sheets.',
  operands: '<file|folder>...',
  mostOperands: MOST_CASES,
  options: {
    seed: SEED,
    remarks: { takes: 'file', meaning: 'What cases are handed out with, as JSON by the id of the case: folder, contains, trainerNote, wrong.' },
    'pairs-from': { takes: 'folder', meaning: 'Look for pairs in the cases of this file or folder, answer by answer, instead of those of the pack.' },
    ...TEACH_OPTIONS,
    ...FOLDER_OPTION,
  },
  notes: 'Addresses of rule pages are taken from the folder of one example. Learners see the names of folders: without a folder of its own in the remarks a case goes to case-01, case-02 and so on, in the order of titles, and trainer.md tells which is which. What a case contains is told from its record where the remarks do not tell it.',
  examples: ['ipt-formulation teach pack cases/ --output course/', 'ipt-formulation teach pack cases/ --remarks remarks.json --output course/'],
  run: async (given, io) => {
    if (given.option('output') === undefined) throw usage('--output, a folder to write to', 'none')
    const options = await teachOptions(given, io)
    const seed = wholeNumber(given, 'seed', { min: 0, max: LARGEST_SEED })
    const cases = await casesGiven(given, io)
    const [path, pairsFrom] = [given.option('remarks'), given.option('pairs-from')]
    const pairCases = pairsFrom === undefined ? undefined : await casesIn([pairsFrom], io)
    const remarks = path === undefined ? undefined : ((await readJson(path, io)) as PackOptions['remarks'])
    await writeFolder(io.atOnce(() => teachingPack(cases, { ...options, ...(seed === undefined ? {} : { seed }), ...(remarks === undefined ? {} : { remarks }), ...(pairCases === undefined ? {} : { pairCases }) })), given, io)
    return EXIT.ok
  },
}

export const TEACH_COMMANDS: readonly Command[] = [teachExample, teachPairs, teachQuiz, teachMark, teachWorksheet, teachPack]

const SHAPE = 'an answer with areas, and about and evidence where there is any'

/** An answer as a learner wrote it down. */
function checkedAnswer(value: unknown): LearnerAnswer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw usage(SHAPE, 'something else')
  const { areas, about, evidence } = value as Readonly<Record<string, unknown>>
  const isList = (list: unknown, isItem: (item: unknown) => boolean): boolean => Array.isArray(list) && (list as readonly unknown[]).every(isItem)
  if (!isList(areas, (area) => typeof area === 'string')) throw usage('a list of areas', 'something else', undefined, '/areas')
  if (about !== undefined && typeof about !== 'string') throw usage('the id of a person or event', 'something else', undefined, '/about')
  if (evidence !== undefined && !isList(evidence, isCited)) throw usage('a list of ids, or of objects with ref, side and strength', 'something else', undefined, '/evidence')
  return {
    areas: areas as readonly string[],
    ...(about === undefined ? {} : { about }),
    ...(evidence === undefined ? {} : { evidence: evidence as readonly (string | CitedEvidence)[] }),
  }
}

function isCited(item: unknown): boolean {
  if (typeof item === 'string') return true
  if (typeof item !== 'object' || item === null) return false
  const { ref, side, strength } = item as Readonly<Record<string, unknown>>
  return typeof ref === 'string' && (side === undefined || side === 'for' || side === 'against') && (strength === undefined || (typeof strength === 'string' && ['strong', 'moderate', 'weak'].includes(strength)))
}
