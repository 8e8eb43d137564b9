import type { Sentence } from '../model/formulation.js'
import type { Candidate } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { dateInWords } from '../words/dates.js'
import { listed, say, term, upperFirst } from '../words/phrase.js'
import { isAboutSafety, isAskable, isToldInWords } from './askable.js'
import { decidingFacts, isFirstOpen } from './contest.js'
import { dangerSentences, dangersOf } from './example-danger.js'
import { againstSentences, counting, hasACase, nameOf, noneAgainst, rivalSentences } from './example-argument.js'
import { offerParts } from './example-offer.js'
import { againstLead, goalsOf, linked, listOfSentences, plainlyOut, sortedMessages, withLevel, type Told } from './example-sentences.js'
import { disputeDates, ranked, safetyNotice, type StepParts } from './example-steps.js'
import { timeSentences } from './example-time.js'
import { isHeld, isSafetyAsked, isSafetyGap } from './held.js'
import type { IntakeNote } from './intake-note.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine, LessonPart } from './parts.js'
import { gapQuestion } from './quiz-asking.js'

const REASONS = 5
const RIVAL_REASONS = 3
const GOALS = 2

/** The steps as a class can walk through them: what carries the proposal, what stands against it, and how to say it. */
export function shortParts(lesson: Lesson, note: IntakeNote): StepParts {
  const { formulation } = lesson
  const list = (sentences: readonly Told[]): readonly LessonPart[] => listOfSentences(sentences, lesson)
  const [lead, second] = ranked(lesson).filter(({ status }) => status === 'candidate')
  const rival = second !== undefined && (formulation.outcome.kind === 'tie' || hasACase(second)) ? second : undefined
  const dangers = dangersOf(lesson)
  const leads = formulation.outcome.kind === 'tie' ? [lead, rival] : [lead]
  return {
    safety: shortSafety(lesson),
    told: storyParts(lesson, note),
    recorded: [], time: [], rules: [], unknown: [],
    outcome: lead === undefined ? list([{ text: say(lesson.words, 'example.too-little'), evidence: ['outcome'] }]) : [],
    for: leads.flatMap((each) => (each === undefined ? [] : forParts(lesson, each, leads.length === 1 ? REASONS : RIVAL_REASONS, leads.length > 1))),
    against: lead === undefined ? [] : list(againstSentences(lesson, lead, rival, againstLead(lesson, sectionOf(lesson, 'clinician', 'against')))),
    contrast: lead === undefined ? [] : list(contrastSentences(lesson, lead, rival, second)),
    ask: list([...(dangers.length === 0 ? [] : dangerSentences(lesson, dangers)), ...owed(lesson), ...askSentences(lesson, lead, rival)]),
    plan: formulation.plan.length === 0 ? list([{ text: say(lesson.words, 'example.plan-none'), evidence: ['outcome'] }]) : list(formulation.plan.flatMap((plan) => goalsOf(lesson, plan).slice(0, GOALS).map(({ id, clinician }) => ({ text: formulation.plan.length === 1 ? clinician : say(lesson.words, 'example.goal-of', { area: lesson.areaName(plan.focus.area), goal: clinician }), evidence: [`area:${plan.focus.area}`, `goal:${id}`] })))),
    offer: offerParts(lesson),
  }
}

export const sectionOf = ({ formulation }: Lesson, register: 'clinician' | 'client', id: string): readonly Sentence[] => formulation.text[register].find((section) => section.id === id)?.sentences ?? []

/** What has to be acted on, and what has to be kept in mind, by title. */
export function shortSafety(lesson: Lesson): readonly LessonPart[] {
  const { words, formulation } = lesson
  const { first, beside } = sortedMessages(lesson, (id) => formulation.text.trainee.find((section) => section.id === id)?.sentences ?? [])
  const inMind = formulation.messages.filter(({ level, ruleId, version, subject }) => level === 'caution' && beside.some(({ evidence }) => evidence.includes(ruleEvidence({ ruleId, version, subject }))))
  const titles = [...new Set(inMind.map(({ ruleId }) => ruleId))].map((id) => say(words, 'titled', { title: lesson.rule(id)?.title ?? id }))
  return [
    ...safetyNotice(lesson, first.map((sentence) => linked(withLevel(sentence, lesson), lesson))),
    ...listOfSentences(owed(lesson), lesson),
    ...(titles.length === 0 ? [] : listOfSentences([{ text: say(words, 'example.in-mind', { titles: listed(words, titles) }), evidence: inMind.map(ruleEvidence) }], lesson)),
  ]
}

