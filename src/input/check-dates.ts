import { pointer } from '../errors.js'
import { isNotKnown } from '../model/words.js'
import { isAfter, isBefore } from '../chronology/compare.js'
import { parseVagueDate, type DateSpan } from '../chronology/vague-date.js'
import type { Case } from '../model/case.js'
import type { Found, Path } from './found.js'
import type { Loose } from './loose.js'

/** Dates that cannot be: what has happened surely after the assessment, and ends surely before their beginnings. */
export function checkDates(kase: Loose<Case>): readonly Found[] {
  const assessed = read(kase.assessedOn)
  const late = assessed === undefined ? [] : pastDates(kase).flatMap((dated) => checkPast(dated, assessed))
  return [...late, ...spells(kase).flatMap(checkSpell)]
}

interface Dated {
  readonly date: string | undefined
  readonly path: Path
}

/** Dates of what has already happened or been measured. Events and the decision may lie ahead. */
function pastDates(kase: Loose<Case>): readonly Dated[] {
  const people = (kase.inventory?.people ?? []).flatMap((person, position): readonly Dated[] => {
    const at = ['inventory', 'people', position]
    const expectations = blockOf(person?.expectations)
    const conflict = blockOf(person?.conflict)
    const flareUps = conflict?.flareUps
    return [
      { date: expectations?.changedOn, path: [...at, 'expectations', 'changedOn'] },
      { date: conflict?.since, path: [...at, 'conflict', 'since'] },
      { date: conflict?.sharpenedOn, path: [...at, 'conflict', 'sharpenedOn'] },
      ...(flareUps === undefined || isNotKnown(flareUps) ? [] : flareUps).map((date, place) => ({
        date,
        path: [...at, 'conflict', 'flareUps', place],
      })),
      { date: person?.shiftedOn, path: [...at, 'shiftedOn'] },
      { date: person?.history?.since, path: [...at, 'history', 'since'] },
      { date: person?.history?.endedOn, path: [...at, 'history', 'endedOn'] },
      { date: blockOf(person?.death)?.on, path: [...at, 'death', 'on'] },
    ]
  })
  const { episodes, measurements, changes } = kase.timeline ?? {}
  return [
    ...people,
    { date: kase.inventory?.patterns?.isolationSince, path: ['inventory', 'patterns', 'isolationSince'] },
    ...(episodes ?? []).flatMap((episode, position) => [
      { date: episode?.onset, path: ['timeline', 'episodes', position, 'onset'] },
      { date: episode?.endedOn, path: ['timeline', 'episodes', position, 'endedOn'] },
    ]),
    ...(measurements ?? []).map((each, position) => ({ date: each?.on, path: ['timeline', 'measurements', position, 'on'] })),
    ...(changes ?? []).map((each, position) => ({ date: each?.on, path: ['timeline', 'changes', position, 'on'] })),
  ]
}

function checkPast({ date, path }: Dated, assessed: DateSpan): readonly Found[] {
  const span = read(date)
  if (span === undefined || isAfter(span, assessed) !== 'true') return []
  return [{ code: 'INPUT_DATE', path, expected: 'a date not after the assessment day at /assessedOn', received: 'a later date' }]
}

interface Spell {
  readonly from: Dated
  readonly to: Dated
}

function spells(kase: Loose<Case>): readonly Spell[] {
  const episodes = (kase.timeline?.episodes ?? []).map((episode, position): Spell => {
    const at = ['timeline', 'episodes', position]
    const { onset, endedOn } = episode ?? {}
    return { from: { date: onset, path: [...at, 'onset'] }, to: { date: endedOn, path: [...at, 'endedOn'] } }
  })
  const relationships = (kase.inventory?.people ?? []).map((person, position): Spell => {
    const at = ['inventory', 'people', position, 'history']
    const { since, endedOn } = person?.history ?? {}
    return { from: { date: since, path: [...at, 'since'] }, to: { date: endedOn, path: [...at, 'endedOn'] } }
  })
  return [...episodes, ...relationships]
}

function checkSpell({ from, to }: Spell): readonly Found[] {
  const [begins, ends] = [read(from.date), read(to.date)]
  if (begins === undefined || ends === undefined || isBefore(ends, begins) !== 'true') return []
  const expected = `a date not before the beginning at ${pointer(from.path)}`
  return [{ code: 'INPUT_DATE', path: to.path, expected, received: 'an earlier date' }]
}

function read(date: string | undefined): DateSpan | undefined {
  return date === undefined ? undefined : parseVagueDate(date)
}

function blockOf<T extends object>(block: T | string | undefined): T | undefined {
  return typeof block === 'object' ? block : undefined
}
