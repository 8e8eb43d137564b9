import { describe, expect, it } from 'vitest'
import { factCatalogue, formulateSync } from '../../src/index.js'
import { spanish } from '../../src/languages/es.js'
import type { Case } from '../../src/model/case.js'
import { lessonWords, quiz, renderQuiz, renderQuizKey, type KeyItem, type QuizItem, type QuizKind } from '../../src/teach/index.js'
import { quizOf } from '../../src/teach/quiz.js'
import { lessonOf } from '../../src/teach/lesson.js'
import { valueInWords } from '../../src/words/phrase.js'
import { caseNamed, packCases, spanishCases } from '../support/teaching-cases.js'

const LANGUAGES = { English: {}, Spanish: { language: spanish } } as const

/** Every bundled case in every language, with its quiz. */
const all = Object.entries(LANGUAGES).flatMap(([name, language]) => [...packCases, ...spanishCases].map((kase) => ({ name, kase, language, formulation: formulateSync(kase, language), made: quiz(kase, language) })))
type Made = (typeof all)[number]
const inEnglish = all.filter(({ name }) => name === 'English')

const of = ({ made }: Pick<Made, 'made'>, kind: QuizKind): { readonly item: QuizItem; readonly key: KeyItem } | undefined => {
  const item = made.quiz.items.find((each) => each.kind === kind)
  const key = made.key.items.find(({ id }) => id === item?.id)
  return item === undefined || key === undefined ? undefined : { item, key }
}
const named = (id: string): Made => {
  const found = inEnglish.find(({ kase }) => kase.caseId === id)
  if (found === undefined) throw new RangeError(id)
  return found
}
const right = (made: Made, kind: QuizKind): readonly string[] => {
  const found = of(made, kind)
  return found?.item.options.filter(({ id }) => found.key.correct.includes(id)).map(({ text }) => text) ?? []
}
const whyNot = (made: Made, text: string): string => {
  const found = of(made, 'area')
  return found?.key.whyNot?.[found.item.options.find((option) => option.text === text)?.id ?? '']?.text ?? ''
}
const said = ({ made }: Pick<Made, 'made'>): readonly string[] => made.key.items.flatMap(({ because, whyNot: wrong = {} }) => [...because, ...Object.values(wrong)].map(({ text }) => text))

describe('what a key says of one case', () => {
  it('never is both none and something else of the same answer', () => {
    let told = 0
    for (const each of all) {
      const values = new Map<string, Set<string>>()
      for (const text of said(each)) for (const [, label = '', value = ''] of text.matchAll(/(?:The record has|El registro dice): ([^:]+): (.+?)\.(?= |$)/g)) {
        told += 1
        values.set(label, (values.get(label) ?? new Set()).add(value))
      }
      const clashing = [...values].filter(([, own]) => own.size > 1 && ['none', 'ninguno', 'ninguna'].some((none) => own.has(none))).map(([label]) => label)
      expect({ case: each.kase.caseId, clashing }).toEqual({ case: each.kase.caseId, clashing: [] })
    }
    expect(told).toBeGreaterThan(200)
  })

  it('says of a wish whose it is: what the client puts first is named, and no list of areas is', () => {
    const wishes = all.flatMap((each) => said(each).filter((text) => /What the client puts first is .+, not |pone primero es .+, no est/.test(text)).map((text) => ({ ...each, text })))
    expect(wishes.length).toBeGreaterThan(10)
    for (const { text, kase, formulation } of wishes) {
      const first = Array.isArray(kase.clientView?.priorities) ? kase.clientView.priorities[0] : undefined
      if (first?.about !== undefined) expect(text).toContain(formulation.labels[first.about])
      else expect(text).toMatch(/closeness to people|la cercanía con la gente/)
    }
    for (const each of all) expect(said(each).filter((text) => /areas (?:the client|where most)|áreas (?:que|en las que) /.test(text))).toEqual([])
    expect(said(named('the-second-cup'))).toContain('What the client puts first is the change (“Bríd went into the nursing home”), not this death.')
    expect(said(named('tie')).some((text) => /^What the client puts first is the death of .+, not this conflict\.$/.test(text))).toBe(true)
  })
})

