import { compare, flip, type Threshold } from '../../conditions/compare.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import type { FactDependency } from '../../model/dependencies.js'
import type { Fact, FactDefinition, FactId, Subject, SubjectKind, Truth } from '../../model/facts.js'
import type { OperatorName } from '../../model/rules.js'
import type { Supposition, World } from '../../model/world.js'
import { answersTo, leafTestsOf, type LeafTest } from '../../conditions/answers.js'

/** One fact about one subject; case facts belong to the case, whoever's rules read them. */
export interface Variable {
  readonly key: string
  readonly subject: Subject
  readonly fact: FactId
  /** As recorded. */
  readonly found: Fact
}

/** A comparison of one variable. `holds`: how the comparison must come out. */
export interface Literal {
  readonly variable: Variable
  readonly operator: OperatorName
  readonly threshold: Threshold
  readonly holds: boolean
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
  /** Answers that no dependency rules out, given the others. */
  readonly allowed: (variable: Variable, given: Answers) => readonly Fact[]
  /** Dependencies on a variable that the others have not yet ruled out as a concern. */
  readonly openClauses: (variable: Variable, given: Answers) => readonly Clause[]
  /** The answers together with what follows from them; undefined when they contradict each other. */
  readonly closed: (given: Answers, changed: readonly string[]) => Answers | undefined
  /** What follows from the record alone; undefined when it contradicts a dependency. */
  readonly start: () => Answers | undefined
  /** Values for every variable still bound by a dependency, so that all hold; undefined when there are none. */
  readonly solution: (given: Answers) => Answers | undefined
  /** Some of the answers given, as what a world is asked to suppose. */
  readonly suppositions: (keys: Iterable<string>, given: Answers) => readonly Supposition[]
}

/** The parts that are the same for every case of a rule set. */
export interface Vocabulary {
  readonly rules: readonly PreparedRule[]
  readonly definitions: readonly FactDefinition[]
  readonly dependencies: readonly FactDependency[]
}

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }
const UNASKED: Fact = { status: 'unknown', why: 'not-asked', from: [] }

