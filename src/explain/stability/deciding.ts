import { compileCondition, type Test } from '../../conditions/compile.js'
import { leavesOfCondition } from '../../conditions/open-leaves.js'
import { type PreparedRule, prepareRule } from '../../conditions/prepare.js'
import { valuesOf } from '../../conditions/values.js'
import type { FactId, FactSheet } from '../../model/facts.js'
import type { RuleVerdict } from '../../model/outcome.js'
import type { Rule } from '../../model/rules.js'
import type { Bench } from './bench.js'

/** A rule that bears on the ranking, ready to be decided. */
export interface ReadyRule {
  readonly rule: Rule
  readonly facts: ReadonlySet<FactId>
  /** Parameters its conditions compare facts with. */
  readonly parameters: ReadonlySet<string>
  readonly decide: (sheet: FactSheet) => RuleVerdict
}

/** A rule held against a subject; those of an area that is shut for the subject too, which change nothing. */
export interface Decision {
  readonly ready: ReadyRule
  /** Place of the subject's sheet. */
  readonly sheet: number
  readonly verdict: RuleVerdict
}

export const bearsOnRanking = ({ about, direction }: Rule): boolean => direction !== 'caution' && about !== 'ranking'

export function makeReady(rule: Rule, parameter: (id: string) => number, verdictOf: Bench['verdictOf']): ReadyRule {
  const parameters = new Set<string>()
  const prepared = prepareRule(rule, (id) => {
    parameters.add(id)
    return parameter(id)
  })
  const condition = compileCondition(prepared.condition)
  const unless: Test | undefined = prepared.unless === undefined ? undefined : compileCondition(prepared.unless)
  return {
    rule,
    parameters,
    facts: new Set(partsOf(prepared).flatMap(leavesOfCondition).map(({ fact }) => fact)),
    decide({ subject, facts }) {
      const values = valuesOf(facts)
      const verdict = verdictOf({ condition: condition(values), ...(unless === undefined ? {} : { unless: unless(values) }) })
      return { ruleId: rule.id, version: rule.version, subject, verdict }
    },
  }
}

export const partsOf = ({ condition, unless }: PreparedRule): readonly PreparedRule['condition'][] => (unless === undefined ? [condition] : [condition, unless])

/** Every rule about every subject of its kind. */
export function decideAll(rules: readonly ReadyRule[], sheets: readonly FactSheet[]): readonly Decision[] {
  return sheets.flatMap((sheet, index) =>
    rules.filter(({ rule }) => rule.about === sheet.subject.kind).map((ready): Decision => ({ ready, sheet: index, verdict: ready.decide(sheet) })))
}
