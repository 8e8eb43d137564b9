import type { WordCatalogue } from './words-catalogue.js'

/** A language, other than the English that rule sets are written in, for everything that people read. Plain data. */
export interface Language {
  /** BCP 47 tag, as in `es`. Dates, lists and plurals follow it. */
  readonly locale: string
  /** Which way its lines run. */
  readonly direction: 'ltr' | 'rtl'
  /** The sentences of the library, those of pictures, reports and lessons included. */
  readonly words: WordCatalogue
  /** The words of rule sets, by the id of the set. */
  readonly ruleSets: Readonly<Record<string, RuleSetWords>>
}

/** What people read of a rule set, by id. Logic is not in it: whatever it leaves out stays as the rule set has it. */
export interface RuleSetWords {
  readonly title?: string
  readonly rules?: Readonly<Record<string, RuleWords>>
  readonly areas?: Readonly<Record<string, AreaWords>>
  /** What each theme speaks of. */
  readonly themes?: Readonly<Record<string, string>>
  /** What each number means. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly instruments?: Readonly<Record<string, InstrumentWords>>
  readonly events?: Readonly<Record<string, EventWords>>
  /** By both areas in the order of the rule set, as in `grief+role-dispute`. */
  readonly pairs?: Readonly<Record<string, PairWords>>
  readonly traditions?: Readonly<Record<string, TraditionWords>>
  readonly formats?: Readonly<Record<string, FormatWords>>
}

/** A rule's title and its two sentences, with the blanks of the original. */
export interface RuleWords {
  /** The version of the rule that was translated; under another version the rule speaks its own words. */
  readonly version: number
  readonly title: string
  readonly clinician: string
  readonly client: string
}

/** An area's definition and the work that belongs to it, item by item. */
export interface AreaWords {
  readonly definition?: string
  /** How each study of agreement is named in a sentence, by its key among the sources. */
  readonly agreement?: Readonly<Record<string, string>>
  readonly goals?: Readonly<Record<string, ItemWords>>
  readonly strategies?: Readonly<Record<string, ItemWords>>
  readonly techniques?: Readonly<Record<string, ItemWords>>
}

/** One goal, strategy or technique for both readers. */
export interface ItemWords {
  readonly clinician: string
  readonly client: string
}

export interface InstrumentWords {
  readonly name?: string
  /** By the band's own name in the rule set, as in `moderately severe`. */
  readonly bands?: Readonly<Record<string, string>>
  readonly changeNote?: string
  readonly note?: string
  readonly selfHarmItem?: string
}

export interface EventWords {
  readonly label: string
  readonly firstQuestion?: string
}

export interface PairWords {
  readonly towardFirst?: string
  readonly towardSecond?: string
  readonly decidingQuestion: string
}

export interface TraditionWords {
  readonly title: string
  readonly note?: string
  readonly areas: Readonly<Record<string, { readonly name: string; readonly clientName: string }>>
}

/** A contract format. Lists are as long as those of the rule set, or they are left as they are there. */
export interface FormatWords {
  readonly title: string
  readonly frequency: string
  /** By the id of the phase. */
  readonly phases: Readonly<Record<string, { readonly title: string; readonly sessions?: string; readonly agenda: readonly string[] }>>
  readonly adaptations: readonly string[]
}
