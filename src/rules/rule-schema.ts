import * as z from 'zod/mini'
import type { ProblemParts } from '../errors.js'
import { SUBJECT_KINDS } from '../model/facts.js'
import {
  DIRECTIONS, MESSAGE_LEVELS, RULE_STATUSES, RULE_STRENGTHS, WITHHOLDS, type Condition, type RetiredRule, type Rule, type RuleFile,
} from '../model/rules.js'
import { leavesOf, readCondition } from './conditions.js'
import { RULE_LIMITS } from './limits.js'
import { reviewShape } from './schema.js'
import { basis, citations, confidence, day, flag, kebab, list, maybe, prose, readWith, ruleId, strict, whole, word, type Schema } from './schema-parts.js'

// Walked by hand afterwards; the schema only says that the field is there.
const condition = z.custom<Condition>()

const head = {
  id: ruleId(),
  version: whole(1, 9_999),
  title: prose(),
  about: word(SUBJECT_KINDS),
  focusArea: kebab(),
  direction: word(DIRECTIONS),
  strength: maybe(word(RULE_STRENGTHS)),
  theme: kebab(),
}
const body = {
  conditions: condition,
  unless: maybe(condition),
  texts: strict({ clinician: prose(), client: prose() }),
  basis,
  confidence,
  sources: citations(),
  level: maybe(word(MESSAGE_LEVELS)),
  withholds: maybe(list(word(WITHHOLDS), 1, WITHHOLDS.length)),
  ...reviewShape,
}

const example = {
  name: prose(),
  subject: maybe(prose()),
  case: z.record(z.string(), z.unknown(), { error: 'fields of a case' }),
  options: maybe(strict({ lossWithoutDeathAsGrief: maybe(flag()), petLossAsGrief: maybe(flag()) })),
  setAside: maybe(flag()),
}
const MOST_EXAMPLES = 50

const ruleSchema: Schema<Rule> = strict({ ...head, ...body })

const ruleFileSchema: Schema<RuleFile> = strict({
  ...head,
  ...body,
  rationale: prose(),
  saysLittleWhen: prose(),
  reviewedOn: day(),
  status: maybe(word(RULE_STATUSES)),
  replacedBy: maybe(ruleId()),
  examples: strict({
    fires: list(strict(example), 0, MOST_EXAMPLES),
    silent: list(strict(example), 0, MOST_EXAMPLES),
    undetermined: list(strict({ ...example, missing: list(prose()) }), 0, MOST_EXAMPLES),
  }),
})

/** Reads a rule without its prose and examples. */
export const readRule = (value: unknown, at: string, problems: ProblemParts[]): Rule | undefined =>
  withConditions(readWith(ruleSchema, value, at, problems), value, at, problems)

/** Reads a rule as it is written, with its reasons and examples. */
export const readRuleFile = (value: unknown, at: string, problems: ProblemParts[]): RuleFile | undefined =>
  withConditions(readWith(ruleFileSchema, value, at, problems), value, at, problems)

/** The part of a rule that is evaluated. Days of review that are those of its set are left out. */
export function slimRule(file: RuleFile, set: ReviewDays): Rule {
  const { rationale: _rationale, saysLittleWhen: _says, examples: _examples, status: _status, replacedBy: _replaced, reviewedOn, reviewBy, ...rule } = file
  return {
    ...rule,
    ...(reviewedOn === set.reviewedOn ? {} : { reviewedOn }),
    ...(reviewBy === undefined || reviewBy === set.reviewBy ? {} : { reviewBy }),
  }
}

/** When the rules of a set were reviewed, and until when that counts. */
export type ReviewDays = Pick<Rule, 'reviewedOn' | 'reviewBy'>

/** What is kept of a retired rule. */
export const tombstone = ({ id, version, title, replacedBy }: RuleFile): RetiredRule => ({ id, version, title, ...(replacedBy === undefined ? {} : { replacedBy }) })

function withConditions<R extends Rule>(rule: R | undefined, value: unknown, at: string, problems: ProblemParts[]): R | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const written = value as Partial<Record<'conditions' | 'unless', unknown>>
  const conditions = readCondition(written.conditions, `${at}/conditions`, problems)
  const hasUnless = Object.hasOwn(written, 'unless')
  const unless = hasUnless ? readCondition(written.unless, `${at}/unless`, problems) : undefined
  if (rule === undefined || conditions === undefined || (hasUnless && unless === undefined)) return undefined
  const leaves = [conditions, ...(unless === undefined ? [] : [unless])].flatMap((tree) => leavesOf(tree))
  if (leaves.length > RULE_LIMITS.leaves) {
    problems.push({ code: 'RULE_INVALID', path: at, expected: `at most ${RULE_LIMITS.leaves} leaves in all`, received: 'more' })
    return undefined
  }
  return { ...rule, conditions, ...(unless === undefined ? {} : { unless }) }
}
