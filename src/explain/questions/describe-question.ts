import { grouped } from '../../grouped.js'
import type { Fact, FactDefinition, FactId, FactValue, Subject } from '../../model/facts.js'
import type { Sentence } from '../../model/formulation.js'
import type { Focus } from '../../model/ranking-result.js'
import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import type { AnswerEffect, AskAbout, FirstPlace, NextQuestion, Stop } from '../../model/next-questions.js'
import type { Stretch } from '../../model/world.js'
import { listed, say, sayCounted, upperFirst, valueInWords } from '../../words/phrase.js'
import { ruleEvidence } from '../speech.js'

/** How the things a question is about are called. */
export interface QuestionNames {
  readonly words: WordCatalogue
  readonly areaName: (area: AreaId) => string
  /** A person or event as the clinician would call them. */
  readonly subjectName: (subject: Subject) => string
  /** Whether a focus would need a death that is not on record. */
  readonly isSupposed?: (focus: Focus) => boolean
  readonly definition: (fact: FactId) => FactDefinition | undefined
}

interface Part {
  readonly effect: string
  /** The weightier, the sooner it is said. */
  readonly weight: number
}

/** "If yes, the dispute with Gonzalo would come first; if no, nothing changes." Of the first whom it is open about, unless another is given. */
export function describeQuestion(question: NextQuestion, now: FirstPlace, names: QuestionNames, about: AskAbout = question.about[0]): Sentence {
  const { words } = names
  const parts = about.answers.map((answer) => ({ answer, part: partOf(answer, now, names) }))
  const groups = [...grouped(parts, ({ part }) => part.effect).values()].sort((a, b) => weightOf(b) - weightOf(a))
  const text = groups.length === 1 ? wholly(groups[0]?.[0]?.part, words) : clausesOf(groups, question.fact, about.answers.length, names).join(say(words, 'ask.between'))
  const rules = new Set(about.answers.flatMap((answer) => answer.rules.map(ruleEvidence)))
  return { text: `${upperFirst(text)}.`, evidence: ['outcome', ...[...rules].sort()] }
}

/** Why nothing more need be asked, or that something should be. */
export function describeStop({ because }: Stop, { first }: FirstPlace, names: QuestionNames): Sentence {
  const { words } = names
  const text =
    because === undefined
      ? say(words, 'ask.stop.not-yet')
      : first === undefined
        ? say(words, `ask.stop.${because}.nobody`)
        : say(words, `ask.stop.${because}`, { focus: focusInWords(first, names) })
  return { text: upperFirst(text), evidence: ['outcome'] }
}

type Group = readonly { readonly answer: AnswerEffect; readonly part: Part }[]

const wholly = (part: Part | undefined, words: WordCatalogue): string =>
  part === undefined || part.weight === 0 ? say(words, 'ask.alone') : say(words, 'ask.whatever', { effect: part.effect })

// A sentence holds three cases; the weightiest are said.
const MOST_CASES = 3

function clausesOf(groups: readonly Group[], fact: FactId, answers: number, names: QuestionNames): readonly string[] {
  const { words } = names
  const isCut = groups.length > MOST_CASES
  const said = isCut ? groups.slice(0, MOST_CASES - 1) : groups
  const clauses = said.map((group, index) => {
    const effect = group[0]?.part.effect ?? ''
    // What is left over needs no list of its own.
    if (!isCut && index > 0 && index === groups.length - 1 && answers > 2) return say(words, 'ask.otherwise', { effect })
    return say(words, 'ask.if', { answers: answersInWords(fact, group.map(({ answer }) => answer), names, index === 0), effect })
  })
  return isCut ? [...clauses, say(words, 'ask.less')] : clauses
}

const weightOf = (group: Group): number => Math.max(...group.map(({ part }) => part.weight))

function partOf(answer: AnswerEffect, now: FirstPlace, names: QuestionNames): Part {
  return placePart(answer, now, names) ?? gatePart(answer, names) ?? supportPart(answer, names) ?? { effect: say(names.words, 'ask.nothing'), weight: 0 }
}

