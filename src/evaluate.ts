import { compareText } from './compare-text.js'
import { leavesOfCondition } from './conditions/open-leaves.js'
import { type PreparedRule, prepareRule } from './conditions/prepare.js'
import { valuesOf } from './conditions/values.js'
import { type CompiledRule, compileRule, decideCompiled } from './engine/compiled-runner.js'
import { type Explain, explainRule } from './engine/explain-outcome.js'
import { deriveFacts, type DerivedFacts } from './facts/derive-facts.js'
import { type FollowedFacts, followFacts } from './facts/follow-facts.js'
import { rankingSheet } from './facts/ranking.js'
import { once, remembered } from './lazily.js'
import type { Case } from './model/case.js'
import { type FactId, type FactSheet, type Subject, SUBJECT_KINDS, type SubjectKind } from './model/facts.js'
import type { RuleOutcome, RuleVerdict, Verdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import type { Rule } from './model/rules.js'
import { rank, type RecordQuality } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { type Contender, contendersOf, weighAreas } from './weigh/weigh.js'

/** Everything from facts to ranking, before it is put into words. */
export interface Evaluation {
  readonly derived: DerivedFacts
  readonly verdicts: readonly RuleVerdict[]
  readonly ranking: Ranking
  /** What the verdicts are about, the ranking last. */
  readonly sheets: readonly FactSheet[]
  /** One of the verdicts with its reasons, leaf by leaf; made when it is first asked for. */
  readonly explain: (verdict: RuleVerdict) => RuleOutcome
  /** All of them with their reasons. */
  readonly outcomes: () => readonly RuleOutcome[]
  /** What the rules made of each subject, in the order of `derived.sheets`. */
  readonly judged: readonly Judged[]
  /** The reasons that were asked for so far. */
  readonly told: ReadonlyMap<RuleVerdict, RuleOutcome>
}

/** What the rules made of one subject. */
export interface Judged {
  readonly verdicts: readonly RuleVerdict[]
  readonly contenders: readonly Contender[]
}

/** A rule set under one tradition, prepared once. */
export interface Evaluator {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly settings: WeighSettings
  /** With the compiled rules, at once. With the engine of record it is `evaluateOnRecord`. */
  readonly evaluateSync: (kase: Case) => Evaluation
  /** The same of facts that were derived after others: what did not change is taken from the evaluation of those. */
  readonly evaluateAgain: (before: Evaluation | undefined, derived: FollowedFacts) => Evaluation
  /** The facts of a case, kept such that those of its next version can be derived from them. */
  readonly follow: (kase: Case, before: FollowedFacts | undefined) => FollowedFacts
  readonly derive: (kase: Case) => DerivedFacts
  /** The way from facts, however they were come by, to their evaluation, for whoever decides the rules. */
  readonly steps: (derived: DerivedFacts) => Steps<Evaluation>
  /** Holds the facts about one subject against the compiled rules. */
  readonly decide: (sheet: FactSheet) => readonly RuleVerdict[]
  /** Decides again after some facts changed; the same list when no verdict did. */
  readonly decideAgain: (sheet: FactSheet, before: readonly RuleVerdict[], changed: ReadonlySet<FactId>) => readonly RuleVerdict[]
  /** What verdicts about one subject come to, for each area. */
  readonly weigh: (subject: Subject, verdicts: readonly RuleVerdict[]) => readonly Contender[]
  /** The ranking that follows from what was weighed about all subjects. */
  readonly rank: (contenders: readonly Contender[], derived: DerivedFacts) => Ranking
  /** A rule with its thresholds filled in. */
  readonly prepared: (ruleId: string) => PreparedRule | undefined
}

export interface ReadyRule {
  readonly prepared: PreparedRule
  readonly compiled: CompiledRule
  readonly reads: readonly FactId[]
}

/** Rules to be decided for one subject; whoever drives the evaluation answers with their verdicts. */
export interface Step {
  readonly rules: readonly ReadyRule[]
  readonly sheet: FactSheet
}

export type Steps<Result> = Generator<Step, Result, readonly Verdict[]>

/** Prepares a rule set once. Both ways of evaluating walk the same steps; only who decides the rules differs. */
export function createEvaluator(ruleSet: RuleSet, tradition: Tradition): Evaluator {
  const settings = weighSettings(ruleSet, tradition)
  // By id: whoever walks verdicts in their order gets the same, however the rules of a set are listed.
  const ready = new Map([...ruleSet.rules].sort((a, b) => compareText(a.id, b.id)).map((rule): [string, ReadyRule] => {
    const prepared = prepareRule(rule, settings.parameter)
    const reads = [prepared.condition, ...(prepared.unless === undefined ? [] : [prepared.unless])].flatMap(leavesOfCondition).map(({ fact }) => fact)
    return [rule.id, { prepared, compiled: compileRule(prepared), reads: [...new Set(reads)] }]
  }))
  const readers = new Map<FactId, string[]>()
  for (const [id, { reads }] of ready) for (const fact of reads) readers.set(fact, [...(readers.get(fact) ?? []), id])
  const explainers = remembered((rule: Rule) => explainRule(rule, settings.parameter))
  const explainer = (ruleId: string): Explain | undefined => {
    const rule = settings.rules.get(ruleId)
    return rule === undefined ? undefined : explainers(rule)
  }
  const agendas = Object.fromEntries(SUBJECT_KINDS.map((kind) =>
    [kind, agendaOf([...ready.values()].filter(({ prepared }) => prepared.rule.about === kind))])) as Record<SubjectKind, Agenda>
  const derivation = { ...ruleSet, options: tradition.options }
  const derive = (kase: Case): DerivedFacts => deriveFacts(kase, derivation)
  const rankWeighed = (contenders: readonly Contender[], derived: DerivedFacts): Ranking =>
    rank(weighAreas(contenders, derived.shared, settings), recordQuality(derived), settings)

  function* steps(derived: DerivedFacts): Steps<Evaluation> {
    const judged: Judged[] = []
    for (const sheet of derived.sheets) judged.push(judgedBy(sheet, yield* subjectSteps(sheet)))
    return yield* conclusion(derived, judged, new Map())
  }

  const judgedBy = ({ subject }: FactSheet, verdicts: readonly RuleVerdict[]): Judged => ({ verdicts, contenders: contendersOf(subject, verdicts, settings) })

  /** The ranking, and what is said about it. */
  function* conclusion(derived: DerivedFacts, judged: readonly Judged[], told: Map<RuleVerdict, RuleOutcome>): Steps<Evaluation> {
    const ranking = rankWeighed(judged.flatMap(({ contenders }) => contenders), derived)
    const about = rankingSheet(ranking, caseSheet(derived))
    const verdicts: RuleVerdict[] = []
    for (const own of judged) for (const verdict of own.verdicts) verdicts.push(verdict)
    yield* decide(agendas.ranking.open([]), about, verdicts)
    return { derived, judged, verdicts, ranking, told, ...explained(verdicts, [...derived.sheets, about], told, explainer) }
  }

  function evaluateAgain(before: Evaluation | undefined, derived: FollowedFacts): Evaluation {
    if (before === undefined) return now(steps(derived))
    const earlier = new Map(before.derived.sheets.map(({ subject }, index) => [subject, before.judged[index]]))
    const judged = derived.sheets.map((sheet): Judged => {
      const known = earlier.get(sheet.subject)
      if (known === undefined) return judgedBy(sheet, now(subjectSteps(sheet)))
      const verdicts = decideAgain(sheet, known.verdicts, derived.changed(sheet.subject))
      return verdicts === known.verdicts ? known : judgedBy(sheet, verdicts)
    })
    const told = new Map([...before.told].filter(([{ ruleId, subject }]) =>
      earlier.has(subject) && ready.get(ruleId)?.reads.some((fact) => derived.changed(subject).has(fact)) === false))
    return now(conclusion(derived, judged, told))
  }

  /** Requirements come first: where one fails, the other rules of that area say nothing about this subject. */
  function* subjectSteps(sheet: FactSheet): Steps<readonly RuleVerdict[]> {
    const { required, open } = agendas[sheet.subject.kind]
    const found: RuleVerdict[] = []
    yield* decide(required, sheet, found)
    yield* decide(open(found), sheet, found)
    return found
  }

  function* decide(rules: readonly ReadyRule[], sheet: FactSheet, found: RuleVerdict[]): Steps<void> {
    const { subject } = sheet
    let at = 0
    for (const verdict of yield { rules, sheet }) {
      const rule = rules[at]?.prepared.rule
      if (rule !== undefined) found.push({ ruleId: rule.id, version: rule.version, subject, verdict })
      at += 1
    }
  }

  function decideAgain(sheet: FactSheet, before: readonly RuleVerdict[], changed: ReadonlySet<FactId>): readonly RuleVerdict[] {
    if (changed.size === 0) return before
    const values = valuesOf(sheet.facts)
    const affected = new Set([...changed].flatMap((fact) => readers.get(fact) ?? []))
    const after = before.map((verdict) => {
      const rule = affected.has(verdict.ruleId) ? ready.get(verdict.ruleId) : undefined
      if (rule === undefined) return verdict
      const again = decideCompiled(rule.compiled, values)
      return again === verdict.verdict ? verdict : { ...verdict, verdict: again }
    })
    const turned = after.filter((verdict, index) => verdict !== before[index])
    if (turned.length === 0) return before
    // A requirement that turned may open or shut its area's other rules.
    return turned.some(({ ruleId }) => settings.rules.get(ruleId)?.direction === 'required') ? now(subjectSteps(sheet)) : after
  }

  function now<Result>(walk: Steps<Result>): Result {
    let step = walk.next()
    while (step.done !== true) {
      const { rules, sheet } = step.value
      const values = valuesOf(sheet.facts)
      step = walk.next(rules.map(({ compiled }) => decideCompiled(compiled, values)))
    }
    return step.value
  }

  return {
    ruleSet,
    tradition,
    settings,
    derive,
    weigh: (subject, verdicts) => contendersOf(subject, verdicts, settings),
    rank: rankWeighed,
    evaluateSync: (kase) => now(steps(derive(kase))),
    evaluateAgain,
    follow: (kase, before) => followFacts(kase, derivation, before),
    steps,
    decide: (sheet) => now(subjectSteps(sheet)),
    decideAgain,
    prepared: (ruleId) => ready.get(ruleId)?.prepared,
  }
}

/** The rules about one kind of subject, in the order in which they are decided. */
interface Agenda {
  readonly required: readonly ReadyRule[]
  /** Rules that are left to decide once the requirements are known. */
  readonly open: (gates: readonly RuleVerdict[]) => readonly ReadyRule[]
}

function agendaOf(rules: readonly ReadyRule[]): Agenda {
  const areaOf = new Map(rules.map(({ prepared: { rule } }) => [rule.id, rule.focusArea]))
  const rest = rules.filter(({ prepared: { rule } }) => rule.direction !== 'required')
  // Few combinations of shut areas occur, and each occurs for subject after subject.
  const known = new Map<string, readonly ReadyRule[]>()
  return {
    required: rules.filter(({ prepared: { rule } }) => rule.direction === 'required'),
    open(gates) {
      const shut = new Set(gates.filter(isShut).map(({ ruleId }) => areaOf.get(ruleId)))
      const key = [...shut].sort().join(' ')
      const found = known.get(key) ?? rest.filter(({ prepared: { rule } }) => rule.direction === 'caution' || !shut.has(rule.focusArea))
      known.set(key, found)
      return found
    },
  }
}

const isShut = ({ verdict }: RuleVerdict): boolean => verdict === 'silent' || verdict === 'set-aside'

function explained(
  verdicts: readonly RuleVerdict[],
  sheets: readonly FactSheet[],
  made: Map<RuleVerdict, RuleOutcome>,
  explainer: (ruleId: string) => Explain | undefined,
): Pick<Evaluation, 'sheets' | 'explain' | 'outcomes'> {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.subject, sheet]))
  function explain(verdict: RuleVerdict): RuleOutcome {
    const known = made.get(verdict)
    if (known !== undefined) return known
    const [explainIt, sheet] = [explainer(verdict.ruleId), sheetOf.get(verdict.subject)]
    if (explainIt === undefined || sheet === undefined) throw new RangeError('a verdict of another evaluation')
    const outcome = explainIt(sheet, verdict.verdict)
    made.set(verdict, outcome)
    return outcome
  }
  return { sheets, explain, outcomes: once(() => verdicts.map(explain)) }
}

/** The facts about the whole case. */
export function caseSheet({ sheets }: Pick<DerivedFacts, 'sheets'>): FactSheet {
  const sheet = sheets.find(({ subject }) => subject.kind === 'case')
  if (sheet === undefined) throw new RangeError('no facts about the case')
  return sheet
}

/** How good the record of a case is, as its ranking reads it. */
export function recordQuality(derived: Pick<DerivedFacts, 'sheets'>): RecordQuality {
  const { facts } = caseSheet(derived)
  const gaps = facts['data.minimumSetGaps']
  const onset = facts['course.onsetKnown']
  return {
    minimumSetGaps: gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0,
    onsetKnown: onset?.status === 'known' && onset.value === true,
  }
}
