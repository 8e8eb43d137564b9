import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/index.js'
import { spanish } from '../../../src/languages/es.js'
import type { Case, Person } from '../../../src/model/case.js'
import type { Language } from '../../../src/model/language.js'
import { CLOSENESS } from '../../../src/model/words.js'
import { closenessCircleTable, renderClosenessCircle } from '../../../src/render/index.js'
import { crowd } from '../../support/crowds.js'
import { makeCase } from '../../support/make-case.js'
import { smallestPrinted } from '../../support/print-checks.js'
import { allNodes, intruders, overlaps, readSvg, strays, textBoxes } from '../../support/svg-checks.js'

const WIDTHS = [280, 360, 599, 600, 720, 1100]
const TIMES = ['before', 'now', 'movement'] as const
const example = (name: string): Case => JSON.parse(readFileSync(`docs/examples/cases/${name}.json`, 'utf8')) as Case
const ofPeople = (...people: readonly Person[]): Case => makeCase({ inventory: { people } })
const words = (svg: string): string => textBoxes(svg).map(({ text }) => text).join('\n')

/** Radius of every ring, the client's own place first. */
const ringsOf = (svg: string): readonly number[] =>
  allNodes(readSvg(svg)).filter(({ name, attributes }) => name === 'circle' && Number(attributes.get('r')) > 10)
    .map(({ attributes }) => Number(attributes.get('r'))).sort((a, b) => a - b)

describe('the names of a circle', () => {
  it.each([0, 1, 2, 5, 15, 40, 80].flatMap((count) => WIDTHS.map((width) => [count, width] as const)))('of %i people, %i pixels wide, neither overlap nor leave the picture', (count, width) => {
    for (const when of TIMES) {
      const svg = renderClosenessCircle(crowd(count), { width, when })
      const boxes = textBoxes(svg)
      expect(overlaps(boxes)).toEqual([])
      expect(strays(svg, boxes)).toEqual([])
    }
  })

  it.each([1, 2, 3, 'outside'] as const)('do not overlap when forty people stand in one ring (%s)', (ring) => {
    for (const width of WIDTHS) {
      const svg = renderClosenessCircle(crowd(40, [ring]), { width })
      expect(overlaps(textBoxes(svg))).toEqual([])
      expect(strays(svg, textBoxes(svg))).toEqual([])
    }
  })

  it('are all there, in full when a pointer rests on them', () => {
    for (const width of [360, 720]) {
      const kase = crowd(40)
      const titles = allNodes(readSvg(renderClosenessCircle(kase, { width }))).filter(({ name }) => name === 'title').map(({ text }) => text)
      const missing = (kase.inventory?.people ?? []).filter(({ name = '' }) => !titles.some((title) => title.startsWith(name)))
      expect(missing).toEqual([])
    }
  })

  it.each([1, 5, 15, 40, 80, 200])('of %i people are seven points or more on A4 and Letter', (count) => {
    for (const width of [600, 680, 760]) for (const when of ['now', 'movement'] as const) {
      expect(smallestPrinted(renderClosenessCircle(crowd(count), { width, when }))).toBeGreaterThanOrEqual(7)
    }
  })

  it('take lines of their own rather than being cut, where there is room', () => {
    const names = ['محمد بن عبد الرحمن الحسيني', 'Bartholomew Featherstonehaugh III', 'Maximiliane Theodora von Ostrowitz', 'The woman from the bakery']
    const kase = ofPeople(...names.map((name, index): Person => ({ id: `p${index}`, name, relation: 'friend', closenessNow: 2 })))
    for (const width of WIDTHS) expect(words(renderClosenessCircle(kase, { width }))).not.toContain('…')
    const seen = words(renderClosenessCircle(kase, { width: 760 })).replaceAll('\n', ' ')
    for (const name of names) expect(seen).toContain(name)
  })

  it('stand with little else in a crowd on paper, and the picture says so', () => {
    expect(words(renderClosenessCircle(crowd(15), { width: 760 }))).not.toMatch(/so that all fit/)
    expect(words(renderClosenessCircle(crowd(40), { width: 760 }))).toMatch(/so that all fit on a sheet/)
    expect(words(renderClosenessCircle(crowd(40), { width: 360 }))).not.toMatch(/so that all fit/)
    expect([15, 40].map((count) => renderClosenessCircle(crowd(count), { width: 760 }).includes(' data-partial="true"'))).toEqual([false, true])
    // Whoever is feared keeps the sign.
    const warnings = (svg: string): number => allNodes(readSvg(svg)).filter(({ attributes }) => attributes.get('stroke-width') === '1.4' && attributes.get('stroke-linejoin') === 'round').length
    expect(warnings(renderClosenessCircle(crowd(40), { width: 760 }))).toBe(warnings(renderClosenessCircle(crowd(40), { width: 360 })))
  })

  it('say how many more there are when there are too many to draw', () => {
    const svg = renderClosenessCircle(crowd(200, [1, 2, 3]))
    expect(words(svg)).toMatch(/\d+ more people have a place in the circle/)
    expect(overlaps(textBoxes(svg))).toEqual([])
    expect(closenessCircleTable(crowd(200)).rows).toHaveLength(200)
  })
})

