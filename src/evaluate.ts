import { type PreparedRule, prepareRule } from './conditions/prepare.js'
import { type CompiledRule, compileRule, runCompiled } from './engine/compiled-runner.js'
import { explainOutcome, verdictOf } from './engine/explain-outcome.js'
import { runOnRecord } from './engine/record-runner.js'
import { deriveFacts, type DerivedFacts } from './facts/derive-facts.js'
import { rankingSheet } from './facts/ranking.js'
import type { Case } from './model/case.js'
import { type FactSheet, SUBJECT_KINDS } from './model/facts.js'
import type { RuleOutcome, RuleTruth, RuleVerdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { rank, type RecordQuality } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { weigh } from './weigh/weigh.js'

/** Everything from facts to ranking, before it is put into words. */
export interface Evaluation {
  readonly derived: DerivedFacts
  readonly verdicts: readonly RuleVerdict[]
  readonly ranking: Ranking
  /** The verdicts with their reasons, leaf by leaf; made when they are first asked for. */
  readonly outcomes: () => readonly RuleOutcome[]
}

/** A rule set under one tradition, prepared once. */
export interface Evaluator {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly settings: WeighSettings
  /** With json-rules-engine, the engine of record. */
  readonly evaluate: (kase: Case) => Promise<Evaluation>
  /** With the compiled rules: the same result, at once. */
  readonly evaluateSync: (kase: Case) => Evaluation
  readonly derive: (kase: Case) => DerivedFacts
  /** Holds facts, however they were come by, against the rules of record. */
  readonly judge: (derived: DerivedFacts) => Promise<Evaluation>
  /** The same with the compiled rules, for one subject. */
  readonly decide: (sheet: FactSheet) => readonly RuleVerdict[]
  /** The ranking that follows from verdicts about all subjects. */
  readonly rankBy: (verdicts: readonly RuleVerdict[], derived: DerivedFacts) => Ranking
  /** A rule with its thresholds filled in. */
  readonly prepared: (ruleId: string) => PreparedRule | undefined
}

interface ReadyRule {
  readonly prepared: PreparedRule
  readonly compiled: CompiledRule
}

/** Rules to be decided for one subject; whoever drives the evaluation answers with their truths. */
interface Step {
  readonly rules: readonly ReadyRule[]
  readonly sheet: FactSheet
}

type Steps<Result> = Generator<Step, Result, readonly RuleTruth[]>

/** Prepares a rule set once. Both ways of evaluating walk the same steps; only who decides the rules differs. */
export function createEvaluator(ruleSet: RuleSet, tradition: Tradition): Evaluator {
  const settings = weighSettings(ruleSet, tradition)
  const ready = new Map(ruleSet.rules.map((rule): [string, ReadyRule] => {
    const prepared = prepareRule(rule, settings.parameter)
    return [rule.id, { prepared, compiled: compileRule(prepared) }]
  }))
  const byKind = new Map(SUBJECT_KINDS.map((kind) => [kind, [...ready.values()].filter(({ prepared }) => prepared.rule.about === kind)]))
  const rulesFor = (sheet: FactSheet): readonly ReadyRule[] => byKind.get(sheet.subject.kind) ?? []
  const derivation = { ...ruleSet, options: tradition.options }
  const derive = (kase: Case): DerivedFacts => deriveFacts(kase, derivation)
  const rankBy = (verdicts: readonly RuleVerdict[], derived: DerivedFacts): Ranking =>
    rank(weigh(verdicts, derived.shared, settings), recordQuality(derived), settings)

  function* steps(derived: DerivedFacts): Steps<Evaluation> {
    const verdicts: RuleVerdict[] = []
    for (const sheet of derived.sheets) verdicts.push(...(yield* subjectSteps(sheet)))
    const ranking = rankBy(verdicts, derived)
    const about = rankingSheet(ranking, caseSheet(derived))
    verdicts.push(...verdictsOf(about, yield { rules: rulesFor(about), sheet: about }))
    return { derived, verdicts, ranking, outcomes: explained(verdicts, [...derived.sheets, about], settings) }
  }

  /** Requirements come first: where one fails, the other rules of that area say nothing about this subject. */
  function* subjectSteps(sheet: FactSheet): Steps<readonly RuleVerdict[]> {
    const rules = rulesFor(sheet)
    const required = verdictsOf(sheet, yield { rules: rules.filter(({ prepared }) => prepared.rule.direction === 'required'), sheet })
    const shut = new Set(required.filter(isShut).map(({ ruleId }) => settings.rules.get(ruleId)?.focusArea))
    const open = rules.filter(({ prepared: { rule: { direction, focusArea } } }) =>
      direction === 'caution' || (direction !== 'required' && !shut.has(focusArea)))
    return [...required, ...verdictsOf(sheet, yield { rules: open, sheet })]
  }

  function verdictsOf({ subject }: FactSheet, truths: readonly RuleTruth[]): readonly RuleVerdict[] {
    return truths.map((truth) => ({ ruleId: truth.ruleId, version: settings.rules.get(truth.ruleId)?.version ?? 0, subject, verdict: verdictOf(truth) }))
  }

  function now<Result>(walk: Steps<Result>): Result {
    let step = walk.next()
    while (step.done !== true) {
      const { rules, sheet } = step.value
      step = walk.next(runCompiled(rules.map(({ compiled }) => compiled), sheet))
    }
    return step.value
  }

  async function onRecord<Result>(walk: Steps<Result>): Promise<Result> {
    let step = walk.next()
    while (step.done !== true) {
      const { rules, sheet } = step.value
      step = walk.next(rules.length === 0 ? [] : await runOnRecord(rules.map(({ prepared }) => prepared), sheet))
    }
    return step.value
  }

  return {
    ruleSet,
    tradition,
    settings,
    derive,
    rankBy,
    evaluate: (kase) => onRecord(steps(derive(kase))),
    evaluateSync: (kase) => now(steps(derive(kase))),
    judge: (derived) => onRecord(steps(derived)),
    decide: (sheet) => now(subjectSteps(sheet)),
    prepared: (ruleId) => ready.get(ruleId)?.prepared,
  }
}

const isShut = ({ verdict }: RuleVerdict): boolean => verdict === 'silent' || verdict === 'set-aside'

function explained(verdicts: readonly RuleVerdict[], sheets: readonly FactSheet[], { rules, parameter }: WeighSettings): () => readonly RuleOutcome[] {
  let made: readonly RuleOutcome[] | undefined
  return () => {
    if (made !== undefined) return made
    const sheetOf = new Map(sheets.map((sheet) => [sheet.subject, sheet]))
    made = verdicts.flatMap(({ ruleId, subject, verdict }) => {
      const [rule, sheet] = [rules.get(ruleId), sheetOf.get(subject)]
      return rule === undefined || sheet === undefined ? [] : [explainOutcome(rule, sheet, verdict, parameter)]
    })
    return made
  }
}

/** The facts about the whole case. */
export function caseSheet({ sheets }: Pick<DerivedFacts, 'sheets'>): FactSheet {
  const sheet = sheets.find(({ subject }) => subject.kind === 'case')
  if (sheet === undefined) throw new RangeError('no facts about the case')
  return sheet
}

function recordQuality(derived: DerivedFacts): RecordQuality {
  const { facts } = caseSheet(derived)
  const gaps = facts['data.minimumSetGaps']
  const onset = facts['course.onsetKnown']
  return {
    minimumSetGaps: gaps?.status === 'known' && typeof gaps.value === 'number' ? gaps.value : 0,
    onsetKnown: onset?.status === 'known' && onset.value === true,
  }
}
