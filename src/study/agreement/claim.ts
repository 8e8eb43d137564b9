import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { listed, say } from '../../words/phrase.js'
import type { Rating } from '../ratings.js'
import type { Claim, Ground, Material } from './report.js'

/** Fewest cases for which a figure of agreement is more than an impression: "good" from here on in COSMIN's early check list (Terwee and others 2012). */
export const LEAST_CASES = 50
/** A rater who says yes, or no, of an area less often than this leaves kappa to a handful of cases. */
export const LEAST_OF_A_CATEGORY = 5

/** What is known of the material. */
export interface Grounding {
  readonly ratings: readonly Rating[]
  readonly areas: readonly AreaId[]
  readonly material: Material | undefined
  /** Cases that say of themselves that they are invented. */
  readonly invented: number
  /** Cases rated by the rule set and by a person, or without a rule set by two people. */
  readonly compared: number
  readonly leastCases: number
}

/** What may be said of the rules from figures of agreement, and what stands against it. */
export function claimOf({ ratings, areas, material, invented, compared, leastCases }: Grounding, words: WordCatalogue, names: Readonly<Record<AreaId, string>>): Claim {
  const humans = new Set(ratings.filter(({ kind = 'human' }) => kind === 'human').map(({ rater }) => rater))
  const hasLibrary = ratings.some(({ kind }) => kind === 'library')
  const rare = areas.filter((area) => isRare(ratings, area))
  const grounds: readonly Ground[] = [
    // Without a person nothing is compared, and that ground says so.
    ...(compared < leastCases && humans.size > 0 ? [{ kind: 'few-cases', found: compared, needed: leastCases } as const] : []),
    ...(material === 'synthetic' ? [{ kind: 'synthetic' } as const] : []),
    ...(material === 'fictional' || (material !== 'synthetic' && invented > 0) ? [{ kind: 'fictional', ...(invented > 0 ? { found: invented } : {}) } as const] : []),
    ...(material === undefined && invented === 0 ? [{ kind: 'undeclared' } as const] : []),
    ...(hasLibrary ? [] : [{ kind: 'no-library' } as const]),
    ...(humans.size === 0 ? [{ kind: 'no-human' } as const] : humans.size === 1 ? [{ kind: 'one-human' } as const] : []),
    ...(rare.length > 0 ? [{ kind: 'rare-category', areas: rare, needed: LEAST_OF_A_CATEGORY } as const] : []),
  ]
  const standing = grounds.length === 0 ? 'agreement-only' : 'refused'
  return {
    standing,
    grounds,
    sentences: [
      say(words, `agreement.claim.${standing}`),
      ...grounds.map((ground) => groundInWords(ground, words, names)),
      say(words, 'agreement.claim.never-validity'),
    ],
  }
}

/** Whether some rater who rated enough says yes, or no, of an area too seldom. */
function isRare(ratings: readonly Rating[], area: AreaId): boolean {
  const byRater = new Map<string, { yes: number; no: number }>()
  for (const { rater, areas } of ratings) {
    const presence = areas[area]?.presence
    if (presence === undefined || presence === 'unsure') continue
    const counts = byRater.get(rater) ?? { yes: 0, no: 0 }
    counts[presence] += 1
    byRater.set(rater, counts)
  }
  return [...byRater.values()].some(({ yes, no }) => Math.min(yes, no) < LEAST_OF_A_CATEGORY)
}

function groundInWords({ kind, found, needed, areas = [] }: Ground, words: WordCatalogue, names: Readonly<Record<AreaId, string>>): string {
  const blanks = { found: String(found ?? 0), needed: String(needed ?? 0), areas: listed(words, areas.map((area) => names[area] ?? area)) }
  return say(words, found === 1 && kind === 'few-cases' ? 'agreement.ground.one-case' : `agreement.ground.${kind}`, blanks)
}
