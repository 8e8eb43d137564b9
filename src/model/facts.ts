/** Kleene's three truth values. */
export type Truth = 'true' | 'false' | 'unknown'

/**
 * Where something stands in a case: a JSON Pointer (RFC 6901) in which list positions are replaced
 * by ids, `/inventory/people/nuala/death/on`, so that the order of people and events changes nothing.
 * Scores are addressed as `/timeline/measurements/phq-9@2025-05-08`.
 */
export type Address = string

/** Name of a fact: family, dot, noun, with the unit in it (`death.daysBeforeOnset`). */
export type FactId = string
/** What a known fact can hold; a list is a set of words. */
export type FactValue = boolean | number | string | readonly string[]

/** Why something is not known. `imprecise`: recorded, but too vague to decide. */
export type WhyUnknown = 'not-asked' | 'unknown' | 'declined' | 'not-applicable' | 'imprecise'

/** One thing the rules can read about a subject. */
export type Fact =
  | { readonly status: 'known'; readonly value: FactValue; readonly from: readonly Address[] }
  /** A whole number known to lie between two bounds, from vague dates or open lists; a missing bound is open. */
  | { readonly status: 'range'; readonly min?: number; readonly max?: number; readonly from: readonly Address[] }
  /** `from`: where the answer would be recorded. */
  | { readonly status: 'unknown'; readonly why: WhyUnknown; readonly from: readonly Address[] }

export const SUBJECT_KINDS = ['person', 'event', 'case', 'ranking'] as const
/** What a rule can be about. `ranking`: the finished ranking; such rules only add messages. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/**
 * Someone or something a focus area can be about. A death event that names no dead person stands as a
 * person under the event's id. `unlisted`: somebody or something not recorded because the question
 * was not put; all that was not asked about it is unknown.
 */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly unlisted?: true
}

/** All facts about one subject, the case facts included. Look facts up by id: those of the case are inherited, not own fields. */
export interface FactSheet {
  readonly subject: Subject
  readonly facts: Readonly<Record<FactId, Fact>>
}

export const FACT_TYPES = ['boolean', 'integer', 'word', 'words'] as const
/** `word`: one of a closed list; `words`: a set from a closed list. */
export type FactType = (typeof FACT_TYPES)[number]

/** What a fact is; its sentence and its question are words, and live in the word catalogue under the same id. */
export interface FactDefinition {
  readonly id: FactId
  readonly about: SubjectKind
  readonly type: FactType
  /** Unit of an integer: `days`, `months`, `years`, `people`, `points`, `tenths`, `scores`, `ring`, `sessions`, `events`, `level`. */
  readonly unit?: string
  /** Closed list of a `word` or `words` fact. */
  readonly words?: readonly string[]
  /** Least and greatest value of an integer, where it has one. */
  readonly min?: number
  readonly max?: number
  /** Input fields it is derived from, as paths with `*` for an id. */
  readonly reads: readonly string[]
}
