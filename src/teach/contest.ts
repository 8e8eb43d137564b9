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

/** All that could, most useful first: for whoever cannot put the first of them. */
export const decidingQuestionsOf = ({ explanation }: Formulation): readonly NextQuestion[] => (explanation?.ask.questions ?? []).filter(({ about: [first] }) => decides(first))

const decides = ({ effect }: AskAbout): boolean => effect.decides.n > 0
