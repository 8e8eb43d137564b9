import {
  factCatalogue, formulateSync, nextQuestions, questionsInWords,
  type AskAbout, type Fact, type FactId, type FactValue, type Formulation, type NextQuestion, type NextQuestions, type QuestionInWords, type QuestionSearch, type Subject, type TellingOptions, type WordCatalogue,
} from '../index.js'
import { wordsIn } from '../words/in-language.js'
import { listed, say, sayCounted, valueInWords } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { bold } from './io.js'
import { heldLines, oneLineOf, page, sentenceLines, subjectName } from './names.js'
import { caseGiven, FORMULATE_OPTIONS, json, LANGUAGE_OPTION, TEXT_OR_JSON, wholeNumber } from './shared.js'

const MOST = 5

export const ask: Command = {
  name: 'ask',
  summary: 'List what to ask next, by what the answers would do to the first place, and say when no more need be asked.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    most: { takes: 'n', meaning: `Most questions listed; ${MOST} when left out.` },
    by: { takes: 'order', values: ['effect', 'effect-per-cost'], meaning: 'By what the answers do, or by that for what it costs to ask, the default.' },
    depth: { takes: 'steps', values: ['1', '2'], meaning: '2 looks at the best question after each answer too; 1 when left out.' },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...TEXT_OR_JSON,
  },
  examples: ['ipt-formulation ask case.json', 'ipt-formulation ask case.json --most 3 --by effect', 'ipt-formulation ask - --format json < case.json'],
  run: async (given, io) => {
    const search: QuestionSearch = {
      most: wholeNumber(given, 'most', { min: 1, max: 1000 }) ?? MOST,
      by: (given.option('by') ?? 'effect-per-cost') as 'effect' | 'effect-per-cost',
      depth: given.option('depth') === '2' ? 2 : 1,
    }
    const { kase, options } = await caseGiven(given, io)
    io.print(io.atOnce(() => {
      const found = nextQuestions(kase, { ...options, ...search })
      if (given.option('format') === 'json') return json(found)
      return page(lines(found, formulateSync(kase, options), options, (text) => bold(text, io.colour.out)))
    }))
    return EXIT.ok
  },
}

function lines(found: NextQuestions, formulation: Formulation, options: TellingOptions, strong: (text: string) => string): readonly string[] {
  const { questions, stop } = questionsInWords(found, formulation, options)
  const telling: Telling = { formulation, words: wordsIn(options.language), strong }
  const { withoutEffect: others } = found
  return [
    ...heldLines(formulation, telling.words),
    ...questions.flatMap((question, at) => questionLines(question, found.questions[at], at + 1, telling)),
    ...sentenceLines([stop]),
    ...(others === 0 ? [] : [sayCounted(telling.words, others === 1 ? 'cli.ask.other' : 'cli.ask.others', others, { n: String(others) })]),
  ]
}

interface Telling {
  readonly formulation: Formulation
  readonly words: WordCatalogue
  readonly strong: (text: string) => string
}

function questionLines({ question, about }: QuestionInWords, found: NextQuestion | undefined, n: number, telling: Telling): readonly string[] {
  const { formulation, words, strong } = telling
  const remarks = found === undefined ? [] : [
    say(words, 'cli.ask.cost', { n: String(found.cost) }),
    ...(found.safety ? [say(words, 'cli.ask.safety')] : []),
  ]
  return [
    `${n}. ${strong(question)} (${remarks.join(', ')})`,
    ...effects(about).map(({ subjects, text }) => {
      const who = subjects.filter(({ kind }) => kind !== 'case').map((subject) => subjectName(formulation, subject, words))
      return `   ${who.length === 0 ? '' : `${listed(words, who)}: `}${text}`
    }),
    ...(found?.about ?? []).flatMap((each) => thenLines(each, found?.fact ?? '', telling)),
    '',
  ]
}

/** The best question after each answer, where it was looked for; answers that lead to the same one together. */
function thenLines({ subject, twoSteps, answers }: AskAbout, asked: FactId, { formulation, words }: Telling): readonly string[] {
  const about = (who: Subject): string => (who.kind === 'case' ? '' : ` (${subjectName(formulation, who, words)})`)
  const answersBefore = new Map<string, string[]>()
  for (const { value, fact, subject: next } of twoSteps?.then ?? []) {
    const question = `${words.facts[fact]?.question ?? fact}${about(next)}`
    answersBefore.set(question, [...(answersBefore.get(question) ?? []), answerInWords(asked, value, answers, words)])
  }
  return [...answersBefore].map(([question, before]) => {
    const isAny = before.length === answers.length
    const shown = before.length > MOST_ANSWERS ? before.slice(0, 1) : before
    const key = isAny ? 'cli.ask.then-always' : shown.length < before.length ? 'cli.ask.then-several' : 'cli.ask.then'
    return `   ${say(words, key, { answer: listed(words, shown, 'disjunction'), n: String(before.length), who: about(subject), question })}`
  })
}

const MOST_ANSWERS = 3

function answerInWords(fact: FactId, value: FactValue, answers: AskAbout['answers'], words: WordCatalogue): string {
  const definition = factCatalogue.find(({ id }) => id === fact)
  const stretch = answers.find((each) => each.value === value)?.stretch
  const stands: Fact = typeof value === 'number' && stretch !== undefined && stretch.min !== stretch.max
    ? { status: 'range', ...stretch, from: [] }
    : { status: 'known', value, from: [] }
  return valueInWords(words, stands, definition)
}

/** Those for whom the answers would do the same, together. */
function effects(about: QuestionInWords['about']): readonly { readonly subjects: readonly Subject[]; readonly text: string }[] {
  const byText = new Map<string, Subject[]>()
  for (const { subject, effect } of about) {
    const text = oneLineOf(effect)
    const same = byText.get(text)
    if (same === undefined) byText.set(text, [subject])
    else same.push(subject)
  }
  return [...byText].map(([text, subjects]) => ({ subjects, text }))
}
