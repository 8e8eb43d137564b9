import type { Subject } from '../model/facts.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Candidate } from '../model/ranking-result.js'
import { generatorOf } from '../random.js'
import { decisiveLeaves, leavesOf } from '../trace.js'
import { listed, say, term } from '../words/phrase.js'
import { keyOf, lessonOf, ruleEvidence, wrongUse, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonLine, PageLink } from './parts.js'

export const QUIZ_KINDS = ['area', 'about', 'for', 'against', 'missing', 'ask', 'safety'] as const
/** What an item asks: the area, whom it is about, what speaks for it and against it, what is missing, what to ask next, what comes first for safety. */
export type QuizKind = (typeof QUIZ_KINDS)[number]

/** An answer to choose. Its id tells nothing of whether it is right. */
export interface QuizOption {
  readonly id: string
  readonly text: string
}

/** One question with the answers to choose from, and nothing that gives the right one away. */
export interface QuizItem {
  readonly id: string
  readonly kind: QuizKind
  readonly prompt: string
  /** Whether one answer is right, or each is to be judged by itself. */
  readonly choose: 'one' | 'many'
  readonly options: readonly [QuizOption, QuizOption, ...QuizOption[]]
}

/** Questions on one case. */
export interface Quiz {
  readonly caseId: string
  readonly title: string
  readonly fictional: boolean
  readonly seed: number
  readonly items: readonly QuizItem[]
}

/** The right answers to one question, and why. */
export interface KeyItem {
  readonly id: string
  readonly correct: readonly [string, ...string[]]
  readonly because: readonly LessonLine[]
  /** What each answer rests on, right or wrong, as evidence ids. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
}

/** The answers to a quiz, to be kept apart from it. */
export interface QuizKey {
  readonly caseId: string
  readonly title: string
  readonly fictional: boolean
  readonly seed: number
  readonly items: readonly KeyItem[]
}

/** A quiz and its key, in two parts so that each can be handed out by itself. */
export interface QuizWithKey {
  readonly quiz: Quiz
  readonly key: QuizKey
}

export interface QuizOptions extends TeachOptions {
  /** Decides which wrong answers are taken and in what order all stand: 1 unless told. */
  readonly seed?: number
  /** Most answers to choose from in one question, at least 3: 6 unless told. */
  readonly choices?: number
}

/** An answer before it is put in its place. */
interface Answer {
  readonly text: string
  readonly right: boolean
  readonly evidence: readonly string[]
}

interface Draft {
  readonly kind: QuizKind
  readonly prompt: string
  readonly choose: 'one' | 'many'
  readonly answers: readonly Answer[]
  readonly because: readonly LessonLine[]
}

const CHOICES = 6
const MOST_CHOICES = 12

/**
 * Questions on a case with plausible wrong answers, and the key apart. The same case, rules and seed give the same
 * quiz. Throws a `FormulationError` with every problem of the input, and with code `USAGE` for options out of range.
 */
export function quiz(input: unknown, options: QuizOptions = {}): QuizWithKey {
  const { seed, choices, ...teach } = options
  return quizOf(lessonOf(input, teach), { ...(seed === undefined ? {} : { seed }), ...(choices === undefined ? {} : { choices }) })
}

/** The same for a case that was formulated already. */
export function quizOf(lesson: Lesson, { seed = 1, choices = CHOICES }: Pick<QuizOptions, 'seed' | 'choices'>): QuizWithKey {
  if (!Number.isSafeInteger(seed)) throw wrongUse('/seed', 'a whole number', 'something else')
  if (!Number.isInteger(choices) || choices < 3 || choices > MOST_CHOICES) throw wrongUse('/choices', `a whole number from 3 to ${MOST_CHOICES}`, 'something else')
  // The id takes part, so that the right answers of a course do not all stand in the same place.
  const next = generatorOf(seed + hashOf(lesson.formulation.caseId))
  const drafts = [area(lesson), about(lesson), ...observations(lesson), missing(lesson), ask(lesson), safety(lesson)].filter((draft) => draft !== undefined)
  const placed = drafts.flatMap((draft, at) => place(draft, `q${at + 1}`, choices, next))
  const { caseId, title, fictional } = lesson.formulation
  const head = { caseId, title: title ?? say(lesson.words, 'note.title'), fictional: fictional === true, seed }
  return { quiz: { ...head, items: placed.map(({ item }) => item) }, key: { ...head, items: placed.map(({ key }) => key) } }
}

/** A number of 32 bits that a text decides (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}

/** Takes as many answers as are shown, in an order that only the seed decides; right ones first, so that none is lost unless all are right. */
function place({ kind, prompt, choose, answers, because }: Draft, id: string, choices: number, next: () => number): readonly { readonly item: QuizItem; readonly key: KeyItem }[] {
  const distinct = [...new Map(answers.map((answer) => [answer.text, answer])).values()]
  const right = distinct.filter((answer) => answer.right)
  const wrong = shuffled(distinct.filter((answer) => !answer.right), next)
  // At least two wrong answers where there are any, and never more right ones than leave room for them.
  const kept = choose === 'one' ? right.slice(0, 1) : right.slice(0, Math.max(1, choices - Math.min(wrong.length, Math.max(2, Math.floor(choices / 2)))))
  const shown = shuffled([...kept, ...wrong.slice(0, choices - kept.length)], next)
  const [first, second, ...rest] = shown.map((answer, at) => ({ answer, option: { id: `${id}-${LETTERS.charAt(at)}`, text: answer.text } }))
  if (first === undefined || second === undefined || kept.length === 0) return []
  const all = [first, second, ...rest]
  const [one, ...others] = all.filter(({ answer }) => answer.right).map(({ option }) => option.id)
  if (one === undefined) return []
  return [{
    item: { id, kind, prompt, choose, options: [first.option, second.option, ...rest.map(({ option }) => option)] },
    key: { id, correct: [one, ...others], because: because.filter(({ evidence: own = [] }) => choose === 'one' || kind === 'missing' || all.some(({ answer }) => answer.right && answer.evidence.some((each) => own.includes(each)))), evidence: Object.fromEntries(all.map(({ answer, option }) => [option.id, answer.evidence])) },
  }]
}

const LETTERS = 'abcdefghijklmnop'

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const order = items.map((item) => ({ item, at: next() }))
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item)
}

