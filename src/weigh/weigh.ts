import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Subject } from '../model/facts.js'
import type { RuleVerdict } from '../model/outcome.js'
import type { Bounds, Candidate, SharedEvent } from '../model/ranking-result.js'
import type { Rule } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { WeighSettings } from './settings.js'
import { type Halving, NO_HALVING, weighCandidate } from './weigh-candidate.js'

/** The candidates of one area, best first, before areas are held against each other. */
export interface WeighedArea {
  readonly area: AreaId
  readonly candidates: readonly Candidate[]
  readonly support: number
  readonly bounds: Bounds
}

/**
 * Weighs every area for every subject its rules were about. An event that two candidates could both
 * claim counts in full only for the better supported area, so one divorce cannot win twice.
 */
export function weigh(outcomes: readonly RuleVerdict[], shared: readonly SharedEvent[], settings: WeighSettings): readonly WeighedArea[] {
  const byArea = grouped(outcomes, ({ ruleId }) => areaWeighed(settings.rules.get(ruleId)))
  const alone = settings.areas.map((area) => {
    const subjects = grouped(byArea.get(area) ?? [], ({ subject }) => keyOf(subject))
    return standing(area, [...subjects.values()].flatMap((own) => own.slice(0, 1).map(({ subject }) => weighCandidate(area, subject, own, settings, NO_HALVING))))
  })
  if (shared.length === 0) return alone
  const halvingOf = halvings(alone, shared, settings)
  return alone.map(({ area, candidates }) => {
    const subjects = grouped(byArea.get(area) ?? [], ({ subject }) => keyOf(subject))
    return standing(area, candidates.map((candidate) => {
      const halving = halvingOf(candidate)
      return halving === NO_HALVING ? candidate : weighCandidate(area, candidate.subject, subjects.get(keyOf(candidate.subject)) ?? [], settings, halving)
    }))
  })
}

/** The area a rule weighs in; none for a rule that only adds messages. */
const areaWeighed = (rule: Rule | undefined): Rule['focusArea'] | undefined => (rule?.direction === 'caution' ? undefined : rule?.focusArea)

/** An area stands by its best candidate. */
function standing(area: AreaId, all: readonly Candidate[]): WeighedArea {
  const applicable = all.filter(({ status }) => status !== 'not-applicable')
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
function halvings(alone: readonly WeighedArea[], shared: readonly SharedEvent[], settings: WeighSettings): (own: Candidate) => Halving {
  const rivalsOf = rivals(alone, shared)
  const familyThemes = new Set([...settings.themes.values()].filter(({ family }) => family !== undefined).map(({ id }) => id))
  const themesIf = (halved: boolean): ReadonlySet<string> => (halved ? familyThemes : NO_HALVING.now)
  return (own) => {
    const others = rivalsOf(own)
    const certain = others.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.bounds.low > own.bounds.high)
    const possible = others.some(({ rival }) => rival.bounds.high > own.bounds.low)
    // The figure shown rests on what is known now.
    const now = others.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.support > own.support)
    return certain || possible || now
      ? { now: themesIf(now), certain: themesIf(certain), possible: themesIf(possible || now) }
      : NO_HALVING
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
