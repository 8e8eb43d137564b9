import { compareText } from './compare-text.js'
import { leavesOfCondition, openLeavesIn } from './conditions/open-leaves.js'
import type { PreparedRule } from './conditions/prepare.js'
import { type Values, VALUES, valuesOf } from './conditions/values.js'
import { type CompiledRule, compileRule, decideCompiled } from './engine/compiled-runner.js'
import type { Evaluator, Judged } from './evaluate.js'
import { factCatalogue } from './facts/catalogue.js'
import type { DerivedFacts } from './facts/derive-facts.js'
import { once, remembered } from './lazily.js'
import type { Case } from './model/case.js'
import { type Fact, type FactId, type FactSheet, type Subject, SUBJECT_KINDS, type SubjectKind } from './model/facts.js'
import type { RuleVerdict, Verdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { OpenFact, OpenRule, Supposition, World } from './model/world.js'
import type { Contender } from './weigh/weigh.js'

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }

const ownFacts = new Map(SUBJECT_KINDS.map((kind) => [kind, new Set(factCatalogue.filter(({ about }) => about === kind).map(({ id }) => id))]))

/** Some facts of the case have a namesake about each person or event, and theirs is the one their rules read. */
const isOwn = ({ kind }: Subject, fact: FactId): boolean => ownFacts.get(kind)?.has(fact) === true

/** The world of a case as it is recorded. */
export function openWorld(evaluator: Evaluator, kase: Case): World {
  return worldOf(evaluator, evaluator.derive(kase))
}

/** The world that given facts make; `judged`: what the rules made of them, where that is known already. */
export function worldOf(evaluator: Evaluator, derived: DerivedFacts, judged?: readonly Judged[]): World {
  const ground: Ground = { evaluator, base: derived, placeOf: new Map(derived.sheets.map(({ subject }, place) => [keyOf(subject), place])), weighed: new Map() }
  const decided = derived.sheets.map((sheet, place): Decided => {
    const verdicts = judged?.[place]?.verdicts ?? evaluator.decide(sheet)
    return {
      sheet,
      verdicts,
      contenders: once(() => judged?.[place]?.contenders ?? evaluator.weigh(sheet.subject, verdicts)),
      open: once(() => openRules(evaluator, sheet.subject, valuesOf(sheet.facts), verdicts)),
    }
  })
  return makeWorld({ ground, supposed: NOTHING, decided })
}

/** What stays the same whatever is supposed. */
interface Ground {
  readonly evaluator: Evaluator
  /** As recorded. */
  readonly base: DerivedFacts
  readonly placeOf: ReadonlyMap<string, number>
  /** By subject and verdicts: many suppositions lead to the same ones. */
  readonly weighed: Map<string, readonly Contender[]>
}

type Laid = ReadonlyMap<FactId, Fact>

interface State {
  readonly ground: Ground
  /** Facts laid over those recorded, by the key of whom they are about. */
  readonly supposed: ReadonlyMap<string, { readonly subject: Subject; readonly laid: Laid }>
  /** In the order of the sheets. */
  readonly decided: readonly Decided[]
  /** Known beforehand where nothing that a ranking rests on has changed. */
  readonly ranking?: Ranking
}

/** What the rules made of one subject, kept while its facts stay as they are. */
interface Decided {
  readonly sheet: FactSheet
  readonly verdicts: readonly RuleVerdict[]
  readonly contenders: () => readonly Contender[]
  /** By rule, in the order of the verdicts. */
  readonly open: () => ReadonlyMap<string, OpenRule>
}

const NOTHING: State['supposed'] = new Map()
const NO_FACTS: Laid = new Map()

function makeWorld(state: State): World {
  const { ground: { evaluator, base, placeOf }, supposed, decided } = state
  const decidedAbout = (subject: Subject): Decided | undefined => decided[placeOf.get(keyOf(subject)) ?? -1]
  const verdicts = once(() => decided.flatMap((own) => own.verdicts))
  const openRules = once(() => decided.flatMap((own) => [...own.open().values()]))
  const sheets = once(() => (supposed.size === 0 ? base.sheets : decided.map(({ sheet }) => sheet)))
  const contenders = once(() => decided.flatMap((own) => own.contenders()))
  let { ranking } = state
  return {
    get suppositions() {
      const all = [...supposed].flatMap(([key, { subject, laid }]) => [...laid].map(([fact, found]) => [`${key} ${fact}`, { subject, fact, found }] as const))
      return all.sort(([a], [b]) => compareText(a, b)).map(([, supposition]) => supposition)
    },
    get sheets() {
      return sheets()
    },
    shared: base.shared,
    get verdicts() {
      return verdicts()
    },
    get ranking() {
      return (ranking ??= evaluator.rank(contenders(), { ...base, sheets: sheets() }))
    },
    contenders: () => contenders().flatMap(({ weighing: { status, area, subject } }) => (status === 'not-applicable' ? [] : [{ area, subject }])),
    verdict: (ruleId, subject) => decidedAbout(subject)?.verdicts.find((each) => each.ruleId === ruleId)?.verdict,
    openRules,
    open: () => openFacts(openRules(), { sheets: sheets() }),
    suppose: (more) => makeWorld(supposing({ ...state, ...(ranking === undefined ? {} : { ranking }) }, more)),
  }
}

