import { FormulationError, pointer, toProblem, type NonEmpty, type Problem } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import type { Case } from '../model/case.js'
import { crossCheck } from './cross-check.js'
import type { Found, Path } from './found.js'
import { LIMITS } from './limits.js'
import type { Loose } from './loose.js'
import { putInNormalOrder } from './normal-order.js'
import { NOT_READ, readerOf } from './reader.js'
import { CaseSchema } from './schema.js'
import { takeSnapshot } from './snapshot.js'
import { translateIssues } from './translate.js'
import { knownPart, removeAt } from './walk.js'

/** A case in normal order, or every problem of the input. */
export type ParsedCase =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly problems: NonEmpty<Problem> }

// Cases that came from here: frozen, so they cannot have changed since.
const parsed = new WeakSet()

const readCase = /* @__PURE__ */ readerOf(CaseSchema)

/**
 * A case from whatever was given, in normal order: entries by id, fields in the order of the schema. It is frozen and
 * shares nothing with the input, which is neither changed nor frozen; a case that was parsed before is returned as it
 * is. Throws a FormulationError that lists all problems.
 */
export function parseCase(input: unknown): Case {
  const result = safeParseCase(input)
  if (!result.ok) throw new FormulationError(result.problems)
  return result.case
}

/** As {@link parseCase}, with the problems returned instead of thrown. */
export function safeParseCase(input: unknown): ParsedCase {
  if (typeof input === 'object' && input !== null && parsed.has(input)) return { ok: true, case: input as Case }
  const read = readCase(input) as Case | typeof NOT_READ
  if (read !== NOT_READ && crossCheck(read).length === 0) return { ok: true, case: finish(read) }
  return explain(input)
}

/** Puts a fresh copy into normal order, freezes it and remembers it. */
function finish(copy: Case): Case {
  putInNormalOrder(copy)
  parsed.add(deepFreeze(copy))
  return copy
}

/** Everything that is wrong with an input, in the order in which it stands there. */
function explain(input: unknown): ParsedCase {
  const snapshot = takeSnapshot(input)
  const result = CaseSchema.safeParse(snapshot.value)
  const broken = result.success ? [] : translateIssues(CaseSchema, snapshot.value, result.error.issues)
  const structural = withoutEchoes(snapshot.problems, broken)
  const rank = documentOrder(snapshot.value)
  const order = new Map(structural.map((found) => [found, rank(found.path)]))
  for (const { path, code } of structural) if (code !== 'INPUT_UNKNOWN_KEY') removeAt(snapshot.value, path)
  for (const found of crossCheck(looseCase(snapshot.value))) order.set(found, rank(found.path))
  const [first, ...rest] = listProblems([...order].sort((a, b) => compareRanks(a[1], b[1])).map(([found]) => found))
  if (first === undefined && result.success) return { ok: true, case: finish(result.data) }
  return { ok: false, problems: [first ?? NOT_A_CASE, ...rest] }
}

const NOT_A_CASE = toProblem({ code: 'INPUT_INVALID', path: '', expected: 'a case', received: 'something else' })

/** What is left once everything that breaks the schema has been taken out: of what remains, each part is right. */
function looseCase(value: unknown): Loose<Case> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** What could not be copied is already explained; the schema's complaint about the gap adds nothing. */
function withoutEchoes(refused: readonly Found[], rest: readonly Found[]): readonly Found[] {
  const explained = new Set(refused.filter(({ code }) => code !== 'INPUT_UNKNOWN_KEY').map(({ path }) => pointer(path)))
  return [...refused, ...rest.filter(({ path }) => !explained.has(pointer(path)))]
}

function listProblems(found: readonly Found[]): readonly Problem[] {
  // Beyond the part of a path that the schema knows stand names that somebody made up, perhaps out of private words.
  const all = found.map((each) => toProblem({ ...each, path: pointer(knownPart(CaseSchema, each.path)) }))
  const unique = [...new Map(all.map((problem) => [problem.message, problem])).values()]
  if (unique.length <= LIMITS.problems) return unique
  const further = toProblem({
    code: 'INPUT_TOO_LARGE',
    path: '',
    expected: `at most ${LIMITS.problems} problems`,
    received: `${unique.length - LIMITS.problems} more than are listed`,
    hint: 'Mend those listed and try again.',
  })
  return [...unique.slice(0, LIMITS.problems), further]
}

/** Where each path stands in the input as it was written; what is missing stands at the head of its parent. */
function documentOrder(value: unknown): (path: Path) => readonly number[] {
  const places = new Map<object, ReadonlyMap<string, number>>()
  const placesIn = (parent: object): ReadonlyMap<string, number> => {
    const known = places.get(parent) ?? new Map(Object.keys(parent).map((key, place) => [key, place]))
    places.set(parent, known)
    return known
  }
  return (path) => {
    let here: unknown = value
    return path.map((segment) => {
      if (typeof here !== 'object' || here === null) return -1
      const place = Array.isArray(here) ? Number(segment) : (placesIn(here).get(String(segment)) ?? -1)
      here = (here as Readonly<Record<PropertyKey, unknown>>)[segment]
      return place
    })
  }
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
    const difference = (a[depth] ?? 0) - (b[depth] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
