import type { FactId } from '../../model/facts.js'
import type { Band, Clause } from '../../model/ranking-result.js'
import type { AreaStanding } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import type { NoFocus, Presence, RaterKind } from '../ratings.js'
import type { Bootstrap } from './statistics/bootstrap.js'
import type { Estimate } from './statistics/estimate.js'

export const MATERIALS = ['clinical', 'fictional', 'synthetic'] as const
/** What the cases are: people in care, invented vignettes, or made by a program. */
export type Material = (typeof MATERIALS)[number]

export const ITEMS = ['presence', 'strength', 'focus', 'order'] as const
/** What is compared: an area's presence or strength, the choice of one focus, or the order of all areas within a case. */
export type Item = (typeof ITEMS)[number]

export const CODINGS = ['unsure-missing', 'unsure-category', 'as-rated', 'no-focus-category', 'no-focus-missing'] as const
/** What was done with answers that do not decide: left out, or counted as a category of their own. */
export type Coding = (typeof CODINGS)[number]

export const STATISTICS = [
  'percent-agreement', 'cohen-kappa', 'kappa-linear', 'kappa-quadratic', 'fleiss-kappa', 'krippendorff-alpha', 'gwet-ac1', 'gwet-ac2',
  'prevalence-index', 'bias-index', 'adjusted-kappa', 'spearman', 'kendall-tau-b', 'top-1', 'top-1-when-proposed', 'top-2',
] as const
/** Name of a figure of the report. */
export type StatisticName = (typeof STATISTICS)[number]

/** Raters held against each other: two of them, or the people as a panel. */
export interface Comparison {
  /** `humans`, or the two raters with `~` between them. */
  readonly id: string
  readonly kind: 'panel' | 'pair'
  /** Of a pair, the first is the reference: rows of the table, what a hit is a hit of. */
  readonly raters: readonly string[]
  readonly about: 'humans' | 'library-and-human' | 'library-and-majority' | 'libraries'
  /** Cases that two or more of them rated in any way. */
  readonly cases: number
}

/** One figure. */
export interface Measure {
  readonly comparison: string
  readonly item: Item
  readonly area?: AreaId
  readonly coding: Coding
  readonly statistic: StatisticName
  readonly estimate: Estimate
  /** Interval from drawing cases again, where one was made. */
  readonly bootstrap?: Bootstrap
  /** Fewest times that either of two raters used a category that one of them used, or of two categories either. */
  readonly leastMargin?: number
  /** True where that is below 5: the figure, and a drawn interval above all, then turns on a handful of cases. */
  readonly sparse?: true
}

/** Choices of focus, one rater against another, every word as it was given. */
export interface FocusTable {
  readonly comparison: string
  readonly categories: readonly (AreaId | NoFocus)[]
  /** Rows the first rater, columns the second. */
  readonly counts: readonly (readonly number[])[]
  readonly cases: number
}

/** A kappa that was published of expert raters; `area` absent for the choice of focus. */
export interface PublishedKappa {
  readonly area?: AreaId
  readonly kappa: number
  readonly study: string
  readonly label: string
}

export const GROUNDS = ['few-cases', 'fictional', 'synthetic', 'undeclared', 'no-library', 'no-human', 'one-human', 'rare-category'] as const
/** Why nothing may be claimed of the rules from these figures. */
export type GroundKind = (typeof GROUNDS)[number]

/** A ground with the figures it rests on. */
export interface Ground {
  readonly kind: GroundKind
  readonly found?: number
  readonly needed?: number
  readonly areas?: readonly AreaId[]
}

/** What may be said of the rules from these figures. Agreement is never validity, so that is refused always. */
export interface Claim {
  /** `refused`: there are grounds against any claim; `agreement-only`: with these raters on these cases, and no more. */
  readonly standing: 'refused' | 'agreement-only'
  readonly grounds: readonly Ground[]
  /** The same in words. */
  readonly sentences: readonly string[]
}

