import { describe, expect, it } from 'vitest'
import { generatorOf } from '../../src/random.js'
import { bootstrapCounts } from '../../src/study/agreement/statistics/bootstrap.js'
import { cohenKappa, kappaOfCells } from '../../src/study/agreement/statistics/cohen-kappa.js'
import type { CodePair } from '../../src/study/agreement/statistics/estimate.js'

const STUDIES = Number(process.env['STUDIES'] ?? 2000)
const SAMPLES = Number(process.env['SAMPLES'] ?? 999)

/** Two raters of whom each sees the truth with a chance and otherwise says yes as often as it is true: kappa is the square of that chance. */
function drawPairs(cases: number, sees: number, share: number, next: () => number): readonly CodePair[] {
  const chance = (p: number): boolean => next() / 0x1_0000_0000 < p
  return Array.from({ length: cases }, (): CodePair => {
    const truth = chance(share)
    const rated = (): number => ((chance(sees) ? truth : chance(share)) ? 1 : 0)
    return [rated(), rated()]
  })
}

describe('intervals of kappa', () => {
  it.each([20, 30, 50, 100, 200].flatMap((cases) => [0.6, 0.9].flatMap((sees) => [0.5, 0.2].map((share) => [cases, sees, share] as const))))(
    'of %i cases, seen with %f, present with %f, hold the true value about as often as they say', (cases, sees, share) => {
      const next = generatorOf(cases * 1000 + sees * 100 + share * 10)
      const held = { formula: 0, bca: 0, percentile: 0 }
      const given = { formula: 0, bca: 0, percentile: 0 }
      for (let study = 0; study < STUDIES; study += 1) {
        const pairs = drawPairs(cases, sees, share, next)
        const { kappa } = cohenKappa(pairs, { categories: [0, 1] })
        const cells = pairs.map(([a, b]) => Number(a) * 2 + Number(b))
        const drawn = (method: 'bca' | 'percentile') => bootstrapCounts(cells, 4, (counts) => kappaOfCells(counts, 2, 'unweighted'), { seed: study, samples: SAMPLES, method }).interval
        for (const [name, interval] of [['formula', kappa.status === 'estimated' ? kappa.interval : undefined], ['bca', drawn('bca')], ['percentile', drawn('percentile')]] as const) {
          if (interval === undefined) continue
          given[name] += 1
          if (interval.low <= sees * sees && sees * sees <= interval.high) held[name] += 1
        }
      }
      const told = (['formula', 'bca', 'percentile'] as const).map((name) => `${name} ${(held[name] / given[name]).toFixed(3)} of ${given[name]}`)
      process.stdout.write(`${cases} cases, kappa ${(sees * sees).toFixed(2)}, present ${share}: ${told.join(', ')}\n`)
      if (cases >= 100) for (const name of ['formula', 'bca', 'percentile'] as const) expect(held[name] / given[name]).toBeGreaterThan(0.88)
    },
  )
})
