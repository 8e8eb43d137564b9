import { checkArgument, checkOptions, having, list, listOfTexts, text, wholeFrom } from '../options.js'
import { listed, say, term, upperFirst } from '../words/phrase.js'
import { DIFFICULTIES, type Difficulty } from './difficulty.js'
import { renderGift } from './gift.js'
import { isHeld } from './held.js'
import { intakeNote, notePartsOf } from './intake-note.js'
import { checkTeaching, lessonOf, lessonWords, type Lesson, type TeachOptions } from './lesson.js'
import { discriminationPairs, type DiscriminationPair } from './pairs.js'
import { markdownOf, type LessonLine, type LessonPart, type LessonRow } from './parts.js'
import { keyedNone, quizOf, type QuizKind, type QuizWithKey } from './quiz.js'
import { renderPairs, renderPairsKey, renderQuiz, renderQuizKey, renderWorkedExample } from './render-lessons.js'
import { exampleOf } from './worked-example.js'
import { worksheets, type LessonFile } from './worksheet.js'

/** What a case is handed out with; neither is part of the record. */
export interface CaseRemarks {
  /** What people should be told before they read it, in short phrases: "death of a child". */
  readonly contains?: readonly string[]
  /** A word for those who teach: it stands on their page only. */
  readonly trainerNote?: string
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
  /** Most pairs in the sheet: 12 unless told. */
  readonly pairs?: number
}

const PAIRS = 12

/**
 * All that a course needs, as files: for every case the note, the worked example, a quiz and its key; pairs; blank
 * sheets; and a page that lists them from easy to hard. Throws a `FormulationError` with every problem of a case.
 */
export function teachingPack(cases: readonly unknown[], options: PackOptions = {}): readonly LessonFile[] {
  checkArgument(cases, list, '/cases')
  checkTeaching(options, { seed: wholeFrom(Number.MIN_SAFE_INTEGER), pairs: wholeFrom(0), pairCases: list, remarks: having('remarks by the id of a case') })
  const { seed = 1, pairs: most = PAIRS, pairCases, remarks = {}, ...teach } = options
  for (const [id, each] of Object.entries(remarks)) checkOptions(each, { contains: listOfTexts, trainerNote: text }, `/remarks/${id}`)
  const words = lessonWords(teach.language)
  const lessons = varyingKeys(cases.map((input) => {
    const lesson = lessonOf(input, teach)
    return { lesson, example: exampleOf(lesson, teach), made: quizOf(lesson, { seed }) }
  }), seed)
  const sorted = [...lessons].sort((a, b) => rank(a.example.difficulty) - rank(b.example.difficulty) || (a.example.caseId < b.example.caseId ? -1 : 1))
  const language = teach.language === undefined ? {} : { language: teach.language }
  const { pairs } = discriminationPairs(pairCases ?? sorted.map(({ lesson }) => lesson.kase), { ...teach, most: 3, thorough: pairCases !== undefined })
  const shown = varied(pairs).slice(0, most)
  return [
    { path: 'index.md', text: markdownOf(indexParts(sorted.map(({ lesson }) => lesson), sorted.map(({ example }) => example.difficulty), shown.length, remarks, words)) },
    { path: 'trainer.md', text: markdownOf(trainerParts(sorted.map(({ lesson }) => lesson), sorted.map(({ example }) => example.difficulty), remarks, words)) },
    ...sorted.flatMap(({ lesson, example, made }): readonly LessonFile[] => [
      { path: `${example.caseId}/note.md`, text: markdownOf(noteParts(lesson, remarks[example.caseId])) },
      { path: `${example.caseId}/example.md`, text: renderWorkedExample(example, language) },
      { path: `${example.caseId}/quiz.md`, text: renderQuiz(made.quiz, language) },
      { path: `${example.caseId}/quiz-key.md`, text: renderQuizKey(made.key, made.quiz, language) },
      { path: `${example.caseId}/quiz.gift`, text: renderGift(made.quiz, made.key) },
    ]),
    ...(shown.length === 0 ? [] : [{ path: 'one-answer-apart/pairs.md', text: renderPairs(shown, language) }, { path: 'one-answer-apart/pairs-key.md', text: renderPairsKey(shown, language) }]),
    ...worksheets(teach).map(({ path, text }) => ({ path: `worksheets/${path}`, text })),
  ]
}

