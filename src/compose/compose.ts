import { compareText } from '../compare-text.js'
import type { AreaFinding, AreaPlan, Formulation, Outcome } from '../model/formulation.js'
import type { AreaResult } from '../model/ranking-result.js'
import { BASES, type Basis } from '../model/rules.js'
import { composeCompleteness } from './compose-completeness.js'
import { composeMessages } from './compose-messages.js'
import { composeNetwork } from './compose-network.js'
import { composeContract, composePlan } from './compose-plan.js'
import { composeQuestions } from './compose-questions.js'
import { makeLabels } from './labels.js'
import { type Material, workbench, type Workbench } from './material.js'
import { composeText } from './text/compose-text.js'

/** Puts the product together. It judges nothing: every figure in it comes from an earlier stage. */
export function compose(material: Material): Formulation {
  const bench = workbench(material)
  const labels = makeLabels(bench)
  const { case: kase, ranking, tradition } = bench
  const messages = composeMessages(bench, labels)
  const areas = ranking.areas.map((area) => areaFinding(bench, area))
  const questions = composeQuestions(bench, messages)
  const plan = composePlan(bench, messages)
  const network = composeNetwork(bench)
  const completeness = composeCompleteness(bench)
  const parts = { bench, labels, messages, areas, questions, plan, network, completeness }
  return {
    formulationVersion: 1,
    caseId: kase.caseId,
    assessedOn: kase.assessedOn,
    ...(kase.title === undefined ? {} : { title: kase.title }),
    ...(kase.fictional === undefined ? {} : { fictional: kase.fictional }),
    tradition: { id: tradition.id, title: tradition.title },
    labels: labels.byId,
    messages,
    outcome: outcomeOf(bench, plan),
    areas,
    outcomes: [...bench.outcomes].sort((a, b) => compareText(a.ruleId, b.ruleId) || compareText(a.subject.id, b.subject.id)),
    links: bench.links,
    network,
    questions,
    plan,
    contract: composeContract(bench),
    completeness,
    text: { clinician: composeText(parts, 'clinician'), client: composeText(parts, 'client'), trainee: composeText(parts, 'trainee') },
    ...(kase.decision === undefined ? {} : { decision: kase.decision }),
    receipt: bench.receipt,
  }
}

function areaFinding(bench: Workbench, result: AreaResult): AreaFinding {
  const area = bench.ruleSet.areas.find(({ id }) => id === result.area)
  return {
    ...result,
    name: bench.areaName(result.area),
    clientName: bench.clientAreaName(result.area),
    definition: area?.definition ?? '',
    agreement: area?.agreement ?? [],
    basis: basisShares(bench, result),
  }
}

function basisShares(bench: Workbench, result: AreaResult): Readonly<Record<Basis, number>> {
  const counted = result.candidates[0]?.arguments.filter(({ counted: points }) => points > 0) ?? []
  const share = (basis: Basis): number =>
    counted.filter(({ ruleId }) => bench.rule(ruleId).basis === basis).reduce((total, { counted: points }) => total + points, 0)
  return Object.fromEntries(BASES.map((basis) => [basis, share(basis)])) as Record<Basis, number>
}

function outcomeOf(bench: Workbench, plan: readonly AreaPlan[]): Outcome {
  const { outcome, foci, standard, firmness, settled } = bench.ranking
  const areas = foci.map(({ area }) => area)
  const pair = outcome === 'tie' ? bench.ruleSet.pairs.find((each) => areas.every((area) => each.areas.includes(area))) : undefined
  return {
    kind: outcome,
    foci,
    standard,
    ...(firmness === undefined ? {} : { firmness }),
    settled,
    withheldBy: [...new Set(plan.flatMap(({ withheldBy }) => withheldBy))],
    ...(pair === undefined ? {} : { decidingQuestion: pair.decidingQuestion }),
  }
}
