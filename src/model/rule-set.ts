import type { Area } from './areas.js'
import type { Basis, Citation, Confidence, Parameter, RetiredRule, Rule, Source, Theme, TraditionOptions } from './rules.js'
import type { AreaId, EventType, Instrument } from './words.js'

/** A complete rule set as it is evaluated: rules, numbers, themes, maps and traditions, without examples and long prose. */
export interface RuleSet {
  readonly id: string
  /** SemVer of the set, apart from the package's. */
  readonly version: string
  readonly title: string
  readonly areas: readonly Area[]
  /** The rules that take part. */
  readonly rules: readonly Rule[]
  /** Rules being written, which take no part; absent when there are none. */
  readonly drafts?: readonly Rule[]
  /** Rules that took part once; absent when there are none. */
  readonly retired?: readonly RetiredRule[]
  /** Day on which rules without a day of their own were reviewed. */
  readonly reviewedOn?: string
  /** Last day on which a review counts, for rules without a day of their own. */
  readonly reviewBy?: string
  readonly parameters: readonly Parameter[]
  readonly themes: readonly Theme[]
  readonly sources: readonly Source[]
  readonly instruments: readonly InstrumentInfo[]
  readonly events: readonly EventInfo[]
  readonly pairs: readonly Pair[]
  readonly traditions: readonly Tradition[]
  readonly formats: readonly FormatInfo[]
  /** Overlays laid over it, first one first; absent for a set as published. */
  readonly overlays?: readonly AppliedOverlay[]
}

/** An overlay that was laid over a rule set, with everything it changed. */
export interface AppliedOverlay {
  readonly id: string
  readonly version: string
  readonly reason: string
  readonly changes: readonly OverlayChange[]
}

export const OVERLAY_CHANGES = [
  'rule-disabled', 'rule-reweighed', 'rule-activated', 'rule-added', 'parameter-changed', 'area-added', 'theme-added', 'source-added',
] as const
/** One thing an overlay changed. `from` and `to`: the strength or the value before and after. */
export interface OverlayChange {
  readonly kind: (typeof OVERLAY_CHANGES)[number]
  readonly id: string
  readonly from?: string | number
  readonly to?: string | number
  readonly reason?: string
}

/** What is known about one instrument's scores. */
export interface InstrumentInfo {
  readonly id: Exclude<Instrument, 'other'>
  readonly name: string
  readonly measures: 'depression' | 'anxiety' | 'distress' | 'grief' | 'function' | 'loneliness' | 'network' | 'interpersonal' | 'health'
  readonly range: readonly [min: number, max: number]
  readonly higherIs: 'worse' | 'better'
  readonly bands: readonly { readonly from: number; readonly to: number; readonly band: string }[]
  /** Score from which symptoms count as at least moderate. */
  readonly moderateFrom?: number
  /** Score from which symptoms count as moderately severe or worse: there a question about suicide that nobody put presses. */
  readonly severeFrom?: number
  readonly cutOff?: number
  /** Points that count as a real change for one person; null where no such figure is verified. */
  readonly changeThreshold: number | null
  /** What is published about change, and why the threshold is that one or none. */
  readonly changeNote: string
  readonly selfHarmItem?: { readonly name: string; readonly min: number; readonly max: number }
  /** Days the answers look back on. */
  readonly recallDays?: number
  /** Of the entry as a whole; pieces that differ are in `confidenceOf`. */
  readonly confidence: Confidence
  readonly confidenceOf?: Readonly<Partial<Record<InstrumentPiece, Confidence>>>
  readonly sources: readonly Citation[]
  readonly note?: string
}

export const INSTRUMENT_PIECES = ['range', 'bands', 'cutOff', 'moderateFrom', 'severeFrom', 'changeThreshold', 'selfHarmItem', 'recallDays'] as const
/** A part of an instrument's entry that can be surer or less sure than the rest. */
export type InstrumentPiece = (typeof INSTRUMENT_PIECES)[number]

/** The file `instruments.json`. */
export interface InstrumentFile {
  readonly instruments: readonly InstrumentInfo[]
}

/** Where an event type points when nothing else is known. */
export interface EventInfo {
  readonly type: EventType
  readonly label: string
  /** First guesses, most usual first; empty for a type that points nowhere by itself. */
  readonly areas: readonly AreaId[]
  /** Areas that may share this event with a person it names: the lesser of two counts it by half. */
  readonly sharesWith?: readonly AreaId[]
  /** Keeps unfolding for up to a year by its nature (divorce, migration, illness, care). */
  readonly unfolds?: boolean
  /** `death`: somebody died; `loss-in-pregnancy`; `trauma`; `violence`. */
  readonly kinds?: readonly string[]
  readonly firstQuestion: string
}

/** Two areas that are easily taken for each other. */
export interface Pair {
  readonly areas: readonly [AreaId, AreaId]
  readonly towardFirst: string
  readonly towardSecond: string
  readonly decidingQuestion: string
  readonly basis: Basis
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

export const AREA_STANDINGS = ['ordinary', 'residual', 'deducted', 'background', 'absent'] as const
/**
 * How an area takes part under a tradition. `ordinary`: ranks with the rest; `residual`: cannot be a
 * focus while another area is well supported; `deducted`: loses points then, and still ranks;
 * `background`: described, never ranked; `absent`: not used.
 */
export type AreaStanding = (typeof AREA_STANDINGS)[number]

/** A school's names and habits. */
export interface Tradition {
  readonly id: string
  readonly title: string
  readonly areas: Readonly<Record<AreaId, { readonly name: string; readonly clientName: string; readonly standing: AreaStanding }>>
  readonly options: TraditionOptions
  /** Contract format that goes with it when none is agreed. */
  readonly format?: string
  readonly note: string
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}

/** Session facts of one contract format. */
export interface FormatInfo {
  readonly id: string
  readonly title: string
  readonly sessions: readonly [least: number, most: number]
  readonly minutes?: readonly [least: number, most: number]
  readonly frequency: string
  readonly phases: readonly { readonly id: 'opening' | 'middle' | 'ending' | 'maintenance'; readonly title: string; readonly sessions?: string; readonly agenda: readonly string[] }[]
  readonly adaptations: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Citation[]
}
