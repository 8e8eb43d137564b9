import { type CompiledRule, compileRule, runCompiled } from './engine/compiled-runner.js'
import { explainOutcome, verdictOf } from './engine/explain-outcome.js'
import { type PreparedRule, prepareRule } from './engine/prepare.js'
import { runOnRecord } from './engine/record-runner.js'
import { deriveFacts, type DerivedFacts } from './facts/derive-facts.js'
import { rankingSheet } from './facts/ranking.js'
import type { Case } from './model/case.js'
import { type FactSheet, SUBJECT_KINDS } from './model/facts.js'
import type { RuleOutcome, RuleTruth } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import { rank, type RecordQuality } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { weigh } from './weigh/weigh.js'

/** Everything from facts to ranking, before it is put into words. */
export interface Evaluation {
  readonly derived: DerivedFacts
  readonly outcomes: readonly RuleOutcome[]
  readonly ranking: Ranking
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

/** Prepares a rule set once. Both ways of evaluating walk the same steps; only who decides the rules differs. */
export function createEvaluator(ruleSet: RuleSet, tradition: Tradition): Evaluator {
  const settings = weighSettings(ruleSet, tradition)
  const ready = ruleSet.rules.map((rule): ReadyRule => {
    const prepared = prepareRule(rule, settings.parameter)
    return { prepared, compiled: compileRule(prepared) }
  })
  const byKind = new Map(SUBJECT_KINDS.map((kind) => [kind, ready.filter(({ prepared }) => prepared.rule.about === kind)]))
  const rulesFor = (sheet: FactSheet): readonly ReadyRule[] => byKind.get(sheet.subject.kind) ?? []
  const isRequired = ({ prepared }: ReadyRule): boolean => prepared.rule.direction === 'required'
  const derivation = { ...ruleSet, options: tradition.options }

  function* steps(kase: Case): Generator<Step, Evaluation, readonly RuleTruth[]> {
    const derived = deriveFacts(kase, derivation)
    const outcomes: RuleOutcome[] = []
    for (const sheet of derived.sheets) {
      const required = yield { rules: rulesFor(sheet).filter(isRequired), sheet }
      const rest = yield { rules: stillOpen(sheet, required), sheet }
      outcomes.push(...explain(sheet, [...required, ...rest]))
    }
    const ranking = rank(weigh(outcomes, derived.shared, settings), recordQuality(derived), settings)
    const about = rankingSheet(ranking, caseSheet(derived))
    return { derived, ranking, outcomes: [...outcomes, ...explain(about, yield { rules: rulesFor(about), sheet: about })] }
  }

  /** Requirements come first: where one fails, the other rules of that area say nothing about this subject. */
  function stillOpen(sheet: FactSheet, required: readonly RuleTruth[]): readonly ReadyRule[] {
    const shut = new Set(required.filter(isShut).map(({ ruleId }) => settings.rules.get(ruleId)?.focusArea))
    return rulesFor(sheet).filter((rule) => {
      const { direction, focusArea } = rule.prepared.rule
      return direction === 'caution' || (direction !== 'required' && !shut.has(focusArea))
    })
  }

  function explain(sheet: FactSheet, truths: readonly RuleTruth[]): readonly RuleOutcome[] {
    return truths.flatMap((truth) => {
      const rule = settings.rules.get(truth.ruleId)
      return rule === undefined ? [] : [explainOutcome(rule, sheet, truth, settings.parameter)]
    })
  }

  return {
    ruleSet,
    tradition,
    settings,
    async evaluate(kase) {
      const walk = steps(kase)
      let step = walk.next()
      while (step.done !== true) {
        const { rules, sheet } = step.value
        step = walk.next(rules.length === 0 ? [] : await runOnRecord(rules.map(({ prepared }) => prepared), sheet))
      }
      return step.value
    },
    evaluateSync(kase) {
      const walk = steps(kase)
      let step = walk.next()
      while (step.done !== true) {
        const { rules, sheet } = step.value
        step = walk.next(runCompiled(rules.map(({ compiled }) => compiled), sheet))
      }
      return step.value
    },
  }
}

function isShut(truth: RuleTruth): boolean {
  const verdict = verdictOf(truth)
  return verdict === 'silent' || verdict === 'set-aside'
}

function caseSheet({ sheets }: DerivedFacts): FactSheet {
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
