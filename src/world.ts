import { compareText } from './compare-text.js'
import { openLeavesOf } from './conditions/open-leaves.js'
import type { Evaluator } from './evaluate.js'
import { factCatalogue } from './facts/catalogue.js'
import type { DerivedFacts } from './facts/derive-facts.js'
import type { Case } from './model/case.js'
import type { Fact, FactId, FactSheet, Subject } from './model/facts.js'
import type { RuleVerdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { OpenFact, Supposition, World } from './model/world.js'
import type { Contender } from './weigh/weigh.js'

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }

const ownFacts: ReadonlySet<string> = new Set(factCatalogue.map(({ id, about }) => `${about} ${id}`))

/** Some facts of the case have a namesake about each person or event, and theirs is the one their rules read. */
const isOwn = ({ kind }: Subject, fact: FactId): boolean => ownFacts.has(`${kind} ${fact}`)

/** The world of a case as it is recorded. */
export function openWorld(evaluator: Evaluator, kase: Case): World {
  return worldOf(evaluator, evaluator.derive(kase))
}

/** The world that given facts make. */
export function worldOf(evaluator: Evaluator, derived: DerivedFacts): World {
  const decided = new Map(derived.sheets.map((sheet) => [keyOf(sheet.subject), decide(evaluator, sheet, evaluator.decide(sheet))]))
  return makeWorld({ evaluator, base: derived, suppositions: new Map(), derived, decided })
}

interface State {
  readonly evaluator: Evaluator
  /** As recorded. */
  readonly base: DerivedFacts
  /** With suppositions laid over. */
  readonly derived: DerivedFacts
  readonly suppositions: ReadonlyMap<string, Supposition>
  readonly decided: ReadonlyMap<string, Decided>
  /** Known beforehand where nothing that a ranking rests on has changed. */
  readonly ranking?: Ranking
}

/** What the rules made of one subject, kept while its facts stay as they are. */
interface Decided {
  readonly verdicts: readonly RuleVerdict[]
  readonly contenders: readonly Contender[]
}

function decide({ weigh }: Evaluator, { subject }: FactSheet, verdicts: readonly RuleVerdict[]): Decided {
  return { verdicts, contenders: weigh(subject, verdicts) }
}

function makeWorld(state: State): World {
  const { evaluator, derived, decided } = state
  let verdicts: readonly RuleVerdict[] | undefined
  let { ranking } = state
  return {
    get suppositions() {
      return [...state.suppositions].sort(([a], [b]) => compareText(a, b)).map(([, supposition]) => supposition)
    },
    sheets: derived.sheets,
    shared: derived.shared,
    get verdicts() {
      return (verdicts ??= [...decided.values()].flatMap((own) => own.verdicts))
    },
    get ranking() {
      return (ranking ??= evaluator.rank([...decided.values()].flatMap(({ contenders }) => contenders), derived))
    },
    verdict: (ruleId, subject) => decided.get(keyOf(subject))?.verdicts.find((each) => each.ruleId === ruleId)?.verdict,
    open: () => openFacts(state),
    suppose: (more) => makeWorld(supposed({ ...state, ...(ranking === undefined ? {} : { ranking }) }, more)),
  }
}

function supposed(state: State, more: readonly Supposition[]): State {
  const { evaluator, base } = state
  const suppositions = new Map(state.suppositions)
  for (const supposition of more) suppositions.set(`${keyOf(supposition.subject)} ${supposition.fact}`, supposition)
  const bySubject = new Map<string, Supposition[]>()
  for (const supposition of suppositions.values()) {
    const key = keyOf(supposition.subject)
    bySubject.set(key, [...(bySubject.get(key) ?? []), supposition])
  }
  const aboutCase = bySubject.get(keyOf(WHOLE_CASE)) ?? []
  const touched = new Set(more.map(({ subject }) => keyOf(subject)))
  const everybody = touched.has(keyOf(WHOLE_CASE))
  const changed = new Set(more.map(({ fact }) => fact))
  const decided = new Map(state.decided)
  const sheets = base.sheets.map((sheet, index) => {
    const key = keyOf(sheet.subject)
    if (!everybody && !touched.has(key)) return state.derived.sheets[index] ?? sheet
    const own = sheet.subject.kind === 'case' ? [] : (bySubject.get(key) ?? [])
    const inherited = sheet.subject.kind === 'case' ? aboutCase : aboutCase.filter(({ fact }) => !isOwn(sheet.subject, fact))
    const laid: FactSheet = { subject: sheet.subject, facts: laidOver(sheet.facts, [...inherited, ...own]) }
    const before = state.decided.get(key)
    const verdicts = before === undefined ? evaluator.decide(laid) : evaluator.decideAgain(laid, before.verdicts, changed)
    if (verdicts !== before?.verdicts) decided.set(key, decide(evaluator, laid, verdicts))
    return laid
  })
  const next = { evaluator, base, suppositions, decided, derived: { ...base, sheets } }
  // Beside verdicts, a ranking rests on facts about the case.
  const isSame = !everybody && [...decided].every(([key, own]) => state.decided.get(key) === own)
  return isSame && state.ranking !== undefined ? { ...next, ranking: state.ranking } : next
}

/** Facts with others laid over; what is not supposed shows through. */
function laidOver(facts: FactSheet['facts'], suppositions: readonly Supposition[]): FactSheet['facts'] {
  const laid = Object.create(facts) as Record<FactId, Fact>
  // Defined, not assigned: a fact below may be an accessor, which would take the assignment for itself.
  for (const { fact, found } of suppositions) Object.defineProperty(laid, fact, { value: found, enumerable: true })
  return laid
}

function openFacts({ evaluator, derived, decided }: State): readonly OpenFact[] {
  const found = new Map<string, { readonly subject: Subject; readonly fact: FactId; readonly found: Fact; readonly rules: Set<string> }>()
  for (const { subject, facts } of derived.sheets) {
    for (const { ruleId, verdict } of decided.get(keyOf(subject))?.verdicts ?? []) {
      const prepared = evaluator.prepared(ruleId)
      if (verdict !== 'undetermined' || prepared === undefined || prepared.rule.direction === 'caution') continue
      const parts = prepared.unless === undefined ? [prepared.condition] : [prepared.condition, prepared.unless]
      for (const { fact: id } of parts.flatMap((part) => openLeavesOf(part, facts))) {
        const about = isOwn(WHOLE_CASE, id) && !isOwn(subject, id) ? WHOLE_CASE : subject
        const key = `${keyOf(about)} ${id}`
        const open = found.get(key) ?? { subject: about, fact: id, found: facts[id] ?? { status: 'unknown', why: 'not-asked', from: [] }, rules: new Set() }
        open.rules.add(ruleId)
        found.set(key, open)
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { rules, ...open }]): OpenFact => ({ ...open, rules: [...rules].sort(compareText) }))
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`
