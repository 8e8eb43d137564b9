import { parseVagueDate, type DateSpan } from '../../chronology/vague-date.js'
import { compareText } from '../../compare-text.js'
import { grouped } from '../../grouped.js'
import type { Measurement } from '../../model/case.js'
import { INSTRUMENT_RANGES } from '../../model/instruments.js'
import type { InstrumentInfo } from '../../model/rule-set.js'
import { INSTRUMENTS } from '../../model/words.js'
import type { Names } from './timeline-names.js'

/** A score with the days it may be of. */
export interface DatedScore {
  readonly span: DateSpan
  readonly measurement: Measurement
}

/** All scores of one instrument, in order of time. */
export interface Series {
  readonly name: string
  readonly info: InstrumentInfo | undefined
  readonly range: readonly [min: number, max: number]
  readonly scores: readonly DatedScore[]
}

/** Scores by instrument, in the order of the list of instruments; those by another name last. */
export function seriesOf(measurements: readonly Measurement[], instruments: readonly InstrumentInfo[], names: Names): readonly Series[] {
  const infoOf = new Map(instruments.map((info) => [info.id, info]))
  const series = [...grouped(measurements, ({ instrument, instrumentName }) => `${instrument} ${instrument === 'other' ? instrumentName : ''}`).values()]
  return series
    .flatMap((own): readonly (Series & { readonly order: number })[] => {
      const [first] = own
      if (first === undefined) return []
      const { instrument, instrumentName } = first
      const info = instrument === 'other' ? undefined : infoOf.get(instrument)
      return [{
        name: instrument === 'other' ? (instrumentName ?? instrument) : names.instrument(instrument, info?.name),
        info,
        range: rangeOf(own, info),
        scores: datedScores(own),
        order: INSTRUMENTS.indexOf(instrument),
      }]
    })
    .sort((a, b) => a.order - b.order || compareText(a.name, b.name))
}

function rangeOf(scores: readonly Measurement[], info: InstrumentInfo | undefined): readonly [number, number] {
  const instrument = scores[0]?.instrument ?? 'other'
  const known = info?.range ?? (instrument === 'other' ? undefined : [INSTRUMENT_RANGES[instrument].min, INSTRUMENT_RANGES[instrument].max] as const)
  let [min, max] = known ?? [Infinity, -Infinity]
  for (const { score } of scores) [min, max] = [Math.min(min, score), Math.max(max, score)]
  // Scores of an unknown questionnaire that never move still need a height.
  return min === max ? [min - 1, max + 1] : [min, max]
}

const datedScores = (scores: readonly Measurement[]): readonly DatedScore[] =>
  scores
    .flatMap((measurement) => {
      const span = parseVagueDate(measurement.on)
      return span === undefined ? [] : [{ span, measurement }]
    })
    .sort((a, b) => a.span.earliest - b.span.earliest || a.span.latest - b.span.latest || a.measurement.score - b.measurement.score
      || compareText(String(a.measurement.selfHarmItem), String(b.measurement.selfHarmItem)))
