import { describe, expect, it } from 'vitest'
import { answersTo, leafTestsOf } from '../../src/conditions/answers.js'
import { ASKING_COSTS, askingCost } from '../../src/explain/questions/costs.js'
import { mayStop, nextQuestions, type NextQuestionsOptions } from '../../src/explain/questions/next-questions.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { FactValue } from '../../src/model/facts.js'
import type { OpenFact, Supposition, World } from '../../src/model/world.js'
import type { NextQuestions } from '../../src/model/next-questions.js'
import { asking, bundledWorlds, firstOf, hide, seeded, worldsUnder } from '../support/interviews.js'

const TIME = 60_000

function worldCalled(name: string): World {
  const world = bundledWorlds.get(name)
  if (world === undefined) throw new Error(`no case ${name}`)
  return world
}

const ask = (name: string, changes: Partial<NextQuestionsOptions> = {}): NextQuestions => nextQuestions(worldCalled(name), { ...asking, ...changes })
const keys = ({ questions }: NextQuestions): readonly string[] => questions.flatMap(({ fact, about }) => about.map(({ subject }) => `${subject.id} ${fact}`))

describe('the questions to ask next', () => {
  it('begin with one whose answer can turn two level areas round', () => {
    const { now, stop, questions } = ask('tie')
    expect([now.outcome, stop.reached]).toEqual(['tie', false])
    const [best] = questions
    expect(best?.about[0].answers.filter(({ changesFirst }) => changesFirst)).not.toEqual([])
    expect(best?.about[0].effect.decides).toEqual({ n: 1, d: 2 })
  })

  it('tell of every answer what the world after it is like', () => {
    const world = worldCalled('11-stillbirth')
    const { questions, now } = nextQuestions(world, asking)
    let told = 0
    for (const { fact, about } of questions) {
      for (const { subject, answers } of about) {
        for (const { value, outcome, first, changesFirst, areas, rules } of answers) {
          const after = world.suppose([{ subject, fact, found: { status: 'known', value, from: [] } }])
          expect(outcome).toBe(after.ranking.outcome)
          expect(first === undefined ? 'nobody' : `${first.area} ${first.subject.kind} ${first.subject.id}`).toBe(firstOf(after))
          expect(changesFirst).toBe(firstOf(after) !== firstOf(world) || outcome !== now.outcome)
          for (const { area, support } of areas) expect(support.after).toBe(after.ranking.areas.find((each) => each.area === area)?.support)
          for (const { ruleId, subject: whom, verdict } of rules) expect(verdict).toBe(after.verdict(ruleId, whom) ?? 'left-out')
          told += 1
        }
        expect(answers.reduce((total, { probability }) => total + probability.n / probability.d, 0)).toBeCloseTo(1, 9)
      }
    }
    expect(told).toBeGreaterThan(40)
  })

  it('are plain data, and the same whatever order rules and definitions come in', () => {
    const turned = { ruleSet: { ...asking.ruleSet, rules: [...asking.ruleSet.rules].reverse() }, prepared: [...asking.prepared].reverse(), definitions: [...asking.definitions].reverse() }
    const result = ask('hard-dispute', { depth: 2 })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(ask('hard-dispute', { ...turned, depth: 2 })).toEqual(result)
  })

  it('leave out what was declined or does not apply, what the caller will not have asked, and people nobody named', () => {
    const world = worldCalled('18-bullied-since-the-move')
    const all = keys(nextQuestions(world, asking))
    const [one = '', other = ''] = all
    const [subject = '', fact = ''] = one.split(' ')
    const asked = world.open().filter((open) => open.subject.id === subject && open.fact === fact)
    for (const why of ['declined', 'not-applicable'] as const) {
      const declined = world.suppose(asked.map((open): Supposition => ({ subject: open.subject, fact, found: { status: 'unknown', why, from: [] } })))
      expect(keys(nextQuestions(declined, asking))).not.toContain(one)
    }
    const excludes = (open: OpenFact): boolean => `${open.subject.id} ${open.fact}` === other
    expect([...keys(nextQuestions(world, { ...asking, excludes }))].sort()).toEqual(all.filter((key) => key !== other).sort())
    const unlisted = worldCalled('note-09-rafael-nurse')
    expect(unlisted.open().some((open) => open.subject.unlisted === true)).toBe(true)
    expect(nextQuestions(unlisted, { ...asking, budget: 100 }).questions.flatMap(({ about }) => about).filter((each) => each.subject.unlisted === true)).toEqual([])
  })

  it('leave out only what can change neither the first place nor the outcome, where events are shared as well', () => {
    let [left, shared] = [0, 0]
    for (const [name, world] of bundledWorlds) {
      if (/^(note|published)-/.test(name)) continue
      const result = nextQuestions(world, asking)
      if (result.stop.reached) continue
      const listed = new Set(keys(result))
      const others = mayBeAsked(world).filter(({ subject, fact }) => !listed.has(`${subject.id} ${fact}`))
      expect(result.withoutEffect, name).toBe(others.length)
      shared += Number(world.shared.length > 0)
      for (const open of others) {
        for (const value of answersOf(open)) {
          const after = world.suppose([{ ...open, found: { status: 'known', value, from: [] } }])
          expect([firstOf(after), after.ranking.outcome], `${name} ${open.fact}`).toEqual([firstOf(world), world.ranking.outcome])
          left += 1
        }
      }
    }
    expect(left).toBeGreaterThan(100)
    expect(shared).toBeGreaterThan(2)
  }, TIME)

  it('keep to a budget of worlds, say when it ran out, and are then a part of all there are', () => {
    const all = ask('insufficient')
    const some = ask('insufficient', { budget: 50, most: 3 })
    expect([all.complete, some.complete]).toEqual([true, false])
    expect(some.worlds).toBeLessThanOrEqual(50)
    expect(some.questions).toHaveLength(3)
    expect(keys(all)).toEqual(expect.arrayContaining([...keys(some)]))
    expect(ask('insufficient', { budget: 0 })).toMatchObject({ questions: [], complete: false, worlds: 0 })
  })

  it('count answers as likely as the caller says, and say so', () => {
    const [plain] = ask('tie').questions
    const fact = plain?.fact ?? ''
    const { questions } = ask('tie', { prior: { [fact]: [{ value: true, weight: 0.9 }, { value: false, weight: 0.1 }] } })
    const given = questions.find((each) => each.fact === fact)
    expect(plain?.prior).toBe('even')
    expect(given?.prior).toBe('given')
    expect(given?.about[0].answers.map(({ value, probability }) => [value, probability.n, probability.d])).toEqual([[true, 9, 10], [false, 1, 10]])
    expect(questions.filter((each) => each.fact !== fact).every(({ prior }) => prior === 'even')).toBe(true)
  })

  it('come later for what they cost, unless only the effect is to count', () => {
    const [first] = ask('tie', { by: 'effect' }).questions
    const fact = first?.fact ?? ''
    const costs = [{ facts: fact, cost: 100, reason: 'for the test' }]
    expect(ask('tie', { by: 'effect', costs }).questions[0]?.fact).toBe(fact)
    const dear = ask('tie', { costs }).questions
    expect(dear[0]?.fact).not.toBe(fact)
    expect(dear.find((each) => each.fact === fact)?.cost).toBe(100)
  })

  it('cost more when they are sensitive, and most when a scale has to be filled in', () => {
    expect([askingCost('change.wanted'), askingCost('person.fear'), askingCost('safety.violence'), askingCost('score.ucla3')]).toEqual([1, 2, 2, 3])
    const ids = factCatalogue.map(({ id }) => id)
    for (const { facts } of ASKING_COSTS) expect(ids.some((id) => (facts.endsWith('.') ? id.startsWith(facts) : id === facts)), facts).toBe(true)
  })

  it('look a step further where that is wanted, and never promise less than one step does', () => {
    const { questions } = ask('06-baby-and-late-evenings', { depth: 2, by: 'effect' })
    const looked = questions.flatMap(({ about }) => about).filter(({ twoSteps }) => twoSteps !== undefined)
    expect(looked).toHaveLength(3)
    for (const { effect, twoSteps } of looked) {
      expect((twoSteps?.decides.n ?? 0) / (twoSteps?.decides.d ?? 1)).toBeGreaterThanOrEqual(effect.decides.n / effect.decides.d)
      expect(twoSteps?.then.length).toBeGreaterThan(0)
    }
  })
})

