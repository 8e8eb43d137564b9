import type { Case } from '../model/case.js'
import type { FactId, FactSheet, Subject } from '../model/facts.js'
import { caseFactIds } from './case-facts.js'
import { caseFacts, eventFacts, personFacts } from './catalogue.js'
import type { CaseContext } from './context.js'
import { caseContext, type DerivationSettings, derivedFrom, type DerivedFacts } from './derive-facts.js'
import { type FactSource, type Finding, listed } from './fact.js'
import { type Facts, lazyFacts } from './lazy-facts.js'
import { eventContexts, personContexts } from './subjects.js'
import { changedParts, type Parts, partsBook, type PartsBook, type Watch, watchCase } from './watch.js'

/** Facts of a case that know which of them differ from those of the version before. */
export interface FollowedFacts extends DerivedFacts {
  /** Facts in a subject's sheet that were read before and are not what they were. */
  readonly changed: (subject: Subject) => ReadonlySet<FactId>
  readonly state: State
}

interface State {
  readonly kase: Case
  readonly bitOf: PartsBook
  readonly followed: ReadonlyMap<string, Followed>
}

/** A subject with what was read for its facts. */
interface Followed {
  readonly sheet: FactSheet
  /** What its facts alone are about: with it, all of them may be others. */
  readonly self: unknown
  readonly found: (Finding | undefined)[]
  readonly parts: Parts[]
}

interface Watched {
  readonly watch: Watch
  /** What was read for each fact. */
  readonly parts: Parts[]
}

function watched<Context extends object>(sources: readonly FactSource<Context>[]): readonly FactSource<Context & Watched>[] {
  return sources.map((source, index) => ({
    ...source,
    derive(context) {
      const { result, parts } = context.watch.reading(() => source.derive(context))
      context.parts[index] = parts
      return result
    },
  }))
}

const KINDS = {
  case: kindOf(caseFacts),
  person: kindOf(personFacts, caseFactIds),
  event: kindOf(eventFacts, caseFactIds),
}

interface Kind<Context extends object> {
  readonly ids: readonly FactId[]
  readonly factsOf: (context: Context & Watched, below?: Facts, found?: (Finding | undefined)[]) => Facts
}

function kindOf<Context extends object>(sources: readonly FactSource<Context>[], inherited?: readonly FactId[]): Kind<Context> {
  return { ids: sources.map(({ id }) => id), factsOf: lazyFacts(watched(sources), inherited) }
}

/**
 * The facts of a case as `deriveFacts` has them. Of those of an earlier version of the case, with which it must share what is
 * the same in both, all are kept that were read from nothing else.
 */
export function followFacts(kase: Case, settings: DerivationSettings, before: FollowedFacts | undefined): FollowedFacts {
  const bitOf = before?.state.bitOf ?? partsBook()
  const changed = before === undefined ? undefined : changedParts(before.state.kase, kase, bitOf)
  const plain = caseContext(kase, settings)
  const watch = watchCase(kase, plain.course, bitOf)
  const context: CaseContext = { ...plain, case: watch.kase, course: watch.course, readings: watch.readings }
  const followed = new Map<string, Followed>()
  const changes = new Map<Subject, ReadonlySet<FactId>>()

  function follow<Context extends object>(kind: Kind<Context>, given: Subject, own: Context, self: unknown, below?: Followed): Followed {
    const key = `${given.kind} ${given.id}`
    const earlier = before?.state.followed.get(key)
    const subject = earlier?.sheet.subject ?? given
    const found = new Array<Finding | undefined>(kind.ids.length)
    const parts: Parts[] = []
    const facts = kind.factsOf({ ...own, watch, parts }, below?.sheet.facts, found)
    const one: Followed = { sheet: { subject, facts }, self, found, parts }
    followed.set(key, one)
    if (earlier === undefined) return one
    const isSelf = changed !== undefined && earlier.self === self
    const differ = new Set(below === undefined ? [] : changes.get(below.sheet.subject))
    for (let index = 0; index < kind.ids.length; index += 1) {
      const fact = earlier.found[index]
      const read = earlier.parts[index]
      if (fact === undefined || read === undefined) continue
      const id = kind.ids[index] ?? ''
      if (isSelf && (read & changed) === 0) parts[index] = read
      else if (!isSame(fact, facts[id])) {
        differ.add(id)
        continue
      }
      found[index] = fact
    }
    changes.set(subject, differ)
    return one
  }

  const shared = follow(KINDS.case, { kind: 'case', id: 'case' }, context, 'case')
  const people = personContexts(context).map(({ subject, context: own }) =>
    follow(KINDS.person, subject, own, own.unlisted ? 'unlisted' : own.implied === undefined ? own.person : own, shared))
  const events = eventContexts(context).map(({ subject, context: own }) => follow(KINDS.event, subject, own, own.event, shared))
  return followedFrom(derivedFrom(plain, [shared, ...people, ...events].map(({ sheet }) => sheet)), changes, { kase, bitOf, followed })
}

// By itself, so that nothing of one version holds on to the version before.
function followedFrom(derived: DerivedFacts, changes: ReadonlyMap<Subject, ReadonlySet<FactId>>, state: State): FollowedFacts {
  return Object.assign(derived, { changed: (subject: Subject) => changes.get(subject) ?? NONE, state })
}

const NONE: ReadonlySet<FactId> = new Set()

/** The same in all that a fact tells, and from the same places. */
function isSame(a: Finding, b: Finding | undefined): boolean {
  return b !== undefined && tells(a) === tells(b) && listed(a.from).join(' ') === listed(b.from).join(' ')
}

function tells(fact: Finding): string {
  if (fact.status === 'known') return `${typeof fact.value} ${String(fact.value)}`
  return fact.status === 'unknown' ? `unknown ${fact.why}` : `range ${fact.min ?? ''} ${fact.max ?? ''}`
}
