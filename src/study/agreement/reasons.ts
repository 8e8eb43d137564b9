import type { AreaFinding, Formulation } from '../../model/formulation.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { FactId } from '../../model/facts.js'
import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { isNoFocus, type NoFocus, type Presence } from '../ratings.js'
import type { Reason } from './report.js'
import { heldBy, type RatedFormulation } from './to-ipars.js'

/** A formulation with as much as there is of what its reasons are read from. */
export type ReasonedFormulation = RatedFormulation & Partial<Pick<Formulation, 'questions' | 'outcomes' | 'explanation'>>

/** What reasons are looked up in. */
export interface ReasonMaterial {
  readonly formulation: ReasonedFormulation
  readonly ruleSet: Pick<RuleSet, 'rules' | 'parameters'>
  readonly words: Pick<WordCatalogue, 'facts'>
}

/** Questions that are told; there may be more. */
const MOST_QUESTIONS = 3

/** Why a rule set's focus is not the person's. Never empty. */
export function focusReasons(rated: AreaId | NoFocus, found: AreaId | NoFocus, material: ReasonMaterial): readonly Reason[] {
  const { formulation } = material
  const { outcome, areas } = formulation
  const held = heldBy(formulation)
  if (held.length > 0) return [{ kind: 'withheld', rules: held }]
  const own = areas.find(({ area }) => area === rated)
  const leader = areas.find(({ area }) => area === found) ?? areas[0]
  if (isNoFocus(rated)) return [{ kind: 'no-focus-named', focus: rated }, ...(isNoFocus(found) || leader === undefined ? unmet(material) : [...closeBehind(leader, material), ...conflictsOf(leader)])]
  if (own === undefined) return [{ kind: 'standing', area: rated, standing: 'absent' }]
  const unavailable = standingReasons(own, material)
  const reasons: readonly Reason[] = [
    ...unavailable,
    ...(outcome.kind === 'lead' && outcome.foci[1]?.area === rated ? [{ kind: 'second-focus', area: rated } as const] : []),
    ...(isNoFocus(found) ? unmet(material) : marginBetween(own, leader, material)),
    ...missingFor(own, leader === own ? undefined : leader, material),
    ...conflictsOf(own),
    ...(leader === undefined || leader === own ? [] : [...conflictsOf(leader), ...outweighed(own, leader, material)]),
  ]
  return reasons.length > 0 ? reasons : [{ kind: 'outweighed', area: rated, support: own.support, than: leader?.support ?? 0 }]
}

/** Why a rule set and a person differ on whether an area is present. Never empty. */
export function presenceReasons(area: AreaId, found: Presence, border: number, material: ReasonMaterial): readonly Reason[] {
  const own = material.formulation.areas.find((each) => each.area === area)
  if (own === undefined) return [{ kind: 'standing', area, standing: 'absent' }]
  const shut = notApplicable(own, material)
  const mayCross = found === 'no' ? own.bounds.high >= border : own.bounds.low < border
  const reasons: readonly Reason[] = [
    ...shut,
    ...(shut.length === 0 && found !== 'unsure' && Math.abs(own.support - border) < leastLead(material) ? [{ kind: 'near-border', area, support: own.support, border } as const] : []),
    ...(found === 'unsure' || mayCross ? [missing(own, false, questionsAbout(own, undefined, material), material)] : []),
    ...conflictsOf(own),
  ]
  return reasons.length > 0 ? reasons : [{ kind: 'counted', area, as: 'present', support: own.support, border }]
}

const parameter = ({ ruleSet }: ReasonMaterial, id: string): number => ruleSet.parameters.find((each) => each.id === id)?.value ?? 0

/** The lead that the standard asks for: what stands closer is not told apart. */
const leastLead = (material: ReasonMaterial): number => parameter(material, 'standard.leastLead')

function unmet({ formulation: { outcome } }: ReasonMaterial): readonly Reason[] {
  return outcome.standard.filter(({ met }) => !met).map(({ id, found, needed }) => ({ kind: 'standard', clause: id, found, needed }))
}

function marginBetween(own: AreaFinding, leader: AreaFinding | undefined, material: ReasonMaterial): readonly Reason[] {
  if (leader === undefined || own.status !== 'candidate') return []
  const [margin, needed] = [leader.support - own.support, leastLead(material)]
  return margin < needed ? [{ kind: 'margin', area: own.area, margin, needed }] : []
}

