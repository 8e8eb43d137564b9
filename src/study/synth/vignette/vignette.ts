import type { Case, LifeEvent, Person } from '../../../model/case.js'
import type { Language } from '../../../model/language.js'
import { aCase, aLanguage, checkArgument, checkOptions, wholeFrom } from '../../../options.js'
import { drawFor, STREAMS } from '../draw.js'
import { studyWords } from '../../words.js'
import { deathSentences } from './deaths.js'
import { eventSentences, mournedIn } from './events.js'
import { isEventful, personSentences } from './people.js'
import { given, tellerFor, type Teller } from './teller.js'
import { care, circle, course, nothingElse, opening, view } from './whole.js'

/** How a vignette is written. */
export interface VignetteOptions {
  /** English when left out. */
  readonly language?: Language | undefined
  /** Chooses among patterns of sentences and orders of telling; taken from the id of the case when left out. */
  readonly seed?: number | undefined
}

/**
 * A case as plain prose for somebody who is to rate it blind: paragraphs parted by blank lines. It tells what is recorded,
 * passes over what is not, and names no focus area and no rule. People are told as "they", for a case does not record more.
 */
export function vignette(kase: Case, options: VignetteOptions = {}): string {
  checkArgument(kase, aCase, '/case')
  checkOptions(options, { language: aLanguage, seed: wholeFrom(0) })
  const { language, seed } = options
  const words = studyWords(language)
  const draw = drawFor(seed ?? numberOf(kase.caseId), 0, STREAMS.words)
  const teller = tellerFor(kase, words, draw)
  const people = kase.inventory?.people ?? []
  const isDead = ({ status, death }: Person): boolean => status === 'deceased' || given(death) !== undefined
  const living = draw.shuffled(people.filter((person) => !isDead(person)))
  const parts = {
    opening: () => [opening(teller)],
    happened: () => happened(teller, people.filter(isDead)),
    troubled: () => living.filter(isEventful).map((person) => personSentences(teller, person)),
    others: () => [restOfThem(teller, living.filter((person) => !isEventful(person)))],
    circle: () => [circle(teller)],
    nothing: () => [nothingElse(teller)],
    view: () => [[...view(teller), ...care(teller)]],
    course: () => [course(teller)],
  }
  const middle = draw.pick<readonly (keyof typeof parts)[]>([
    ['happened', 'troubled', 'others', 'circle'], ['others', 'troubled', 'happened', 'circle'], ['troubled', 'happened', 'others', 'circle'], ['circle', 'others', 'troubled', 'happened'],
  ])
  const paragraphs = (['opening', ...middle, 'nothing', 'course', 'view'] as const).flatMap((part) => parts[part]())
  const footer = kase.fictional === true ? teller.phrase('footer') : undefined
  return [...paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' ')), ...(footer === undefined ? [] : [footer])].join('\n\n')
}

/** Those with whom all is as it was; of whom nothing more is recorded, the name. */
function restOfThem(teller: Teller, people: readonly Person[]): readonly string[] {
  const told = people.map((person) => ({ person, sentences: personSentences(teller, person) }))
  const silent = told.filter(({ sentences }) => sentences.length === 0).map(({ person }) => teller.whoIs(person))
  return [...told.flatMap(({ sentences }) => sentences), ...(silent.length === 0 ? [] : [teller.tell('person.also', { people: teller.list(silent) })])]
}

/** Deaths and events in the order of time, each a paragraph; what is undated comes last. */
function happened(teller: Teller, dead: readonly Person[]): readonly (readonly string[])[] {
  const events = teller.kase.timeline?.events ?? []
  const withDeath = new Map<string, LifeEvent[]>()
  const others: LifeEvent[] = []
  for (const event of events) {
    const of = mournedIn(teller, event)
    if (of === undefined) others.push(event)
    else withDeath.set(of, [...(withDeath.get(of) ?? []), event])
  }
  const told = [
    ...dead.map((person) => ({ on: given(given(person.death)?.on) ?? given(withDeath.get(person.id)?.[0]?.on), tell: () => deathTold(teller, person, withDeath.get(person.id) ?? []) })),
    ...others.map((event) => ({ on: given(event.on), tell: () => eventSentences(teller, event) })),
  ]
  return told.sort((a, b) => ((a.on ?? '9') < (b.on ?? '9') ? -1 : 1)).map(({ tell }) => tell())
}

/** A death with what was recorded of it as an event; a date that stands with the event alone is taken from there. */
function deathTold(teller: Teller, person: Person, events: readonly LifeEvent[]): readonly string[] {
  const on = events.map((event) => given(event.on)).find((date) => date !== undefined)
  const death = given(person.death) ?? {}
  const known: Person = given(death.on) === undefined && on !== undefined ? { ...person, death: { ...death, on } } : person
  const said = known.linkedByClient !== undefined
  return [...deathSentences(teller, known), ...events.flatMap((event) => {
    const { linkedByClient, ...rest } = event
    const { phase: _phase, ...bare } = said ? rest : { ...rest, ...(linkedByClient === undefined ? {} : { linkedByClient }) }
    return eventSentences(teller, bare, 'death.it')
  })]
}

/** A number that hangs on every letter of a text (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
