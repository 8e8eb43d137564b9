import type { Subject } from '../../model/facts.js'
import type { AreaFinding, AreaPlan, Completeness, Message, NetworkFinding, OverdueRule, Question, Register, Sentence } from '../../model/formulation.js'
import type { Argument, Candidate } from '../../model/ranking-result.js'
import type { Labels } from '../labels.js'
import type { Workbench } from '../material.js'
import { eventAgain } from '../../words/client-event.js'
import { say, sayCounted } from '../../words/phrase.js'
import { ruleSentence, sentenceCase } from '../rule-sentence.js'

/** What the sentences are written from, and for whom. */
export interface Draft {
  readonly bench: Workbench
  readonly labels: Labels
  readonly register: Register
  readonly messages: readonly Message[]
  readonly areas: readonly AreaFinding[]
  readonly questions: readonly Question[]
  readonly plan: readonly AreaPlan[]
  readonly network: NetworkFinding
  readonly completeness: Completeness
  readonly overdue: readonly OverdueRule[]
}

/** Trainees read the clinician's words with the working shown. */
export const voiceOf = (register: Register): 'clinician' | 'client' => (register === 'client' ? 'client' : 'clinician')

/** One sentence of the catalogue in the draft's voice, with what it rests on. */
export function sentence(draft: Draft, key: string, evidence: readonly string[], blanks: Readonly<Record<string, string>> = {}): Sentence {
  return withEvidence(sentenceCase(draft.bench, say(draft.bench.words, `${voiceOf(draft.register)}.${key}`, blanks)), evidence)
}

/** The same, of a sentence that tells a number. */
export function countedSentence(draft: Draft, key: string, evidence: readonly string[], n: number): Sentence {
  return withEvidence(sentenceCase(draft.bench, sayCounted(draft.bench.words, `${voiceOf(draft.register)}.${key}`, n, { n: String(n) })), evidence)
}

/** Refuses a sentence that rests on nothing. */
export function withEvidence(text: string, evidence: readonly string[]): Sentence {
  const [first] = evidence
  if (first === undefined) throw new RangeError('a sentence needs evidence')
  if (evidence.length === 1) return { text, evidence: [first] }
  const [, ...others] = new Set(evidence)
  return { text, evidence: [first, ...others] }
}

export const labelOf = (draft: Draft, subject: Subject): string => draft.labels[voiceOf(draft.register)](subject)

/** `rule:<id>@<version>#<subject>`, the name by which a sentence points at an argument. */
export const argumentId = (argument: Pick<Argument, 'ruleId' | 'version'>, subject: Subject): string =>
  `rule:${argument.ruleId}@${argument.version}#${subject.id}`

/** The rule's own sentence for an argument of a candidate. */
export function argumentText(draft: Draft, candidate: Candidate, argument: Argument, again?: string): string {
  return ruleSentence(draft.bench, draft.labels, { ruleId: argument.ruleId, subject: candidate.subject }, voiceOf(draft.register), again)
}

/** What an event is called once it has been named: a title again and again makes sentences that nobody can read. */
export function calledAgain(draft: Draft, subject: Subject): string | undefined {
  const event = subject.kind === 'event' ? draft.bench.case.timeline?.events?.find(({ id }) => id === subject.id) : undefined
  return event === undefined ? undefined : eventAgain(draft.bench.words, event.type, voiceOf(draft.register))
}

/** Whether a message holds back every suggestion where to start. */
export const isPlanHeld = ({ messages, plan }: Draft): boolean =>
  messages.some(({ withholds }) => withholds.includes('plan')) || plan.some(({ withheldBy }) => withheldBy.length > 0)

/** Whether fear of somebody, or harm by somebody, is recorded. */
export const isHarmRecorded = ({ messages }: Draft): boolean =>
  messages.some(({ withholds, level }) => level !== 'note' && (withholds.includes('dispute-work') || withholds.includes('joint-sessions')))

/** Whether something to work on is put forward. */
export const isProposed = (draft: Draft): boolean => draft.bench.ranking.foci.length > 0 && !isPlanHeld(draft) && !(draft.register === 'client' && isHarmRecorded(draft))

export const isCase = (subject: Subject): boolean => subject.kind === 'case'