/** Whether somebody who mourns wishes to be with the dead, where nobody asked: it comes before any question about the mourning. */
function owed({ formulation: { outcome: { foci } }, kase: { safety }, words }: Lesson): readonly Told[] {
  const question = words.facts['safety.wishToJoinTheDead']?.question
  const asked = safety?.wishToJoinTheDead
  if (question === undefined || !foci.some(({ area }) => area === 'grief') || (asked !== undefined && asked !== 'unknown')) return []
  return [{ text: say(words, 'example.ask-owed', { question }), evidence: ['question:safety.wishToJoinTheDead'] }]
}

/** Who it is, when it began and what lay near it, and what the client wants: in three lines. */
export function storyParts(lesson: Lesson, { sections }: IntakeNote): readonly LessonPart[] {
  const { kase: { client, timeline }, words } = lesson
  const age = client?.ageYears
  const who = typeof age === 'number' ? say(words, 'example.story-aged', { name: client?.name ?? say(words, 'example.story-client'), age: String(age) }) : client?.name ?? say(words, 'example.story-client')
  const own = ownWords(lesson)
  const onset = timeline?.episodes?.find(({ endedOn }) => endedOn === undefined)
  const began = onset?.onset === undefined || isNotKnown(onset.onset) ? [] : [{ text: say(words, 'example.story-onset', { date: dateInWords(words, onset.onset) }), evidence: [`/timeline/episodes/${onset.id}/onset`] }]
  const near = timeSentences(lesson, nearest(lesson, sectionOf(lesson, 'clinician', 'links')))
  const view = sections.flatMap(({ entries }) => entries.flatMap(({ answers }) => answers)).filter(({ address }) => !isHeld(lesson.formulation) && (address === '/clientView/priorities' || address === '/clientView/strongestFeeling'))
  return [{
    kind: 'list',
    items: [
      { text: own === undefined ? say(words, 'example.story-who', { who }) : say(words, 'example.story-said', { who, own: own.text }), evidence: [client === undefined ? '/caseId' : '/client', ...(own?.evidence ?? [])] },
      joined([...began, ...near, ...disputeDates(lesson)]),
      ...(view.length === 0 ? [] : [{ text: upperFirst(say(words, 'example.story-view', { told: view.map(({ label, value }) => say(words, 'note.answer', { label, value })).join(say(words, 'note.between')) })), evidence: view.map(({ address }) => address) }]),
    ].filter(({ text }: LessonLine) => text !== ''),
  }]
}

const NEAREST = 2

/** What lies nearest of all that is told: of what is put first before anything else, in the order of the record. */
function nearest({ formulation: { outcome: { foci } } }: Lesson, sentences: readonly Sentence[]): readonly Sentence[] {
  const isOfFocus = ({ evidence }: Sentence): boolean => foci.some(({ subject: { id } }) => evidence.some((each) => each.includes(`/${id}/`)))
  const kept = [...sentences.filter(isOfFocus), ...sentences.filter((sentence) => !isOfFocus(sentence))].slice(0, NEAREST)
  return sentences.filter((sentence) => kept.includes(sentence))
}

/** What the client said of it all, where it is recorded. */
export function ownWords({ kase: { clientView } }: Lesson): Told | undefined {
  for (const key of ['ownWords', 'explanation'] as const) {
    const text = clientView?.[key]
    if (text !== undefined && !isNotKnown(text)) return { text, evidence: [`/clientView/${key}`] }
  }
  return undefined
}

export const joined = (sentences: readonly Told[]): Told => ({ text: sentences.map(({ text }) => text).join(' '), evidence: sentences.flatMap(({ evidence }) => evidence) })

const forParts = (lesson: Lesson, candidate: Candidate, most: number, isNamed: boolean): readonly LessonPart[] =>
  [...(isNamed ? [{ kind: 'heading', level: 3, text: nameOf(lesson, candidate) } as const] : []), ...listOfSentences(strongest(lesson, candidate, most), lesson)]

/** The reasons that carry most, in plain words. */
function strongest(lesson: Lesson, { arguments: all, subject }: Candidate, most: number): readonly Told[] {
  const { words } = lesson
  const told = sectionOf(lesson, 'clinician', 'for')
  return counting(all).slice(0, most).flatMap(({ ruleId, version, strength }) => {
    const evidence = [ruleEvidence({ ruleId, version, subject })]
    const text = told.find((sentence) => sentence.evidence[0] === evidence[0])?.text
    return text === undefined ? [] : [{ text: say(words, 'example.reason', { strength: upperFirst(term(words, 'strength', strength)), text }), evidence }]
  })
}