describe('the shapes of a circle', () => {
  const nodesOf = (svg: string): readonly (readonly [number, number])[] => {
    // A family's shape is drawn by two half circles from its left edge.
    const paths = allNodes(readSvg(svg)).filter(({ name, attributes }) => name === 'path' && /a[\d.]+ [\d.]+ 0 1 0/.test(attributes.get('d') ?? ''))
    return paths.map(({ attributes }) => {
      const [, x, y, r] = /^M([-\d.]+) ([-\d.]+)a([\d.]+)/.exec(attributes.get('d') ?? '') ?? []
      return [Number(x) + Number(r), Number(y)] as const
    })
  }
  const siblings = (count: number, closenessNow: Person['closenessNow']): Case =>
    ofPeople(...Array.from({ length: count }, (_, index): Person => ({ id: `s${index}`, relation: 'sibling', ...(closenessNow === undefined ? {} : { closenessNow }) })))

  it.each([[1, 1], [2, 2], [3, 3], ['outside', 4]] as const)('stand in their ring (%s)', (closeness, ring) => {
    for (const width of [360, 720, 1100]) {
      const svg = renderClosenessCircle(siblings(7, closeness), { width })
      const [client = 0, ...rings] = ringsOf(svg)
      const circles = allNodes(readSvg(svg)).filter(({ name, attributes }) => name === 'circle' && Number(attributes.get('r')) === client)
      const [x, y] = [Number(circles[0]?.attributes.get('cx')), Number(circles[0]?.attributes.get('cy'))]
      // The last is the sign in the key, and on narrow pictures each is repeated in the list.
      const distances = nodesOf(svg).slice(0, 7).map(([nodeX, nodeY]) => Math.hypot(nodeX - x, nodeY - y))
      expect(distances).toHaveLength(7)
      for (const distance of distances) {
        expect(distance).toBeGreaterThan(ring === 1 ? client : (rings[ring - 2] ?? 0))
        expect(distance).toBeLessThan(ring === 4 ? Infinity : (rings[ring - 1] ?? 0))
      }
    }
  })

  it('of forty people in one ring stand clear of one another', () => {
    for (const ring of [1, 2, 3, 'outside'] as const) {
      const places = nodesOf(renderClosenessCircle(siblings(40, ring), { width: 720 })).slice(0, 40)
      const distances = places.flatMap((a, index) => places.slice(index + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1])))
      expect(Math.min(...distances)).toBeGreaterThan(9)
    }
  })

  it('differ for every kind of relation, and the key names them', () => {
    const relations = ['partner', 'sibling', 'friend', 'colleague', 'carer', 'pet', 'other'] as const
    const drawn = relations.map((relation) => renderClosenessCircle(ofPeople({ id: 'x', name: 'Ines', relation, closenessNow: 2 })))
    const outlines = drawn.map((svg) => allNodes(readSvg(svg)).filter(({ attributes }) => attributes.get('stroke-width') === '1.5').map(({ attributes }) => attributes.get('d') ?? '').at(-1)?.replaceAll(/[-\d. ]+/g, ' '))
    expect(new Set(drawn.map(words))).toHaveProperty('size', relations.length)
    expect(new Set(outlines).size).toBeGreaterThan(4)
  })
})

