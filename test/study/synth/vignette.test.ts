import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, type Case } from '../../../src/index.js'
import { INTENDED_FOCI, vignette } from '../../../src/study/index.js'
import { EVENT_TYPES, RELATIONS } from '../../../src/model/words.js'
import { allEnglish } from '../../support/catalogues.js'
import { pseudoLanguage } from '../../support/pseudo-language.js'
import { cohort } from './cohort.js'

const full = cohort({ count: 150, seed: 51, competitor: { share: 1, strength: 0.6 } })
const bare = cohort({ count: 150, seed: 52, missing: { rate: 0.6 } })
const both = [...full, ...bare]

const folder = (path: string): readonly Case[] =>
  readdirSync(join(import.meta.dirname, '../../..', path)).filter((file) => file.endsWith('.json') && file !== 'expected.json')
    .map((file) => JSON.parse(readFileSync(join(import.meta.dirname, '../../..', path, file), 'utf8')) as Case)
const written = ['docs/examples/cases', 'test/cases/notes', 'test/cases/vignettes'].flatMap(folder)

/** What would tell a rater where the case is meant to go. */
const GIVEAWAYS = /\bgrie[fv]|bereave|\bdisput|conflict|transition|sensitiv|deficit|isolat|loneliness|\broles?\b|interpersonal|\bfocus|\bareas?\b|\brules?\b|rank|candidate|inventory|evidence|intended|competitor|life change/i

