import { grouped } from '../../grouped.js'
import { prepareRule, type PreparedRule } from '../../conditions/prepare.js'
import type { Truth } from '../../model/facts.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { Rule } from '../../model/rules.js'
import { combinations, possibilities, type Possible, type Vocabulary } from './possible.js'
import { placedLeaves, verdictOver } from './rule-logic.js'
import { vocabularyOf } from './vocabulary.js'

export const LOGIC_FINDING_CODES = [
  'RULE_NEVER_FIRES', 'RULE_NEVER_SILENT', 'RULE_WITHOUT_EFFECT', 'LEAF_NEVER_TRUE', 'LEAF_NEVER_FALSE', 'LEAF_NEVER_DECIDES', 'UNLESS_NEVER_HOLDS',
  'RULES_ALIKE', 'RULES_CONTRADICT', 'RULES_OPPOSED', 'RULE_SUBSUMED',
] as const
/**
 * What is odd about the logic of a rule. `RULES_OPPOSED` (one for and one against, of unlike strength, on the same answers)
 * and `RULE_SUBSUMED` are remarks, the others ask for a change.
 */
export type LogicFindingCode = (typeof LOGIC_FINDING_CODES)[number]

/** Something odd that was proved about the logic of a rule, by going through all answers that its leaves tell apart. */
export interface LogicFinding {
  readonly code: LogicFindingCode
  readonly rule: string
  /** JSON Pointer into the one-file form of the rule set. */
  readonly path: string
  readonly message: string
  /** The other rule, where the finding is about two. */
  readonly other?: string
}

/**
 * What can be proved odd about the rules of a valid set: rules and leaves that can never hold, or never fail, or never
 * matter, and pairs of rules for one area that say the same, opposite, or less than each other. In the order of the set,
 * rules in draft last; they are looked at one by one, as most are to take the place of a rule like them.
 */
export function lintLogic(ruleSet: RuleSet): readonly LogicFinding[] {
  // A tradition that is added later may have other habits than those there are.
  const vocabulary: Vocabulary = { ...vocabularyOf(ruleSet), valuesOf: () => undefined }
  const parameters = new Map(ruleSet.parameters.map(({ id, value }) => [id, value]))
  const parameter = (id: string): number => parameters.get(id) ?? Number.NaN
  const alone = (list: 'rules' | 'drafts'): readonly LogicFinding[] => (ruleSet[list] ?? []).flatMap((rule, at) => {
    const prepared = prepareRule(rule, parameter)
    const path = `/${list}/${at}`
    return [...ownFindings(prepared, path, possibilities(prepared, vocabulary)), ...effectFindings(rule, path, ruleSet, parameter)]
  })
  const pairs = pairFindings(ruleSet.rules.map((rule) => prepareRule(rule, parameter)), vocabulary)
  return [...[...alone('rules'), ...pairs].sort((a, b) => placeOf(a.path) - placeOf(b.path)), ...alone('drafts')]
}

const placeOf = (path: string): number => Number(path.split('/')[2])

function ownFindings(prepared: PreparedRule, at: string, { verdicts, truths, idle, complete, tried }: Possible): readonly LogicFinding[] {
  if (!complete) return []
  const { rule, unless } = prepared
  const finding = (code: LogicFindingCode, path: string, message: string): LogicFinding =>
    ({ code, rule: rule.id, path: `${at}${path}`, message: `${message} All ${tried} combinations of answers were tried.` })
  const leaves = placedLeaves(prepared).flatMap(({ key, leaf: { name } }): readonly LogicFinding[] => {
    const seen = truths.get(key) ?? new Set<Truth>()
    const part = key.startsWith('unless/') ? '/unless' : '/conditions'
    if (!seen.has('true')) return [finding('LEAF_NEVER_TRUE', part, `The leaf ${name} can never be true.`)]
    if (!seen.has('false')) return [finding('LEAF_NEVER_FALSE', part, `The leaf ${name} can never be false.`)]
    return idle.has(key) ? [finding('LEAF_NEVER_DECIDES', part, `The verdict is the same whatever the leaf ${name} says.`)] : []
  })
  return [
    ...(verdicts.has('fired') ? [] : [finding('RULE_NEVER_FIRES', '/conditions', 'The rule can never fire.')]),
    ...(verdicts.has('silent') ? [] : [finding('RULE_NEVER_SILENT', '/conditions', 'The rule can never stay silent.')]),
    ...(unless === undefined || verdicts.has('set-aside') ? [] : [finding('UNLESS_NEVER_HOLDS', '/unless', 'What is said to defeat the rule never does.')]),
    ...leaves,
  ]
}