export function openSpace(world: World, { rules, definitions, dependencies }: Vocabulary): Space {
  const ruleOf = new Map(rules.map((prepared) => [prepared.rule.id, prepared]))
  const definitionOf = new Map(definitions.map((definition) => [`${definition.about} ${definition.id}`, definition]))
  const sheetOf = new Map(world.sheets.map((sheet) => [keyOf(sheet.subject), sheet]))
  const whole = world.sheets.find(({ subject }) => subject.kind === 'case')?.subject ?? WHOLE_CASE
  const tests = testsOf(rules, dependencies)
  const variables = new Map<string, Variable>()
  const answersOf = new Map<string, readonly Fact[]>()

  function variable(about: Subject, fact: FactId): Variable {
    const subject = definitionOf.has(`${about.kind} ${fact}`) || !definitionOf.has(`case ${fact}`) ? about : whole
    const key = `${keyOf(subject)} ${fact}`
    const known = variables.get(key)
    if (known !== undefined) return known
    const made = { key, subject, fact, found: sheetOf.get(keyOf(subject))?.facts[fact] ?? UNASKED }
    variables.set(key, made)
    return made
  }

  function answers(of: Variable): readonly Fact[] {
    const known = answersOf.get(of.key)
    if (known !== undefined) return known
    const definition = definitionOf.get(`${of.subject.kind} ${of.fact}`)
    const made = of.found.status === 'known' || definition === undefined
      ? [of.found]
      : answersTo(definition, of.found, tests.get(of.fact) ?? []).map((value): Fact => ({ status: 'known', value, from: of.found.from }))
    answersOf.set(of.key, made)
    return made
  }

  const clausesOf = new Map<string, Clause[]>()
  for (const { subject } of world.sheets) {
    for (const { about, never } of dependencies) {
      if (about !== subject.kind) continue
      const literals = never.map(({ fact, operator, value, not }): Literal =>
        ({ variable: variable(subject, fact), operator, threshold: value, holds: not !== true }))
      if (literals.some((literal) => truthOf(literal, literal.variable.found) === 'false')) continue
      const clause: Clause = { literals }
      for (const key of new Set(literals.map((literal) => literal.variable.key))) {
        clausesOf.set(key, [...(clausesOf.get(key) ?? []), clause])
      }
    }
  }
  const clauses = (key: string): readonly Clause[] => clausesOf.get(key) ?? []
  const factOf = (of: Variable, given: Answers): Fact => given.get(of.key) ?? of.found
  const isOpen = ({ literals }: Clause, given: Answers): boolean =>
    !literals.some((literal) => truthOf(literal, factOf(literal.variable, given)) === 'false')

  function allowed(of: Variable, given: Answers): readonly Fact[] {
    const answer = given.get(of.key)
    if (answer !== undefined) return [answer]
    const binding = clauses(of.key).filter(({ literals }) =>
      literals.every((literal) => literal.variable === of || truthOf(literal, factOf(literal.variable, given)) === 'true'))
    if (binding.length === 0) return answers(of)
    return answers(of).filter((each) =>
      !binding.some(({ literals }) => literals.every((literal) => literal.variable !== of || truthOf(literal, each) === 'true')))
  }

  function closed(given: Answers, changed: readonly string[]): Answers | undefined {
    const next = new Map(given)
    const queue = [...changed]
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      for (const clause of clauses(key)) {
        const last = lastOpen(clause, next)
        if (last === 'violated') return undefined
        if (last === undefined) continue
        const left = allowed(last, next)
        const [only] = left
        if (only === undefined) return undefined
        if (left.length > 1) continue
        next.set(last.key, only)
        queue.push(last.key)
      }
    }
    return next
  }

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

  const tied = [...clausesOf.keys()].filter((key) => byKey(key).found.status !== 'known')

  /** A variable passed over once, because no dependency on it is open, need not be looked at again. */
  function solution(given: Answers, from = 0): Answers | undefined {
    const next = tied.findIndex((key, place) => place >= from && !given.has(key) && clauses(key).some((clause) => isOpen(clause, given)))
    const key = tied[next]
    if (key === undefined) return given
    for (const answer of allowed(byKey(key), given)) {
      const closedOver = closed(new Map([...given, [key, answer]]), [key])
      const solved = closedOver === undefined ? undefined : solution(closedOver, next + 1)
      if (solved !== undefined) return solved
    }
    return undefined
  }

  function byKey(key: string): Variable {
    const found = variables.get(key)
    if (found === undefined) throw new RangeError(`nothing is called ${key}`)
    return found
  }

  const kindsOf = new Map<FactId, readonly SubjectKind[]>()
  for (const { id, about } of definitions) kindsOf.set(id, [...(kindsOf.get(id) ?? []), about])

  /** A fact that people and events have of their own is not the case's: what is supposed of the case leaves it as it was. */
  function shields({ fact, subject }: Variable, given: Answers): readonly Supposition[] {
    const kinds = kindsOf.get(fact) ?? []
    if (subject.kind !== 'case' || kinds.length < 2) return []
    return world.sheets.filter((sheet) => sheet.subject.kind !== 'case' && kinds.includes(sheet.subject.kind))
      .map((sheet) => variable(sheet.subject, fact))
      .filter(({ key }) => !given.has(key))
      .map((own) => ({ subject: own.subject, fact, found: own.found }))
  }

  return {
    rule: (ruleId) => ruleOf.get(ruleId),
    variable,
    byKey,
    answers,
    allowed,
    openClauses: (of, given) => clauses(of.key).filter((clause) => isOpen(clause, given)),
    closed,
    start: () => closed(new Map(), [...clausesOf.keys()]),
    solution: (given) => solution(given),
    suppositions: (keys, given) => [...keys].flatMap((key) => {
      const own = byKey(key)
      const found = given.get(key)
      return found === undefined ? [] : [...shields(own, given), { subject: own.subject, fact: own.fact, found }]
    }),
  }
}

/** Whether a literal is true of a fact. */
export function truthOf({ operator, threshold, holds }: Omit<Literal, 'variable'>, fact: Fact): Truth {
  const truth = compare(operator, fact, threshold)
  return holds ? truth : flip(truth)
}

function testsOf(rules: readonly PreparedRule[], dependencies: readonly FactDependency[]): ReadonlyMap<FactId, readonly LeafTest[]> {
  const tests = new Map<FactId, LeafTest[]>([...leafTestsOf(rules)].map(([fact, own]) => [fact, [...own]]))
  const seen = new Set([...tests].flatMap(([fact, own]) => own.map((test) => testKey(fact, test))))
  for (const { fact, operator, value } of dependencies.flatMap(({ never }) => never)) {
    const test: LeafTest = { operator, threshold: value }
    if (seen.has(testKey(fact, test))) continue
    seen.add(testKey(fact, test))
    tests.set(fact, [...(tests.get(fact) ?? []), test])
  }
  return tests
}

const testKey = (fact: FactId, { operator, threshold }: LeafTest): string => `${fact} ${operator} ${JSON.stringify(threshold)}`

export const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`
