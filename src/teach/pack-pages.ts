import { listed, say, term, upperFirst } from '../words/phrase.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { isHeld, isSafetyAsked } from './held.js'
import { intakeNote, notePartsOf } from './intake-note.js'
import type { Lesson } from './lesson.js'
import type { DiscriminationPair } from './pairs.js'
import type { LessonLine, LessonPart, LessonRow } from './parts.js'
import { areaAbout } from './quiz-area.js'
import type { WorkedExample } from './worked-example.js'

/** A case of a pack, with what it is handed out with. */
export interface PackCase {
  readonly lesson: Lesson
  readonly example: WorkedExample
  readonly folder: string
  readonly contains: readonly string[]
  readonly trainerNote: string | undefined
}

const SHEETS = ['inventory', 'circle', 'timeline', 'formulation'] as const
/** What is handed out first, and the rest in the order in which it is. */
const FIRST = ['note.md', 'quiz-1.md'] as const
const ALL = [...FIRST, 'record.md', 'quiz-2.md', 'example.md', 'example-in-full.md', 'quiz-key.md', 'quiz.gift'] as const

const fictional = ({ kase }: Lesson, words: WordCatalogue): readonly LessonPart[] => (kase.fictional === true ? [{ kind: 'paragraph', text: say(words, 'teach.fictional') }] : [])

/** The story alone, to be handed out first; the record where a case has no story. */
export function noteParts(lesson: Lesson, contains: readonly string[]): readonly LessonPart[] {
  const { words, kase } = lesson
  return [
    { kind: 'heading', level: 1, text: titleOf(lesson) },
    ...fictional(lesson, words),
    ...containing(contains, words).map((text) => ({ kind: 'paragraph', text }) as const),
    ...(kase.note === undefined ? notePartsOf(intakeNote(lesson, { areas: false }), words, 2) : [{ kind: 'paragraph', text: kase.note } as const]),
  ]
}

/** The coded record without the story, which names no area. */
export function recordParts(lesson: Lesson): readonly LessonPart[] {
  const { words, kase: { note: _note, ...kase } } = lesson
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.record-title', { title: titleOf(lesson) }) },
    ...fictional(lesson, words),
    { kind: 'paragraph', text: say(words, 'pack.record-how') },
    ...notePartsOf(intakeNote({ ...lesson, kase }, { areas: false }), words, 2),
  ]
}

/** Where a trainer begins: what to mind, and the cases from easy to hard. */
export function indexParts(cases: readonly PackCase[], words: WordCatalogue): readonly LessonPart[] {
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.title') },
    { kind: 'notice', id: 'pack', title: say(words, 'pack.first'), items: [{ text: say(words, 'pack.fictional') }, { text: say(words, 'pack.not-people') }, { text: say(words, 'pack.care') }] },
    { kind: 'paragraph', text: say(words, 'pack.how') },
    caseTable(cases, words),
    {
      kind: 'list',
      items: [
        { text: say(words, 'pack.for-learners'), links: [{ text: say(words, 'pack.learners'), href: 'learners.md' }] },
        { text: say(words, 'pack.for-trainers'), links: [{ text: say(words, 'pack.trainer'), href: 'trainer.md' }] },
        sheetLinks(words),
      ],
    },
  ]
}

/** What learners may see before they have decided: in the order of the titles, since that of difficulty tells. */
export function learnersParts(cases: readonly PackCase[], words: WordCatalogue): readonly LessonPart[] {
  const inOrder = [...cases].sort((a, b) => (titleOf(a.lesson) < titleOf(b.lesson) ? -1 : 1))
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.learners') },
    { kind: 'notice', id: 'pack', title: say(words, 'pack.learners-first'), items: [{ text: say(words, 'pack.fictional') }, { text: say(words, 'pack.learners-care') }, { text: say(words, 'pack.learners-talk') }] },
    { kind: 'paragraph', text: say(words, 'pack.learners-how') },
    { kind: 'list', items: inOrder.map((each) => ({ ...fileLinks(each, FIRST, words), text: forLearners(each, words) })) },
    { kind: 'list', items: [sheetLinks(words)] },
  ]
}

/** A case as it is announced, with what it contains. */
const forLearners = ({ lesson, contains }: PackCase, words: WordCatalogue): string => [titleOf(lesson), ...containing(contains, words)].join('. ')

const containing = (what: readonly string[], words: WordCatalogue): readonly string[] =>
  (what.length === 0 ? [] : [say(words, 'pack.contains', { what: what.join(say(words, 'note.between')) })])

/** A case with its folder and the id that it was given, which learners never see. */
const withSource = ({ lesson, folder }: PackCase, words: WordCatalogue): string =>
  (folder === lesson.kase.caseId ? titleOf(lesson) : say(words, 'pack.from', { title: titleOf(lesson), folder, id: lesson.kase.caseId }))

const titleOf = ({ kase: { title, caseId } }: Lesson): string => title ?? caseId

const sheetLinks = (words: WordCatalogue): LessonLine => ({ text: say(words, 'pack.sheets'), links: SHEETS.map((file) => ({ text: say(words, `sheet.${file}`), href: `worksheets/${file}.md` })) })

const fileLinks = ({ lesson, folder }: PackCase, files: readonly (typeof ALL)[number][], words: WordCatalogue): LessonLine => ({
  text: titleOf(lesson), links: files.map((file) => ({ text: say(words, `pack.file.${file}`), href: `${folder}/${file}` })),
})

