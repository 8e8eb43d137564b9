import { grouped } from '../grouped.js'
import { contrast, contrastInWords, briefly } from '../index.js'
import type { Sentence, TextSection } from '../model/formulation.js'
import type { LeafTrace } from '../model/outcome.js'
import type { Candidate } from '../model/ranking-result.js'
import { decisiveLeaves } from '../trace.js'
import { listed, say, term, upperFirst, valueInWords } from '../words/phrase.js'
import { difficultyOf, type Difficulty } from './difficulty.js'
import { intakeNote, notePartsOf, type IntakeNote } from './intake-note.js'
import { keyOf, lessonOf, ruleEvidence, type Lesson, type TeachOptions } from './lesson.js'
import type { LessonLine, LessonPart, LessonRow, PageLink } from './parts.js'

export const EXAMPLE_STEPS = ['safety', 'told', 'recorded', 'time', 'rules', 'for', 'against', 'unknown', 'contrast', 'ask', 'outcome', 'plan', 'offer'] as const
/** The way from an intake note to a formulation, safety first. */
export type ExampleStepId = (typeof EXAMPLE_STEPS)[number]

/** One numbered step: what it is for, a question to stop at, and what it comes to, each line with its evidence. */
export interface ExampleStep {
  readonly number: number
  readonly id: ExampleStepId
  readonly title: string
  readonly aim: string
  readonly stop: string
  readonly parts: readonly LessonPart[]
}

/** A case taken from its note to its formulation. */
export interface WorkedExample {
  readonly caseId: string
  readonly title: string
  /** True for an invented case; said in every rendering. */
  readonly fictional: boolean
  readonly assessedOn: string
  readonly difficulty: Difficulty
  readonly note: IntakeNote
  readonly steps: readonly ExampleStep[]
}

/**
 * A case in numbered steps, from what was told to what could be offered, for trainees. Throws a `FormulationError`
 * with every problem of the input.
 */
export function workedExample(input: unknown, options: TeachOptions = {}): WorkedExample {
  return exampleOf(lessonOf(input, options), options)
}

/** The same for a case that was formulated already. */
export function exampleOf(lesson: Lesson, options: TeachOptions): WorkedExample {
  const { kase, formulation, words } = lesson
  const note = intakeNote(lesson)
  const parts = stepParts(lesson, note, options)
  return {
    caseId: formulation.caseId,
    title: note.title,
    fictional: note.fictional,
    assessedOn: kase.assessedOn,
    difficulty: difficultyOf(formulation, options),
    note,
    steps: EXAMPLE_STEPS.filter((id) => parts[id].length > 0).map((id, at) => ({
      number: at + 1, id, title: say(words, `example.title.${id}`), aim: say(words, `example.aim.${id}`), stop: say(words, `example.stop.${id}`), parts: parts[id],
    })),
  }
}

/** An example as parts, for whoever renders them in a form of their own. */
export function workedExampleParts(example: WorkedExample, words: Lesson['words'], stops = true): readonly LessonPart[] {
  return [
    { kind: 'heading', level: 1, text: example.title },
    ...(example.fictional ? [{ kind: 'paragraph', text: say(words, 'teach.fictional') } as const] : []),
    { kind: 'paragraph', text: difficultyText(example.difficulty, words) },
    ...example.steps.flatMap((step): readonly LessonPart[] => [
      { kind: 'heading', level: 2, text: say(words, 'example.step', { n: String(step.number), title: step.title }) },
      { kind: 'paragraph', text: step.aim },
      ...(stops ? [{ kind: 'paragraph', text: say(words, 'example.stop', { question: step.stop }) } as const] : []),
      ...step.parts,
    ]),
  ]
}

export const difficultyText = ({ level, reasons }: Difficulty, words: Lesson['words']): string =>
  reasons.length === 0
    ? say(words, 'difficulty.plain', { level: say(words, `difficulty.level.${level}`) })
    : say(words, 'difficulty.because', { level: say(words, `difficulty.level.${level}`), reasons: listed(words, reasons.map(({ text }) => text)) })

type StepParts = Readonly<Record<ExampleStepId, readonly LessonPart[]>>

