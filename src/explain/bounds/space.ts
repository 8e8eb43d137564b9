import { compare, flip } from '../../conditions/compare.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { type Value, valuesOf } from '../../conditions/values.js'
import type { Fact, FactId, Subject, Truth } from '../../model/facts.js'
import type { Supposition, World } from '../../model/world.js'
import { type Comparison, grammarOf, type Vocabulary } from './grammar.js'

/** One fact about one subject; case facts belong to the case, whoever's rules read them. */
export interface Variable {
  readonly key: string
  readonly subject: Subject
  readonly fact: FactId
  /** As recorded. */
  readonly found: Fact
  /** Dependencies that bind it. */
  readonly clauses: Clause[]
}

/** A comparison that must come out in a way. */
export interface Wanted extends Comparison {
  /** A power of two, another for each that can be wanted of a variable, so that their sum tells which are. */
  readonly bit: number
}

/** A comparison of one variable. */
export interface Literal extends Comparison {
  readonly variable: Variable
}

/** A declared dependency about one subject: its literals are never all true. */
export interface Clause {
  readonly literals: readonly Literal[]
}

/** Answers given so far, by variable. Never changed once made. */
export type Answers = ReadonlyMap<string, Fact>

/** What can be answered in a case, and which answers go together. */
export interface Space {
  readonly rule: (ruleId: string) => PreparedRule | undefined
  readonly variable: (subject: Subject, fact: FactId) => Variable
  readonly byKey: (key: string) => Variable
  /** One answer for each way in which rules and dependencies can come out. */
  readonly answers: (variable: Variable) => readonly Fact[]
  /** A comparison that must come out in a way; the same object for equal ones. */
  readonly wanted: (variable: Variable, leaf: Pick<Wanted, 'operator' | 'threshold'>, holds: boolean) => Wanted
  /**
   * Answers that no dependency rules out, given the others, and that are not outdone: another answer outdoes one when it
   * comes out as wanted wherever that one does and leaves every dependency at least as free.
   */
  readonly worthTrying: (variable: Variable, wanted: readonly Wanted[], given: Answers) => readonly Fact[]
  /** The same answers with what follows from them added; undefined when they contradict each other. */
  readonly closed: (given: Map<string, Fact>, changed: readonly string[]) => Answers | undefined
  /** What follows from the record alone; undefined when it contradicts a dependency. */
  readonly start: () => Answers | undefined
  /** Values for every variable still bound by a dependency, so that all hold; undefined when there are none. */
  readonly solution: (given: Answers) => Answers | undefined
  /** Some of the answers given, as what a world is asked to suppose. */
  readonly suppositions: (keys: Iterable<string>, given: Answers) => readonly Supposition[]
}

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }
const UNASKED: Fact = { status: 'unknown', why: 'not-asked', from: [] }

