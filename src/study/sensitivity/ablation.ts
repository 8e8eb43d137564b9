import type { Direction, RuleStrength } from '../../model/rules.js'
import type { AreaId } from '../../model/words.js'
import type { OutcomeKind } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { TrialCase } from '../../trials.js'
import { cohortOf, type CohortHead, type CohortOptions, isOther, leaderOf, type Moved, movedBetween, type Standing, standingOf } from './ground.js'

export const ABLATIONS = ['rules', 'themes', 'counter'] as const
/** What is left out: one rule; all reasons of a theme, for and against; all reasons against one area. Requirements go only by themselves. */
export type Ablation = (typeof ABLATIONS)[number]

/** What is left out, and which of it. */
export interface AblationOptions extends CohortOptions {
  /** All when left out. */
  readonly what?: readonly Ablation[] | undefined
}

/** A case in which another area, several or none stands first. */
export interface MovedCase {
  readonly caseId: string
  readonly before: Pick<Standing, 'outcome' | 'first' | 'lead'>
  readonly after: Pick<Standing, 'outcome' | 'first' | 'lead'>
}

/** What becomes of a cohort when something is left out. */
export interface LeftOut extends Moved {
  readonly what: Ablation
  /** Id of the rule, the theme, or the area. */
  readonly id: string
  readonly rules: number
  /** Of a rule. */
  readonly area?: AreaId | 'all'
  readonly direction?: Direction
  readonly strength?: RuleStrength
  /** Cases in which some of it fires, or a requirement shuts an area. */
  readonly heard: number
  /** What cases come to whose first place is another: another area or others alone, areas that are level, none. */
  readonly to: { readonly area: number; readonly tie: number; readonly none: number }
  /** Cases in which the lead grows, and shrinks. */
  readonly longer: number
  readonly shorter: number
  readonly moved: readonly MovedCase[]
}

/** What each part of a rule set does for a cohort. */
export interface AblationReport extends CohortHead {
  readonly about: 'ablation'
  /** What moves most cases first. */
  readonly parts: readonly LeftOut[]
  /** Rules without which every first place is as it is. */
  readonly neverMove: readonly string[]
  /** Those of them that fire, or shut an area, in no case: the cohort says nothing about them. */
  readonly neverHeard: readonly string[]
  /** Rules that only add messages; they were not left out. */
  readonly messagesOnly: number
}

/**
 * Leaves out one rule after another, one theme after another, and the reasons against one area after another, and tells which
 * first places change. No rule is decided again. Throws a `FormulationError` with every problem of the first case that cannot be read.
 */
export function ablation(cases: Iterable<unknown>, options: AblationOptions = {}): AblationReport {
  const { what = ABLATIONS } = options
  const cohort = cohortOf(cases, options)
  const { ground } = cohort
  const { ruleSet } = ground
  const opened = cohort.cases.map((kase): Opened => {
    const trial = ground.open(kase)
    const leader = leaderOf(trial.present)
    return { trial, leader, standing: standingOf(trial.present, leader), heard: heardIn(trial, ruleSet) }
  })
  const present = opened.map(({ standing }) => standing)
  const since = ground.work()
  const parts = partsOf(ruleSet, what).map((part) => leftOut(part, opened, present))
  const ofRules = parts.filter((part) => part.what === 'rules')
  return {
    ...cohort.head(present, since),
    about: 'ablation',
    parts: [...parts].sort((a, b) => b.first - a.first || Math.abs(b.lead ?? 0) - Math.abs(a.lead ?? 0)),
    neverMove: ofRules.filter(({ first }) => first === 0).map(({ id }) => id),
    neverHeard: ofRules.filter(({ heard }) => heard === 0).map(({ id }) => id),
    messagesOnly: ruleSet.rules.filter((rule) => !bears(rule)).length,
  }
}

interface Opened {
  readonly trial: TrialCase
  readonly leader: AreaId | undefined
  readonly standing: Standing
  /** Rules whose absence can change something. */
  readonly heard: { readonly fires: ReadonlySet<string>; readonly bears: ReadonlySet<string> }
}