describe('why an area is not the one', () => {
  const areas = all.flatMap((each) => {
    const found = of(each, 'area')
    return found === undefined ? [] : Object.values(found.key.whyNot ?? {}).map(({ text }) => ({ ...each, text }))
  })

  it('is told in words, with points last or not at all', () => {
    for (const { text } of areas) {
      expect(text).not.toMatch(/^(?:In points|En puntos|\d)/)
      expect(text).not.toMatch(/\d+ (?:points|puntos)|(?:In points|En puntos)[^.]*\. /)
    }
    for (const each of all) for (const { text } of of(each, 'area')?.key.because ?? []) expect(text).not.toMatch(/\d+ (?:points|puntos)|support \d/)
  })

  it('is that nobody has died only where nobody has', () => {
    for (const { text, kase } of areas.filter((each) => each.name === 'English')) {
      const hasDied = kase.inventory?.people?.some(({ status, death }) => status === 'deceased' || typeof death === 'object') === true
      expect({ case: kase.caseId, isSaid: text.startsWith('Nobody in the record has died') && hasDied }).toEqual({ case: kase.caseId, isSaid: false })
    }
    expect(whyNot(named('blue-sheeting'), 'Complicated bereavement')).toContain('is kept for the death of somebody who mattered')
  })

  it('is what speaks against it, whom it is about, and what the client puts before it', () => {
    expect(whyNot(named('the-back-row'), 'Role transition')).toBe('What speaks against “Role transition”, about “Came to Lima to work”: a change the client has adapted to; a change of more than two years before the onset. What the client puts first is closeness to people. In points: 2, against 16.')
    expect(whyNot(named('a-new-name-badge'), 'Interpersonal role dispute')).toBe('What the client puts first is the change (“A new name”). “Interpersonal role dispute” could be a second focus. In points: 15, against 19.')
  })

  it('is in the words of somebody who teaches with the case, where there are some', () => {
    const made = quizOf({ ...lessonOf(caseNamed('the-second-cup')), wrong: { grief: 'She is alive, and he knows it.' } }, {})
    const wrong = renderQuizKey(made.key, made.quiz).split('## 2')[0] ?? ''
    expect(wrong).toMatch(/^- \*\*\w\*\* She is alive, and he knows it\.$/m)
    expect(wrong).not.toContain('Malachy')
  })

  it('goes on to what comes next where no area stands out, and does not take what came later for ruled out', () => {
    const because = of(named('events-all-after-onset'), 'area')?.key.because.map(({ text }) => text).join(' ') ?? ''
    expect(because).toMatch(/does not alone rule it out[\s\S]*What comes next: go over earlier episodes, high spells/)
    expect(whyNot(named('events-all-after-onset'), 'Role transition')).toMatch(/no link to the low mood in the client's eyes\. The client names nothing to work on/)
  })

  it('allows for whoever would wait, where safety was not asked about in full', () => {
    expect(whyNot(named('insufficient'), 'None is proposed until it is safe')).toMatch(/^Not known to be unsafe, and not known to be safe: .*a teacher may give half the point\.$/)
    expect(inEnglish.filter((each) => whyNot(each, 'None is proposed until it is safe').startsWith('Nothing recorded about safety holds a proposal back.')).length).toBeGreaterThan(3)
  })
})

describe('what is open', () => {
  const held = all.filter(({ formulation }) => formulation.outcome.withheldBy.length > 0)

  it('is about the danger alone, where danger holds every proposal back', () => {
    expect(held).toHaveLength(4)
    for (const each of held) {
      const found = of(each, 'missing')
      const credited = found?.key.correct.flatMap((id) => found.key.evidence[id] ?? []) ?? []
      expect(credited.length).toBeGreaterThan(1)
      expect(credited.filter((evidence) => !/^(?:question:safety\.|rule:safety\/|rule:role-dispute\/fear|\/inventory\/people\/)/.test(evidence))).toEqual([])
      expect(Object.values(found?.key.evidence ?? {}).flat().filter((evidence) => /^question:suitability\.(?!alcohol|drugs)/.test(evidence))).toEqual([])
    }
    expect([...right(named('the-yellow-line'), 'missing')].sort()).toEqual(['How strong the wish to act on the thoughts is', 'Who else could come to harm by it', 'Who is with Clara tonight and in the days to come'])
    const ofCallum = quiz(caseNamed('safety-first'), { choices: 12 })
    expect(right({ ...named('safety-first'), made: ofCallum }, 'missing')).toEqual(expect.arrayContaining(['Whether a hand was ever at the throat', 'How the client can call for help without being watched', 'What there is within reach that could be dangerous', 'How strong the wish to act on the thoughts is']))
  })

  it('is not asked of a danger that hardly anything is recorded of', () => {
    const { suitability: _suitability, note: _note, ...known } = caseNamed('safety-first')
    const kase: Case = { ...known, safety: { violence: 'yes' } }
    expect(formulateSync(kase).outcome.withheldBy.length).toBeGreaterThan(0)
    const kinds = (given: Case): readonly QuizKind[] => quiz(given).quiz.items.map(({ kind }) => kind)
    expect(kinds(kase)).not.toContain('missing')
    expect(kinds({ ...kase, safety: { violence: 'yes', suicidalThoughts: 'none' } })).toContain('missing')
  })

  it('is no child of a man of seventy-nine who lives with none', () => {
    const facts = (made: Made['made']): readonly string[] => made.key.items.flatMap(({ evidence }) => Object.values(evidence).flat())
    const kase = caseNamed('the-second-cup')
    expect(facts(quiz(kase, { choices: 12 }))).not.toContain('fact:safety.childAtRisk')
    const withChild: Case = { ...kase, inventory: { ...kase.inventory, people: [...(kase.inventory?.people ?? []), { id: 'g', relation: 'grandchild', livesWith: 'yes' }] } }
    expect(facts(quiz(withChild, { choices: 12 }))).toContain('fact:safety.childAtRisk')
  })

  it('is an eating disorder where that is asked, and not how somebody eats', () => {
    const questions = Object.values(LANGUAGES).map(({ ...language }: { readonly language?: typeof spanish }) => lessonWords(language.language).facts['suitability.eatingDisorder']?.question ?? '')
    expect(questions[0]).toMatch(/binge.*vomit.*starve/)
    expect(questions[1]).toMatch(/sin poder parar.*vomita.*deja de comer/)
    expect(all.flatMap(({ made }) => made.quiz.items.flatMap(({ options }) => options.map(({ text }) => text))).filter((text) => questions.includes(text)).length).toBeGreaterThan(3)
  })

  it('is asked of a change by name, and not the same twice', () => {
    const { facts } = lessonWords(undefined)
    const [one, other] = [facts['change.losses']?.question ?? '', facts['change.lossCount']?.question ?? '']
    expect([one, other].every((question) => question.includes('this change'))).toBe(true)
    expect(other).toMatch(/^How much/)
  })
})

describe('the first part', () => {
  it('asks of every case alike what would be done before an area is named', () => {
    for (const { made, language, kase } of all) {
      const first = renderQuiz(made.quiz, { ...language, part: 1 })
      expect(first).toMatch(/what would you do before you name any area\?|¿qué haría usted antes de nombrar un área\?/)
      expect({ case: kase.caseId, tells: /safe(?!\b)|provisional|segura\b/i.test(made.quiz.items[0]?.prompt ?? '') }).toEqual({ case: kase.caseId, tells: false })
    }
    expect(renderQuiz(named('hard-transition').made.quiz, { part: 2 })).not.toContain('before you name any area')
  })
})

describe('Spanish', () => {
  it('agrees: areas are "ninguna", signs are "ausentes", and two that are level are "empatadas"', () => {
    const words = lessonWords(spanish)
    const value = (id: string, given: string | readonly string[]): string => valueInWords(words, { status: 'known', value: given, from: [] }, factCatalogue.find((fact) => fact.id === id))
    expect(factCatalogue.filter(({ id, type }) => /^(?:view|ranking)\./.test(id) && type === 'words').map(({ id }) => value(id, []))).toSatisfy((found: readonly string[]) => found.length > 5 && found.every((each) => each === 'ninguna'))
    for (const id of ['safety.psychoticSigns', 'safety.manicSigns', 'suitability.bodilyComplaints']) expect(value(id, 'absent')).toBe('ausentes')
    expect(value('suitability.bipolar', 'absent')).toBe('ausente')
    const texts = Object.values(words.text)
    expect(texts.filter((text) => /\ben empate\b|una o un colega|sobrevino con/.test(text))).toEqual([])
    for (const key of ['death.yearning', 'suitability.drugs']) expect(words.text[`field.${key}`]).toMatch(/^(?:grado|consumo) de/)
  })
})
