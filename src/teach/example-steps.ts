import { contrast, contrastInWords, briefly } from '../index.js'
import type { Sentence, TextSection } from '../model/formulation.js'
import type { Candidate } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { dateInWords } from '../words/dates.js'
import { say, sayCounted, upperFirst } from '../words/phrase.js'
import { decidingQuestionOf } from './contest.js'
import { areaTable, countedOutcomes, factTable, ruleParts, sumTable } from './example-tables.js'
import { dangerSentences, dangersOf } from './example-danger.js'
import { againstSentences, hasACase } from './example-argument.js'
import { diagnosisLine, helpParts } from './example-offer.js'
import { againstLead, askableSentences, goalsOf, linked, listOfSentences, plainlyOut, plainlyPossible, questionSentences, sortedMessages, withLevel, type Told } from './example-sentences.js'
import { onsetOf, timeSentences } from './example-time.js'
import { isSafetyAsked } from './held.js'
import { notePartsOf, type IntakeNote } from './intake-note.js'
import type { Lesson, TeachOptions } from './lesson.js'
import type { LessonLine, LessonPart } from './parts.js'
import type { ExampleStepId } from './worked-example.js'

/** The parts of every step; those of a step without any are left out. */
export type StepParts = Readonly<Record<ExampleStepId, readonly LessonPart[]>>

/** What each step comes to where nothing more pressing stands. */
export function stepParts(lesson: Lesson, note: IntakeNote, options: TeachOptions): StepParts {
  const { formulation, words } = lesson
  const [lead, rival] = contenders(lesson)
  const held = lead === undefined ? [] : [lead, ...(rival === undefined ? [] : [rival])]
  const text = (id: string): readonly Sentence[] => formulation.text.trainee.find((section) => section.id === id)?.sentences ?? []
  const section = (id: string): TextSection | undefined => formulation.explanation?.text.medium.find((each) => each.id === id)
  const told = (id: string): readonly Sentence[] => section(id)?.sentences ?? []
  const list = (sentences: readonly Told[]): readonly LessonPart[] => listOfSentences(sentences, lesson)
  const compared = [...told('why-not'), ...told('compare')]
  const isTooLittle = formulation.outcome.kind === 'insufficient-data'
  const open = questionSentences(lesson, formulation.questions)
  const livingGrief = formulation.areas.flatMap(({ area, candidates: [best] }) => (best !== undefined && isOfTheLiving(lesson, best) ? [`area:${area}`] : []))
  return {
    safety: safetyParts(lesson),
    told: notePartsOf(note, words),
    recorded: factTable(lesson, held.flatMap((candidate) => countedOutcomes(lesson, candidate))),
    time: list([...onsetLine(lesson), ...timeSentences(lesson, text('links')), ...disputeDates(lesson)]),
    rules: isNothingKnown(held) ? [{ kind: 'paragraph', text: say(words, 'example.rules-none') }] : held.flatMap((candidate) => ruleParts(lesson, candidate)),
    for: list(text('for')),
    against: list(lead === undefined ? text('against') : againstSentences(lesson, lead, rival?.status === 'candidate' && (formulation.outcome.kind === 'tie' || hasACase(rival)) ? rival : undefined, againstLead(lesson, text('against')))),
    unknown: list([...sortedMessages(lesson, text).ofData, ...open.slice(0, QUESTIONS_TOLD), ...leftOpen(open.length - QUESTIONS_TOLD, lesson), ...plainlyPossible(lesson, told('firm').filter(({ evidence }) => !evidence.some((each) => livingGrief.includes(each))))]),
    contrast: list([...(compared.length > 0 ? compared : contrastOf(lesson, options)), ...plainlyOut(lesson, text('alternatives'))]),
    ask: [...list(dangersOf(lesson).length === 0 ? [] : dangerSentences(lesson, dangersOf(lesson))), ...list(isSafetyAsked(formulation) ? [] : [{ text: say(words, 'example.ask-safety'), evidence: ['completeness'] }]), ...list(askableSentences(lesson, told('ask-next').length > 0 ? together(told('ask-next'), lesson) : open.slice(0, QUESTIONS_TOLD))), ...headed(section('would-change'), lesson)],
    outcome: [...list(isTooLittle ? [{ text: say(words, 'example.too-little'), evidence: ['outcome'] }, ...text('focus').slice(1)] : text('focus')), ...list(leadOfStandard(lesson)), ...held.filter(({ status }) => status === 'candidate').map((candidate) => sumTable(lesson, candidate)), areaTable(lesson)],
    plan: formulation.plan.length === 0 ? [{ kind: 'list', items: [{ text: say(words, 'example.plan-none'), evidence: ['outcome'] }] }] : planParts(lesson),
    offer: [...list([...text('check').filter(({ evidence }) => !evidence.some((each) => each.startsWith('area:'))), diagnosisLine(lesson)]), ...helpParts(lesson, text('support'))],
  }
}

const QUESTIONS_TOLD = 5

/** What has to be acted on, and what else the record says of safety. */
export function safetyParts(lesson: Lesson): readonly LessonPart[] {
  const text = (id: string): readonly Sentence[] => lesson.formulation.text.trainee.find((section) => section.id === id)?.sentences ?? []
  const { first, beside } = sortedMessages(lesson, text)
  const notes = listOfSentences(beside.map((sentence) => withLevel(sentence, lesson)), lesson)
  return [...safetyNotice(lesson, first.map((sentence) => linked(withLevel(sentence, lesson), lesson))), ...notes]
}

