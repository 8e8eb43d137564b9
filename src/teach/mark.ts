import type { Case } from '../model/case.js'
import type { Formulation } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Argument, Candidate, Focus } from '../model/ranking-result.js'
import { RULE_STRENGTHS, type RuleStrength } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import { formulateSync, parseCase } from '../index.js'
import { decisiveLeaves, leavesOf } from '../trace.js'
import { listed, say } from '../words/phrase.js'
import { formulateOptions, lessonFrom, ruleEvidence, wrongUse, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonLine } from './parts.js'

/** A piece of evidence that a learner cites. */
export interface CitedEvidence {
  /** A rule (`grief/yearning`, `rule:grief/yearning@1#ana`), a fact (`death.yearningLevel`, `fact:death.yearningLevel#ana`), where something is recorded (`/inventory/people/ana/death/yearning`), or an item of the minimum data set (`completeness:deaths`). */
  readonly ref: string
  /** For the area, unless told. */
  readonly side?: 'for' | 'against'
  /** How weighty the learner takes it to be; not judged when left out. */
  readonly strength?: RuleStrength
}

/** What a learner makes of a case. */
export interface LearnerAnswer {
  /** The area that leads, or both that are level; none where nothing may be proposed yet. */
  readonly areas: readonly AreaId[]
  /** Id of the person or event it is about. */
  readonly about?: string
  readonly evidence?: readonly (string | CitedEvidence)[]
}

export const EVIDENCE_MARKS = ['hit', 'over-weighted', 'wrong-side', 'unsupported'] as const
/** `hit`: it decides and was cited for the right side; `over-weighted`: true, and given more weight than it has; `wrong-side`: it speaks for the other side; `unsupported`: not so, not known, or of no weight here. */
export type EvidenceMark = (typeof EVIDENCE_MARKS)[number]

/** One piece of the model answer: a reason that counts, with the points it is worth. */
export interface ModelPiece {
  readonly id: string
  readonly side: 'for' | 'against'
  readonly points: number
  readonly strength?: RuleStrength
  /** True and filling a theme that stronger reasons fill already: right to know, and nothing to lean on. */
  readonly spare: boolean
  readonly text: string
}

/** What would be a full answer. */
export interface ModelAnswer {
  readonly areas: readonly AreaId[]
  readonly about: readonly string[]
  readonly evidence: readonly ModelPiece[]
}

/** Marks for one answer. Each share lies between 0 and its most. */
export interface Marks {
  readonly total: number
  readonly most: number
  readonly area: { readonly got: number; readonly most: number; readonly right: readonly AreaId[]; readonly named: readonly AreaId[] }
  readonly about: { readonly got: number; readonly most: number }
  readonly evidence: {
    readonly got: number
    readonly most: number
    readonly cited: readonly { readonly ref: string; readonly mark: EvidenceMark; readonly pieces: readonly string[] }[]
    /** Pieces that decide and were not cited, weightiest first. */
    readonly missed: readonly ModelPiece[]
  }
  readonly feedback: readonly LessonLine[]
}

export interface MarkOptions extends TeachOptions {
  /** Points for the area, whom it is about, and the evidence: 40, 10 and 50 unless told. */
  readonly points?: { readonly area: number; readonly about: number; readonly evidence: number }
}

const POINTS = { area: 40, about: 10, evidence: 50 }
/** Share of the area's points for naming the runner-up when it stands close enough to be a second focus. */
const NEAR_MISS = 0.3
/** Evidence that truly speaks for a wrong area still shows that the note was read: it counts for at most this share. */
const WRONG_AREA = 0.5
/** A piece cited with more weight than it has counts for this share. */
const OVER_WEIGHTED = 0.5
/** Pieces that do not bear take off this share of an average piece each. */
const PENALTY = 1

/**
 * Marks an answer against what the rules make of the case. Citing one more piece that decides never lowers the marks,
 * and citing one that does not bear never raises them. Throws a `FormulationError` with every problem of the input, and
 * with code `USAGE` for an area that does not exist.
 */
