import type { Candidate } from '../model/ranking-result.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import { listed, say, upperFirst } from '../words/phrase.js'
import { DIFFICULTY_LIMITS } from './difficulty.js'
import { decidingFacts } from './contest.js'
import { missingInWords } from './quiz-missing.js'
import type { Draft } from './quiz-draft.js'
import { holdingMessages, holdingTitles, isHeld, isSafetyAsked, pressingMessages, titlesOfMessages } from './held.js'
import { bestOf, titlesOf, whyNotThis } from './quiz-reasons.js'

const NONE = ['two-level', 'until-safe', 'too-little', 'no-area'] as const

/** Which area leads, or that none may be named yet. Those that come closest are always among the answers. */
export function area(lesson: Lesson): Draft {
  const { formulation, words } = lesson
  const { outcome, areas } = formulation
  const isSafe = !isHeld(formulation)
  const isProvisional = isSafe && pressingMessages(formulation).length > 0
  const lead = isSafe && outcome.kind === 'lead' ? outcome.foci[0]?.area : undefined
  const right = isSafe ? { lead: undefined, tie: 'two-level', 'insufficient-data': 'too-little', 'no-clear-focus': 'no-area' }[outcome.kind] : 'until-safe'
  const named = areas.filter(({ standing }) => standing !== 'absent')
  const closest = new Set(named.filter((each) => each.area !== lead && each.status !== 'not-applicable').slice(0, lead === undefined ? 2 : 1).map((each) => each.area))
  const [told] = formulation.text.trainee.find(({ id }) => id === 'focus')?.sentences ?? []
  const offered = NONE.filter((id) => !(id === 'until-safe' && isProvisional) && !(id === 'two-level' && isNearlyLevel(lesson)))
  return {
    kind: 'area',
    prompt: say(words, 'quiz.area'),
    choose: 'one',
    answers: [
      ...named.map((each) => ({ text: each.name, right: each.area === lead, evidence: [`area:${each.area}`], must: closest.has(each.area), whyNot: whyNotArea(lesson, each) })),
      ...offered.map((id) => ({ text: say(words, `quiz.${id}`), right: id === right, evidence: ['outcome'], whyNot: whyNotNone(lesson, id) })),
    ],
    because: isSafe
      ? [
        ...(outcome.kind === 'insufficient-data' ? [{ text: missingInWords(lesson), evidence: ['completeness'] }] : told === undefined ? [] : [{ text: whyLead(lesson) ?? told.text, evidence: told.evidence }]),
        ...(isProvisional ? [{ text: say(words, 'quiz.area-provisional', { reasons: listed(words, titlesOfMessages(lesson, pressingMessages(formulation))) }), evidence: pressingMessages(formulation).map(ruleEvidence) }] : []),
        ...(outcome.kind === 'no-clear-focus' ? [...(isAnyAfterOnset(lesson) ? [{ text: say(words, 'quiz.no-area-because') }] : []), { text: say(words, 'quiz.no-area-next') }] : []),
      ]
      : [{ text: say(words, 'quiz.until-safe-because', { reasons: listed(words, holdingTitles(lesson)) }), evidence: holdingMessages(lesson).map(ruleEvidence) }],
  }
}

/** An area with whom or what it is about. */
export const areaAbout = ({ words, areaName, label }: Lesson, { area: id, subject }: Lesson['formulation']['outcome']['foci'][number]): string =>
  subject.kind === 'case' ? areaName(id) : say(words, 'example.rules-about', { area: areaName(id), about: label(subject) })

const leadOf = ({ formulation: { outcome } }: Lesson): { readonly needed: number; readonly found: number } => outcome.standard.find(({ id }) => id === 'least-lead') ?? { needed: 0, found: 0 }

/** A lead that is narrow, or that one answer would end: to call the two level is then not plainly wrong. */
const isNearlyLevel = (lesson: Lesson): boolean =>
  lesson.formulation.outcome.kind === 'lead' && (leadOf(lesson).found < DIFFICULTY_LIMITS.narrowLead || decidingFacts(lesson.formulation).length > 0)

/** What carries the area that leads; points stand last. */
function whyLead(lesson: Lesson): string | undefined {
  const { formulation: { outcome, areas }, words } = lesson
  const [focus] = outcome.foci
  const first = outcome.kind === 'lead' ? bestOf(lesson, focus?.area) : undefined
  const reasons = first === undefined ? undefined : titlesOf(lesson, first, 'for')
  if (focus === undefined || first === undefined || reasons === undefined) return undefined
  // Points below zero say no more than that nothing else stands.
  const next = areas.find((each) => each.area !== focus.area && each.status === 'candidate' && each.support > 0)
  const blanks = { area: areaAbout(lesson, focus), reasons, support: String(first.support) }
  return next === undefined ? say(words, 'quiz.area-alone', blanks) : say(words, 'quiz.area-because', { ...blanks, next: String(next.support) })
}

/** Whether something recorded came after the low mood began, or came of it. */
const isAnyAfterOnset = ({ formulation: { areas } }: Lesson): boolean =>
  areas.some(({ candidates }) => candidates.some(({ arguments: all }) => all.some(({ ruleId, verdict }) => verdict === 'fired' && AFTER_ONSET.test(ruleId))))

const AFTER_ONSET = /\/(?:\w+-after-onset|change-brought-by-illness)$/

