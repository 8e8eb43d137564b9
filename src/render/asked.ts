import type { Fact, FactId } from '../model/facts.js'
import { listed, say } from '../words/phrase.js'
import { leavesOf } from '../trace.js'
import type { Block } from './document.js'
import { labelOf, type Page } from './page.js'

/** What the item about safety consists of: one answered question must not stand for the other. */
export const SAFETY_PARTS = { self: 'data.suicideAsked', others: 'data.violenceAsked' } as const

/** What was found of a fact, as far as a rule read it: of somebody, or of the case, as it is or as it was ranked, where nobody is named. */
export function foundOf({ formulation: { outcomes } }: Page, fact: FactId, person?: string): Fact | undefined {
  const own = outcomes.filter(({ subject }) => (person === undefined ? subject.kind === 'case' || subject.kind === 'ranking' : subject.kind === 'person' && subject.id === person))
  for (const { condition } of own) for (const leaf of leavesOf(condition)) if (leaf.fact === fact) return leaf.found
  return undefined
}

/** What of safety was asked about and what was not: silence on a page must not be read as an answer. */
export function askedLine(page: Page): readonly Block[] {
  const { formulation: { areas, messages }, words } = page
  const parts = Object.entries(SAFETY_PARTS).flatMap(([part, fact]) => {
    const found = foundOf(page, fact)
    return found?.status === 'known' ? [{ text: say(words, `report.brief.asked.${part}`), isAsked: found.value === true }] : []
  })
  const people = [...new Set(areas.flatMap(({ candidates }) => candidates.flatMap(({ subject, status }) => (subject.kind === 'person' && status === 'candidate' ? [subject.id] : []))))]
    .filter((id) => foundOf(page, 'person.fear', id)?.status === 'known').sort()
  const asked = [
    ...parts.filter(({ isAsked }) => isAsked).map(({ text }) => text),
    ...(people.length === 0 ? [] : [say(words, 'report.brief.asked.fear', { people: listed(words, people.map((id) => labelOf(page, { kind: 'person', id }))) })]),
  ]
  const open = parts.filter(({ isAsked }) => !isAsked).map(({ text }) => text)
  const isQuiet = asked.length > 0 && messages.every(({ theme, level }) => theme !== 'safety' || level === 'note')
  const sentences = [
    ...(asked.length === 0 ? [] : [say(words, 'report.brief.asked', { subjects: listed(words, asked) })]),
    ...(open.length === 0 ? [] : [say(words, 'report.brief.not-asked', { subjects: listed(words, open) })]),
    ...(isQuiet ? [say(words, 'report.brief.nothing-pressing')] : []),
  ]
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', text: sentences.join(' ') }]
}
