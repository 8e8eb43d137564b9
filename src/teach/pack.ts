import { checkArgument, checkOptions, having, list, listOfTexts, text, wholeFrom } from '../options.js'
import { AREAS } from '../model/words.js'
import { say } from '../words/phrase.js'
import { containsOf } from './contains.js'
import { DIFFICULTIES, type Difficulty } from './difficulty.js'
import { renderGift } from './gift.js'
import { checkTeaching, lessonFrom, lessonOf, lessonWords, wrongUse, type Lesson, type TeachOptions, type WrongAreas } from './lesson.js'
import { indexParts, learnersParts, noteParts, recordParts, trainerParts, type PackCase } from './pack-pages.js'
import { discriminationPairs, type DiscriminationPair } from './pairs.js'
import { markdownOf } from './parts.js'
import { isNoneToAsk, quizOf, recordAnswersOf, type QuizWithKey } from './quiz.js'
import { openInWords } from './record-answers.js'
import { renderPairs, renderPairsKey, renderQuiz, renderQuizKey, renderWorkedExample } from './render-lessons.js'
import { exampleOf } from './worked-example.js'
import { worksheets, type LessonFile } from './worksheet.js'

/** What a case is handed out with; none of it is part of the record. */
export interface CaseRemarks {
  /** Name of its folder, which learners see: one that does not give away what comes out. `case-01` and so on, in the order of titles, when left out. */
  readonly folder?: string
  /** What people should be told before they read it, in short phrases: "death of a child". Made from the record when left out. */
  readonly contains?: readonly string[]
  /** A word for those who teach: it stands on their page only. */
  readonly trainerNote?: string
  /** Why an area is wrong here, by the area: it stands in the key in the place of what is made from the record. */
  readonly wrong?: WrongAreas
}

type Remarks = Readonly<Record<string, CaseRemarks>>

/** What a pack is made of besides its cases. */
export interface PackOptions extends TeachOptions {
  /** By the id of the case. */
  readonly remarks?: Remarks
  /** Seed of the quizzes: 1 unless told. */
  readonly seed?: number
  /** Cases to look for pairs in; those of the pack when left out. */
  readonly pairCases?: readonly unknown[]
  /** Most pairs in the sheets: 12 unless told. */
  readonly pairs?: number
}

const PAIRS = 12

/**
 * All that a course needs, as files: for every case the story, the record, the quiz in two parts, its key and the worked
 * example; pairs; blank sheets; a page for learners without answers and one for trainers with them. Throws a
 * `FormulationError` with every problem of a case.
 */
export function teachingPack(cases: readonly unknown[], options: PackOptions = {}): readonly LessonFile[] {
  checkArgument(cases, list, '/cases')
  checkTeaching(options, { seed: wholeFrom(Number.MIN_SAFE_INTEGER), pairs: wholeFrom(0), pairCases: list, remarks: having('remarks by the id of a case') })
  const { seed = 1, pairs: most = PAIRS, pairCases, remarks = {}, ...teach } = options
  for (const [id, each] of Object.entries(remarks)) checkArgument(each, having('remarks on a case'), `/remarks/${id}`)
  for (const [id, each] of Object.entries(remarks)) checkOptions(each, { folder: text, contains: listOfTexts, trainerNote: text, wrong: having('sentences by the area') }, `/remarks/${id}`)
  for (const [id, { wrong }] of Object.entries(remarks)) if (wrong !== undefined) checkOptions(wrong, Object.fromEntries(AREAS.map((area) => [area, text])), `/remarks/${id}/wrong`)
  const words = lessonWords(teach.language)
  const all = varyingKeys(namesFor(cases.map((input) => lessonOf(input, teach)), remarks).map(({ lesson: given, folder, number }) => {
    const { contains = containsOf(given), trainerNote, wrong } = remarks[given.kase.caseId] ?? {}
    const lesson = { ...titled(given, number, teach), ...(wrong === undefined ? {} : { wrong }) }
    return { lesson, folder, contains, trainerNote, example: exampleOf(lesson, teach), made: quizOf(lesson, { seed }) }
  }), seed)
  if (new Set(all.map(({ lesson }) => lesson.kase.caseId)).size < all.length) throw wrongUse('/cases', 'cases with an id of their own each', 'the same id twice')
  const twice = all.find(({ folder }, at) => all.findIndex((each) => each.folder === folder) !== at)
  if (twice !== undefined) throw wrongUse('/remarks', 'folders of their own for all cases', 'one name for two')
  const sorted = [...all].sort((a, b) => rank(a.example.difficulty) - rank(b.example.difficulty) || (a.example.caseId < b.example.caseId ? -1 : 1))
  const language = teach.language === undefined ? {} : { language: teach.language }
  const { pairs } = discriminationPairs(pairCases ?? sorted.map(({ lesson }) => lesson.kase), { ...teach, most: 3, thorough: pairCases !== undefined })
  const shown = varied(pairs).slice(0, most)
  return [
    { path: 'index.md', text: markdownOf(indexParts(sorted, words)) },
    { path: 'learners.md', text: markdownOf(learnersParts(sorted, words)) },
    { path: 'trainer.md', text: markdownOf(trainerParts(sorted, shown, words)) },
    ...sorted.flatMap(({ lesson, folder, example, made, contains }): readonly LessonFile[] => [
      { path: `${folder}/note.md`, text: markdownOf(noteParts(lesson, contains)) },
      { path: `${folder}/quiz-1.md`, text: renderQuiz(made.quiz, { ...language, part: 1 }) },
      { path: `${folder}/record.md`, text: markdownOf(recordParts(lesson)) },
      { path: `${folder}/quiz-2.md`, text: renderQuiz(made.quiz, { ...language, part: 2 }) },
      { path: `${folder}/example.md`, text: renderWorkedExample(example, language) },
      { path: `${folder}/example-in-full.md`, text: renderWorkedExample(exampleOf(lesson, { ...teach, detail: 'full' }), language) },
      { path: `${folder}/quiz-key.md`, text: renderQuizKey(made.key, made.quiz, language) },
      { path: `${folder}/quiz.gift`, text: renderGift(made.quiz, made.key, { ...language, name: folder }) },
    ]),
    ...(shown.length === 0 ? [] : [
      ...(['a', 'b'] as const).map((side) => ({ path: `one-answer-apart/pairs-${side}.md`, text: renderPairs(shown, { ...language, side }) })),
      { path: 'one-answer-apart/pairs-key.md', text: renderPairsKey(shown, language) },
    ]),
    ...worksheets(teach).map(({ path, text: sheet }) => ({ path: `worksheets/${path}`, text: sheet })),
  ]
}

