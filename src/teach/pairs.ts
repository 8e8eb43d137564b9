import { counterfactuals, formulateSync, rankSync, type FormulateOptions, type RankedCase } from '../index.js'
import { isFormulationError } from '../errors.js'
import type { Case } from '../model/case.js'
import type { Change } from '../model/counterfactuals.js'
import type { FactId, Subject } from '../model/facts.js'
import type { Formulation } from '../model/formulation.js'
import type { Focus } from '../model/ranking-result.js'
import type { AreaId } from '../model/words.js'
import { flag, list, wholeFrom, checkArgument } from '../options.js'
import { leavesOf } from '../trace.js'
import { say, upperFirst, valueInWords } from '../words/phrase.js'
import { isAboutSafety } from './askable.js'
import { containsOf } from './contains.js'
import type { DifficultyLevel } from './difficulty.js'
import { answerEdits, withEdit, type AnswerEdit } from './edits.js'
import { isHeld } from './held.js'
import { intakeNote, withoutFreeText, type IntakeNote, type NoteAnswer } from './intake-note.js'
import { checkTeaching, formulateOptions, keyOf, lessonFrom, lessonOf, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonLine } from './parts.js'
import { reasonsApart } from './pair-reasons.js'
import { becauseOf, departureIn, hasBlanks, isBlankFor, vignetteOf } from './vignette.js'

/** One of the two cases of a pair. */
export interface PairSide {
  /** The case without free words, so that nothing but the answers tells the two apart. */
  readonly case: Case
  readonly note: IntakeNote
  /** The record in words, where the case's own note has blanks for its answers. */
  readonly vignette?: string
  readonly focus: Focus
  readonly areaName: string
  readonly about: string
  readonly support: number
  /** Points before the next area. */
  readonly margin: number
}

/** A fact that came out otherwise with the answer. */
export interface PairFact {
  readonly subject: Subject
  readonly fact: FactId
  readonly label: string
  readonly a: string
  readonly b: string
}

/** Two cases one answer apart, with another leading area. */
export interface DiscriminationPair {
  readonly id: string
  readonly caseId: string
  readonly fictional: boolean
  /** The one answer in which the two cases differ. */
  readonly edit: Pick<AnswerEdit, 'address' | 'from' | 'to'> & { readonly label: string; readonly about: string; readonly a: string; readonly b: string }
  readonly facts: readonly PairFact[]
  readonly a: PairSide
  readonly b: PairSide
  readonly difficulty: DifficultyLevel
  /** What people should be told before they read either record. */
  readonly contains: readonly string[]
  /** Where one of the records is read otherwise than in the manuals, which are stricter: in what. */
  readonly departs?: string
  /** What counts on one side and not on the other. */
  readonly why: readonly LessonLine[]
  /** The same in a sentence or two: what each answer does most. */
  readonly because: string
  /** The question that tells the two areas apart, where the rule set has one. */
  readonly decidingQuestion?: string
}

/** A single fact that would put another area first, and that no single answer of the case brings about. */
export interface UnrealisedFact {
  readonly caseId: string
  readonly area: AreaId
  readonly subject: Subject
  readonly fact: FactId
  readonly value: Change['found']['value']
}

/** Pairs found in some cases, and what was looked at in vain. */
export interface DiscriminationPairs {
  /** Easier pairs first. */
  readonly pairs: readonly DiscriminationPair[]
  readonly unrealised: readonly UnrealisedFact[]
  /** Cases without a pair, and why. `no-lead`: nothing leads to be put second; `held-back`: something more pressing comes first; `none`: no single fact puts another area first. */
  readonly without: readonly { readonly caseId: string; readonly why: 'no-lead' | 'held-back' | 'none' }[]
}

export interface PairOptions extends TeachOptions {
  /** Most pairs of one case for each other area: 1 unless told. */
  readonly most?: number
  /** Tries every other answer to every field, instead of those that bear on a single fact which puts another area first. Slower, and finds more. */
  readonly thorough?: boolean
}

/** The smaller of two margins, in points, from which a pair is easy, and below which it is hard. */
const EASY = 6
const HARD = 4

/**
 * Pairs of cases that differ in one answer and have another leading area: found by counterfactuals, made by editing
 * the case, and proved by formulating both anew. Throws a `FormulationError` with every problem of a case.
 */
export function discriminationPairs(cases: readonly unknown[], options: PairOptions = {}): DiscriminationPairs {
  checkArgument(cases, list, '/cases')
  checkTeaching(options, { most: wholeFrom(1), thorough: flag })
  const found = cases.map((input) => pairsOf(input, options))
  const order = (pair: DiscriminationPair): string => `${['introductory', 'intermediate', 'advanced'].indexOf(pair.difficulty)} ${pair.id}`
  return {
    pairs: found.flatMap(({ pairs }) => pairs).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    unrealised: found.flatMap(({ unrealised }) => unrealised),
    without: found.flatMap(({ without }) => without),
  }
}

