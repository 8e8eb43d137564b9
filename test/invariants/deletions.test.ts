import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/input/parse-case.js'
import { answered, forget } from '../support/answers.js'
import { turned } from '../support/compare-runs.js'
import { libraryCases } from '../support/library.js'
import { quickRun } from '../support/quick-run.js'

const DELETIONS = 100
const SEED = 20251121

describe(`${DELETIONS} fields deleted one after another`, () => {
  it.each(libraryCases.map((each, index) => ({ ...each, index })))('never turn an open question into an answer in $path', ({ case: full, index }) => {
    const picks = fc.sample(fc.nat(), { seed: SEED + index, numRuns: DELETIONS })
    let rich = full
    let before = quickRun(rich)
    let deleted = 0
    for (const pick of picks) {
      const places = answered(rich)
      const place = places[pick % Math.max(1, places.length)]
      // A case has so many fields and no more.
      if (place === undefined) break
      const poor = forget(rich, place, undefined)
      if (!safeParseCase(poor).ok) continue
      const after = quickRun(poor)
      expect({ without: place.path.join('/'), turned: turned(after, before) }).toEqual({ without: place.path.join('/'), turned: [] })
      ;[rich, before] = [poor, after]
      deleted += 1
    }
    expect(deleted).toBeGreaterThan(0)
  }, 120_000)
})
