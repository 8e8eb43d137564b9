import type { Sentence } from '../model/formulation.js'
import type { Candidate } from '../model/ranking-result.js'
import { isNotKnown } from '../model/words.js'
import { dateInWords } from '../words/dates.js'
import { listed, say, term, upperFirst } from '../words/phrase.js'
import { isAboutSafety, isAskable, isToldInWords } from './askable.js'
import { decidingFacts, isFirstOpen } from './contest.js'
import { dangerSentences, dangersOf } from './example-danger.js'
import { offerParts } from './example-offer.js'
import { againstLead, goalsOf, linked, listOfSentences, plainlyOut, sortedMessages, withLevel, type Told } from './example-sentences.js'
import { contenders, disputeDates, safetyNotice, type StepParts } from './example-steps.js'
import { isHeld, isSafetyAsked } from './held.js'
import type { IntakeNote } from './intake-note.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { LessonLine, LessonPart } from './parts.js'

const REASONS = 5
const RIVAL_REASONS = 3
const GOALS = 2

/** The steps as a class can walk through them: what carries the proposal, what stands against it, and how to say it. */
export function shortParts(lesson: Lesson, note: IntakeNote): StepParts {
  const { formulation } = lesson
  const list = (sentences: readonly Told[]): readonly LessonPart[] => listOfSentences(sentences, lesson)
  const [lead, rival] = contenders(lesson).filter(({ status }) => status === 'candidate')
  const dangers = dangersOf(lesson)
  const leads = formulation.outcome.kind === 'tie' ? [lead, rival] : [lead]
  const text = (id: string): readonly Told[] => sectionOf(lesson, 'clinician', id)
  return {
    safety: shortSafety(lesson),
    told: storyParts(lesson, note),
    recorded: [], time: [], rules: [], unknown: [],
    outcome: lead === undefined ? list([{ text: say(lesson.words, 'example.too-little'), evidence: ['outcome'] }]) : [],
    for: leads.flatMap((each) => (each === undefined ? [] : forParts(lesson, each, leads.length === 1 ? REASONS : RIVAL_REASONS, leads.length > 1))),
    against: lead === undefined ? [] : list(againstLead(lesson, text('against'))),
    contrast: lead === undefined ? [] : list(contrastSentences(lesson, lead, rival)),
    ask: list([...(dangers.length === 0 ? [] : dangerSentences(lesson, dangers)), ...askSentences(lesson, lead, rival)]),
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
    ...(titles.length === 0 ? [] : listOfSentences([{ text: say(words, 'example.in-mind', { titles: listed(words, titles) }), evidence: inMind.map(ruleEvidence) }], lesson)),
  ]
}

/** Who it is, when it began and what lay near it, and what the client wants: in three lines. */
export function storyParts(lesson: Lesson, { sections }: IntakeNote): readonly LessonPart[] {
  const { kase: { client, timeline }, words } = lesson
  const age = client?.ageYears
  const who = typeof age === 'number' ? say(words, 'example.story-aged', { name: client?.name ?? say(words, 'example.story-client'), age: String(age) }) : client?.name ?? say(words, 'example.story-client')
  const own = ownWords(lesson)
  const onset = timeline?.episodes?.find(({ endedOn }) => endedOn === undefined)
  const began = onset?.onset === undefined || isNotKnown(onset.onset) ? [] : [{ text: say(words, 'example.story-onset', { date: dateInWords(words, onset.onset) }), evidence: [`/timeline/episodes/${onset.id}/onset`] }]
  const near = sectionOf(lesson, 'clinician', 'links').slice(0, 2)
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

const counting = (all: Candidate['arguments']): Candidate['arguments'] =>
  all.filter(({ verdict, counted, direction }) => verdict === 'fired' && direction === 'for' && counted > 0).sort((a, b) => b.counted - a.counted)

/** The lead, said once; what speaks for the runner-up; the question that tells the two apart; and why the others are out. */
function contrastSentences(lesson: Lesson, lead: Candidate, rival: Candidate | undefined): readonly Told[] {
  const { formulation: { outcome: { kind }, areas }, words } = lesson
  const named = (candidate: Candidate): string => nameOf(lesson, candidate)
  const evidence = [`area:${lead.area}`, ...(rival === undefined ? [] : [`area:${rival.area}`])]
  const points = { first: named(lead), of: String(lead.support), ...(rival === undefined ? {} : { second: named(rival), to: String(rival.support), lead: String(lead.support - rival.support) }) }
  const stands = { text: say(words, rival === undefined ? `example.stands-${kind}-alone` : `example.stands-${kind}`, points), evidence: ['outcome', ...evidence] }
  const speaks = rival === undefined || kind === 'tie' ? [] : counting(rival.arguments).slice(0, RIVAL_REASONS)
  const pair = kind === 'tie' ? undefined : pairOf(lesson, lead, rival)
  const lacks = rival === undefined || kind !== 'lead' ? [] : rival.arguments.filter(({ verdict, counted, direction }) => verdict === 'fired' && direction === 'against' && counted < 0)
  const others = plainlyOut(lesson, sectionOf(lesson, 'clinician', 'alternatives')).filter((sentence) => sentence.evidence.length === 1 && !evidence.includes(sentence.evidence[0] ?? '')).map((sentence): Told => {
    const own = areas.find(({ area }) => sentence.evidence[0] === `area:${area}`)
    return own?.status === 'candidate' ? { ...sentence, text: say(words, 'example.other', { area: own.name, band: term(words, 'band', own.band) }) } : sentence
  })
  return [
    stands,
    ...([['example.rival-has', speaks], ['example.rival-lacks', lacks]] as const).flatMap(([key, all]) => (all.length === 0 || rival === undefined ? [] : [{ text: say(words, key, { rival: named(rival), reasons: listed(words, all.map(({ ruleId }) => say(words, 'titled', { title: lesson.rule(ruleId)?.title ?? ruleId }))) }), evidence: all.map(({ ruleId, version }) => ruleEvidence({ ruleId, version, subject: rival.subject })) }])),
    ...(pair === undefined ? [] : [{ text: say(words, 'pair.deciding', { question: pair.decidingQuestion }), evidence }]),
    ...others,
  ]
}

const nameOf = ({ words, areaName, label }: Lesson, { area, subject }: Candidate): string =>
  subject.kind === 'case' ? areaName(area) : say(words, 'example.rules-about', { area: areaName(area), about: label(subject) })

/** The question of the rule set that tells two areas apart. */
const pairOf = ({ ruleSet }: Lesson, one: Candidate, other: Candidate | undefined): Lesson['ruleSet']['pairs'][number] | undefined =>
  other === undefined ? undefined : ruleSet.pairs.find(({ areas }) => areas.includes(one.area) && areas.includes(other.area))

/** The one question to put next, as the quiz has it, or that no single answer would settle it. */
function askSentences(lesson: Lesson, lead: Candidate | undefined, rival: Candidate | undefined): readonly Told[] {
  const { formulation, words, label } = lesson
  const { outcome, questions } = formulation
  const safety = isSafetyAsked(formulation) ? [] : [{ text: say(words, 'example.ask-safety'), evidence: ['completeness'] }]
  if (outcome.kind === 'insufficient-data') {
    return [...safety, ...questions.filter(({ minimumSet, fact }) => minimumSet && !isAboutSafety(fact)).slice(0, REASONS).map(({ question, fact }) => ({ text: question, evidence: [`question:${fact}`] }))]
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
