import { Engine, type NestedCondition, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { FormulationError } from '../errors.js'
import type { Fact, FactSheet, Truth } from '../model/facts.js'
import { OPERATORS } from '../model/rules.js'
import type { RuleTruth } from '../model/outcome.js'
import { compare, flip, type Threshold } from './compare.js'
import type { PreparedCondition, PreparedRule } from './prepare.js'

/**
 * json-rules-engine knows two values, so every rule is handed over twice: a `must` copy in which an
 * unknown leaf counts as false, and a `may` copy in which it counts as true. Both true is true, both
 * false is false, anything else is unknown. Negations stand at the leaves by then, which is what makes
 * this equal to Kleene logic.
 */
const PASSES = ['must', 'may'] as const
type Pass = (typeof PASSES)[number]

/** Decides every rule for one subject with json-rules-engine, the engine of record. */
export async function runOnRecord(rules: readonly PreparedRule[], sheet: FactSheet): Promise<readonly RuleTruth[]> {
  // A new engine for each run: overlapping runs on one engine drop rules without an error.
  const engine = new Engine([], { allowUndefinedFacts: false, pathResolver: refusePath })
  for (const pass of PASSES) {
    for (const operator of OPERATORS) {
      for (const negated of [false, true]) {
        engine.addOperator<Fact, Threshold>(operatorName(pass, operator, negated), (fact, threshold) => {
          const truth = compare(operator, fact, threshold)
          return passes(pass, negated ? flip(truth) : truth)
        })
      }
    }
  }
  for (const prepared of rules) for (const part of engineRules(prepared)) engine.addRule(part)

  const holding = new Set<string>()
  try {
    const { results } = await engine.run({ ...sheet.facts })
    for (const result of results) holding.add(result.name)
  } catch (cause) {
    throw new FormulationError([
      {
        code: 'RULE_FAILED',
        path: '',
        expected: 'rules whose facts all exist',
        received: cause instanceof Error ? cause.name : 'a failure without a name',
        hint: `Lint the rule set; the failure came while rules about the ${sheet.subject.kind} were evaluated.`,
      },
    ])
  }

  return rules.map(({ rule, unless }): RuleTruth => {
    const truth = (part: Part): Truth =>
      holding.has(partName(rule.id, part, 'must')) ? 'true' : holding.has(partName(rule.id, part, 'may')) ? 'unknown' : 'false'
    return { ruleId: rule.id, condition: truth('conditions'), ...(unless === undefined ? {} : { unless: truth('unless') }) }
  })
}

type Part = 'conditions' | 'unless'

function engineRules({ rule, condition, unless }: PreparedRule): RuleProperties[] {
  const parts: readonly (readonly [Part, PreparedCondition | undefined])[] = [
    ['conditions', condition],
    ['unless', unless],
  ]
  return parts.flatMap(([part, tree]) =>
    tree === undefined
      ? []
      : PASSES.map((pass) => ({
          name: partName(rule.id, part, pass),
          conditions: topLevel(tree, pass),
          // One fixed event type: `success`, `failure` and `error` collide with the engine's own.
          event: { type: 'decided' },
        })),
  )
}

const partName = (ruleId: string, part: Part, pass: Pass): string => `${ruleId} ${part} ${pass}`

const operatorName = (pass: Pass, operator: string, negated: boolean): string =>
  `${pass}${negated ? 'Not' : ''} ${operator}`

function topLevel(tree: PreparedCondition, pass: Pass): TopLevelCondition {
  const node = nested(tree, pass)
  return 'all' in node || 'any' in node ? node : { all: [node] }
}

function nested(tree: PreparedCondition, pass: Pass): NestedCondition {
  if ('all' in tree) return { all: tree.all.map((child) => nested(child, pass)) }
  if ('any' in tree) return { any: tree.any.map((child) => nested(child, pass)) }
  return { fact: tree.fact, operator: operatorName(pass, tree.operator, tree.negated), value: tree.threshold }
}

const passes = (pass: Pass, truth: Truth): boolean => truth === 'true' || (truth === 'unknown' && pass === 'may')

function refusePath(): never {
  throw new TypeError('paths are not part of the rule language')
}
