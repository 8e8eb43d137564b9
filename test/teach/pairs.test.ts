import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import type { Case } from '../../src/model/case.js'
import { discriminationPairs, renderPairs, renderPairsKey, type IntakeNote } from '../../src/teach/index.js'
import { caseNamed, pairCases } from '../support/teaching-cases.js'

/** Every place at which two JSON values differ, down to where they end; lists of plain words count as one place. */
function differences(a: unknown, b: unknown, at = ''): readonly string[] {
  const isOpen = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !(Array.isArray(value) && value.every((item) => typeof item !== 'object' || 'area' in (item as object) || 'about' in (item as object)))
  if (isOpen(a) && isOpen(b)) return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => differences(a[key], b[key], `${at}/${key}`))
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [at]
}

const lines = ({ sections }: IntakeNote): readonly string[] => sections.flatMap(({ entries }) => entries.flatMap(({ answers }) => answers.map(({ address, value }) => `${address}: ${value}`)))

const strings = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [])

/** Somebody whose difficulty may be an old one, and who moved not long ago and has not settled. */
const arrival: Case = (({ note: _note, inventory, timeline, ...kase }) => ({
  ...kase,
  clientView: { priorities: [{ area: 'interpersonal-sensitivities', saidBy: 'client' }], strongestFeeling: [{ area: 'interpersonal-sensitivities', saidBy: 'clinician' }], declined: [] },
  inventory: {
    ...inventory,
    people: (inventory?.people ?? []).map((person) => ({ ...person, conflict: { present: 'no' } as const })),
    network: { now: { confidant: 'no', regularCompany: 'no', closeTies: 1 } },
    patterns: { difficultyForming: 'yes', difficultyKeeping: 'no', difficultyExpressing: 'yes', rejectionFear: 'no', sameConflictWithMany: 'no', beforeEpisode: 'yes', lonely: 'yes', chosenSolitude: 'no', circumstances: [], belongsSomewhere: 'no' },
  },
  timeline: { ...timeline, events: [{ id: 'move', type: 'move', on: '2024-09', wanted: 'mixed', severity: 2, unfolding: 'yes', changesRole: 'yes', broughtByIllness: 'no', oldRole: 'balanced', newRole: 'mixed', skillGap: 'no', supportsLost: 1, adapted: 'no', linkedByClient: 'unknown' }] },
}) satisfies Case)(caseNamed('pair-sisters'))

