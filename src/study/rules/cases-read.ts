import { FormulationError, isFormulationError, type Problem, type ProblemParts } from '../../errors.js'
import { parseCase } from '../../index.js'
import type { Case } from '../../model/case.js'
import { listOfTexts, type Permitted } from '../../options.js'
import type { RuleSet } from '../../model/rule-set.js'
import { checkWords } from '../permitted.js'

/** Cases read one after another. What is wrong with one is told with its place among them, from 0, as in `/cases/1/assessedOn`. */
export function* casesRead(cases: Iterable<unknown>): Generator<Case> {
  let at = 0
  for (const input of cases) {
    yield readAt(input, at)
    at += 1
  }
}

function readAt(input: unknown, at: number): Case {
  try {
    return parseCase(input)
  } catch (error) {
    if (!isFormulationError(error)) throw error
    const [first, ...rest] = error.problems
    throw new FormulationError([placed(first, at), ...rest.map((problem) => placed(problem, at))])
  }
}

const placed = ({ message: _, ...problem }: Problem, at: number): ProblemParts => ({ ...problem, path: `/cases/${at}${problem.path}` })

/** Options of whatever looks at some rules under some traditions. */
export const RULE_OPTIONS: Readonly<Record<'rules' | 'traditions', Permitted>> = {
  rules: listOfTexts,
  traditions: { expected: 'a list of at least one id', allows: (value) => listOfTexts.allows(value) && (value as readonly string[]).length > 0 },
}

/** Refuses rules and traditions that are not in a set: nothing looked at must not look like nothing found. */
export function checkNames({ rules, traditions }: RuleSet, wanted: { readonly rules?: readonly string[] | undefined; readonly traditions?: readonly string[] | undefined }): void {
  checkWords(wanted.traditions, traditions.map(({ id }) => id), { path: '/traditions', what: 'a tradition of the rule set' })
  checkWords(wanted.rules, rules.map(({ id }) => id), { path: '/rules', what: 'the id of a rule of the set' })
}