/** Which area leads, or that none may be named yet. */
function area({ formulation, words }: Lesson): Draft {
  const { outcome, areas } = formulation
  const names = areas.filter(({ standing }) => standing !== 'absent')
  const isLead = outcome.kind === 'lead'
  const first = outcome.foci[0]
  const isTie = outcome.kind === 'tie'
  const none = outcome.kind === 'insufficient-data' ? 'quiz.too-little' : 'quiz.no-area'
  return {
    kind: 'area',
    prompt: say(words, 'quiz.area'),
    choose: 'one',
    answers: [
      ...names.map(({ area: id, name }) => ({ text: name, right: isLead && id === first?.area, evidence: [`area:${id}`] })),
      { text: say(words, 'quiz.two-level'), right: isTie, evidence: ['outcome'] },
      ...(['quiz.too-little', 'quiz.no-area'] as const).map((key) => ({ text: say(words, key), right: !isLead && !isTie && key === none, evidence: ['outcome'] })),
    ],
    because: (formulation.text.trainee.find(({ id }) => id === 'focus')?.sentences ?? []).slice(0, 1).map(({ text, evidence }) => ({ text, evidence })),
  }
}

/** Whom or what the lead is about. */
function about({ formulation, words, areaName, label, kase }: Lesson): Draft | undefined {
  const { outcome } = formulation
  const [focus] = outcome.foci
  if (outcome.kind !== 'lead' || focus === undefined || focus.subject.kind === 'case') return undefined
  const people = (kase.inventory?.people ?? []).map(({ id }) => ({ kind: 'person', id }) as const)
  const events = (kase.timeline?.events ?? []).map(({ id }) => ({ kind: 'event', id }) as const)
  // The death of a person is about that person too, and so is a change that somebody brought.
  const entwined = new Set([focus.subject.id, ...(kase.timeline?.events ?? []).flatMap(({ id, people: involved = [] }) => (id === focus.subject.id ? involved : involved.includes(focus.subject.id) ? [id] : []))])
  const others = [...people, ...events].filter(({ id }) => !entwined.has(id))
  if (others.length < 2) return undefined
  return {
    kind: 'about',
    prompt: say(words, 'quiz.about', { area: areaName(focus.area) }),
    choose: 'one',
    answers: [{ text: label(focus.subject), right: true, evidence: [focus.subject.id] }, ...others.map((subject) => ({ text: label(subject), right: false, evidence: [subject.id] }))],
    because: [{ text: say(words, 'quiz.about-because', { area: areaName(focus.area), about: label(focus.subject) }), evidence: [`area:${focus.area}`] }],
  }
}

