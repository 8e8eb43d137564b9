import type { AskingEffect, TwoSteps } from '../../model/next-questions.js'
import type { Board } from './board.js'
import { type Baseline, compareEffects, type ScoredQuestion } from './evaluate-answers.js'
import { fraction, NOTHING, productOf, sumOf } from './fraction.js'
import type { Ranker } from './next-questions.js'

/**
 * Looks a step further for the best few questions and puts those in order by both steps together; the
 * others follow as they were.
 */
export function twoSteps(
  ranked: readonly ScoredQuestion[],
  beam: number,
  board: Board,
  baseline: Baseline,
  rank: Ranker,
  order: (a: ScoredQuestion, b: ScoredQuestion) => number,
): { readonly ranked: readonly ScoredQuestion[]; readonly steps: ReadonlyMap<string, TwoSteps> } {
  const steps = new Map(ranked.slice(0, beam).map((scored) => [scored.question.key, stepsOf(scored, board, baseline, rank)]))
  const best = ranked.slice(0, beam).sort((a, b) => {
    const [one, other] = [steps.get(a.question.key), steps.get(b.question.key)]
    return one === undefined || other === undefined ? 0 : compareEffects(asEffect(one), asEffect(other), [ONE, ONE]) || order(a, b)
  })
  return { ranked: [...best, ...ranked.slice(beam)], steps }
}

const ONE = fraction(1, 1)
const asEffect = ({ decides, narrows }: TwoSteps): AskingEffect => ({ decides, settles: NOTHING, narrows, worst: 0 })

function stepsOf({ question, answers }: ScoredQuestion, board: Board, baseline: Baseline, rank: Ranker): TwoSteps {
  const others = board.questions.filter(({ key }) => key !== question.key)
  let [decides, narrows] = [NOTHING, NOTHING]
  const then: TwoSteps['then'][number][] = []
  for (const { value, probability, world, contest, changesFirst } of answers) {
    const [next] = contest.isCertain ? [] : rank(world, { ...board, contest }, others).ranked
    const own = fraction(Number(changesFirst || contest.isCertain), 1)
    decides = sumOf(decides, productOf(probability, own.n === 1 ? own : (next?.effect.decides ?? NOTHING)))
    narrows = sumOf(narrows, productOf(probability, sumOf(fraction(baseline.doubt - contest.doubt, 1), next?.effect.narrows ?? NOTHING)))
    if (next !== undefined) then.push({ value, fact: next.question.fact, subject: next.question.subject })
  }
  return { decides, narrows, then }
}