export function markAnswer(given: unknown, answer: LearnerAnswer, options: MarkOptions = {}): Marks {
  const lesson = lessonGiven(given, options)
  const { formulation } = lesson
  const most = options.points ?? POINTS
  const known = new Set(formulation.areas.map(({ area }) => area))
  const stray = answer.areas.findIndex((area) => !known.has(area))
  if (stray !== -1) throw wrongUse(`/areas/${stray}`, `one of: ${[...known].join(', ')}`, 'another word')
  const right = rightAreas(formulation)
  const named = [...new Set(answer.areas)]
  const hits = named.filter((area) => right.includes(area)).length
  const areaShare = right.length === 0 && named.length === 0 ? 1 : hits === 0 ? nearMiss(formulation, named) : hits / Math.max(named.length, right.length)
  const aboutShare = aboutShareOf(formulation, answer, right, named)
  // Evidence for a wrong area is judged by that area's own reasons, and can bring less.
  const isRight = hits > 0 || (right.length === 0 && named.length === 0)
  const judged = isRight ? right : named.slice(0, 1)
  const pieces = piecesFor(lesson, judged)
  const cited = (answer.evidence ?? []).map((each) => judge(typeof each === 'string' ? { ref: each } : each, pieces))
  const share = evidenceShare(cited, pieces) * (isRight ? 1 : WRONG_AREA * standing(formulation, judged))
  const got = { area: most.area * areaShare, about: most.about * aboutShare, evidence: most.evidence * share }
  const found = new Set(cited.filter(({ mark }) => mark === 'hit' || mark === 'over-weighted').flatMap((each) => each.pieces))
  const missed = piecesFor(lesson, right).filter(({ id, spare }) => !spare && !found.has(id)).map(bare)
  const marks = {
    total: round(got.area + got.about + got.evidence),
    most: most.area + most.about + most.evidence,
    area: { got: round(got.area), most: most.area, right, named },
    about: { got: round(got.about), most: most.about },
    evidence: { got: round(got.evidence), most: most.evidence, cited: cited.map(({ ref, mark, pieces: own }) => ({ ref, mark, pieces: own })), missed },
  }
  return { ...marks, feedback: feedbackOn(marks, lesson) }
}

/** Everything that a full answer would hold. */
export function modelAnswer(given: unknown, options: TeachOptions = {}): ModelAnswer {
  const lesson = lessonGiven(given, options)
  const areas = rightAreas(lesson.formulation)
  return { areas, about: rightFoci(lesson.formulation).flatMap(({ subject }) => (subject.kind === 'case' ? [] : [subject.id])), evidence: piecesFor(lesson, areas).map(bare) }
}

/** A formulation is marked as it is; anything else is read as a case. */
function lessonGiven(given: unknown, options: TeachOptions): Lesson {
  if (isFormulation(given)) return lessonFrom(EMPTY_CASE(given), given, options)
  const kase = parseCase(given)
  return lessonFrom(kase, formulateSync(kase, formulateOptions(options)), options)
}

const isFormulation = (given: unknown): given is Formulation => typeof given === 'object' && given !== null && 'formulationVersion' in given && 'outcomes' in given

const EMPTY_CASE = ({ caseId, assessedOn }: Formulation): Case => ({ schemaVersion: 1, caseId, assessedOn })

const round = (value: number): number => Math.round(value * 10) / 10

const rightFoci = ({ outcome }: Formulation): readonly Focus[] => (outcome.kind === 'lead' ? outcome.foci.slice(0, 1) : outcome.kind === 'tie' ? outcome.foci : [])

const rightAreas = (formulation: Formulation): readonly AreaId[] => rightFoci(formulation).map(({ area }) => area)

function nearMiss({ outcome }: Formulation, named: readonly AreaId[]): number {
  const second = outcome.kind === 'lead' ? outcome.foci[1] : undefined
  return second !== undefined && named.includes(second.area) ? NEAR_MISS / named.length : 0
}

/** Whom it is about counts only with the area; where it is about nobody in particular, naming nobody is right. */
function aboutShareOf(formulation: Formulation, { about }: LearnerAnswer, right: readonly AreaId[], named: readonly AreaId[]): number {
  if (right.length === 0) return named.length === 0 && about === undefined ? 1 : 0
  const foci = rightFoci(formulation).filter(({ area }) => named.includes(area))
  return foci.some(({ subject }) => (subject.kind === 'case' ? about === undefined : subject.id === about)) ? 1 : 0
}

/** How a wrong area stands beside the one that leads: what has no support at all earns nothing. */
function standing({ areas }: Formulation, [judged]: readonly AreaId[]): number {
  const [best] = areas.filter(({ status }) => status === 'candidate')
  const support = areas.find(({ area }) => area === judged)?.support ?? 0
  return best === undefined || best.support <= 0 ? 0 : Math.min(1, Math.max(0, support / best.support))
}

interface Piece extends ModelPiece {
  /** Everything by which it can be cited. */
  readonly refs: ReadonlySet<string>
}

const bare = ({ refs: _refs, ...piece }: Piece): ModelPiece => piece

