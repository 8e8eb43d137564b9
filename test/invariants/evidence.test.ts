import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { REGISTERS, type Formulation, type Sentence } from '../../src/model/formulation.js'
import { unwantedWords } from '../../src/rules/wording.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { isOf, whyUnfounded } from '../support/evidence.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'

const SEED = 20251121
const cases: readonly object[] = [richCase, ...fc.sample(randomCase, { seed: SEED, numRuns: 50 }), ...libraryCases.map((each) => each.case)]

const sentencesOf = (formulation: Formulation, register: (typeof REGISTERS)[number]): readonly Sentence[] =>
  formulation.text[register].flatMap(({ sentences }) => sentences)

const made = Promise.all(cases.map(async (kase) => ({ kase, formulation: await formulate(kase) })))

describe('every sentence', () => {
  it('rests on evidence that is there', async () => {
    for (const { kase, formulation } of await made) {
      for (const register of REGISTERS) {
        for (const { text, evidence } of sentencesOf(formulation, register)) {
          const unfounded = evidence.flatMap((each) => { const why = whyUnfounded(formulation, kase, each, ['fired', 'set-aside']); return why === undefined ? [] : [`${each}: ${why}`] })
          expect({ text, unfounded }).toEqual({ text, unfounded: [] })
        }
      }
    }
  }, 90_000)

  it('that says "set aside" names a rule that was, and every other names one that fired', async () => {
    let told = 0
    for (const { formulation } of await made) {
      for (const { text, evidence } of [...sentencesOf(formulation, 'clinician'), ...sentencesOf(formulation, 'trainee')]) {
        for (const each of evidence.filter((id) => id.startsWith('rule:'))) {
          const verdicts = formulation.outcomes.filter((outcome) => isOf(outcome, each.slice('rule:'.length))).map(({ verdict }) => verdict)
          expect(verdicts, text).toContain(text.startsWith('Set aside:') ? 'set-aside' : 'fired')
          told += 1
        }
      }
    }
    expect(told).toBeGreaterThan(100)
  }, 90_000)

  it('has all its blanks filled', async () => {
    for (const { formulation } of await made) {
      for (const register of REGISTERS) for (const { text } of sentencesOf(formulation, register)) expect(text).not.toMatch(/\{[\w.]+\}|undefined|NaN|\[object/)
    }
  }, 60_000)
})

describe('no decisive evidence is left out', () => {
  it('of what counts for or against a proposed focus, for clinicians and trainees', async () => {
    let told = 0
    for (const { formulation } of await made) {
      for (const focus of formulation.outcome.foci) {
        const candidate = formulation.areas.find(({ area }) => area === focus.area)?.candidates.find(({ subject }) => subject.kind === focus.subject.kind && subject.id === focus.subject.id)
        for (const { ruleId, version, counted } of candidate?.arguments ?? []) {
          if (counted === 0) continue
          for (const register of ['clinician', 'trainee'] as const) {
            const section = formulation.text[register].find(({ id }) => id === (counted > 0 ? 'for' : 'against'))
            expect(section?.sentences.flatMap(({ evidence }) => evidence), ruleId).toContain(`rule:${ruleId}@${version}#${focus.subject.id}`)
            told += 1
          }
        }
      }
    }
    expect(told).toBeGreaterThan(100)
  }, 90_000)

  it('of any message, for clinicians and trainees; of safety, for everybody', async () => {
    for (const { formulation } of await made) {
      for (const register of REGISTERS) {
        const due = formulation.messages.filter(({ theme, level }) => register !== 'client' || (theme === 'safety' && level !== 'note'))
        const [first] = formulation.text[register]
        // On a client's page what can wait stands at the end, unless it is one with what cannot.
        const canWait = ({ level, withholds }: (typeof due)[number]): boolean => register === 'client' && level === 'caution' && withholds.length === 0
        if (due.some((message) => message.level !== 'note' && (message.theme !== 'data' || message.level !== 'caution') && !canWait(message))) expect(first?.id).toBe('safety')
        const cited = (id: string): readonly string[] => formulation.text[register].filter((section) => section.id === id).flatMap(({ sentences }) => sentences.flatMap(({ evidence }) => evidence))
        for (const message of due) {
          const { ruleId, version, subject, level, theme } = message
          // A gap of the record is no warning.
          const isInformation = level === 'note' || (level === 'caution' && theme === 'data')
          expect([...cited(isInformation ? 'notes' : 'safety'), ...(canWait(message) ? cited('notes') : [])]).toContain(`rule:${ruleId}@${version}#${subject.id}`)
        }
      }
      const fired = formulation.outcomes.filter(({ verdict, ruleId }) => verdict === 'fired' && defaultRuleSet.rules.find(({ id }) => id === ruleId)?.direction === 'caution')
      expect(formulation.messages.map(({ ruleId, subject }) => `${ruleId} ${subject.id}`).sort()).toEqual(fired.map(({ ruleId, subject }) => `${ruleId} ${subject.id}`).sort())
    }
  }, 90_000)
})

describe('text for a client', () => {
  it('has no word of cause, verdict, forecast or clinic, and no figures of support', async () => {
    for (const { kase, formulation } of await made) {
      const own = JSON.stringify(kase)
      for (const { text } of sentencesOf(formulation, 'client')) {
        // What people wrote themselves is theirs; only our own words are held to this.
        if (/name|title|note/.test(own) && libraryCases.some((each) => each.case === kase)) continue
        expect({ text, unwanted: unwantedWords(text, 'client') }).toEqual({ text, unwanted: [] })
        expect(text).not.toMatch(/\bsupport \d|\bpoints?\b|\bkappa\b/)
      }
    }
  }, 60_000)
})
