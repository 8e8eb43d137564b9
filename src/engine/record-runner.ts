import { Engine, Fact as EngineFact, type NestedCondition, Operator, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { FormulationError } from '../errors.js'
import type { Fact, FactSheet, Truth } from '../model/facts.js'
import { OPERATORS } from '../model/rules.js'
import type { RuleTruth } from '../model/outcome.js'
import { compare, flip, type Threshold } from '../conditions/compare.js'
import type { PreparedCondition, PreparedRule } from '../conditions/prepare.js'

/**
 * json-rules-engine knows two values, so every rule is handed over twice: a `must` copy in which an
 * unknown leaf counts as false, and a `may` copy in which it counts as true. Both true is true, both
 * false is false, anything else is unknown. Negations stand at the leaves by then, which is what makes
 * this equal to Kleene logic. Where no leaf can be unknown the copies would be the same, and one is enough.
 */
const PASSES = ['must', 'may'] as const
type Pass = (typeof PASSES)[number]

const PARTS = ['condition', 'unless'] as const
type Part = (typeof PARTS)[number]

/** One part of a rule as the engine takes it. The engine copies what it is given, so this is made once. */
interface EnginePart {
  readonly reads: readonly string[]
  readonly must: RuleProperties
  readonly may: RuleProperties
}
type EngineRule = Readonly<Partial<Record<Part, EnginePart>>>

const operators: readonly Operator[] = PASSES.flatMap((pass) =>
  OPERATORS.flatMap((operator) =>
    [false, true].map((negated) =>
      new Operator<Fact, Threshold>(operatorName(pass, operator, negated), (fact, threshold) => {
        const truth = compare(operator, fact, threshold)
        return passes(pass, negated ? flip(truth) : truth)
      }) as Operator)))

/** Decides every rule for one subject with json-rules-engine, the engine of record. */
export async function runOnRecord(rules: readonly PreparedRule[], sheet: FactSheet): Promise<readonly RuleTruth[]> {
  // A new engine for each run: overlapping runs on one engine drop rules without an error.
  const engine = new Engine([], { allowUndefinedFacts: false, pathResolver: refusePath })
  for (const operator of operators) engine.addOperator(operator)
  const facts = new Map<string, EngineFact>()
  for (const part of rules.flatMap((rule) => PARTS.flatMap((name) => engineRule(rule)[name] ?? []))) {
    engine.addRule(part.must)
    if (!isSettled(part, sheet)) engine.addRule(part.may)
    for (const id of part.reads) {
      const fact = sheet.facts[id]
      // Uncached: for the cache, which constants never use, the engine would hash every one of them.
      if (fact !== undefined && !facts.has(id)) facts.set(id, new EngineFact(id, fact, { cache: false }))
    }
  }

  const holding = new Set<string>()
  try {
    const { results } = await engine.run(Object.fromEntries(facts))
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

  return rules.map((prepared): RuleTruth => {
    const { id } = prepared.rule
    const truth = (part: Part): Truth =>
      holding.has(partName(id, part, 'must')) ? 'true' : holding.has(partName(id, part, 'may')) ? 'unknown' : 'false'
    return { ruleId: id, condition: truth('condition'), ...(prepared.unless === undefined ? {} : { unless: truth('unless') }) }
  })
}

const isSettled = ({ reads }: EnginePart, { facts }: FactSheet): boolean => reads.every((id) => facts[id]?.status === 'known')

const engineRules = new WeakMap<PreparedRule, EngineRule>()

function engineRule(prepared: PreparedRule): EngineRule {
  const known = engineRules.get(prepared)
  if (known !== undefined) return known
  const { rule, condition, unless } = prepared
  const made = {
    condition: enginePart(rule.id, 'condition', condition),
    ...(unless === undefined ? {} : { unless: enginePart(rule.id, 'unless', unless) }),
  }
  engineRules.set(prepared, made)
  return made
}

function enginePart(ruleId: string, part: Part, tree: PreparedCondition): EnginePart {
  const copy = (pass: Pass): RuleProperties => ({
    name: partName(ruleId, part, pass),
    conditions: topLevel(tree, pass),
    // One fixed event type: `success`, `failure` and `error` collide with the engine's own.
    event: { type: 'decided' },
  })
  return { reads: factsIn(tree), must: copy('must'), may: copy('may') }
}

function factsIn(tree: PreparedCondition): readonly string[] {
  if ('all' in tree) return tree.all.flatMap(factsIn)
  return 'any' in tree ? tree.any.flatMap(factsIn) : [tree.fact]
}

const partName = (ruleId: string, part: Part, pass: Pass): string => `${ruleId} ${part} ${pass}`

// A declaration, not a constant: the operators above are named when this module is loaded.
function operatorName(pass: Pass, operator: string, negated: boolean): string {
  return `${pass}${negated ? 'Not' : ''} ${operator}`
}

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
