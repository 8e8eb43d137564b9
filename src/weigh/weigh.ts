import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Subject } from '../model/facts.js'
import type { RuleVerdict } from '../model/outcome.js'
import type { Bounds, Candidate, SharedEvent } from '../model/ranking-result.js'
import type { AreaId } from '../model/words.js'
import type { WeighSettings } from './settings.js'
import { type Halving, NO_HALVING, stand } from './stand.js'
import { type Weighing, weighSubject } from './weighing.js'

/** The candidates of one area, best first, before areas are held against each other. */
export interface WeighedArea {
  readonly area: AreaId
  readonly candidates: readonly Candidate[]
  readonly support: number
  readonly bounds: Bounds
}

/** A subject held against one area, before events are shared out among candidates. */
export interface Contender {
  readonly weighing: Weighing
  /** As it stands by itself. */
  readonly candidate: Candidate
}

/** Weighs what rules found about one subject, for every area. */
export function contendersOf(subject: Subject, verdicts: readonly RuleVerdict[], settings: WeighSettings): readonly Contender[] {
  return weighSubject(subject, verdicts, settings).map((weighing) => ({ weighing, candidate: stand(weighing, NO_HALVING, settings) }))
}

/** Weighs every area for every subject that rules were held against. */
export function weigh(verdicts: readonly RuleVerdict[], shared: readonly SharedEvent[], settings: WeighSettings): readonly WeighedArea[] {
  const subjects = grouped(verdicts, ({ subject }) => keyOf(subject))
  return weighAreas([...subjects.values()].flatMap((own) => own.slice(0, 1).flatMap(({ subject }) => contendersOf(subject, own, settings))), shared, settings)
}

/**
 * Holds the candidates of each area against each other. An event that two candidates could both claim
 * counts in full only for the better supported one, so one divorce cannot win twice.
 */
export function weighAreas(contenders: readonly Contender[], shared: readonly SharedEvent[], settings: WeighSettings): readonly WeighedArea[] {
  const applicable = contenders.filter(({ weighing }) => weighing.status !== 'not-applicable')
  const alone = settings.areas.map((area) => standing(area, applicable.filter(({ weighing }) => weighing.area === area).map(({ candidate }) => candidate)))
  if (shared.length === 0) return alone
  const halvingOf = halvings(alone, shared)
  const placed = applicable.map(({ weighing, candidate }) => {
    const halving = halvingOf(candidate)
    return halving === NO_HALVING ? candidate : stand(weighing, halving, settings)
  })
  const isNobodyHalved = placed.every((candidate, index) => candidate === applicable[index]?.candidate)
  return isNobodyHalved ? alone : settings.areas.map((area) => standing(area, placed.filter((candidate) => candidate.area === area)))
}

/** An area stands by its best candidate. */
function standing(area: AreaId, applicable: readonly Candidate[]): WeighedArea {
  const candidates = [...applicable].sort(bestFirst)
  const sure = candidates.filter(({ status }) => status === 'candidate')
  return {
    area,
    candidates,
    support: sure[0]?.support ?? 0,
    bounds: {
      low: sure.length > 0 ? Math.max(...sure.map(({ bounds }) => bounds.low)) : Math.min(0, ...candidates.map(({ bounds }) => bounds.low)),
      high: candidates.length > 0 ? Math.max(...candidates.map(({ bounds }) => bounds.high)) : 0,
    },
  }
}

function bestFirst(a: Candidate, b: Candidate): number {
  const rank = (candidate: Candidate): number => (candidate.status === 'candidate' ? 0 : 1)
  // Somebody nobody asked about is put last, but never hides points that the area has.
  const points = rank(a) === 0 && rank(b) === 0 ? b.support - a.support : 0
  return (
    rank(a) - rank(b) ||
    points ||
    Number(a.subject.unlisted ?? false) - Number(b.subject.unlisted ?? false) ||
    b.support - a.support ||
    b.bounds.high - a.bounds.high ||
    compareText(a.subject.id, b.subject.id)
  )
}

/**
 * A candidate's event and timing themes are halved when the candidate on the other side of a shared
 * event is the better supported one. Between equals nobody gives way.
 */
function halvings(alone: readonly WeighedArea[], shared: readonly SharedEvent[]): (own: Candidate) => Halving {
  const rivalsOf = rivals(alone, shared)
  return (own) => {
    const others = rivalsOf(own)
    const certain = others.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.bounds.low > own.bounds.high)
    const possible = others.some(({ rival }) => rival.bounds.high > own.bounds.low)
    // The figure shown rests on what is known now.
    const now = others.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.support > own.support)
    return certain || possible || now ? { now, certain, possible: possible || now } : NO_HALVING
  }
}

interface Rival {
  readonly rival: Candidate
  readonly certain: boolean
}

/** The candidates of other areas that could claim an event of a candidate's as well. */
function rivals(alone: readonly WeighedArea[], shared: readonly SharedEvent[]): (own: Candidate) => readonly Rival[] {
  const bySubject = grouped(alone.flatMap(({ candidates }) => candidates), ({ subject }) => keyOf(subject))
  const byEvent = grouped(shared, ({ event }) => event)
  const byPerson = grouped(shared, ({ person }) => person)
  const about = (kind: Subject['kind'], id: string): readonly Candidate[] => bySubject.get(keyOf({ kind, id })) ?? []
  return ({ area, subject }) => {
    if (subject.kind === 'event') {
      return (byEvent.get(subject.id) ?? []).flatMap(({ areas, person, certain }) =>
        about('person', person).filter((other) => areas.includes(other.area)).map((rival) => ({ rival, certain })))
    }
    if (subject.kind !== 'person') return []
    return (byPerson.get(subject.id) ?? []).filter(({ areas }) => areas.includes(area)).flatMap(({ event, certain }) =>
      about('event', event).filter((other) => other.area !== area).map((rival) => ({ rival, certain })))
  }
}

const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`
