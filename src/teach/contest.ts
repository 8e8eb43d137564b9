import type { Change } from '../model/counterfactuals.js'
import type { Formulation } from '../model/formulation.js'
import type { AskAbout, NextQuestion } from '../model/next-questions.js'

/**
 * Whether answers still open could put another area first, by exact bounds where the formulation has them. Whatever
 * grades a case or asks what to ask next goes by it, so that no two pages of one case say otherwise.
 */
export const isFirstOpen = ({ explanation, outcome }: Formulation): boolean => (explanation === undefined ? !outcome.settled : !explanation.ask.stop.reached)

/** The one question whose answer could change or settle the first place, where there is one. */
export function decidingQuestionOf({ explanation }: Formulation): NextQuestion | undefined {
  const [best] = explanation?.ask.questions ?? []
  return best !== undefined && decides(best.about[0]) ? best : undefined
}

const decides = ({ effect }: AskAbout): boolean => effect.decides.n > 0

/** An open fact of which one answer alone would put another area first, level with it, or first of all. */
export type DecidingFact = Pick<Change, 'fact' | 'subject'>

/** All such facts, those that put an area first before those that make it level. */
export function decidingFacts({ explanation }: Formulation): readonly DecidingFact[] {
  const single = (explanation?.changes.goals ?? []).flatMap(({ goal, sets }) =>
    sets.flatMap(({ changes: [change, more] }) => (change === undefined || more !== undefined || change.kind !== 'answer' ? [] : [{ fact: change.fact, subject: change.subject, isLast: goal.kind === 'end-lead' }])))
  const asked = (explanation?.ask.questions ?? []).flatMap(({ fact, about }) => about.filter(({ answers }) => answers.some(({ changesFirst }) => changesFirst)).map(({ subject }) => ({ fact, subject, isLast: false })))
  const sorted = [...single, ...asked].sort((a, b) => Number(a.isLast) - Number(b.isLast))
  return [...new Map(sorted.map(({ fact, subject }) => [`${fact} ${subject.kind} ${subject.id}`, { fact, subject }])).values()]
}
