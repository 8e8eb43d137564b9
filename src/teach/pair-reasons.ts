import type { Subject } from '../model/facts.js'
import type { AreaId } from '../model/words.js'
import { leavesOf } from '../trace.js'
import { say } from '../words/phrase.js'
import { keyOf, ruleEvidence, type Lesson } from './lesson.js'
import type { PairFact } from './pairs.js'
import type { LessonLine } from './parts.js'
import { SHUT, type PairReason } from './vignette.js'

/** Reasons of the two leading areas that count otherwise in the two cases, weightiest first. */
export function reasonsApart(base: Lesson, other: Lesson, areas: readonly AreaId[], facts: readonly Pick<PairFact, 'fact'>[]): readonly (PairReason & { readonly line: LessonLine })[] {
  const [a, b] = [countedIn(base, areas), countedIn(other, areas)]
  return [...new Set([...a.keys(), ...b.keys()])]
    .flatMap((key) => {
      const [before, after] = [a.get(key), b.get(key)]
      const one = before ?? after
      const [x, y] = [before?.counts ?? '', after?.counts ?? '']
      return one === undefined || x === y ? [] : [{ ...one, x, y, points: [before?.points ?? 0, after?.points ?? 0] as const }]
    })
    .sort((one, two) => two.weight - one.weight || (one.ruleId < two.ruleId ? -1 : 1))
    .map(({ ruleId, version, subject, area, x, y, points: [inA, inB] }) => {
      const href = base.page(ruleId)
      const title = base.rule(ruleId)?.title ?? ruleId
      const dash = say(base.words, 'pair.nothing')
      const line: LessonLine = {
        text: say(base.words, 'pair.reason', { area: base.areaName(area), title, about: base.label(subject), a: x === '' ? dash : x, b: y === '' ? dash : y }),
        evidence: [ruleEvidence({ ruleId, version, subject })],
        ...(href === undefined ? {} : { links: [{ text: title, href }] }),
      }
      const outcome = base.outcome(ruleId, subject) ?? other.outcome(ruleId, subject)
      const leaves = outcome === undefined ? [] : leavesOf(outcome.condition)
      const changed = leaves.filter(({ fact }) => facts.some((each) => each.fact === fact)).length
      return { area, title, a: inA, b: inB, isDirect: changed > 0, share: changed / Math.max(1, leaves.length), line }
    })
}

interface Counted {
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly area: AreaId
  readonly counts: string
  readonly points: number
  readonly weight: number
}

function countedIn({ formulation, words }: Lesson, areas: readonly AreaId[]): ReadonlyMap<string, Counted> {
  return new Map(formulation.areas.filter(({ area }) => areas.includes(area)).flatMap(({ area, candidates }) =>
    candidates.slice(0, 1).flatMap((candidate) => [
      ...candidate.requirements.filter(({ verdict }) => verdict !== 'fired').map(({ ruleId, version }) => ({ ruleId, version, counts: say(words, 'pair.gate-shut'), points: SHUT, weight: -SHUT })),
      ...candidate.arguments.filter(({ counted }) => counted !== 0).map(({ ruleId, version, counted, points }) => ({ ruleId, version, counts: counted > 0 ? `+${counted}` : String(counted), points: counted, weight: points })),
    ].map((each) => [`${area} ${each.ruleId} ${keyOf(candidate.subject)}`, { ...each, area, subject: candidate.subject }] as const))))
}
