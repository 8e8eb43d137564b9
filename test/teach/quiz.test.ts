import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/index.js'
import type { Formulation } from '../../src/model/formulation.js'
import { markQuiz, quiz, QUIZ_KINDS, renderQuiz, renderQuizKey, type KeyItem, type QuizItem, type QuizOptions } from '../../src/teach/index.js'
import { caseNamed, packCases } from '../support/teaching-cases.js'

const all = packCases.map((kase) => [kase.caseId, { made: quiz(kase), formulation: formulateSync(kase) }] as const)

const pairsOf = ({ made }: { readonly made: ReturnType<typeof quiz> }): readonly { readonly item: QuizItem; readonly key: KeyItem }[] =>
  made.quiz.items.map((item) => {
    const key = made.key.items.find(({ id }) => id === item.id)
    if (key === undefined) throw new RangeError(item.id)
    return { item, key }
  })

/** Rules that fired with points on one side, for those who are asked about: told by the words of the prompt. */
function counting({ areas, labels }: Formulation, prompt: string, side: 'for' | 'against'): ReadonlySet<string> {
  const asked = areas.filter(({ name }) => prompt.includes(`“${name}”`)).flatMap(({ candidates }) => candidates)
    .filter(({ subject }) => (subject.kind === 'case' ? prompt.endsWith('”?') : prompt.endsWith(`about ${labels[subject.id] ?? ''}?`)))
  return new Set(asked.flatMap(({ arguments: all_, subject }) => all_.filter(({ verdict, counted, direction }) => verdict === 'fired' && counted !== 0 && direction === side).map(({ ruleId, version }) => `rule:${ruleId}@${version}#${subject.id}`)))
}

describe.each(all)('a quiz on %s', (_, given) => {
  const { made, formulation } = given

  it('has questions whose right answers are among those to choose from', () => {
    expect(made.quiz.items.length).toBeGreaterThanOrEqual(3)
    for (const { item, key } of pairsOf(given)) {
      const ids = item.options.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(item.options.map(({ text }) => text)).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining([...key.correct]))
      expect(item.options.length).toBeLessThanOrEqual(6)
      expect(key.correct.length).toBeLessThan(ids.length)
      if (item.choose === 'one') expect(key.correct).toHaveLength(1)
    }
  })

  it('asks for the area that the formulation came to', () => {
    const { item, key } = pairsOf(given)[0] ?? {}
    const right = item?.options.find(({ id }) => id === key?.correct[0])?.text ?? ''
    const { outcome, areas } = formulation
    if (outcome.withheldBy.length > 0) expect(right).toBe('None is proposed until it is safe')
    else if (outcome.kind === 'lead') expect(right).toBe(areas.find(({ area }) => area === outcome.foci[0]?.area)?.name)
    else expect(right).toMatch(outcome.kind === 'tie' ? /^Two areas are level$/ : outcome.kind === 'insufficient-data' ? /^Too little/ : /no area stands out$/)
  })

  it('takes for right what counts on that side, and nothing that does for wrong', () => {
    for (const { item, key } of pairsOf(given)) {
      if (item.kind !== 'for' && item.kind !== 'against') continue
      const counts = counting(formulation, item.prompt, item.kind)
      expect(counts.size).toBeGreaterThan(0)
      for (const { id } of item.options) expect({ id, right: (key.evidence[id] ?? []).some((each) => counts.has(each)) }).toEqual({ id, right: key.correct.includes(id) })
    }
  })

  it('asks last for what is most pressing: for the one, or for all that are pressing alike', () => {
    const { item, key } = pairsOf(given).at(-1) ?? {}
    // What belongs to planning is not pressing.
    const pressing = formulation.messages.filter(({ level }) => level === 'emergency' || level === 'urgent')
    const first = pressing.filter(({ level }) => level === pressing[0]?.level).map(({ ruleId, version, subject }) => `rule:${ruleId}@${version}#${subject.id}`)
    const right = (key?.correct ?? []).map((id) => ({ text: item?.options.find((option) => option.id === id)?.text, evidence: key?.evidence[id]?.[0] }))
    expect(item?.kind).toBe('safety')
    expect(item?.choose).toBe(first.length === 1 ? 'one' : 'many')
    if (first.length === 0) expect(right.filter(({ evidence }) => evidence?.startsWith('fact:') !== true)).toEqual([])
    else expect(right.filter(({ evidence }) => !first.includes(evidence ?? ''))).toEqual([])
    const wrong = (item?.options ?? []).filter(({ id }) => key?.correct.includes(id) === false).flatMap(({ id }) => key?.evidence[id] ?? [])
    expect(wrong.filter((each) => formulation.messages.some(({ ruleId }) => each.startsWith(`rule:${ruleId}@`)))).toEqual([])
  })

  it('keeps the answers out of the questions', () => {
    expect(JSON.stringify(made.quiz)).not.toMatch(/correct|because|evidence|rule:/)
    expect(renderQuiz(made.quiz)).not.toMatch(/Why:|undefined|[{}]/)
    expect(renderQuizKey(made.key, made.quiz)).toContain('Why:')
  })
})

