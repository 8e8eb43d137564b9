import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { ItemWords, Language, RuleSetWords } from '../../src/model/language.js'
import type { AreaItem } from '../../src/model/areas.js'
import type { WordCatalogue } from '../../src/model/words-catalogue.js'

/** A text whose own words stand in brackets; what fills its blanks does not. */
export const wrapped = (template: string): string =>
  template.split(/(\{[^{}]+\})/).map((part) => (/^\{.*\}$|^[^\p{L}]*$/u.test(part) ? part : `⟦${part}⟧`)).join('')

const mapped = <T, R>(table: Readonly<Record<string, T>>, each: (value: T, key: string) => R): Readonly<Record<string, R>> =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, each(value, key)]))

const byId = <T, R>(list: readonly T[], id: (item: T) => string, each: (item: T) => R): Readonly<Record<string, R>> =>
  Object.fromEntries(list.map((item) => [id(item), each(item)]))

/**
 * A language written from right to left in which every text that comes from a catalogue or a rule set stands in
 * brackets. What shows letters outside brackets was written in code, or left out of the language.
 */
export function pseudoLanguage(english: WordCatalogue): Language {
  const { terms, text, facts } = english
  return {
    locale: 'ar',
    direction: 'rtl',
    words: {
      locale: 'ar',
      midSentence: 'kept',
      facts: mapped(facts, ({ label, question }) => ({ label: wrapped(label), question: wrapped(question) })),
      terms: {
        ...mapped(terms, (list) => mapped(list, wrapped)),
        value: { ...mapped(terms['value'] ?? {}, wrapped), ...byId(factCatalogue.flatMap(({ words = [] }) => words), String, wrapped) },
        area: byId(defaultRuleSet.areas, ({ id }) => id, ({ id }) => wrapped(id)),
      },
      text: mapped(text, wrapped),
    },
    ruleSets: { 'ipt-core': ruleSetWords() },
  }
}

function ruleSetWords(): RuleSetWords {
  const { title, rules, areas, themes, parameters, instruments, events, pairs, traditions, formats } = defaultRuleSet
  const items = (list: readonly AreaItem[]): Readonly<Record<string, ItemWords>> =>
    byId(list, ({ id }) => id, ({ clinician, client }) => ({ clinician: wrapped(clinician), client: wrapped(client) }))
  return {
    title: wrapped(title),
    rules: byId(rules, ({ id }) => id, ({ version, title: own, texts }) => ({ version, title: wrapped(own), clinician: wrapped(texts.clinician), client: wrapped(texts.client) })),
    areas: byId(areas, ({ id }) => id, ({ definition, agreement, goals, strategies, techniques }) => ({
      definition: wrapped(definition),
      agreement: byId(agreement, ({ study }) => study, ({ label }) => wrapped(label)),
      goals: items(goals),
      strategies: items(strategies),
      techniques: items(techniques),
    })),
    themes: byId(themes, ({ id }) => id, ({ meaning }) => wrapped(meaning)),
    parameters: byId(parameters, ({ id }) => id, ({ meaning }) => wrapped(meaning)),
    instruments: byId(instruments, ({ id }) => id, ({ name, bands, changeNote, note, selfHarmItem }) => ({
      name: wrapped(name),
      bands: byId(bands, ({ band }) => band, ({ band }) => wrapped(band)),
      changeNote: wrapped(changeNote),
      ...(note === undefined ? {} : { note: wrapped(note) }),
      ...(selfHarmItem === undefined ? {} : { selfHarmItem: wrapped(selfHarmItem.name) }),
    })),
    events: byId(events, ({ type }) => type, ({ label, firstQuestion }) => ({ label: wrapped(label), firstQuestion: wrapped(firstQuestion) })),
    pairs: byId(pairs, (pair) => pair.areas.join('+'), ({ towardFirst, towardSecond, decidingQuestion }) => ({ towardFirst: wrapped(towardFirst), towardSecond: wrapped(towardSecond), decidingQuestion: wrapped(decidingQuestion) })),
    traditions: byId(traditions, ({ id }) => id, (tradition) => ({
      title: wrapped(tradition.title),
      note: wrapped(tradition.note),
      areas: mapped(tradition.areas, ({ name, clientName }) => ({ name: wrapped(name), clientName: wrapped(clientName) })),
    })),
    formats: byId(formats, ({ id }) => id, ({ title: own, frequency, phases, adaptations }) => ({
      title: wrapped(own),
      frequency: wrapped(frequency),
      phases: byId(phases, ({ id }) => id, (phase) => ({
        title: wrapped(phase.title),
        ...(phase.sessions === undefined ? {} : { sessions: wrapped(phase.sessions) }),
        agenda: phase.agenda.map(wrapped),
      })),
      adaptations: adaptations.map(wrapped),
    })),
  }
}

/** Fields in which people write in words of their own. */
const FREE = new Set(['name', 'title', 'quote', 'ownWords', 'notes', 'note', 'ofOther', 'ofClient', 'instrumentName', 'topic', 'what', 'reason', 'caseId', 'by', 'wantedChange', 'explanation', 'usualRole', 'best', 'worst', 'strengthsNote', 'satisfying', 'unsatisfying'])

/** What people wrote in a case in words of their own. */
export function ownWords(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return FREE.has(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => ownWords(inner, Array.isArray(value) ? key : name))
}

/** Ids are the same in every language. */
const IDS = [
  ...defaultRuleSet.rules, ...defaultRuleSet.themes, ...defaultRuleSet.sources, ...defaultRuleSet.areas.flatMap(({ goals, strategies, techniques }) => [...goals, ...strategies, ...techniques]), ...factCatalogue,
].map(({ id }) => id)

/** What is left of a text without what stands in brackets, the case's own words, ids of rules, digests and the like. */
export function leaksIn(text: string, own: readonly string[]): readonly string[] {
  const bare = text.replaceAll(/⟦[^⟦⟧]*⟧|\b[0-9a-f]{64}\b/g, '')
  const left = [...IDS, ...own].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), bare)
  return /[A-Za-z]/.test(left) ? [text] : []
}