export function openSpace(world: World, vocabulary: Vocabulary): Space {
  const { ruleOf, definitionOf, dependenciesAbout, answersOf } = grammarOf(vocabulary)
  const sheetOf = new Map(world.sheets.map((sheet) => [keyOf(sheet.subject), sheet]))
  const whole = world.sheets.find(({ subject }) => subject.kind === 'case')?.subject ?? WHOLE_CASE
  const variables = new Map<string, Variable>()
  const openAnswers = new Map<Variable, readonly Fact[]>()

  const ownerOf = (about: Subject, fact: FactId): Subject => (definitionOf.has(`${about.kind} ${fact}`) || !definitionOf.has(`case ${fact}`) ? about : whole)

  function variable(about: Subject, fact: FactId): Variable {
    const subject = ownerOf(about, fact)
    const key = `${keyOf(subject)} ${fact}`
    const known = variables.get(key)
    if (known !== undefined) return known
    const made = { key, subject, fact, found: sheetOf.get(keyOf(subject))?.facts[fact] ?? UNASKED, clauses: [] }
    variables.set(key, made)
    return made
  }

  function answers(of: Variable): readonly Fact[] {
    const known = openAnswers.get(of)
    if (known !== undefined) return known
    const { found, fact, subject: { kind } } = of
    const made = found.status === 'known' ? [found] : answersOf(kind, fact, found)?.map((value): Fact => ({ status: 'known', value, from: found.from })) ?? [found]
    openAnswers.set(of, made)
    return made
  }

  const bound = new Set<Variable>()
  for (const { subject, facts } of world.sheets) {
    const values = valuesOf(facts)
    const wholeValues = valuesOf(sheetOf.get(keyOf(whole))?.facts ?? {})
    for (const never of dependenciesAbout(subject.kind)) {
      const isKept = never.some((literal) => truthOf(literal, (ownerOf(subject, literal.fact) === subject ? values : wholeValues).get(literal.fact) ?? UNASKED) === 'false')
      if (isKept) continue
      const literals = never.map((literal): Literal => ({ ...literal, variable: variable(subject, literal.fact) }))
      const clause: Clause = { literals }
      for (const each of new Set(literals.map((literal) => literal.variable))) {
        each.clauses.push(clause)
        bound.add(each)
      }
    }
  }
  const factOf = (of: Variable, given: Answers): Fact => given.get(of.key) ?? of.found
  const isOpen = ({ literals }: Clause, given: Answers): boolean => {
    for (const literal of literals) if (truthOf(literal, factOf(literal.variable, given)) === 'false') return false
    return true
  }
  /** Whether a dependency hangs on nothing but this variable. */
  const isBinding = ({ literals }: Clause, of: Variable, given: Answers): boolean => {
    for (const literal of literals) if (literal.variable !== of && truthOf(literal, factOf(literal.variable, given)) !== 'true') return false
    return true
  }

  function allowed(of: Variable, given: Answers): readonly Fact[] {
    const answer = given.get(of.key)
    if (answer !== undefined) return [answer]
    if (of.clauses.length === 0) return answers(of)
    const binding = of.clauses.filter((clause) => isBinding(clause, of, given))
    if (binding.length === 0) return answers(of)
    return answers(of).filter((each) =>
      !binding.some(({ literals }) => literals.every((literal) => literal.variable !== of || truthOf(literal, each) === 'true')))
  }

  /** Adds what follows from what changed, and notes the keys; false when that is a contradiction. */
  function follows(next: Map<string, Fact>, changed: readonly string[], noted: string[] = []): boolean {
    const queue = [...changed]
    for (let at = 0; at < queue.length; at += 1) {
      for (const clause of variables.get(queue[at] ?? '')?.clauses ?? []) {
        const last = lastOpen(clause, next)
        if (last === 'violated') return false
        if (last === undefined) continue
        const left = allowed(last, next)
        const [only] = left
        if (only === undefined) return false
        if (left.length > 1) continue
        next.set(last.key, only)
        noted.push(last.key)
        queue.push(last.key)
      }
    }
    return true
  }

  const closed = (given: Map<string, Fact>, changed: readonly string[]): Answers | undefined => (follows(given, changed) ? given : undefined)

  /** The one variable on which it still hangs whether a dependency is kept; undefined when none or several do. */
  function lastOpen({ literals }: Clause, given: Answers): Variable | 'violated' | undefined {
    let last: Variable | undefined
    for (const literal of literals) {
      const truth = truthOf(literal, factOf(literal.variable, given))
      if (truth === 'false') return undefined
      if (truth === 'true') continue
      if (last !== undefined && last !== literal.variable) return undefined
      last = literal.variable
    }
    return last ?? 'violated'
  }

  const tied = [...bound].filter(({ found }) => found.status !== 'known')

  const isBound = (of: Variable, given: Answers): boolean => !given.has(of.key) && of.clauses.some((clause) => isOpen(clause, given))

  /** A variable passed over once, because no dependency on it is open, need not be looked at again. */
  function solve(next: Map<string, Fact>, from: number): boolean {
    let place = from
    let first = tied[place]
    while (first !== undefined && !isBound(first, next)) first = tied[(place += 1)]
    if (first === undefined) return true
    for (const answer of allowed(first, next)) {
      const noted = [first.key]
      next.set(first.key, answer)
      if (follows(next, noted, noted) && solve(next, place + 1)) return true
      for (const key of noted) next.delete(key)
    }
    return false
  }

  function byKey(key: string): Variable {
    const found = variables.get(key)
    if (found === undefined) throw new RangeError(`nothing is called ${key}`)
    return found
  }

  /** A fact that people and events have of their own is not the case's: what is supposed of the case leaves it as it was. */
  const shields = new Map<Variable, readonly Variable[]>()
  function shielded(of: Variable): readonly Variable[] {
    const known = shields.get(of)
    if (known !== undefined) return known
    const isOwn = ({ kind }: Subject): boolean => kind !== 'case' && definitionOf.has(`${kind} ${of.fact}`)
    const made = of.subject.kind !== 'case' || !definitionOf.has(`case ${of.fact}`) ? [] : world.sheets.filter(({ subject }) => isOwn(subject)).map(({ subject }) => variable(subject, of.fact))
    shields.set(of, made)
    return made
  }

  const wantedOf = new Map<Variable, Map<string, Wanted>>()
  function wanted(of: Variable, { operator, threshold }: Pick<Wanted, 'operator' | 'threshold'>, holds: boolean): Wanted {
    let own = wantedOf.get(of)
    if (own === undefined) wantedOf.set(of, (own = new Map<string, Wanted>()))
    const key = `${operator} ${JSON.stringify(threshold)} ${String(holds)}`
    const known = own.get(key)
    if (known !== undefined) return known
    const made = { bit: 2 ** own.size, operator, threshold, holds }
    own.set(key, made)
    return made
  }

  const tried = new Map<Variable, Map<string | number, readonly Fact[]>>()
  function worthTrying(of: Variable, wanted: readonly Wanted[], given: Answers): readonly Fact[] {
    const all = allowed(of, given)
    if (all.length < 2) return all
    const open = of.clauses.flatMap((clause, index) => (isOpen(clause, given) ? [index] : []))
    let own = tried.get(of)
    if (own === undefined) tried.set(of, (own = new Map<string | number, readonly Fact[]>()))
    const sum = wanted.reduce((total, { bit }) => total + bit, 0)
    // All that tells one world from another here.
    const key = of.clauses.length === 0 ? sum : `${sum} ${open.join(' ')} ${all === answers(of) ? '' : all.map((each) => answers(of).indexOf(each)).join(' ')}`
    const known = Number.isSafeInteger(sum) ? own.get(key) : undefined
    if (known !== undefined) return known
    const made = notOutdone(all, (answer) => [
      ...wanted.map((each) => truthOf(each, answer) === 'true'),
      ...open.map((index) => of.clauses[index]?.literals.some((literal) => literal.variable === of && truthOf(literal, answer) === 'false') === true),
    ])
    own.set(key, made)
    return made
  }

  return {
    rule: (ruleId) => ruleOf.get(ruleId),
    variable,
    byKey,
    answers,
    wanted,
    worthTrying,
    closed,
    start: () => closed(new Map(), [...bound].map(({ key }) => key)),
    solution(given) {
      const next = new Map(given)
      return solve(next, 0) ? next : undefined
    },
    suppositions: (keys, given) => [...keys].flatMap((key) => {
      const own = byKey(key)
      const found = given.get(key)
      if (found === undefined) return []
      const shields = shielded(own).flatMap((each) => (given.has(each.key) ? [] : [{ subject: each.subject, fact: each.fact, found: each.found }]))
      return [...shields, { subject: own.subject, fact: own.fact, found }]
    }),
  }
}

/** Answers to which no other is better in some respect and worse in none; of those that are alike in all the first. */
function notOutdone(answers: readonly Fact[], serves: (answer: Fact) => readonly boolean[]): readonly Fact[] {
  const served = answers.map(serves)
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

/** Whether a literal is true of a fact. */
export function truthOf({ operator, threshold, holds }: Comparison, fact: Value): Truth {
  const truth = compare(operator, fact, threshold)
  return holds ? truth : flip(truth)
}

export const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`
