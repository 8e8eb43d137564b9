import { say, term, upperFirst } from '../words/phrase.js'
import { isHeld, isSafetyAsked, isSafetyGap, pressingMessages } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'
import { areShared, readsOf } from './reads.js'
import { answerInWords, openSentence, recordAnswers, turned, type RecordAnswer } from './record-answers.js'
import type { FactId, FactValue } from '../model/facts.js'
import type { Message } from '../model/formulation.js'
import type { Withhold } from '../model/rules.js'

const LEFT_OUT = { 'plan': 'quiz.left-out-plan', 'dispute-work': 'quiz.left-out-dispute', 'joint-sessions': 'quiz.left-out-joint' } as const satisfies Readonly<Record<Withhold, string>>
const GOES_ON = ['alone', 'direct', 'contact', 'turn-to', 'doctor'] as const

/** What is left out while something more pressing stands, among what goes on. */
export function held(lesson: Lesson): Draft | undefined {
  const { words } = lesson
  const messages = lesson.formulation.messages.filter(({ withholds }) => withholds.length > 0)
  if (!isHeld(lesson.formulation)) return undefined
  const by = (kind: Withhold): readonly string[] => messages.filter(({ withholds }) => withholds.includes(kind)).map(ruleEvidence)
  return {
    kind: 'held',
    prompt: say(words, 'quiz.held'),
    choose: 'many',
    answers: [
      ...(['plan', 'dispute-work', 'joint-sessions'] as const).flatMap((kind): readonly Answer[] => (by(kind).length === 0 ? [] : [{ text: say(words, LEFT_OUT[kind]), right: true, evidence: by(kind) }])),
      ...GOES_ON.map((id) => ({ text: say(words, `quiz.goes-on-${id}`), right: false, evidence: [], whyNot: say(words, `quiz.not.goes-on-${id}`) })),
    ],
    because: messages.map((message) => withLink(lesson, message)),
  }
}

/** What must be seen to before a focus is worked on; where nothing is pressing, what was asked of it and what was not. */
export function safety(lesson: Lesson, turn: number): Draft | undefined {
  const first = pressingMessages(lesson.formulation)
  return first.length === 0 ? toldOfSafety(lesson, turn) : pressing(lesson, first)
}

function pressing(lesson: Lesson, first: readonly Message[]): Draft {
  const { words, formulation, rule } = lesson
  const titled = first.map((message) => ({ message, text: titleOf(lesson, message) }))
  const ofSafety = [...lesson.ruleSet.rules.filter(({ theme, about }) => theme === 'safety' && about === 'case').flatMap((each) => readsOf(each, { kind: 'case', id: 'case' }, lesson)), ...first.flatMap(({ ruleId, subject }) => {
    const own = rule(ruleId)
    return own === undefined ? [] : readsOf(own, subject, lesson)
  })]
  // True of the same record, and nothing that anybody has to act on first.
  const later = formulation.areas.flatMap(({ candidates: [best] }) => best ?? []).filter(({ subject }) => subject.unlisted !== true).flatMap(({ subject, arguments: all }) =>
    all.filter(({ verdict, direction }) => verdict === 'fired' && direction === 'for').flatMap(({ ruleId, version }): readonly Answer[] => {
      const own = rule(ruleId)
      return own === undefined || areShared(readsOf(own, subject, lesson), ofSafety) ? [] : [{ text: aboutWhom(lesson, own.title, subject), right: false, evidence: [ruleEvidence({ ruleId, version, subject })], whyNot: say(words, 'quiz.not.later') }]
    }))
  return {
    kind: 'safety',
    prompt: say(words, first.length === 1 ? 'quiz.safety-one' : 'quiz.safety-many'),
    choose: first.length === 1 ? 'one' : 'many',
    answers: [...titled.map(({ message, text }) => ({ text, right: true, evidence: [ruleEvidence(message)] })), ...later],
    because: first.map((message) => withLink(lesson, message)),
  }
}

/** What a class reads of safety in any record, in the order of its weight. */
const TOLD: readonly FactId[] = [
  'safety.suicidalThoughts', 'safety.suicidePlan', 'safety.suicideAttemptRecent', 'safety.suicideAttemptPast', 'safety.selfHarmPast', 'safety.reasonsForLivingLost', 'safety.means',
  'safety.wishToJoinTheDead', 'safety.violence', 'safety.childAtRisk', 'safety.psychoticSigns', 'safety.manicSigns', 'suitability.alcohol', 'suitability.drugs',
]
/** Whatever else is open: that these were not asked is what a class has to see. */
const FIRST_ASKED: readonly FactId[] = ['safety.violence', 'safety.suicidalThoughts']
/** Most right answers that say that nobody asked. */
const OPEN_TOLD = 2
const NOTHING: readonly unknown[] = [false, 'none', 'absent', 'within-limits']

