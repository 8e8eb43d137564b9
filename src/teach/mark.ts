import type { Case } from '../model/case.js'
import type { Formulation } from '../model/formulation.js'
import { RULE_STRENGTHS, type RuleStrength } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import { formulateSync, parseCase } from '../index.js'
import { checkArgument, checkOptions, having, list, numberFrom, oneOf, text, type Permitted } from '../options.js'
import { isHeld } from './held.js'
import { checkTeaching, formulateOptions, lessonFrom, wrongUse, type Lesson, type TeachOptions } from './lesson.js'
import { feedbackOn } from './mark-feedback.js'
import { bare, evidenceShare, judge, piecesFor } from './mark-pieces.js'
import { aboutShareOf, nearMiss, rightAreas, rightFoci, standing } from './mark-right.js'
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

export const EVIDENCE_MARKS = ['hit', 'over-weighted', 'wrong-side', 'set-aside', 'unsupported'] as const
/** `hit`: it decides and was cited for the right side; `over-weighted`: true, and given more weight than it has; `wrong-side`: it speaks for the other side; `set-aside`: true, and it has to wait while something more pressing stands; `unsupported`: not so, not known, or of no weight here. */
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
/** Evidence that truly speaks for a wrong area still shows that the note was read: it counts for at most this share. */
const WRONG_AREA = 0.5

/**
 * Marks an answer against what the rules make of the case. While a message holds every proposal back, the full answer
 * names no area, and its evidence is what holds it. Citing one more piece that decides never lowers the marks,
 * and citing one that does not bear never raises them. Throws a `FormulationError` with every problem of the input, and
 * with code `USAGE` for an area that does not exist.
 */
export function markAnswer(given: unknown, answer: LearnerAnswer, options: MarkOptions = {}): Marks {
  checkMarking(answer, options)
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
  // While something more pressing stands, what tells of it is the evidence, whatever area was named.
  const held = isHeld(formulation)
  const judged = isRight || held ? right : named.slice(0, 1)
  const pieces = piecesFor(lesson, judged)
  const aside = held ? piecesFor(lesson, formulation.areas.map(({ area }) => area)) : []
  const cited = (answer.evidence ?? []).map((each) => judge(typeof each === 'string' ? { ref: each } : each, pieces, aside))
  const share = evidenceShare(cited, pieces) * (isRight ? 1 : WRONG_AREA * (held ? 1 : standing(formulation, judged)))
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
  checkTeaching(options)
  const lesson = lessonGiven(given, options)
  const areas = rightAreas(lesson.formulation)
  return { areas, about: rightFoci(lesson.formulation).flatMap(({ subject }) => (subject.kind === 'case' ? [] : [subject.id])), evidence: piecesFor(lesson, areas).map(bare) }
}

const somePoints: Permitted = having('points for the area, for whom it is about and for the evidence', 'area', 'about', 'evidence')

function checkMarking(answer: LearnerAnswer, options: MarkOptions): void {
  checkTeaching(options, { points: somePoints })
  const most = numberFrom(0, Number.MAX_SAFE_INTEGER)
  if (options.points !== undefined) checkOptions(options.points, { area: most, about: most, evidence: most }, '/points')
  checkArgument(answer, having('an answer with areas', 'areas'), '/answer')
  checkOptions(answer, { areas: list, about: text, evidence: list }, '/answer')
  for (const [at, each] of (answer.evidence ?? []).entries()) {
    if (typeof each === 'string') continue
    checkArgument(each, having('a text, or a piece with its ref', 'ref'), `/answer/evidence/${at}`)
    checkOptions(each, { ref: text, side: oneOf(['for', 'against']), strength: oneOf(RULE_STRENGTHS) }, `/answer/evidence/${at}`)
  }
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