/**
 * Where the answer to a kind of question is "nothing" in more than a third of the quizzes, whoever has seen a few gives it
 * unread: beyond that, the question is left out, as long as three others are left.
 */
function varyingKeys<T extends { readonly lesson: Lesson; readonly made: QuizWithKey }>(lessons: readonly T[], seed: number): readonly T[] {
  const most = Math.max(1, Math.floor(lessons.length / 3))
  const kept = new Map<QuizKind, number>()
  // Those with the fewest questions keep theirs.
  const order = [...lessons].sort((a, b) => a.made.quiz.items.length - b.made.quiz.items.length || (a.lesson.kase.caseId < b.lesson.kase.caseId ? -1 : 1))
  const without = new Map<T, readonly QuizKind[]>()
  for (const each of order) {
    const left: QuizKind[] = []
    for (const kind of keyedNone(each.made)) {
      const before = kept.get(kind) ?? 0
      if (before < most || each.made.quiz.items.length - left.length <= LEAST_ASKED) kept.set(kind, before + 1)
      else left.push(kind)
    }
    without.set(each, left)
  }
  return lessons.map((each) => {
    const left = without.get(each) ?? []
    return left.length === 0 ? each : { ...each, made: quizOf(each.lesson, { seed, without: left }) }
  })
}

const LEAST_ASKED = 3

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

/** The note alone, to be handed out first. */
function noteParts(lesson: Lesson, remarks: CaseRemarks | undefined): readonly LessonPart[] {
  const { words } = lesson
  const note = intakeNote(lesson)
  return [
    { kind: 'heading', level: 1, text: note.title },
    ...(note.fictional ? [{ kind: 'paragraph', text: say(words, 'teach.fictional') } as const] : []),
    ...containsPart(remarks, words),
    ...notePartsOf(note, words, 2),
  ]
}

/** What people should know before they read on. */
function containsPart(remarks: CaseRemarks | undefined, words: Lesson['words']): readonly LessonPart[] {
  const contains = remarks?.contains ?? []
  return contains.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'pack.contains', { what: contains.join(say(words, 'note.between')) }) }]
}