interface Named {
  readonly lesson: Lesson
  readonly folder: string
  readonly number: string
}

/**
 * Folders for all cases. Ids and names of files are written by those who know what comes out, so they name none: cases
 * are counted in the order of their titles, in which learners find them.
 */
function namesFor(lessons: readonly Lesson[], remarks: Remarks): readonly Named[] {
  const key = ({ kase: { title, caseId } }: Lesson): string => `${title === undefined ? 1 : 0} ${title ?? ''} ${caseId}`
  const taken = new Set(Object.values(remarks).map(({ folder }) => folder))
  const digits = Math.max(2, String(lessons.length).length)
  const names = Array.from({ length: lessons.length + taken.size }, (_, at) => String(at + 1).padStart(digits, '0')).filter((number) => !taken.has(`case-${number}`))
  return [...lessons].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((lesson, at) => {
    const number = names[at] ?? ''
    return { lesson, number, folder: remarks[lesson.kase.caseId]?.folder ?? `case-${number}` }
  })
}

/** A case without a title goes by its number: its id would stand at the head of every sheet. */
function titled(lesson: Lesson, number: string, options: TeachOptions): Lesson {
  const { kase, formulation, words } = lesson
  if (kase.title !== undefined) return lesson
  const title = say(words, 'pack.untitled', { n: String(Number(number)) })
  return lessonFrom({ ...kase, title }, { ...formulation, title }, options)
}

/**
 * Whoever has met "none of these" in most quizzes gives it unread: of the questions what to ask next, one in three at
 * most has it for its answer; beyond that, and where there is no other, the question is left out.
 */
function varyingKeys<T extends WithQuiz>(all: readonly T[], seed: number): readonly T[] {
  const real = all.filter(({ made }) => isNoneToAsk(made) === false).length
  const none = all.filter(({ made }) => isNoneToAsk(made) === true).sort((a, b) => a.made.quiz.items.length - b.made.quiz.items.length || (a.lesson.kase.caseId < b.lesson.kase.caseId ? -1 : 1))
  const without = new Set(none.slice(Math.floor(real / 2)))
  return evenly(all.map((each) => (without.has(each) ? { ...each, made: quizOf(each.lesson, { seed, without: ['ask'] }), without: ['ask'] as const } : each)), new Set(all.flatMap(({ lesson }) => openInWords(lesson))), seed)
}

type WithQuiz = PackCase & { readonly made: QuizWithKey; readonly without?: readonly ['ask']; readonly sparing?: readonly string[] }

/**
 * That something is open is said unread where it is always so: what is right too often over the pack is left out of one
 * quiz after another, first of those with the most right answers beside it.
 */
function evenly<T extends WithQuiz>(all: readonly T[], open: ReadonlySet<string>, seed: number): readonly T[] {
  const shown = all.flatMap((of) => recordAnswersOf(of.made).filter(({ text }) => open.has(text)).map((answer) => ({ ...answer, of })))
  const offers = new Map<string, readonly boolean[]>()
  for (const { text, right } of shown) offers.set(text, [...(offers.get(text) ?? []), right > 0])
  const isTooOften = (told: readonly boolean[] = []): boolean => told.filter(Boolean).length > Math.max(OFTEN, MOST_RIGHT * told.length)
  const [first] = shown.filter(({ text, right }) => right > 0 && isTooOften(offers.get(text)))
    .sort((a, b) => b.right - a.right || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.of.lesson.kase.caseId < b.of.lesson.kase.caseId ? -1 : 1))
  if (first === undefined) return all
  const { of: { lesson, without = [], sparing = [] }, text } = first
  const fewer = [...sparing, text]
  return evenly(all.map((each) => (each === first.of ? { ...each, sparing: fewer, made: quizOf(lesson, { seed, without, sparing: fewer }) } : each)), open, seed)
}

/** Times that an answer may be right with no wrong one beside, and the greatest share of right ones beyond. */
const [OFTEN, MOST_RIGHT] = [2, 0.7]

/** Pairs that teach another question each time: of one question, two at most. */
function varied(pairs: readonly DiscriminationPair[]): readonly DiscriminationPair[] {
  const asked = new Map<string, number>()
  return pairs.filter(({ edit, caseId }) => {
    const question = edit.address.split('/').at(-1) ?? ''
    const [before, own] = [asked.get(question) ?? 0, asked.get(caseId) ?? 0]
    if (before >= MOST_ALIKE || own >= MOST_ALIKE) return false
    asked.set(question, before + 1)
    asked.set(caseId, own + 1)
    return true
  })
}

const MOST_ALIKE = 2

const rank = ({ level, points }: Difficulty): number => DIFFICULTIES.indexOf(level) * 100 + points
