import { digest } from './digest.js'
import { deepFreeze } from './freeze.js'
import { remembered } from './lazily.js'
import type { Area, AreaItem } from './model/areas.js'
import type { AreaWords, FormatWords, InstrumentWords, ItemWords, Language, RuleSetWords, RuleWords, TraditionWords } from './model/language.js'
import type { FormatInfo, InstrumentInfo, RuleSet, Tradition } from './model/rule-set.js'
import type { Rule } from './model/rules.js'

/** The rule set in the words of a language. Its logic is the same; what the language leaves out keeps its own words. */
export function inLanguage(ruleSet: RuleSet, language: Language | undefined): RuleSet {
  return language === undefined ? ruleSet : translated(language)(ruleSet)
}

/** SHA-256 of all words of a language. */
export const languageDigest = (language: Language): string => digested(language).digest

const digested = /* @__PURE__ */ remembered((language: Language) => ({ digest: digest(language) }))

const translated = /* @__PURE__ */ remembered((language: Language) => remembered((ruleSet: RuleSet) => {
  const words = language.ruleSets[ruleSet.id]
  return words === undefined ? ruleSet : deepFreeze(withWords(ruleSet, words))
}))

function withWords(ruleSet: RuleSet, words: RuleSetWords): RuleSet {
  return {
    ...over(ruleSet, { title: words.title }),
    areas: ruleSet.areas.map((area) => areaIn(area, words.areas?.[area.id])),
    rules: ruleSet.rules.map((rule) => ruleIn(rule, words.rules?.[rule.id])),
    themes: ruleSet.themes.map((theme) => over(theme, { meaning: words.themes?.[theme.id] })),
    parameters: ruleSet.parameters.map((parameter) => over(parameter, { meaning: words.parameters?.[parameter.id] })),
    instruments: ruleSet.instruments.map((instrument) => instrumentIn(instrument, words.instruments?.[instrument.id])),
    events: ruleSet.events.map((event) => over(event, { ...words.events?.[event.type] })),
    pairs: ruleSet.pairs.map((pair) => over(pair, { ...words.pairs?.[pair.areas.join('+')] })),
    traditions: ruleSet.traditions.map((tradition) => traditionIn(tradition, words.traditions?.[tradition.id])),
    formats: ruleSet.formats.map((format) => formatIn(format, words.formats?.[format.id])),
  }
}

/** Texts laid over the fields that are there: a part of a rule set gains none that it does not have. */
function over<T extends object>(item: T, texts: { readonly [Key in keyof T]?: T[Key] | undefined }): T {
  const there = Object.entries(texts).filter(([key, text]) => text !== undefined && Object.hasOwn(item, key))
  return there.length === 0 ? item : { ...item, ...Object.fromEntries(there) }
}

const ruleIn = (rule: Rule, words: RuleWords | undefined): Rule =>
  words?.version === rule.version ? { ...rule, title: words.title, texts: { clinician: words.clinician, client: words.client } } : rule

function areaIn(area: Area, words: AreaWords | undefined): Area {
  if (words === undefined) return area
  const items = (list: readonly AreaItem[], own: Readonly<Record<string, ItemWords>> | undefined): readonly AreaItem[] =>
    list.map((item) => over(item, { clinician: own?.[item.id]?.clinician, client: own?.[item.id]?.client }))
  return {
    ...over(area, { definition: words.definition }),
    agreement: area.agreement.map((each) => over(each, { label: words.agreement?.[each.study] })),
    goals: items(area.goals, words.goals),
    strategies: items(area.strategies, words.strategies),
    techniques: items(area.techniques, words.techniques),
  }
}

function instrumentIn(instrument: InstrumentInfo, words: InstrumentWords | undefined): InstrumentInfo {
  if (words === undefined) return instrument
  // In the part of a rule set that formulating reads there are no bands.
  const bands = (instrument as Partial<InstrumentInfo>).bands?.map((each) => over(each, { band: words.bands?.[each.band] }))
  const item = instrument.selfHarmItem === undefined ? undefined : over(instrument.selfHarmItem, { name: words.selfHarmItem })
  return over(instrument, { name: words.name, bands, changeNote: words.changeNote, note: words.note, selfHarmItem: item })
}

function traditionIn(tradition: Tradition, words: TraditionWords | undefined): Tradition {
  if (words === undefined) return tradition
  const areas = Object.fromEntries(Object.entries(tradition.areas).map(([id, area]) => [id, over(area, { ...words.areas[id] })])) as Tradition['areas']
  return { ...over(tradition, { title: words.title, note: words.note }), areas }
}

function formatIn(format: FormatInfo, words: FormatWords | undefined): FormatInfo {
  if (words === undefined) return format
  return {
    ...format,
    title: words.title,
    frequency: words.frequency,
    phases: format.phases.map((phase) => {
      const own = words.phases[phase.id]
      return over(phase, { title: own?.title, sessions: own?.sessions, agenda: sameLength(own?.agenda, phase.agenda) })
    }),
    adaptations: sameLength(words.adaptations, format.adaptations),
  }
}

const sameLength = (own: readonly string[] | undefined, given: readonly string[]): readonly string[] => (own?.length === given.length ? own : given)