/**
 * What the record tells of safety, each as it is or misread: what was not asked taken for a no, and a no for a yes or for
 * what was not asked. What is there is among the right answers, what was not asked next.
 */
function toldOfSafety(lesson: Lesson, turn: number): Draft | undefined {
  const { formulation, words } = lesson
  const all = turned(recordAnswers(lesson).filter(({ fact }) => TOLD.includes(fact)), turn)
  const there = all.filter(({ value }) => value !== undefined && !NOTHING.includes(value))
  const unasked = all.filter(({ fact, value }) => value === undefined && FIRST_ASKED.includes(fact))
  const open = all.filter(({ fact, value }) => value === undefined && !FIRST_ASKED.includes(fact))
  const denied = all.filter(({ value }) => NOTHING.includes(value))
  const every = (some: readonly RecordAnswer[], rest: number): readonly RecordAnswer[] => some.filter((_, at) => (at + turn) % 2 === rest)
  const [asIs, misread] = [[...unasked, ...there, ...every(open, 0).slice(0, OPEN_TOLD), ...every(denied, 1)], [...every(open, 1), ...every(denied, 0)]]
  if (asIs.length === 0 || misread.length < 2) return undefined
  const option = ({ label, definition }: RecordAnswer, value: FactValue | undefined): string =>
    value === undefined ? openSentence(lesson, label) : say(words, 'quiz.safety-told', { label: upperFirst(label), value: answerInWords(lesson, definition, value) })
  const caution = formulation.messages.filter(({ theme, level }) => theme === 'safety' && level !== 'note')
  return {
    kind: 'safety',
    prompt: say(words, 'quiz.safety'),
    choose: 'many',
    answers: [
      ...asIs.map((answer) => ({ text: option(answer, answer.value), right: true, evidence: [`fact:${answer.fact}`] })),
      ...misread.map((answer, at) => ({
        text: option(answer, answer.value === undefined ? noneOf(answer) : at % 2 === 0 ? undefined : thereOf(answer)), right: false, evidence: [`fact:${answer.fact}`],
        whyNot: answer.value === undefined ? say(words, 'quiz.not.no-was-asked') : say(words, 'quiz.not.holds', { label: answer.label, value: answerInWords(lesson, answer.definition, answer.value) }),
      })),
    ],
    because: [
      { text: say(words, isSafetyAsked(formulation) ? 'quiz.safety-because' : 'quiz.ask-safety-because') },
      { text: say(words, 'quiz.longing-because'), evidence: denied.filter(({ fact }) => fact === 'safety.wishToJoinTheDead').map(({ fact }) => `fact:${fact}`) },
      ...caution.map((message) => unbound(withLink(lesson, message))),
    ].filter(({ evidence }) => evidence?.length !== 0),
  }
}

const noneOf = ({ definition: { type, words = [] } }: RecordAnswer): FactValue => (type === 'boolean' ? false : (words.find((word) => NOTHING.includes(word)) ?? 'none'))
const thereOf = ({ definition: { type, words = [] } }: RecordAnswer): FactValue => (type === 'boolean' ? true : (words.find((word) => !NOTHING.includes(word) && word !== 'queried') ?? 'present'))

/** A line that stands whatever answers are shown. */
const unbound = ({ evidence: _evidence, ...line }: LessonLine): LessonLine => line

const aboutWhom = ({ words, label }: Lesson, title: string, subject: Message['subject']): string => (subject.kind === 'case' ? title : say(words, 'quiz.observation', { title, about: label(subject) }))

const titleOf = (lesson: Lesson, { ruleId, subject }: Message): string => aboutWhom(lesson, lesson.rule(ruleId)?.title ?? ruleId, subject)

function withLink(lesson: Lesson, message: Message): LessonLine {
  const href = lesson.page(message.ruleId)
  // What was not asked comes before anything else, whatever its level.
  const text = isSafetyGap(message) ? message.clinician : say(lesson.words, 'render.message', { level: term(lesson.words, 'level', message.level), text: message.clinician })
  return { text, evidence: [ruleEvidence(message)], ...(href === undefined ? {} : { links: [{ text: lesson.rule(message.ruleId)?.title ?? message.ruleId, href }] }) }
}
