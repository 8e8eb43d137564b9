import type { Subject } from '../model/facts.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Bounds, Candidate, SharedEvent } from '../model/ranking-result.js'
import type { AreaId } from '../model/words.js'
import type { WeighSettings } from './settings.js'
import { compareText, type Halving, NO_HALVING, weighCandidate } from './weigh-candidate.js'

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
export function weigh(outcomes: readonly RuleOutcome[], shared: readonly SharedEvent[], settings: WeighSettings): readonly WeighedArea[] {
  const weighable = outcomes.filter(({ ruleId }) => settings.rules.get(ruleId)?.direction !== 'caution')
  const byArea = new Map(settings.areas.map((area) => [area, groupBySubject(weighable.filter(({ ruleId }) => settings.rules.get(ruleId)?.focusArea === area))]))
  const weighAll = (halvingOf: (area: AreaId, subject: Subject) => Halving): readonly WeighedArea[] =>
    settings.areas.map((area) =>
      standing(area, [...(byArea.get(area) ?? [])].map(([, group]) => weighCandidate(area, group.subject, group.outcomes, settings, halvingOf(area, group.subject)))),
    )
  const alone = weighAll(() => NO_HALVING)
  return shared.length === 0 ? alone : weighAll((area, subject) => halvingFor(area, subject, alone, shared, settings))
}

interface SubjectOutcomes {
  readonly subject: Subject
  readonly outcomes: readonly RuleOutcome[]
}

function groupBySubject(outcomes: readonly RuleOutcome[]): ReadonlyMap<string, SubjectOutcomes> {
  const groups = new Map<string, SubjectOutcomes>()
  for (const outcome of outcomes) {
    const key = `${outcome.subject.kind} ${outcome.subject.id}`
    groups.set(key, { subject: outcome.subject, outcomes: [...(groups.get(key)?.outcomes ?? []), outcome] })
  }
  return groups
}

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
  return (
    rank(a) - rank(b) ||
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
function halvingFor(
  area: AreaId,
  subject: Subject,
  alone: readonly WeighedArea[],
  shared: readonly SharedEvent[],
  settings: WeighSettings,
): Halving {
  const own = find(alone, area, subject)
  if (own === undefined) return NO_HALVING
  const rivals = shared.flatMap((share) => rivalsOf(area, subject, share, alone).map((rival) => ({ rival, certain: share.certain })))
  const familyThemes = [...settings.themes.values()].filter(({ family }) => family !== undefined).map(({ id }) => id)
  const certain = rivals.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.bounds.low > own.bounds.high)
  const possible = rivals.some(({ rival }) => rival.bounds.high > own.bounds.low)
  // The figure shown rests on what is known now.
  const now = rivals.some((each) => each.certain && each.rival.status === 'candidate' && each.rival.support > own.support)
  return {
    now: now ? new Set(familyThemes) : new Set(),
    certain: certain ? new Set(familyThemes) : new Set(),
    possible: possible || now ? new Set(familyThemes) : new Set(),
  }
}

function rivalsOf(area: AreaId, subject: Subject, share: SharedEvent, alone: readonly WeighedArea[]): readonly Candidate[] {
  if (subject.kind === 'event' && subject.id === share.event) {
    return share.areas.flatMap((other) => defined(find(alone, other, { kind: 'person', id: share.person })))
  }
  if (subject.kind === 'person' && subject.id === share.person && share.areas.includes(area)) {
    return alone
      .filter((other) => other.area !== area)
      .flatMap((other) => defined(find(alone, other.area, { kind: 'event', id: share.event })))
  }
  return []
}

const find = (areas: readonly WeighedArea[], area: AreaId, subject: Subject): Candidate | undefined =>
  areas.find((each) => each.area === area)?.candidates.find((each) => each.subject.kind === subject.kind && each.subject.id === subject.id)

const defined = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
