import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync, isFormulationError, parseCase } from '../../../src/index.js'
import type { Case } from '../../../src/model/case.js'
import { renderTimeline, timelineTable } from '../../../src/render/index.js'
import { makeCase } from '../../support/make-case.js'
import { smallestPrinted } from '../../support/print-checks.js'
import { randomCase } from '../../support/random-case.js'
import { shuffled } from '../../support/shuffle.js'
import { bundled, dayAfter, full, hard, instruments, manyScores, samples } from './timeline-samples.js'
import { attribute, clashes, described, readSvg, textBoxes, textsOf } from './timeline-svg.js'

describe('the eyes of these tests', () => {
  const text = (x: number, y: number): string => `<text x="${x}" y="${y}">some words</text>`

  it('see texts over one another and beyond the edge', () => {
    expect(clashes(textBoxes(readSvg(`<svg>${text(10, 20)}${text(30, 24)}${text(170, 60)}${text(10, 60)}</svg>`)), 200, 100)).toHaveLength(2)
  })

  it.each(['<svg><a></svg>', '<svg>&amp</svg>', '<svg a="1" a="2"/>', '<svg>\u0000</svg>', '<svg a=1/>', '<svg/>x', '<svg><!-- --></svg>'])('refuse %j', (svg) => {
    expect(() => readSvg(svg)).toThrow()
  })
})

