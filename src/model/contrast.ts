import type { Subject } from './facts.js'
import type { LeafTrace, RuleOutcome } from './outcome.js'
import type { AreaResult, Argument } from './ranking-result.js'
import type { AreaStanding } from './rule-set.js'
import type { AreaId } from './words.js'

/** A leaf on which a verdict rests; `negated` when it stands under a "not", so that it counts by being the other way. */
export interface RestingLeaf extends LeafTrace {
  readonly negated?: true
}

/** What is to be held against something else: an area by its best candidate, or an area about one subject. */
export interface ContrastChoice {
  readonly area: AreaId
  /** Left out: the area as it stands in the ranking. The kind may be left out, as an area is about one kind only. */
  readonly subject?: { readonly id: string; readonly kind?: Subject['kind'] }
}

/** A requirement that is not met, and the leaves through which it is not. */
export interface UnmetRequirement {
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly verdict: RuleOutcome['verdict']
  readonly leaves: readonly RestingLeaf[]
}

/** One side of a contrast, as the formulation reports it. */
export interface ContrastSide {
  readonly area: AreaId
  /** Who or what it is about; absent for an area that has no candidate. */
  readonly subject?: Subject
  /** Whether the whole area was meant, with what its tradition takes off, or one candidate alone. */
  readonly whole: boolean
  readonly status: AreaResult['status']
  readonly standing: AreaStanding
  readonly support: number
  /** Requirements that failed or are open; for an area without a candidate, those of everyone it could be about. */
  readonly unmet: readonly UnmetRequirement[]
}

export const MISSING_KINDS = ['blocked-false', 'blocked-unknown', 'set-aside', 'lost-to-cap', 'lost-to-shared-event'] as const

/**
 * `blocked-false`: does not hold; `blocked-unknown`: open; `set-aside`: defeated; `lost-to-cap`: holds, and stronger
 * reasons fill its theme; `lost-to-shared-event`: holds, and its event counts in full elsewhere.
 */
export type MissingKind = (typeof MISSING_KINDS)[number]

/** A reason that counts for nothing on its side, or for less than it could. */
export interface MissingReason {
  readonly kind: MissingKind
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly direction: Argument['direction']
  readonly theme: string
  /** Points by which its side's support would rise, or fall for a reason against, if this alone were otherwise. Never negative. */
  readonly points: number
  /** The false, open or defeating leaves; the ones that hold for what was lost to a cap or a shared event. */
  readonly leaves: readonly RestingLeaf[]
}

export const CONTRAST_KINDS = ['only-a', 'only-b', 'both-differ', 'both-same', 'deduction', 'held-back'] as const

/**
 * `only-a`, `only-b`: counts on one side alone; `both-differ`, `both-same`: the same rule, or between two areas the
 * same theme, counts on both; `deduction`: what a tradition takes off an area; `held-back`: points that do not
 * count for an area while it is open whether it applies.
 */
export type ContrastKind = (typeof CONTRAST_KINDS)[number]

/** A rule that counts on one side, with the leaves that make it hold. */
export interface ContrastReason {
  readonly side: 'a' | 'b'
  readonly ruleId: string
  readonly version: number
  readonly subject: Subject
  readonly theme: string
  /** Signed points for its own side. */
  readonly counted: number
  readonly leaves: readonly RestingLeaf[]
}

/** One part of a margin. */
export interface ContrastPart {
  readonly kind: ContrastKind
  /** Signed points of the margin: above 0 speaks for the first side. */
  readonly counts: number
  /** For what both sides have between two areas: the theme that they share. */
  readonly theme?: string
  /** For `deduction` and `held-back`: whose points they are. */
  readonly side?: 'a' | 'b'
  readonly area?: AreaId
  /** Rules behind it, the first side's first. */
  readonly reasons: readonly ContrastReason[]
}

/** Why one candidate stands as it does beside another: parts that add up to the margin exactly. */
export interface Contrast {
  readonly a: ContrastSide
  readonly b: ContrastSide
  /** Support of the first side less that of the second. */
  readonly margin: number
  /** Weightiest first. `counts` adds up to the margin, together with that of `rest`. */
  readonly parts: readonly ContrastPart[]
  /** What was left out for brevity. */
  readonly rest: { readonly parts: number; readonly counts: number }
  /** Reasons that count for nothing, or for less, on either side, with what each would add. */
  readonly missing: { readonly a: readonly MissingReason[]; readonly b: readonly MissingReason[] }
}
