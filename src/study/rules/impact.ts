import { compareText } from '../../compare-text.js'
import { digest } from '../../digest.js'
import type { Evaluation } from '../../evaluate.js'
import type { Subject, Truth } from '../../model/facts.js'
import type { LeafTrace, RuleOutcome, RuleVerdict, Verdict } from '../../model/outcome.js'
import type { Bounds, Focus, OutcomeKind } from '../../model/ranking-result.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import { aRuleSet, checkArgument, checkOptions, text } from '../../options.js'
import { prepare } from '../../prepare.js'
import { decisiveLeaves, leavesOf } from '../../trace.js'
import { anIterable } from '../permitted.js'
import { casesRead } from './cases-read.js'
import { diffRuleSets, type RuleSetDiff } from './diff.js'
import { type Item, itemsOf, type ListName } from './lists.js'

/** What can differ in what two rule sets make of a case, the weightiest first. */
export const IMPACT_PARTS = ['outcome', 'foci', 'places', 'support', 'bounds', 'messages', 'verdicts'] as const
/** A part of a result that a change of rules can alter. */
export type ImpactPart = (typeof IMPACT_PARTS)[number]

/** Where one area stands. */
export interface AreaPlace {
  readonly area: AreaId
  readonly support: number
  readonly bounds: Bounds
  /** Best and worst place; absent for an area that is not ranked. */
  readonly place?: { readonly best: number; readonly worst: number }
}

/** What one rule set makes of a case. */
export interface CasePlace {
  readonly outcome: OutcomeKind
  readonly foci: readonly Focus[]
  /** By area. */
  readonly areas: readonly AreaPlace[]
}

/** A rule that decides otherwise about a subject. `absent`: it is not in that set, or its area is shut there. */
export interface VerdictChange {
  readonly ruleId: string
  readonly subject: Subject
  readonly before: Verdict | 'absent'
  readonly after: Verdict | 'absent'
  /** Names of the leaves that came out otherwise or stand in one set only; where there is none, of those that decide in one set only. */
  readonly leaves: readonly string[]
}

/** An item of a rule set that differs. */
export interface ChangedItem {
  readonly list: ListName
  readonly id: string
}

/** A case that two rule sets see in different ways. */
export interface CaseImpact {
  readonly caseId: string
  readonly parts: readonly ImpactPart[]
  readonly before: CasePlace
  readonly after: CasePlace
  readonly verdicts: readonly VerdictChange[]
  /** Changes that, taken back by themselves, undo what happened to outcome, foci and places; empty where only several together do, or where those did not change. */
  readonly dueTo: readonly ChangedItem[]
}

/** What a change of rules does to a library of cases. */
export interface RuleSetImpact {
  readonly diff: RuleSetDiff
  readonly tradition: string
  readonly cases: number
  /** Cases that are seen in another way, in the order given. */
  readonly changed: readonly CaseImpact[]
}

/** How the impact of a change is looked for. */
export interface ImpactOptions {
  /** Id of a tradition of both sets; `klerman-weissman` when left out. */
  readonly tradition?: string | undefined
}

/**
 * Holds every case against both rule sets, and tells which come out otherwise and by which change. Throws a
 * `FormulationError` with every problem of the first case that cannot be read, or when a tradition is missing.
 */
export function ruleSetImpact(before: RuleSet, after: RuleSet, cases: Iterable<unknown>, options: ImpactOptions = {}): RuleSetImpact {
  checkArgument(before, aRuleSet, '/before')
  checkArgument(after, aRuleSet, '/after')
  checkArgument(cases, anIterable, '/cases')
  checkOptions(options, { tradition: text })
  const [from, to] = [prepare(before, options), prepare(after, options)]
  const diff = diffRuleSets(before, after)
  const withOneTakenBack = keptByKey((key: string) => {
    const { list, id } = JSON.parse(key) as ChangedItem
    return prepare(takenBack(before, after, { list, id }), options).evaluator
  })
  const changed: CaseImpact[] = []
  let count = 0
  for (const kase of casesRead(cases)) {
    count += 1
    const [earlier, later] = [from.evaluator.evaluateSync(kase), to.evaluator.evaluateSync(kase)]
    const verdicts = verdictChanges(earlier, later)
    const [was, is] = [placeOf(earlier), placeOf(later)]
    const parts = IMPACT_PARTS.filter((part) => differs[part](was, is, verdicts, { before, after }))
    if (parts.length === 0) continue
    const isMoved = parts.some((part) => PLACING.includes(part))
    const heard = heardIn(earlier, later)
    const items = isMoved ? changedItems(diff).filter(({ list, id }) => list !== 'rules' || heard.has(id)) : []
    const dueTo = items.filter((item) => {
      const without = placeOf(withOneTakenBack(JSON.stringify(item)).evaluateSync(kase))
      return PLACING.every((part) => !differs[part](was, without, [], { before, after }))
    })
    changed.push({ caseId: kase.caseId, parts, before: was, after: is, verdicts, dueTo })
  }
  return { diff, tradition: to.tradition.id, cases: count, changed }
}

const PLACING: readonly ImpactPart[] = ['outcome', 'foci', 'places']

