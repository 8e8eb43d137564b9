import { compareText } from '../../compare-text.js'
import { grouped } from '../../grouped.js'
import type { Subject } from '../../model/facts.js'
import type { RuleVerdict, Verdict } from '../../model/outcome.js'
import type { SharedEvent } from '../../model/ranking-result.js'
import type { AreaStanding, RuleSet, Tradition } from '../../model/rule-set.js'
import type { Rule, RuleStrength, Theme } from '../../model/rules.js'
import type { AreaId } from '../../model/words.js'

/** How many reasons of each strength stand on one side of one theme. */
export interface Count {
  readonly strong: number
  readonly moderate: number
  readonly weak: number
}

/** The reasons of one theme of one candidate: those that fired, and those with the ones that may still fire. */
export interface ReducedTheme {
  readonly theme: Theme
  readonly for: Count
  readonly against: Count
  readonly mayFor: Count
  readonly mayAgainst: Count
}

/** A candidate as far as numbers decide where it stands. */
export interface ReducedCandidate {
  readonly area: AreaId
  readonly subject: Subject
  /** Every requirement holds; otherwise one is open. */
  readonly isSure: boolean
  readonly themes: readonly ReducedTheme[]
  /** Places in the list of the candidates that could claim an event of this one's. */
  readonly rivals: readonly { readonly candidate: number; readonly certain: boolean }[]
}

export interface ReducedArea {
  readonly area: AreaId
  readonly standing: AreaStanding
}

/** Everything about verdicts that does not depend on weights, so that weights can be tried without going back to the rules. */
export interface Reduced {
  /** In order of their ids. */
  readonly areas: readonly ReducedArea[]
  /** In order of area, those of unlisted subjects last, then of subject id. */
  readonly candidates: readonly ReducedCandidate[]
  readonly minimumSetGaps: number
}

/** Counts verdicts into what candidates need. Rules that were not held against a subject because its area is shut may be in or out. */
export function reduce(
  verdicts: readonly RuleVerdict[],
  shared: readonly SharedEvent[],
  minimumSetGaps: number,
  { areas, rules, themes }: Pick<RuleSet, 'areas' | 'rules' | 'themes'>,
  tradition: Tradition,
): Reduced {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const themeOf = new Map(themes.map((theme) => [theme.id, theme]))
  const known = new Set(areas.map(({ id }) => id))
  const weighed = verdicts.flatMap(({ ruleId, subject, verdict }): readonly Held[] => {
    const rule = ruleOf.get(ruleId)
    return rule === undefined || rule.direction === 'caution' || rule.focusArea === 'all' || !known.has(rule.focusArea)
      || (rule.direction !== 'required' && rule.strength === undefined) ? [] : [{ rule, area: rule.focusArea, subject, verdict }]
  })
  const found = [...grouped(weighed, ({ area, subject }) => `${area} ${keyOf(subject)}`).values()]
    .flatMap((own) => candidateOf(own, themeOf))
    .sort((a, b) => compareText(a.area, b.area) || Number(isUnlisted(a)) - Number(isUnlisted(b)) || compareText(a.subject.id, b.subject.id))
  const rivalsOf = rivals(found, shared)
  return {
    areas: areas.map(({ id }): ReducedArea => ({ area: id, standing: tradition.areas[id]?.standing ?? 'ordinary' })).sort((a, b) => compareText(a.area, b.area)),
    candidates: found.map((candidate) => ({ ...candidate, rivals: rivalsOf(candidate) })),
    minimumSetGaps,
  }
}

interface Held {
  readonly rule: Rule
  readonly area: AreaId
  readonly subject: Subject
  readonly verdict: Verdict
}

type Alone = Omit<ReducedCandidate, 'rivals'>

export const isUnlisted = ({ subject }: Alone): boolean => subject.unlisted ?? false

function candidateOf(own: readonly Held[], themeOf: ReadonlyMap<string, Theme>): readonly Alone[] {
  const [first] = own
  const gates = own.filter(({ rule }) => rule.direction === 'required').map(({ verdict }) => verdict)
  if (first === undefined || gates.some((verdict) => verdict === 'silent' || verdict === 'set-aside')) return []
  const reasons = own.filter(({ rule }) => rule.direction !== 'required')
  const themes = [...grouped(reasons, ({ rule }) => rule.theme)].flatMap(([id, inTheme]): readonly ReducedTheme[] => {
    const theme = themeOf.get(id)
    // In a theme without a cap nothing counts.
    return theme?.cap === undefined ? [] : [{
      theme,
      for: countOf(inTheme, 'for', false),
      against: countOf(inTheme, 'against', false),
      mayFor: countOf(inTheme, 'for', true),
      mayAgainst: countOf(inTheme, 'against', true),
    }]
  })
  return [{ area: first.area, subject: first.subject, isSure: !gates.includes('undetermined'), themes }]
}

function countOf(held: readonly Held[], direction: 'for' | 'against', isOpenTaken: boolean): Count {
  const taken = held.filter(({ rule, verdict }) => rule.direction === direction && (verdict === 'fired' || (isOpenTaken && verdict === 'undetermined')))
  const of = (strength: RuleStrength): number => taken.filter(({ rule }) => rule.strength === strength).length
  return { strong: of('strong'), moderate: of('moderate'), weak: of('weak') }
}

/** A person's candidate and an event's are rivals for an event that both could claim, in different areas. */
function rivals(candidates: readonly Alone[], shared: readonly SharedEvent[]): (own: Alone) => ReducedCandidate['rivals'] {
  const bySubject = grouped(candidates.map((candidate, index) => ({ candidate, index })), ({ candidate }) => keyOf(candidate.subject))
  const byEvent = grouped(shared, ({ event }) => event)
  const byPerson = grouped(shared, ({ person }) => person)
  return ({ area, subject }) => {
    if (subject.kind === 'event') {
      return (byEvent.get(subject.id) ?? []).flatMap(({ areas, person, certain }) =>
        (bySubject.get(`person ${person}`) ?? []).filter(({ candidate }) => areas.includes(candidate.area)).map(({ index }) => ({ candidate: index, certain })))
    }
    if (subject.kind !== 'person') return []
    return (byPerson.get(subject.id) ?? []).filter(({ areas }) => areas.includes(area)).flatMap(({ event, certain }) =>
      (bySubject.get(`event ${event}`) ?? []).filter(({ candidate }) => candidate.area !== area).map(({ index }) => ({ candidate: index, certain })))
  }
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`
