import { pointer } from '../errors.js'
import { isAfter, isBefore } from '../chronology/compare.js'
import { parseVagueDate, type DateSpan } from '../chronology/vague-date.js'
import type { Case } from '../model/case.js'
import type { Found, Path } from './found.js'
import type { Loose } from './loose.js'

/** Dates that cannot be: what has happened surely after the assessment, and ends surely before their beginnings. */
export function checkDates(kase: Loose<Case>): readonly Found[] {
  const found: Found[] = []
  checkPastDates(kase, found)
  for (const [position, episode] of (kase.timeline?.episodes ?? []).entries()) {
    checkSpell(episode?.onset, episode?.endedOn, ['timeline', 'episodes', position], 'onset', found)
  }
  for (const [position, person] of (kase.inventory?.people ?? []).entries()) {
    checkSpell(person?.history?.since, person?.history?.endedOn, ['inventory', 'people', position, 'history'], 'since', found)
  }
  return found
}

/** Dates of what has already happened or been measured. Events and the decision may lie ahead. */
function checkPastDates(kase: Loose<Case>, found: Found[]): void {
  const assessed = read(kase.assessedOn)
  if (assessed === undefined) return
  const past = (date: string | undefined, at: Path, ...fields: Path): void => {
    const span = read(date)
    if (span === undefined || isAfter(span, assessed) !== 'true') return
    const expected = 'a date not after the assessment day at /assessedOn'
    found.push({ code: 'INPUT_DATE', path: [...at, ...fields], expected, received: 'a later date' })
  }
  for (const [position, person] of (kase.inventory?.people ?? []).entries()) {
    const at = ['inventory', 'people', position]
    const conflict = blockOf(person?.conflict)
    past(blockOf(person?.expectations)?.changedOn, at, 'expectations', 'changedOn')
    past(conflict?.since, at, 'conflict', 'since')
    past(conflict?.sharpenedOn, at, 'conflict', 'sharpenedOn')
    listOf(conflict?.flareUps).forEach((date, place) => { past(date, at, 'conflict', 'flareUps', place) })
    past(person?.shiftedOn, at, 'shiftedOn')
    past(person?.history?.since, at, 'history', 'since')
    past(person?.history?.endedOn, at, 'history', 'endedOn')
    past(blockOf(person?.death)?.on, at, 'death', 'on')
  }
  past(kase.inventory?.patterns?.isolationSince, ['inventory', 'patterns'], 'isolationSince')
  for (const [position, episode] of (kase.timeline?.episodes ?? []).entries()) {
    past(episode?.onset, ['timeline', 'episodes', position], 'onset')
    past(episode?.endedOn, ['timeline', 'episodes', position], 'endedOn')
  }
  for (const list of ['measurements', 'changes'] as const) {
    (kase.timeline?.[list] ?? []).forEach((each, position) => { past(each?.on, ['timeline', list, position], 'on') })
  }
}

function checkSpell(begun: string | undefined, ended: string | undefined, at: Path, beginning: string, found: Found[]): void {
  if (begun === undefined || ended === undefined) return
  const [begins, ends] = [read(begun), read(ended)]
  if (begins === undefined || ends === undefined || isBefore(ends, begins) !== 'true') return
  const expected = `a date not before the beginning at ${pointer([...at, beginning])}`
  found.push({ code: 'INPUT_DATE', path: [...at, 'endedOn'], expected, received: 'an earlier date' })
}

function read(date: string | undefined): DateSpan | undefined {
  return date === undefined ? undefined : parseVagueDate(date)
}

function blockOf<T extends object>(block: T | string | undefined): T | undefined {
  return typeof block === 'object' ? block : undefined
}

function listOf<T>(list: readonly T[] | string | undefined): readonly T[] {
  return typeof list === 'object' ? list : []
}