function keptByKey<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const made = known.get(key) ?? make(key)
    known.set(key, made)
    return made
  }
}

function placeOf({ ranking }: Evaluation): CasePlace {
  return {
    outcome: ranking.outcome,
    foci: ranking.foci,
    areas: [...ranking.areas].sort((a, b) => compareText(a.area, b.area))
      .map(({ area, support, bounds, rank }) => ({ area, support, bounds, ...(rank === undefined ? {} : { place: rank }) })),
  }
}

type Differs = (before: CasePlace, after: CasePlace, verdicts: readonly VerdictChange[], sets: { readonly before: RuleSet; readonly after: RuleSet }) => boolean

const otherwise = (view: (place: CasePlace) => unknown): Differs => (before, after) => digest(view(before)) !== digest(view(after))

const differs: Readonly<Record<ImpactPart, Differs>> = {
  outcome: otherwise(({ outcome }) => outcome),
  foci: otherwise(({ foci }) => foci.map(({ area, subject }) => [area, subject.kind, subject.id])),
  places: otherwise(({ areas }) => areas.map(({ area, place = null }) => [area, place])),
  support: otherwise(({ areas }) => areas.map(({ area, support }) => [area, support])),
  bounds: otherwise(({ areas }) => areas.map(({ area, bounds }) => [area, bounds])),
  messages: (_before, _after, verdicts, { before, after }) => verdicts.some(({ ruleId, before: was, after: is }) =>
    (was === 'fired') !== (is === 'fired') && [before, after].some(({ rules }) => rules.find(({ id }) => id === ruleId)?.direction === 'caution')),
  verdicts: (_before, _after, verdicts) => verdicts.length > 0,
}

function verdictChanges(earlier: Evaluation, later: Evaluation): readonly VerdictChange[] {
  const [before, after] = [byKey(earlier.verdicts), byKey(later.verdicts)]
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const either = was ?? is
    if (either === undefined || was?.verdict === is?.verdict) return []
    return [{
      ruleId: either.ruleId, subject: either.subject, before: was?.verdict ?? 'absent', after: is?.verdict ?? 'absent',
      leaves: leavesThatDiffer(was && earlier.explain(was), is && later.explain(is)),
    }]
  })
}

const byKey = (verdicts: readonly RuleVerdict[]): ReadonlyMap<string, RuleVerdict> =>
  new Map(verdicts.map((verdict) => [`${verdict.ruleId} ${verdict.subject.kind} ${verdict.subject.id}`, verdict]))

/** Leaves that came out otherwise or are in one set only; where there is none, those that decide in one set only. */
function leavesThatDiffer(before: RuleOutcome | undefined, after: RuleOutcome | undefined): readonly string[] {
  if (before === undefined || after === undefined) return []
  const turned = namesThatDiffer(allLeaves(before), allLeaves(after))
  return turned.length > 0 ? turned : namesThatDiffer(decisiveLeaves(before), decisiveLeaves(after))
}

const allLeaves = ({ condition, unless }: RuleOutcome): readonly LeafTrace[] => [...leavesOf(condition), ...(unless === undefined ? [] : leavesOf(unless))]

function namesThatDiffer(before: readonly LeafTrace[], after: readonly LeafTrace[]): readonly string[] {
  const [was, is] = [before, after].map((leaves) => new Map(leaves.map(({ name, result }) => [name, result]))) as [Map<string, Truth>, Map<string, Truth>]
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort(compareText)
}

/** Items that can be taken back by themselves: others are named by what stays. */
function changedItems({ changes }: RuleSetDiff): readonly ChangedItem[] {
  const items = changes.flatMap((change) => {
    if (!('id' in change) || change.level === 'patch') return []
    return change.kind === 'changed' || NAMED_BY_NONE.includes(change.list) ? [{ list: change.list, id: change.id }] : []
  })
  return items.filter(({ list, id }, at) => items.findIndex((each) => each.list === list && each.id === id) === at)
}

const NAMED_BY_NONE: readonly ListName[] = ['rules', 'events', 'instruments']

/** Rules that say something about a case in either set, or may yet. */
const heardIn = (...evaluations: readonly Evaluation[]): ReadonlySet<string> =>
  new Set(evaluations.flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict !== 'silent').map(({ ruleId }) => ruleId)))

/** The later set with one item as it was. What that item names and the later set has dropped comes back with it. */
function takenBack(before: RuleSet, after: RuleSet, { list, id }: ChangedItem): RuleSet {
  const was = itemsOf(before, list)?.get(id)
  const lists = new Map<ListName, Map<string, Item>>(NAMED.map((each) => [each, new Map([...(itemsOf(before, each) ?? []), ...(itemsOf(after, each) ?? [])])]))
  const items = lists.get(list) ?? new Map<string, Item>(itemsOf(after, list))
  if (was === undefined) items.delete(id)
  else items.set(id, was)
  lists.set(list, items)
  return { ...after, ...Object.fromEntries([...lists].map(([name, each]) => [name, [...each.values()]])) }
}

/** Lists whose items a rule names. */
const NAMED: readonly ListName[] = ['parameters', 'themes', 'sources', 'areas']