describe('the stop', () => {
  it('needs no world to be made, and leaves no question', () => {
    expect(ask('plain-dispute')).toMatchObject({ stop: { reached: true, because: 'first-is-certain' }, questions: [], worlds: 0 })
  })

  it('is not reached where an area used only when nothing else fits could still give way', () => {
    const world = worldCalled('hard-sensitivities')
    expect(mayStop(world, asking).reached).toBe(false)
    // Every other area's bounds lie below, and still some answers put another one first.
    const [first, second] = world.ranking.areas
    expect(second?.bounds.high).toBeLessThan(first?.bounds.low ?? 0)
    expect(randomWorlds(world, 60, seeded(4)).some((after) => firstOf(after) !== firstOf(world))).toBe(true)
  })

  it('takes an exact proof from outside, when it is given one', () => {
    expect(ask('tie', { certainlyFirst: () => true }).stop).toEqual({ reached: true, because: 'proved-exactly' })
    expect(ask('tie', { certainlyFirst: () => false }).stop).toEqual({ reached: false })
  })

  it('is never contradicted by answers to what is open, in any case of the project', () => {
    const reasons = new Map<string, number>()
    let index = 0
    // Under the second, an area loses points when another is well supported.
    for (const full of [...bundledWorlds.values(), ...worldsUnder('ipt-uk').values()]) {
      for (const share of [0, 0.2]) {
        const random = seeded(index += 1)
        const world = share === 0 ? full : hide(full, share, random)
        const { reached, because } = mayStop(world, asking)
        if (!reached || because === undefined) continue
        reasons.set(because, (reasons.get(because) ?? 0) + 1)
        for (const after of randomWorlds(world, 20, random)) expect(firstOf(after), because).toBe(firstOf(world))
      }
    }
    expect(reasons.get('first-is-certain')).toBeGreaterThan(10)
    expect(reasons.get('no-question-changes-it')).toBeGreaterThan(0)
  }, TIME)
})

const tests = leafTestsOf(asking.prepared)
const definitions = new Map(factCatalogue.map((definition) => [definition.id, definition]))

const mayBeAsked = (world: World): readonly OpenFact[] =>
  world.open().filter(({ subject, found }) => subject.unlisted !== true && !(found.status === 'unknown' && (found.why === 'declined' || found.why === 'not-applicable')))

function answersOf({ fact, found }: OpenFact): readonly FactValue[] {
  const definition = definitions.get(fact)
  return definition === undefined ? [] : answersTo(definition, found, tests.get(fact) ?? [])
}

/** Worlds in which a random part of what may be asked is answered at random. */
function randomWorlds(world: World, count: number, random: () => number): readonly World[] {
  const open = mayBeAsked(world)
  return Array.from({ length: count }, (_, index) => {
    const share = [0.1, 0.4, 0.8][index % 3] ?? 1
    return world.suppose(open.filter(() => random() < share).flatMap((each): readonly Supposition[] => {
      const answers = answersOf(each)
      const value = answers[Math.floor(random() * answers.length)]
      return value === undefined ? [] : [{ subject: each.subject, fact: each.fact, found: { status: 'known', value, from: [] } }]
    }))
  })
}
