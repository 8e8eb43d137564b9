import { compareText } from '../../compare-text.js'
import { leavesOfCondition } from '../../conditions/open-leaves.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import { once, remembered } from '../../lazily.js'
import type { Fact, FactDefinition, FactId, FactSheet, FactValue, Subject } from '../../model/facts.js'
import type { World } from '../../model/world.js'
import type { Change, ChangeKind } from '../../model/counterfactuals.js'
import { answersTo, type LeafTest, resultsOf, stretchOf } from '../../conditions/answers.js'
import type { FactMutability, Mutability } from './mutability.js'

/** A fact of one subject that may be supposed otherwise, and all ways in which that could make a difference. */
export interface Pivot {
  readonly key: string
  readonly subject: Subject
  readonly fact: FactId
  /** The fact while it is anything it may be: as recorded where only answers are allowed, else unknown. */
  readonly opened: Fact
  /** How many ways there are. */
  readonly count: number
  readonly ways: () => readonly Way[]
}

/** A change, and a key it shares with those that no weighing rule tells apart from it. */
export interface Way {
  readonly key: string
  readonly pivot: string
  readonly change: Change
  /** For a set of words: those by which it differs from what is recorded, or from nothing. */
  readonly apart: readonly string[] | undefined
}

/** Whether one way holds another: the same as far as rules can tell, or the same words of a set and more. */
export function holdsWay(way: Way, smaller: Way): boolean {
  if (way.pivot !== smaller.pivot) return false
  return way.key === smaller.key || (way.apart !== undefined && smaller.apart?.every((word) => way.apart?.includes(word) === true) === true)
}

export interface PivotOptions {
  readonly definitions: readonly FactDefinition[]
  readonly rules: readonly PreparedRule[]
  readonly tests: ReadonlyMap<FactId, readonly LeafTest[]>
  /** What else tells values apart, though no rule that weighs does. */
  readonly otherTests: ReadonlyMap<FactId, readonly LeafTest[]>
  readonly mutability: Mutability
  readonly ifRecordedWrongly?: boolean
  /** True for a fact of this case that is to be left alone. */
  readonly leaveAlone?: (subject: Subject, fact: FactId) => boolean
}

/** The name of a fact about a subject, in the order in which sets are sorted. */
export const pivotKey = ({ kind, id }: Pick<Subject, 'kind' | 'id'>, fact: FactId): string => `${kind} ${id} ${fact}`

/** Every fact that weighing rules read and that may be supposed otherwise, in order of its key. */
export function pivotsOf(world: World, options: PivotOptions): readonly Pivot[] {
  const reads = factsReadAbout(options.rules)
  return options.definitions
    .flatMap((definition): readonly Pivot[] => {
      const mutability = options.mutability(definition.id)
      if (mutability === undefined || mutability.kind === 'fixed' || !options.tests.has(definition.id)) return []
      const ways = waysAmong(definition, mutability, options)
      return world.sheets
        .filter(({ subject }) => subject.kind === definition.about && (definition.about === 'case' || reads.get(subject.kind)?.has(definition.id) === true))
        .flatMap((sheet) => pivotOf(sheet, definition, mutability, options, ways))
    })
    .sort((a, b) => compareText(a.key, b.key))
}

function pivotOf({ subject, facts }: FactSheet, { id }: FactDefinition, mutability: FactMutability, options: PivotOptions, waysOf: (recorded: Fact) => readonly Draft[]): readonly Pivot[] {
  const recorded = facts[id]
  if (recorded === undefined || options.leaveAlone?.(subject, id) === true) return []
  const key = pivotKey(subject, id)
  const all = waysOf(recorded)
  const drafts = subject.unlisted === true ? all : all.filter(({ value }) => !isNever(value, mutability))
  if (drafts.length === 0) return []
  const ways = once(() => drafts.map(({ kind, value, written, results, stretch, apart }): Way => {
    const change: Change = { id: `${key} = ${written}`, subject, fact: id, found: { status: 'known', value, from: recorded.from }, kind, recorded, ...(stretch === undefined ? {} : { stretch }) }
    return { key: `${key} ${results}`, pivot: key, change, apart }
  }))
  return [{ key, subject, fact: id, opened: all.some(({ kind }) => kind !== 'answer') ? NOTHING_KNOWN : recorded, count: drafts.length, ways }]
}