describe('what is between two people', () => {
  const told = (person: Omit<Person, 'id'>, options = {}): string => words(renderClosenessCircle(ofPeople({ id: 'x', name: 'Ines', closenessNow: 2, ...person }), { width: 1100, ...options }))

  it.each([
    [{ status: 'deceased' }, 'has died'],
    [{ status: 'estranged' }, 'estranged'],
    [{ status: 'ended' }, 'relationship ended'],
    [{ status: 'missing' }, 'whereabouts unknown'],
    [{ status: 'low-contact' }, 'little contact'],
    [{ conflict: { present: 'yes' } }, 'at odds'],
    [{ fear: 'yes' }, 'client is afraid of them'],
    [{ fear: 'unsure' }, 'fear: client is unsure'],
    [{ harm: ['control'] }, 'harm recorded'],
    [{ confidant: 'yes' }, 'confidant'],
    [{ supportReceived: { practical: 'some' } }, 'gives support'],
  ] as const)('is said in words and explained in the key: %j', (fields, flag) => {
    const [plain, flagged] = [told({}), told(fields)]
    expect(plain).not.toContain(flag)
    expect(flagged).toContain(flag)
    expect(flagged.split('\n').length).toBeGreaterThan(plain.split('\n').length)
  })

  it.each([
    { status: 'unknown' }, { conflict: { present: 'past' } }, { conflict: 'declined' }, { fear: 'none' }, { fear: 'unknown' }, { harm: [] },
    { confidant: 'partly' }, { supportReceived: { practical: 'none' } }, { supportReceived: 'unknown' },
  ] as const)('is not made up: %j', (fields) => {
    expect(told(fields)).toBe(told({}))
  })

  it('of the year before is left to that year: only the dead are told', () => {
    const svg = renderClosenessCircle(ofPeople(
      { id: 'a', name: 'Ines', closenessBefore: 1, status: 'estranged', conflict: { present: 'yes' }, confidant: 'yes', fear: 'yes' },
      { id: 'b', name: 'Tom', closenessBefore: 1, status: 'deceased' },
    ), { when: 'before' })
    expect(words(svg)).not.toMatch(/estranged|at odds|confidant|afraid/)
    expect(words(svg)).toContain('has died')
  })

  it('is not drawn when nothing is known of it', () => {
    expect(told({})).toContain('no line: contact not recorded')
    expect(told({ status: 'in-contact' })).not.toContain('no line')
  })
})

