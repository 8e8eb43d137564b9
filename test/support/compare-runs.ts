import { ownFacts } from '../../src/facts/catalogue.js'
import type { Fact, FactSheet } from '../../src/model/facts.js'
import type { Verdict } from '../../src/model/outcome.js'
import type { Condition, Rule } from '../../src/model/rules.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import type { QuickRun } from './quick-run.js'

/** Facts about the record itself are always known and turn as more is asked. */
export const isOfTheRecord = (fact: string): boolean => fact.startsWith('data.') || fact === 'network.peopleRecorded'

/** Ids of all facts a condition reads. */
export const factsRead = (condition: Condition): readonly string[] =>
  'not' in condition ? factsRead(condition.not)
  : 'all' in condition ? condition.all.flatMap(factsRead)
  : 'any' in condition ? condition.any.flatMap(factsRead)
  : [condition.fact]

const readsTheRecord = ({ conditions, unless }: Rule): boolean =>
  [...factsRead(conditions), ...(unless === undefined ? [] : factsRead(unless))].some(isOfTheRecord)

/** Rules that speak about the record rather than about the client. */
export const rulesAboutTheRecord: ReadonlySet<string> = new Set(defaultRuleSet.rules.filter(readsTheRecord).map(({ id }) => id))

/** What a verdict may become once more is known. What is set aside may still turn out silent: neither counts. */
const MAY_BECOME: Readonly<Record<Verdict, readonly Verdict[]>> = {
  fired: ['fired'],
  silent: ['silent'],
  'set-aside': ['set-aside', 'silent'],
  undetermined: ['fired', 'silent', 'set-aside', 'undetermined'],
}

const keyOf = ({ subject }: Pick<FactSheet, 'subject'>): string => `${subject.kind} ${subject.id}`

const ends = (fact: Fact): readonly [number, number] =>
  fact.status === 'range' ? [fact.min ?? -Infinity, fact.max ?? Infinity]
  : fact.status === 'known' && typeof fact.value === 'number' ? [fact.value, fact.value]
  : [-Infinity, Infinity]

function turnedFacts(poor: QuickRun, rich: QuickRun): readonly string[] {
  const later = new Map(rich.sheets.map((sheet) => [keyOf(sheet), sheet.facts]))
  return poor.sheets.flatMap((sheet) =>
    ownFacts(sheet).flatMap(([id, fact]) => {
      const is = later.get(keyOf(sheet))?.[id]
      if (is === undefined || isOfTheRecord(id)) return []
      const [low, high] = ends(fact)
      const [least, most] = ends(is)
      const stays = fact.status !== 'known' || (is.status === 'known' && JSON.stringify(is.value) === JSON.stringify(fact.value))
      return stays && low <= least && high >= most ? [] : [`${id} of ${keyOf(sheet)}: ${JSON.stringify(fact)}, then ${JSON.stringify(is)}`]
    }),
  )
}

function turnedVerdicts(poor: QuickRun, rich: QuickRun): readonly string[] {
  const later = new Map(rich.outcomes.map((outcome) => [`${outcome.ruleId} ${keyOf(outcome)}`, outcome.verdict]))
  return poor.outcomes.flatMap((outcome) => {
    const is = later.get(`${outcome.ruleId} ${keyOf(outcome)}`)
    if (is === undefined || rulesAboutTheRecord.has(outcome.ruleId) || MAY_BECOME[outcome.verdict].includes(is)) return []
    return [`${outcome.ruleId} about ${keyOf(outcome)}: ${outcome.verdict}, then ${is}`]
  })
}

/** Areas whose bounds with the poorer record do not hold the bounds with the richer one. */
export function widenedBounds(poor: QuickRun, rich: QuickRun): readonly string[] {
  return rich.ranking.areas.flatMap(({ area, bounds }) => {
    const wide = poor.area(area).bounds
    return wide.low <= bounds.low && wide.high >= bounds.high ? [] : [`${area}: ${JSON.stringify(wide)}, then ${JSON.stringify(bounds)}`]
  })
}

/** Everything that turned, instead of only becoming known, between a poorer record and a richer one. */
export function turned(poor: QuickRun, rich: QuickRun): readonly string[] {
  return [...turnedFacts(poor, rich), ...turnedVerdicts(poor, rich), ...widenedBounds(poor, rich)]
}