/** What ways of a fact have in common, whomever it is about. */
interface Draft extends Pick<Way, 'apart'>, Pick<Change, 'kind' | 'stretch'> {
  readonly value: FactValue
  readonly written: string
  readonly results: string
}

/** The ways of a fact by what is recorded, each found once for all that are recorded alike. */
function waysAmong(definition: FactDefinition, mutability: FactMutability, options: PivotOptions): (recorded: Fact) => readonly Draft[] {
  const weighed = options.tests.get(definition.id) ?? []
  const tests = [...weighed, ...(options.otherTests.get(definition.id) ?? [])]
  const known = new Map<string, readonly Draft[]>()
  return (recorded) => {
    const { status } = recorded
    const key = JSON.stringify([status, ...(status === 'known' ? [recorded.value] : status === 'range' ? [recorded.min, recorded.max] : [recorded.why === 'not-applicable'])])
    const found = known.get(key)
    if (found !== undefined) return found
    const { answers, others, kind } = valuesOf(recorded, definition, tests, mutability, options)
    const make = (kind: ChangeKind) => (value: FactValue): Draft => {
      const stretch = typeof value === 'number' ? stretchOf(value, definition, kind === 'answer' ? recorded : NOTHING_KNOWN, tests) : undefined
      return { kind, value, written: JSON.stringify(value), results: resultsOf(value, weighed), apart: apartFrom(recorded, value), ...(stretch === undefined ? {} : { stretch }) }
    }
    // Fewer words first, so that what holds another way comes after it.
    const made = [...answers.map(make('answer')), ...others.map(make(kind))].sort((a, b) => (a.apart?.length ?? 0) - (b.apart?.length ?? 0))
    known.set(key, made)
    return made
  }
}

function apartFrom(recorded: Fact, value: FactValue): readonly string[] | undefined {
  if (!isWords(value)) return undefined
  const before = recorded.status === 'known' && isWords(recorded.value) ? recorded.value : []
  return [...value.filter((word) => !before.includes(word)), ...before.filter((word) => !value.includes(word))]
}

const isWords = (value: FactValue): value is readonly string[] => Array.isArray(value)

interface Values {
  readonly answers: readonly FactValue[]
  readonly others: readonly FactValue[]
  /** What the others are called. */
  readonly kind: ChangeKind
}

/** Values that would answer what is open, and values that would be otherwise than what is known. */
function valuesOf(recorded: Fact, definition: FactDefinition, tests: readonly LeafTest[], mutability: FactMutability, options: PivotOptions): Values {
  // Something that does not fit a subject is no open question about it, and cannot come to be otherwise.
  const fits = !(recorded.status === 'unknown' && recorded.why === 'not-applicable')
  const isChangeable = mutability.kind === 'changeable' && fits && !(recorded.status === 'known' && isNever(recorded.value, mutability))
  const answers = recorded.status !== 'known' && fits ? answersTo(definition, recorded, tests) : []
  const kind = isChangeable ? 'change' : 'correction'
  if (!isChangeable && options.ifRecordedWrongly !== true) return { answers, others: [], kind }
  const taken = new Set((recorded.status === 'known' ? [recorded.value] : answers).map((value) => resultsOf(value, tests)))
  return { answers, others: answersTo(definition, NOTHING_KNOWN, tests).filter((value) => !taken.has(resultsOf(value, tests))), kind }
}

const NOTHING_KNOWN: Fact = { status: 'unknown', why: 'not-asked', from: [] }

const isNever = (value: FactValue, { never = [] }: FactMutability): boolean => never.includes(value)

/** Facts that the weighing rules about a kind of subject read. */
const factsReadAbout = remembered((rules: readonly PreparedRule[]): ReadonlyMap<string, ReadonlySet<FactId>> => {
  const reads = new Map<string, Set<FactId>>()
  for (const { rule, condition, unless } of rules) {
    if (rule.direction === 'caution') continue
    const own = reads.get(rule.about) ?? new Set<FactId>()
    for (const { fact } of [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOfCondition)) own.add(fact)
    reads.set(rule.about, own)
  }
  return reads
})
