import type { Address, FactSheet } from '../model/facts.js'
import type { RankingView } from '../model/ranking.js'
import { OUTCOMES, type Band, type Ranking } from '../model/ranking-result.js'
import { AREAS, type AreaId } from '../model/words.js'
import { caseFactIds } from './case-facts.js'
import { known, type FactSource, type Finding } from './fact.js'
import { lazyFacts } from './lazy-facts.js'

/** What facts about a ranking are read from. */
export interface RankingContext {
  readonly ranking: RankingView
}

// A ranking rests on the whole record; the empty pointer stands for all of it (RFC 6901).
const WHOLE_CASE: Address = ''
const OPEN_TO_CHOICE: readonly Band[] = ['possible', 'well-supported']

/** Facts about the finished ranking. All of them are always known. */
export const rankingFacts: readonly FactSource<RankingContext>[] = [
  {
    id: 'ranking.outcome',
    about: 'ranking',
    type: 'word',
    words: OUTCOMES,
    reads: [],
    derive: ({ ranking }) => known(ranking.outcome, WHOLE_CASE),
  },
  {
    id: 'ranking.isShown',
    about: 'ranking',
    type: 'boolean',
    reads: [],
    derive: ({ ranking }) => known(ranking.outcome === 'lead' || ranking.outcome === 'tie', WHOLE_CASE),
  },
  areas('ranking.leadingAreas', ({ leading }) => leading),
  areas('ranking.possibleAreas', (ranking) => inBand(ranking, OPEN_TO_CHOICE)),
  areas('ranking.wellSupportedAreas', (ranking) => inBand(ranking, ['well-supported'])),
  areas('ranking.backgroundAreas', (ranking) => ranking.areas.filter((each) => each.status === 'background').map((each) => each.area)),
  count('ranking.leadingCount', ({ leading }) => new Set(leading).size),
  count('ranking.possibleCount', (ranking) => new Set(inBand(ranking, OPEN_TO_CHOICE)).size),
]

const factsOfRanking = lazyFacts(rankingFacts, caseFactIds)

/** The sheet that rules about a ranking read: the facts about the case, and those about the ranking. */
export function rankingSheet(ranking: Ranking, caseSheet: FactSheet): FactSheet {
  return { subject: { kind: 'ranking', id: 'ranking' }, facts: factsOfRanking({ ranking: viewOf(ranking) }, caseSheet.facts) }
}

function viewOf({ outcome, foci, areas: all }: Ranking): RankingView {
  return {
    outcome,
    leading: foci.map(({ area }) => area),
    areas: all.map(({ area, band, support, status }) => ({ area, band, support, status })),
  }
}

// An area in the background keeps its support and is not up for choice.
function inBand({ areas: all }: RankingView, bands: readonly Band[]): readonly AreaId[] {
  return all.filter(({ band, status }) => status === 'candidate' && bands.includes(band)).map(({ area }) => area)
}

function areas(id: string, pick: (ranking: RankingView) => readonly AreaId[]): FactSource<RankingContext> {
  const derive = ({ ranking }: RankingContext): Finding => known([...new Set(pick(ranking))].sort(), WHOLE_CASE)
  return { id, about: 'ranking', type: 'words', words: AREAS, reads: [], derive }
}

function count(id: string, pick: (ranking: RankingView) => number): FactSource<RankingContext> {
  const derive = ({ ranking }: RankingContext): Finding => known(pick(ranking), WHOLE_CASE)
  return { id, about: 'ranking', type: 'integer', unit: 'areas', min: 0, reads: [], derive }
}
