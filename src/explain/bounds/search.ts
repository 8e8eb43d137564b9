import type { Fact } from '../../model/facts.js'
import type { World } from '../../model/world.js'
import type { Goal } from './goals.js'
import { choicesIn, type Choice, openVariables } from './matters.js'
import type { Answers, Space } from './space.js'
import type { Wishes } from './wishes.js'

/** Counts worlds looked at, so that a search ends after a number of steps and never by the clock. */
export interface Budget {
  left: number
}

/** A completion: answers, and the world they make, in which nothing that weighs is open. */
export interface Completion {
  readonly given: Answers
  readonly world: World
}

/** How far a search has come. */
export interface Found {
  /** The greatest value some completion reaches; -Infinity while none was found. */
  readonly reached: number
  /** No completion goes beyond this. */
  readonly ceiling: number
  readonly at?: Completion
}

/** A search that can be halted and taken up again. */
export interface Search {
  readonly found: () => Found
  /** Looks on until the end is exact or the budget is used up. */
  readonly run: (budget: Budget) => void
  /** Takes note of a completion that came from elsewhere. */
  readonly offer: (completion: Completion) => void
  /** Takes note that no completion goes beyond a value. */
  readonly limit: (most: number) => void
}

interface Node {
  readonly given: Answers
  readonly world: World
  readonly bound: number
  readonly promise: number
}

/** Best-first branch and bound over partial answers; every node's outer bound is a relaxation of all its completions. */
export function startSearch(goal: Goal, root: Completion, space: Space): Search {
  const open: Node[] = []
  let reached = -Infinity
  // What stays open even where no fact is: whom an event involves is not a fact that can be supposed.
  let beyond = -Infinity
  let at: Completion | undefined

  const node = (given: Answers, world: World): Node => ({ given, world, bound: goal.bound(world), promise: goal.promise?.(world) ?? 0 })
  const push = (each: Node): void => {
    if (each.bound > reached) open.push(each)
  }
  push(node(root.given, root.world))

  let most = Infinity
  const ceiling = (): number => Math.min(most, Math.max(reached, beyond, ...open.map(({ bound }) => bound)))

  function offer(completion: Completion): void {
    const value = goal.value(completion.world)
    if (value <= reached) return
    reached = value
    at = completion
    prune()
  }

  function prune(): void {
    const left = open.filter(({ bound }) => bound > reached)
    open.splice(0, open.length, ...left)
  }

  function run(budget: Budget): void {
    while (open.length > 0 && budget.left > 0 && reached < ceiling()) {
      const next = takeBest(open)
      if (next !== undefined && next.bound > reached) expand(next, budget)
    }
  }

  function expand(start: Node, budget: Budget): void {
    let here = start
    for (;;) {
      const floor = goal.floor(here.world)
      const choices = floor === here.bound ? [] : choicesIn(here.world, goal.wishes(here.world), here.given, space)
      if (choices.some(({ answers }) => answers.length === 0)) return
      if (choices.length === 0) return close(here, budget)
      const plain = choices.filter(({ answers }) => answers.length === 1)
      if (plain.length === 0) return branch(here, choices, budget)
      const moved = step(here, plain, budget)
      if (moved === undefined || moved.bound <= reached) return
      here = moved
      if (budget.left > 0) continue
      push(here)
      return
    }
  }

  /** The node with the only answer worth trying given to each of these. */
  function step({ given, world }: Node, choices: readonly Choice[], budget: Budget): Node | undefined {
    const more = new Map(given)
    for (const { variable, answers: [answer] } of choices) if (answer !== undefined) more.set(variable.key, answer)
    return moved(world, given, more, choices.map(({ variable }) => variable.key), budget)
  }

  function moved(world: World, before: Answers, more: Map<string, Fact>, changed: readonly string[], budget: Budget): Node | undefined {
    const closed = space.closed(more, changed)
    if (closed === undefined) return undefined
    budget.left -= 1
    return node(closed, world.suppose(space.suppositions(addedTo(before, closed), closed)))
  }

  function branch({ given, world }: Node, choices: readonly Choice[], budget: Budget): void {
    const [first, ...rest] = choices
    if (first === undefined) return
    const { variable, answers } = rest.reduce((best, each) => (each.weight > best.weight ? each : best), first)
    for (const answer of answers) {
      const child = moved(world, given, new Map(given).set(variable.key, answer), [variable.key], budget)
      if (child !== undefined) push(child)
    }
  }

  /** Nothing that matters is open here: one completion tells the value of all. */
  function close({ given, world, bound }: Node, budget: Budget): void {
    const completion = complete({ given, world }, space, budget, goal.lean)
    if (completion === undefined) return
    offer(completion)
    if (completion.world.shared.some(({ certain }) => !certain)) beyond = Math.max(beyond, bound)
  }

  return {
    found: () => ({ reached, ceiling: ceiling(), ...(at === undefined ? {} : { at }) }),
    run,
    offer,
    limit: (value) => {
      most = Math.min(most, value)
    },
  }
}

/** Answers are only ever added, at the end. */
const addedTo = (before: Answers, after: Answers): readonly string[] => [...after.keys()].slice(before.size)

function takeBest(open: Node[]): Node | undefined {
  let best = 0
  for (const [place, each] of open.entries()) {
    const rival = open[best]
    if (rival === undefined) return undefined
    // Among equals the latest, which lies deepest.
    if (each.bound > rival.bound || (each.bound === rival.bound && each.promise >= rival.promise)) best = place
  }
  return open.splice(best, 1)[0]
}

/**
 * Answers for everything that is still open, so that all dependencies hold; undefined when there are none. Where wishes
 * are given, they are followed as far as that goes without trying again.
 */
export function complete(start: Completion, space: Space, budget: Budget, lean?: (world: World) => Wishes): Completion | undefined {
  const { given, world } = lean === undefined ? start : leant(start, space, budget, lean)
  const solved = space.solution(given)
  if (solved === undefined) return lean === undefined ? undefined : complete(start, space, budget)
  let here: Completion = { given, world }
  for (;;) {
    const added = openVariables(here.world, space)
    if (added.length === 0) return here
    const more = new Map(here.given)
    for (const variable of added) {
      const answer = solved.get(variable.key) ?? space.answers(variable)[0]
      if (answer === undefined) return undefined
      more.set(variable.key, answer)
    }
    budget.left -= 1
    here = { given: more, world: here.world.suppose(space.suppositions(added.map(({ key }) => key), more)) }
  }
}

/** Steps a leaning may take; what is then open is answered in any way. */
const STEPS = 12

function leant(start: Completion, space: Space, budget: Budget, lean: (world: World) => Wishes): Completion {
  let here = start
  for (let steps = 0; steps < STEPS; steps += 1) {
    const choices = choicesIn(here.world, lean(here.world), here.given, space)
    const plain = choices.filter(({ answers }) => answers.length === 1)
    const torn = choices.reduce<Choice | undefined>((best, each) => (best === undefined || each.weight > best.weight ? each : best), undefined)
    const next = plain.length > 0 ? plain : torn === undefined ? [] : [torn]
    const more = new Map(here.given)
    for (const { variable, answers: [answer] } of next) if (answer !== undefined) more.set(variable.key, answer)
    const closed = space.closed(more, next.map(({ variable }) => variable.key))
    if (next.length === 0 || closed === undefined) return here
    budget.left -= 1
    const before = here.given
    here = { given: closed, world: here.world.suppose(space.suppositions(addedTo(before, closed), closed)) }
  }
  return here
}
