import { parseCase } from '../../src/input/parse-case.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import type { Rule, RuleExample, RuleFile } from '../../src/model/rules.js'
import { prepare } from '../../src/prepare.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'

/** An example as a case of its own. */
export const caseOf = (id: string, example: Pick<RuleExample, 'case'>): object => ({ schemaVersion: 1, caseId: id, assessedOn: '2025-06-30', ...example.case })

/** A tradition of the set whose options an example asks for. */
export const traditionOf = ({ options = {} }: Pick<RuleExample, 'options'>): string =>
  defaultRuleSet.traditions.find((tradition) => Object.entries(options).every(([name, on]) => tradition.options[name as keyof typeof options] === on))?.id ?? 'klerman-weissman'

/**
 * What a rule comes to in the first example in which it fires, with no other rule beside it: for which area or against
 * it with how many points, or at what level its message stands and what it holds back. `file` carries the example,
 * `rule` is the rule that is tried, right or faulty.
 */
export function effectOf(file: RuleFile, rule: Rule): string {
  const [example] = file.examples.fires
  if (example === undefined) return 'no example'
  // What is about the ranking needs a ranking.
  const rules = rule.about === 'ranking' ? defaultRuleSet.rules.map((each) => (each.id === rule.id ? rule : each)) : [rule]
  const { evaluator, compose } = prepare({ ...defaultRuleSet, rules } satisfies RuleSet, { tradition: traditionOf(example) })
  const kase = parseCase(caseOf(file.id, example))
  const { areas, messages } = compose(kase, evaluator.evaluateSync(kase))
  const isAbout = (subject: string): boolean => example.subject === undefined || subject === example.subject
  const weighed = areas.flatMap(({ area, candidates }) => candidates.filter(({ subject }) => isAbout(subject.id)).flatMap((candidate) => candidate.arguments
    .filter(({ ruleId, verdict }) => ruleId === rule.id && verdict === 'fired').map(({ direction, points }) => `${points} ${direction} ${area}`)))
  const said = messages.filter(({ ruleId, subject }) => ruleId === rule.id && isAbout(subject.id)).map(({ level, withholds }) => [level, ...withholds.map((part) => `holds back ${part}`)].join(', '))
  return [...new Set([...weighed, ...said])].join('; ') || 'nothing'
}
