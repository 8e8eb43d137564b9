import type { Case } from '../model/case.js'
import type { FactId, FactSheet, Subject } from '../model/facts.js'
import type { Link } from '../model/links.js'
import { reuseParts } from '../reuse-parts.js'
import { caseFactIds } from './case-facts.js'
import { caseFacts, eventFacts, personFacts } from './catalogue.js'
import type { CaseContext } from './context.js'
import type { CourseReading } from './course-reading.js'
import { caseContext, type DerivationSettings, derivedFrom, type DerivedFacts } from './derive-facts.js'
import { type FactSource, type Finding, isSameFinding } from './fact.js'
import { type Facts, lazyFacts } from './lazy-facts.js'
import { linkEvents } from './links.js'
import { eventContexts, personContexts } from './subjects.js'
import { changedParts, haveInCommon, haveSameFields, isAmong, type Made, NO_PART, notedReadings, startWatch, type Version, type Watch, watchVersion } from './watch.js'

/** Facts of a case that know which of them differ from those of the version before. */
export interface FollowedFacts extends DerivedFacts {
  /** Facts in a subject's sheet that were read before and are not what they were. */
  readonly changed: (subject: Subject) => ReadonlySet<FactId>
  readonly state: State
}

interface State {
  readonly version: Version
  readonly watch: Watch
  readonly links: KeptLinks
  readonly followed: ReadonlyMap<string, Followed>
}

/** A subject with what was read for its facts. */
interface Followed {
  readonly sheet: FactSheet
  /** What its facts alone are about; undefined where nothing of it can be taken over. */
  readonly self: object | undefined
  readonly found: (Finding | undefined)[]
  readonly read: Int32Array
}

interface Watched {
  readonly watch: Watch
  /** What was read for each fact that was derived, end to end. */
  readonly read: Int32Array
}

const WIDTH = NO_PART.length

function watched<Context extends object>(sources: readonly FactSource<Context>[]): readonly FactSource<Context & Watched>[] {
  return sources.map((source, index) => ({
    ...source,
    derive(context) {
      const { result, parts } = context.watch.reading(() => source.derive(context))
      context.read.set(parts, index * WIDTH)
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
  readonly sources: readonly FactSource<Context & Watched>[]
  readonly factsOf: (context: Context & Watched, below?: Facts, found?: (Finding | undefined)[]) => Facts
}

function kindOf<Context extends object>(plain: readonly FactSource<Context>[], inherited?: readonly FactId[]): Kind<Context> {
  const sources = watched(plain)
  return { sources, factsOf: lazyFacts(sources, inherited) }
}

/**
 * The facts of a case as `deriveFacts` has them. Of those of an earlier version of the case, with which it must share what is
 * the same in both, all are kept that were read from nothing else.
 */
export function followFacts(kase: Case, settings: DerivationSettings, before: FollowedFacts | undefined): FollowedFacts {
  const earlier = before?.state
  const watch = earlier?.watch ?? startWatch()
  const plain = caseContext(kase, settings)
  const version = { case: kase, course: earlier === undefined ? plain.course : courseAfter(earlier.version, plain) }
  const changed = earlier === undefined ? undefined : changedParts(earlier.version, version, watch)
  const context: CaseContext = { ...plain, ...watchVersion(version, watch), readings: notedReadings(watch) }
  const followed = new Map<string, Followed>()
  const changes = new Map<Subject, ReadonlySet<FactId>>()

  function follow<Context extends object>(kind: Kind<Context>, given: Subject, own: Context, self: object | undefined, below?: Followed): Followed {
    const key = `${given.kind} ${given.id}`
    const last = earlier?.followed.get(key)
    const subject = last?.sheet.subject ?? given
    const touched = last !== undefined && isHeir(last.self, self) ? changed : undefined
    // Copied whole, since most of it stays as it was.
    const found = last === undefined || touched === undefined ? new Array<Finding | undefined>(kind.sources.length) : last.found.slice()
    const read = last === undefined ? new Int32Array(kind.sources.length * WIDTH) : last.read.slice()
    const watched = { ...own, watch, read }
    const one: Followed = { sheet: { subject, facts: kind.factsOf(watched, below?.sheet.facts, found) }, self, found, read }
    followed.set(key, one)
    if (last === undefined) return one
    const differ = new Set(below === undefined ? [] : changes.get(below.sheet.subject))
    for (let index = 0; index < kind.sources.length; index += 1) {
      const fact = last.found[index]
      if (fact === undefined || (touched !== undefined && !isAmong(touched, read, index * WIDTH))) continue
      const { id, derive } = kind.sources[index] as FactSource<Context & Watched>
      const again = derive(watched)
      found[index] = isSameFinding(fact, again) ? fact : again
      if (found[index] !== fact) differ.add(id)
    }
    changes.set(subject, differ)
    return one
  }

  const shared = follow(KINDS.case, { kind: 'case', id: 'case' }, context, WHOLE)
  const people = personContexts(context).map(({ subject, context: own }) =>
    follow(KINDS.person, subject, own, own.unlisted ? WHOLE : own.implied === undefined ? own.person : undefined, shared))
  const events = eventContexts(context).map(({ subject, context: own }) => follow(KINDS.event, subject, own, own.event ?? WHOLE, shared))
  const made = changed === undefined ? undefined : earlier?.links.made()
  const links = keptLinks(context, watch, made === undefined || changed === undefined || haveInCommon(made.parts, changed) ? undefined : made)
  return followedFrom(derivedFrom(plain, [shared, ...people, ...events].map(({ sheet }) => sheet), links.read), changes, { version, watch, links, followed })
}

/** Stands for what has no fields of its own. */
const WHOLE = {}

/** With other fields, all that is said of it may be different; with the same, what changed in them is among the changed parts. */
const isHeir = (before: object | undefined, after: object | undefined): boolean =>
  before !== undefined && after !== undefined && (before === after || (before !== WHOLE && after !== WHOLE && haveSameFields(before, after)))

/** The course of the next version, with what stayed as it was. */
function courseAfter({ case: { timeline }, course: before }: Version, { case: kase, course: after }: CaseContext): CourseReading {
  const [{ scores: earlier, ...others }, { scores, ...rest }] = [before, after]
  return { ...reuseParts(others, rest), scores: timeline?.measurements === kase.timeline?.measurements ? earlier : scores }
}

interface KeptLinks {
  readonly read: () => readonly Link[]
  readonly made: () => Made<readonly Link[]> | undefined
}

function keptLinks(context: CaseContext, watch: Watch, known: Made<readonly Link[]> | undefined): KeptLinks {
  let made = known
  return { read: () => (made ??= watch.reading(() => linkEvents(context))).result, made: () => made }
}

// By itself, so that nothing of one version holds on to the version before.
function followedFrom(derived: DerivedFacts, changes: ReadonlyMap<Subject, ReadonlySet<FactId>>, state: State): FollowedFacts {
  return Object.assign(derived, { changed: (subject: Subject) => changes.get(subject) ?? NONE, state })
}

const NONE: ReadonlySet<FactId> = new Set()
