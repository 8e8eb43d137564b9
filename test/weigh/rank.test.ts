import { describe, expect, it } from 'vitest'
import { smallWorld, told, type Told } from '../support/weigh-world.js'

const SENSITIVITIES = 'interpersonal-sensitivities'

/** Points for an area, spread over themes so that eight make it well supported. */
function points(area: string, subject: string, many: number): readonly Told[] {
  const strong = ['time', 'fact', 'meaning', 'wish'] as const
  const whole = strong.slice(0, Math.floor(many / 3)).map((theme) => told(`for ${area} strong ${theme}`, subject))
  const rest = many % 3
  return rest === 0 ? whole : [...whole, told(`for ${area} ${rest === 2 ? 'moderate' : 'weak'} ${strong[whole.length] ?? 'history'}`, subject)]
}

const clause = (world: ReturnType<typeof smallWorld>, id: string): unknown => world.ranking.standard.find((each) => each.id === id)

describe('a lead', () => {
  it('needs four points and two more than the next', () => {
    const world = smallWorld([...points('grief', 'ana', 6), ...points('role-transition', 'move', 4)])
    expect(world.ranking).toMatchObject({ outcome: 'lead' })
    expect(clause(world, 'least-support')).toEqual({ id: 'least-support', needed: 4, found: 6, met: true })
    expect(clause(world, 'least-lead')).toEqual({ id: 'least-lead', needed: 2, found: 2, met: true })
    expect(clause(world, 'most-counter-evidence')).toEqual({ id: 'most-counter-evidence', needed: 5, found: 0, met: true })
  })

  it('is not held up by a rival too weak to be one', () => {
    const world = smallWorld([...points('grief', 'ana', 4), ...points('role-transition', 'move', 3)])
    expect(world.ranking.outcome).toBe('lead')
    expect(clause(world, 'least-lead')).toMatchObject({ found: 4, met: true })
  })

  it('is settled when nothing open could put another area first, and only then', () => {
    const lead = points('grief', 'ana', 8)
    expect(smallWorld([...lead, told('for role-dispute strong fact', 'ben', 'undetermined')]).ranking.settled).toBe(true)
    const open = [told('for role-dispute strong fact', 'ben', 'undetermined'), told('for role-dispute strong time', 'ben', 'undetermined'), told('for role-dispute strong meaning', 'ben', 'undetermined')]
    expect(smallWorld([...lead, ...open]).ranking.settled).toBe(false)
  })

  it('shows the best and the worst place each area could take', () => {
    const world = smallWorld([...points('grief', 'ana', 8), ...points('role-transition', 'move', 4), told('for role-transition strong meaning', 'move', 'undetermined'), told('for role-transition strong wish', 'move', 'undetermined')])
    expect(world.area('grief').rank).toEqual({ best: 1, worst: 2 })
    expect(world.area('role-transition').rank).toEqual({ best: 1, worst: 2 })
  })
})

describe('a second focus', () => {
  it('is shown when it is credible by itself and has half the support', () => {
    const world = smallWorld([...points('grief', 'ana', 8), ...points('role-transition', 'move', 4)])
    expect(world.ranking.foci).toEqual([
      { area: 'grief', subject: { kind: 'person', id: 'ana' } },
      { area: 'role-transition', subject: { kind: 'event', id: 'move' } },
    ])
  })

  it('is left out below half of the lead', () => {
    expect(smallWorld([...points('grief', 'ana', 9), ...points('role-transition', 'move', 4)]).ranking.foci.map(({ area }) => area)).toEqual(['grief'])
  })

  it('is left out below the least support', () => {
    expect(smallWorld([...points('grief', 'ana', 6), ...points('role-transition', 'move', 3)]).ranking.foci.map(({ area }) => area)).toEqual(['grief'])
  })

  it('never becomes a third', () => {
    const world = smallWorld([...points('grief', 'ana', 8), ...points('role-transition', 'move', 6), ...points('role-dispute', 'ben', 6)])
    expect(world.ranking.foci).toHaveLength(2)
  })
})

describe('a tie', () => {
  it('is called when two areas lie less than two points apart', () => {
    const world = smallWorld([...points('grief', 'ana', 6), ...points('role-transition', 'move', 5)])
    expect(world.ranking).toMatchObject({ outcome: 'tie', firmness: 'tentative' })
    expect(world.ranking.foci.map(({ area }) => area)).toEqual(['grief', 'role-transition'])
    expect(clause(world, 'least-lead')).toEqual({ id: 'least-lead', needed: 2, found: 1, met: false })
  })

  it('keeps the usual order between equals, whichever was told first', () => {
    const [one, other] = [points('role-transition', 'move', 6), points('grief', 'ana', 6)]
    expect(smallWorld([...one, ...other]).ranking).toEqual(smallWorld([...other, ...one]).ranking)
  })
})