describe('pairs of cases', () => {
  const inWords = discriminationPairs(pairCases, { most: 3, thorough: true })
  // Without their own notes, whatever answer turns them may be tried.
  const free = discriminationPairs(pairCases.map(({ note: _note, ...kase }) => kase), { most: 3 })
  const found = { pairs: [...inWords.pairs, ...free.pairs.filter(({ id }) => inWords.pairs.every((pair) => pair.id !== id))] }

  it('are found, of more than one kind', () => {
    expect(found.pairs.length).toBeGreaterThanOrEqual(7)
    expect(new Set(found.pairs.map(({ a, b }) => [a.focus.area, b.focus.area].sort().join(' '))).size).toBeGreaterThanOrEqual(3)
    expect(new Set(found.pairs.map(({ difficulty }) => difficulty)).size).toBe(3)
  })

  it('turn on the answer that the note of the case leaves a blank for, one of each, by points that can be argued', () => {
    expect(inWords.pairs.map(({ edit }) => edit.address.split('/').at(-1)).sort()).toEqual(['decidedToPart', 'distressAbout', 'mismatch', 'present', 'priorities'])
    expect(new Set(inWords.pairs.map(({ caseId }) => caseId)).size).toBe(5)
    for (const { a, b } of inWords.pairs) expect(Math.min(a.margin, b.margin)).toBeGreaterThanOrEqual(3)
  })

  it('tell both records in the same words but for the answer, which names no area', () => {
    for (const { a, b, edit } of inWords.pairs) {
      const [one = '', other = ''] = [a.vignette, b.vignette]
      let length = 0
      while (length < one.length && one[length] === other[length]) length += 1
      let end = 0
      while (end < Math.min(one.length, other.length) - length && one.at(-1 - end) === other.at(-1 - end)) end += 1
      const [left, right] = [one.slice(length, one.length - end), other.slice(length, other.length - end)]
      expect(left).not.toBe(right)
      expect(`${one}${other}`).not.toMatch(/\bgrief\b|dispute|change in life|[{}|]/)
      expect(Math.max(left.length, right.length)).toBeLessThan(80)
      // Which sentence decided it is not answered by where it stands, and it is a sentence like the others.
      expect([one, other].map((text) => text.slice(-end)).every((rest) => /\. [A-Z][^.]+\.(?: |$)/.test(rest))).toBe(true)
      expect(one).not.toMatch(/: (?:yes|no|past|both|neither|[0-3])\b|Whether [^.?]*:/)
      expect(one.split(/\s+/).length).toBeLessThan(200)
      expect(edit.a).not.toBe(edit.b)
    }
  })

  it('hold nothing beside the blank that only one of the answers would fit', () => {
    const written = (id: string): string => JSON.stringify(caseNamed(id))
    // A quarrel that is over is told of as one that goes on: the answer alone says which.
    expect(Object.keys(caseNamed('pair-sisters').inventory?.people?.[0]?.conflict ?? {}).sort()).toEqual(['form', 'present', 'since', 'style', 'topics'])
    expect(written('pair-workshop').match(/"mismatch"/g)).toHaveLength(1)
    expect(written('pair-affair')).not.toMatch(/another woman|had not wanted|betrayal|"unwanted"|life alone/)
    expect(written('pair-affair').match(/"decidedToPart"/g)).toHaveLength(1)
  })

  it('say in a sentence for each answer what it does', () => {
    for (const { because, edit } of inWords.pairs) {
      expect(because.match(/With the answer|Of the two answers only/g)).toHaveLength(2)
      expect(because).toContain(`“${edit.a}”`)
      expect(because).toContain(`“${edit.b}”`)
    }
  })

  it.each(found.pairs.map((pair) => [pair.id, pair] as const))('differ in one answer and lead elsewhere by the engine of record: %s', async (_, { a, b, edit }) => {
    const places = differences(a.case, b.case)
    expect(places).toHaveLength(1)
    const [first, second] = [await formulate(a.case, { verify: true }), await formulate(b.case, { verify: true })]
    expect([first.outcome.kind, second.outcome.kind]).toEqual(['lead', 'lead'])
    expect(first.outcome.foci[0]).toEqual(a.focus)
    expect(second.outcome.foci[0]).toEqual(b.focus)
    expect(a.focus.area).not.toBe(b.focus.area)
    expect(places[0]?.split('/').at(-1)).toBe(edit.address.split('/').at(-1))
  })

  it.each(found.pairs.map((pair) => [pair.id, pair] as const))('can be told apart by one line of their notes: %s', (_, { a, b, edit }) => {
    const [one, other] = [lines(a.note), lines(b.note)]
    expect(one.filter((line) => !other.includes(line))).toEqual([`${edit.address}: ${edit.a}`])
    expect(other.filter((line) => !one.includes(line))).toEqual([`${edit.address}: ${edit.b}`])
  })

  it('tell the facts that came out otherwise, and the reasons', () => {
    for (const { facts, why, a, b } of found.pairs) {
      expect(facts.length).toBeGreaterThan(0)
      expect(facts.every((fact) => fact.a !== fact.b)).toBe(true)
      expect(why.length).toBeGreaterThan(0)
      expect(a.margin).toBeGreaterThanOrEqual(2)
      expect(b.margin).toBeGreaterThanOrEqual(2)
    }
  })

  it('make nobody ill, afraid, harmed or dead, and take nothing back that was refused', () => {
    const few = ['pair-widow', 'pair-affair'].map(caseNamed).map(({ note: _note, ...kase }) => kase)
    const all = discriminationPairs(few, { most: 100, thorough: true }).pairs
    expect(all.length).toBeGreaterThan(discriminationPairs(few, { most: 100 }).pairs.length)
    expect(all.filter(({ edit }) => /\/(?:safety|suitability|fear|harm|manner|declined|relation)(?:\/|$)/.test(edit.address) || edit.to === 'deceased' || edit.from === 'deceased')).toEqual([])
  }, 60_000)

  it('hold nothing that was said in free words', () => {
    const base = caseNamed('hard-grief')
    const [pair] = discriminationPairs([base]).pairs
    expect(pair).toBeDefined()
    expect(strings(pair?.a.case)).not.toContain('I saw the phone light up and I was studying.')
    expect(JSON.stringify(pair?.a.case)).not.toMatch(/"(?:note|quote|ownWords)"/)
  })
})

describe('a pair that the manuals would read otherwise', () => {
  const [pair] = discriminationPairs([{ ...arrival, note: 'Whether it was so before: {beforeEpisode}.' }], { thorough: true }).pairs
  const told = discriminationPairs(pairCases, { most: 3, thorough: true }).pairs

  it('says so in its key, and is not for beginners', () => {
    expect(pair?.a).toMatchObject({ areaName: 'Interpersonal deficits', margin: 7 })
    expect(pair?.difficulty).toBe('advanced')
    expect(pair?.departs).toMatch(/^The manuals are stricter here: .*Interpersonal deficits.*Role transition\./)
    expect(renderPairsKey(pair === undefined ? [] : [pair])).toContain('The manuals are stricter here')
    expect(renderPairs(pair === undefined ? [] : [pair])).not.toContain('manuals')
  })

  it('is none of the pack, where relationships in general come first only with nothing else found', () => {
    expect(told.filter(({ departs }) => departs !== undefined)).toEqual([])
    const residual = told.flatMap(({ a, b }) => [a, b]).filter(({ focus }) => focus.area === 'interpersonal-sensitivities')
    expect(residual).toHaveLength(1)
    for (const { support, margin } of residual) expect(margin).toBe(support)
  })
})

