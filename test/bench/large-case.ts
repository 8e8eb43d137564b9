export interface Size {
  readonly people: number
  readonly scores: number
  readonly events: number
}

/** Twenty people, fifty scores, fifteen events: a long treatment. */
export const LONG: Size = { people: 20, scores: 50, events: 15 }

const ASSESSED = Date.UTC(2025, 5, 30)
const DAY = 86_400_000

const dayBefore = (days: number): string => new Date(ASSESSED - days * DAY).toISOString().slice(0, 10)

/** An invented case of any size, well filled in; the same size gives the same case. */
export function largeCase({ people, scores, events }: Size): Readonly<Record<string, unknown>> {
  let state = 7
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  const yesNo = (): string | undefined => pick(['yes', 'no'])

  const person = (index: number): unknown => {
    const base = {
      id: `person-${index}`, name: `Name ${index}`, closenessBefore: pick([1, 2, 3]),
      relation: pick(['parent', 'partner', 'sibling', 'friend', 'colleague', 'child']),
    }
    if (random() < 0.15) {
      const death = { on: dayBefore(100 + below(800)), sudden: yesNo(), mourned: pick(['yes', 'no', 'unknown']), yearning: pick(['none', 'moderate', 'severe']), avoidance: yesNo() }
      return { ...base, status: 'deceased', death, linkedByClient: yesNo() }
    }
    const conflict = { present: 'yes', form: pick(['covert', 'overt']), course: pick(['escalating', 'repetitive', 'stalled']), since: dayBefore(100 + below(600)), stage: pick(['impasse', 'renegotiation']), stillAlive: 'yes' }
    return {
      ...base, status: 'in-contact', closenessNow: pick([1, 2, 3]), livesWith: yesNo(), contact: pick(['daily', 'weekly']), confidant: pick(['yes', 'no', 'partly']),
      supportReceived: { emotional: pick(['some', 'much', 'none']), practical: pick(['some', 'much', 'none']) },
      expectations: { mismatch: below(4), voiced: pick(['yes', 'no', 'partly']), changedOn: dayBefore(below(400)) },
      satisfaction: below(10), conflict: random() < 0.4 ? conflict : { present: 'no' }, communication: pick(['open', 'avoids']), fear: 'none', harm: [],
      shift: pick(['same', 'closer', 'further']), linkedByClient: yesNo(),
    }
  }
  const event = (index: number): unknown => {
    const on = dayBefore(50 + below(900))
    return {
      id: `event-${index}`, title: `Event ${index}`, on: random() < 0.5 ? on : on.slice(0, 7), people: people === 0 ? [] : [`person-${below(people)}`],
      type: pick(['move', 'job-loss', 'retirement', 'divorce-final', 'new-job', 'carer-start', 'illness-self', 'birth']),
      wanted: pick(['unwanted', 'wanted', 'mixed']), severity: pick([1, 2, 3]), changesRole: yesNo(), oldRole: pick(['mourned', 'idealised']), newRole: pick(['all-bad', 'mixed']),
      skillGap: yesNo(), linkedByClient: yesNo(), losses: ['identity', 'status'],
    }
  }
  // Three scales in turn, a day apart, so that no score is told twice.
  const score = (index: number): unknown => ({ on: dayBefore(index), instrument: ['phq-9', 'gad-7', 'bdi-ii'][index % 3], score: below(21) })
  return {
    schemaVersion: 1, caseId: 'large', assessedOn: '2025-06-30', fictional: true,
    inventory: { asked: { deaths: 'yes', conflicts: 'yes', people: 'yes' }, people: Array.from({ length: people }, (_, i) => person(i)), patterns: { fewTiesLifelong: 'no', lonely: 'yes', beforeEpisode: 'yes' } },
    timeline: {
      asked: { events: 'yes', changes: 'yes' }, episodes: [{ id: 'now', onset: '2025-01', course: 'recurrent' }],
      measurements: Array.from({ length: scores }, (_, i) => score(i)),
      changes: [{ id: 'worse', direction: 'worsening', on: '2025-03' }, { id: 'better', direction: 'relief', on: '2025-04-20' }],
      events: Array.from({ length: events }, (_, i) => event(i)),
    },
    safety: { asked: 'yes', suicidalThoughts: 'none', suicidePlan: 'no', violence: 'no' },
  }
}