describe('movement', () => {
  const moved = (person: Omit<Person, 'id'>): string => renderClosenessCircle(ofPeople({ id: 'x', name: 'Ines', ...person }), { when: 'movement', width: 1100 })
  const arrows = (svg: string): number => allNodes(readSvg(svg)).filter(({ name, attributes }) => name === 'circle' && attributes.get('r') === '3').length

  it('is an arrow where both places are known and differ', () => {
    expect(arrows(moved({ closenessBefore: 1, closenessNow: 3 }))).toBe(2)
    expect(moved({ closenessBefore: 1, closenessNow: 3 })).toContain('Moved further away: Ines.')
    expect(moved({ closenessBefore: 3, closenessNow: 1 })).toContain('Came closer: Ines.')
  })

  it('is none where somebody stayed, or one place is not known', () => {
    for (const person of [{ closenessBefore: 2, closenessNow: 2 }, { closenessNow: 2 }, { closenessBefore: 2 }] as const) expect(arrows(moved(person))).toBe(0)
  })

  it('says which place is not known rather than that nobody moved', () => {
    expect(words(moved({ closenessNow: 2 }))).toContain('earlier place not recorded')
    expect(words(moved({ closenessBefore: 2 }))).toContain('place before; none recorded')
    expect(words(moved({ closenessBefore: 2, status: 'deceased' }))).toContain('place before the death')
    expect(words(moved({ closenessNow: 2, shift: 'closer' }))).toContain('came closer')
    expect(words(moved({ closenessBefore: 2, closenessNow: 2 }))).not.toMatch(/place not recorded|none recorded/)
  })
})

describe('those without a place', () => {
  it('are listed under the circle, and in the table with the reason', () => {
    const kase = ofPeople({ id: 'a', name: 'Ines' }, { id: 'b', name: 'Tom', closenessNow: 'declined' })
    expect(words(renderClosenessCircle(kase))).toMatch(/No place recorded for this circle\n(.*\n)*Ines/)
    expect(closenessCircleTable(kase).rows.map(([name, place]) => `${name}: ${place}`)).toEqual(['Ines: not asked', 'Tom: declined'])
  })

  it('are told apart from nobody at all', () => {
    expect(words(renderClosenessCircle(makeCase()))).toContain('Nobody has been recorded yet.')
    expect(words(renderClosenessCircle(ofPeople({ id: 'a' })))).not.toContain('Nobody has been recorded yet.')
  })
})

describe('the candidate focus', () => {
  const dispute = example('plain-dispute')
  const formulation = formulateSync(dispute)

  it('is marked on those it is about, by outline and word', () => {
    const svg = renderClosenessCircle(dispute, { formulation })
    expect(words(svg)).toContain('second outline: a candidate focus is about them')
    expect(words(svg)).not.toContain('involved')
    expect(closenessCircleTable(dispute, { formulation }).rows.filter((row) => row.at(-1)?.includes('candidate focus')).map(([name]) => name)).toEqual(['Gonzalo'])
    expect(words(renderClosenessCircle(dispute))).not.toContain('candidate focus')
  })

  it('about an event is marked on the people of that event', () => {
    const transition = example('plain-transition')
    const involved = transition.timeline?.events?.find(({ id }) => id === 'contract')?.people ?? []
    const names = (transition.inventory?.people ?? []).filter(({ id }) => involved.includes(id)).map(({ name = '' }) => name)
    const marked = closenessCircleTable(transition, { formulation: formulateSync(transition) }).rows.filter((row) => row.at(-1)?.includes('candidate focus')).map(([name]) => name)
    expect(names.length).toBeGreaterThan(0)
    expect([...marked].sort()).toEqual([...names].sort())
    const seen = words(renderClosenessCircle(transition, { formulation: formulateSync(transition) }))
    expect(seen).toContain('dotted second outline: involved in a candidate focus')
    expect(seen).not.toContain('a candidate focus is about them')
  })

  it('tells whom it is about from those who are part of its event', () => {
    const kase = example('hard-transition')
    const formulated = formulateSync(kase)
    const subjects = formulated.outcome.foci.flatMap(({ subject }) => (subject.kind === 'person' ? [subject.id] : []))
    const nameOf = (id: string): string => kase.inventory?.people?.find((person) => person.id === id)?.name ?? id
    const rows = closenessCircleTable(kase, { formulation: formulated }).rows
    const told = (pattern: RegExp): readonly (string | undefined)[] => rows.filter((row) => pattern.test(row.at(-1) ?? '')).map(([name]) => name)
    expect(told(/(?<!in a )candidate focus/)).toEqual(subjects.map(nameOf))
    expect(told(/involved in a candidate focus/).length).toBeGreaterThan(0)
    const svg = renderClosenessCircle(kase, { formulation: formulated })
    const bold = allNodes(readSvg(svg)).filter(({ name, attributes }) => name === 'text' && attributes.get('font-weight') === 'bold').map(({ text }) => text)
    expect(bold.slice(1).map((text) => text.replaceAll(/[\u2068\u2069]/g, ''))).toEqual(subjects.map(nameOf))
  })

  it('is not marked while something more pressing holds it back', () => {
    const kase = example('safety-first')
    expect(words(renderClosenessCircle(kase, { formulation: formulateSync(kase) }))).not.toContain('candidate focus')
  })
})