describe('quizzes', () => {
  it('ask every kind of question somewhere', () => {
    const kinds = new Set(all.flatMap(([, { made }]) => made.quiz.items.map(({ kind }) => kind)))
    expect([...kinds].sort()).toEqual([...QUIZ_KINDS].sort())
  })

  it('are the same for the same seed, and stand otherwise for another', () => {
    const kase = caseNamed('plain-grief')
    expect(quiz(kase, { seed: 7 })).toEqual(quiz(kase, { seed: 7 }))
    const orders = new Set([1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(quiz(kase, { seed }).quiz.items.map(({ options }) => options))))
    expect(orders.size).toBe(6)
  })

  it('do not have the right answer in one place', () => {
    const places = new Map<string, number>()
    for (const [, { made }] of all) for (const { correct } of made.key.items) places.set(correct[0].slice(-1), (places.get(correct[0].slice(-1)) ?? 0) + 1)
    expect(places.size).toBeGreaterThanOrEqual(5)
  })

  it('have as many answers as are asked for', () => {
    const counts = quiz(caseNamed('hard-grief'), { choices: 3 }).quiz.items.map(({ options }) => options.length)
    expect(Math.max(...counts)).toBe(3)
    expect(Math.max(...quiz(caseNamed('hard-grief'), { choices: 12 }).quiz.items.map(({ options }) => options.length))).toBeGreaterThan(6)
  })

  it.each([[{ choices: 2 }, '/choices'], [{ choices: 13 }, '/choices'], [{ choices: 3.5 }, '/choices'], [{ seed: 0.5 }, '/seed'], [{ choises: 4 }, '']])('refuse %j', (options, path) => {
    expect(() => quiz(caseNamed('tie'), options as QuizOptions)).toThrow(expect.objectContaining({ code: 'USAGE', path }))
  })
})

describe('marking a quiz', () => {
  const { key } = quiz(caseNamed('hard-grief'))
  const right = Object.fromEntries(key.items.map(({ id, correct }) => [id, correct]))

  it('gives a point for every question that is right', () => {
    expect(markQuiz(key, right)).toMatchObject({ total: key.items.length, most: key.items.length })
    expect(markQuiz(key, {})).toMatchObject({ total: 0 })
  })

  it('gives nothing for choosing everything', () => {
    const everything = Object.fromEntries(key.items.map(({ id, evidence }) => [id, Object.keys(evidence)]))
    expect(markQuiz(key, everything).total).toBeLessThan(1)
  })

  it('tells what was missed and what was wrong', () => {
    const many = key.items.find(({ correct }) => correct.length > 1)
    const [first, ...others] = many?.correct ?? ['']
    const wrong = Object.keys(many?.evidence ?? {}).find((id) => many?.correct.includes(id) === false) ?? ''
    const item = markQuiz(key, { [many?.id ?? '']: [first, wrong] }).items.find(({ id }) => id === many?.id)
    expect(item).toMatchObject({ missed: others, wrong: [wrong], share: 0 })
  })

  it('refuses questions and answers that are not in it', () => {
    expect(() => markQuiz(key, { q99: ['q99-a'] })).toThrow(expect.objectContaining({ code: 'USAGE', path: '/responses' }))
    expect(() => markQuiz(key, { q1: ['q1-z'] })).toThrow(expect.objectContaining({ code: 'USAGE', path: '/responses/q1' }))
  })
})
