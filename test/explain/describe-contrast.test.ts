import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { briefly } from '../../src/explain/briefly.js'
import { DETAIL_LEVELS } from '../../src/model/explanation.js'
import { contrast } from '../../src/explain/contrast.js'
import { describeContrast } from '../../src/explain/describe-contrast.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { formulateSync } from '../../src/formulate-explained.js'
import { REGISTERS, type Formulation, type Register } from '../../src/model/formulation.js'
import type { ContrastChoice } from '../../src/model/contrast.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { englishWords } from '../../src/words/english.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'

const caseOf = (name: string): Formulation => {
  const [found] = libraryCases.filter(({ path }) => path === `docs/examples/cases/${name}.json`)
  if (found === undefined) throw new Error(`no ${name}`)
  return formulateSync(found.case)
}

const tongue = (register: Register): Parameters<typeof describeContrast>[2] => ({ ruleSet: defaultRuleSet, facts: factCatalogue, words: englishWords, register })

const told = (formulation: Formulation, a: ContrastChoice, b: ContrastChoice, level: (typeof DETAIL_LEVELS)[number], register: Register = 'clinician'): readonly string[] =>
  describeContrast(briefly(contrast(formulation, a, b, defaultRuleSet), level), formulation, tongue(register)).map(({ text }) => text)

const dispute = { area: 'role-dispute' }
const grief = { area: 'grief' }

/** What must hold of any contrast in words. */
function check(formulation: Formulation): void {
  const ids = new Set([...formulation.outcomes.map(({ ruleId, version, subject }) => `rule:${ruleId}@${version}#${subject.id}`), ...formulation.areas.map(({ area }) => `area:${area}`), 'outcome'])
  const wrong: string[] = []
  for (const { area: a } of formulation.areas) {
    for (const { area: b } of formulation.areas) {
      for (const level of DETAIL_LEVELS) {
        const held = briefly(contrast(formulation, { area: a }, { area: b }, defaultRuleSet), level)
        for (const register of REGISTERS) {
          for (const { text, evidence } of describeContrast(held, formulation, tongue(register))) {
            if (/\{[a-z]|undefined|NaN|\bcaused?\b|diagnos/.test(text) || !/[.)”?]$/.test(text)) wrong.push(text)
            if (register === 'client' && /points|[+−]\d/.test(text)) wrong.push(text)
            wrong.push(...evidence.filter((id) => !ids.has(id)))
          }
        }
      }
    }
  }
  expect(wrong).toEqual([])
}

describe('a contrast in words', () => {
  it('says by how much one comes before the other, and what only each has', () => {
    expect(told(caseOf('tie'), dispute, grief, 'short').slice(0, 2)).toEqual([
      'The dispute with Dimitar (partner) has 1 point more than grief over Penka (parent), 16 against 15; so small a lead counts as level.',
      'Only for the dispute with Dimitar (partner): The conflict with Dimitar (partner) began within about three months before the onset, or with it (+3).',
    ])
  })

  it('puts the same one first whichever is asked about first', () => {
    const tie = caseOf('tie')
    expect(told(tie, grief, dispute, 'short')).toEqual(told(tie, dispute, grief, 'short'))
  })

  it('says why an area does not count', () => {
    expect(told(caseOf('tie'), dispute, { area: 'role-transition' }, 'short')[1]).toBe('On what is recorded nobody and nothing meets what role transition needs: “A change of role”.')
    expect(told(caseOf('tie'), grief, { area: 'interpersonal-sensitivities' }, 'short')[1]).toContain('stays in the background')
    expect(told(caseOf('tie'), { ...dispute, subject: { id: 'dimitar' } }, { ...dispute, subject: { id: 'plamen' } }, 'short')[1]).toContain('does not apply. It needs “Something at issue with this person”')
  })

  it('says of what is open what would be asked', () => {
    expect(told(caseOf('plain-dispute'), dispute, grief, 'medium').join('\n')).toMatch(/would add up to 3 points to grief over Adela \(parent\), and is open \(to be asked: /)
  })

  it('grows with the level and never loses the headline', () => {
    for (const name of ['tie', 'plain-grief', 'hard-transition']) {
      const levels = DETAIL_LEVELS.map((level) => told(caseOf(name), dispute, grief, level))
      expect(new Set(levels.map(([first]) => first)).size).toBe(1)
      const lengths = levels.map((lines) => lines.length)
      expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
    }
  })

  it('speaks to the client of people by name, without figures', () => {
    expect(told(caseOf('tie'), dispute, grief, 'short', 'client').slice(0, 2)).toEqual([
      'Of what has been noted, more fits the strain between you and Dimitar than the death of Penka.',
      'What is between you and Dimitar began close to the start of this low time.',
    ])
  })

  it('tells the client nothing, and the clinician how to read it, while a message holds the proposal back', () => {
    const held = caseOf('safety-first')
    expect(told(held, dispute, grief, 'short', 'client')).toEqual([])
    expect(told(held, dispute, grief, 'short')[0]).toContain('A message holds the proposal back')
  })

  it('is complete and rests on the trace, for every pair of areas of every bundled case', () => {
    for (const { path, case: kase } of libraryCases) if (path.startsWith('docs/')) check(formulateSync(kase))
  })

  it('is so in random cases', () => {
    fc.assert(fc.property(randomCase, (kase) => check(formulateSync(kase))), { seed: 20251121, numRuns: 15 })
  })
})
