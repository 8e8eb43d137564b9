import { openLeavesOf } from '../../conditions/open-leaves.js'
import type { PreparedLeaf, PreparedRule } from '../../conditions/prepare.js'
import type { Fact, FactSheet } from '../../model/facts.js'
import type { World } from '../../model/world.js'
import { type Answers, type Clause, keyOf, type Literal, type Space, truthOf, type Variable } from './space.js'
import { candidateKey, type Pull, type Wishes } from './wishes.js'

/** An open variable with the answers worth trying: every other answer is in no respect better than one of these. */
export interface Choice {
  readonly variable: Variable
  readonly answers: readonly Fact[]
  /** Points of the rules that hang on it, a gate counting more than all of them. */
  readonly weight: number
}

type Wanted = Omit<Literal, 'variable'>

interface Entry {
  readonly variable: Variable
  readonly wanted: Map<string, Wanted>
  weight: number
}

const POINTS = { strong: 3, moderate: 2, weak: 1 } as const
const GATE = 50

/** Whatever could still move the wishes. */
export function choicesIn(world: World, wishes: Wishes, given: Answers, space: Space): readonly Choice[] {
  return [...entriesIn(world, wishes, space).values()].map((entry) => ({
    variable: entry.variable,
    answers: worthTrying(entry, space.allowed(entry.variable, given), space.openClauses(entry.variable, given)),
    weight: entry.weight,
  }))
}

/** Whatever a rule that weighs still hangs on. */
export const openVariables = (world: World, space: Space): readonly Variable[] =>
  [...entriesIn(world, undefined, space).values()].map(({ variable }) => variable)

function entriesIn(world: World, wishes: Wishes | undefined, space: Space): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  const sheetOf = new Map(world.sheets.map((sheet) => [keyOf(sheet.subject), sheet]))
  for (const { ruleId, subject, verdict } of world.verdicts) {
    const prepared = verdict === 'undetermined' ? space.rule(ruleId) : undefined
    const sheet = sheetOf.get(keyOf(subject))
    if (prepared === undefined || sheet === undefined) continue
    const pull = wishes === undefined ? weighs(prepared) : pullOf(prepared, sheet, wishes)
    if (pull !== undefined) enter(prepared, sheet, pull, entries, space)
  }
  return entries
}

const weighs = ({ rule }: PreparedRule): Pull | undefined => (rule.direction === 'caution' || rule.about === 'ranking' ? undefined : 'both')

/** Whether the wishes want a rule to fire, not to fire, or have no opinion. */
function pullOf({ rule }: PreparedRule, { subject }: FactSheet, wishes: Wishes): Pull | undefined {
  if (rule.direction === 'caution') return undefined
  const wish = wishes.get(candidateKey(rule.focusArea, subject))
  if (rule.direction === 'required') return wish?.gate
  return rule.direction === 'for' ? wish?.points : turned(wish?.points)
}

const turned = (pull: Pull | undefined): Pull | undefined => (pull === 'up' ? 'down' : pull === 'down' ? 'up' : pull)

function enter({ rule, condition, unless }: PreparedRule, { subject, facts }: FactSheet, pull: Pull, entries: Map<string, Entry>, space: Space): void {
  const points = rule.direction === 'required' ? GATE : POINTS[rule.strength ?? 'weak']
  const parts: readonly (readonly [readonly PreparedLeaf[], Pull])[] = [
    [openLeavesOf(condition, facts), pull],
    ...(unless === undefined ? [] : [[openLeavesOf(unless, facts), turned(pull) ?? pull] as const]),
  ]
  for (const [leaves, towards] of parts) {
    for (const leaf of leaves) {
      const variable = space.variable(subject, leaf.fact)
      const entry = entries.get(variable.key) ?? { variable, wanted: new Map<string, Wanted>(), weight: 0 }
      entry.weight += points
      if (towards !== 'down') want(entry, leaf, !leaf.negated)
      if (towards !== 'up') want(entry, leaf, leaf.negated)
      entries.set(variable.key, entry)
    }
  }
}

function want({ wanted }: Entry, { operator, threshold }: PreparedLeaf, holds: boolean): void {
  wanted.set(`${operator} ${JSON.stringify(threshold)} ${String(holds)}`, { operator, threshold, holds })
}

/**
 * Answers that are not outdone: another answer outdoes one when it serves every rule at least as well and leaves every
 * dependency at least as free.
 */
function worthTrying({ variable, wanted }: Entry, answers: readonly Fact[], clauses: readonly Clause[]): readonly Fact[] {
  if (answers.length < 2) return answers
  const served = answers.map((answer) => [
    ...[...wanted.values()].map((each) => truthOf(each, answer) === 'true'),
    ...clauses.map(({ literals }) => literals.some((literal) => literal.variable === variable && truthOf(literal, answer) === 'false')),
  ])
  const outdoes = (a: number, b: number): boolean => {
    const [left = [], right = []] = [served[a], served[b]]
    let isBetter = a < b
    for (const [place, theirs] of right.entries()) {
      if (left[place] === theirs) continue
      if (theirs) return false
      isBetter = true
    }
    return isBetter
  }
  return answers.filter((_, place) => !answers.some((__, other) => other !== place && outdoes(other, place)))
}