describe('what the pairs are about', () => {
  const { pairs } = discriminationPairs(pairCases, { most: 3, thorough: true })

  it('is told before each record, wherever somebody has died', () => {
    for (const { caseId, contains } of pairs) {
      const hasDied = caseNamed(caseId).inventory?.people?.some(({ status }) => status === 'deceased') === true
      expect({ caseId, contains }).toEqual({ caseId, contains: hasDied ? ['death of somebody close'] : [] })
    }
    expect(pairs.filter(({ contains }) => contains.length > 0).length).toBeGreaterThan(1)
    for (const side of ['a', 'b'] as const) {
      const [, ...records] = renderPairs(pairs, { side }).split(/^## /m)
      for (const [at, { contains, ...pair }] of pairs.entries()) {
        const told = contains.length === 0 ? '' : 'Contains: death of somebody close.\n\n'
        expect(records[at]?.replaceAll('\\', '')).toBe(`Pair ${at + 1}, record ${side.toUpperCase()}\n\n${told}${pair[side].vignette ?? ''}\n${at === pairs.length - 1 ? '' : '\n'}`)
      }
    }
    expect(renderPairs(pairs.filter(({ caseId }) => caseId === 'pair-widow')).match(/Contains:/g)).toHaveLength(1)
  })

  it('is as varied as five can be: no area pair three times, and no two of one kind of event or death', () => {
    const kinds = pairCases.map(({ inventory, timeline }) => [...(timeline?.events ?? []).map(({ type }) => type), ...(inventory?.people ?? []).flatMap(({ death, relation }) => (typeof death === 'object' ? [`death of ${String(relation)}`] : []))])
    expect(kinds.flat()).toHaveLength(new Set(kinds.flat()).size)
    const areas = pairs.map(({ a, b }) => [a.focus.area, b.focus.area].sort().join(' '))
    for (const own of areas) expect(areas.filter((each) => each === own).length).toBeLessThan(3)
    expect(new Set(areas).size).toBe(4)
  })
})

describe('cases without a pair', () => {
  it('are told with the reason', () => {
    const { without, pairs } = discriminationPairs(['plain-grief', 'tie', 'safety-first'].map(caseNamed))
    expect(pairs).toEqual([])
    expect(without).toEqual([{ caseId: 'plain-grief', why: 'none' }, { caseId: 'tie', why: 'no-lead' }, { caseId: 'safety-first', why: 'held-back' }])
  })

  it('and single facts that no answer brings about are told as well', () => {
    const { unrealised } = discriminationPairs([arrival])
    expect(unrealised).toContainEqual({ caseId: 'pair-sisters', area: 'role-transition', subject: { kind: 'event', id: 'move' }, fact: 'event.type', value: 'dismissal-humiliating' })
  })
})

describe('the sheet of pairs', () => {
  const { pairs } = discriminationPairs([caseNamed('pair-widow')])

  it('gives no answer away, and the key gives each', () => {
    const [sheet, key] = [renderPairs(pairs), renderPairsKey(pairs)]
    expect(pairs).toHaveLength(1)
    expect(sheet).not.toMatch(/leads, |support/i)
    expect(key).toContain('is “the absence of the person” in A and “how life has changed” in B')
    expect(key).toMatch(/A: Complicated bereavement leads, about Horst \(partner\), with a support of \d+, by \d+\./)
    expect(key).toMatch(/B: Role transition leads, about “Running the house and the papers alone”/)
  })
})

describe('the same cases', () => {
  it('give the same pairs in whatever order they come', () => {
    const some: readonly Case[] = pairCases.slice(0, 3)
    expect(discriminationPairs([...some].reverse()).pairs).toEqual(discriminationPairs(some).pairs)
  })
})

describe('the sheets for half of a group', () => {
  const { pairs } = discriminationPairs(pairCases, { most: 3, thorough: true })

  it('hold one record of each pair, in half a page, and nothing of the other', () => {
    for (const [at, side] of (['a', 'b'] as const).entries()) {
      const sheet = renderPairs(pairs, { side })
      expect(sheet.match(/^## Pair \d, record [AB]$/gm)).toEqual(pairs.map((_, number) => `## Pair ${number + 1}, record ${side.toUpperCase()}`))
      expect(sheet.split(/\s+/).length).toBeLessThan(pairs.length * 200)
      for (const pair of pairs) expect(sheet).not.toContain(pair[at === 0 ? 'b' : 'a'].vignette)
    }
  })
})