/** The reasons that count for and against areas; where none leads, what stands in the way of one. */
function piecesFor(lesson: Lesson, areas: readonly AreaId[]): readonly Piece[] {
  const { formulation, words } = lesson
  const best = formulation.areas.flatMap(({ area, status, candidates: [first] }) => (areas.includes(area) && status === 'candidate' && first !== undefined ? [first] : []))
  if (areas.length > 0) {
    const all = best.flatMap((candidate) => {
      const ground = groundOf(lesson, candidate)
      return candidate.arguments.filter(({ verdict }) => verdict === 'fired').flatMap((argument) => pieceOf(lesson, candidate, ground, argument))
    })
    return [...all].sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
  }
  const missing = formulation.completeness.items.filter(({ answered }) => !answered).map(({ id, label }): Piece => ({
    id: `completeness:${id}`, side: 'against', points: 1, spare: false, text: say(words, 'mark.missing-item', { item: label }), refs: new Set([`completeness:${id}`]),
  }))
  const against = formulation.areas.filter(({ status }) => status === 'candidate').flatMap(({ candidates: [first] }) => first ?? []).flatMap((candidate) =>
    candidate.arguments.filter(({ verdict, direction, counted }) => verdict === 'fired' && direction === 'against' && counted !== 0).flatMap((argument) => pieceOf(lesson, candidate, groundOf(lesson, candidate), argument)))
  return [...missing, ...against]
}

function pieceOf(lesson: Lesson, { subject }: Candidate, ground: ReadonlySet<string>, { ruleId, direction, points, counted, strength }: Argument): readonly Piece[] {
  const outcome = lesson.outcome(ruleId, subject)
  if (outcome === undefined) return []
  return [{
    id: ruleEvidence(outcome), side: direction, points: counted === 0 ? points : Math.abs(counted), strength, spare: counted === 0,
    text: lesson.rule(ruleId)?.title ?? ruleId, refs: new Set(refsOf(outcome, ground, lesson)),
  }]
}

/** What has to hold for anything to be said at all, and what a good part of the reasons takes for granted: to cite it is to name the area over again. */
function groundOf(lesson: Lesson, { requirements, arguments: all, subject }: Candidate): ReadonlySet<string> {
  const gates = requirements.flatMap(({ ruleId }) => lesson.outcome(ruleId, subject) ?? []).flatMap(({ condition }) => leavesOf(condition)).map(({ fact }) => fact)
  const fired = all.filter(({ verdict }) => verdict === 'fired').flatMap(({ ruleId }) => lesson.outcome(ruleId, subject) ?? [])
  const used = fired.flatMap((outcome) => [...new Set(decisiveLeaves(outcome).map(({ fact }) => fact))])
  const common = used.filter((fact) => used.filter((each) => each === fact).length > Math.max(FEW, fired.length / 3))
  return new Set([...gates, ...common])
}

/** As many reasons can share a fact without its being common ground. */
const FEW = 3

/** A rule by its id, with or without whom it is about; the facts it rests on; and where they are recorded. */
function refsOf(outcome: RuleOutcome, ground: ReadonlySet<string>, { fact: definition }: Lesson): readonly string[] {
  const { ruleId, subject } = outcome
  const all = decisiveLeaves(outcome)
  const own = all.filter(({ fact }) => !ground.has(fact))
  const leaves = own.length === 0 ? all : own
  return [
    ruleId, `rule:${ruleId}`, ruleEvidence(outcome),
    ...leaves.flatMap(({ fact }) => [fact, `fact:${fact}`, `fact:${fact}#${definition(fact, subject.kind)?.about === 'case' ? 'case' : subject.id}`]),
    ...leaves.flatMap(({ found }) => (found.status === 'unknown' ? [] : found.from)),
  ]
}

interface Judged {
  readonly ref: string
  readonly mark: EvidenceMark
  readonly pieces: readonly string[]
}

function judge({ ref, side = 'for', strength }: CitedEvidence, pieces: readonly Piece[]): Judged {
  const own = pieces.filter(({ refs }) => refs.has(ref))
  // Where nothing leads, all that can be cited stands in the way of proposing one.
  const expected = pieces.every((piece) => piece.side === 'against') ? 'against' : side
  const onSide = own.filter((piece) => piece.side === expected)
  if (own.length === 0) return { ref, mark: 'unsupported', pieces: [] }
  if (onSide.length === 0) return { ref, mark: 'wrong-side', pieces: own.map(({ id }) => id) }
  const counting = onSide.filter(({ spare }) => !spare)
  // Pieces come weightiest first. A rule is one piece; a fact that many rest on is no argument by itself.
  const ids = (counting.length > 0 ? counting : onSide).slice(0, MOST_OF_A_FACT).map(({ id }) => id)
  const isTooMuch = counting.length === 0 || (strength !== undefined && counting.every((piece) => piece.strength !== undefined && weight(strength) > weight(piece.strength)))
  return { ref, mark: isTooMuch ? 'over-weighted' : 'hit', pieces: ids }
}