describe('urgent messages', () => {
  it('are pointed to before everything else, on the pages of professionals', () => {
    const kase = example('safety-first')
    expect(words(renderClosenessCircle(kase, { formulation: formulateSync(kase), width: 1100 })).split('\n')[1]).toMatch(/^Urgent messages come first\. /)
    expect(words(renderClosenessCircle(kase, { width: 1100 }))).not.toContain('Urgent')
  })
})

describe('a client’s page', () => {
  it('shows nobody where danger or harm is recorded, or nobody looked', () => {
    for (const name of ['safety-first', 'hard-transition']) {
      const kase = example(name)
      const options = { register: 'client', formulation: formulateSync(kase) } as const
      expect(renderClosenessCircle(kase, options)).toBe('')
      expect(closenessCircleTable(kase, options).rows).toEqual([])
    }
    expect(renderClosenessCircle(example('plain-dispute'), { register: 'client' })).toBe('')
    const feared = ofPeople({ id: 'x', fear: 'unsure' })
    const harmless = { ...formulateSync(example('plain-dispute')), caseId: feared.caseId, assessedOn: feared.assessedOn }
    expect(renderClosenessCircle(feared, { register: 'client', formulation: harmless })).toBe('')
  })

  it('crosses nobody out: the dead have a broken outline, and the same word', () => {
    const kase = example('plain-grief')
    const formulation = formulateSync(kase)
    const crosses = (svg: string): number => allNodes(readSvg(svg)).filter(({ attributes }) => attributes.get('stroke-width') === '1.4').length
    const [clinician, client] = [renderClosenessCircle(kase, { formulation, width: 1100 }), renderClosenessCircle(kase, { formulation, register: 'client', width: 1100 })]
    expect([crosses(clinician), crosses(client)]).toEqual([2, 0])
    expect(words(clinician)).toContain('crossed out: has died')
    expect(words(client)).toContain('broken outline: has died')
    expect(words(client)).not.toContain('crossed')
    for (const register of ['client', 'clinician'] as const) {
      expect(words(renderClosenessCircle(kase, { blank: true, register })).includes('crossed out')).toBe(register === 'clinician')
    }
  })

  it('has no circle while nobody has a place in it', () => {
    const kase = example('insufficient')
    const options = { register: 'client', formulation: formulateSync(kase) } as const
    expect(renderClosenessCircle(kase, options)).toBe('')
    expect(closenessCircleTable(kase, options).rows).toEqual([])
    expect(renderClosenessCircle(kase, { ...options, blank: true })).not.toBe('')
    expect(renderClosenessCircle(kase, { ...options, register: 'clinician' })).not.toBe('')
  })

  it('speaks to the client', () => {
    const kase = example('plain-dispute')
    const svg = renderClosenessCircle(kase, { register: 'client', formulation: formulateSync(kase) })
    expect(words(svg)).toContain('part of what we might work on')
    expect(svg).not.toMatch(/client|candidate/)
  })
})