/** The lead, said once; the case for the runner-up and its answer; the question that tells the two apart; and why the others are out. */
function contrastSentences(lesson: Lesson, lead: Candidate, rival: Candidate | undefined, second: Candidate | undefined): readonly Told[] {
  const { formulation: { outcome: { kind }, areas }, words } = lesson
  const evidence = [`area:${lead.area}`, ...(rival === undefined ? [] : [`area:${rival.area}`])]
  const points = { first: nameOf(lesson, lead), of: String(lead.support), ...(rival === undefined ? {} : { second: nameOf(lesson, rival), to: String(rival.support), lead: String(lead.support - rival.support) }) }
  const unmatched = second !== undefined && (kind === 'lead' || kind === 'no-clear-focus') ? '-unmatched' : '-alone'
  const stands = { text: say(words, `example.stands-${kind}${rival === undefined ? unmatched : ''}`, points), evidence: ['outcome', ...evidence] }
  const pair = kind === 'tie' ? undefined : pairOf(lesson, lead, rival)
  const others = plainlyOut(lesson, sectionOf(lesson, 'clinician', 'alternatives')).filter((sentence) => sentence.evidence.length === 1 && !evidence.includes(sentence.evidence[0] ?? '')).map((sentence): Told => {
    const own = areas.find(({ area }) => sentence.evidence[0] === `area:${area}`)
    return own?.status === 'candidate' ? { ...sentence, text: say(words, 'example.other', { area: own.name, band: term(words, 'band', own.band) }) } : sentence
  })
  return [
    stands,
    ...(rival === undefined || kind === 'tie' ? [] : rivalSentences(lesson, lead, rival, kind === 'lead' && noneAgainst(lesson, lead, rival).length > 0)),
    ...(pair === undefined ? [] : [{ text: say(words, 'pair.deciding', { question: pair.decidingQuestion }), evidence }]),
    ...others,
  ]
}

/** The question of the rule set that tells two areas apart. */
const pairOf = ({ ruleSet }: Lesson, one: Candidate, other: Candidate | undefined): Lesson['ruleSet']['pairs'][number] | undefined =>
  other === undefined ? undefined : ruleSet.pairs.find(({ areas }) => areas.includes(one.area) && areas.includes(other.area))

/** The one question to put next, as the quiz has it, or that no single answer would settle it. */
function askSentences(lesson: Lesson, lead: Candidate | undefined, rival: Candidate | undefined): readonly Told[] {
  const { formulation, words, label } = lesson
  const { outcome, questions } = formulation
  const safety = isSafetyAsked(formulation) ? [] : [{ text: say(words, 'example.ask-safety'), evidence: ['completeness'] }]
  if (outcome.kind === 'insufficient-data') {
    const gaps = formulation.messages.filter(isSafetyGap).flatMap((message) => gapQuestion(lesson, message)?.answer ?? [])
    return [...safety, ...gaps, ...questions.filter(({ minimumSet, fact }) => minimumSet && !isAboutSafety(fact)).slice(0, REASONS).map(({ question, fact }) => ({ text: question, evidence: [`question:${fact}`] }))]
  }
  const pair = outcome.kind === 'tie' && lead !== undefined ? pairOf(lesson, lead, rival) : undefined
  if (pair !== undefined) return [...safety, { text: say(words, 'example.ask-between', { question: pair.decidingQuestion }), evidence: [`area:${pair.areas[0]}`, `area:${pair.areas[1]}`] }]
  const deciding = decidingFacts(formulation).find(({ fact, subject }) => questions.some((question) => question.fact === fact) && isAskable(lesson, fact, subject) && !isToldInWords(lesson, fact))
  const question = questions.find(({ fact }) => fact === deciding?.fact)
  if (deciding !== undefined && question !== undefined) {
    const blanks = { question: question.question, who: label(deciding.subject) }
    return [...safety, { text: say(words, deciding.subject.kind === 'case' ? 'example.ask-next' : 'example.ask-next-about', blanks), evidence: [`question:${question.fact}`] }]
  }
  const none = outcome.kind === 'no-clear-focus' ? 'example.ask-none-clear' : isFirstOpen(formulation) ? 'example.ask-together' : 'example.ask-none'
  return [...safety, { text: say(words, none), evidence: ['outcome'] }]
}
