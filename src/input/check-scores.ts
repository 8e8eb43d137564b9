import { describeKind, pointer } from '../errors.js'
import { isNotKnown } from '../model/words.js'
import type { Case, Measurement } from '../model/case.js'
import { INSTRUMENT_RANGES } from '../model/instruments.js'
import type { Found, Path } from './found.js'
import type { Loose } from './loose.js'

/** Scores outside the range of their instrument, instruments without a name, and the same one twice on a day. */
export function checkScores(kase: Loose<Case>): readonly Found[] {
  const first = new Map<string, Path>()
  return (kase.timeline?.measurements ?? []).flatMap((measurement, position) => {
    if (measurement?.instrument === undefined) return []
    const at = ['timeline', 'measurements', position]
    return [
      ...checkName(measurement, at),
      ...checkScore(measurement, at),
      ...checkItem(measurement, at),
      ...checkRepeat(measurement, at, first),
    ]
  })
}

function checkName({ instrument, instrumentName }: Loose<Measurement>, at: Path): readonly Found[] {
  if (instrument === 'other' && instrumentName === undefined) {
    const expected = `the name of the instrument, because ${pointer([...at, 'instrument'])} is other`
    return [{ code: 'INPUT_INVALID', path: [...at, 'instrumentName'], expected, received: 'nothing (the field is missing)' }]
  }
  if (instrument !== 'other' && instrumentName !== undefined) {
    const expected = `no name, because ${pointer([...at, 'instrument'])} already names the instrument`
    return [{ code: 'INPUT_INVALID', path: [...at, 'instrumentName'], expected, received: describeKind(instrumentName) }]
  }
  return []
}

function checkScore({ instrument, score }: Loose<Measurement>, at: Path): readonly Found[] {
  if (instrument === undefined || instrument === 'other' || score === undefined) return []
  const { min, max, decimals } = INSTRUMENT_RANGES[instrument]
  if (score >= min && score <= max && (decimals === true || Number.isInteger(score))) return []
  return [
    {
      code: 'INPUT_RANGE',
      path: [...at, 'score'],
      expected: `a ${decimals === true ? '' : 'whole '}number from ${min} to ${max} for ${instrument}`,
      received: score >= min && score <= max ? describeKind(score) : 'a number outside that range',
    },
  ]
}

function checkItem({ instrument, selfHarmItem }: Loose<Measurement>, at: Path): readonly Found[] {
  if (instrument === undefined || selfHarmItem === undefined || isNotKnown(selfHarmItem)) return []
  // An unlisted instrument may well have such an item.
  if (instrument === 'other' || INSTRUMENT_RANGES[instrument].selfHarmItem !== undefined) return []
  return [
    {
      code: 'INPUT_INVALID',
      path: [...at, 'selfHarmItem'],
      expected: `no answer to a self-harm item, because ${instrument} is not recorded with one`,
      received: describeKind(selfHarmItem),
      hint: 'Record what was said in /safety/suicidalThoughts.',
    },
  ]
}

function checkRepeat(measurement: Loose<Measurement>, at: Path, first: Map<string, Path>): readonly Found[] {
  const { on, instrument, instrumentName } = measurement
  if (on === undefined || instrument === undefined || (instrument === 'other' && instrumentName === undefined)) return []
  const key = JSON.stringify([on, instrument, instrument === 'other' ? instrumentName : ''])
  const earlier = first.get(key)
  if (earlier === undefined) {
    first.set(key, at)
    return []
  }
  return [
    {
      code: 'INPUT_DUPLICATE',
      path: at,
      expected: 'one score a day from each instrument',
      received: `the instrument and day that are already at ${pointer(earlier)}`,
    },
  ]
}
