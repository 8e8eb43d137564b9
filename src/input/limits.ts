/**
 * How much one case may hold. Far above anything a person would record, and low enough that a hostile
 * or runaway input is refused before it costs time or memory.
 */
export const LIMITS = {
  /** Levels of lists and objects within one another. */
  depth: 24,
  /** Values in the whole input, counted as it is read. */
  values: 1_000_000,
  /** Items of any list, and fields of any object, before their kind is known. */
  itemsOfAnyList: 20_000,
  /** Characters (UTF-16 units) of one text. */
  textLength: 20_000,
  caseIdLength: 200,
  people: 500,
  events: 2_000,
  episodes: 500,
  changes: 2_000,
  measurements: 20_000,
  mentions: 50,
  peopleOfEvent: 500,
  flareUps: 500,
  specialDays: 100,
  ageYears: 150,
  closeTies: 1_000,
  supportsLost: 1_000,
  sessionsLeft: 1_000,
  /** Problems listed; the rest are counted. */
  problems: 200,
  /** Characters of a JSON text. */
  jsonLength: 50_000_000,
} as const
