import type { Case } from '../../model/case.js'
import { drawFor, STREAMS } from './draw.js'
import type { MissingSection, Settings } from './options.js'

/** What an assessment asks first. */
const ASKED_FIRST = new Set([
  'relation', 'status', 'closenessNow', 'closenessBefore', 'satisfaction', 'onset', 'on', 'present', 'mismatch', 'deaths', 'events', 'confidant', 'regularCompany', 'closeTies',
  'priorities', 'fewTiesLifelong', 'suicidalThoughts', 'ageYears', 'linkedByClient',
])

/** What is asked when there is time. */
const DETAILS = new Set([
  'contactMode', 'informational', 'companionship', 'clientPresent', 'specialDays', 'identification', 'enshrining', 'ambivalence', 'lifeTiming', 'humiliating', 'style', 'flareUps',
  'strainFromOutside', 'attitudeToIllness', 'shiftedOn', 'changedOn', 'strengths', 'seenInSession', 'someoneLeftOut', 'chosenSolitude', 'obstaclePerson', 'oldRole', 'newRole', 'voiced', 'ofOther', 'ofClient',
])

/** Never missing: what names a thing, and what cannot be told in part. */
const KEPT = new Set(['id', 'name', 'type', 'title', 'note', 'instrument', 'score', 'selfHarmItem', 'direction', 'saidBy', 'episodes', 'endedOn'])

/** Lists that are left as they are: whom an event involves, and what is empty. */
const LISTS = new Set(['people', 'events'])

/** Whole entries that are there or not. */
const WHOLE = new Set(['measurements', 'changes'])

/** Fields that may not hold a kind of not known. */
const NEVER_IN_VAIN = new Set(['ofOther', 'ofClient', 'wantedChange'])

const SECTIONS: Readonly<Record<string, MissingSection>> = {
  client: 'client', death: 'deaths', conflict: 'disputes', expectations: 'disputes', network: 'circle', patterns: 'circle', asked: 'asked', episodes: 'course', measurements: 'course',
  changes: 'course', events: 'events', clientView: 'view', suitability: 'safety', safety: 'safety',
}

/** An answer that was taken out of a case. */
export interface MissingAnswer {
  /** JSON Pointer with the ids of people, events and episodes in place of positions. */
  readonly address: string
  /** What stands in its place; `not-asked` when nothing does. */
  readonly as: 'not-asked' | 'unknown' | 'declined'
}

/**
 * The case without some of its answers, and what they were. Each answer has a lot of its own that does not depend on the
 * rates: whatever is missing at one rate is missing at every higher one.
 */
export function withMissingAnswers(kase: Case, { seed, missing: { rateOf, detailsFirst, askedInVain, any } }: Settings, index: number): { readonly case: Case; readonly missing: readonly MissingAnswer[] } {
  if (!any) return { case: kase, missing: [] }
  const draw = drawFor(seed, index, STREAMS.missing)
  const missing: MissingAnswer[] = []
  const chanceOf = (key: string, section: MissingSection): number => {
    const weight = !detailsFirst ? 1 : ASKED_FIRST.has(key) ? 0.3 : DETAILS.has(key) ? 1.7 : 1
    return rateOf[section] * weight
  }
  const walk = (value: object, at: string, section: MissingSection): Record<string, unknown> => {
    const copy: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      const address = `${at}/${key}`
      const within = key === 'people' || key === 'events' ? (Array.isArray(inner) && typeof inner[0] === 'object' ? key : section) : section === 'people' || section === 'client' ? (SECTIONS[key] ?? section) : section
      if (Array.isArray(inner) && (WHOLE.has(key) || typeof inner[0] === 'object') && key !== 'priorities' && key !== 'strongestFeeling') {
        copy[key] = inner.flatMap((item: { readonly id?: string; readonly on?: string }, position) => {
          const place = `${address}/${item.id ?? position}`
          if (!WHOLE.has(key)) return [walk(item, place, within)]
          if (draw.share() >= chanceOf(key, within)) return [item]
          missing.push({ address: place, as: 'not-asked' })
          return []
        })
      } else if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
        const left = walk(inner, address, within)
        if (Object.keys(left).length > 0) copy[key] = left
      } else if (KEPT.has(key) || (Array.isArray(inner) && LISTS.has(key))) {
        copy[key] = inner
      } else {
        const [lot, vain] = [draw.share(), draw.share()]
        if (lot >= chanceOf(key, within)) {
          copy[key] = inner
          continue
        }
        const as = vain >= askedInVain || NEVER_IN_VAIN.has(key) ? 'not-asked' : vain < askedInVain * 0.7 ? 'unknown' : 'declined'
        missing.push({ address, as })
        if (as !== 'not-asked') copy[key] = as
      }
    }
    return copy
  }
  const { inventory, timeline, client, clientView, suitability, safety, ...head } = kase
  const sections = { client, inventory, timeline, clientView, suitability, safety }
  const left: Record<string, unknown> = { ...head }
  for (const [key, value] of Object.entries(sections)) {
    if (value !== undefined) left[key] = walk(value, `/${key}`, SECTIONS[key] ?? 'client')
  }
  return { case: left as unknown as Case, missing }
}