function stepParts(lesson: Lesson, note: IntakeNote, options: TeachOptions): StepParts {
  const { formulation, words } = lesson
  const [lead, rival] = contenders(lesson)
  const held = lead === undefined ? [] : [lead, ...(rival === undefined ? [] : [rival])]
  const text = (id: string): readonly Sentence[] => formulation.text.trainee.find((section) => section.id === id)?.sentences ?? []
  const told = (id: string): readonly Sentence[] => explanationOf(lesson).find((section) => section.id === id)?.sentences ?? []
  const list = (sentences: readonly Sentence[]): readonly LessonPart[] => (sentences.length === 0 ? [] : [{ kind: 'list', items: sentences.map((sentence) => linked(sentence, lesson)) }])
  const first = formulation.messages.length === 0 ? [] : text('safety')
  const isHeld = formulation.outcome.withheldBy.length > 0
  const compared = [...told('why-not'), ...told('compare')]
  return {
    safety: first.length > 0
      ? [{ kind: 'notice', id: 'safety', title: say(words, 'example.safety-first'), items: first.map((sentence) => linked(withLevel(sentence, lesson), lesson)) }, ...list(safetyNotes(lesson, text('notes')))]
      : [{ kind: 'paragraph', text: say(words, formulation.completeness.items.some(({ id, answered }) => id.includes('safety') && !answered) ? 'example.safety-not-asked' : 'example.safety-none') }, ...list(safetyNotes(lesson, text('notes')))],
    told: notePartsOf(note, words),
    recorded: [factTable(lesson, held)].filter(({ rows }) => rows.length > 0),
    time: list(text('links')),
    rules: held.flatMap((candidate) => ruleParts(lesson, candidate)),
    for: list(text('for')),
    against: list(text('against')),
    unknown: list([...text('unknown'), ...told('firm')]),
    // While something holds the proposal back, areas are still held against each other in class, not with the client.
    contrast: list([...(compared.length > 0 ? compared : contrastOf(lesson, options)), ...text('alternatives')]),
    ask: list(told('ask-next').length > 0 ? told('ask-next') : openQuestions(lesson)),
    outcome: [...list(text('focus')), areaTable(lesson)],
    plan: isHeld
      ? [{ kind: 'list', items: [{ text: say(words, 'example.plan-held', { reasons: listed(words, holding(lesson)) }), evidence: ['outcome'] }] }]
      : formulation.plan.length === 0 ? [{ kind: 'list', items: [{ text: say(words, 'example.plan-none'), evidence: ['outcome'] }] }] : planParts(lesson),
    offer: list([...text('support'), ...text('check')]),
  }
}

/** The best candidates of the first two areas, as far as there are any. */
export function contenders({ formulation }: Lesson): readonly Candidate[] {
  return formulation.areas
    .filter(({ standing, status }) => standing !== 'absent' && status !== 'not-applicable')
    .flatMap(({ candidates: [best] }) => (best === undefined || best.subject.unlisted === true ? [] : [best]))
    .slice(0, 2)
}

const explanationOf = ({ formulation: { explanation } }: Lesson): readonly TextSection[] => explanation?.text.medium ?? []

