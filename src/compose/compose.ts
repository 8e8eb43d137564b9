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
import { composeOverdue } from './compose-overdue.js'
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
  const overdue = composeOverdue(bench)
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
    text: () => composeTexts({ bench, labels, messages, areas, questions, plan, network, completeness, overdue }),
    ...(kase.decision === undefined ? {} : { decision: { ...kase.decision } }),
    ...(overdue.length === 0 ? {} : { overdue }),
    receipt: bench.receipt,
  })
  return formulation
}

/** By rule, and for one rule by subject. */
function inOrder(bench: Workbench): readonly RuleOutcome[] {
  const bySubject = [...grouped(bench.outcomes(), ({ subject }) => subject)].sort(([a], [b]) => compareText(a.id, b.id)).flatMap(([, own]) => own)
  // Counted out rather than sorted: there are many, and each rule has its place.
  const places = bySubject.map(({ ruleId }) => bench.placeOf(ruleId))
  const next = new Uint32Array(bench.ruleIds.length + 1)
  for (const place of places) next[place + 1] = (next[place + 1] ?? 0) + 1
  for (let place = 1; place < next.length; place += 1) next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0)
  const inOrder = [...bySubject]
  bySubject.forEach((outcome, index) => {
    const place = places[index] ?? 0
    const at = next[place] ?? 0
    inOrder[at] = outcome
    next[place] = at + 1
  })
  return inOrder
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
  const shares = Object.fromEntries(BASES.map((basis) => [basis, 0])) as Record<Basis, number>
  for (const { ruleId, counted } of result.candidates[0]?.arguments ?? []) if (counted > 0) shares[bench.rule(ruleId).basis] += counted
  return shares
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