describe('a vignette', () => {
  it('gives nothing away', () => {
    for (const { case: kase } of both) expect(vignette(kase).match(GIVEAWAYS), kase.caseId).toBeNull()
  })

  it('holds no name of an area, of any school, and no title of a rule', () => {
    const names = defaultRuleSet.traditions.flatMap(({ areas }) => Object.values(areas).flatMap(({ name, clientName }) => [name, clientName])).map((name) => name.toLowerCase())
    const titles = defaultRuleSet.rules.map(({ title }) => title.toLowerCase())
    for (const { case: kase } of both) {
      const text = vignette(kase).toLowerCase()
      expect([...names, ...titles, ...INTENDED_FOCI.filter((focus) => focus.includes('-'))].filter((each) => text.includes(each)), kase.caseId).toEqual([])
    }
  })

  it('names every person of the case', () => {
    for (const kase of [...both.map((each) => each.case), ...written]) {
      const text = vignette(kase)
      expect((kase.inventory?.people ?? []).flatMap(({ name }) => (name === undefined || text.includes(name) ? [] : [name])), kase.caseId).toEqual([])
    }
  })

  it('tells every event of the case, with its date where it has one', () => {
    for (const { case: kase } of full) {
      const text = vignette(kase)
      for (const { type, on, people = [] } of kase.timeline?.events ?? []) {
        const died = /death|birth$|miscarriage/.test(type) && type !== 'birth'
        const told = died ? people.map((id) => kase.inventory?.people?.find((person) => person.id === id)?.name ?? '?') : [...(WORD_OF[type] ?? ['?'])]
        expect(told.filter((word) => !text.includes(word)), `${kase.caseId} ${type}`).toEqual([])
        expect(text, `${kase.caseId} ${type}`).toContain(String(on).slice(0, 4))
      }
    }
  })

  it('tells onset, scores and wishes', () => {
    for (const { case: kase } of full) {
      const text = vignette(kase)
      for (const { score } of kase.timeline?.measurements ?? []) expect(text).toMatch(new RegExp(`\\b${score} on \\d`))
      expect(text).toContain(String(kase.timeline?.episodes?.[0]?.onset).slice(0, 4))
      const wishes = kase.clientView?.priorities
      for (const { about } of Array.isArray(wishes) ? wishes : []) {
        const name = kase.inventory?.people?.find(({ id }) => id === about)?.name
        if (name !== undefined) expect(text.split('\n\n').at(-2), kase.caseId).toContain(name)
      }
    }
  })

  it('is whole: no gap, no blank left open, no two stops, no sentence that begins small', () => {
    for (const kase of [...both.map((each) => each.case), ...written]) {
      const text = vignette(kase)
      expect(text, kase.caseId).not.toMatch(/undefined|null|NaN|\[object|[{}]|\.\.|,,| ,| \.|  |-applicable/)
      for (const paragraph of text.split('\n\n')) expect(paragraph, kase.caseId).toMatch(/^[\p{Lu}“].*[.!?…”]$/su)
    }
  })

  it('passes over what was not asked or is not known', () => {
    for (const { case: kase } of bare) expect(vignette(kase), kase.caseId).not.toMatch(/not asked|\bunknown|declined|not recorded/i)
  })

  it('can be written of a case with next to nothing in it', () => {
    expect(vignette({ schemaVersion: 1, caseId: 'bare', assessedOn: '2025-06-30' })).toMatch(/30 June 2025/)
    expect(vignette({ schemaVersion: 1, caseId: 'bare', assessedOn: '2025-06-30', inventory: { people: [{ id: 'a' }, { id: 'b', relation: 'unknown', status: 'deceased' }] }, timeline: { events: [{ id: 'e', type: 'move', on: 'unknown' }] } })).toMatch(/moved to another town/)
  })

  it('knows every type of event and every kind of tie', () => {
    const kase = (more: object): Case => ({ schemaVersion: 1, caseId: 'words', assessedOn: '2025-06-30', ...more })
    for (const type of EVENT_TYPES) {
      const text = vignette(kase({ timeline: { events: [{ id: 'e', type, on: '2025-02' }] }, clientView: { priorities: [{ about: 'e' }] } }))
      expect(text.length, type).toBeGreaterThan(100)
      expect(text, type).not.toMatch(/[{}]|undefined/)
      expect(text.match(GIVEAWAYS), type).toBeNull()
    }
    for (const relation of RELATIONS) expect(vignette(kase({ inventory: { people: [{ id: 'p', name: 'Noor', relation, closenessNow: 1 }] } })), relation).toContain('Noor')
  })

  it('is the same each time, and put otherwise under another seed', () => {
    for (const { case: kase } of full.slice(0, 20)) {
      expect(vignette(kase)).toBe(vignette(kase))
      expect(vignette(kase, { seed: 1 })).not.toBe(vignette(kase, { seed: 2 }))
    }
  })

  it('does not read as stamped: no two of a cohort open alike but for names, dates and ages, more often than one in eight', () => {
    const openings = new Map<string, number>()
    for (const { case: kase } of full) {
      const opening = vignette(kase).split('. ').slice(0, 2).join('. ').replaceAll(String(kase.client?.name), 'N').replaceAll(/\d+( \w+ \d{4})?|\b[A-Z]\w+ \d{4}/g, '#')
      openings.set(opening, (openings.get(opening) ?? 0) + 1)
    }
    expect(Math.max(...openings.values())).toBeLessThan(full.length / 8)
  })

  it('says of a made-up case that it is made up, last of all', () => {
    for (const { case: kase } of full.slice(0, 10)) expect(vignette(kase).split('\n\n').at(-1)).toMatch(/made up/)
  })

  it('is written in another language from its catalogue alone', () => {
    const language = pseudoLanguage(allEnglish())
    for (const { case: kase } of full.slice(0, 20)) {
      const free = [...(kase.inventory?.people ?? []).flatMap(({ name, expectations }) => [name, ...(typeof expectations === 'object' ? [expectations.ofOther, expectations.ofClient] : [])]), kase.client?.name, ...(kase.timeline?.events ?? []).map(({ title }) => title)]
      const text = free.filter((each) => each !== undefined).sort((a, b) => b.length - a.length).reduce((left, each) => left.replaceAll(each, ''), vignette(kase, { language }))
      const loose = text.replaceAll(/⟦[^⟦⟧]*⟧/g, '').match(/[A-Za-z]{2,}/g)
      expect(loose, kase.caseId).toBeNull()
    }
  })
})

/** A word or two by which an event of the cohort can be known in a vignette. */
const WORD_OF: Readonly<Record<string, readonly string[]>> = {
  move: ['moved to another town'], migration: ['another country'], redundancy: ['redundant'], retirement: ['retired'], promotion: ['promoted'], 'new-job': ['new job'], 'study-start': ['course of study'],
  'exam-failure': ['examination'], 'child-leaves': ['left home'], birth: ['had a child'], 'divorce-final': ['divorce'], 'breakup-final': ['ended for good'], 'illness-self': ['serious illness'],
  'chronic-pain': ['pain'], 'sensory-loss': ['sight or hearing'], 'driving-stopped': ['driving'], 'carer-start': ['look after'], 'coming-out': ['came out'], 'infidelity-discovered': ['unfaithful'],
  'threat-to-leave': ['time to leave'], betrayal: ['let down'], 'conflict-family': ['row between'], 'inheritance-conflict': ['inheritance'], 'conflict-friend': ['row between'], 'conflict-manager': ['clashed at work'],
  'conflict-colleague': ['clashed at work'], 'conflict-in-law': ['row between'], other: ['changed schools'],
}
