import type { AreaFinding, Formulation, Message } from '../model/formulation.js'
import type { Subject } from '../model/facts.js'
import type { Argument, Candidate, Firmness } from '../model/ranking-result.js'
import type { AreaId } from '../model/words.js'

/** A reason that came, went, or counts differently for an area's candidate. */
export interface ChangedArgument {
  readonly ruleId: string
  readonly subject: Subject
  /** Points that count before and after; 0 where it did not fire. */
  readonly before: number
  readonly after: number
}

/** How one area moved. */
export interface AreaDifference {
  readonly area: AreaId
  readonly name: string
  readonly support: { readonly before: number; readonly after: number }
  /** Place among the areas that are ranked; absent while in the background or not applicable. */
  readonly place: { readonly before?: number; readonly after?: number }
  readonly status: { readonly before: AreaFinding['status']; readonly after: AreaFinding['status'] }
  /** Whom or what the area stood by; absent where it had no candidate that meets its requirements. */
  readonly about: { readonly before?: string; readonly after?: string }
  /** Points taken off by tradition. */
  readonly deduction: { readonly before: number; readonly after: number }
  readonly arguments: readonly ChangedArgument[]
}

/** What is different between two formulations of the same person's case. */
export interface FormulationDifference {
  readonly outcome: { readonly before: Formulation['outcome']['kind']; readonly after: Formulation['outcome']['kind'] }
  /** How far the proposal can be leaned on; absent where there is none. */
  readonly firmness: { readonly before?: Firmness; readonly after?: Firmness }
  /** Areas that moved in support, place or subject, in the order of the later formulation. */
  readonly areas: readonly AreaDifference[]
  /** Rule ids of messages that came and went, about anybody. */
  readonly messages: { readonly added: readonly string[]; readonly removed: readonly string[] }
  /** True when nothing above differs. */
  readonly same: boolean
}

/** Holds two formulations against each other: what moved, and through which reasons. */
export function compareFormulations(before: Formulation, after: Formulation): FormulationDifference {
  const areas = after.areas.flatMap((area) => {
    const earlier = before.areas.find((each) => each.area === area.area)
    return earlier === undefined ? [] : areaDifference(earlier, area, placeOf(before, area.area), placeOf(after, area.area))
  })
  const messages = { added: idsOf(messagesGone(after, before)), removed: idsOf(messagesGone(before, after)) }
  const outcome = { before: before.outcome.kind, after: after.outcome.kind }
  const firmness = bothOf(before.outcome.firmness, after.outcome.firmness)
  return {
    outcome,
    firmness,
    areas,
    messages,
    same: areas.length === 0 && messages.added.length + messages.removed.length === 0 && outcome.before === outcome.after && firmness.before === firmness.after,
  }
}

/** Messages of one formulation that another does not have about the same subject. */
export function messagesGone(from: Pick<Formulation, 'messages'>, to: Pick<Formulation, 'messages'>): readonly Message[] {
  const keyOf = ({ ruleId, subject }: Message): string => `${ruleId} ${subject.kind} ${subject.id}`
  const left = new Set(to.messages.map(keyOf))
  return from.messages.filter((message) => !left.has(keyOf(message)))
}

const idsOf = (messages: readonly Message[]): readonly string[] => [...new Set(messages.map(({ ruleId }) => ruleId))].sort()

const bothOf = <T>(before: T | undefined, after: T | undefined): { readonly before?: T; readonly after?: T } =>
  ({ ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })

/** 1 for the first; undefined for an area that is not ranked. */
function placeOf({ areas }: Formulation, area: AreaId): number | undefined {
  const at = areas.filter(({ status }) => status === 'candidate').findIndex((each) => each.area === area)
  return at === -1 ? undefined : at + 1
}

function areaDifference(before: AreaFinding, after: AreaFinding, placeBefore: number | undefined, placeAfter: number | undefined): readonly AreaDifference[] {
  const about = { before: subjectOf(before), after: subjectOf(after) }
  const changed = changedArguments(before, after)
  const isSame = before.support === after.support && placeBefore === placeAfter && before.status === after.status && about.before === about.after && changed.length === 0
  if (isSame) return []
  return [
    {
      area: after.area,
      name: after.name,
      support: { before: before.support, after: after.support },
      place: bothOf(placeBefore, placeAfter),
      status: { before: before.status, after: after.status },
      about: bothOf(about.before, about.after),
      deduction: { before: before.deduction, after: after.deduction },
      arguments: changed,
    },
  ]
}

const subjectOf = (area: AreaFinding): string | undefined => (area.candidates[0]?.status === 'candidate' ? area.candidates[0].subject.id : undefined)

/** The reasons of every candidate that stood best before or stands best after. */
function changedArguments(before: AreaFinding, after: AreaFinding): readonly ChangedArgument[] {
  const subjects = new Set([subjectOf(before), subjectOf(after)].filter((id) => id !== undefined))
  return [...subjects].sort().flatMap((id) => {
    const earlier = candidateOf(before, id)
    const later = candidateOf(after, id)
    const subject = (later ?? earlier)?.subject
    if (subject === undefined) return []
    const rules = new Set([...(earlier?.arguments ?? []), ...(later?.arguments ?? [])].map(({ ruleId }) => ruleId))
    return [...rules]
      .sort()
      .map((ruleId): ChangedArgument => ({ ruleId, subject, before: pointsOf(earlier, ruleId), after: pointsOf(later, ruleId) }))
      .filter((argument) => argument.before !== argument.after)
  })
}

const candidateOf = (area: AreaFinding, id: string): Candidate | undefined => area.candidates.find(({ subject }) => subject.id === id)

const pointsOf = (candidate: Candidate | undefined, ruleId: string): number => argumentOf(candidate, ruleId)?.counted ?? 0

const argumentOf = (candidate: Candidate | undefined, ruleId: string): Argument | undefined => candidate?.arguments.find((argument) => argument.ruleId === ruleId)