describe('no clear focus', () => {
  it('is said when nothing is supported and nothing open could support it', () => {
    const world = smallWorld([...points('grief', 'ana', 3)])
    expect(world.ranking).toMatchObject({ outcome: 'no-clear-focus', foci: [] })
    expect(clause(world, 'least-support')).toMatchObject({ found: 3, met: false })
  })

  it('is said when too much speaks against the best', () => {
    const against = [told('against grief strong counter', 'ana'), told('against grief strong counter', 'ana')]
    const world = smallWorld([...points('grief', 'ana', 11), ...against])
    expect(world.ranking).toMatchObject({ outcome: 'no-clear-focus', foci: [] })
    expect(clause(world, 'most-counter-evidence')).toEqual({ id: 'most-counter-evidence', needed: 5, found: 6, met: false })
  })

  it('is said when nothing applies at all', () => {
    expect(smallWorld([told('required grief', 'ana', 'silent')]).ranking).toMatchObject({ outcome: 'no-clear-focus', foci: [], standard: [] })
  })
})

describe('insufficient data', () => {
  it('is said instead when an open answer could still support an area', () => {
    expect(smallWorld([...points('grief', 'ana', 3), told('for grief weak wish', 'ana', 'undetermined')], { gaps: 1 }).ranking).toMatchObject({ outcome: 'insufficient-data', foci: [] })
  })

  it('is not said once the main questions were all asked: having found nothing is then a finding', () => {
    expect(smallWorld([...points('grief', 'ana', 3), told('for grief weak wish', 'ana', 'undetermined')]).ranking.outcome).toBe('no-clear-focus')
  })

  it('is said when it is open whether the best supported area applies', () => {
    const world = smallWorld([told('required grief', 'ana', 'undetermined'), ...points('grief', 'ana', 8)], { gaps: 1 })
    expect(world.ranking.outcome).toBe('insufficient-data')
    expect(clause(world, 'least-support')).toMatchObject({ found: 0, met: false })
  })
})

describe('firmness', () => {
  const strong = points('grief', 'ana', 8)
  it.each([
    [0, 0, 'firm'], [0, 1, 'firm'], [0, 2, 'fair'], [0, 4, 'fair'], [0, 5, 'tentative'],
    [4, 0, 'firm'], [5, 0, 'fair'], [6, 0, 'tentative'],
  ] as const)('with a rival of %i points and %i gaps is %s', (rival, gaps, firmness) => {
    const world = smallWorld([...strong, ...points('role-transition', 'move', rival)], { gaps })
    expect(world.ranking).toMatchObject({ outcome: 'lead', firmness })
  })

  it('is never firm for an area that is only possible', () => {
    expect(smallWorld(points('grief', 'ana', 7)).ranking.firmness).toBe('fair')
  })
})

describe('sensitivities beside a well supported area', () => {
  const both = [...points('grief', 'ana', 8), ...points(SENSITIVITIES, 'case', 6)]
  it.each([
    ['ordinary', 'candidate', 6, 0],
    ['residual', 'background', 6, 0],
    ['deducted', 'candidate', 4, 2],
    ['background', 'background', 6, 0],
    ['absent', 'background', 6, 0],
  ] as const)('are %s: %s with %i points, %i taken off', (standing, status, support, deduction) => {
    const world = smallWorld(both, { standings: { [SENSITIVITIES]: standing } })
    expect(world.area(SENSITIVITIES)).toMatchObject({ standing, status, support, deduction })
    expect(world.area(SENSITIVITIES).rank === undefined).toBe(status === 'background')
  })

  it.each([['residual', 'lead'], ['deducted', 'tie']] as const)('keep their points as %s while the other area is only possible: one point ahead is a %s', (standing, outcome) => {
    const world = smallWorld([...points('grief', 'ana', 7), ...points(SENSITIVITIES, 'case', 6)], { standings: { [SENSITIVITIES]: standing } })
    expect(world.area(SENSITIVITIES)).toMatchObject({ status: 'candidate', support: 6, deduction: 0 })
    expect(world.ranking.outcome).toBe(outcome)
    expect(world.ranking.foci[0]?.area).toBe('grief')
  })

  it('let an area as good as level go first where they are residual, and only there', () => {
    const all = [...points('grief', 'ana', 6), ...points(SENSITIVITIES, 'case', 7)]
    const first = (standing: 'residual' | 'ordinary'): string | undefined => smallWorld(all, { standings: { [SENSITIVITIES]: standing } }).ranking.areas[0]?.area
    expect(first('residual')).toBe('grief')
    expect(first('ordinary')).toBe(SENSITIVITIES)
  })

  it('count what is taken off as counter-evidence', () => {
    const leads = [...points('grief', 'ana', 8), ...points(SENSITIVITIES, 'case', 12)]
    const world = smallWorld(leads, { standings: { [SENSITIVITIES]: 'deducted' } })
    expect(world.ranking.foci[0]?.area).toBe(SENSITIVITIES)
    expect(clause(world, 'most-counter-evidence')).toMatchObject({ found: 2 })
  })

  it('that do not apply have nothing taken off', () => {
    const world = smallWorld([...points('grief', 'ana', 8), told(`required ${SENSITIVITIES}`, 'case', 'silent')], { standings: { [SENSITIVITIES]: 'deducted' } })
    expect(world.area(SENSITIVITIES)).toMatchObject({ status: 'not-applicable', support: 0, bounds: { low: 0, high: 0 }, deduction: 0 })
  })
})
