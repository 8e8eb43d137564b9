import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultRuleSet, formulateSync, parseCase } from '../../../src/index.js'
import type { Case } from '../../../src/model/case.js'
import { generatorOf } from '../../../src/random.js'
import type { TimelineOptions } from '../../../src/render/index.js'

const EXAMPLES = join(import.meta.dirname, '../../../docs/examples/cases')

/** The bundled cases by name. */
export const bundled: Readonly<Record<string, Case>> = Object.fromEntries(readdirSync(EXAMPLES).filter((name) => name.endsWith('.json')).sort()
  .map((name) => [name.replace('.json', ''), parseCase(JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')))]))

/** A day so many days after the first of 1995. */
export const dayAfter = (days: number): string => new Date(Date.UTC(1995, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

const TITLES = [
  'Lost the job at the mill after the merger', 'Moved', 'Began to look after her mother-in-law every night', 'انتقل إلى مدينة أخرى بعيدة عن العائلة',
  '母親が入院した、そして家に戻らなかった', 'माँ के घर वापस जाना पड़ा', 'Quarrel', `A title that goes on ${'and on '.repeat(12)}`,
] as const
const TYPES = ['job-loss', 'move', 'carer-start', 'migration', 'illness-other', 'cohabitation', 'conflict-family', 'retirement'] as const

const made = (timeline: object, inventory?: object): Case =>
  parseCase({ schemaVersion: 1, caseId: 'sample', assessedOn: '2025-06-30', timeline, ...(inventory === undefined ? {} : { inventory }) })

const event = (i: number, on: string): object => ({ id: `e${i}`, type: TYPES[i % 8], title: TITLES[i % 8], on })

const INSTRUMENTS = ['phq-9', 'gad-7', 'wsas'] as const

/** Scores of three instruments, taken in turn, every three days. */
export function manyScores(count: number, seed = 1): Case {
  const random = generatorOf(seed)
  const measurements = Array.from({ length: count }, (_, i) => ({
    on: dayAfter(Math.floor(6000 + (i / count) * 5000)), instrument: INSTRUMENTS[i % 3], score: Math.floor(Math.abs(random() * 1e9)) % 22,
  }))
  const seen = new Set<string>()
  return made({
    episodes: [{ id: 'now', onset: '2024-11-03~' }],
    measurements: measurements.filter(({ on, instrument }) => !seen.has(`${on} ${instrument}`) && seen.add(`${on} ${instrument}`)),
    events: [event(1, '2025-01')],
  })
}

/** Cases that are hard to draw, by name. */
export const hard: Readonly<Record<string, Case>> = {
  nothing: parseCase({ schemaVersion: 1, caseId: 'sample', assessedOn: '2025-06-30' }),
  undated: made({ episodes: [{ id: 'now' }], changes: [{ id: 'c', direction: 'worsening' }], events: [{ id: 'a', type: 'move', on: 'unknown' }, { id: 'b', type: 'job-loss' }] }),
  'one date': made({ events: [{ id: 'a', type: 'move', on: '2025-06-30' }] }),
  'one score': made({ measurements: [{ on: '2025-03-01', instrument: 'phq-9', score: 12 }] }),
  'an old death': made({
    episodes: [{ id: 'now', onset: '2025-03' }],
    measurements: Array.from({ length: 16 }, (_, i) => ({ on: dayAfter(11_030 + i * 7), instrument: 'phq-9', score: 8 + ((i * 5) % 12), selfHarmItem: i % 5 === 0 ? 1 : 0 })),
    events: [{ id: 'e', type: 'move', title: 'Moved to the coast', on: '2025-01' }, { id: 'd', type: 'legal-case', title: 'Court hearing', on: '2025-05-02', dueOn: '2025-09' }],
  }, { people: [{ id: 'dad', name: 'Emil', relation: 'parent', status: 'deceased', death: { on: '1996-03-14', specialDays: ['05-02'] } }] }),
  'thirty years': made({
    episodes: [{ id: 'a', onset: '1999', endedOn: '2000' }, { id: 'b', onset: '2008-02', endedOn: 'unknown' }, { id: 'now', onset: '2024-11-03~' }],
    measurements: Array.from({ length: 40 }, (_, i) => ({ on: dayAfter(10_500 + i * 12), instrument: 'phq-9', score: Math.round(10 + 8 * Math.sin(i / 4)) })),
    events: Array.from({ length: 24 }, (_, i) => event(i, dayAfter(Math.round((10_900 * i) / 23)).slice(0, [4, 10, 7][i % 3]))),
  }),
  'sixty events in a year': made({
    episodes: [{ id: 'now', onset: '2025-01' }],
    changes: [{ id: 'w', direction: 'worsening', on: '2025-03-03' }, { id: 'r', direction: 'relief', on: '2025-04~' }],
    measurements: Array.from({ length: 10 }, (_, i) => ({ on: dayAfter(10_900 + i * 20), instrument: 'phq-9', score: 20 - i })),
    events: Array.from({ length: 60 }, (_, i) => event(i, dayAfter(10_770 + i * 6))),
  }),
  'many scripts': made({ episodes: [{ id: 'now', onset: '2025-01-15' }], events: TITLES.map((_, i) => event(i, dayAfter(10_800 + i * 35))) }),
  'seven instruments': made({
    measurements: ['phq-9', 'gad-7', 'epds', 'k10', 'lsns-6', 'eq-5d', 'iip-32'].flatMap((instrument, i) =>
      ['2025-01-10', '2025-02-10', '2025-03-10'].map((on, j) => ({ on, instrument, score: i > 4 ? 0.5 + j / 5 : 10 + i + 2 * j }))),
  }),
  'many scores': manyScores(1200),
}

/** Every sample by name. */
export const samples: readonly (readonly [name: string, kase: Case])[] = Object.entries({ ...bundled, ...hard })

export const { instruments } = defaultRuleSet

/** Options for a timeline with everything on it. */
export const full = (kase: Case, options: TimelineOptions = {}): TimelineOptions => ({ formulation: formulateSync(kase), instruments, ...options })