function pairsOf(input: unknown, options: PairOptions): DiscriminationPairs {
  const { most = 1, thorough = false, ...teach } = options
  const given = formulateOptions(teach)
  const written = lessonOf(input, teach).kase
  const base = lessonOf(withoutFreeText(written), teach)
  const { formulation, kase } = base
  const { caseId, outcome } = formulation
  const none = (why: DiscriminationPairs['without'][number]['why'], unrealised: readonly UnrealisedFact[] = []): DiscriminationPairs => ({ pairs: [], unrealised, without: [{ caseId, why }] })
  const lead = outcome.foci[0]
  if (isHeld(formulation)) return none('held-back')
  if (outcome.kind !== 'lead' || lead === undefined) return none('no-lead')
  const foci = formulation.areas.flatMap(({ area, candidates: [best] }): readonly Focus[] => (best === undefined || best.subject.unlisted === true ? [] : [{ area, subject: best.subject }]))
  const edits = answerEdits(kase, foci).filter((edit) => !hasBlanks(written) || isBlankFor(written, edit))
  const others = formulation.areas.filter(({ area, standing }) => area !== lead.area && standing !== 'absent' && standing !== 'background').map(({ area }) => area)
  const flips = others.flatMap((area) => singleFacts(kase, area, given))
  const tried = thorough ? edits : edits.filter((edit) => flips.some(({ change }) => bearsOn(edit, change, base)))
  const flipping = tried.flatMap((edit) => {
    const ranked = tryRanking(withEdit(kase, edit), given)
    const [first] = ranked?.ranking.outcome === 'lead' ? ranked.ranking.foci : []
    return first === undefined || first.area === lead.area ? [] : [{ edit, area: first.area }]
  })
  const isRealised = ({ area, change }: SingleFact): boolean => flipping.some((each) => each.area === area && bearsOn(each.edit, change, base))
  const unrealised = flips.filter((flip) => !isRealised(flip)).map(({ area, change: { subject, fact, found } }) => ({ caseId, area, subject, fact, value: found.value }))
  const pairs = others.flatMap((area) => {
    // Of the answers to one question, the nearest; of the questions, those that ask for no date first.
    const nearest = new Map(flipping.filter((each) => each.area === area).map(({ edit }) => edit).sort((x, y) => y.distance - x.distance || (x.address < y.address ? 1 : -1)).map((edit) => [edit.address, edit]))
    const [plain, dated] = [false, true].map((isDate) => [...nearest.values()].filter(({ field }) => (field.is === 'date') === isDate).flatMap((edit) => proved(base, edit, teach, written) ?? []).sort(byMargin))
    return [...(plain ?? []), ...(dated ?? [])].slice(0, most)
  })
  return pairs.length === 0 ? none('none', unrealised) : { pairs, unrealised, without: [] }
}

interface SingleFact {
  readonly area: AreaId
  readonly change: Change
}

/** Single facts that would put an area first, past ones among them: in an invented case they may have been otherwise. */
const singleFacts = (kase: Case, area: AreaId, options: FormulateOptions): readonly SingleFact[] =>
  counterfactuals(kase, { kind: 'put-first', area }, { ...options, maxSize: 1, ifRecordedWrongly: true }).sets.flatMap(({ changes: [change] }) => (change === undefined ? [] : [{ area, change }]))

/** Whether an answer is among what a fact is derived from, for the one it is about. */
function bearsOn({ pattern, address }: AnswerEdit, { fact, subject }: Change, { fact: definition }: Lesson): boolean {
  const list = subject.kind === 'person' ? '/inventory/people/' : '/timeline/events/'
  const isOthers = subject.kind !== 'case' && address.startsWith(list) && !address.startsWith(`${list}${subject.id}/`)
  return !isOthers && (definition(fact, subject.kind)?.reads ?? []).some((read) => pattern === read || pattern.startsWith(`${read}/`))
}

/** The ranking of an edited case; nothing for one that contradicts itself. */
function tryRanking(kase: Case, options: FormulateOptions): RankedCase | undefined {
  try {
    return rankSync(kase, options)
  } catch (error) {
    if (isFormulationError(error)) return undefined
    throw error
  }
}

/** Wider margins first; the address settles the rest. */
function byMargin(x: DiscriminationPair, y: DiscriminationPair): number {
  const [of, than] = [Math.min(x.a.margin, x.b.margin), Math.min(y.a.margin, y.b.margin)]
  return than - of || (x.id < y.id ? -1 : 1)
}