function outweighed(own: AreaFinding, leader: AreaFinding, material: ReasonMaterial): readonly Reason[] {
  const isBehind = own.status === 'candidate' && leader.support - own.support >= leastLead(material)
  return isBehind ? [{ kind: 'outweighed', area: own.area, support: own.support, than: leader.support }] : []
}

/** The lead is so small that no focus would have been as good an answer. */
function closeBehind(leader: AreaFinding, material: ReasonMaterial): readonly Reason[] {
  const clause = material.formulation.outcome.standard.find(({ id }) => id === 'least-support')
  const spare = clause === undefined ? Infinity : clause.found - clause.needed
  return spare < leastLead(material) ? [{ kind: 'near-border', area: leader.area, support: leader.support, border: clause?.needed ?? 0 }] : [{ kind: 'counted', area: leader.area, as: 'focus', support: leader.support, border: clause?.needed ?? 0 }]
}

function standingReasons(own: AreaFinding, material: ReasonMaterial): readonly Reason[] {
  const { standing, area, status, deduction } = own
  const isHeldBack = standing === 'absent' || standing === 'background' || (standing === 'residual' && status === 'background') || (standing === 'deducted' && deduction > 0)
  if (standing !== 'ordinary' && isHeldBack) return [{ kind: 'standing', area, standing }]
  return notApplicable(own, material)
}

function notApplicable({ area, status, standing, candidates }: AreaFinding, { formulation, ruleSet }: ReasonMaterial): readonly Reason[] {
  if (standing === 'absent') return [{ kind: 'standing', area, standing }]
  if (status !== 'not-applicable' && !(status === 'background' && candidates.length === 0)) return []
  const required = new Set(ruleSet.rules.filter(({ direction, focusArea }) => direction === 'required' && focusArea === area).map(({ id }) => id))
  const failed = new Set((formulation.outcomes ?? []).filter(({ ruleId, verdict }) => required.has(ruleId) && verdict !== 'fired').map(({ ruleId }) => ruleId))
  return [{ kind: 'not-applicable', area, rules: [...failed].sort() }]
}

/** Whether open answers could put an area first, by exact bounds where an explanation is at hand and by outer ones otherwise. */
function missingFor(own: AreaFinding, leader: AreaFinding | undefined, material: ReasonMaterial): readonly Reason[] {
  const { formulation: { explanation } } = material
  const exact = explanation?.bounds.areas.find(({ area }) => area === own.area)?.first
  if (exact === undefined) return own.rank?.best === 1 && canRise(own, leader) ? [missing(own, false, questionsAbout(own, leader, material), material)] : []
  if (exact.standing === 'impossible') return []
  const because = (exact.because ?? exact.witness)?.map(({ fact }) => fact)
  return [missing(own, because !== undefined, because ?? questionsAbout(own, leader, material), material)]
}

const canRise = (own: AreaFinding, leader: AreaFinding | undefined): boolean => own.bounds.high > own.support || (leader !== undefined && leader.bounds.low < leader.support)

/** Told in full where answers were shown to do it together, and otherwise the first few. */
function missing({ area }: AreaFinding, shown: boolean, facts: readonly FactId[], { formulation, words }: ReasonMaterial): Reason {
  const asked = new Map((formulation.questions ?? []).map(({ fact, question }) => [fact, question]))
  const told = [...new Set(facts)].slice(0, shown ? undefined : MOST_QUESTIONS)
  return { kind: 'missing-data', area, shown, facts: told, questions: [...new Set(told.flatMap((fact) => asked.get(fact) ?? words.facts[fact]?.question ?? []))] }
}

/** Facts whose answers could raise the one area or lower the other, most useful first. */
function questionsAbout(own: AreaFinding, leader: AreaFinding | undefined, { formulation }: ReasonMaterial): readonly FactId[] {
  return (formulation.questions ?? [])
    .filter(({ couldChange }) => couldChange.some(({ area, up, down }) => (area === own.area && (up > 0 || leader === undefined)) || (area === leader?.area && down > 0)))
    .map(({ fact }) => fact)
}

function conflictsOf({ area, candidates }: AreaFinding): readonly Reason[] {
  return (candidates[0]?.conflicts ?? []).slice(0, 1).map((conflict) => ({ kind: 'conflict', area, ...conflict }))
}
