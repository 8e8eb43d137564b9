import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import { lazily, once } from '../lazily.js'
import type { Explanation } from '../model/explanation.js'
import type { AreaFinding, AreaPlan, Formulation, Outcome } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { AreaResult } from '../model/ranking-result.js'
import { BASES, type Basis } from '../model/rules.js'
import { composeCompleteness } from './compose-completeness.js'
import { composeMessages } from './compose-messages.js'
import { composeNetwork } from './compose-network.js'
import { composeContract, composePlan } from './compose-plan.js'
import { composeQuestions } from './compose-questions.js'
import { makeLabels } from './labels.js'
import { type Material, workbench, type Workbench } from './material.js'
import { composeTexts } from './text/compose-text.js'

/** Puts the product together, each part when it is first read. It judges nothing: every figure in it comes from an earlier stage. */
export function compose(material: Material, explain?: (formulation: Formulation) => Explanation): Formulation {
  const bench = workbench(material)
  const { case: kase, ranking, tradition } = bench
  const labels = makeLabels(bench)
  const messages = once(() => composeMessages(bench, labels))
  const plan = once(() => composePlan(bench, messages()))
  const areas = once(() => ranking.areas.map((area) => areaFinding(bench, area)))
  const questions = once(() => composeQuestions(bench, messages()))
  const network = once(() => composeNetwork(bench))
  const completeness = once(() => composeCompleteness(bench))
  const formulation: Formulation = lazily<Formulation>({
    formulationVersion: 1,
    caseId: kase.caseId,
    assessedOn: kase.assessedOn,
    ...(kase.title === undefined ? {} : { title: kase.title }),
    ...(kase.fictional === undefined ? {} : { fictional: kase.fictional }),
    tradition: { id: tradition.id, title: tradition.title },
    labels: () => ({ ...labels.byId() }),
    // Texts are written later, and hold back what messages and plan say: what a reader does to a copy must not reach them.
    messages: () => messages().map((message) => ({ ...message })),
    outcome: () => outcomeOf(bench, plan),
    areas,
    outcomes: () => inOrder(bench),
    links: bench.links,
    network,
    questions,
    plan: () => plan().map((each) => ({ ...each, withheldBy: [...each.withheldBy] })),
    contract: () => composeContract(bench),
    completeness,
    ...(explain === undefined ? {} : { explanation: () => explain(formulation) }),
    text: () => composeTexts({ bench, labels, messages, areas, questions, plan, network, completeness }),
    ...(kase.decision === undefined ? {} : { decision: { ...kase.decision } }),
    receipt: bench.receipt,
  })
  return formulation
}

/** By rule, and for one rule by subject. */
function inOrder(bench: Workbench): readonly RuleOutcome[] {
  const bySubject = [...grouped(bench.outcomes(), ({ subject }) => subject)].sort(([a], [b]) => compareText(a.id, b.id))
  const byRule = new Map<string, RuleOutcome[]>(bench.ruleIds.map((id) => [id, []]))
  for (const [, own] of bySubject) for (const outcome of own) byRule.get(outcome.ruleId)?.push(outcome)
  return [...byRule.values()].flat()
}

function areaFinding(bench: Workbench, result: AreaResult): AreaFinding {
  const area = bench.ruleSet.areas.find(({ id }) => id === result.area)
  return lazily<AreaFinding>({
    ...result,
    name: bench.areaName(result.area),
    clientName: bench.clientAreaName(result.area),
    definition: area?.definition ?? '',
    agreement: area?.agreement ?? [],
    basis: () => basisShares(bench, result),
  })
}

function basisShares(bench: Workbench, result: AreaResult): Readonly<Record<Basis, number>> {
  const counted = result.candidates[0]?.arguments.filter(({ counted: points }) => points > 0) ?? []
  const share = (basis: Basis): number =>
    counted.filter(({ ruleId }) => bench.rule(ruleId).basis === basis).reduce((total, { counted: points }) => total + points, 0)
  return Object.fromEntries(BASES.map((basis) => [basis, share(basis)])) as Record<Basis, number>
}

function outcomeOf(bench: Workbench, plan: () => readonly AreaPlan[]): Outcome {
  const { outcome, foci, standard, firmness, settled } = bench.ranking
  const areas = foci.map(({ area }) => area)
  const pair = outcome === 'tie' ? bench.ruleSet.pairs.find((each) => areas.every((area) => each.areas.includes(area))) : undefined
  return lazily<Outcome>({
    kind: outcome,
    foci,
    standard,
    ...(firmness === undefined ? {} : { firmness }),
    settled,
    withheldBy: () => [...new Set(plan().flatMap(({ withheldBy }) => withheldBy))],
    ...(pair === undefined ? {} : { decidingQuestion: pair.decidingQuestion }),
  })
}