/** A sentence with links to the pages of the rules it rests on. */
export function linked({ text, evidence }: Sentence, lesson: Lesson): LessonLine {
  const links = evidence.flatMap((each): readonly PageLink[] => {
    const id = /^rule:([^@#]+)/.exec(each)?.[1]
    const href = id === undefined ? undefined : lesson.page(id)
    return id === undefined || href === undefined ? [] : [{ text: lesson.rule(id)?.title ?? id, href }]
  })
  const distinct = [...new Map(links.map((link) => [link.href, link])).values()]
  return { text, evidence, ...(distinct.length === 0 || distinct.length > MOST_LINKS ? {} : { links: distinct }) }
}

/** A sentence that sums up many rules would drown in links; those rules are in the table. */
const MOST_LINKS = 3

function withLevel({ text, evidence }: Sentence, { formulation, words }: Lesson): Sentence {
  const message = formulation.messages.find((each) => evidence.includes(ruleEvidence(each)))
  return message === undefined ? { text, evidence } : { text: say(words, 'render.message', { level: term(words, 'level', message.level), text }), evidence }
}

/** Notes that speak of safety belong beside the rest of it. */
const safetyNotes = ({ formulation }: Lesson, notes: readonly Sentence[]): readonly Sentence[] =>
  notes.filter(({ evidence }) => formulation.messages.some((message) => message.theme === 'safety' && evidence.includes(ruleEvidence(message))))

const holding = ({ formulation, rule }: Lesson): readonly string[] =>
  [...new Set(formulation.outcome.withheldBy)].map((id) => rule(id)?.title ?? id)

/** Facts on which the reasons of both sides rest, with the question that asks for each. */
function factTable(lesson: Lesson, held: readonly Candidate[]): Extract<LessonPart, { kind: 'table' }> {
  const { words } = lesson
  const read = held.flatMap((candidate) =>
    candidate.arguments.filter(({ verdict, counted }) => verdict === 'fired' && counted !== 0).flatMap(({ ruleId }) => {
      const outcome = lesson.outcome(ruleId, candidate.subject)
      return outcome === undefined ? [] : decisiveLeaves(outcome).filter(({ found }) => found.status !== 'unknown').map((leaf) => ({ leaf, outcome }))
    }))
  const rows = [...grouped(read, ({ leaf, outcome }) => `${keyOf(aboutOf(leaf, lesson, outcome.subject))} ${leaf.fact}`).values()].flatMap((same): readonly LessonRow[] => {
    const [one] = same
    if (one === undefined) return []
    const { leaf, outcome } = one
    const own = words.facts[leaf.fact]
    return [{
      cells: [
        upperFirst(own?.label ?? leaf.fact),
        lesson.label(aboutOf(leaf, lesson, outcome.subject)),
        valueInWords(words, leaf.found, lesson.fact(leaf.fact, outcome.subject.kind)),
        own?.question ?? '',
      ],
      evidence: [...(leaf.found.status === 'known' ? leaf.found.from : []), ...new Set(same.map((each) => ruleEvidence(each.outcome)))],
    }]
  })
  return { kind: 'table', caption: say(words, 'example.table.facts'), head: head(lesson, 'fact', 'about', 'found', 'question'), rows }
}

const aboutOf = ({ fact }: Pick<LeafTrace, 'fact'>, lesson: Lesson, subject: Candidate['subject']): Candidate['subject'] =>
  lesson.fact(fact, subject.kind)?.about === 'case' ? { kind: 'case', id: 'case' } : subject

const head = ({ words }: Lesson, ...keys: readonly string[]): readonly string[] => keys.map((key) => say(words, `example.head.${key}`))

/** The rules of one side, gates first; those that say nothing are counted. */
function ruleParts(lesson: Lesson, candidate: Candidate): readonly LessonPart[] {
  const { words } = lesson
  const all = [...candidate.requirements.map((each) => ({ ...each, weight: say(words, 'example.required') })), ...candidate.arguments.map((each) => ({
    ...each,
    weight: say(words, `example.weight.${each.direction}`, { strength: term(words, 'strength', each.strength) }),
  }))]
  const shown = all.filter(({ verdict }) => verdict !== 'silent')
  const rows = shown.map(({ ruleId, version, verdict, weight }): LessonRow => {
    const href = lesson.page(ruleId)
    return {
      cells: [lesson.rule(ruleId)?.title ?? ruleId, weight, term(words, 'verdict', verdict)],
      evidence: [ruleEvidence({ ruleId, version, subject: candidate.subject })],
      ...(href === undefined ? {} : { href }),
    }
  })
  const about = candidate.subject.kind === 'case'
    ? say(words, 'example.rules-area', { area: lesson.areaName(candidate.area) })
    : say(words, 'example.rules-about', { area: lesson.areaName(candidate.area), about: lesson.label(candidate.subject) })
  const silent = all.length - shown.length
  return [
    { kind: 'heading', level: 3, text: about },
    { kind: 'table', caption: about, head: head(lesson, 'rule', 'weight', 'came-out'), rows },
    ...(silent === 0 ? [] : [{ kind: 'paragraph', text: say(words, silent === 1 ? 'example.silent-one' : 'example.silent', { n: String(silent) }) } as const]),
  ]
}

function contrastOf({ formulation }: Lesson, { ruleSet, language }: TeachOptions): readonly Sentence[] {
  const [a, b] = formulation.areas.filter(({ status }) => status === 'candidate')
  if (a === undefined || b === undefined) return []
  const telling = { ...(ruleSet === undefined ? {} : { ruleSet }), ...(language === undefined ? {} : { language }) }
  return contrastInWords(briefly(contrast(formulation, { area: a.area }, { area: b.area }, telling), 'medium'), formulation, telling)
}

function openQuestions({ formulation, words, label }: Lesson): readonly Sentence[] {
  return formulation.questions.slice(0, 5).map(({ question, subjects, fact }) => {
    const who = subjects.filter(({ kind }) => kind !== 'case').map(label)
    return { text: who.length === 0 ? question : say(words, 'example.ask-about', { question, who: listed(words, who) }), evidence: [`question:${fact}`] }
  })
}

function areaTable(lesson: Lesson): LessonPart {
  const { formulation, words } = lesson
  const dash = say(words, 'render.dash')
  return {
    kind: 'table',
    caption: say(words, 'example.table.areas'),
    head: head(lesson, 'area', 'about', 'support', 'range', 'reading'),
    rows: formulation.areas.filter(({ standing }) => standing !== 'absent').map(({ area, name, status, support, bounds, band, candidates: [best] }): LessonRow => ({
      cells: [
        name,
        status !== 'candidate' || best === undefined || best.subject.kind === 'case' ? dash : lesson.label(best.subject),
        status === 'candidate' ? String(support) : dash,
        status === 'not-applicable' ? dash : bounds.low === bounds.high ? String(bounds.low) : say(words, 'between', { from: String(bounds.low), to: String(bounds.high) }),
        status === 'candidate' ? term(words, 'band', band) : term(words, 'status', status),
      ],
      evidence: [`area:${area}`],
    })),
  }
}

function planParts(lesson: Lesson): readonly LessonPart[] {
  const { formulation, words } = lesson
  return formulation.plan.flatMap(({ focus, goals, strategies }): readonly LessonPart[] => {
    const area = lesson.areaName(focus.area)
    return [
      { kind: 'heading', level: 3, text: focus.subject.kind === 'case' ? area : say(words, 'example.plan-about', { area, about: lesson.label(focus.subject) }) },
      { kind: 'list', items: goals.map(({ id, clinician }) => ({ text: clinician, evidence: [`goal:${id}`] })) },
      ...(strategies.length === 0 ? [] : [{ kind: 'paragraph', text: say(words, 'example.ways') } as const, { kind: 'list', items: strategies.map(({ clinician }) => ({ text: clinician })) } as const]),
    ]
  })
}