describe('the timeline', () => {
  it.each(samples)('of %s has no text over another and none beyond the edges, at every width, for every reader', (_, kase) => {
    const formulation = formulateSync(kase)
    for (const width of [280, 360, 720, 1100]) {
      for (const options of [{}, { instruments }, { instruments, formulation }, { instruments, formulation, register: 'client' as const }]) {
        const svg = renderTimeline(kase, { ...options, width })
        if (svg === '') continue
        const elements = readSvg(svg)
        expect(attribute(elements, 'width')).toBe(width)
        expect(clashes(textBoxes(elements), width, attribute(elements, 'height'))).toEqual([])
      }
    }
  }, 20_000)

  it('has no text over another for any case', () => {
    fc.assert(fc.property(randomCase, fc.constantFrom(300, 720), (kase, width) => {
      const elements = readSvg(renderTimeline(kase, full(kase, { width })))
      expect(clashes(textBoxes(elements), width, attribute(elements, 'height'))).toEqual([])
    }), { seed: 20251121, numRuns: 50 })
  }, 20_000)

  it('and its table are the same whatever the order of the input', () => {
    fc.assert(fc.property(fc.constantFrom(...samples.filter(([name]) => name !== 'many scores').map(([, kase]) => kase)), fc.integer(), (kase, seed) => {
      const mixed = parseCase(shuffled(kase, seed))
      expect(renderTimeline(mixed, full(mixed))).toBe(renderTimeline(kase, full(kase)))
      expect(timelineTable(mixed, full(mixed))).toEqual(timelineTable(kase, full(kase)))
    }), { seed: 20251121, numRuns: 30 })
  }, 20_000)

  it('is the same in bytes when the case comes unsorted past the reading of cases', () => {
    for (const [, kase] of samples) {
      const { timeline } = kase
      const reversed: Case = { ...kase, timeline: Object.fromEntries(Object.entries(timeline ?? {}).map(([key, list]: [string, unknown]) => [key, Array.isArray(list) ? [...list].reverse() : list])) }
      expect(renderTimeline(reversed, full(kase))).toBe(renderTimeline(kase, full(kase)))
    }
  })

  it('changes neither the case nor the formulation', () => {
    const kase = bundled['plain-grief'] ?? makeCase()
    const formulation = formulateSync(kase)
    const before = JSON.stringify([kase, formulation])
    renderTimeline(kase, { formulation, instruments })
    expect(JSON.stringify([kase, formulation])).toBe(before)
  })

  it('holds nothing but what it was meant to, whatever people wrote', () => {
    const clean = new Set(samples.flatMap(([, kase]) => readSvg(renderTimeline(kase, full(kase))).flatMap(({ name, attributes }) => [name, ...Object.keys(attributes)])))
    for (const name of ['script', 'style', 'href', 'a', 'image', 'foreignObject', 'class']) expect(clean.has(name)).toBe(false)
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('</text><script>alert(1)</script>', '"><image href="x" onload="y"/>', ']]>', '<!--', '-->', '&lt;&amp;&#x3c;', "' onload='x", '\u0000\u0008\ud800', '\u202eabc\u2066', 'a\u0301'.repeat(50), '{who} {x}'),
    )
    fc.assert(fc.property(fc.record({ title: nasty, name: nasty, scale: nasty, prefix: nasty, crowd: fc.boolean() }), ({ title, name, scale, prefix, crowd }) => {
      const kase = makeCase({
        inventory: { people: [{ id: 'p', name, status: 'deceased', death: { on: '2024-02-01', specialDays: ['03-01'] } }] },
        timeline: {
          episodes: [{ id: 'now', onset: '2024-03' }],
          measurements: [{ on: '2024-05-01', instrument: 'other', instrumentName: scale, score: 3 }],
          events: Array.from({ length: crowd ? 40 : 2 }, (_, i) => ({ id: `e${i}`, type: 'move' as const, title, on: dayAfter(10_650 + i), people: ['p'] })),
        },
      })
      const elements = readSvg(renderTimeline(kase, { idPrefix: prefix }))
      expect(elements.flatMap(({ name: tag, attributes }) => [tag, ...Object.keys(attributes)]).filter((each) => !clean.has(each))).toEqual([])
      const pointing = elements.flatMap(({ attributes }) => Object.entries(attributes)).filter(([, value]) => value.includes('url('))
      expect(pointing.filter(([key, value]) => key !== 'fill' || !/^url\(#[A-Za-z][\w-]*\)$/.test(value))).toEqual([])
      expect(clashes(textBoxes(elements), 720, attribute(elements, 'height'))).toEqual([])
    }), { seed: 20251121, numRuns: 100 })
  }, 20_000)

  it('names and describes itself, and keeps its ids apart from those of other pictures', () => {
    const kase = bundled['tie'] ?? makeCase()
    const elements = readSvg(renderTimeline(kase, full(kase, { idPrefix: 'second' })))
    expect(elements[0]?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'second-title second-description', direction: 'ltr' })
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(ids).toEqual(expect.arrayContaining(['second-title', 'second-description']))
    expect(ids.every((id) => id.startsWith('second-')) && new Set(ids).size === ids.length).toBe(true)
    for (const { attributes } of elements) {
      for (const [, id] of Object.values(attributes).join(' ').matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id)
    }
  })

  it('points to urgent messages before anything else', () => {
    const kase = bundled['safety-first'] ?? makeCase()
    expect(textsOf(renderTimeline(kase, full(kase)))[1]).toMatch(/^Urgent messages come first\. /)
    const quiet = bundled['plain-grief'] ?? makeCase()
    expect(textsOf(renderTimeline(quiet, full(quiet))).join(' ')).not.toContain('Urgent')
  })

  it('says that an invented case is one, and when it was recorded', () => {
    expect(textsOf(renderTimeline(bundled['tie'] ?? makeCase()))).toEqual(expect.arrayContaining(['Invented case', 'As recorded on 5 May 2025']))
  })

  it('puts the name of each event in the picture, or in a list of numbers when they crowd', () => {
    for (const kase of [hard['sixty events in a year'], hard['many scripts']]) {
      const svg = renderTimeline(kase ?? makeCase(), { width: 1100 })
      const titles = kase?.timeline?.events?.map(({ title }) => title?.replaceAll(/\s+/g, ' ').trim().slice(0, 6) ?? '?') ?? []
      const said = textsOf(svg).join(' ')
      expect(titles.filter((title) => !said.includes(title))).toEqual([])
    }
    expect(described(renderTimeline(hard['sixty events in a year'] ?? makeCase()))).toContain('numbered')
  })

  it('shows a score on its own scale with the names of its bands, and says which way is worse', () => {
    const texts = textsOf(renderTimeline(hard['seven instruments'] ?? makeCase(), { instruments, width: 900 }))
    expect(texts).toEqual(expect.arrayContaining(['PHQ-9, 0 to 27, higher is worse', 'LSNS-6, 0 to 30, higher is better', 'moderately severe', 'at risk of isolation']))
    expect(textsOf(renderTimeline(hard['seven instruments'] ?? makeCase()))).toContain('LSNS-6, 0 to 30')
  })

  it('draws darker bands where scores are worse, up or down', () => {
    const bands = (instrument: 'phq-9' | 'lsns-6'): readonly number[] =>
      readSvg(renderTimeline(makeCase({ timeline: { measurements: [{ on: '2025-01-01', instrument, score: 9 }, { on: '2025-02-01', instrument, score: 9 }] } }), { instruments }))
        .filter(({ name, attributes }) => name === 'rect' && Number(attributes['height']) > 8 && attributes['fill'] === undefined)
        .sort((a, b) => Number(a.attributes['y']) - Number(b.attributes['y'])).map(({ attributes }) => Number(attributes['fill-opacity']))
    expect(bands('phq-9')).toEqual([0.2, 0.15, 0.1, 0.05, 0])
    expect(bands('lsns-6')).toEqual([0, 0.2])
  })

  it('marks what came before the onset, after it, and what cannot be told', () => {
    const texts = textsOf(renderTimeline(hard['thirty years'] ?? makeCase()))
    expect(texts).toEqual(expect.arrayContaining(['onset of the current episode', 'filled: life event before the onset']))
    const after = makeCase({ timeline: { episodes: [{ id: 'now', onset: '2024-03' }], events: [{ id: 'a', type: 'move', on: '2024-04-02' }, { id: 'b', type: 'debt', on: '2024' }] } })
    expect(textsOf(renderTimeline(after))).toEqual(expect.arrayContaining(['empty: after the onset', 'with a dot: before or after, dates too vague to tell']))
    expect(textsOf(renderTimeline(after))).not.toContain('filled: life event before the onset')
  })

  it('explains in its key only what occurs', () => {
    const texts = textsOf(renderTimeline(hard['one score'] ?? makeCase()))
    expect(texts.slice(texts.indexOf('score'))).toEqual(['score', 'day of assessment'])
  })

  it('says so when nothing has a date, and lists what has none', () => {
    expect(textsOf(renderTimeline(hard['nothing'] ?? makeCase()))).toContain('Nothing with a date has been recorded yet.')
    expect(textsOf(renderTimeline(hard['undated'] ?? makeCase())).join(' ')).toMatch(/Without a date: .*loss/)
  })

  it('shortens empty decades and says where', () => {
    const svg = renderTimeline(hard['an old death'] ?? makeCase(), { instruments })
    expect(described(svg)).toContain('Not to scale: 14 March 1996 to 1 January 2025')
    expect(textsOf(svg)).toContain('shortened: time without dates, not to scale')
  })

  it('joins events with the changes they lie near, and never speaks of a cause', () => {
    for (const [, kase] of samples) {
      const formulation = formulateSync(kase)
      const svg = renderTimeline(kase, { formulation, instruments })
      const rows = timelineTable(kase, { formulation, instruments }).rows.flat().join(' ')
      expect(`${svg} ${rows}`.replaceAll('which is no cause', '').replaceAll('that is no cause', '')).not.toMatch(/caus|because of|led to/i)
      const near = formulation.links.filter(({ target, windows }) => windows.some((window) => (target.kind === 'onset' ? ['immediate', 'proximal', 'recent', 'distal'] : ['immediate', 'proximal']).includes(window)))
      const arcs = readSvg(svg).filter(({ name, attributes }) => name === 'path' && attributes['stroke-opacity'] === '0.75')
      expect(arcs.length).toBeLessThanOrEqual(12)
      const fewer = /([\d,]+) curves? between events and changes/.exec(svg)?.[1] ?? '0'
      expect(arcs.length + Number(fewer)).toBe(near.length)
      if (!svg.includes('smaller changes')) expect(arcs).toHaveLength(Math.min(12, near.length))
      expect(rows.split('associated in time').length - 1).toBe(near.length)
    }
  })

  it('draws no more than a dozen turns, the largest of those read off scores, and says how many are left out', () => {
    const kase = makeCase({
      timeline: {
        episodes: [{ id: 'now', onset: '2015' }],
        changes: [{ id: 'told', direction: 'relief', on: '2016-02' }],
        events: [{ id: 'e', type: 'move', on: '2015-06' }],
        measurements: Array.from({ length: 200 }, (_, i) => ({ on: dayAfter(7700 + 14 * i), instrument: 'phq-9' as const, score: i % 8 < 4 ? 2 : i < 56 ? 27 : 14 })),
      },
    })
    const svg = renderTimeline(kase, full(kase))
    const turns = readSvg(svg).filter(({ name, attributes }) => name === 'path' && attributes['stroke-width'] === '1.2' && attributes['d']?.endsWith('Z') === true)
    const empty = turns.filter(({ attributes }) => attributes['fill'] === 'none')
    // The key shows two empty ones, and one as it was told.
    expect([turns.length - 3, empty.length - 2]).toEqual([12, 11])
    const [, , , ...rows] = timelineTable(kase, full(kase)).rows
    const inTable = rows.filter(([, what]) => /read off two scores/.test(what ?? '')).length
    expect(inTable).toBeGreaterThan(20)
    expect(textsOf(svg).join(' ')).toContain(`${inTable - 11} smaller changes of symptoms are left out here`)
    // Those of the first years are the large ones.
    const [first, last] = [Math.min, Math.max].map((of) => of(...empty.slice(0, -2).map(({ attributes }) => Number(/^M([\d.]+)/.exec(attributes['d'] ?? '')?.[1]))))
    expect((last ?? 0) - (first ?? 0)).toBeLessThan(200)
  })

  it('draws an onset known to the year or a range of months as a stretch, one known better as a line', () => {
    const dashed = (onset: string): readonly string[] => readSvg(renderTimeline(makeCase({ timeline: { episodes: [{ id: 'now', onset }], events: [{ id: 'e', type: 'move', on: '2024-12' }] } })))
      .filter(({ attributes }) => attributes['stroke-dasharray'] === '6 3').map(({ name, attributes }) => (name === 'line' ? 'V' : (attributes['d'] ?? '').replaceAll(/[^VH]/g, '')))
    for (const onset of ['2025', '2025-01/2025-05', '2024-10/2025-02']) expect(dashed(onset)).toEqual(['H', 'H'])
    for (const onset of ['2025-03', '2025-03~', '2025-02-11', '2025-01/2025-03']) expect(dashed(onset)).toEqual(['V', 'V'])
  })

  it('says that no onset is recorded where there is none', () => {
    const said = (timeline: Case['timeline']): boolean => textsOf(renderTimeline(makeCase({ timeline: timeline ?? {} }))).includes('Onset of the current episode: no date recorded.')
    const events = [{ id: 'e', type: 'move', on: '2024-12' }] as const
    expect(said({ events })).toBe(true)
    expect(said({ events, episodes: [{ id: 'now' }] })).toBe(true)
    expect(said({ events, episodes: [{ id: 'now', onset: 'unknown' }] })).toBe(true)
    expect(said({ events, episodes: [{ id: 'then', onset: '2010', endedOn: '2011' }] })).toBe(true)
    expect(said({ events, episodes: [{ id: 'now', onset: '2025' }] })).toBe(false)
  })

  it('shows the days of a dispute like other events, only those recorded, and none that an event tells of', () => {
    const tie = bundled['tie'] ?? makeCase()
    expect(textsOf(renderTimeline(tie, full(tie)))).toContain('conflict with Dimitar (partner) begins')
    expect(timelineTable(tie, full(tie)).rows.map(([when, what]) => `${when ?? ''}: ${what ?? ''}`)).toContain('about 20 February 2025: conflict with Dimitar (partner) begins')
    expect(textsOf(renderTimeline(tie, full(tie, { register: 'client' })))).toContain('it became difficult with Dimitar')
    const shown = (conflict: object, on = '2024-01-05'): readonly string[] => timelineTable(makeCase({
      inventory: { people: [{ id: 'x', name: 'Ines', conflict }] },
      timeline: { events: [{ id: 'e', type: 'conflict-friend', title: 'The row', on, people: ['x'] }] },
    })).rows.map(([when, what]) => `${when ?? ''}: ${what ?? ''}`)
    expect(shown({ present: 'yes', since: '2024-02', sharpenedOn: '2024-03-01', flareUps: ['2024-05-09', '2024-04-02'] })).toEqual([
      '5 January 2024: The row', 'February 2024: conflict with Ines begins', '1 March 2024: conflict with Ines grows sharper', '2 April 2024: quarrel with Ines', '9 May 2024: quarrel with Ines',
    ])
    for (const conflict of [{ present: 'no', since: '2024-02' }, { present: 'yes' }, { present: 'yes', since: 'unknown' }, { since: '2024-02' }, 'declined']) {
      expect(shown(conflict as object)).toEqual(['5 January 2024: The row'])
    }
    expect(shown({ present: 'yes', since: '2024-01-05' })).toEqual(['5 January 2024: The row'])
  })

  it('strikes no figure of a score through with the line of the scores', () => {
    for (const [, kase] of samples) for (const width of [360, 720]) {
      const elements = readSvg(renderTimeline(kase, full(kase, { width })))
      const lines = elements.filter(({ name, attributes }) => name === 'path' && attributes['stroke-linejoin'] === 'round' && attributes['stroke-width'] === '1.3')
        .flatMap(({ attributes }) => (attributes['d'] ?? '').split('M').slice(1).map((run) => run.split('L').map((place) => place.split(' ').map(Number))))
      const figures = textBoxes(elements.filter(({ name, attributes, text }) => name === 'text' && attributes['text-anchor'] === 'middle' && /^\u2068[\d.]+\u2069$/.test(text)))
      const struck = figures.filter(({ left, right, top, bottom }) => lines.some((run) => run.slice(1).some(([x2 = 0, y2 = 0], i) => {
        const [x1 = 0, y1 = 0] = run[i] ?? []
        return Array.from({ length: 101 }, (_, step) => step / 100).some((share) => {
          const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share]
          return x > left && x < right && y > top + 2 && y < bottom - 1
        })
      })))
      expect(struck.map(({ text }) => text)).toEqual([])
    }
    const tie = bundled['tie'] ?? makeCase()
    expect(textsOf(renderTimeline(tie, full(tie))).filter((text) => /^1[46]$/.test(text))).toEqual(['16', '16', '14'])
  })

  it.each(samples)('of %s has no text below seven points on A4 and Letter', (_, kase) => {
    for (const register of ['clinician', 'client'] as const) {
      const svg = renderTimeline(kase, full(kase, { width: 760, register }))
      if (svg !== '') expect(smallestPrinted(svg)).toBeGreaterThanOrEqual(7)
    }
  })

  it('of more events than a sheet holds lists those nearest to the onset, and says how many the table alone names', () => {
    const kase = makeCase({ timeline: { episodes: [{ id: 'now', onset: '2025-01' }], events: Array.from({ length: 120 }, (_, i) => ({ id: `e${i}`, type: 'move' as const, title: `What happened on the day with the number ${i}`, on: dayAfter(10_500 + 3 * i) })) } })
    const svg = renderTimeline(kase, full(kase, { width: 760 }))
    expect(smallestPrinted(svg)).toBeGreaterThanOrEqual(7)
    const fewer = Number(/(\d+) events further from the onset/.exec(textsOf(svg).join(' '))?.[1])
    expect(textsOf(svg).filter((text) => text.includes('happened')).length).toBe(120 - fewer)
    expect(timelineTable(kase, full(kase, { width: 760 })).rows.length).toBeGreaterThan(120)
    const narrow = renderTimeline(kase, full(kase, { width: 360 }))
    expect(textsOf(narrow).join(' ')).not.toContain('further from the onset')
    expect([svg, narrow].map((each) => each.includes(' data-partial="true"'))).toEqual([true, false])
  })

  it('shows a part of the time when asked, and how much it leaves out', () => {
    const kase = bundled['plain-grief'] ?? makeCase()
    const options = full(kase, { from: '2025-05', to: '2025-06' })
    expect(textsOf(renderTimeline(kase, options))).toContain('7 entries lie outside the time shown.')
    expect(timelineTable(kase, options).rows.map(([when]) => when)).toEqual([
      // The current episode is still there.
      'between 20 February 2025 and March 2025', '14 May 2025', '4 June 2025', 'about 9 June 2025', '9 June 2025', '18 June 2025',
    ])
  })

  it.each([{ from: 'spring' }, { to: '2025-13' }, { from: '2025', to: '2024' }])('refuses %j, without repeating it', (options) => {
    let thrown: unknown
    try { renderTimeline(makeCase(), options) } catch (error) { thrown = error }
    expect(isFormulationError(thrown) && thrown.code).toBe('USAGE')
    expect(String(thrown)).not.toMatch(/spring|2025-13\b.*received.*2025-13/)
  })

  it('draws five thousand scores in a few pages of text, and says what it leaves out', () => {
    const kase = manyScores(5000)
    const svg = renderTimeline(kase, { instruments })
    expect(svg.length).toBeLessThan(100_000)
    expect(described(svg)).toMatch(/only the lowest, the highest, the first and the last are drawn: [\d,]+ scores are left out/)
    expect(timelineTable(kase, { instruments }).rows.length).toBeGreaterThan(4000)
  })

  it('marks an answer about self-harm among five thousand scores', () => {
    const many = manyScores(5000)
    const at = many.timeline?.measurements?.findIndex(({ instrument }) => instrument === 'phq-9') ?? 0
    const measurements = (many.timeline?.measurements ?? []).map((each, index) => (index === at + 900 ? { ...each, instrument: 'phq-9' as const, score: 12, selfHarmItem: 2 } : each))
    const marked = { ...many, timeline: { ...many.timeline, measurements } }
    const squares = (kase: Case): number => renderTimeline(kase, { instruments }).split('<rect').length
    expect(squares(marked)).toBeGreaterThan(squares(many))
  })
})
