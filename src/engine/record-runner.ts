import { Almanac, Engine, type NestedCondition, Operator, Rule as EngineRule, type TopLevelCondition } from 'json-rules-engine'
import { FormulationError } from '../errors.js'
import type { Fact, FactSheet, Truth } from '../model/facts.js'
import { OPERATORS } from '../model/rules.js'
import type { RuleTruth } from '../model/outcome.js'
import { compare, flip, type Threshold } from '../conditions/compare.js'
import { leavesOfCondition } from '../conditions/open-leaves.js'
import type { PreparedCondition, PreparedRule } from '../conditions/prepare.js'

/**
 * json-rules-engine knows two values, so every rule is handed over twice: a `must` copy in which an
 * unknown leaf counts as false, and a `may` copy in which it counts as true. Both true is true, both
 * false is false, anything else is unknown. Negations stand at the leaves by then, which is what makes
 * this equal to Kleene logic. Where no leaf can be unknown the copies would be the same, and one is enough;
 * where no fact is known at all the first is false and the second true whatever the rule says, and there is nothing to decide.
 */
const PASSES = ['must', 'may'] as const
type Pass = (typeof PASSES)[number]

/**
 * One part of a rule as the engine takes it, made once: of a run a rule keeps nothing but the engine it was added to last,
 * which it asks for operators alone, and those are the same in all of them.
 */
interface EnginePart {
  readonly reads: readonly string[]
  readonly must: EngineRule
  readonly may: EngineRule
}

interface EngineParts {
  readonly ruleId: string
  readonly condition: EnginePart
  readonly unless?: EnginePart
}

const operators: readonly Operator[] = PASSES.flatMap((pass) =>
  OPERATORS.flatMap((operator) =>
    [false, true].map((negated) =>
      new Operator<Fact, Threshold>(operatorName(pass, operator, negated), (fact, threshold) => {
        const truth = compare(operator, fact, threshold)
        return passes(pass, negated ? flip(truth) : truth)
      }) as Operator)))

/** Decides every rule for one subject with json-rules-engine, the engine of record. */
export async function runOnRecord(rules: readonly PreparedRule[], sheet: FactSheet): Promise<readonly RuleTruth[]> {
  const parts = rules.map(enginePartsOf)
  const handed: EngineRule[] = []
  const holding = new Set<string>()
  for (const part of parts.flatMap(({ condition, unless }) => (unless === undefined ? [condition] : [condition, unless]))) {
    const known = howMuchIsKnown(part, sheet)
    if (known === 'nothing') holding.add(part.may.name)
    else handed.push(...(known === 'everything' ? [part.must] : [part.must, part.may]))
  }
  if (handed.length > 0) for (const name of await run(handed, sheet)) holding.add(name)
  const truth = ({ must, may }: EnginePart): Truth => (holding.has(must.name) ? 'true' : holding.has(may.name) ? 'unknown' : 'false')
  return parts.map(({ ruleId, condition, unless }): RuleTruth =>
    ({ ruleId, condition: truth(condition), ...(unless === undefined ? {} : { unless: truth(unless) }) }))
}

function howMuchIsKnown({ reads }: EnginePart, { facts }: FactSheet): 'everything' | 'something' | 'nothing' {
  let [known, unknown] = [0, 0]
  for (const id of reads) {
    const status = facts[id]?.status
    if (status === 'known') known += 1
    else if (status === 'unknown') unknown += 1
  }
  return known === reads.length ? 'everything' : unknown === reads.length ? 'nothing' : 'something'
}

/** The names of those that hold. */
async function run(rules: readonly EngineRule[], sheet: FactSheet): Promise<readonly string[]> {
  // A new engine for each run: overlapping runs on one engine drop rules without an error.
  const engine = new Engine([], { allowUndefinedFacts: false, pathResolver: refusePath })
  for (const operator of operators) engine.addOperator(operator)
  for (const rule of rules) engine.addRule(rule)
  try {
    const { results } = await engine.run({}, { almanac: almanacOf(sheet) })
    return results.map(({ name }) => name)
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
}

/** Gives the engine the facts as they are, each as one promise for all rules; its own would hash every constant for a cache that constants never use. */
function almanacOf({ facts }: FactSheet): Almanac {
  const given = new Map<string, Promise<Fact>>()
  const factValue = (id: string): Promise<Fact> => {
    const known = given.get(id)
    if (known !== undefined) return known
    const fact = facts[id]
    const made = fact === undefined ? Promise.reject(new ReferenceError(id)) : Promise.resolve(fact)
    given.set(id, made)
    return made
  }
  return Object.assign(new Almanac({ allowUndefinedFacts: false, pathResolver: refusePath }), { factValue })
}

const engineParts = new WeakMap<PreparedRule, EngineParts>()

function enginePartsOf(prepared: PreparedRule): EngineParts {
  const known = engineParts.get(prepared)
  if (known !== undefined) return known
  const { rule: { id }, condition, unless } = prepared
  const made = {
    ruleId: id,
    condition: enginePart(`${id} condition`, condition),
    ...(unless === undefined ? {} : { unless: enginePart(`${id} unless`, unless) }),
  }
  engineParts.set(prepared, made)
  return made
}

function enginePart(name: string, tree: PreparedCondition): EnginePart {
  const copy = (pass: Pass): EngineRule => new EngineRule({
    name: `${name} ${pass}`,
    conditions: topLevel(tree, pass),
    // One fixed event type: `success`, `failure` and `error` collide with the engine's own.
    event: { type: 'decided' },
  })
  return { reads: [...new Set(leavesOfCondition(tree).map(({ fact }) => fact))], must: copy('must'), may: copy('may') }
}

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