const MOST_OF_A_FACT = 2

const weight = (strength: RuleStrength): number => RULE_STRENGTHS.length - RULE_STRENGTHS.indexOf(strength)

/** Share of the weight that was cited, less a share for what does not bear. Unsupported pieces never add, decisive ones never take. */
function evidenceShare(cited: readonly Judged[], pieces: readonly Piece[]): number {
  const counting = pieces.filter(({ spare }) => !spare)
  const all = counting.reduce((sum, { points }) => sum + points, 0)
  const strays = new Set(cited.filter(({ mark }) => mark === 'unsupported' || mark === 'wrong-side').map(({ ref }) => ref)).size
  // Nothing to cite: an empty list is a full one.
  if (counting.length === 0) return Math.max(0, 1 - (strays * PENALTY) / 4)
  const credit = counting.reduce((sum, { id, points }) => {
    const own = cited.filter((each) => each.pieces.includes(id))
    if (own.some(({ mark }) => mark === 'hit')) return sum + points
    return own.some(({ mark }) => mark === 'over-weighted') ? sum + points * OVER_WEIGHTED : sum
  }, 0)
  return Math.max(0, credit / all - (strays * PENALTY) / counting.length)
}

function feedbackOn({ area, about, evidence }: Omit<Marks, 'feedback'>, lesson: Lesson): readonly LessonLine[] {
  const { words, areaName, formulation } = lesson
  const names = (areas: readonly AreaId[]): string => listed(words, areas.map(areaName))
  const foci = rightFoci(formulation)
  const line = (key: string, blanks: Readonly<Record<string, string>> = {}, evidenceIds: readonly string[] = ['outcome']): LessonLine => ({ text: say(words, `mark.${key}`, blanks), evidence: evidenceIds })
  const count = (mark: EvidenceMark): readonly string[] => evidence.cited.filter((each) => each.mark === mark).map(({ ref }) => ref)
  const subjects = foci.filter(({ subject }) => subject.kind !== 'case').map(({ subject }) => lesson.label(subject))
  const onArea = area.got === area.most ? (area.right.length === 0 ? line('area-none-right') : line('area-right', { areas: names(area.right) }))
    : area.right.length === 0 ? line('area-none', { kind: say(words, `mark.kind.${formulation.outcome.kind}`) })
      : area.named.length === 0 ? line('area-left-out', { areas: names(area.right) })
        : area.got > 0 && area.named.some((each) => area.right.includes(each)) ? line('area-partly', { areas: names(area.right) })
          : area.got > 0 ? line('area-second', { areas: names(area.right), named: names(area.named) })
            : line('area-wrong', { areas: names(area.right), named: names(area.named) })
  const seen = new Set(evidence.cited.filter(({ mark }) => mark === 'hit').flatMap(({ pieces }) => pieces)).size
  return [
    onArea,
    ...(about.got === about.most || subjects.length === 0 ? [] : [line('about', { about: listed(words, subjects, 'disjunction') })]),
    ...(seen === 0 ? [] : [line(seen === 1 ? 'hit-one' : 'hits', { n: String(seen) }, [...new Set(evidence.cited.filter(({ mark }) => mark === 'hit').flatMap(({ pieces }) => pieces))])]),
    ...evidence.missed.slice(0, MOST_TOLD).map(({ id, text, side }) => line(side === 'for' ? 'missed' : 'missed-against', { title: text }, [id])),
    ...(evidence.missed.length > MOST_TOLD ? [line('missed-more', { n: String(evidence.missed.length - MOST_TOLD) }, evidence.missed.slice(MOST_TOLD).map(({ id }) => id))] : []),
    ...(['over-weighted', 'wrong-side', 'unsupported'] as const).flatMap((mark) => {
      const refs = count(mark)
      return refs.length === 0 ? [] : [line(mark, { refs: listed(words, refs.slice(0, MOST_TOLD).map((ref) => named(ref, lesson))), n: String(refs.length) }, evidence.cited.filter((each) => each.mark === mark).flatMap(({ pieces }) => pieces))]
    }),
    ...(evidence.cited.length === 0 && area.right.length > 0 ? [line('no-evidence')] : []),
    line('limits'),
  ]
}

const MOST_TOLD = 4

/** What a learner cited, in words where it has some. */
function named(ref: string, lesson: Lesson): string {
  const rule = /^(?:rule:)?([a-z-]+\/[a-z0-9-]+)/.exec(ref)?.[1]
  const fact = /^(?:fact:)?([a-z]+\.[A-Za-z]+)/.exec(ref)?.[1]
  return (rule === undefined ? undefined : lesson.rule(rule)?.title) ?? (fact === undefined ? undefined : lesson.words.facts[fact]?.label) ?? ref
}
