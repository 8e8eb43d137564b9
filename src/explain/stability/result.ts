import type { Focus, OutcomeKind } from '../../model/ranking-result.js'
import type { AreaId } from '../../model/words.js'

/** Who stands first. `lead`: one focus; `tie`: every area that is level, in order of their ids; nobody otherwise. */
export interface HeldPlace {
  readonly outcome: OutcomeKind
  readonly foci: readonly Focus[]
}

/** What reads a number in this case. `messages`: rules that only add messages, which never move a ranking. */
export type ReadBy = 'facts' | 'rules' | 'weighing' | 'messages'

/**
 * `weight`: only the weighing reads it; `threshold`: a rule compares a fact with it; `window`: facts are derived
 * with it; `none`: nothing that bears on the ranking of this case reads it.
 */
export type NumberGroup = 'weight' | 'threshold' | 'window' | 'none'

/** A number of the rule set: a parameter, or the cap of a theme. Whole steps are looked at, from the present value on. */
export interface RuleSetNumber {
  readonly kind: 'parameter' | 'cap'
  /** Id of the parameter or of the theme. */
  readonly id: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Whether the rule set declares the permitted range; for a cap it is assumed: from 1 to twice the cap. */
  readonly isDeclared: boolean
}

/** The first value beyond an interval, and who stands first there. */
export interface Flip {
  readonly value: number
  readonly place: HeldPlace
}

/** Values round the present one, ends included, for which something holds. Without a flip, that end is the permitted limit. */
export interface StableRange {
  readonly from: number
  readonly to: number
  readonly below?: Flip
  readonly above?: Flip
}

/**
 * How a range was found. `not-read`: nothing that bears on the ranking reads the number; `arithmetic`: the points
 * were added up for every permitted value; `ranking`: ranked anew for every permitted value; `break-points`: rules
 * were decided anew at every value at which a comparison with a fact of the case can turn; `every-value`: facts were
 * derived anew for every permitted value, up to where the place had changed.
 */
export type Decided = 'not-read' | 'arithmetic' | 'ranking' | 'break-points' | 'every-value'

/** How firmly the first place stands on one number, all others being as they are. */
export interface NumberStability extends RuleSetNumber {
  readonly group: NumberGroup
  readonly readBy: readonly ReadBy[]
  readonly decided: Decided
  /** Every range is exact: each value in it was decided, or lies between two that were and between which nothing can turn. */
  readonly exact: true
  /** The same outcome with the same areas first. */
  readonly area: StableRange
  /** The same, about the same people and events. */
  readonly subject: StableRange
  /** An area that stands first now still does, alone or level with another. */
  readonly kept: StableRange
}

/** A share with its 95 % interval (Wilson); both ends equal the share when every weighting was looked at. */
export interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Whether only weightings are looked at in which a stronger reason never counts for less than a weaker one. */
export type StrengthOrder = 'kept' | 'free'

/** Who stands first over the permitted weightings, each as likely as another. */
export interface WeightShares {
  readonly method: 'enumerated' | 'sampled'
  readonly order: StrengthOrder
  /** Weightings looked at, and how many are permitted; a count beyond 2 to the 53rd is rounded. */
  readonly points: number
  readonly space: number
  /** Absent when every weighting was looked at. */
  readonly seed?: number
  /** In order of the areas' ids; those that could never be counted are left out. */
  readonly areas: readonly { readonly area: AreaId; readonly alone: Share; readonly shared: Share }[]
  readonly outcomes: Readonly<Record<OutcomeKind, Share>>
  readonly area: Share
  readonly subject: Share
  readonly kept: Share
}

/** Numbers changed together, the steps they are changed by, and who stands first then. */
export interface JointChange {
  readonly changes: readonly { readonly kind: RuleSetNumber['kind']; readonly id: string; readonly from: number; readonly to: number }[]
  readonly place: HeldPlace
}

/** The smallest joint changes that do something; one step is one whole unit of one number. */
export interface JointChanges {
  /** Total steps of each change; absent when none was found within `searched` steps. */
  readonly steps?: number
  /** Every change of that many steps that does it, up to the limit asked for. */
  readonly changes: readonly JointChange[]
  /** How many there are; more than are listed when the limit was reached. */
  readonly found: number
  /** Every weighting up to this many steps away was looked at, and how many that were. */
  readonly searched: number
  readonly looked: number
}

/** How firmly the first place stands on the authors' numbers. */
export interface Stability {
  readonly place: HeldPlace
  /** Parameters, then caps, in order of their ids. */
  readonly numbers: readonly NumberStability[]
  /** The weights that can matter to this case, by kind and id: what the shares and joint changes are taken over. */
  readonly weights: readonly Pick<RuleSetNumber, 'kind' | 'id'>[]
  readonly shares: WeightShares
  readonly joint: {
    readonly order: StrengthOrder
    /** To other areas first, to a tie or out of one, or to no focus. */
    readonly area: JointChanges
    /** To where no area that stands first now does. */
    readonly kept: JointChanges
  }
}

/** How the space of weights is looked at. */
export interface StabilityOptions {
  /** Seed of the samples, a whole number. */
  readonly seed?: number | undefined
  /** Weightings drawn, where there are too many to look at each. */
  readonly samples?: number | undefined
  /** Largest joint change looked for, in steps. */
  readonly maxSteps?: number | undefined
  /** Most joint changes listed. */
  readonly maxChanges?: number | undefined
  readonly order?: StrengthOrder | undefined
}

/** The same with everything filled in. */
export type StabilitySettings = { readonly [Key in keyof Required<StabilityOptions>]: Exclude<StabilityOptions[Key], undefined> }
