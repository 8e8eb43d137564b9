import type { Band, CandidateStatus, OutcomeKind } from './ranking-result.js'
import type { AreaId } from './words.js'

/** What messages about a finished ranking can read of it. */
export interface RankingView {
  readonly outcome: OutcomeKind
  /** Areas shown as a focus: the lead and a second focus, or those that tie. */
  readonly leading: readonly AreaId[]
  readonly areas: readonly {
    readonly area: AreaId
    readonly band: Band
    readonly support: number
    readonly status: CandidateStatus | 'background'
  }[]
}
