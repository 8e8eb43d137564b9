import { describe, expect, it } from 'vitest'
import { spanish } from '../../src/languages/es.js'
import { EVENT_TYPES, type EventType } from '../../src/model/words.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { isVeiled } from '../../src/words/client-event.js'
import { englishWords } from '../../src/words/english.js'
import { unwantedSpanish } from '../support/spanish-wording.js'

/** What no sentence says to a client, whichever rule it comes from, and why. */
const NEVER = {
  en: [
    ['puts words in the mouth of the reader', /(?<!\b(?:what|if|safe) )\byou (?:told|said|spoke|described|say|tell us|feel|felt|think|thought|want(?:ed)?)\b|\bby your account\b/i],
    ['blames', /\b(?:guilt\w*|blam\w*|fault\w*|reproach\w*|fail\w*|refus\w*|got the better|mistakes?|shame\w*|asham\w*|pride)\b/i],
    ['belittles', /\b(?:not one of|did not change much|of little|only for|merely|very (?:small|little)|nobody|no one|none of them)\b/i],
    ['judges a pattern', /\b(?:in much the same way|the same kind of|again and again|over and over|give in|turned? away|tend to|keep away)\b/i],
    ['predicts', /\bwill\b|\bcannot be settled\b|\bfew meetings left\b/i],
    ['names a cause', /\b(?:caus\w*|because|due to|led to|played a part in|brought (?:on|about))\b/i],
    ['tells a figure of research', /\b(?:kappas?|raters?|per cent|percent)\b|%|\d/i],
    ['is a word of the clinic', /\b(?:deficits?|symptoms?|diagnos\w*|disorders?|depress\w*|onset|episode|interpersonal|role dispute|grief reaction|complicated|patholog\w*|candidate|criteria)\b/i],
  ],
  es: [
    ['puts words in the mouth of the reader', /(?<!\p{L})(?:usted (?:dijo|cont[óo]|habl[óo]|describe|siente|sinti[óo]|pens[óo]|ve)|nos cont[óo]|según (?:nos )?cuenta)(?!\p{L})/iu],
    ['blames', /(?<!\p{L})(?:culp\p{L}*|reproch\p{L}*|fracas\p{L}*|errores|vergüenza|orgullo|la ira pudo)(?!\p{L})/iu],
    ['belittles', /(?<!\p{L})(?:no era una de|no cambió mucho|muy (?:pequeño|poco)|nadie|solo unas pocas)(?!\p{L})/iu],
    ['judges a pattern', /(?<!\p{L})(?:de una manera muy parecida|el mismo tipo de|una y otra vez|suele ceder|dio la espalda)(?!\p{L})/iu],
    ['names a cause', /(?<!\p{L})(?:a causa de|debido a|provoc\p{L}*|causad\p{L}*)(?!\p{L})/iu],
    ['tells a figure of research', /(?<!\p{L})(?:kappas?|evaluador\p{L}*|por ciento)(?!\p{L})|%|\d/iu],
    ['is a word of the clinic', /(?<!\p{L})(?:déficits?|síntomas?|diagn[oó]s\p{L}*|trastornos?|depresi\p{L}*|episodio|interpersonal\p{L}*|patol\p{L}*)(?!\p{L})/iu],
  ],
} as const

/** Where it is the plain name of what was answered, or of an office that is asked to help. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // Whether somebody else has died is what is asked, not said.
  en: ['grief/ambiguous-loss-note', 'grief/ambiguous-loss-on-time-line-note'],
  es: ['grief/ambiguous-loss-note', 'grief/ambiguous-loss-on-time-line-note', 'general/timing-beside-the-ranking'],
}

const sentences = {
  en: defaultRuleSet.rules.map(({ id, texts }) => [id, texts.client] as const),
  es: Object.entries(spanish.ruleSets['ipt-core']?.rules ?? {}).map(([id, { client }]) => [id, client] as const),
}

describe.each(['en', 'es'] as const)('what rules say to a client (%s)', (locale) => {
  it.each(NEVER[locale])('never %s', (_, pattern) => {
    expect(sentences[locale].length).toBeGreaterThan(300)
    expect(sentences[locale].filter(([id, text]) => pattern.test(text) && ALLOWED[locale]?.includes(id) !== true)).toEqual([])
  })

  it('leaves how long it was between two things to the sentence that tells the dates', () => {
    const reasons = new Set(defaultRuleSet.rules.filter(({ direction }) => direction === 'for' || direction === 'against').map(({ id }) => id))
    const interval = locale === 'en' ? /\b(?:weeks?|months?|years?)\b/i : /(?<!\p{L})(?:semanas?|mes(?:es)?|años?)(?!\p{L})/iu
    expect(sentences[locale].filter(([id, text]) => reasons.has(id) && interval.test(text))).toEqual([])
  })

  it('is short enough to be read at once', () => {
    const words = (text: string): number => text.split(/\s+/).length
    const reasons = new Set(defaultRuleSet.rules.filter(({ direction }) => direction !== 'caution').map(({ id }) => id))
    expect(sentences[locale].filter(([id, text]) => words(text) > (reasons.has(id) ? (locale === 'en' ? 22 : 28) : 35))).toEqual([])
  })

  it('has a mild name for every kind of event', () => {
    const words = locale === 'en' ? englishWords : spanish.words
    const names = words.terms['client-event'] ?? {}
    expect(Object.keys(names).sort()).toEqual([...EVENT_TYPES].sort())
    // What everybody may know is called what it is: a phrase like "something that happened" makes a landslide a riddle.
    const plain = Object.entries(names).filter(([type]) => !isVeiled(type as EventType))
    expect(plain.filter(([, name]) => /\b(?:something|algo)\b/.test(name))).toEqual([])
    expect(names['sick-leave']).not.toMatch(/time off|baja/)
    const harsh = locale === 'en'
      ? /affair|assault|violen|gay|coming out|gender|abort|terminat|miscarr|stillb|prison|arrest|bankrupt|debt|diagnos|psychiatr|dementia|bull(?:y|ied)|humiliat|reject|fail|infertil|evict|homeless|asylum|suicid|betray|dismiss/i
      : /infidel|agresi|violen|género|abort|interrup|cárcel|prisi|quiebra|deuda|diagn|psiqui|demencia|acoso|humill|rechaz|fracas|infertil|desahucio|sin hogar|asilo|traici|despido/i
    expect(Object.entries(names).filter(([, name]) => harsh.test(name))).toEqual([])
    if (locale === 'es') expect(Object.values(names).flatMap((name) => unwantedSpanish(name, 'client'))).toEqual([])
  })
})