function supposing({ ground, supposed: before, decided, ranking }: State, more: readonly Supposition[]): State {
  const { base, placeOf } = ground
  const supposed = new Map(before)
  const changed = new Map<string, Set<FactId>>()
  for (const { subject, fact, found } of more) {
    const key = keyOf(subject)
    let facts = changed.get(key)
    if (facts === undefined) {
      changed.set(key, (facts = new Set()))
      supposed.set(key, { subject, laid: new Map(supposed.get(key)?.laid) })
    }
    facts.add(fact)
    ;(supposed.get(key)?.laid as Map<FactId, Fact>).set(fact, found)
  }
  const ofCase = changed.get(CASE)
  const aboutCase = supposed.get(CASE)?.laid ?? NO_FACTS
  const next = [...decided]
  const again = (place: number): void => {
    const [own, recorded] = [decided[place], base.sheets[place]]
    if (own === undefined || recorded === undefined) return
    const { subject } = recorded
    const key = keyOf(subject)
    const facts = new Set(changed.get(key))
    if (subject.kind !== 'case') for (const fact of ofCase ?? []) if (!isOwn(subject, fact)) facts.add(fact)
    next[place] = decideAgain(ground, own, laidOver(recorded, aboutCase, supposed.get(key)?.laid ?? NO_FACTS), facts)
  }
  // What is supposed of the case, everybody's rules read.
  if (ofCase !== undefined) decided.forEach((_, place) => again(place))
  else for (const key of changed.keys()) again(placeOf.get(key) ?? -1)
  // Beside verdicts, a ranking rests on facts about the case.
  const isSame = ofCase === undefined && next.every(({ verdicts }, place) => verdicts === decided[place]?.verdicts)
  return { ground, supposed, decided: next, ...(isSame && ranking !== undefined ? { ranking } : {}) }
}

function decideAgain({ evaluator, weighed }: Ground, before: Decided, { sheet, values }: LaidOver, changed: ReadonlySet<FactId>): Decided {
  const { subject } = sheet
  const readers = new Set<string>()
  for (const fact of changed) for (const ruleId of readingIn(evaluator).readers[subject.kind].get(fact) ?? []) readers.add(ruleId)
  if (readers.size === 0) return { ...before, sheet }
  const verdicts = verdictsAgain(evaluator, before.verdicts, readers, values) ?? evaluator.decide({ subject, facts: seenThrough(values) })
  return {
    sheet,
    verdicts,
    contenders: verdicts === before.verdicts ? before.contenders : once(() => {
      const key = verdicts.reduce((text, { verdict }) => text + LETTERS[verdict], `${keyOf(subject)} `)
      const known = weighed.get(key) ?? evaluator.weigh(subject, verdicts)
      weighed.set(key, known)
      return known
    }),
    open: once(() => openRules(evaluator, subject, values, verdicts, (ruleId) => (readers.has(ruleId) ? undefined : before.open().get(ruleId)))),
  }
}

const LETTERS: Readonly<Record<Verdict, string>> = { fired: 'f', silent: 's', undetermined: 'u', 'set-aside': 'a' }

/** Verdicts after some rules were decided again, the same list where none turned; undefined where an area opened up whose other rules were never decided. */
function verdictsAgain(evaluator: Evaluator, before: readonly RuleVerdict[], readers: ReadonlySet<string>, values: Values): readonly RuleVerdict[] | undefined {
  const { rules } = readingIn(evaluator)
  let after: RuleVerdict[] | undefined
  const shut = new Set<string>()
  for (const [place, found] of before.entries()) {
    const rule = readers.has(found.ruleId) ? rules.get(found.ruleId) : undefined
    const verdict = rule === undefined ? found.verdict : decideCompiled(rule.compiled, values)
    if (rule === undefined || verdict === found.verdict) continue
    after ??= [...before]
    after[place] = { ...found, verdict }
    const { direction, focusArea } = rule.prepared.rule
    if (direction !== 'required' || isShut(verdict) === isShut(found.verdict)) continue
    if (!isShut(verdict)) return undefined
    shut.add(focusArea)
  }
  if (after === undefined || shut.size === 0) return after ?? before
  return after.filter(({ ruleId }) => {
    const rule = rules.get(ruleId)?.prepared.rule
    return rule === undefined || rule.direction === 'required' || rule.direction === 'caution' || !shut.has(rule.focusArea)
  })
}