function whyNotArea(lesson: Lesson, each: Lesson['formulation']['areas'][number]): string {
  const { formulation: { outcome }, words } = lesson
  if (outcome.withheldBy.length > 0) return say(words, 'quiz.not.held')
  if (outcome.kind === 'insufficient-data') return say(words, 'quiz.not.too-little')
  if (outcome.kind === 'tie' && outcome.foci.some((focus) => focus.area === each.area)) return say(words, 'quiz.not.level', { area: each.name })
  return lesson.wrong?.[each.area] ?? whyNotThis(lesson, each)
}

function whyNotNone(lesson: Lesson, id: (typeof NONE)[number]): string {
  const { formulation, words } = lesson
  const { outcome, areas } = formulation
  if (outcome.withheldBy.length > 0) return say(words, 'quiz.not.first-safe')
  if (id === 'until-safe') return say(words, isSafetyAsked(formulation) ? 'quiz.not.until-safe' : 'quiz.not.until-safe-unknown')
  if (outcome.kind === 'insufficient-data') return say(words, 'quiz.not.too-little')
  if (id === 'too-little') return say(words, 'quiz.not.enough')
  if (outcome.kind === 'no-clear-focus') return say(words, 'quiz.not.none-stands-out')
  if (outcome.kind === 'tie') return say(words, 'quiz.not.two-stand-out')
  const lead = areas.find((each) => each.area === outcome.foci[0]?.area)
  const first = lead?.name ?? ''
  // Over whoever comes next, as the points above it say; the standard counts only rivals that could be a focus themselves.
  const next = areas.find((each) => each !== lead && each.status === 'candidate' && each.support > 0)
  const found = (lead?.support ?? 0) - (next?.support ?? 0)
  if (id === 'two-level') return say(words, 'quiz.not.ahead', { area: first, found: String(found), needed: String(leadOf(lesson).needed) })
  const best = bestOf(lesson, outcome.foci[0]?.area)
  return say(words, 'quiz.not.meets', { area: first, reasons: (best === undefined ? undefined : titlesOf(lesson, best, 'for')) ?? '' })
}

/** Whom or what the lead is about, where somebody or something else could be taken for it: what is nearly level with it is right as well. */
export function aboutWhom(lesson: Lesson): Draft | undefined {
  const { formulation, words, areaName, label, kase } = lesson
  const { outcome, areas } = formulation
  const [focus] = outcome.foci
  const [first, ...further] = areas.find(({ area: id }) => id === focus?.area)?.candidates.filter(({ status, subject }) => status === 'candidate' && subject.unlisted !== true) ?? []
  if (outcome.kind !== 'lead' || focus === undefined || first === undefined || focus.subject.kind === 'case') return undefined
  const least = leadOf(lesson).needed
  const [level, below] = [further.filter(({ support }) => first.support - support < least), further.filter(({ support }) => first.support - support >= least)]
  const right = [first, ...level].map(({ subject }) => subject.id)
  const rival = areas.find(({ area: id, status }) => id !== focus.area && status === 'candidate')?.candidates[0]
  const people = (kase.inventory?.people ?? []).map(({ id }) => ({ kind: 'person', id }) as const)
  const events = (kase.timeline?.events ?? []).map(({ id }) => ({ kind: 'event', id }) as const)
  // The death of a person is about that person too, and so is a change that somebody brought; a rival's is a mistake worth making all the same.
  const entwined = new Set(right.flatMap((id) => [id, ...(kase.timeline?.events ?? []).flatMap(({ id: event, people: involved = [] }) => (event === id ? involved : involved.includes(id) ? [event] : []))]))
  const isNatural = (id: string): boolean => !right.includes(id) && (below.some(({ subject }) => subject.id === id) || (rival !== undefined && rival.support > 0 && rival.subject.id === id && !(focus.area === 'grief' && entwined.has(id))))
  const others = [...people, ...events].filter(({ id }) => !entwined.has(id) || isNatural(id))
  if ((level.length === 0 && !others.some(({ id }) => isNatural(id))) || others.length < 2) return undefined
  const asked = areaName(focus.area)
  return {
    kind: 'about',
    prompt: say(words, 'quiz.about', { area: asked }),
    choose: level.length === 0 ? 'one' : 'many',
    answers: [
      ...[first, ...level].map(({ subject }) => ({ text: label(subject), right: true, evidence: [subject.id] })),
      ...others.map((subject) => ({ text: label(subject), right: false, evidence: [subject.id], must: isNatural(subject.id), whyNot: whyNotAbout(lesson, subject.id, [first, ...further], rival) })),
    ],
    because: [{ text: say(words, level.length === 0 ? 'quiz.about-because' : 'quiz.about-level', { area: asked, about: listed(words, [first, ...level].map(({ subject }) => label(subject))) }), evidence: right }],
  }
}

function whyNotAbout(lesson: Lesson, id: string, own: readonly Candidate[], rival: Candidate | undefined): string {
  const { words, label, areaName } = lesson
  const candidate = own.find(({ subject }) => subject.id === id)
  const [first] = own
  if (candidate !== undefined && first !== undefined) {
    const about = label(candidate.subject)
    const reasons = titlesOf(lesson, candidate, 'against')
    return [
      ...(reasons === undefined ? [] : [say(words, 'quiz.not.about-against', { about, reasons })]),
      ...(candidate.support <= 0 && reasons !== undefined ? [] : [say(words, 'quiz.not.about-less', { about, support: String(candidate.support), first: String(first.support) })]),
    ].join(' ')
  }
  if (rival?.subject.id === id && rival.support > 0) return say(words, 'quiz.not.about-rival', { about: upperFirst(label(rival.subject)), area: areaName(rival.area) })
  return say(words, 'quiz.not.about-nothing', { area: areaName(first?.area ?? 'grief') })
}
