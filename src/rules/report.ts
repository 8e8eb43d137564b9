import { FormulationError, type ProblemParts } from '../errors.js'
import { RULE_LIMITS } from './limits.js'

/** A problem with the form or the sense of something in a rule set. */
export const invalid = (path: string, expected: string, received: string): ProblemParts => ({
  code: 'RULE_INVALID', path, expected, received,
})

/** Throws everything that was found, up to the most that are listed. Call it only when something was. */
export function refuse(problems: readonly ProblemParts[]): never {
  const [first, ...rest] = problems
  if (first === undefined) throw new RangeError('nothing to refuse')
  throw new FormulationError([first, ...rest.slice(0, RULE_LIMITS.problems - 1)])
}
