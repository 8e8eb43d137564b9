import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync, type Formulation, type RuleSet } from '../../../src/index.js'
import { ablation, sensitivity, synthesizeCases } from '../../../src/study/index.js'

const cases = [...synthesizeCases({ count: 12, seed: 11, missing: { rate: 0.2 }, strength: 0.6 })].map((each) => each.case)

/** Who stands first, read off a whole formulation. */
function firstOf({ outcome, areas, ranking }: Told): readonly string[] {
  if (outcome === 'lead') return [areas[0] ?? '']
  return outcome === 'tie' ? [...ranking].sort() : []
}

interface Told {
  readonly caseId: string
  readonly outcome: string
  /** Areas that apply, best first. */
  readonly areas: readonly string[]
  readonly supports: ReadonlyMap<string, number>
  /** Of a tie, all that are level. */
  readonly ranking: readonly string[]
}

function told(given: RuleSet): readonly Told[] {
  // A frozen set is made ready once for all cases.
  const ruleSet = Object.freeze(given)
  return cases.map((kase) => {
    const { outcome, areas }: Formulation = formulateSync(kase, { ruleSet })
    const sure = areas.filter(({ status }) => status === 'candidate')
    const of = (id: string): number => ruleSet.parameters.find((each) => each.id === id)?.value ?? Number.NaN
    const [top] = sure
    const level = sure.filter(({ support }) => support >= of('standard.leastSupport') && (top?.support ?? 0) - support < of('standard.leastLead')).map(({ area }) => area)
    return { caseId: kase.caseId, outcome: outcome.kind, areas: sure.map(({ area }) => area), supports: new Map(sure.map(({ area, support }) => [area, support])), ranking: level }
  })
}

const present = told(defaultRuleSet)

/** The same counts, from formulations made from the beginning. */
function counted(after: readonly Told[]): { readonly first: number; readonly outcome: number; readonly firstTwo: number; readonly lead: number } {
  const lead = (leader: string, { supports }: Told): number =>
    (supports.get(leader) ?? 0) - Math.max(0, ...[...supports].flatMap(([area, support]) => (area === leader ? [] : [support])))
  const differ = (view: (each: Told) => readonly string[] | string): number => present.filter((was, at) => JSON.stringify(view(was)) !== JSON.stringify(view(after[at] as Told))).length
  const changes = present.flatMap((was, at) => {
    const first = firstOf(was)
    const leader = was.areas.find((area) => first.includes(area))
    return leader === undefined ? [] : [lead(leader, after[at] as Told) - lead(leader, was)]
  })
  return {
    first: differ(firstOf), outcome: differ(({ outcome }) => outcome), firstTwo: differ(({ areas }) => areas.slice(0, 2).sort()),
    lead: changes.reduce((total, each) => total + each, 0) / changes.length,
  }
}

const withNumber = (kind: string, id: string, value: number): RuleSet => ({
  ...defaultRuleSet,
  parameters: defaultRuleSet.parameters.map((each) => (kind === 'parameter' && each.id === id ? { ...each, value } : each)),
  themes: defaultRuleSet.themes.map((each) => (kind === 'cap' && each.id === id ? { ...each, cap: value } : each)),
})

describe('one number at a time', () => {
  it('moves as many first places, outcomes and first two as formulations under a rule set with that number', () => {
    const only = ['strength.moderate', 'standard.leastLead', 'standard.mostCounter', 'counter', 'change-meaning', 'window.proximal', 'network.decentPeople']
    const report = sensitivity(cases, { what: 'numbers', only, steps: 3 })
    if (report.method !== 'oat') throw new Error(report.method)
    expect(report.numbers.map(({ id }) => id).sort()).toEqual([...only].sort())
    let moved = 0
    for (const { kind, id, steps, value } of report.numbers) {
      expect(steps.map((step) => step.value)).toContain(value)
      for (const step of steps) {
        const wanted = counted(told(withNumber(kind, id, step.value)))
        expect({ id, value: step.value, first: step.first, outcome: step.outcome, firstTwo: step.firstTwo }).toEqual({ id, value: step.value, first: wanted.first, outcome: wanted.outcome, firstTwo: wanted.firstTwo })
        expect(step.lead).toBeCloseTo(wanted.lead, 10)
        moved += wanted.first
      }
    }
    expect(moved).toBeGreaterThan(5)
  }, 60_000)

  it('decides no rule and derives no fact again while weights vary, by any method', () => {
    for (const method of ['oat', 'morris', 'sobol'] as const) {
      const { work } = sensitivity(cases.slice(0, 2), { method, steps: 3, trajectories: 2, samples: 4 })
      expect(work).toMatchObject({ decided: 0, derived: 0 })
      expect(work.ranked).toBeGreaterThan(100)
    }
  })

  it('tells the nearest value that moves a first place, and the largest share on either side', () => {
    const report = sensitivity(cases, { steps: 99, only: ['strength.moderate', 'standard.leastLead'] })
    if (report.method !== 'oat') throw new Error(report.method)
    for (const { steps, value, worst, flips } of report.numbers) {
      const moving = steps.filter(({ first }) => first > 0).map((step) => step.value)
      expect(flips.below).toBe(moving.filter((each) => each < value).at(-1))
      expect(flips.above).toBe(moving.find((each) => each > value))
      expect(worst.above).toBe(Math.max(0, ...steps.filter((step) => step.value > value).map(({ share }) => share)))
      expect(steps.find((step) => step.value === value)).toMatchObject({ first: 0, outcome: 0, firstTwo: 0, share: 0, lead: 0 })
    }
  })
})

