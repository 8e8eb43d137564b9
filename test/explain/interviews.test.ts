import { describe, expect, it } from 'vitest'
import { atRandom, bootstrap, bundledWorlds, byEffect, byMentions, hide, inFileOrder, type Asker, interview, seeded } from '../support/interviews.js'

const SHARE_HIDDEN = 0.6
const WORLDS_A_QUESTION = 40

// Every third of the worked examples and vignettes; all cases with many seeds run in test/long.
const sample = [...bundledWorlds].filter(([name]) => !/^note-|^published-/.test(name)).filter((_, index) => index % 3 === 0)

const askers: Readonly<Record<string, (index: number) => Asker>> = {
  effect: () => byEffect({ by: 'effect', budget: WORLDS_A_QUESTION }),
  random: (index) => atRandom(seeded(500 + index)),
  file: () => inFileOrder,
  mentions: () => byMentions,
}

const held = Object.fromEntries(Object.entries(askers).map(([name, asker]) =>
  [name, sample.map(([, full], index) => interview(full, hide(full, SHARE_HIDDEN, seeded(100 + index)), asker(index)))]))

describe('an interview in which most answers were hidden', () => {
  it('takes fewer questions by effect than in any other order', () => {
    for (const other of ['random', 'file', 'mentions']) {
      const saved = sample.map((_, index) => (held[other]?.[index]?.toStop ?? 0) - (held['effect']?.[index]?.toStop ?? 0))
      const { mean, low } = bootstrap(saved, seeded(1))
      expect(mean, other).toBeGreaterThan(0)
      expect(low, other).toBeGreaterThan(0)
    }
  })

  it('never stops before the first place of the full case is reached, in whatever order is asked', () => {
    const all = Object.values(held).flat()
    expect(all.length).toBe(sample.length * 4)
    expect(all.filter(({ isContradicted }) => isContradicted)).toEqual([])
    // The claim is made, and made in more than one way.
    expect(new Set(all.map(({ because }) => because)).size).toBeGreaterThan(1)
  })
})
