import { describe, expect, it } from 'vitest'
import { counterfactuals } from '../../src/explain/counterfactuals/counterfactuals.js'
import { describeCertificate, describeCounterfactual, type Naming } from '../../src/explain/counterfactuals/describe.js'
import { factMutability, mutabilityExceptions } from '../../src/explain/counterfactuals/mutability.js'
import { whatWouldChange } from '../../src/explain/counterfactuals/what-would-change.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { englishWords } from '../../src/words/english.js'
import { type Example, exampleOptions, examples, isAtOdds, isMet, properParts, rankedOnRecord } from './counterfactuals-examples.js'

const example = (name: string): Example => {
  const found = examples.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no example ${name}`)
  return found
}

const naming: Naming = {
  words: englishWords,
  definitions: factCatalogue,
  label: ({ kind, id }) => (kind === 'case' ? 'the client' : id),
  areaName: (area) => defaultRuleSet.traditions.find(({ id }) => id === 'klerman-weissman')?.areas[area]?.name ?? area,
  asks: () => true,
}

describe('what would change the outcome of an example', () => {
  it.each(examples.map(({ name, derived, world }) => ({ name, derived, world })))('is borne out by the engine of record, and takes every change it names: $name', { timeout: 60_000 }, async ({ derived, world }) => {
    const { goals, best } = whatWouldChange(world, { ...exampleOptions, limit: 4 })
    expect(goals.every(({ certificate }) => certificate.complete)).toBe(true)
    expect(best.length > 0).toBe(goals.some(({ sets }) => sets.length > 0))
    for (const { goal, set } of best) {
      expect(isMet(goal, await rankedOnRecord(derived, set.changes))).toBe(true)
      expect(isAtOdds(derived, set.changes)).toBe(false)
      for (const part of properParts(set.changes)) {
        expect(isMet(goal, await rankedOnRecord(derived, part)) && !isAtOdds(derived, part)).toBe(false)
      }
    }
  })

  it('never touches what is fixed, and what is known of the past only as a correction', { timeout: 60_000 }, () => {
    for (const { world } of examples) {
      for (const ifRecordedWrongly of [false, true]) {
        const { goals } = whatWouldChange(world, { ...exampleOptions, maxSize: 1, ifRecordedWrongly })
        for (const { kind, fact, recorded, found, subject } of goals.flatMap(({ sets }) => sets.flatMap(({ changes }) => changes))) {
          const mutability = factMutability(fact)
          expect(mutability?.kind).not.toBe('fixed')
          expect(fact).not.toMatch(/^(?:safety|data|tradition|ranking)\./)
          if (mutability?.kind === 'answer-only') expect(kind === 'answer' ? recorded.status : kind).not.toBe(kind === 'answer' ? 'known' : 'change')
          if (!ifRecordedWrongly) expect(kind).not.toBe('correction')
          if (fact === 'person.isDeceased' || fact === 'death.isDeadOrGone') expect(subject.unlisted === true || found.value !== true).toBe(true)
          if (recorded.status === 'range' && kind === 'answer') expect(Number(found.value) >= (recorded.min ?? -Infinity) && Number(found.value) <= (recorded.max ?? Infinity)).toBe(true)
        }
      }
    }
  })

  it('leaves alone what the caller asks to leave alone', () => {
    const { world } = example('tie')
    const all = counterfactuals(world, { kind: 'break-tie', area: 'role-dispute' }, { ...exampleOptions, maxSize: 1 })
    const [first] = all.sets
    const left = first?.changes[0]?.fact
    const fewer = counterfactuals(world, { kind: 'break-tie', area: 'role-dispute' }, { ...exampleOptions, maxSize: 1, leaveAlone: (_, fact) => fact === left })
    expect(left).toBeDefined()
    expect(fewer.sets).toEqual(all.sets.filter(({ changes }) => changes.every(({ fact }) => fact !== left)))
  })

  it('puts smaller sets first, then answers before changes, then those that move less', { timeout: 60_000 }, () => {
    const { sets } = counterfactuals(example('hard-grief').world, { kind: 'end-lead', area: 'grief' }, exampleOptions)
    const rank = sets.map(({ changes, moved }) => [changes.length, changes.filter(({ kind }) => kind === 'change').length, moved])
    expect(rank.length).toBeGreaterThan(3)
    expect(rank).toEqual([...rank].sort(([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f))
  })

  it('says that nothing was looked for where the goal is reached already', () => {
    const found = counterfactuals(example('plain-grief').world, { kind: 'put-first', area: 'grief' }, exampleOptions)
    expect(found).toMatchObject({ already: true, sets: [], certificate: { complete: true, size: 0, worlds: 0 } })
  })

  it('says that it stopped where the budget ran out, and never counts a size it did not finish', () => {
    const { certificate } = counterfactuals(example('hard-grief').world, { kind: 'end-lead', area: 'grief' }, { ...exampleOptions, budget: 5 })
    expect(certificate).toMatchObject({ complete: false, size: 0 })
    expect(certificate.worlds).toBeLessThanOrEqual(5)
  })

  it('is the same whenever it is asked for', { timeout: 60_000 }, () => {
    const ask = (): unknown => counterfactuals(example('hard-transition').world, { kind: 'end-lead', area: 'role-transition' }, exampleOptions)
    expect(JSON.stringify(ask())).toBe(JSON.stringify(ask()))
  })

  it('puts a subject first when one is named', () => {
    const { world } = example('tie')
    const goal = { kind: 'put-first', area: 'role-dispute', subject: { kind: 'person', id: 'dimitar' } } as const
    const { sets } = counterfactuals(world, goal, { ...exampleOptions, maxSize: 1 })
    expect(sets.length).toBeGreaterThan(0)
    expect(sets.every(({ after }) => after.outcome === 'lead' && after.foci[0]?.subject.id === 'dimitar')).toBe(true)
    expect(counterfactuals(world, { ...goal, subject: { kind: 'person', id: 'nobody' } }, { ...exampleOptions, maxSize: 1 }).sets).toEqual([])
  })
})

describe('whether a fact may be supposed otherwise', () => {
  it('is told for every fact of the catalogue, with a reason', () => {
    expect(factCatalogue.filter(({ id }) => (factMutability(id)?.why.length ?? 0) < 10).map(({ id }) => id)).toEqual([])
  })

  it('names no fact that is not in the catalogue', () => {
    const ids = new Set(factCatalogue.map(({ id }) => id))
    expect(mutabilityExceptions.filter((id) => !ids.has(id))).toEqual([])
  })

  it('is never for facts about safety, fear, harm and the record', () => {
    const kinds = factCatalogue.filter(({ id }) => /^(?:safety|data|tradition|ranking)\.|selfHarm|\.fear$|Feared$|\.harm$|^network\.peopleRecorded$|violentEvent$/.test(id)).map(({ id }) => factMutability(id)?.kind)
    expect(kinds.length).toBeGreaterThan(60)
    expect(new Set(kinds)).toEqual(new Set(['fixed']))
  })

  it('is not for what is known of dates, deaths, ages and lifelong patterns', () => {
    const past = ['death.daysBeforeOnset', 'person.isDeceased', 'client.ageYears', 'course.daysSinceOnset', 'change.daysAgo', 'dispute.lengthMonths', 'pattern.fewTiesLifelong', 'pattern.olderThanEpisode', 'event.type', 'network.confidantBefore', 'view.declinedAreas']
    expect(past.map((id) => factMutability(id)?.kind)).toEqual(past.map(() => 'answer-only'))
  })

  it('is not told for a fact nobody has heard of', () => {
    expect(factMutability('weather.rain')).toBeUndefined()
  })
})

describe('a set of changes in words', () => {
  it('says what would have to be so, about whom, and what would come of it', () => {
    const found = counterfactuals(example('tie').world, { kind: 'break-tie', area: 'role-dispute' }, { ...exampleOptions, maxSize: 1 })
    const texts = found.sets.map((set) => describeCounterfactual(set, found, naming))
    expect(texts[0]).toEqual({
      text: 'If “something that could be lost through it” (dimitar) turned out to be so, interpersonal role dispute, about dimitar, would stand clear of complicated bereavement.',
      evidence: ['question:dispute.threatOfLoss'],
    })
    expect(texts.map(({ text }) => text)).toContain('If “satisfaction with the relationship” (dimitar) came to be 0 to 3 points (recorded: 4 points), interpersonal role dispute, about dimitar, would stand clear of complicated bereavement.')
    expect(texts.every(({ evidence }) => evidence.every((id) => /^(?:\/|question:|outcome$)/.test(id)))).toBe(true)
  })

  it('says what nothing would bring about, and when not everything was looked at', { timeout: 60_000 }, () => {
    const none = counterfactuals(example('plain-grief').world, { kind: 'put-first', area: 'role-dispute' }, exampleOptions)
    expect(describeCertificate(none, naming)?.text).toBe('Nothing that could be answered or changed, up to 2 at a time, would put “Interpersonal role dispute” first.')
    const stopped = counterfactuals(example('hard-grief').world, { kind: 'end-lead', area: 'grief' }, { ...exampleOptions, budget: 2 })
    expect(describeCertificate(stopped, naming)?.text).toMatch(/not every combination was looked at\.$/)
  })

  it('can be said of every set found for the examples', { timeout: 60_000 }, () => {
    for (const { world } of examples) {
      for (const found of whatWouldChange(world, { ...exampleOptions, maxSize: 1, ifRecordedWrongly: true }).goals) {
        for (const set of found.sets) expect(describeCounterfactual(set, found, naming).text).toMatch(/^If .+, .+\.$/)
      }
    }
  })
})