describe('a worksheet', () => {
  it('holds nothing of the case, and room to write', () => {
    for (const when of TIMES) for (const width of WIDTHS) {
      const [full, empty] = [renderClosenessCircle(crowd(40), { blank: true, when, width }), renderClosenessCircle(makeCase(), { blank: true, when, width })]
      expect(full).toBe(empty)
      expect(overlaps(textBoxes(empty))).toEqual([])
      expect(strays(empty, textBoxes(empty))).toEqual([])
    }
  })

  it('for a client asks nothing about fear', () => {
    const sheet = (register: 'client' | 'clinician'): string => words(renderClosenessCircle(makeCase(), { blank: true, register }))
    expect(sheet('clinician')).toContain('afraid')
    expect(sheet('client')).not.toMatch(/afraid|harm/)
  })
})

describe('a circle', () => {
  it('is the same whatever the order of the people', () => {
    const kase = crowd(40)
    const turned = makeCase({ ...kase, inventory: { people: [...(kase.inventory?.people ?? [])].reverse() } })
    for (const when of TIMES) {
      expect(renderClosenessCircle(turned, { when })).toBe(renderClosenessCircle(kase, { when }))
      expect(closenessCircleTable(turned, { when })).toEqual(closenessCircleTable(kase, { when }))
    }
  })

  it('names and describes itself, and takes its ids from the prefix', () => {
    const root = readSvg(renderClosenessCircle(crowd(5), { idPrefix: 'one two' }))
    expect(root.attributes.get('role')).toBe('img')
    const named = (root.attributes.get('aria-labelledby') ?? '').split(' ').map((id) => root.children.find(({ attributes }) => attributes.get('id') === id)?.name)
    expect(named).toEqual(['title', 'desc'])
    expect(root.attributes.get('aria-labelledby')).toBe('one-two-title one-two-description')
    expect(root.children.find(({ name }) => name === 'desc')?.text).toContain('Inner ring:')
  })

  it('has a row of the table for everybody, and a cell for every column', () => {
    for (const when of TIMES) {
      const table = closenessCircleTable(crowd(40), { when })
      expect(table.rows).toHaveLength(40)
      expect(table.rows.every((row) => row.length === table.head.length)).toBe(true)
    }
  })

  it('speaks another language, from either side', () => {
    const mirrored: Language = { ...spanish, direction: 'rtl' }
    for (const language of [spanish, mirrored]) for (const width of WIDTHS) for (const kase of [crowd(5), crowd(40)]) {
      const svg = renderClosenessCircle(kase, { language, width, when: 'movement' })
      expect(words(svg)).toContain('pareja')
      expect(words(svg)).not.toMatch(/partner|confidant/)
      expect(overlaps(textBoxes(svg))).toEqual([])
      expect(strays(svg, textBoxes(svg))).toEqual([])
    }
  })

  it('takes any width that can be meant', () => {
    for (const width of [1, 100, 100_000]) expect(Number(readSvg(renderClosenessCircle(crowd(3), { width })).attributes.get('width'))).toBeGreaterThan(200)
  })

  it('lets nothing in from the texts of a case', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(
      '<script>alert(1)</script>', '"><image href="http://x.example"/>', "' onload='x", ']]><x/>', '&bogus;', '\u0000\u0008\ufffe', '\ud800', '\u202eedcba', '<!--', '{name}', '\u0301'.repeat(50), '\ufdfd'.repeat(9)))
    fc.assert(fc.property(fc.array(fc.record({ name: hostile, now: fc.constantFrom(...CLOSENESS, undefined) }), { maxLength: 6 }), hostile, (people, idPrefix) => {
      const kase = ofPeople(...people.map(({ name, now }, index): Person => ({ id: `p${index}`, name, ...(now === undefined ? {} : { closenessNow: now }) })))
      for (const width of [360, 720]) {
        const svg = renderClosenessCircle(kase, { idPrefix, width })
        expect(intruders(svg)).toEqual([])
        expect(strays(svg, textBoxes(svg).filter(({ text }) => /^[ -~]*$/.test(text)))).toEqual([])
      }
    }), { seed: 20251121, numRuns: 60 })
  }, 20_000)
})
