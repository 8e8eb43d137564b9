import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/index.js'
import { DIFFICULTIES, DIFFICULTY_LIMITS, DIFFICULTY_REASONS, difficultyOf } from '../../src/teach/index.js'
import { readPage } from '../support/docs.js'
import { caseNamed, packCases } from '../support/teaching-cases.js'

const graded = packCases.map((kase) => ({ id: kase.caseId, formulation: formulateSync(kase), ...difficultyOf(formulateSync(kase)) }))
const reasonsOf = (id: string): readonly string[] => graded.find((each) => each.id === id)?.reasons.map((reason) => reason.id) ?? []

describe('difficulty', () => {
  it('comes in every level among the cases of the pack', () => {
    expect(new Set(graded.map(({ level }) => level))).toEqual(new Set(DIFFICULTIES))
  })

  it('is the sum of its reasons, each told in words', () => {
    for (const { points, reasons, level } of graded) {
      expect(points).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0))
      expect(reasons.every(({ text, id }) => text.length > 10 && DIFFICULTY_REASONS.includes(id))).toBe(true)
      expect(level).toBe(points >= DIFFICULTY_LIMITS.advanced ? 'advanced' : points >= DIFFICULTY_LIMITS.intermediate ? 'intermediate' : 'introductory')
    }
  })

  it('puts plain cases before those written to be hard', () => {
    for (const { id, level } of graded.filter((each) => each.id.startsWith('plain-'))) expect({ id, level }).toEqual({ id, level: 'introductory' })
    const points = (id: string): number => graded.find((each) => each.id === id)?.points ?? NaN
    for (const area of ['grief', 'dispute', 'sensitivities', 'transition']) expect(points(`hard-${area}`)).toBeGreaterThan(points(`plain-${area}`))
  })

  it('names what makes a case hard', () => {
    expect(reasonsOf('tie')).toContain('no-lead')
    expect(reasonsOf('insufficient')).toEqual(expect.arrayContaining(['no-lead', 'missing']))
    expect(reasonsOf('hard-grief')).toEqual(expect.arrayContaining(['narrow-lead', 'second-focus']))
    expect(reasonsOf('the-yellow-line')).toEqual(['held-back'])
    expect(reasonsOf('safety-first')).toEqual(['held-back'])
    expect(difficultyOf(formulateSync(caseNamed('plain-grief'))).reasons).toEqual([])
  })

  it('is told in the docs by the limits it has', () => {
    const page = readPage('docs/teaching.md')
    const { intermediate, advanced } = DIFFICULTY_LIMITS
    expect(page).toContain(`| introductory | 0 or ${intermediate - 1} |`)
    expect(page).toContain(`| intermediate | ${intermediate} or ${advanced - 1} |`)
    expect(page).toContain(`| advanced | ${advanced} or more |`)
  })
})
