import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onOneLine } from '../../src/render/on-one-line.js'
import { quiz, renderGift, renderQuizKey, type Quiz, type QuizKey } from '../../src/teach/index.js'
import { parseGift, type GiftQuestion } from '../support/gift.js'
import { packCases } from '../support/teaching-cases.js'

type Asked = Omit<GiftQuestion, 'feedback'>

const CHOOSE = 'Choose every answer that is right. There may be one or several.'

/** What a reader of GIFT should find, told from the quiz by itself. */
function expected({ items, caseId }: Quiz, key: QuizKey): readonly Asked[] {
  return items.map(({ id, prompt, options, choose }) => {
    const correct: readonly string[] = key.items.find((item) => item.id === id)?.correct ?? []
    const [right, wrong] = [correct.length, options.length - correct.length]
    return {
      name: `${caseId} ${id}`,
      text: choose === 'many' && !prompt.endsWith(CHOOSE) ? `${prompt} ${CHOOSE}` : prompt,
      single: choose === 'one',
      answers: options.map((option) => ({ text: option.text, fraction: correct.includes(option.id) ? (choose === 'one' ? 1 : 1 / right) : choose === 'one' ? 0 : -1 / wrong })),
    }
  })
}

const rounded = (questions: readonly Asked[]): unknown =>
  questions.map(({ answers, ...rest }) => ({ ...rest, answers: answers.map(({ text, fraction }) => ({ text, fraction: Number(fraction.toFixed(4)) })) }))

const read = (gift: string): unknown => rounded(parseGift(gift).map(({ feedback: _feedback, ...rest }) => rest))

describe('a quiz in GIFT', () => {
  it.each(packCases.slice(0, 6).map((kase) => [kase.caseId, kase] as const))('comes back from a reader as it was: %s', (_, kase) => {
    const made = quiz(kase)
    expect(read(renderGift(made.quiz, made.key))).toEqual(rounded(expected(made.quiz, made.key)))
  })

  it('says of every wrong answer why it is wrong, and goes by the name it is given', () => {
    const made = quiz(packCases[0])
    const gift = renderGift(made.quiz, made.key, { name: 'a-course' })
    const wrong = made.quiz.items.reduce((sum, { options }, at) => sum + options.length - (made.key.items[at]?.correct.length ?? 0), 0)
    expect(gift.match(/^\t~.* #\S.*\.$/gm)).toHaveLength(wrong)
    expect(gift.match(/^::a-course q\d+::/gm)).toHaveLength(made.quiz.items.length)
    expect(gift).not.toContain(made.quiz.caseId)
  })

  it('is refused the key of another case, and of another seed', () => {
    const [one, other] = [quiz(packCases[0]), quiz(packCases[5])]
    const refused = expect.objectContaining({ code: 'USAGE', path: '/key' }) as Error
    for (const key of [other.key, quiz(packCases[0], { seed: 2 }).key]) {
      expect(() => renderGift(one.quiz, key)).toThrow(refused)
      expect(() => renderQuizKey(key, one.quiz)).toThrow(refused)
    }
  })

  const nasty = fc.array(fc.constantFrom('~', '=', '#', '{', '}', ':', '::', '\\', '\\n', '->', '%50%', '####', '//', '[html]', '<script>', '\n', '\n\n', 'a', ' ', '&&058;', 'é', '١'), { minLength: 1, maxLength: 8 }).map((parts) => `x${parts.join('')}`)
  const start = fc.oneof(nasty, nasty.map((text) => text.slice(1)).filter((text) => onOneLine(text) !== ''))

  it('comes back as it was whatever the texts hold', () => {
    fc.assert(fc.property(fc.uniqueArray(start, { minLength: 3, maxLength: 6, selector: (text) => onOneLine(text) }), nasty, fc.boolean(), (texts, prompt, many) => {
      const options = texts.map((text, at) => ({ id: `q1-${at}`, text }))
      const [first, second, ...rest] = options
      if (first === undefined || second === undefined) return
      const made: Quiz = { caseId: 'c', title: 't', fictional: true, seed: 1, items: [{ id: 'q1', kind: 'for', prompt, choose: many ? 'many' : 'one', options: [first, second, ...rest] }] }
      const key: QuizKey = { caseId: 'c', title: 't', fictional: true, seed: 1, items: [{ id: 'q1', correct: many ? [first.id, second.id] : [first.id], because: [{ text: prompt }], whyNot: many ? {} : { [second.id]: { text: prompt } }, evidence: {} }] }
      // What cannot be kept: lines are joined, and a bracket or a place holder at the front is put otherwise.
      const kept = (text: string): string => onOneLine(text).replace(/^\[/, '［').replaceAll(/&&(?=\d{3};)/g, '& &')
      const wanted = expected({ ...made, items: made.items.map((item) => ({ ...item, prompt: kept(many ? `${item.prompt} ${CHOOSE}` : item.prompt), options: item.options.map(({ id, text }) => ({ id, text: kept(text) })) as unknown as typeof item.options })) }, key)
      expect(read(renderGift(made, key))).toEqual(rounded(wanted))
    }), { seed: 20251122, numRuns: 500 })
  })
})