function indexParts(lessons: readonly Lesson[], difficulties: readonly Difficulty[], pairs: number, remarks: Remarks, words: Lesson['words']): readonly LessonPart[] {
  const hasContents = lessons.some(({ kase }) => (remarks[kase.caseId]?.contains ?? []).length > 0)
  const contains = (own: CaseRemarks | undefined): string => (own?.contains === undefined || own.contains.length === 0 ? say(words, 'render.dash') : own.contains.join(say(words, 'note.between')))
  const rows = lessons.map(({ kase: { caseId, title, client, contract } }, at): LessonRow => {
    const level = difficulties[at]?.level ?? 'introductory'
    const format = contract?.format
    return {
      cells: [title ?? caseId, client?.ageYears === undefined ? say(words, 'render.dash') : String(client.ageYears), format === undefined ? say(words, 'render.dash') : say(words, `answer.${format}`), upperFirst(say(words, `difficulty.level.${level}`)), ...(hasContents ? [contains(remarks[caseId])] : [])],
      href: `${caseId}/note.md`,
    }
  })
  const files = (): readonly LessonPart[] => lessons.length === 0 ? [] : [{ kind: 'list', items: lessons.map(({ kase: { caseId, title } }) => ({ text: title ?? caseId, links: FILES.map((file) => ({ text: say(words, `pack.file.${file}`), href: `${caseId}/${file}` })) })) }]
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.title') },
    { kind: 'notice', id: 'pack', title: say(words, 'pack.first'), items: [{ text: say(words, 'pack.fictional') }, { text: say(words, 'pack.not-people') }, { text: say(words, 'pack.care') }] },
    { kind: 'paragraph', text: say(words, 'pack.how') },
    { kind: 'table', caption: say(words, 'pack.title'), head: ['case', 'age', 'format', 'level', ...(hasContents ? ['contains'] : [])].map((key) => say(words, `pack.head.${key}`)), rows },
    { kind: 'heading', level: 2, text: say(words, 'pack.learners') },
    ...files(),
    { kind: 'heading', level: 2, text: say(words, 'pack.more') },
    {
      kind: 'list',
      items: [
        ...(pairs === 0 ? [] : [{ text: say(words, 'pack.pairs', { n: String(pairs) }), links: [{ text: say(words, 'pack.file.pairs.md'), href: 'one-answer-apart/pairs.md' }, { text: say(words, 'pack.file.pairs-key.md'), href: 'one-answer-apart/pairs-key.md' }] }]),
        { text: say(words, 'pack.for-trainers'), links: [{ text: say(words, 'pack.trainer'), href: 'trainer.md' }] },
        { text: say(words, 'pack.sheets'), links: ['inventory', 'circle', 'timeline', 'formulation'].map((file) => ({ text: say(words, `sheet.${file}`), href: `worksheets/${file}.md` })) },
      ],
    },
  ]
}

/** What comes out of each case, for those who teach: it gives the answers away. */
function trainerParts(lessons: readonly Lesson[], difficulties: readonly Difficulty[], remarks: Remarks, words: Lesson['words']): readonly LessonPart[] {
  const dash = say(words, 'render.dash')
  const notes = lessons.flatMap(({ kase: { caseId, title } }): readonly LessonLine[] => {
    const note = remarks[caseId]?.trainerNote ?? ''
    return note === '' ? [] : [{ text: say(words, 'pack.trainer-note', { title: title ?? caseId, note }) }]
  })
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.trainer') },
    { kind: 'paragraph', text: say(words, 'pack.trainer-how') },
    {
      kind: 'table',
      caption: say(words, 'pack.trainer'),
      head: ['case', 'level', 'comes-out', 'focus', 'pressing', 'harder'].map((key) => say(words, `pack.head.${key}`)),
      rows: lessons.map(({ kase: { caseId, title }, formulation, areaName, label }, at): LessonRow => {
        const { outcome, messages } = formulation
        const held = isHeld(formulation)
        const [first] = messages
        const foci = outcome.foci.map(({ area, subject }) => (subject.kind === 'case' ? areaName(area) : say(words, 'example.rules-about', { area: areaName(area), about: label(subject) })))
        return {
          cells: [
            title ?? caseId,
            upperFirst(say(words, `difficulty.level.${difficulties[at]?.level ?? 'introductory'}`)),
            held ? say(words, 'pack.held') : term(words, 'outcome', outcome.kind),
            held || foci.length === 0 ? dash : listed(words, foci),
            first === undefined || first.level === 'note' ? dash : term(words, 'level', first.level),
            difficulties[at]?.reasons.length === 0 ? dash : listed(words, (difficulties[at]?.reasons ?? []).map(({ text }) => text)),
          ],
          href: `${caseId}/example.md`,
        }
      }),
    },
    ...(notes.length === 0 ? [] : [{ kind: 'heading', level: 2, text: say(words, 'pack.notes') } as const, { kind: 'list', items: notes } as const]),
    { kind: 'heading', level: 2, text: say(words, 'pack.session') },
    { kind: 'list', items: ['read', 'decide', 'quiz', 'compare', 'disagree', 'close'].map((key) => ({ text: say(words, `pack.session.${key}`) })) },
  ]
}

const FILES = ['note.md', 'quiz.md', 'example.md', 'quiz-key.md', 'quiz.gift'] as const
