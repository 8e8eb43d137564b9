import { describe, expect, it } from 'vitest'
import { INSTRUMENT_RANGES } from '../../src/model/instruments.js'
import { INSTRUMENT_PIECES, type InstrumentFile } from '../../src/model/rule-set.js'
import { INSTRUMENTS } from '../../src/model/words.js'
import file from '../../rules/ipt-core/instruments.json' with { type: 'json' }
import sources from '../../rules/ipt-core/sources.json' with { type: 'json' }

const { instruments } = file as unknown as InstrumentFile

describe('the table of instruments', () => {
  it('holds every instrument of the input but "other", once and in their order', () => {
    expect(instruments.map((each) => each.id)).toEqual(INSTRUMENTS.filter((id) => id !== 'other'))
  })

  it('gives the ranges and self-harm items that the input accepts', () => {
    for (const { id, range, selfHarmItem } of instruments) {
      const accepted = INSTRUMENT_RANGES[id]
      expect(range, id).toEqual([accepted.min, accepted.max])
      expect(selfHarmItem && { min: selfHarmItem.min, max: selfHarmItem.max }, id).toEqual(accepted.selfHarmItem)
    }
  })

  it('has bands that cover the range without gap or overlap, where it has any', () => {
    const banded = instruments.filter((each) => each.bands.length > 0)
    expect(banded.length).toBeGreaterThan(5)
    for (const { id, bands, range } of banded) {
      expect([bands[0]?.from, bands[bands.length - 1]?.to], id).toEqual(range)
      bands.slice(1).forEach((band, i) => expect(band.from, `${id} ${band.band}`).toBe((bands[i]?.to ?? NaN) + 1))
    }
  })

  it('begins "at least moderate" where a band begins, and keeps cut-offs inside the range', () => {
    for (const { id, bands, range, moderateFrom, cutOff } of instruments) {
      if (moderateFrom !== undefined) expect(bands.find((band) => band.band === 'moderate')?.from, id).toBe(moderateFrom)
      if (cutOff !== undefined) expect(cutOff > range[0] && cutOff < range[1], id).toBe(true)
    }
  })

  it('begins "moderately severe" where the band of that name or a worse one begins, on scales of depression and distress alone', () => {
    const SEVERE = ['moderately severe', 'severe', 'very high']
    for (const { id, bands, measures, severeFrom } of instruments) {
      const from = measures === 'depression' || measures === 'distress' ? bands.find(({ band }) => SEVERE.includes(band))?.from : undefined
      expect(severeFrom, id).toBe(from)
    }
    expect(instruments.filter(({ severeFrom }) => severeFrom !== undefined).map(({ id }) => id)).toEqual(['phq-9', 'bdi-ii', 'ham-d17', 'madrs', 'k10'])
  })

  it('has no threshold of change where none is verified for one person', () => {
    const without = instruments.filter((each) => each.changeThreshold === null).map((each) => each.id)
    expect(without).toEqual(['bdi-ii', 'ham-d17', 'madrs', 'pg-13-r', 'ucla-3', 'lsns-6', 'iip-32', 'eq-5d'])
    expect(instruments.filter((each) => each.changeNote.length < 20)).toEqual([])
  })

  it('cites sources of the list and knows the pieces it is less sure of', () => {
    const known = new Set(sources.sources.map((source) => source.id))
    expect(instruments.flatMap((each) => each.sources).filter(({ cite }) => !known.has(cite))).toEqual([])
    expect(instruments.filter((each) => each.sources.length === 0)).toEqual([])
    const pieces = instruments.flatMap((each) => Object.keys(each.confidenceOf ?? {}))
    expect(pieces.filter((piece) => !(INSTRUMENT_PIECES as readonly string[]).includes(piece))).toEqual([])
  })
})
