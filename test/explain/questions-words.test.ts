import { describe, expect, it } from 'vitest'
import { describeQuestion, describeStop, type QuestionNames } from '../../src/explain/questions/describe-question.js'
import { fraction } from '../../src/explain/questions/fraction.js'
import { nextQuestions } from '../../src/explain/questions/next-questions.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import type { FactValue } from '../../src/model/facts.js'
import type { Focus } from '../../src/model/ranking-result.js'
import type { AnswerEffect, FirstPlace, NextQuestion } from '../../src/model/next-questions.js'
import { englishWords } from '../../src/words/english.js'
import { asking, bundledWorlds } from '../support/interviews.js'

const AREA_NAMES: Readonly<Record<string, string>> = { 'role-transition': 'Role transition', 'grief': 'Grief' }

const names: QuestionNames = {
  words: englishWords,
  areaName: (area) => AREA_NAMES[area] ?? area,
  subjectName: ({ id }) => ({ gonzalo: 'Gonzalo', adela: 'Adela', birth: 'the birth' })[id] ?? id,
  definition: (fact) => factCatalogue.find(({ id }) => id === fact),
}

const gonzalo: Focus = { area: 'role-dispute', subject: { kind: 'person', id: 'gonzalo' } }
const adela: Focus = { area: 'grief', subject: { kind: 'person', id: 'adela' } }
const now: FirstPlace = { outcome: 'lead', first: adela, doubt: 4 }

const answer = (value: FactValue, changes: Partial<AnswerEffect> = {}): AnswerEffect =>
  ({ value, probability: fraction(1, 2), outcome: 'lead', first: adela, changesFirst: false, settles: false, doubt: 4, areas: [], rules: [], gates: [], ...changes })

const asked = (fact: string, answers: readonly AnswerEffect[]): NextQuestion => ({
  fact, cost: 1, prior: 'even', safety: false,
  about: [{ subject: gonzalo.subject, effect: { decides: fraction(1, 2), settles: fraction(0, 1), narrows: fraction(1, 1), worst: 0 }, answers }],
})

const told = (fact: string, ...answers: readonly AnswerEffect[]): string => describeQuestion(asked(fact, answers), now, names).text

const moves = (area: string, before: number, after: number): Partial<AnswerEffect> =>
  ({ areas: [{ area, support: { before, after }, bounds: { before: { low: 0, high: 9 }, after: { low: 0, high: 8 } } }] })

describe('a question in words', () => {
  it('says which answer would put somebody else first', () => {
    expect(told('dispute.somethingAtIssue', answer(true, { first: gonzalo, changesFirst: true }), answer(false)))
      .toBe('If “something at issue with this person” holds, the dispute with Gonzalo would come first; if it does not, nothing changes.')
  })

  it('says which answer would end the asking', () => {
    expect(told('dispute.somethingAtIssue', answer(false, { settles: true }), answer(true, { first: gonzalo, changesFirst: true, settles: true })))
      .toBe('If “something at issue with this person” holds, the dispute with Gonzalo would come first, and no further answer could change that; if it does not, grief over Adela would stay first, and no further answer could change that.')
  })

  it('says whom an answer brings in or rules out, or how far support would move', () => {
    const gate = { area: 'role-dispute', subject: gonzalo.subject }
    expect(told('person.isDeceased', answer(true, { gates: [{ ...gate, opens: false }] }), answer(false, moves('role-transition', 3, 6))))
      .toBe('If “this person has died” holds, the dispute with Gonzalo would be out of the question; if it does not, support for Role transition would rise from 3 to 6.')
  })

  it('takes answers together that come to the same, and says the weightiest only', () => {
    const nothing = ['worsening', 'fluctuating'].map((each) => answer(each))
    expect(told('course.trend', answer('stable', moves('grief', 5, 4)), ...nothing)).toBe('If “stable”, support for Grief would fall from 5 to 4; otherwise nothing changes.')
    const many = [1, 2, 3, 4].map((points) => answer(points, moves('grief', 0, points)))
    expect(told('dispute.mismatchLevel', ...many)).toBe('If 1, support for Grief would rise from 0 to 1; if 2, support for Grief would rise from 0 to 2; other answers would change less.')
  })

  it('says that nothing comes of the answer by itself', () => {
    expect(told('dispute.somethingAtIssue', answer(true), answer(false))).toBe('By itself the answer changes nothing, though together with others it could.')
  })

  it('rests on the rules that the answer would decide', () => {
    const rules = [{ ruleId: 'role-dispute/a', version: 2, subject: gonzalo.subject, verdict: 'fired' as const }]
    expect(describeQuestion(asked('dispute.somethingAtIssue', [answer(true, { rules }), answer(false)]), now, names).evidence).toEqual(['outcome', 'rule:role-dispute/a@2#gonzalo'])
  })

  it('can be made of questions and stops of every third case in the project, with every blank filled', () => {
    let sentences = 0
    for (const world of [...bundledWorlds.values()].filter((_, index) => index % 3 === 0)) {
      const { questions, now: place, stop } = nextQuestions(world, { ...asking, budget: 30 })
      const said = [describeStop(stop, place, names), ...questions.flatMap((question) => question.about.map((about) => describeQuestion(question, place, names, about)))]
      for (const { text } of said) expect(text).toMatch(/^[^{}]+\.$/)
      sentences += said.length
    }
    expect(sentences).toBeGreaterThan(100)
  }, 60_000)
})

describe('the stop in words', () => {
  it('names who comes first, and what is left out of the claim', () => {
    expect(describeStop({ reached: true, because: 'first-is-certain' }, now, names).text).toBe('No open answer would put anything before grief over Adela; whatever comes up about safety still goes first.')
    expect(describeStop({ reached: true, because: 'no-question-changes-it' }, now, names).text)
      .toBe('Grief over Adela comes first, and none of the questions that could be put would change that. What was declined, or is not recorded yet, still could.')
    expect(describeStop({ reached: true, because: 'nobody-can-be-first' }, { outcome: 'no-clear-focus', doubt: 0 }, names).text).toBe('By these rules nothing has support enough to come first, whatever else is answered.')
    expect(describeStop({ reached: false }, now, names).text).toBe('An answer could still change what comes first.')
  })
})