describe('effects and indices', () => {
  it('hang on the seed and the cases alone', () => {
    for (const method of ['morris', 'sobol'] as const) {
      const run = (seed: number): string => JSON.stringify(sensitivity(cases.slice(0, 4), { method, seed, trajectories: 2, samples: 4, only: ['strength.strong', 'strength.moderate', 'counter'] }).numbers)
      expect(run(1)).toBe(run(1))
      expect(run(1)).not.toBe(run(2))
    }
  })

  it('find nothing in numbers that bear on no first place', () => {
    const morris = sensitivity(cases.slice(0, 6), { method: 'morris', only: ['firmness.firmLead', 'second.leastShare', 'strength.strong'], trajectories: 4 })
    const sobol = sensitivity(cases.slice(0, 6), { method: 'sobol', only: ['firmness.firmLead', 'second.leastShare', 'strength.strong'], samples: 16 })
    if (morris.method !== 'morris' || sobol.method !== 'sobol') throw new Error('method')
    for (const id of ['firmness.firmLead', 'second.leastShare']) {
      expect(morris.numbers.find((number) => number.id === id)?.effects).toMatchObject({ share: { muStar: 0, sigma: 0 }, lead: { muStar: 0 } })
      expect(sobol.numbers.find((number) => number.id === id)?.indices.lead?.total.value).toBe(0)
    }
    expect(morris.numbers[0]?.id).toBe('strength.strong')
    // What is the only one to matter explains everything by itself.
    expect(sobol.numbers.find(({ id }) => id === 'strength.strong')?.indices.lead?.total.value).toBeGreaterThan(0.5)
  })
})

describe('leaving something out', () => {
  it('moves as much as formulations under a rule set without it', () => {
    const report = ablation(cases)
    const moving = report.parts.filter(({ first }) => first > 0)
    const silent = report.parts.filter(({ first }) => first === 0)
    // Whatever moves something of the themes and areas, and rules of every kind beside.
    const looked = [...moving.slice(0, 12), ...silent.filter((_, at) => at % 29 === 0), ...report.parts.filter(({ direction }) => direction === 'required').slice(0, 3)]
    expect(looked.length).toBeGreaterThan(15)
    for (const part of looked) {
      const left = defaultRuleSet.rules.filter(({ id, theme, direction, focusArea }) => {
        const isReason = direction === 'for' || direction === 'against'
        if (part.what === 'rules') return id !== part.id
        return part.what === 'themes' ? !(isReason && theme === part.id) : !(direction === 'against' && focusArea === part.id)
      })
      expect(defaultRuleSet.rules.length - left.length).toBe(part.rules)
      const after = told({ ...defaultRuleSet, rules: left })
      const wanted = counted(after)
      expect({ id: part.id, first: part.first, outcome: part.outcome, firstTwo: part.firstTwo }).toEqual({ id: part.id, first: wanted.first, outcome: wanted.outcome, firstTwo: wanted.firstTwo })
      expect(part.lead).toBeCloseTo(wanted.lead, 10)
      expect(part.moved.map(({ caseId }) => caseId)).toEqual(present.flatMap((was, at) => (firstOf(was).join() === firstOf(after[at] as Told).join() ? [] : [was.caseId])))
      expect(part.to.area + part.to.tie + part.to.none).toBe(part.first)
    }
  }, 60_000)

  it('decides no rule again, and lists every rule that ranks once', () => {
    const { work, parts, neverMove, neverHeard, messagesOnly } = ablation(cases.slice(0, 3))
    expect(work).toMatchObject({ decided: 0, derived: 0 })
    const ofRules = parts.filter(({ what }) => what === 'rules')
    expect(ofRules.length + messagesOnly).toBe(defaultRuleSet.rules.length)
    expect(new Set(ofRules.map(({ id }) => id)).size).toBe(ofRules.length)
    expect([...neverMove].sort()).toEqual(ofRules.filter(({ moved }) => moved.length === 0).map(({ id }) => id).sort())
    expect(neverHeard.every((id) => neverMove.includes(id))).toBe(true)
  })
})

describe('what cannot be', () => {
  it.each([
    [() => sensitivity([])], [() => ablation([])], [() => sensitivity(cases, { steps: 1 })], [() => sensitivity(cases, { only: ['no such number'] })],
    [() => sensitivity(cases, { method: 'morris', levels: 3 })], [() => sensitivity(cases, { tradition: 'no such school' })], [() => sensitivity([{ caseId: 3 }])],
  ])('is refused by the error of the library: %s', (run) => {
    expect(run).toThrow(expect.objectContaining({ name: 'FormulationError' }) as Error)
  })
})
