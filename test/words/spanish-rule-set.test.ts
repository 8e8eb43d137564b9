import { describe, expect, it } from 'vitest'
import { inLanguage } from '../../src/in-language.js'
import { spanish } from '../../src/languages/es.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { allEnglish } from '../support/catalogues.js'
import { pseudoLanguage, wrapped } from '../support/pseudo-language.js'
import { unwantedSpanish } from '../support/spanish-wording.js'
import { differences, textsIn } from '../support/translation.js'

const own = spanish.ruleSets['ipt-core'] ?? {}
// Everything that can be translated of the rule set, by the paths of a language.
const translatable = pseudoLanguage(allEnglish()).ruleSets['ipt-core'] ?? {}
const NAMES = /^\/instruments\/[^/]+\/name$/

describe('the Spanish words of the core rule set', () => {
  it.each(Object.keys(translatable))('leave out nothing of its %s, and keep every blank', (table) => {
    const pick = (words: object): unknown => ({ [table]: (words as Readonly<Record<string, unknown>>)[table] })
    expect(differences(pick(translatable), pick(own))).toEqual([])
  })

  it('are of the versions of the rules that are there', () => {
    expect(defaultRuleSet.rules.filter(({ id, version }) => own.rules?.[id]?.version !== version).map(({ id }) => id)).toEqual([])
  })

  it('keep lists as long as they are', () => {
    const told = inLanguage(defaultRuleSet, spanish)
    const kept = defaultRuleSet.formats.flatMap((format, index) => [
      ...format.phases.flatMap(({ id, agenda }, phase) => (told.formats[index]?.phases[phase]?.agenda === agenda ? [`${format.id}/${id}`] : [])),
      ...(told.formats[index]?.adaptations === format.adaptations && format.adaptations.length > 0 ? [format.id] : []),
    ])
    expect(kept).toEqual([])
  })

  it('are Spanish and not what was there before', () => {
    const english = new Map(textsIn(translatable))
    const same = textsIn(own).filter(([path, text]) => !NAMES.test(path) && english.get(path) === wrapped(text) && /\p{L}{4}/u.test(text.replaceAll(/\{[^{}]+\}/g, '')))
    // Names of studies, and words that are the same in both languages.
    expect(same.filter(([path]) => !path.includes('/agreement/')).map(([path, text]) => `${path}: ${text}`)).toEqual([])
  })

  it('name no cause, pass no verdict and predict nothing', () => {
    const texts = textsIn(own)
    const found = (register: 'clinician' | 'client', end: RegExp): readonly string[] => texts.filter(([path]) => end.test(path)).flatMap(([, text]) => unwantedSpanish(text, register))
    expect([...found('clinician', /\/clinician$/), ...found('client', /\/(?:client|clientName|decidingQuestion|firstQuestion)$/)]).toEqual([])
    expect(texts.filter(([path]) => !path.startsWith('/instruments/') && !path.startsWith('/parameters/')).flatMap(([, text]) => unwantedSpanish(text, 'both'))).toEqual([])
  })

  it('begin the label of an event with its article, for sentences that go on with it', () => {
    expect(Object.entries(own.events ?? {}).filter(([, { label }]) => !/^(?:el|la|los|las) /.test(label)).map(([type, { label }]) => `${type}: ${label}`)).toEqual([])
  })
})
