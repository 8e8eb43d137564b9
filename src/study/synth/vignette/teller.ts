import type { Case, LifeEvent, Person } from '../../../model/case.js'
import { isNotKnown, type NotKnown } from '../../../model/words.js'
import type { WordCatalogue } from '../../../model/words-catalogue.js'
import { dateInWords } from '../../../words/dates.js'
import { fill, listed, say, term, upperFirst } from '../../../words/phrase.js'
import type { Draw } from '../draw.js'

type Blanks = Readonly<Record<string, string>>

/** Puts a case into sentences, now in one way and now in another. */
export interface Teller {
  readonly kase: Case
  readonly words: WordCatalogue
  readonly draw: Draw
  /** A sentence of the catalogue in one of its patterns. `client` is always filled. */
  readonly tell: (key: string, blanks?: Blanks) => string
  /** A phrase that has one form only; undefined where the catalogue has none. */
  readonly phrase: (key: string, blanks?: Blanks) => string | undefined
  readonly client: string
  readonly nameOf: (person: Person) => string
  /** As `nameOf`, with what they are to the client the first time they are named. */
  readonly whoIs: (person: Person) => string
  readonly isKnown: (person: Person) => boolean
  /** Whether anybody has been named yet. */
  readonly hasNamed: () => boolean
  readonly person: (id: string) => Person | undefined
  readonly event: (id: string) => LifeEvent | undefined
  /** When, as in "in March 2025". */
  readonly when: (date: string) => string
  readonly quote: (text: string) => string
  readonly list: (items: readonly string[]) => string
}

/** A value that was given, or undefined for what was not asked or is not known. */
export function given<T>(value: T | NotKnown | undefined): T | undefined {
  return value === undefined || isNotKnown(value) ? undefined : value
}

export const present = <T>(items: readonly (T | undefined)[]): readonly T[] => items.filter((item): item is T => item !== undefined)

export function tellerFor(kase: Case, words: WordCatalogue, draw: Draw): Teller {
  const client = kase.client?.name ?? say(words, 'synth.client')
  const people = new Map((kase.inventory?.people ?? []).map((person) => [person.id, person]))
  const events = new Map((kase.timeline?.events ?? []).map((event) => [event.id, event]))
  const known = new Set<string>()
  const used = new Map<string, readonly number[]>()
  /** The first pattern of a sentence is plain and may come again; any other comes once in a vignette. */
  const patternOf = (key: string): number => {
    const fresh: number[] = []
    for (let pattern = 2; words.text[`synth.${key}.${pattern}`] !== undefined; pattern += 1) if (used.get(key)?.includes(pattern) !== true) fresh.push(pattern)
    const [chosen, plain] = [draw.shuffled([1, ...fresh])[0] ?? 1, draw.chance(0.4)]
    const pattern = isMany(key) && plain ? 1 : chosen
    used.set(key, [...(used.get(key) ?? []), pattern])
    return pattern
  }
  // What can be said of many people or things is mostly said plainly.
  const isMany = (key: string): boolean => words.text[`synth.${key}.1`]?.includes('{does}') === true
  const phrase = (key: string, blanks: Blanks = {}): string | undefined => {
    const template = words.text[`synth.${key}`]
    return template === undefined ? undefined : fill(words, template, { client, ...blanks })
  }
  const nameOf = ({ name, relation }: Person): string => {
    if (name !== undefined) return name
    const tie = given(relation)
    return (tie === undefined ? phrase('unnamed.unknown') : phrase('unnamed.known', { relation: term(words, 'relation', tie) })) ?? ''
  }
  return {
    kase, words, draw, client, phrase, nameOf,
    tell: (key, blanks = {}) => {
      // A name may end in a stop of its own.
      return upperFirst(say(words, `synth.${key}.${patternOf(key)}`, { client, ...blanks })).replace(/\.\.$/, '.')
    },
    whoIs: (person) => {
      if (known.has(person.id)) return nameOf(person)
      known.add(person.id)
      const tie = given(person.relation)
      return person.name === undefined || tie === undefined ? nameOf(person) : phrase(`who.${tie}`, { name: person.name }) ?? person.name
    },
    isKnown: ({ id }) => known.has(id),
    hasNamed: () => known.size > 0,
    person: (id) => people.get(id),
    event: (id) => events.get(id),
    when: (date) => {
      const [from, to] = date.split('/')
      if (from !== undefined && to !== undefined) return phrase('when.between', { from: dateInWords(words, from), to: dateInWords(words, to) }) ?? date
      const bare = date.replace('~', '')
      const kind = bare !== date ? 'about' : bare.length === 4 ? 'year' : bare.length === 7 ? 'month' : 'day'
      return phrase(`when.${kind}`, { date: dateInWords(words, bare) }) ?? date
    },
    quote: (text) => phrase('quote', { text: /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.` }) ?? text,
    list: (items) => listed(words, items),
  }
}

/** Sentences that say up to `most` things each. */
export function inTurn({ tell, list }: Teller, key: string, things: readonly string[], blanks: Blanks = {}, most = 3): readonly string[] {
  const sentences: string[] = []
  const count = Math.ceil(things.length / most)
  for (let n = 0, from = 0; n < count; n += 1) {
    const to = Math.round((things.length * (n + 1)) / count)
    sentences.push(tell(key, { ...blanks, does: list(things.slice(from, to)) }))
    from = to
  }
  return sentences
}