/** The pair that an edit makes, formulated anew from both inputs; nothing where it would not be fit to be shown. */
function proved(base: Lesson, edit: AnswerEdit, options: TeachOptions, written: Case): DiscriminationPair | undefined {
  const kase = withEdit(base.kase, edit)
  const formulation = formulateSync(kase, formulateOptions(options))
  const other = lessonFrom(kase, formulation, options)
  const [a, b] = [sideOf(base, written), sideOf(other, written)]
  if (a === undefined || b === undefined || a.focus.area === b.focus.area || !isAsSafe(base.formulation, formulation)) return undefined
  const facts = factsApart(base, other)
  if (facts.some(({ fact }) => isAboutSafety(fact))) return undefined
  const margin = Math.min(a.margin, b.margin)
  const departs = departureIn(base, a.focus.area) ?? departureIn(other, b.focus.area)
  const told = toldBy(base, other, edit)
  const reasons = reasonsApart(base, other, [a.focus.area, b.focus.area], facts)
  const pair = base.ruleSet.pairs.find(({ areas }) => areas.includes(a.focus.area) && areas.includes(b.focus.area))
  return {
    id: `${base.formulation.caseId}:${edit.address.slice(1)}=${JSON.stringify(edit.to)}`,
    caseId: base.formulation.caseId,
    fictional: base.kase.fictional === true,
    edit: { address: edit.address, from: edit.from, to: edit.to, ...told },
    facts,
    a, b,
    // What the manuals would read otherwise is nothing to begin with.
    difficulty: departs !== undefined ? 'advanced' : margin >= EASY ? 'introductory' : margin >= HARD ? 'intermediate' : 'advanced',
    contains: containsOf(base),
    ...(departs === undefined ? {} : { departs }),
    why: reasons.map(({ line }) => line),
    because: becauseOf(base, reasons, { answer: told.a, ...standingOf(base, other, a.focus.area) }, { answer: told.b, ...standingOf(other, base, b.focus.area) }),
    ...(pair === undefined ? {} : { decidingQuestion: pair.decidingQuestion }),
  }
}

/** How an area that leads in one record stands in the two. */
function standingOf({ formulation: { areas } }: Lesson, { formulation: { areas: others } }: Lesson, area: AreaId): { readonly area: AreaId; readonly isAlone: boolean; readonly isResidual: boolean } {
  return {
    area,
    isAlone: others.every((each) => each.area !== area || each.candidates.length === 0),
    isResidual: areas.some((each) => each.area === area && each.standing === 'residual'),
  }
}

function sideOf(lesson: Lesson, written: Case): PairSide | undefined {
  const { kase, formulation: { outcome, areas } } = lesson
  const [focus] = outcome.foci
  if (outcome.kind !== 'lead' || focus === undefined || isHeld(lesson.formulation)) return undefined
  const [first, second] = areas.filter(({ status }) => status === 'candidate')
  const support = first?.support ?? 0
  const note = intakeNote(lesson)
  const vignette = vignetteOf(written, lesson, note)
  return {
    case: kase, note, ...(vignette === undefined ? {} : { vignette }), focus, areaName: lesson.areaName(focus.area), about: lesson.label(focus.subject),
    support, margin: support - Math.max(second?.support ?? 0, 0),
  }
}

/** Whether both records say the same of safety: nothing of it is one answer that turns an area on or off. */
function isAsSafe({ messages: before }: Formulation, { messages: after }: Formulation): boolean {
  const of = (messages: Formulation['messages']): readonly string[] => messages.filter(({ level, theme }) => theme === 'safety' || level === 'emergency' || level === 'urgent').map(({ ruleId, subject }) => `${ruleId} ${keyOf(subject)}`).sort()
  return of(before).join('\n') === of(after).join('\n')
}

/** The answer in the words of both notes. */
function toldBy(base: Lesson, other: Lesson, { address, block, field }: AnswerEdit): Pick<DiscriminationPair['edit'], 'label' | 'about' | 'a' | 'b'> {
  const find = (lesson: Lesson): { readonly answer?: NoteAnswer; readonly title?: string } => {
    for (const { entries, title: section } of intakeNote(lesson).sections) {
      for (const { answers, title } of entries) {
        const answer = answers.find((each) => each.address === address)
        if (answer !== undefined) return { answer, title: title ?? section }
      }
    }
    return {}
  }
  const [a, b] = [find(base), find(other)]
  return { label: a.answer?.label ?? say(base.words, `field.${block}.${field.key}`), about: a.title ?? '', a: a.answer?.value ?? '', b: b.answer?.value ?? '' }
}

function factsApart(base: Lesson, other: Lesson): readonly PairFact[] {
  const [a, b] = [factsIn(base), factsIn(other)]
  return [...a].flatMap(([key, { subject, fact, value }]): readonly PairFact[] => {
    const now = b.get(key)
    return now === undefined || now.value === value ? [] : [{ subject, fact, label: upperFirst(base.words.facts[fact]?.label ?? fact), a: value, b: now.value }]
  })
}

/** Facts that rules about weighing read, in words. */
function factsIn({ formulation, rule, words, fact: definition }: Lesson): ReadonlyMap<string, { readonly subject: Subject; readonly fact: FactId; readonly value: string }> {
  const facts = new Map<string, { readonly subject: Subject; readonly fact: FactId; readonly value: string }>()
  for (const { ruleId, subject, condition, unless } of formulation.outcomes) {
    if (rule(ruleId)?.direction === 'caution' || subject.kind === 'ranking' || subject.unlisted === true) continue
    for (const { fact, found } of [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOf)) {
      const about: Subject = definition(fact, subject.kind)?.about === 'case' ? { kind: 'case', id: 'case' } : subject
      facts.set(`${keyOf(about)} ${fact}`, { subject: about, fact, value: valueInWords(words, found, definition(fact, subject.kind)) })
    }
  }
  return facts
}
