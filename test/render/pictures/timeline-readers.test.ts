import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/index.js'
import type { Formulation } from '../../../src/model/formulation.js'
import { pictureWords } from '../../../src/render/pictures/words.js'
import { renderTimeline, timelineTable, type TimelineOptions } from '../../../src/render/index.js'
import { makeCase } from '../../support/make-case.js'
import { pseudoLanguage } from '../../support/pseudo-language.js'
import { bundled, dayAfter, full, hard, instruments } from './timeline-samples.js'
import { attribute, clashes, described, readSvg, textBoxes, textsOf } from './timeline-svg.js'

describe("the client's timeline", () => {
  it('is empty where the formulation keeps pictures from the client, and where no formulation tells whether it may be shown', () => {
    const guarded = bundled['safety-first'] ?? makeCase()
    expect(renderTimeline(guarded, full(guarded, { register: 'client' }))).toBe('')
    expect(timelineTable(guarded, full(guarded, { register: 'client' })).rows).toEqual([])
    const quiet = bundled['plain-grief'] ?? makeCase()
    expect(renderTimeline(quiet, { register: 'client' })).toBe('')
    expect(timelineTable(quiet, { register: 'client' }).rows).toEqual([])
    expect(renderTimeline(quiet, full(quiet, { register: 'client' }))).not.toBe('')
  })

  it('leaves out severity, self-harm, time windows, special days and who said so', () => {
    const kase = hard['an old death'] ?? makeCase()
    const options: TimelineOptions = { instruments, formulation: { ...formulateSync(kase), messages: [] as Formulation['messages'] }, register: 'client' }
    const page = `${renderTimeline(kase, options)} ${JSON.stringify(timelineTable(kase, options))}`
    expect(page).toContain('death of Emil')
    expect(page).not.toMatch(/severe|moderate|minimal|self-harm|proximal|immediate|anniversary|episode|onset|symptom|cut-off/i)
  })

  it('has no score and no name of a questionnaire, in the picture, its titles or its table', () => {
    for (const kase of Object.values(bundled)) {
      const formulation = formulateSync(kase)
      const options = { instruments, formulation, register: 'client' as const }
      expect(renderTimeline(kase, options) + JSON.stringify(timelineTable(kase, options))).not.toMatch(/PHQ|PG-13|UCLA|EPDS|K10|GAD|\bscore\b/)
    }
  })

  it("joins only what the client's text tells of", () => {
    const kase = bundled['plain-grief'] ?? makeCase()
    const formulation = formulateSync(kase)
    const told = formulation.text.client.find(({ id }) => id === 'links')?.sentences.filter(({ evidence }) => evidence.some((each) => each.startsWith('/'))).length ?? 0
    const arcs = readSvg(renderTimeline(kase, { formulation, register: 'client' })).filter(({ attributes }) => attributes['stroke-opacity'] === '0.75')
    expect(told).toBeGreaterThan(0)
    expect(arcs).toHaveLength(told)
    expect(textsOf(renderTimeline(kase, { formulation, register: 'client' }))).toContain('close in time, which is no cause')
    const silent: Formulation = { ...formulation, text: { ...formulation.text, client: [] } }
    expect(readSvg(renderTimeline(kase, { formulation: silent, register: 'client' })).filter(({ attributes }) => attributes['stroke-opacity'] === '0.75')).toEqual([])
  })
})

describe('the timeline in another language', () => {
  const language = pseudoLanguage(pictureWords(undefined))
  const kase = makeCase({
    inventory: { people: [{ id: 'p', relation: 'parent', status: 'deceased', death: { on: '1999-04-02', specialDays: ['03-02'] } }] },
    timeline: {
      episodes: [{ id: 'now', onset: '2025-02~', course: 'recurrent', saidBy: 'client' }, { id: 'old', onset: '2001', endedOn: '2002' }, { id: 'open', onset: 'unknown', endedOn: 'unknown' }],
      changes: [{ id: 'w', direction: 'worsening', on: '2025-03-05' }, { id: 'r', direction: 'relief' }],
      measurements: Array.from({ length: 12 }, (_, i) => ({ on: dayAfter(10_960 + i * 7), instrument: 'phq-9' as const, score: 4 + i, selfHarmItem: i > 10 ? 1 : 0 })),
      events: [{ id: 'a', type: 'move', on: '2025-01-15', dueOn: '2025-08' }, { id: 'b', type: 'debt', on: '2025-04/2025-05', people: ['p'], saidBy: 'clinician' }],
    },
  })
  const options = full(kase, { language, formulation: formulateSync(kase, { language }) })

  it('says nothing in English, in the picture, its description or its table', () => {
    const ours = (text: string): string => text.replaceAll(/⟦[^⟧]*⟧/g, '')
    const { caption, head, rows } = timelineTable(kase, options)
    const svg = renderTimeline(kase, { ...options, width: 1600 })
    const visible = textsOf(svg).filter((text) => text.split('⟦').length === text.split('⟧').length)
    expect(visible.length).toBeGreaterThan(20)
    const said = [caption, ...head, ...rows.flat(), described(svg), ...visible]
    expect(said.map(ours).filter((text) => /[A-Za-z]{2}/.test(text))).toEqual([])
  })

  it('begins its texts on the right, and keeps them apart, while time runs as before', () => {
    for (const width of [300, 720]) {
      const elements = readSvg(renderTimeline(kase, { ...options, width }))
      expect(clashes(textBoxes(elements), width, attribute(elements, 'height'))).toEqual([])
      const heading = elements.find(({ attributes }) => attributes['font-weight'] === 'bold')
      expect(heading?.attributes).toMatchObject({ 'text-anchor': 'end', x: String(width - 10) })
    }
  })
})
