import type { AreaId } from '../../model/words.js'
import type { Rating } from '../ratings.js'

/** What the majority is called among the raters; no rater's own name begins so in a table. */
export const MAJORITY = '(majority)'

/**
 * What more than half of those who rated a case and answered said of it: presence of each area and the focus. Where there
 * is no such majority, or only one answered, nothing. Strengths are left out: they have no majority.
 */
export function majorityOf(ratings: readonly Rating[], areas: readonly AreaId[]): Rating | undefined {
  const [first] = ratings
  if (first === undefined || ratings.length < 2) return undefined
  const focus = mostSaid(ratings.map((rating) => rating.focus))
  const presences = areas.flatMap((area) => {
    const presence = mostSaid(ratings.map((rating) => rating.areas[area]?.presence))
    return presence === undefined ? [] : [[area, { presence }] as const]
  })
  return { caseId: first.caseId, rater: MAJORITY, areas: Object.fromEntries(presences), ...(focus === undefined ? {} : { focus }) }
}

function mostSaid<Word>(said: readonly (Word | undefined)[]): Word | undefined {
  const answers = said.filter((each) => each !== undefined)
  if (answers.length < 2) return undefined
  return answers.find((each) => answers.filter((other) => other === each).length * 2 > answers.length)
}