/** A rule that weighs and can never change a ranking: it has no points, its theme counts none, or no tradition uses its area. */
function effectFindings(rule: Rule, at: string, { themes, traditions }: RuleSet, parameter: (id: string) => number): readonly LogicFinding[] {
  if (rule.direction !== 'for' && rule.direction !== 'against') return []
  const finding = (path: string, message: string): readonly LogicFinding[] => [{ code: 'RULE_WITHOUT_EFFECT', rule: rule.id, path: `${at}${path}`, message }]
  if (rule.strength !== undefined && parameter(`strength.${rule.strength}`) === 0) return finding('/strength', `A ${rule.strength} reason has no points.`)
  if (themes.find(({ id }) => id === rule.theme)?.cap === 0) return finding('/theme', `Nothing counts in the theme ${rule.theme}.`)
  const isUsed = traditions.some(({ areas }) => { const own = rule.focusArea === 'all' ? undefined : areas[rule.focusArea]; return own !== undefined && own.standing !== 'absent' })
  return isUsed ? [] : finding('/focusArea', `No tradition uses the area ${rule.focusArea}.`)
}

/** Pairs of rules that weigh for one area by the same facts. */
function pairFindings(prepared: readonly PreparedRule[], vocabulary: Vocabulary): readonly LogicFinding[] {
  const placed = prepared.map((each, at) => ({ each, at })).filter(({ each: { rule } }) => rule.direction === 'for' || rule.direction === 'against')
  const groups = [...grouped(placed, ({ each: { rule } }) => `${rule.about} ${rule.focusArea}`).values()]
  return groups.flatMap((group) => group.flatMap((first, index) => group.slice(index + 1).flatMap((second) => pairFinding(first, second, vocabulary))))
}

interface Placed {
  readonly each: PreparedRule
  readonly at: number
}

const STRENGTH: Readonly<Record<string, number>> = { weak: 1, moderate: 2, strong: 3 }

function pairFinding(first: Placed, second: Placed, vocabulary: Vocabulary): readonly LogicFinding[] {
  const [a, b] = [first.each.rule, second.each.rule]
  if (!sharesFact(first.each, second.each)) return []
  let [onlyA, onlyB, both] = [false, false, false]
  for (const facts of combinations(first.each, vocabulary, second.each)) {
    const [inA, inB] = [verdictOver(first.each, facts) === 'fired', verdictOver(second.each, facts) === 'fired']
    onlyA ||= inA && !inB
    onlyB ||= inB && !inA
    both ||= inA && inB
    if (onlyA && onlyB) return []
  }
  if (!both) return []
  const finding = (code: LogicFindingCode, { each, at }: Placed, other: Rule, message: string): readonly LogicFinding[] =>
    [{ code, rule: each.rule.id, path: `/rules/${at}/conditions`, message, other: other.id }]
  if (!onlyA && !onlyB) {
    const alike = `The rule fires whenever ${a.id} does, and never else`
    if (a.direction === b.direction) return finding('RULES_ALIKE', second, a, `${alike}.`)
    return a.strength === b.strength
      ? finding('RULES_CONTRADICT', second, a, `${alike}; one speaks for the area and one against it, with the same strength.`)
      : finding('RULES_OPPOSED', second, a, `${alike}; one speaks for the area and one against it.`)
  }
  if (a.direction !== b.direction || a.theme !== b.theme) return []
  const [narrow, wide] = onlyA ? [second, first] : [first, second]
  const [strengthOfNarrow, strengthOfWide] = [narrow, wide].map(({ each: { rule } }) => STRENGTH[rule.strength ?? ''] ?? 0) as [number, number]
  return strengthOfNarrow > strengthOfWide ? [] : finding('RULE_SUBSUMED', narrow, wide.each.rule, `Whenever the rule fires, ${wide.each.rule.id} does too, in the same theme and with at least its strength.`)
}

const sharesFact = (a: PreparedRule, b: PreparedRule): boolean => {
  const facts = new Set(placedLeaves(a).map(({ leaf: { fact } }) => fact))
  return placedLeaves(b).some(({ leaf: { fact } }) => facts.has(fact))
}

