import type { Fact } from '../../model/facts.js'
import type { OpenLeaf, OpenRule, World } from '../../model/world.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { type Answers, type Space, type Variable, type Wanted } from './space.js'
import { candidateKey, type Pull, type Wishes } from './wishes.js'

/** An open variable with the answers worth trying: every other answer is in no respect better than one of these. */
export interface Choice {
  readonly variable: Variable
  readonly answers: readonly Fact[]
  /** Points of the rules that hang on it, a gate counting more than all of them. */
  readonly weight: number
}

interface Entry {
  readonly variable: Variable
  readonly wanted: Wanted[]
  weight: number
}

/** What an open rule hangs on; the same for all worlds in which it is open in the same way. */
interface Hold {
  readonly rule: PreparedRule['rule']
  readonly candidate: string
  readonly points: number
  readonly condition: readonly Handle[]
  readonly unless: readonly Handle[]
}

/** A leaf by its variable, and what is wanted of it for its part of the rule to hold, and not to. */
interface Handle {
  readonly variable: Variable
  readonly yes: Wanted
  readonly no: Wanted
}

const POINTS = { strong: 3, moderate: 2, weak: 1 } as const
const GATE = 50

/** Whatever could still move the wishes. */
export function choicesIn(world: World, wishes: Wishes, given: Answers, space: Space): readonly Choice[] {
  return [...entriesIn(world, wishes, space).values()].map(({ variable, wanted, weight }) => ({
    variable,
    answers: space.worthTrying(variable, wanted, given),
    weight,
  }))
}

/** Whatever a rule that weighs still hangs on. */
export const openVariables = (world: World, space: Space): readonly Variable[] => [...entriesIn(world, undefined, space).keys()]

function entriesIn(world: World, wishes: Wishes | undefined, space: Space): ReadonlyMap<Variable, Entry> {
  const entries = new Map<Variable, Entry>()
  for (const open of world.openRules()) {
    const hold = holdOf(open, space)
    if (hold === undefined) continue
    const pull = wishes === undefined ? 'both' : pullOf(hold, wishes)
    if (pull === undefined) continue
    for (const handle of hold.condition) enter(handle, pull, hold.points, entries)
    for (const handle of hold.unless) enter(handle, turned(pull), hold.points, entries)
  }
  return entries
}

const holds = new WeakMap<Space, WeakMap<OpenRule, Hold>>()

function holdOf(open: OpenRule, space: Space): Hold | undefined {
  let own = holds.get(space)
  if (own === undefined) holds.set(space, (own = new WeakMap()))
  const known = own.get(open)
  if (known !== undefined) return known
  const { ruleId, subject } = open
  const rule = space.rule(ruleId)?.rule
  if (rule === undefined) return undefined
  const handle = (leaf: OpenLeaf): Handle => {
    const variable = space.variable(subject, leaf.fact)
    return { variable, yes: space.wanted(variable, leaf, !leaf.negated), no: space.wanted(variable, leaf, leaf.negated) }
  }
  const hold: Hold = {
    rule,
    candidate: candidateKey(rule.focusArea, subject),
    points: rule.direction === 'required' ? GATE : POINTS[rule.strength ?? 'weak'],
    condition: open.condition.map(handle),
    unless: open.unless.map(handle),
  }
  own.set(open, hold)
  return hold
}

/** Whether the wishes want a rule to fire, not to fire, or have no opinion. */
function pullOf({ rule: { direction }, candidate }: Hold, wishes: Wishes): Pull | undefined {
  const wish = wishes.get(candidate)
  if (direction === 'required') return wish?.gate
  return direction === 'for' ? wish?.points : wish?.points && turned(wish.points)
}

const turned = (pull: Pull): Pull => (pull === 'up' ? 'down' : pull === 'down' ? 'up' : pull)

function enter({ variable, yes, no }: Handle, towards: Pull, points: number, entries: Map<Variable, Entry>): void {
  let entry = entries.get(variable)
  if (entry === undefined) entries.set(variable, (entry = { variable, wanted: [], weight: 0 }))
  entry.weight += points
  if (towards !== 'down' && !entry.wanted.includes(yes)) entry.wanted.push(yes)
  if (towards !== 'up' && !entry.wanted.includes(no)) entry.wanted.push(no)
}