/** What has to be acted on today in a box, or that nothing that was asked about has to be. */
export const safetyNotice = ({ formulation, words }: Lesson, items: readonly LessonLine[]): readonly LessonPart[] =>
  items.length > 0
    ? [{ kind: 'notice', id: 'safety', title: say(words, 'example.safety-first'), items }]
    : [{ kind: 'paragraph', text: say(words, isSafetyAsked(formulation) ? 'example.safety-none' : 'example.safety-not-asked') }]

/** When the low mood began that everything else is held against. */
function onsetLine(lesson: Lesson): readonly Told[] {
  const onset = onsetOf(lesson)
  return onset === undefined ? [] : [{ text: say(lesson.words, 'example.story-onset', { date: dateInWords(lesson.words, onset.date) }), evidence: [onset.address] }]
}

/** When what is at issue with somebody began or sharpened: it belongs on the same line as deaths and events. */
export const disputeDates = ({ kase: { inventory }, words, label }: Lesson): readonly Sentence[] =>
  (inventory?.people ?? []).flatMap(({ id, conflict }) => {
    if (typeof conflict !== 'object' || conflict.present !== 'yes') return []
    return (['since', 'sharpenedOn'] as const).flatMap((key) => {
      const date = conflict[key]
      return date === undefined || isNotKnown(date) ? [] : [{ text: say(words, `example.dispute-${key}`, { who: label({ kind: 'person', id }), date: dateInWords(words, date) }), evidence: [`/inventory/people/${id}/conflict/${key}`] }]
    })
  })

/** Grief over somebody of whom no death is recorded, and nothing that would leave it open. */
const isOfTheLiving = ({ kase: { inventory } }: Lesson, { area, subject }: Candidate): boolean => {
  const person = inventory?.people?.find(({ id }) => id === subject.id)
  return area === 'grief' && person !== undefined && person.death === undefined && !DOUBTFUL.includes(person.status)
}

const DOUBTFUL: readonly unknown[] = ['deceased', 'missing', 'unknown', 'declined']

const isNothingKnown = (held: readonly Candidate[]): boolean => held.every(({ arguments: all }) => all.every(({ counted }) => counted === 0))

const leftOpen = (left: number, { words }: Lesson): readonly Sentence[] =>
  left > 0 ? [{ text: sayCounted(words, 'clinician.unknown.more', left, { n: String(left) }), evidence: ['questions'] }] : []

/** Where no single answer decides, it is said that several would have to come together. */
function together(sentences: readonly Sentence[], { formulation, words }: Lesson): readonly Sentence[] {
  if (decidingQuestionOf(formulation) !== undefined) return sentences
  const notYet = upperFirst(say(words, 'ask.stop.not-yet'))
  return sentences.map((sentence) => (sentence.text.startsWith(notYet) ? { ...sentence, text: say(words, 'example.ask-together') } : sentence))
}

/** The standard sets no area beside the first that has too little support itself, so that its lead can be another than the difference. */
function leadOfStandard({ formulation: { outcome, areas }, words }: Lesson): readonly Sentence[] {
  const [first, second] = areas.filter(({ status }) => status === 'candidate')
  const found = outcome.standard.find(({ id }) => id === 'least-lead')?.found
  return first === undefined || second === undefined || found === undefined || found === first.support - second.support ? [] : [{ text: say(words, 'example.lead-standard'), evidence: ['outcome'] }]
}

const headed = (section: TextSection | undefined, lesson: Lesson): readonly LessonPart[] =>
  section === undefined ? [] : [{ kind: 'heading', level: 3, text: section.title }, ...listOfSentences(section.sentences, lesson)]

/** The best candidate of each area that could apply, in the order of the areas. */
export const ranked = (lesson: Lesson): readonly Candidate[] =>
  lesson.formulation.areas
    .filter(({ standing, status }) => standing !== 'absent' && status !== 'not-applicable')
    .flatMap(({ candidates: [best] }) => (best === undefined || best.subject.unlisted === true || isOfTheLiving(lesson, best) ? [] : [best]))

/** Those of the first two areas, as far as there are any. */
export const contenders = (lesson: Lesson): readonly Candidate[] => ranked(lesson).slice(0, 2)

function contrastOf({ formulation }: Lesson, { ruleSet, language }: TeachOptions): readonly Sentence[] {
  const [a, b] = formulation.areas.filter(({ status }) => status === 'candidate')
  if (a === undefined || b === undefined) return []
  const telling = { ...(ruleSet === undefined ? {} : { ruleSet }), ...(language === undefined ? {} : { language }) }
  return contrastInWords(briefly(contrast(formulation, { area: a.area }, { area: b.area }, telling), 'medium'), formulation, telling)
}

function planParts(lesson: Lesson): readonly LessonPart[] {
  const { formulation, words } = lesson
  return formulation.plan.flatMap((plan): readonly LessonPart[] => {
    const { focus, strategies } = plan
    const area = lesson.areaName(focus.area)
    return [
      { kind: 'heading', level: 3, text: focus.subject.kind === 'case' ? area : say(words, 'example.plan-about', { area, about: lesson.label(focus.subject) }) },
      { kind: 'list', items: goalsOf(lesson, plan).map(({ id, clinician }) => ({ text: clinician, evidence: [`goal:${id}`] })) },
      ...(strategies.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'example.ways') } as const, { kind: 'list', items: strategies.map(({ clinician }) => ({ text: clinician })) } as const]),
    ]
  })
}