/** What the answer does to the first place and the outcome. */
function placePart({ first, outcome, changesFirst, settles }: AnswerEffect, now: FirstPlace, names: QuestionNames): Part | undefined {
  const { words } = names
  const say1 = (key: string, focus: Focus): string => say(words, key, { focus: focusInWords(focus, names) })
  if (first === undefined) {
    if (now.first !== undefined) return { effect: say(words, settles ? 'ask.nobody-for-good' : 'ask.nobody'), weight: 5 }
    return settles ? { effect: say(words, 'ask.nobody-for-good'), weight: 5 } : undefined
  }
  if (!isSame(first, now.first)) return { effect: say1(settles ? 'ask.first-for-good' : 'ask.first', first), weight: 6 }
  if (settles) return { effect: say1('ask.stays-for-good', first), weight: 5 }
  return changesFirst ? { effect: say1(`ask.outcome.${outcome}`, first), weight: 4 } : undefined
}

/** Whom the answer brings in or rules out, two at most by name. */
function gatePart({ gates }: AnswerEffect, names: QuestionNames): Part | undefined {
  const { words } = names
  const clauses = ([true, false] as const).flatMap((opens) => {
    const own = gates.filter((gate) => gate.opens === opens)
    if (own.length === 0) return []
    const focuses = own.length > 2 ? sayCounted(words, 'ask.several', own.length, { n: String(own.length) }) : listed(words, own.map((gate) => focusInWords(gate, names)))
    return [say(words, opens ? 'ask.opens' : 'ask.shuts', { focuses })]
  })
  return clauses.length === 0 ? undefined : { effect: listed(words, clauses), weight: 3 }
}

/** The area whose support the answer moves most, else the one it says most about. */
function supportPart({ areas }: AnswerEffect, names: QuestionNames): Part | undefined {
  const { words } = names
  const [most] = [...areas].sort((a, b) => Math.abs(b.support.after - b.support.before) - Math.abs(a.support.after - a.support.before))
  if (most === undefined) return undefined
  const { before, after } = most.support
  const area = names.areaName(most.area)
  if (before === after) return { effect: say(words, 'ask.narrows', { area }), weight: 1 }
  return { effect: say(words, after > before ? 'ask.rises' : 'ask.falls', { area, from: String(before), to: String(after) }), weight: 2 }
}

function focusInWords(focus: Focus, { words, areaName, subjectName, isSupposed }: QuestionNames): string {
  const { area, subject } = focus
  const own = `ask.focus.${area}`
  const who = isSupposed?.(focus) === true ? say(words, 'unasked-death') : subjectName(subject)
  if (words.text[own] !== undefined) return say(words, own, { who })
  return subject.kind === 'case' ? areaName(area) : say(words, 'ask.focus', { area: areaName(area), who })
}

const isSame = (a: Focus, b: Focus | undefined): boolean => a.area === b?.area && a.subject.kind === b.subject.kind && a.subject.id === b.subject.id

/** Values as answers. A whole number is told as the stretch it stands for; the first of a long list, or of sets of words, stands for the rest. */
function answersInWords(fact: FactId, answers: readonly AnswerEffect[], { words, definition }: QuestionNames, isFirst: boolean): string {
  const inWords = answers.map(({ value, stretch }) => {
    // A question and the fact behind it need not be yes together: "Is she still alive?", and "has died".
    if (typeof value === 'boolean') return say(words, `${isFirst ? 'ask' : 'ask.it'}.${value ? 'holds' : 'holds-not'}`, { label: words.facts[fact]?.label ?? fact })
    const text = valueInWords(words, toldAs(value, stretch), definition(fact))
    return typeof value === 'number' ? text : say(words, 'titled', { title: text })
  })
  const [first = ''] = inWords
  if (answers.some(({ value }) => typeof value === 'object') || inWords.length > 3) return answers.length === 1 ? first : say(words, 'ask.such-as', { answer: first })
  return listed(words, inWords, 'disjunction')
}

function toldAs(value: FactValue, stretch: Stretch | undefined): Fact {
  if (stretch === undefined || (stretch.min === undefined && stretch.max === undefined)) return { status: 'known', value, from: [] }
  return stretch.min !== undefined && stretch.min === stretch.max ? { status: 'known', value: stretch.min, from: [] } : { status: 'range', from: [], ...stretch }
}
