import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/input/parse-case.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { answered, forget, type Place, withField } from '../support/answers.js'
import { rulesAboutTheRecord, turned, widenedBounds } from '../support/compare-runs.js'
import { quickRun } from '../support/quick-run.js'
import { randomCase } from '../support/random-case.js'
import { mayStayOpen } from '../support/random-values.js'

const SEED = 20251121
const TRADITIONS = ['klerman-weissman', 'ipt-uk', 'stuart-robertson', 'older-adults']
const INSTEAD = ['unknown', 'declined', undefined] as const

/** Takes answers away one after another, and holds each record against the richer one before it. */
function expectOnlyOpening(full: object, picks: readonly number[], instead: (typeof INSTEAD)[number], tradition: string): void {
  let rich = full
  let before = quickRun(rich, tradition)
  for (const pick of picks) {
    const places = answered(rich)
    const place: Place | undefined = places[pick % places.length]
    if (place === undefined) return
    const poor = forget(rich, place, mayStayOpen(place.node) ? instead : undefined)
    // An end without its beginning is an answer that the parser takes; a mention of nothing is not.
    if (!safeParseCase(poor).ok) return
    const after = quickRun(poor, tradition)
    expect({ without: place.path.join('/'), turned: turned(after, before) }).toEqual({ without: place.path.join('/'), turned: [] })
    ;[rich, before] = [poor, after]
  }
}

describe('an answer taken away, left out or put down as not known', () => {
  it('leaves every verdict as it was, or opens it, and only widens facts and bounds', () => {
    fc.assert(
      fc.property(randomCase, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), fc.constantFrom(...INSTEAD), fc.constantFrom(...TRADITIONS), expectOnlyOpening),
      { seed: SEED, numRuns: 80, endOnFailure: true },
    )
  }, 120_000)

  it('is read as a fact only by messages about the record', () => {
    const directions = defaultRuleSet.rules.filter(({ id }) => rulesAboutTheRecord.has(id)).map(({ direction }) => direction)
    expect(new Set(directions)).toEqual(new Set(['caution']))
  })

  it('widens every bound even when a whole list goes, and with it whoever the rules spoke about', () => {
    fc.assert(
      fc.property(randomCase, fc.constantFrom(['inventory', 'people'], ['timeline', 'events'], ['timeline', 'changes']), (full, list) => {
        const poor = withoutList(full, list)
        if (!safeParseCase(poor).ok) return
        expect(widenedBounds(quickRun(poor), quickRun(full))).toEqual([])
      }),
      { seed: SEED, numRuns: 60, endOnFailure: true },
    )
  }, 120_000)
})

/** A case as it would be had the list never been begun: nothing points into it and no question closes it. */
function withoutList(full: object, [section, list]: readonly string[]): object {
  const asked = list === 'people' ? ['deaths', 'conflicts', 'people'] : list === 'events' ? ['events'] : ['changes']
  const opened = asked.reduce((kase, question) => withField(kase, [String(section), 'asked', question], undefined), full)
  const bare = withField(opened, [String(section), String(list)], undefined)
  return JSON.parse(JSON.stringify(bare)) as object
}
