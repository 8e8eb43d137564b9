import type { CaseBounds } from './case-bounds.js'
import type { Contrast } from './contrast.js'
import type { WhatWouldChange } from './counterfactuals.js'
import type { TextSection } from './formulation.js'
import type { NextQuestions } from './next-questions.js'

export const DETAIL_LEVELS = ['short', 'medium', 'full'] as const
/** How much of an explanation is shown: the weightiest reasons, most of them, or everything. */
export type DetailLevel = (typeof DETAIL_LEVELS)[number]

/**
 * Why the ranking is as it is, how firmly it stands, and what could change it. Written for professionals: answers that
 * nobody gave are not put before a client.
 */
export interface Explanation {
  /** What is certain and possible, whatever the open answers turn out to be. */
  readonly bounds: CaseBounds
  /** The first place against the next, then the first subject of the leading area against its next. None where nothing is ranked. */
  readonly contrasts: readonly Contrast[]
  /** The single facts that would change who comes first. */
  readonly changes: WhatWouldChange
  /** What to ask next for the sake of the first place, and whether anything need be asked. */
  readonly ask: NextQuestions
  /** The same in words, short for everyday use. */
  readonly text: Readonly<Record<DetailLevel, readonly TextSection[]>>
}