/** True observations: which speak for the leading area, and which against it. Those of other areas are the wrong answers. */
function observations(lesson: Lesson): readonly (Draft | undefined)[] {
  const { formulation, words, areaName, label } = lesson
  const best = formulation.areas.filter(({ status, standing }) => status === 'candidate' && standing !== 'absent').flatMap(({ candidates: [first] }) => first ?? [])
  const [lead] = best
  if (lead === undefined || formulation.outcome.foci.length === 0) return []
  const said = (candidate: Candidate, side: 'for' | 'against'): readonly Observation[] =>
    candidate.arguments
      .filter(({ direction, verdict, counted }) => direction === side && verdict === 'fired' && counted !== 0)
      .sort((a, b) => Math.abs(b.counted) - Math.abs(a.counted) || (a.ruleId < b.ruleId ? -1 : 1))
      .flatMap(({ ruleId }) => observation(lesson, ruleId, candidate))
  const own = said(lead, 'for')
  const against = said(lead, 'against')
  const known = new Set(own.flatMap(({ facts }) => facts))
  // What rests on a fact that speaks for the lead as well would be no wrong answer.
  const elsewhere = best.slice(1).flatMap((candidate) => [...said(candidate, 'for'), ...said(candidate, 'against')]).filter(({ facts }) => !facts.some((fact) => known.has(fact)))
  const all = formulation.areas.flatMap(({ candidates }) => candidates)
  const others = all.filter((candidate) => candidate !== lead && candidate.status !== 'not-applicable' && candidate.area !== lead.area).flatMap((candidate) => said(candidate, 'for')).filter(({ facts }) => !facts.some((fact) => known.has(fact)))
  // Not so, and near enough to be taken for it.
  const unmet = lead.arguments.filter(({ direction, verdict, ruleId }) => direction === 'for' && verdict === 'silent' && isWhollyUntrue(lesson.outcome(ruleId, lead.subject))).flatMap(({ ruleId, version }) => {
    const title = lesson.rule(ruleId)?.title
    return title === undefined ? [] : [{ text: say(words, 'quiz.observation', { title, about: label(lead.subject) }), right: false, evidence: [ruleEvidence({ ruleId, version, subject: lead.subject })] }]
  })
  // What weighs against is best learned on whichever candidate has most of it: the runner-up, as a rule.
  const opposed = [lead, ...all.filter((candidate) => candidate !== lead && candidate.subject.unlisted !== true)].find((candidate) => said(candidate, 'against').length > 0)
  const draft = (kind: 'for' | 'against', { area: id, subject }: Candidate, right: readonly Observation[], wrong: readonly (Observation | Answer)[]): Draft | undefined => {
    const known = new Set(right.flatMap(({ facts }) => facts))
    const apart = wrong.filter((each) => !('facts' in each) || !each.facts.some((fact) => known.has(fact)))
    return right.length === 0 || apart.length === 0 ? undefined : {
      kind,
      prompt: subject.kind === 'case' ? say(words, `quiz.${kind}`, { area: areaName(id) }) : say(words, `quiz.${kind}-about`, { area: areaName(id), about: label(subject) }),
      choose: 'many',
      answers: [...right.map((each) => ({ ...each, right: true })), ...apart.map((each) => ({ ...each, right: false }))],
      because: right.map(({ because }) => because),
    }
  }
  return [
    draft('for', lead, own, [...against, ...elsewhere, ...others, ...unmet]),
    opposed === undefined ? undefined : draft('against', opposed, said(opposed, 'against'), [...said(opposed, 'for'), ...own]),
  ]
}

/** Nothing of the rule holds. One that fails by a date alone reads as if it were true, and what is half so can be argued over. */
function isWhollyUntrue(outcome: RuleOutcome | undefined): boolean {
  const leaves = outcome === undefined ? [] : leavesOf(outcome.condition)
  return leaves.length > 0 && leaves.every(({ result, found }) => result === 'false' && !(found.status === 'known' && (found.value === 'both' || found.value === 'partly')))
}

interface Observation {
  readonly text: string
  readonly evidence: readonly string[]
  readonly facts: readonly string[]
  readonly because: LessonLine
}

function observation(lesson: Lesson, ruleId: string, { subject }: Candidate): readonly Observation[] {
  const outcome = lesson.outcome(ruleId, subject)
  const title = lesson.rule(ruleId)?.title
  if (outcome === undefined || title === undefined) return []
  const href = lesson.page(ruleId)
  const links: readonly PageLink[] = href === undefined ? [] : [{ text: title, href }]
  const text = subject.kind === 'case' ? title : say(lesson.words, 'quiz.observation', { title, about: lesson.label(subject) })
  const evidence = [ruleEvidence(outcome)]
  return [{ text, evidence, facts: decisiveLeaves(outcome).map(({ fact }) => `${keyOf(subject)} ${fact}`), because: { text, evidence, ...(links.length === 0 ? {} : { links }) } }]
}

