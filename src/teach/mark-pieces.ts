import type { Message } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
import { RULE_STRENGTHS, type RuleStrength } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import { decisiveLeaves, leavesOf } from '../trace.js'
import { say } from '../words/phrase.js'
import { holdingMessages, isHeld } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { CitedEvidence, EvidenceMark, ModelPiece } from './mark.js'

export interface Piece extends ModelPiece {
  /** Everything by which it can be cited. */
  readonly refs: ReadonlySet<string>
}

/** A piece as it is handed out. */
export const bare = ({ refs: _refs, ...piece }: Piece): ModelPiece => piece

/** The reasons that count for and against areas; where none may be named, what stands in the way of one: first of all what is more pressing. */
export function piecesFor(lesson: Lesson, areas: readonly AreaId[]): readonly Piece[] {
  const { formulation, words } = lesson
  const best = formulation.areas.flatMap(({ area, status, candidates: [first] }) => (areas.includes(area) && status === 'candidate' && first !== undefined ? [first] : []))
  if (areas.length > 0) {
    const all = best.flatMap((candidate) => {
      const ground = groundOf(lesson, candidate)
      return candidate.arguments.filter(({ verdict }) => verdict === 'fired').flatMap((argument) => pieceOf(lesson, candidate, ground, argument))
    })
    return [...all].sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
  }
  if (isHeld(formulation)) return holdingMessages(lesson).flatMap((message) => heldPiece(lesson, message))
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

/** A danger that was recorded, known by its rule and by the answers that tell of it. */
function heldPiece(lesson: Lesson, { ruleId, subject }: Message): readonly Piece[] {
  const outcome = lesson.outcome(ruleId, subject)
  return outcome === undefined ? [] : [{ id: ruleEvidence(outcome), side: 'against', points: 1, spare: false, text: lesson.rule(ruleId)?.title ?? ruleId, refs: new Set(refsOf(outcome, new Set(), lesson)) }]
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

/** A cited piece with its mark. */
export interface Judged {
  readonly ref: string
  readonly mark: EvidenceMark
  readonly pieces: readonly string[]
}

/** Marks one citation. `aside`: what is true of the record and has to wait, because something more pressing stands. */
export function judge({ ref, side = 'for', strength }: CitedEvidence, pieces: readonly Piece[], aside: readonly Piece[] = []): Judged {
  const own = pieces.filter(({ refs }) => refs.has(ref))
  // Where nothing leads, all that can be cited stands in the way of proposing one.
  const expected = pieces.every((piece) => piece.side === 'against') ? 'against' : side
  const onSide = own.filter((piece) => piece.side === expected)
  if (own.length === 0) return { ref, mark: aside.some(({ refs }) => refs.has(ref)) ? 'set-aside' : 'unsupported', pieces: [] }
  if (onSide.length === 0) return { ref, mark: 'wrong-side', pieces: own.map(({ id }) => id) }
  const counting = onSide.filter(({ spare }) => !spare)
  // Pieces come weightiest first. A rule is one piece; a fact that many rest on is no argument by itself.
  const ids = (counting.length > 0 ? counting : onSide).slice(0, MOST_OF_A_FACT).map(({ id }) => id)
  const isTooMuch = counting.length === 0 || (strength !== undefined && counting.every((piece) => piece.strength !== undefined && weight(strength) > weight(piece.strength)))
  return { ref, mark: isTooMuch ? 'over-weighted' : 'hit', pieces: ids }
}

const MOST_OF_A_FACT = 2

const weight = (strength: RuleStrength): number => RULE_STRENGTHS.length - RULE_STRENGTHS.indexOf(strength)

/** A piece cited with more weight than it has counts for this share. */
const OVER_WEIGHTED = 0.5
/** Pieces that do not bear take off this share of an average piece each. */
const PENALTY = 1

/** Share of the weight that was cited, less a share for what does not bear. Unsupported pieces never add, decisive ones never take. */
export function evidenceShare(cited: readonly Judged[], pieces: readonly Piece[]): number {
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
