import type { Person } from '../model/case.js'
import { INSTRUMENT_RANGES } from '../model/instruments.js'
import type { Maybe } from '../model/words.js'
import { everyone } from './circle.js'
import type { CaseContext } from './context.js'
import type { Score } from './course-reading.js'
import { AT_ISSUE_FIELDS, somethingAtIssue } from './dispute-events.js'
import { type FactSource, known, truthOf, valueOf } from './fact.js'
import { ALIVE_FIELDS, isDeceased } from './ties.js'

const PEOPLE = '/inventory/people'

/** What was asked about safety and suitability, and what was left open. Always known; only messages rest on these. */
export const safetyRecordFacts: readonly FactSource<CaseContext>[] = [
  onRecord('data.anySafetyAnswer', ['/safety'], ({ case: { safety } }) =>
    Object.keys(safety ?? {}).some((field) => field !== 'asked' && field !== 'note')),
  onRecord('data.suicideAsked', ['/safety/suicidalThoughts'], ({ case: { safety } }) => safety?.suicidalThoughts !== undefined),
  onRecord('data.suicideAnswerWithheld', ['/safety/suicidalThoughts'], ({ case: { safety } }) =>
    safety?.suicidalThoughts === 'declined' || safety?.suicidalThoughts === 'unknown'),
  onRecord('data.selfHarmItemLeftBlank', ['/timeline/measurements/*/selfHarmItem'], (context) =>
    [...latestItems(context), ...itemsOfOtherScales(context)].some((item) => item !== undefined && typeof item !== 'number')),
  onRecord('data.selfHarmItemNotEntered', ['/timeline/measurements/*/selfHarmItem'], (context) =>
    latestItems(context).some((item) => item === undefined)),
  onRecord('data.selfHarmItemEndorsed', ['/timeline/measurements/*/selfHarmItem'], endorsesSelfHarm),
  {
    id: 'data.severeScoreRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/measurements/*/on', '/timeline/measurements/*/score'],
    derive: (context) => {
      const severe = severeScores(context)
      return known(severe.length > 0, severe.map(({ at }) => at))
    },
  },
  onRecord('data.violenceAsked', ['/safety/violence', `${PEOPLE}/*/fear`, `${PEOPLE}/*/harm`], ({ case: { safety, inventory } }) =>
    safety?.violence !== undefined || (inventory?.people ?? []).some((person) => person.fear !== undefined || person.harm !== undefined)),
  onRecord('data.fearedPersonNamed', [`${PEOPLE}/*/fear`, `${PEOPLE}/*/harm`], ({ case: { inventory } }) =>
    (inventory?.people ?? []).some((person) => person.fear === 'yes' || (valueOf(person.harm)?.length ?? 0) > 0)),
  onRecord('data.conflictWithoutFearAsked', [...new Set([...AT_ISSUE_FIELDS, ...ALIVE_FIELDS, `${PEOPLE}/*/fear`, `${PEOPLE}/*/harm`])], (context) =>
    everyone(context).some((each) => isFearOpen(each.person) && truthOf(isDeceased(each)) !== 'true' && truthOf(somethingAtIssue(each)) === 'true'), []),
  onRecord('data.substancesAsked', ['/suitability/alcohol', '/suitability/drugs'], ({ case: { suitability } }) =>
    suitability?.alcohol !== undefined && suitability.drugs !== undefined),
  onRecord('data.medicalReviewAsked', ['/suitability/medicalReview'], ({ case: { suitability } }) => suitability?.medicalReview !== undefined),
]

/** Neither fear nor harm was answered about this person. A question declined leaves it open. */
const isFearOpen = ({ fear, harm }: Person): boolean => valueOf(fear) === undefined && fear !== 'not-applicable' && valueOf(harm) === undefined

function onRecord(id: string, reads: readonly string[], holds: (context: CaseContext) => boolean, places = reads.filter((path) => !path.includes('*'))): FactSource<CaseContext> {
  return { id, about: 'case', type: 'boolean', reads, derive: (context) => known(holds(context), places) }
}

function endorsesSelfHarm({ case: { timeline }, instruments }: CaseContext): boolean {
  return (timeline?.measurements ?? []).some(({ instrument, selfHarmItem }) =>
    typeof selfHarmItem === 'number' && selfHarmItem > (instruments.get(instrument)?.selfHarmItem?.min ?? 0))
}

/** The latest score of each scale, where it is moderately severe or worse. */
function severeScores({ course: { scores } }: CaseContext): readonly Score[] {
  return [...scores.values()].flatMap((own) => own.slice(-1)).filter(({ score, instrument: { severeFrom } }) => severeFrom !== undefined && score >= severeFrom)
}

/** Scales outside the table may carry such an item too, a scale filled in only in part among them. */
function itemsOfOtherScales({ case: { timeline } }: CaseContext): readonly (Maybe<number> | undefined)[] {
  return (timeline?.measurements ?? []).filter(({ instrument }) => instrument === 'other').map(({ selfHarmItem }) => selfHarmItem)
}

const WITH_ITEM = new Set(Object.entries(INSTRUMENT_RANGES).flatMap(([instrument, { selfHarmItem }]) => (selfHarmItem === undefined ? [] : [instrument])))

/** The self-harm answers of the latest score of each instrument that has such an item. */
function latestItems({ case: { timeline } }: CaseContext): readonly (Maybe<number> | undefined)[] {
  const own = (timeline?.measurements ?? []).filter(({ instrument }) => WITH_ITEM.has(instrument))
  const latest = new Map<string, string>()
  for (const { instrument, on } of own) if (on > (latest.get(instrument) ?? '')) latest.set(instrument, on)
  return own.filter(({ instrument, on }) => latest.get(instrument) === on).map(({ selfHarmItem }) => selfHarmItem)
}
