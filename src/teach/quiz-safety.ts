import { say, term } from '../words/phrase.js'
import { isHeld, isSafetyAsked, pressingMessages } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine } from './parts.js'
import type { Answer, Draft } from './quiz-draft.js'
import { areShared, readsOf } from './reads.js'
import type { Message } from '../model/formulation.js'
import type { Withhold } from '../model/rules.js'

const LEFT_OUT = { 'plan': 'quiz.left-out-plan', 'dispute-work': 'quiz.left-out-dispute', 'joint-sessions': 'quiz.left-out-joint' } as const satisfies Readonly<Record<Withhold, string>>
const GOES_ON = ['alone', 'direct', 'contact', 'turn-to', 'doctor'] as const
const MISTAKEN = ['unless-raised', 'urgent', 'put-off', 'ask-others', 'wait'] as const

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
      ...GOES_ON.map((id) => ({ text: say(words, `quiz.goes-on-${id}`), right: false, evidence: [] })),
    ],
    because: messages.map((message) => withLink(lesson, message)),
  }
}

/** What must be seen to before a focus is worked on. */
export function safety(lesson: Lesson): Draft {
  const first = pressingMessages(lesson.formulation)
  return first.length === 0 ? nothingPressing(lesson) : pressing(lesson, first)
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
      return own === undefined || areShared(readsOf(own, subject, lesson), ofSafety) ? [] : [{ text: aboutWhom(lesson, own.title, subject), right: false, evidence: [ruleEvidence({ ruleId, version, subject })] }]
    }))
  return {
    kind: 'safety',
    prompt: say(words, first.length === 1 ? 'quiz.safety-one' : 'quiz.safety-many'),
    choose: first.length === 1 ? 'one' : 'many',
    answers: [...titled.map(({ message, text }) => ({ text, right: true, evidence: [ruleEvidence(message)] })), ...later],
    because: first.map((message) => withLink(lesson, message)),
  }
}

/** Nothing has to be acted on as far as it was asked; where it was not, that comes first. */
function nothingPressing({ formulation, words }: Lesson): Draft {
  const isAsked = isSafetyAsked(formulation)
  const right = isAsked ? 'quiz.nothing-pressing' : 'quiz.ask-safety'
  return {
    kind: 'safety',
    prompt: say(words, 'quiz.safety'),
    choose: 'one',
    answers: [
      { text: say(words, right), right: true, evidence: [isAsked ? 'messages' : 'completeness'] },
      ...MISTAKEN.map((id) => ({ text: say(words, `quiz.mistaken-${id}`), right: false, evidence: [] })),
    ],
    because: [{ text: say(words, `${right}-because`), evidence: [isAsked ? 'messages' : 'completeness'] }],
  }
}

const aboutWhom = ({ words, label }: Lesson, title: string, subject: Message['subject']): string => (subject.kind === 'case' ? title : say(words, 'quiz.observation', { title, about: label(subject) }))

const titleOf = (lesson: Lesson, { ruleId, subject }: Message): string => aboutWhom(lesson, lesson.rule(ruleId)?.title ?? ruleId, subject)

function withLink(lesson: Lesson, message: Message): LessonLine {
  const href = lesson.page(message.ruleId)
  const text = say(lesson.words, 'render.message', { level: term(lesson.words, 'level', message.level), text: message.clinician })
  return { text, evidence: [ruleEvidence(message)], ...(href === undefined ? {} : { links: [{ text: lesson.rule(message.ruleId)?.title ?? message.ruleId, href }] }) }
}