/** Why a rule set and a person came to differ. */
export type Reason =
  /** The two areas stand closer than the standard asks of a lead. */
  | { readonly kind: 'margin'; readonly area: AreaId; readonly margin: number; readonly needed: number }
  /** The rule set names no single focus because a clause of its standard is not met. */
  | { readonly kind: 'standard'; readonly clause: Clause['id']; readonly found: number; readonly needed: number }
  /** The person's choice is the rule set's second focus. */
  | { readonly kind: 'second-focus'; readonly area: AreaId }
  /** Open answers could put the person's area first, or make it count as present or not; questions as they would be put. */
  | { readonly kind: 'missing-data'; readonly area: AreaId; readonly shown: boolean; readonly facts: readonly FactId[]; readonly questions: readonly string[] }
  /** Strong rules for and against the area both hold. */
  | { readonly kind: 'conflict'; readonly area: AreaId; readonly for: string; readonly against: string }
  /** The tradition does not use the area, or holds it back. */
  | { readonly kind: 'standing'; readonly area: AreaId; readonly standing: Exclude<AreaStanding, 'ordinary'> }
  /** What the area requires was found not to be so. */
  | { readonly kind: 'not-applicable'; readonly area: AreaId; readonly rules: readonly string[] }
  /** A message holds the proposal back. */
  | { readonly kind: 'withheld'; readonly rules: readonly string[] }
  /** The person named no area. */
  | { readonly kind: 'no-focus-named'; readonly focus: NoFocus }
  /** The area's support is near the border between present and not. */
  | { readonly kind: 'near-border'; readonly area: AreaId; readonly support: number; readonly border: number }
  /** On what was recorded the area has less support than what the rules put first. */
  | { readonly kind: 'outweighed'; readonly area: AreaId; readonly support: number; readonly than: number }
  /** The area meets, or misses, by more than a narrow margin the support from which it counts as present or as a focus. */
  | { readonly kind: 'counted'; readonly area: AreaId; readonly as: 'present' | 'focus'; readonly support: number; readonly border: number }

/** A case on which a rule set and a person differ, with every reason found, weightiest first. */
export interface Disagreement {
  readonly caseId: string
  readonly rater: string
  readonly library: string
  readonly item: 'focus' | 'presence'
  readonly area?: AreaId
  readonly rated: AreaId | NoFocus | Presence
  readonly found: AreaId | NoFocus | Presence
  readonly reasons: readonly Reason[]
  /** The reasons in words. */
  readonly sentences: readonly string[]
}

/** Who rated how much, and how often they would not decide. */
export interface RaterCount {
  readonly rater: string
  readonly kind: RaterKind
  readonly cases: number
  /** Areas marked unsure. */
  readonly unsure: number
  /** Cases without one focus, by what was said; `not-answered` where nothing was. */
  readonly noFocus: Readonly<Record<NoFocus | 'not-answered', number>>
}

/** What some formulations were made with. */
export interface MadeWith {
  readonly library: string
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly tradition: string
}

/** How a report was made. */
export interface AgreementSettings {
  readonly level: number
  readonly seed: number
  readonly samples: number
  readonly areas: readonly AreaId[]
  readonly leastCases: number
  readonly material: Material | 'undeclared'
  /** Where formulations were given: the band from which an area counted as present, and everything they were made with, by their receipts. */
  readonly presentFrom?: Exclude<Band, 'none'>
  readonly madeWith?: readonly MadeWith[]
}

/** Agreement of raters, with everything that is needed to read it rightly. */
export interface AgreementReport {
  readonly reportVersion: 1
  /** Version of the library that made the report. */
  readonly library: string
  readonly settings: AgreementSettings
  readonly cases: number
  readonly raters: readonly RaterCount[]
  readonly claim: Claim
  readonly comparisons: readonly Comparison[]
  readonly measures: readonly Measure[]
  readonly tables: readonly FocusTable[]
  readonly published: readonly PublishedKappa[]
  readonly disagreements: readonly Disagreement[]
  /** Names of the areas, for people. */
  readonly names: Readonly<Record<AreaId, string>>
}
