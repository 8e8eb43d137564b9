import type { Fact, FactId, FactSheet } from '../../model/facts.js'
import type { RuleVerdict } from '../../model/outcome.js'
import type { Bench } from './bench.js'
import { bearsOnRanking, decideAll, type Decision, makeReady, type ReadyRule } from './deciding.js'
import { firstPlaceOf } from './place.js'
import type { HeldPlace, ReadBy, RuleSetNumber } from './result.js'

/** A case in which one number at a time is tried with other values. */
export interface Trials {
  readonly verdicts: readonly RuleVerdict[]
  readonly present: HeldPlace
  readonly parameter: (id: string) => number
  /** Rules that bear on the ranking and compare facts with a parameter. */
  readonly rulesReading: (parameter: string) => readonly ReadyRule[]
  /** Facts that are derived with a parameter and that the ranking can hang on. */
  readonly factsReading: (parameter: string) => ReadonlySet<FactId>
  readonly readBy: (number: RuleSetNumber) => readonly ReadBy[]
  /** Who stands first when one number has another value: facts and rules that read it are gone back to, and no others. */
  readonly placeWith: (number: RuleSetNumber, value: number) => HeldPlace
}

/** Facts about the record that the ranking itself reads. */
const READ_BY_RANKING: readonly FactId[] = ['data.minimumSetGaps', 'course.onsetKnown']

export function trialsOn(bench: Bench): Trials {
  const { ruleSet, sheets, verdictOf } = bench
  const values = new Map(ruleSet.parameters.map(({ id, value }) => [id, value]))
  const parameter = (id: string): number => {
    const value = values.get(id)
    if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
    return value
  }
  const all = ruleSet.rules.map((rule) => makeReady(rule, parameter, verdictOf))
  const weighed = all.filter(({ rule }) => bearsOnRanking(rule))
  const decisions = decideAll(weighed, sheets)
  const verdicts = decisions.map(({ verdict }) => verdict)
  const weighingReads = bench.weighingReads(verdicts)
  const used = new Set<FactId>([...READ_BY_RANKING, ...weighed.flatMap(({ facts }) => [...facts])])
  const present = firstPlaceOf(bench.rank(verdicts, sheets))
  const remembered = new Map<string, HeldPlace>()

  const rulesReading = (id: string): readonly ReadyRule[] => weighed.filter(({ parameters }) => parameters.has(id))
  const factsReading = (id: string): ReadonlySet<FactId> => new Set([...(bench.derivedWith.get(id) ?? [])].filter((fact) => used.has(fact)))

  function readBy({ kind, id }: RuleSetNumber): readonly ReadBy[] {
    if (kind === 'cap') return ['weighing']
    return [
      ...(bench.derivedWith.has(id) ? (['facts'] as const) : []),
      ...(rulesReading(id).length > 0 ? (['rules'] as const) : []),
      ...(weighingReads.has(id) ? (['weighing'] as const) : []),
      ...(all.some(({ rule, parameters }) => !bearsOnRanking(rule) && parameters.has(id)) ? (['messages'] as const) : []),
    ]
  }

  function placeWith({ kind, id }: RuleSetNumber, value: number): HeldPlace {
    const laid = kind === 'cap' ? { sheets, changed: NOTHING } : withFacts(bench, id, value, factsReading(id))
    const turned = kind === 'cap' ? new Map<Decision, RuleVerdict>() : turnedBy(id, value, laid)
    const isWeighed = kind === 'cap' || weighingReads.has(id)
    if (!isWeighed && turned.size === 0 && laid.changed.size === 0) return present
    const record = laid.sheets.find(({ subject }) => subject.kind === 'case')
    const key = JSON.stringify([
      isWeighed ? [kind, id, value] : [],
      READ_BY_RANKING.map((fact) => valueOf(record?.facts[fact])),
      [...turned].map(([{ verdict: { ruleId, subject } }, { verdict }]) => [ruleId, subject.kind, subject.id, verdict]),
    ])
    const known = remembered.get(key)
    if (known !== undefined) return known
    const after = turned.size === 0 ? verdicts : decisions.map((decision) => turned.get(decision) ?? decision.verdict)
    const place = firstPlaceOf(bench.rank(after, laid.sheets, isWeighed ? { kind, id, value } : undefined))
    remembered.set(key, place)
    return place
  }

  /** Decides anew what reads the parameter, or a fact that changed. */
  function turnedBy(id: string, value: number, laid: Laid): ReadonlyMap<Decision, RuleVerdict> {
    const again = new Map(rulesReading(id).map(({ rule }) => [rule.id, makeReady(rule, (other) => (other === id ? value : parameter(other)), verdictOf)]))
    const turned = new Map<Decision, RuleVerdict>()
    if (again.size === 0 && laid.changed.size === 0) return turned
    for (const decision of decisions) {
      const { ready, sheet: index, verdict } = decision
      const changed = laid.changed.get(index)
      const reread = again.get(ready.rule.id)
      if (reread === undefined && (changed === undefined || !intersects(ready.facts, changed))) continue
      const sheet = laid.sheets[index]
      const after = sheet === undefined ? verdict : (reread ?? ready).decide(sheet)
      if (after.verdict !== verdict.verdict) turned.set(decision, after)
    }
    return turned
  }

  return { verdicts, present, parameter, rulesReading, factsReading, readBy, placeWith }
}

/** Sheets with facts laid over them, and which facts of each sheet are others now. */
interface Laid {
  readonly sheets: readonly FactSheet[]
  readonly changed: ReadonlyMap<number, ReadonlySet<FactId>>
}

const NOTHING: Laid['changed'] = new Map()

function withFacts({ sheets, derive }: Bench, id: string, value: number, ids: ReadonlySet<FactId>): Laid {
  if (ids.size === 0) return { sheets, changed: NOTHING }
  const derived = derive(id, value, ids)
  const others = sheets.map(({ facts }, index) =>
    Object.entries(derived[index] ?? {}).filter(([fact, found]) => valueOf(found) !== valueOf(facts[fact])))
  const ofTheCase = sheets.flatMap(({ subject }, index) => (subject.kind === 'case' ? (others[index] ?? []) : []))
  if (others.every((own) => own.length === 0)) return { sheets, changed: NOTHING }
  const changed = new Map<number, ReadonlySet<FactId>>()
  const laid = sheets.map((sheet, index): FactSheet => {
    const own = sheet.subject.kind === 'case' ? ofTheCase : [...ofTheCase, ...(others[index] ?? [])]
    if (own.length === 0) return sheet
    changed.set(index, new Set(own.map(([fact]) => fact)))
    const facts = Object.create(sheet.facts) as Record<FactId, Fact>
    // Defined, not assigned: a fact below may be an accessor, which would take the assignment for itself.
    for (const [fact, found] of own) Object.defineProperty(facts, fact, { value: found, enumerable: true })
    return { subject: sheet.subject, facts }
  })
  return { sheets: laid, changed }
}

/** What of a fact rules can tell apart, as text. */
function valueOf(fact: Fact | undefined): string {
  if (fact === undefined || fact.status === 'unknown') return 'unknown'
  return fact.status === 'known' ? JSON.stringify(fact.value) : `${fact.min ?? ''} to ${fact.max ?? ''}`
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of b) if (a.has(each)) return true
  return false
}
