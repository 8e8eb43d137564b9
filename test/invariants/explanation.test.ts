import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { DETAIL_LEVELS, type Explanation } from '../../src/model/explanation.js'
import type { Formulation, Sentence } from '../../src/model/formulation.js'
import { VERDICTS } from '../../src/model/outcome.js'
import { unwantedWords } from '../../src/rules/wording.js'
import { whyUnfounded } from '../support/evidence.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'
import { shuffled } from '../support/shuffle.js'

const SEED = 20251121
// Explaining costs many times the rest, so that not every case of the project is taken.
const kept = libraryCases.filter(({ path }, index) => path.startsWith('docs/') || index % 9 === 0)
const made = [richCase, ...fc.sample(randomCase, { seed: SEED + 9, numRuns: 6 }), ...kept.map((each) => each.case)]
  .map((kase: object) => ({ kase, formulation: formulateSync(kase) }))

function explanationOf({ explanation }: Formulation): Explanation {
  if (explanation === undefined) throw new Error('a formulation without an explanation')
  return explanation
}

const sentencesOf = (formulation: Formulation): readonly Sentence[] =>
  DETAIL_LEVELS.flatMap((level) => explanationOf(formulation).text[level].flatMap(({ sentences }) => sentences))

/** A text without what people wrote themselves. */
function ownWords(text: string, { labels }: Formulation): string {
  return Object.values(labels).sort((a, b) => b.length - a.length).reduce((left, label) => left.replaceAll(label, 'X'), text)
}

describe('every sentence of an explanation', () => {
  it('rests on evidence that is there, and on rules by version and subject', () => {
    const kinds = new Map<string, number>()
    for (const { kase, formulation } of made) {
      for (const { text, evidence } of sentencesOf(formulation)) {
        const unfounded = evidence.flatMap((each) => {
          const [kind = ''] = /^(?:\/|[a-z]+)/.exec(each) ?? []
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          const why = each.startsWith('rule:') && !/@\d+#./.test(each) ? 'no version or subject' : whyUnfounded(formulation, kase, each, VERDICTS)
          return why === undefined ? [] : [`${each}: ${why}`]
        })
        expect({ text, unfounded }).toEqual({ text, unfounded: [] })
        expect(new Set(evidence).size, text).toBe(evidence.length)
      }
    }
    for (const kind of ['/', 'area', 'outcome', 'question', 'rule']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(20)
  }, 120_000)

  it('has no word of cause, verdict, forecast or diagnosis, speaks to nobody but in questions, and has its blanks filled', () => {
    let told = 0
    for (const { formulation } of made) {
      for (const { text } of sentencesOf(formulation)) {
        const ours = ownWords(text, formulation)
        const unwanted = [
          ...unwantedWords(ours, 'clinician').filter((why) => !why.includes('addresses the client')),
          ...unwantedWords(ours.replaceAll(/“[^”]*”/g, ''), 'clinician'),
        ]
        expect({ text, unwanted }).toEqual({ text, unwanted: [] })
        expect(text).not.toMatch(/\{[\w.]+\}|undefined|NaN|\[object/)
        told += 1
      }
    }
    expect(told).toBeGreaterThan(500)
  }, 120_000)

  it('of a shorter text, on what could change and what to ask, stands in the longer one as well', () => {
    for (const { formulation } of made) {
      const { text } = explanationOf(formulation)
      const said = (level: (typeof DETAIL_LEVELS)[number], id: string): readonly string[] =>
        text[level].filter((section) => section.id === id).flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))
      for (const id of ['firm', 'ask-next', 'nearly']) {
        expect(said('medium', id)).toEqual(expect.arrayContaining([...said('short', id)]))
        expect(said('full', id)).toEqual(expect.arrayContaining([...said('medium', id)]))
      }
    }
  }, 120_000)
})

describe('an explanation', () => {
  it('is the same whatever the order of people, events and keys', () => {
    for (const [index, { path, case: kase }] of kept.slice(0, 10).entries()) {
      expect(JSON.stringify(explanationOf(formulateSync(shuffled(kase, 77 + index)))), path).toBe(JSON.stringify(explanationOf(formulateSync(kase))))
    }
  }, 120_000)

  it('comes to the same in whatever order it is read', () => {
    const whole = JSON.stringify(explanationOf(formulateSync(richCase)))
    const other = explanationOf(formulateSync(richCase))
    for (const part of [other.text.full, other.changes.goals, other.contrasts, other.text.short, other.bounds.areas]) expect(part.length).toBeGreaterThan(0)
    expect(JSON.stringify(other)).toBe(whole)
  }, 60_000)
})

// Names that mean something to markup, to patterns, to blanks of our own sentences and to objects.
const HOSTILE = ['<script>alert(1)</script>', '{effect}', '$& $1 $$', '{who}', '__proto__', '”, “', '{side}{reason}', 'constructor', '*b* [x](y)', '\\u0000 %s', '{question}', 'eve']

type Json = Readonly<Record<string, unknown>>

/** The case with every person called by a name, and every event by a title, made from its place. */
function renamed(kase: object, nameAt: (index: number) => string): object {
  const { inventory, timeline, ...rest } = structuredClone(kase) as { inventory?: { people?: Json[] }; timeline?: { events?: Json[] } }
  const people = inventory?.people?.map((person, index) => ({ ...person, name: nameAt(index) }))
  const events = timeline?.events?.map((event, index) => ({ ...event, title: nameAt(index + (people?.length ?? 0)) }))
  return {
    ...rest,
    ...(inventory === undefined ? {} : { inventory: { ...inventory, ...(people === undefined ? {} : { people }) } }),
    ...(timeline === undefined ? {} : { timeline: { ...timeline, ...(events === undefined ? {} : { events }) } }),
  }
}

describe('a hostile name', () => {
  const plain = (index: number): string => `Qqq${index}qqQ`
  const hostile = (index: number): string => `${HOSTILE[index % HOSTILE.length] ?? ''}${index >= HOSTILE.length ? ` ${index}` : ''}`

  it.each(kept.filter(({ path }) => /(?:hard-dispute|hard-transition|tie|plain-grief)\.json$/.test(path)))('is carried as it is, and changes nothing else, in $path', ({ case: kase }) => {
    const [one, other] = [plain, hostile].map((naming) => formulateSync(renamed(kase, naming)))
    if (one === undefined || other === undefined) throw new Error('two formulations')
    const carried = sentencesOf(one).map(({ text, evidence }) => ({ text: text.replaceAll(/Qqq(\d+)qqQ/g, (_, index: string) => hostile(Number(index))), evidence }))
    expect(sentencesOf(one).some(({ text }) => text.includes('Qqq'))).toBe(true)
    expect(sentencesOf(other)).toEqual(carried)
    const { text: _one, ...data } = explanationOf(one)
    const { text: _other, ...otherData } = explanationOf(other)
    expect(JSON.stringify(otherData)).toBe(JSON.stringify(data))
  }, 60_000)
})
