import type { AreaFinding, Formulation } from '../model/formulation.js'
import type { Subject } from '../model/facts.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
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
  readonly about: { readonly before?: string; readonly after?: string }
  readonly arguments: readonly ChangedArgument[]
}

/** What is different between two formulations of the same person's case. */
export interface FormulationDifference {
  readonly outcome: { readonly before: Formulation['outcome']['kind']; readonly after: Formulation['outcome']['kind'] }
  /** Areas that moved in support, place or subject, in the order of the later formulation. */
  readonly areas: readonly AreaDifference[]
  /** Rule ids of messages that came and went. */
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
  const [earlier, later] = [messageIds(before), messageIds(after)]
  const messages = { added: later.filter((id) => !earlier.includes(id)), removed: earlier.filter((id) => !later.includes(id)) }
  const outcome = { before: before.outcome.kind, after: after.outcome.kind }
  return {
    outcome,
    areas,
    messages,
    same: areas.length === 0 && messages.added.length + messages.removed.length === 0 && outcome.before === outcome.after,
  }
}

const messageIds = ({ messages }: Formulation): readonly string[] => [...new Set(messages.map(({ ruleId }) => ruleId))].sort()

/** 1 for the first; undefined for an area that is not ranked. */
function placeOf({ areas }: Formulation, area: AreaId): number | undefined {
  const at = areas.filter(({ status }) => status === 'candidate').findIndex((each) => each.area === area)
  return at === -1 ? undefined : at + 1
}

function areaDifference(before: AreaFinding, after: AreaFinding, placeBefore: number | undefined, placeAfter: number | undefined): readonly AreaDifference[] {
  const about = { before: subjectOf(before), after: subjectOf(after) }
  const changed = changedArguments(before, after)
  if (before.support === after.support && placeBefore === placeAfter && about.before === about.after && changed.length === 0) return []
  return [
    {
      area: after.area,
      name: after.name,
      support: { before: before.support, after: after.support },
      place: { ...(placeBefore === undefined ? {} : { before: placeBefore }), ...(placeAfter === undefined ? {} : { after: placeAfter }) },
      about: { ...(about.before === undefined ? {} : { before: about.before }), ...(about.after === undefined ? {} : { after: about.after }) },
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