function caseTable(cases: readonly PackCase[], words: WordCatalogue): LessonPart {
  const dash = say(words, 'render.dash')
  return {
    kind: 'table',
    caption: say(words, 'pack.title'),
    head: ['case', 'age', 'format', 'level', 'contains'].map((key) => say(words, `pack.head.${key}`)),
    rows: cases.map(({ lesson, example, folder, contains }): LessonRow => {
      const { client, contract } = lesson.kase
      const cells = [
        titleOf(lesson),
        client?.ageYears === undefined ? dash : String(client.ageYears),
        contract?.format === undefined ? dash : say(words, `answer.${contract.format}`),
        upperFirst(say(words, `difficulty.level.${example.difficulty.level}`)),
        contains.length === 0 ? dash : contains.join(say(words, 'note.between')),
      ]
      return { cells, href: `${folder}/note.md` }
    }),
  }
}

/** What comes out of each case, and every file of it, for those who teach: it gives the answers away. */
export function trainerParts(cases: readonly PackCase[], pairs: readonly DiscriminationPair[], words: WordCatalogue): readonly LessonPart[] {
  const dash = say(words, 'render.dash')
  const notes = cases.flatMap(({ lesson, trainerNote = '' }): readonly LessonLine[] => (trainerNote === '' ? [] : [{ text: say(words, 'pack.trainer-note', { title: titleOf(lesson), note: trainerNote }) }]))
  const telling = cases.filter(isTelling).map(({ folder }) => folder)
  const isLinked = cases.some(({ lesson: { ruleSet: { rules: [rule] }, page } }) => rule !== undefined && page(rule.id) !== undefined)
  return [
    { kind: 'heading', level: 1, text: say(words, 'pack.trainer') },
    { kind: 'paragraph', text: say(words, 'pack.trainer-how') },
    ...(telling.length === 0 ? [] : [{ kind: 'notice', id: 'folders', title: say(words, 'pack.telling'), items: [{ text: say(words, 'pack.telling-how', { folders: listed(words, telling) }) }] } as const]),
    {
      kind: 'table',
      caption: say(words, 'pack.trainer'),
      head: ['case', 'level', 'comes-out', 'focus', 'pressing', 'harder'].map((key) => say(words, `pack.head.${key}`)),
      rows: cases.map(({ lesson, example: { difficulty: { level, reasons } }, folder }): LessonRow => {
        const { formulation } = lesson
        const held = isHeld(formulation)
        const foci = formulation.outcome.foci.map((focus) => areaAbout(lesson, focus))
        return {
          cells: [
            titleOf(lesson),
            upperFirst(say(words, `difficulty.level.${level}`)),
            held ? say(words, 'pack.held') : formulation.outcome.kind === 'lead' && foci.length > 1 ? say(words, 'pack.lead-second') : term(words, 'outcome', formulation.outcome.kind),
            held || foci.length === 0 ? dash : listed(words, foci),
            pressing(lesson),
            reasons.length === 0 ? dash : listed(words, reasons.map(({ text }) => text)),
          ],
          href: `${folder}/example.md`,
        }
      }),
    },
    { kind: 'heading', level: 2, text: say(words, 'pack.files') },
    { kind: 'paragraph', text: say(words, 'pack.files-how') },
    {
      kind: 'list',
      items: [
        ...cases.map((each) => ({ ...fileLinks(each, ALL, words), text: withSource(each, words) })),
        ...(pairs.length === 0 ? [] : [{ text: [say(words, pairs.length === 1 ? 'pack.pairs-one' : 'pack.pairs', { n: String(pairs.length) }), ...containing([...new Set(pairs.flatMap(({ contains }) => contains))], words)].join('. '), links: ['pairs-a.md', 'pairs-b.md', 'pairs-key.md'].map((file) => ({ text: say(words, `pack.file.${file}`), href: `one-answer-apart/${file}` })) }]),
        sheetLinks(words),
      ],
    },
    ...(notes.length === 0 ? [] : [{ kind: 'heading', level: 2, text: say(words, 'pack.notes') } as const, { kind: 'list', items: notes } as const]),
    { kind: 'heading', level: 2, text: say(words, 'pack.session') },
    { kind: 'list', items: ['read', 'decide', 'quiz', 'compare', isLinked ? 'disagree' : 'disagree-without', 'close'].map((key) => ({ text: say(words, `pack.session.${key}`) })) },
  ]
}

/** Whether a folder carries a word of the name of an area; short words and those of all areas tell nothing. */
function isTelling({ lesson: { formulation: { areas } }, folder }: PackCase): boolean {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > SHORT)
  const [own, all] = [wordsOf(folder), areas.map(({ area, name }) => [...new Set(wordsOf(`${area} ${name}`))])]
  return all.some((names) => names.some((word) => own.includes(word) && all.filter((each) => each.includes(word)).length === 1))
}

const SHORT = 4

/** The most pressing message; what was not asked about safety presses as well. */
function pressing({ formulation, words }: Lesson): string {
  const [first] = formulation.messages
  const isPressing = first?.level === 'emergency' || first?.level === 'urgent'
  if (!isPressing && !isSafetyAsked(formulation)) return say(words, 'pack.safety-open')
  return first === undefined || first.level === 'note' ? say(words, 'render.dash') : term(words, 'level', first.level)
}