/** Items of the minimum data set that are not answered yet. */
function missing({ formulation: { completeness }, words }: Lesson): Draft | undefined {
  const open = completeness.items.filter(({ answered }) => !answered)
  if (open.length === completeness.items.length) return undefined
  return {
    kind: 'missing',
    prompt: say(words, 'quiz.missing'),
    choose: 'many',
    answers: [
      ...completeness.items.map(({ id, label, answered }) => ({ text: label, right: !answered, evidence: [`completeness:${id}`] })),
      { text: say(words, 'quiz.nothing-missing'), right: open.length === 0, evidence: ['completeness'] },
    ],
    because: [{ text: open.length === 0 ? say(words, 'quiz.nothing-missing-because') : say(words, 'quiz.missing-because', { items: listed(words, open.map(({ label }) => label)) }), evidence: ['completeness'] }],
  }
}

/** The question that would do most for the first place, or that none need be asked for its sake. */
function ask(lesson: Lesson): Draft | undefined {
  const { formulation, words } = lesson
  const found = formulation.explanation?.ask
  if (found === undefined) return undefined
  const [best] = found.questions
  const put = (fact: string, subject: Subject | undefined): string => {
    const question = words.facts[fact]?.question ?? fact
    return subject === undefined || subject.kind === 'case' || subject.unlisted === true ? question : say(words, 'example.ask-about', { question, who: lesson.label(subject) })
  }
  const useful = new Set(found.questions.map(({ fact }) => fact))
  const small = formulation.questions.filter(({ couldChange }) => couldChange.every(({ up, down }) => up + down < 2)).map(({ fact, subjects: [subject] }) => ({ fact, subject }))
  const idle = [...small, ...answeredFacts(lesson)].filter(({ fact }) => !useful.has(fact))
  if (idle.length < 2 || (best === undefined && !found.stop.reached)) return undefined
  const told = formulation.explanation?.text.medium.find(({ id }) => id === 'ask-next')?.sentences ?? []
  return {
    kind: 'ask',
    prompt: say(words, 'quiz.ask'),
    choose: 'one',
    answers: [
      ...(best === undefined ? [] : [{ text: put(best.fact, best.about[0].subject), right: true, evidence: [`question:${best.fact}`] }]),
      ...idle.map(({ fact, subject }) => ({ text: put(fact, subject), right: false, evidence: [`fact:${fact}`] })),
      { text: say(words, 'quiz.none-needed'), right: best === undefined, evidence: ['outcome'] },
    ],
    because: told.slice(0, 1).map(({ text, evidence }) => ({ text, evidence })),
  }
}

/** Facts that are known already: to ask for them again would be beside the point. */
function answeredFacts(lesson: Lesson): readonly { readonly fact: string; readonly subject: Subject }[] {
  const { formulation, words } = lesson
  return formulation.areas.flatMap(({ candidates: [best] }) => best ?? []).flatMap(({ subject, arguments: all }) =>
    all.filter(({ verdict }) => verdict === 'fired').flatMap(({ ruleId }) => lesson.outcome(ruleId, subject) ?? []).flatMap((outcome) =>
      decisiveLeaves(outcome).filter(({ fact, found }) => found.status === 'known' && words.facts[fact] !== undefined)
        .map(({ fact }) => ({ fact, subject: lesson.fact(fact, subject.kind)?.about === 'case' ? { kind: 'case' as const, id: 'case' } : subject }))))
}

/** What must be seen to before a focus is worked on. */
function safety({ formulation, words }: Lesson): Draft | undefined {
  // What belongs to planning comes later, and is no answer to what comes first.
  const pressing = formulation.messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
  const later = formulation.messages.filter(({ level }) => level === 'caution')
  const [first, ...rest] = [...pressing, ...(pressing.length === 0 ? [] : later)]
  const plans = formulation.plan.flatMap(({ goals }) => goals).slice(0, 2)
  const general = ['quiz.first-focus', 'quiz.first-scores', 'quiz.first-plan'].map((key) => say(words, key))
  const evidence = first === undefined ? [] : [ruleEvidence(first)]
  return {
    kind: 'safety',
    prompt: say(words, 'quiz.safety'),
    choose: 'one',
    answers: [
      { text: first?.clinician ?? say(words, 'quiz.nothing-pressing'), right: true, evidence: first === undefined ? ['messages'] : evidence },
      // Others that are just as pressing are no wrong answers.
      ...rest.filter(({ level }) => level !== first?.level).map((message) => ({ text: message.clinician, right: false, evidence: [ruleEvidence(message)] })),
      ...plans.map(({ id, clinician }) => ({ text: clinician, right: false, evidence: [`goal:${id}`] })),
      ...general.map((text) => ({ text, right: false, evidence: [] })),
    ],
    because: first === undefined
      ? [{ text: say(words, 'quiz.nothing-pressing-because'), evidence: ['messages'] }]
      : [{ text: say(words, 'render.message', { level: term(words, 'level', first.level), text: first.clinician }), evidence }],
  }
}
