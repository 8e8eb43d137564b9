import { describe, expect, it } from 'vitest'
import { readRatings, synthesizeRatings, writeRatings, type Rating, type SyntheticTruth } from '../../../src/study/index.js'
import { AREAS } from '../../../src/model/words.js'
import { cohort } from './cohort.js'

const truths = cohort({ count: 600, seed: 41 }).map(({ truth }) => truth)
const right = ({ areas }: SyntheticTruth): readonly string[] => (areas.length === 0 ? ['none'] : areas.map(({ area }) => area))
const hits = (ratings: (truth: SyntheticTruth) => Rating | undefined): number =>
  truths.filter((truth) => right(truth).includes(String(ratings(truth)?.focus))).length / truths.length

describe('made-up raters', () => {
  it('who are always right say what was intended', () => {
    for (const truth of truths.slice(0, 200)) {
      const [rating] = synthesizeRatings(truth, { raters: [1] })
      expect(right(truth)).toContain(rating?.focus)
      for (const area of AREAS) {
        const meant = truth.areas.find((each) => each.area === area) ?? (truth.competitor?.area === area ? truth.competitor : undefined)
        expect(rating?.areas[area]?.presence).toBe(meant === undefined ? 'no' : 'yes')
      }
    }
  })

  it('who never are never do', () => {
    expect(hits((truth) => synthesizeRatings(truth, { raters: [0] })[0])).toBe(0)
  })

  it.each([0.5, 0.8])('choose the intended focus with the accuracy given, %d, within four standard errors', (accuracy) => {
    const found = hits((truth) => synthesizeRatings(truth, { raters: 1, accuracy })[0])
    expect(Math.abs(found - accuracy)).toBeLessThan(4 * Math.sqrt((accuracy * (1 - accuracy)) / truths.length))
  })

  it('err apart from each other: two agree as often as chance errors would have it', () => {
    const single = truths.filter(({ focus, competitor }) => focus !== 'mixed' && competitor === undefined)
    const agreed = single.filter((truth) => {
      const [a, b] = synthesizeRatings(truth, { raters: 2, accuracy: 0.7 })
      return a?.focus === b?.focus
    }).length / single.length
    const wanted = 0.7 ** 2 + 0.3 ** 2 / 4
    expect(Math.abs(agreed - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / single.length))
  })

  it('do not change when more of them are asked', () => {
    const [truth] = truths
    if (truth === undefined) throw new Error('no case')
    expect(synthesizeRatings(truth, { raters: 5 }).slice(0, 2)).toEqual(synthesizeRatings(truth, { raters: 2 }))
  })

  it('find present whatever they choose, and give no strength to what they find absent', () => {
    for (const rating of truths.flatMap((truth) => synthesizeRatings(truth, { raters: 3, accuracy: 0.4 }))) {
      if (rating.focus !== undefined && rating.focus !== 'none') expect(rating.areas[rating.focus]?.presence).toBe('yes')
      for (const { presence, strength } of AREAS.map((area) => rating.areas[area] ?? {})) expect(presence === 'yes' ? Number(strength) >= 1 : presence === 'unsure' ? strength === undefined : strength === 0).toBe(true)
    }
  })

  it('are read back as they were written', () => {
    const ratings = truths.slice(0, 40).flatMap((truth) => synthesizeRatings(truth, { raters: 3 }))
    expect(readRatings(writeRatings(ratings, { format: 'ndjson' }))).toEqual(ratings)
  })

  it.each([[0], [[]], [[1.5]], [[-1]]])('are refused when there are none or their accuracy is none: %j', (raters) => {
    const [truth] = truths
    if (truth === undefined) throw new Error('no case')
    expect(() => synthesizeRatings(truth, { raters })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })
})
