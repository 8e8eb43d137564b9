import type { FactId, Subject } from '../model/facts.js'
import type { AreaPlan, Message, Question, Sentence } from '../model/formulation.js'
import { listed, say, term } from '../words/phrase.js'
import { isAskable } from './askable.js'
import { isSafetyGap } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine, LessonPart, PageLink } from './parts.js'

/** A sentence with what it rests on. */
export type Told = Pick<Required<LessonLine>, 'text' | 'evidence'>

/** Sentences as a list, if there are any. */
export const listOfSentences = (sentences: readonly Told[], lesson: Lesson): readonly LessonPart[] =>
  sentences.length === 0 ? [] : [{ kind: 'list', items: sentences.map((sentence) => linked(sentence, lesson)) }]

/** A sentence with links to the pages of the rules it rests on. */
export function linked({ text, evidence }: Told, lesson: Lesson): LessonLine {
  const links = evidence.flatMap((each): readonly PageLink[] => {
    const id = /^rule:([^@#]+)/.exec(each)?.[1]
    const href = id === undefined ? undefined : lesson.page(id)
    return id === undefined || href === undefined ? [] : [{ text: lesson.rule(id)?.title ?? id, href }]
  })
  const distinct = [...new Map(links.map((link) => [link.href, link])).values()]
  return { text, evidence, ...(distinct.length === 0 || distinct.length > MOST_LINKS ? {} : { links: distinct }) }
}

/** A sentence that sums up many rules would drown in links; those rules are in the table. */
const MOST_LINKS = 3

/** It holds only where the wish was told as one that would mean dying: whether it is longing is no longer the question. */
const isAnswered = ({ ruleId }: Message): boolean => ruleId === 'safety/wish-to-join-the-dead'

/** A message with how soon it has to be acted on, if it has. */
export function withLevel({ text, evidence }: Sentence, { formulation, words }: Lesson): Sentence {
  const message = formulation.messages.find((each) => evidence.includes(ruleEvidence(each)))
  if (message === undefined || message.level === 'note' || isSafetyGap(message)) return { text, evidence }
  return { text: say(words, 'render.message', { level: term(words, 'level', message.level), text: isAnswered(message) ? say(words, 'example.wish-to-join') : text }), evidence }
}

/** The messages of a case that a sentence rests on. */
const messagesOf = ({ evidence }: Sentence, { formulation }: Lesson): readonly Message[] => formulation.messages.filter((message) => evidence.includes(ruleEvidence(message)))

/** What has to be acted on, what else is said of safety and of who IPT is for, and what is said of the record alone. */
export function sortedMessages(lesson: Lesson, text: (id: string) => readonly Sentence[]): Readonly<Record<'first' | 'beside' | 'ofData', readonly Sentence[]>> {
  const isFirst = (sentence: Sentence): boolean => messagesOf(sentence, lesson).some((message) => message.level === 'emergency' || message.level === 'urgent' || isSafetyGap(message))
  const isData = (sentence: Sentence): boolean => messagesOf(sentence, lesson).every(({ theme }) => theme !== 'safety' && theme !== 'suitability')
  const told = lesson.formulation.messages.length === 0 ? [] : text('safety')
  const notes = text('notes').filter((sentence) => messagesOf(sentence, lesson).some(({ theme }) => theme === 'safety'))
  const rest = told.filter((sentence) => !isFirst(sentence))
  return {
    first: [...told, ...notes].filter(isFirst),
    beside: [...rest.filter((sentence) => !isData(sentence)), ...notes.filter((sentence) => !isFirst(sentence))],
    ofData: rest.filter(isData),
  }
}

/** What is left to hope for is asked of a tie that is over, and not of somebody who is there every day. */
const canBePut = (lesson: Lesson, fact: FactId, subject: Subject): boolean =>
  isAskable(lesson, fact, subject) && !(fact === 'dispute.stillAlive' && lesson.kase.inventory?.people?.find(({ id }) => id === subject.id)?.status === 'in-contact')

/** Questions with whom they are put about, as far as they can be put at all. */
export function questionSentences(lesson: Lesson, questions: readonly Question[]): readonly Sentence[] {
  const { words, label } = lesson
  return questions.flatMap(({ question, subjects, fact, why, minimumSet }): readonly Sentence[] => {
    const put = subjects.filter((subject) => canBePut(lesson, fact, subject))
    if (put.length === 0) return []
    const key = minimumSet ? 'clinician.question-minimum' : put.some(({ kind }) => kind === 'case') ? 'clinician.question-case' : 'clinician.question'
    return [{ text: say(words, key, { question, who: listed(words, put.map(label)), why: term(words, 'why', why) }), evidence: [`question:${fact}`] }]
  })
}

/** Sentences without those about a question that cannot be put to anybody here. */
export const askableSentences = (lesson: Lesson, sentences: readonly Sentence[]): readonly Sentence[] =>
  sentences.filter(({ evidence }) => {
    const asked = lesson.formulation.questions.find(({ fact }) => evidence.includes(`question:${fact}`))
    return asked === undefined || asked.subjects.some((subject) => canBePut(lesson, asked.fact, subject))
  })

/** What is still possible, without answers for instance that stand in the note or that nobody would be asked for. */
export const plainlyPossible = (lesson: Lesson, sentences: readonly Sentence[]): readonly Sentence[] =>
  sentences.map((sentence) => {
    const [before = '', after = ''] = (lesson.words.text['bounds.possible-if'] ?? '').split('{area}')
    const [between = ''] = after.split('{answers}')
    const end = sentence.text.indexOf(between)
    const supposed = lesson.formulation.explanation?.bounds.areas.find(({ area }) => sentence.evidence.includes(`area:${area}`))?.first.because ?? []
    if (between === '' || end < 0 || supposed.every(({ fact, subject }) => isAskable(lesson, fact, subject))) return sentence
    return { ...sentence, text: say(lesson.words, 'bounds.possible', { area: sentence.text.slice(before.length, end) }) }
  })

/** What speaks against whatever leads; what speaks against a second focus is told where the two are compared. */
export function againstLead({ formulation: { outcome: { kind, foci } }, rule, words }: Lesson, sentences: readonly Told[]): readonly Told[] {
  if (kind !== 'lead') return sentences
  const isOf = (evidence: string): boolean => foci.slice(1).some(({ area, subject }) => evidence.endsWith(`#${subject.id}`) && rule(/^rule:([^@#]+)/.exec(evidence)?.[1] ?? '')?.focusArea === area)
  const kept = sentences.filter(({ evidence }) => evidence.length === 0 || !evidence.every(isOf))
  return kept.length > 0 || sentences.length === 0 ? kept : [{ text: say(words, 'clinician.against.none'), evidence: ['outcome'] }]
}

/** Answers that tell of a pattern with people, and not of a circle that is thin just now. */
const TRAITS = ['fewTiesLifelong', 'difficultyForming', 'difficultyKeeping', 'difficultyExpressing', 'rejectionFear', 'tiesWithoutCloseness', 'sameConflictWithMany', 'lonelyForYears'] as const

/** Areas that are out: by what is missing, and not called a pattern where nothing of one is recorded. */
export const plainlyOut = ({ formulation: { areas, outcomes }, kase: { inventory }, ruleSet, words }: Lesson, sentences: readonly Told[]): readonly Told[] =>
  sentences.map((sentence) => {
    const own = sentence.evidence.length === 1 ? areas.find(({ area }) => sentence.evidence[0] === `area:${area}`) : undefined
    if (own?.status === 'background' && own.standing === 'residual') {
      return TRAITS.some((trait) => inventory?.patterns?.[trait] === 'yes') ? sentence : { ...sentence, text: say(words, 'example.other-nothing', { area: own.name }) }
    }
    if (own?.status !== 'not-applicable') return sentence
    const needed = ruleSet.rules.filter(({ direction, focusArea }) => direction === 'required' && focusArea === own.area)
    const lacking = needed.filter(({ id }) => !outcomes.some(({ ruleId, verdict }) => ruleId === id && verdict === 'fired'))
    const titles = (lacking.length > 0 ? lacking : needed).map(({ title }) => say(words, 'titled', { title }))
    return { ...sentence, text: say(words, 'example.other-out', { area: own.name, titles: listed(words, titles) }) }
  })

/** Who and what helps, and who is further away than before: nobody who has died, whose place is not in a list of ties. */
export const supportSentences = ({ kase: { inventory }, formulation: { network: { losses } }, label, words }: Lesson, sentences: readonly Told[]): readonly Told[] => {
  const isDead = (id: string): boolean => inventory?.people?.some((person) => person.id === id && (person.status === 'deceased' || typeof person.death === 'object')) === true
  return sentences.flatMap((sentence): readonly Told[] => {
    if (!sentence.evidence.every((each) => losses.some(({ from }) => from.includes(each)))) return [sentence]
    const left = losses.filter(({ person }) => !isDead(person))
    return left.length === 0 ? [] : [{ text: say(words, 'clinician.losses', { people: listed(words, left.map(({ person }) => label({ kind: 'person', id: person }))) }), evidence: left.flatMap(({ from }) => from) }]
  })
}

/** The aims of a focus; an old role is mourned where something of it is recorded. */
export function goalsOf({ kase: { timeline } }: Lesson, { goals, focus: { subject } }: AreaPlan): AreaPlan['goals'] {
  const event = subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === subject.id) : undefined
  return event !== undefined && event.oldRole === undefined ? goals.filter(({ id }) => id !== 'old-role-mourned') : goals
}