type Part = Pick<LeftOut, 'what' | 'id' | 'area' | 'direction' | 'strength'> & { readonly left: ReadonlySet<string> }

const bears = ({ about, direction }: RuleSet['rules'][number]): boolean => direction !== 'caution' && about !== 'ranking'

function partsOf({ rules, themes, areas }: RuleSet, what: readonly Ablation[]): readonly Part[] {
  const weighed = rules.filter(({ direction }) => direction === 'for' || direction === 'against')
  const idsOf = (some: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(some.map(({ id }) => id))
  const parts: Readonly<Record<Ablation, () => readonly Part[]>> = {
    rules: () => rules.filter(bears).map(({ id, focusArea: area, direction, strength }): Part =>
      ({ what: 'rules', id, area, direction, ...(strength === undefined ? {} : { strength }), left: new Set([id]) })),
    themes: () => themes.map(({ id }): Part => ({ what: 'themes', id, left: idsOf(weighed.filter(({ theme }) => theme === id)) })),
    counter: () => areas.map(({ id }): Part => ({ what: 'counter', id, left: idsOf(weighed.filter(({ direction, focusArea }) => direction === 'against' && focusArea === id)) })),
  }
  return ABLATIONS.filter((each) => what.includes(each)).flatMap((each) => parts[each]()).filter(({ left }) => left.size > 0)
}

function leftOut({ left, ...part }: Part, opened: readonly Opened[], present: readonly Standing[]): LeftOut {
  const some = (ids: ReadonlySet<string>): boolean => [...left].some((id) => ids.has(id))
  const after = opened.map(({ trial, leader, standing, heard }) => (some(heard.bears) ? standingOf(trial.without(left), leader) : standing))
  const changed = opened.flatMap(({ trial, standing }, at) => {
    const is = after[at] ?? standing
    return isOther.first(standing, is) ? [{ caseId: trial.case.caseId, before: brief(standing), after: brief(is) }] : []
  })
  const change = present.map(({ lead = 0 }, at) => (after[at]?.lead ?? 0) - lead)
  const kinds = changed.map(({ after: { outcome } }): OutcomeKind => outcome)
  return {
    ...part,
    rules: left.size,
    ...movedBetween(present, after),
    heard: opened.filter(({ heard }) => some(heard.fires)).length,
    to: { area: kinds.filter((kind) => kind === 'lead').length, tie: kinds.filter((kind) => kind === 'tie').length, none: kinds.filter((kind) => kind !== 'lead' && kind !== 'tie').length },
    longer: change.filter((by) => by > 0).length,
    shorter: change.filter((by) => by < 0).length,
    moved: changed,
  }
}

const brief = ({ outcome, first, lead }: Standing): MovedCase['before'] => ({ outcome, first, ...(lead === undefined ? {} : { lead }) })

function heardIn({ verdicts }: TrialCase, { rules }: RuleSet): Opened['heard'] {
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]))
  const alone = rulesAlone(rules)
  const [fires, bearing] = [new Set<string>(), new Set<string>()]
  for (const { ruleId, verdict } of verdicts) {
    const isGate = rulesById.get(ruleId)?.direction === 'required'
    if (isGate ? verdict === 'silent' || verdict === 'set-aside' : verdict === 'fired') fires.add(ruleId)
    if (isGate || verdict === 'fired' || verdict === 'undetermined' || alone.has(ruleId)) bearing.add(ruleId)
  }
  return { fires, bears: bearing }
}

/** Rules that few others stand beside: with the last of them an area no longer knows of such subjects at all. */
function rulesAlone(rules: RuleSet['rules']): ReadonlySet<string> {
  const weighed = rules.filter(bears)
  return new Set(weighed.filter((rule) => !weighed.some((other) =>
    other.direction === 'required' && other.focusArea === rule.focusArea && other.about === rule.about)).map(({ id }) => id))
}
