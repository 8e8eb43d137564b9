import type { AreaResult, Argument, Candidate } from '../model/ranking-result.js'
import { midSentence, say } from '../words/phrase.js'
import type { Lesson } from './lesson.js'
import { firstWish } from './quiz-wishes.js'

/** Reasons that count on one side, weightiest first. */
export const firedOn = ({ arguments: all }: Candidate, side: 'for' | 'against'): readonly Argument[] =>
  all.filter(({ direction, verdict, counted }) => direction === side && verdict === 'fired' && counted !== 0).sort((a, b) => Math.abs(b.counted) - Math.abs(a.counted) || (a.ruleId < b.ruleId ? -1 : 1))

const TOLD = 3

/** The weightiest of them by their titles, inside a sentence; undefined where there are none. */
export function titlesOf({ rule, words }: Lesson, candidate: Candidate, side: 'for' | 'against', most = TOLD): string | undefined {
  const titles = firedOn(candidate, side).slice(0, most).flatMap(({ ruleId }) => rule(ruleId)?.title ?? [])
  return titles.length === 0 ? undefined : titles.map((title) => midSentence(words, title)).join(say(words, 'note.between'))
}

/** The candidate by which an area stands or falls. */
export const bestOf = ({ formulation: { areas } }: Lesson, id: string | undefined): Candidate | undefined => areas.find(({ area }) => area === id)?.candidates[0]

/** Why an area is not the one: by what it is for and what is missing of that, or what speaks against it; points come last. */
export function whyNotThis(lesson: Lesson, each: AreaResult & { readonly name: string }): string {
  const { formulation: { outcome }, words, kase: { inventory }, areaName } = lesson
  const { area, name, status, standing } = each
  const isMissing = each.candidates.length === 0 || each.candidates.every((candidate) => candidate.status === 'not-applicable')
  if (status === 'background' && !(standing === 'residual' && isMissing)) {
    const first = outcome.foci[0]?.area
    return first === undefined ? say(words, 'quiz.not.nobody', { area: name }) : say(words, 'quiz.why.background', { area: name, first: areaName(first) })
  }
  if (status === 'not-applicable' || status === 'background') {
    const hasDied = inventory?.people?.some(({ status: own, death }) => own === 'deceased' || typeof death === 'object') === true
    return say(words, area === 'grief' && hasDied ? 'quiz.not.nobody' : `quiz.why.${area}`, { area: name })
  }
  if (status !== 'candidate') return say(words, 'quiz.not.open', { area: name })
  return weighed(lesson, each)
}

/** What speaks against an area that is in the running, what the client puts before it, and how far it goes all the same. */
function weighed(lesson: Lesson, { area, name, support, candidates: [best] }: AreaResult & { readonly name: string }): string {
  const { formulation: { outcome, areas }, words, kase: { clientView }, label } = lesson
  if (best === undefined) return say(words, 'quiz.not.nobody', { area: name })
  const lead = bestOf(lesson, outcome.foci[0]?.area)
  const against = titlesOf(lesson, best, 'against')
  const wish = isPutFirst(lead) && !isPutFirst(best) ? firstWish(lesson) : undefined
  const isSecond = outcome.kind === 'lead' && outcome.foci.slice(1).some((focus) => focus.area === area)
  const own = titlesOf(lesson, best, 'for', 2)
  const blanks = (reasons: string): Readonly<Record<string, string>> => ({ area: name, reasons, ...(best.subject.kind === 'case' ? {} : { about: label(best.subject) }) })
  const about = best.subject.kind === 'case' ? '' : '-about'
  const hasNoWish = outcome.kind === 'no-clear-focus' && Array.isArray(clientView?.priorities) && clientView.priorities.length === 0
  const told = [
    ...(against === undefined ? [] : [say(words, `quiz.why.against${about}`, blanks(against))]),
    ...(wish === undefined ? [] : [say(words, 'quiz.why.first', { what: wish })]),
    ...(against === undefined && wish === undefined && own !== undefined ? [say(words, `quiz.why.own${about}`, blanks(own))] : []),
    ...(hasNoWish ? [say(words, 'quiz.why.no-wish')] : []),
    ...(isSecond ? [say(words, 'quiz.why.second', { area: name })] : []),
    ...(isSecond && wish === undefined && isPutFirst(best) ? [say(words, 'quiz.why.asked-for')] : []),
    ...(support <= 0 ? [] : [outcome.kind === 'no-clear-focus' ? say(words, 'quiz.why.too-few', { support: String(support) }) : say(words, 'quiz.why.points', { support: String(support), first: String(areas[0]?.support ?? 0) })]),
  ]
  return told.length === 0 ? say(words, 'quiz.not.nobody', { area: name }) : told.join(' ')
}

const isPutFirst = (candidate: Candidate | undefined): boolean => candidate !== undefined && firedOn(candidate, 'for').some(({ ruleId }) => ruleId.endsWith('/client-first-priority'))
