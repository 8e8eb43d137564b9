import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EventInfo } from '../../src/model/rule-set.js'
import { AREAS, EVENT_TYPES } from '../../src/model/words.js'

const KEYS = ['type', 'label', 'areas', 'sharesWith', 'unfolds', 'kinds', 'firstQuestion']
const KINDS = ['death', 'loss-in-pregnancy', 'trauma', 'violence', 'animal']

const file = new URL('../../rules/ipt-core/events.json', import.meta.url)
const { events } = JSON.parse(readFileSync(file, 'utf8')) as { readonly events: readonly EventInfo[] }

describe('the map of events', () => {
  it('has one entry for every event type, in the order of the word list, and no other', () => {
    expect(events.map((event) => event.type)).toEqual([...EVENT_TYPES])
  })

  it('names known areas and kinds only, each once', () => {
    for (const { type, areas, sharesWith = [], kinds = [] } of events) {
      for (const list of [areas, sharesWith, kinds]) expect(new Set(list).size, type).toBe(list.length)
      expect([...areas, ...sharesWith].filter((area) => !(AREAS as readonly string[]).includes(area)), type).toEqual([])
      expect(kinds.filter((kind) => !KINDS.includes(kind)), type).toEqual([])
    }
  })

  it('has no keys beyond those it describes, and a label and question of its own for every type', () => {
    for (const event of events) {
      expect(Object.keys(event).filter((key) => !KEYS.includes(key)), event.type).toEqual([])
      expect(event.label, event.type).toMatch(/^\S.*\S$/)
      expect(event.firstQuestion, event.type).toMatch(/^[A-Z].*\?$/)
    }
    expect(new Set(events.map((event) => event.label)).size).toBe(events.length)
    expect(new Set(events.map((event) => event.firstQuestion)).size).toBe(events.length)
  })

  it('leads from a death of a person to grief and from an animal\'s never to it', () => {
    for (const { type, areas, kinds = [] } of events) {
      if (kinds.includes('death')) expect(areas, type).toEqual(['grief'])
      else expect(areas[0], type).not.toBe('grief')
    }
  })

  it('lets no type that may be both a conflict and a change win twice with the same person', () => {
    const both = ['separation-in-progress', 'divorce-in-progress', 'left-by-partner', 'estrangement-start', 'bullying',
      'rejection-targeted', 'dismissal-humiliating']
    for (const type of both) {
      const event = events.find((one) => one.type === type)
      expect([...(event?.areas ?? [])].sort(), type).toEqual(['role-dispute', 'role-transition'])
      expect(event?.sharesWith, type).toContain('role-dispute')
    }
  })

  it('lets the end of care and the life of a widow or widower share their death with grief', () => {
    for (const type of ['carer-end', 'widowhood-role']) {
      expect(events.find((event) => event.type === type)?.sharesWith, type).toContain('grief')
    }
  })
})
