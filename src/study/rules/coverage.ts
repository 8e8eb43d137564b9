import type { FactId, Truth } from '../../model/facts.js'
import { type Verdict, VERDICTS } from '../../model/outcome.js'
import type { RuleSet } from '../../model/rule-set.js'
import { aRuleSet, checkArgument, checkOptions } from '../../options.js'
import { DEFAULT_TRADITION, prepare } from '../../prepare.js'
import { anIterable } from '../permitted.js'
import { casesRead, checkNames, RULE_OPTIONS } from './cases-read.js'
import { nameOf, type RuleSetName } from './diff.js'
import { possibilities, type Possible } from './possible.js'
import { decides, placedLeaves, truthOfLeaf, verdictOver } from './rule-logic.js'
import { vocabularyOf } from './vocabulary.js'

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown']
const SETTLED: readonly Truth[] = ['true', 'false']

/** Something that can happen, and how often it did. `count` 0: no case shows it. `impossible`: proved to be out of reach, over all answers the rule tells apart. */
export interface Seen<What extends string> {
  readonly what: What
  readonly count: number
  readonly impossible: boolean
}

/** What a library of cases shows of one leaf. */
export interface LeafCoverage {
  readonly name: string
  readonly part: 'condition' | 'unless'
  readonly fact: FactId
  readonly truths: readonly Seen<Truth>[]
  /**
   * How often the leaf decided the verdict by itself while true, and while false. Both together are what is known as
   * modified condition/decision coverage, in its masking form.
   */
  readonly deciding: readonly Seen<Truth>[]
}

/** What a library of cases shows of one rule. */
export interface RuleCoverageEntry {
  readonly ruleId: string
  readonly verdicts: readonly Seen<Verdict>[]
  readonly leaves: readonly LeafCoverage[]
}

/** How much of what can happen did. */
export interface Share {
  readonly seen: number
  readonly possible: number
}

/** What a library of cases shows of a rule set. */
export interface RuleCoverage {
  readonly ruleSet: RuleSetName
  readonly traditions: readonly string[]
  readonly cases: number
  /** Subjects that rules were held against, once for each tradition. */
  readonly subjects: number
  readonly rules: readonly RuleCoverageEntry[]
  readonly totals: { readonly verdicts: Share; readonly truths: Share; readonly deciding: Share }
}

/** How coverage is counted. */
export interface CoverageOptions {
  /** Ids of traditions of the set, under each of which every case is looked at; `klerman-weissman` when left out. */
  readonly traditions?: readonly string[] | undefined
  /** Rules to look at; all when left out. */
  readonly rules?: readonly string[] | undefined
}

/**
 * Holds every rule against every subject of some cases, whether or not a requirement shuts its area there, and counts
 * what came out. What can come out at all is proved by going through all answers, so that nothing is left out by hand.
 * Throws a `FormulationError` with every problem of the first case that cannot be read, and with code `USAGE` for rules
 * and traditions that are not in the set.
 */
export function ruleCoverage(ruleSet: RuleSet, cases: Iterable<unknown>, options: CoverageOptions = {}): RuleCoverage {
  checkArgument(ruleSet, aRuleSet, '/ruleSet')
  checkArgument(cases, anIterable, '/cases')
  checkOptions(options, RULE_OPTIONS)
  checkNames(ruleSet, options)
  const { rules: wanted, traditions = [DEFAULT_TRADITION] } = options
  const evaluators = traditions.map((tradition) => prepare(ruleSet, { tradition }).evaluator)
  const [evaluator] = evaluators
  if (evaluator === undefined) throw new RangeError('no evaluator')
  const tallies = ruleSet.rules.filter(({ id }) => wanted?.includes(id) ?? true).flatMap(({ id }) => {
    const prepared = evaluator.prepared(id)
    return prepared === undefined ? [] : [{ prepared, leaves: placedLeaves(prepared), counts: new Map<string, number>() }]
  })
  let [count, subjects] = [0, 0]
  for (const kase of casesRead(cases)) {
    count += 1
    for (const { subject, facts } of evaluators.flatMap((each) => each.evaluateSync(kase).sheets)) {
      subjects += 1
      for (const { prepared, leaves, counts } of tallies) {
        if (prepared.rule.about !== subject.kind) continue
        const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
        add(verdictOver(prepared, facts))
        for (const { key, leaf } of leaves) {
          const truth = truthOfLeaf(leaf, facts)
          add(`${key} ${truth}`)
          if (decides(prepared, leaf, facts)) add(`${key} decides ${truth}`)
        }
      }
    }
  }
  const vocabulary = vocabularyOf(ruleSet)
  const rules = tallies.map(({ prepared, leaves, counts }): RuleCoverageEntry => {
    const possible = possibilities(prepared, vocabulary)
    const seen = <What extends string>(whats: readonly What[], key: (what: What) => string, met: ReadonlySet<string> | undefined): readonly Seen<What>[] =>
      whats.map((what) => ({ what, count: counts.get(key(what)) ?? 0, impossible: isImpossible(possible, met, what) }))
    return {
      ruleId: prepared.rule.id,
      verdicts: seen(VERDICTS, (verdict) => verdict, possible.verdicts),
      leaves: leaves.map(({ key, leaf }) => ({
        name: leaf.name,
        part: key.startsWith('unless/') ? 'unless' : 'condition',
        fact: leaf.fact,
        truths: seen(TRUTHS, (truth) => `${key} ${truth}`, possible.truths.get(key)),
        deciding: seen(SETTLED, (truth) => `${key} decides ${truth}`, possible.deciding.get(key)),
      })),
    }
  })
  return {
    ruleSet: nameOf(ruleSet), traditions, cases: count, subjects, rules,
    totals: {
      verdicts: share(rules.flatMap(({ verdicts }) => verdicts)),
      truths: share(rules.flatMap(({ leaves }) => leaves.flatMap(({ truths }) => truths))),
      deciding: share(rules.flatMap(({ leaves }) => leaves.flatMap(({ deciding }) => deciding))),
    },
  }
}

const isImpossible = ({ complete }: Possible, met: ReadonlySet<string> | undefined, what: string): boolean => complete && met?.has(what) === false

function share(all: readonly Seen<string>[]): Share {
  const possible = all.filter(({ impossible }) => !impossible)
  return { seen: possible.filter(({ count }) => count > 0).length, possible: possible.length }
}

/** Whether at least a part, from 0 to 1, of what can happen did. Where nothing can, nothing is shown. */
export const isCovered = ({ seen, possible }: Share, least: number): boolean => possible > 0 && seen / possible >= least
