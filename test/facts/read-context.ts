import { parseDay } from '../../src/chronology/day-number.js'
import { daySpan } from '../../src/chronology/vague-date.js'
import type { CaseContext } from '../../src/facts/context.js'
import { readCourse } from '../../src/facts/course-reading.js'
import { keptReadings } from '../../src/facts/once-a-case.js'
import type { Case } from '../../src/model/case.js'
import type { EventInfo, InstrumentInfo } from '../../src/model/rule-set.js'
import type { Instrument } from '../../src/model/words.js'
import events from '../../rules/ipt-core/events.json' with { type: 'json' }
import instruments from '../../rules/ipt-core/instruments.json' with { type: 'json' }
import parameters from '../../rules/ipt-core/parameters.json' with { type: 'json' }

const table = new Map<Instrument, InstrumentInfo>((instruments.instruments as unknown as InstrumentInfo[]).map((info) => [info.id, info]))
const kinds = new Map((events.events as unknown as EventInfo[]).map((info) => [info.type as string, info]))
const numbers = new Map(parameters.parameters.map(({ id, value }) => [id, value]))

/** A case as the facts see it, with the numbers and tables of the default rule set. Assessed on 2025-06-30. */
export function contextOf(parts: Omit<Case, 'schemaVersion' | 'caseId' | 'assessedOn'>): CaseContext {
  const kase: Case = { schemaVersion: 1, caseId: 'test', assessedOn: '2025-06-30', ...parts }
  return {
    case: kase,
    parameter: (id) => {
      const value = numbers.get(id)
      if (value === undefined) throw new RangeError(`no parameter ${id}`)
      return value
    },
    instruments: table,
    eventAreas: (type) => kinds.get(type)?.areas ?? [],
    eventInfo: (type) => kinds.get(type),
    tradition: { lossWithoutDeathAsGrief: false, petLossAsGrief: false },
    course: readCourse({ case: kase, instruments: table }),
    assessed: daySpan(parseDay(kase.assessedOn) ?? Number.NaN),
    readings: keptReadings(),
  }
}

/** Days and sums, one pair a score. */
export type Scores = readonly (readonly [on: string, score: number])[]

/** PHQ-9 scores as measurements. */
export const phq9 = (...scores: Scores) => scores.map(([on, score]) => ({ on, instrument: 'phq-9' as const, score }))
