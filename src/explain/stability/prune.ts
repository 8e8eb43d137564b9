import type { Count, Reduced, ReducedCandidate, ReducedTheme } from './reduce.js'

/**
 * The same without candidates that can never matter: those of areas that never rank, and those that another of their
 * area equals or betters in every theme, on both sides, for what is known and for what is open, and goes before when
 * level. A candidate that shares an event with another always stays.
 */
export function prune(reduced: Reduced): Reduced {
  const { areas, candidates } = reduced
  const involved = new Set(candidates.flatMap(({ rivals }, index) => (rivals.length === 0 ? [] : [index, ...rivals.map(({ candidate }) => candidate)])))
  const unranked = new Set(areas.filter(({ standing }) => standing === 'background' || standing === 'absent').map(({ area }) => area))
  const isKept = (candidate: ReducedCandidate, index: number): boolean =>
    involved.has(index) || (!unranked.has(candidate.area) && !candidates.some((other, at) => at < index && !involved.has(at) && dominates(other, candidate)))
  const kept = candidates.map(isKept)
  const places = new Map(candidates.flatMap((_, index) => (kept[index] === true ? [index] : [])).map((index, place) => [index, place]))
  return {
    ...reduced,
    candidates: candidates.filter((_, index) => kept[index]).map((candidate) => ({
      ...candidate,
      rivals: candidate.rivals.map((rival) => ({ ...rival, candidate: places.get(rival.candidate) ?? 0 })),
    })),
  }
}

/** Whether the first stands at least as high as the second whatever the weights, and within the same bounds or higher ones. */
function dominates(a: ReducedCandidate, b: ReducedCandidate): boolean {
  if (a.area !== b.area || !a.isSure || !b.isSure) return false
  const ids = new Set([...a.themes, ...b.themes].map(({ theme }) => theme.id))
  return [...ids].every((id) => {
    const [own, other] = [themeOf(a, id), themeOf(b, id)]
    return atLeast(own?.for, other?.for) && atLeast(own?.mayFor, other?.mayFor) && atLeast(other?.against, own?.against) && atLeast(other?.mayAgainst, own?.mayAgainst)
  })
}

const themeOf = ({ themes }: ReducedCandidate, id: string): ReducedTheme | undefined => themes.find(({ theme }) => theme.id === id)

const atLeast = (a: Count = NONE, b: Count = NONE): boolean => a.strong >= b.strong && a.moderate >= b.moderate && a.weak >= b.weak

const NONE: Count = { strong: 0, moderate: 0, weak: 0 }
