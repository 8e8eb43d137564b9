import type { AreaBounds } from '../model/case-bounds.js'
import type { Formulation, Message, Register } from '../model/formulation.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say, term } from '../words/phrase.js'
import type { Detail, Line } from './document.js'
import { shownNumber, shownText } from './shown.js'

/** What the parts of a rendering are made from. */
export interface Page {
  readonly formulation: Formulation
  readonly register: Register
  readonly detail: Detail
  readonly words: WordCatalogue
  /** Exact bounds, where an explanation is shown; outer ones otherwise. */
  readonly bounds: ReadonlyMap<string, AreaBounds>
}

export const headOf = ({ words }: Page, ...keys: readonly string[]): readonly string[] => keys.map((key) => say(words, key))

export const dashOf = ({ words }: Page): string => say(words, 'render.dash')

export const areaName = ({ formulation }: Page, id: string): string => formulation.areas.find(({ area }) => area === id)?.name ?? id

/** A person or an event as they are called; a dash for the case as a whole. */
export function labelOf(page: Page, { id, kind }: { readonly id: string; readonly kind: string }): string {
  if (kind === 'case' || kind === 'ranking') return dashOf(page)
  return page.formulation.labels[id] ?? say(page.words, kind === 'event' ? 'unlisted-event' : 'unlisted-person')
}

/** "6 to 17", or one number where both ends are the same. */
export const spanOf = ({ words }: Page, [from, to]: readonly [number, number]): string =>
  from === to ? shownNumber(from) : say(words, 'between', { from: shownNumber(from), to: shownNumber(to) })

/** Items that rest on what is given for each. */
export const linesOf = <T>(items: readonly T[], text: (item: T) => string, evidence: (item: T) => readonly string[]): readonly Line[] =>
  items.map((item) => ({ text: shownText(text(item)), evidence: evidence(item) }))

/** The message that a sentence tells. */
export const messageOf = ({ formulation }: Page, line: Line): Message | undefined =>
  formulation.messages.find(({ ruleId, version, subject }) => line.evidence?.includes(`rule:${ruleId}@${version}#${subject.id}`))

/** The clinician's messages come with how soon to act; the client's are left as they are. */
export function withLevel(page: Page, line: Line): Line {
  const level = messageOf(page, line)?.level
  return level === undefined || page.register === 'client' ? line : { ...line, text: say(page.words, 'render.message', { level: term(page.words, 'level', level), text: line.text }) }
}