const isShut = (verdict: Verdict): boolean => verdict === 'silent' || verdict === 'set-aside'

interface Reading {
  readonly rules: ReadonlyMap<string, { readonly prepared: PreparedRule; readonly compiled: CompiledRule; readonly reads: readonly FactId[] }>
  /** Rules about each kind of subject, by the facts they read. */
  readonly readers: Readonly<Record<SubjectKind, ReadonlyMap<FactId, readonly string[]>>>
}

/** What the rules of a rule set read. */
const readingIn = remembered(({ settings, prepared }: Evaluator): Reading => {
  const rules = new Map([...settings.rules.keys()].flatMap((id) => {
    const rule = prepared(id)
    const leaves = rule === undefined ? [] : [rule.condition, ...(rule.unless === undefined ? [] : [rule.unless])].flatMap(leavesOfCondition)
    return rule === undefined ? [] : [[id, { prepared: rule, compiled: compileRule(rule), reads: [...new Set(leaves.map(({ fact }) => fact))] }] as const]
  }))
  const readers = Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, new Map<FactId, string[]>()])) as Record<SubjectKind, Map<FactId, string[]>>
  for (const [id, { prepared: { rule }, reads }] of rules) {
    for (const fact of reads) {
      const own = readers[rule.about].get(fact)
      if (own === undefined) readers[rule.about].set(fact, [id])
      else own.push(id)
    }
  }
  return { rules, readers }
})

interface LaidOver {
  readonly sheet: FactSheet
  readonly values: Values
}

/** Facts with others laid over, those of the case first; what is not supposed shows through. */
function laidOver({ subject, facts }: FactSheet, aboutCase: Laid, own: Laid): LaidOver {
  const below = valuesOf(facts)
  const supposed = (id: FactId): Fact | undefined => own.get(id) ?? (aboutCase.size === 0 || isOwn(subject, id) ? undefined : aboutCase.get(id))
  const values: Values = { get: (id) => supposed(id) ?? below.get(id), found: (id) => supposed(id) ?? below.found(id) }
  const laid = once(() => {
    const inherited = [...aboutCase].filter(([fact]) => !isOwn(subject, fact))
    // Given their prototype last: a fact below may be an accessor, which would take an assignment for itself.
    return Object.setPrototypeOf({ ...Object.fromEntries([...inherited, ...own]), ...seenThrough(values) }, facts) as FactSheet['facts']
  })
  return { values, sheet: { subject, get facts() { return laid() } } }
}

/** Facts for whoever reads only their values. */
const seenThrough = (values: Values): FactSheet['facts'] => ({ [VALUES]: values })

/** Rules about one subject that are open and bear on the ranking; `known` tells those that cannot have changed. */
function openRules(evaluator: Evaluator, subject: Subject, values: Values, verdicts: readonly RuleVerdict[], known?: (ruleId: string) => OpenRule | undefined): ReadonlyMap<string, OpenRule> {
  const { rules } = readingIn(evaluator)
  const open = new Map<string, OpenRule>()
  for (const { ruleId, verdict } of verdicts) {
    const rule = verdict === 'undetermined' ? rules.get(ruleId) : undefined
    if (rule === undefined || rule.prepared.rule.direction === 'caution') continue
    const before = known?.(ruleId)
    if (before !== undefined) {
      open.set(ruleId, before)
      continue
    }
    const { condition, unless } = rule.prepared
    open.set(ruleId, { ruleId, subject, condition: openLeavesIn(condition, values), unless: unless === undefined ? [] : openLeavesIn(unless, values) })
  }
  return open
}

function openFacts(open: readonly OpenRule[], { sheets }: Pick<World, 'sheets'>): readonly OpenFact[] {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.subject, sheet]))
  const found = new Map<string, { readonly subject: Subject; readonly fact: FactId; readonly found: Fact; readonly rules: Set<string> }>()
  for (const { ruleId, subject, condition, unless } of open) {
    for (const { fact } of [...condition, ...unless]) {
      const about = isOwn(WHOLE_CASE, fact) && !isOwn(subject, fact) ? WHOLE_CASE : subject
      const key = `${keyOf(about)} ${fact}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { subject: about, fact, found: sheetOf.get(subject)?.facts[fact] ?? NOT_ASKED, rules: new Set([ruleId]) })
      else known.rules.add(ruleId)
    }
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { rules, ...open }]): OpenFact => ({ ...open, rules: [...rules].sort(compareText) }))
}

const NOT_ASKED: Fact = { status: 'unknown', why: 'not-asked', from: [] }

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`
const CASE = keyOf(WHOLE_CASE)
