import { compareText } from '../compare-text.js'
import type { PreparedRule } from '../conditions/prepare.js'
import { lazily, once } from '../lazily.js'
import type { CaseBounds } from '../model/case-bounds.js'
import type { Contrast } from '../model/contrast.js'
import type { WhatWouldChange } from '../model/counterfactuals.js'
import type { FactDependency } from '../model/dependencies.js'
import type { DetailLevel, Explanation } from '../model/explanation.js'
import type { FactDefinition, FactId, Subject } from '../model/facts.js'
import type { Formulation, Sentence, TextSection } from '../model/formulation.js'
import type { NextQuestions } from '../model/next-questions.js'
import type { Focus } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import type { OpenFact, World } from '../model/world.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { listed, say, valueInWords } from '../words/phrase.js'
import { describeBounds } from './bounds/describe-bounds.js'
import { exactBounds } from './bounds/exact-bounds.js'
import { briefly } from './briefly.js'
import { contrast } from './contrast.js'
import type { CounterfactualOptions } from './counterfactuals/counterfactuals.js'
import { describeCounterfactual, type Naming } from './counterfactuals/describe.js'
import { factMutability } from './counterfactuals/mutability.js'
import type { Weights } from './counterfactuals/terrain.js'
import { whatWouldChange } from './counterfactuals/what-would-change.js'
import { describeContrast } from './describe-contrast.js'
import { describeQuestion, describeStop } from './questions/describe-question.js'
import { nextQuestions, type NextQuestionsOptions } from './questions/next-questions.js'
import { isGriefSupposed, ruleEvidence, type Speech, speechOf, type Tongue } from './speech.js'
import { type Repair, type RuleWitnesses, witnesses } from './witnesses.js'

/** All that an explanation is made of. */
export interface ExplanationMaterial {
  readonly formulation: Formulation
  readonly world: World
  readonly ruleSet: RuleSet
  readonly prepared: readonly PreparedRule[]
  readonly weights: Weights
  readonly definitions: readonly FactDefinition[]
  readonly dependencies: readonly FactDependency[]
  readonly words: WordCatalogue
}

// Worlds that may be looked into for each formulation: enough for exact bounds of most filled-in cases, and a fraction of a second.
const BOUNDS_BUDGET = 150
const QUESTIONS_BUDGET = 100
const MOST_QUESTIONS = 5

const SHOWN: Readonly<Record<DetailLevel, { readonly changes: number; readonly questions: number; readonly nearly: number }>> = {
  short: { changes: 2, questions: 3, nearly: 0 },
  medium: { changes: 5, questions: MOST_QUESTIONS, nearly: 5 },
  full: { changes: Infinity, questions: MOST_QUESTIONS, nearly: Infinity },
}

/** Explains a formulation, each part when it is first read. */
export function explain(material: ExplanationMaterial): Explanation {
  const { formulation, world, ruleSet } = material
  const bounds = once(() => withoutWitnesses(exactBounds(world, { ...material, budget: BOUNDS_BUDGET })))
  const contrasts = once(() => contrastsIn(formulation, ruleSet))
  const changes = once(() => whatWouldChange(world, { ...counterfactualOptions(material), maxSize: 1 }))
  const ask = once(() => nextQuestions(world, {
    ...questionOptions(material), budget: QUESTIONS_BUDGET, most: MOST_QUESTIONS,
    certainlyFirst: (each) => each === world && bounds().certainlyFirst !== undefined,
  }))
  const parts = { bounds, contrasts, changes, ask }
  const tongue = { ruleSet, facts: material.definitions, words: material.words, register: 'clinician' } as const
  const told: Parts = { ...parts, tongue, speech: once(() => speechOf(formulation, tongue)), near: once(() => nearlyHolding(material)) }
  return lazily<Explanation>({
    ...parts,
    text: once(() => lazily<Explanation['text']>({
      short: () => sections(material, told, 'short'),
      medium: () => sections(material, told, 'medium'),
      full: () => sections(material, told, 'full'),
    })),
  })
}

/** What may be supposed otherwise in this case. Nobody is told to settle things with someone they may be afraid of. */
export function counterfactualOptions({ formulation, prepared, weights, definitions, dependencies }: ExplanationMaterial): CounterfactualOptions {
  const unsafe = new Set(formulation.messages.filter(({ withholds }) => withholds.includes('dispute-work')).map(({ subject }) => keyOf(subject)))
  return { definitions, rules: prepared, weights, dependencies, leaveAlone: (subject) => unsafe.has(keyOf(subject)) }
}

/** What may be asked in this case: what the formulation itself holds open, so that nothing hurtful or refused is put again. */
export function questionOptions({ formulation, ruleSet, prepared, definitions }: ExplanationMaterial): NextQuestionsOptions {
  const askable = new Set(formulation.questions.flatMap(({ fact, subjects }) => subjects.map((subject) => `${fact} ${keyOf(subject)}`)))
  return { ruleSet, prepared, definitions, excludes: ({ fact, subject }: Pick<OpenFact, 'fact' | 'subject'>) => !askable.has(`${fact} ${keyOf(subject)}`) }
}

interface Parts {
  readonly bounds: () => CaseBounds
  readonly contrasts: () => readonly Contrast[]
  readonly changes: () => WhatWouldChange
  readonly ask: () => NextQuestions
  readonly tongue: Tongue
  readonly speech: () => Speech
  readonly near: () => readonly NearReason[]
}

/** A completion names every open fact: who wants it asks for the bounds themselves. */
function withoutWitnesses(bounds: CaseBounds): CaseBounds {
  const bare = ({ areas, ...rest }: Pick<CaseBounds, 'areas'>): Pick<CaseBounds, 'areas'> => ({
    ...rest,
    areas: areas.map(({ support, place, first, ...area }) => ({
      ...area,
      support: { low: withoutWitness(support.low), high: withoutWitness(support.high) },
      ...(place === undefined ? {} : { place: { best: withoutWitness(place.best), worst: withoutWitness(place.worst) } }),
      first: withoutWitness(first),
    })),
  })
  const { recorded } = bounds
  return { ...bounds, ...bare(bounds), ...(recorded === undefined ? {} : { recorded: { ...recorded, ...bare(recorded) } }) }
}

function withoutWitness<T extends { readonly witness?: unknown }>({ witness: _witness, ...rest }: T): Omit<T, 'witness'> {
  return rest
}

function contrastsIn(formulation: Formulation, ruleSet: RuleSet): readonly Contrast[] {
  const [first, ...others] = formulation.areas.filter(({ standing }) => standing !== 'absent')
  const next = others.find(({ status }) => status === 'candidate') ?? others.find(({ status }) => status !== 'not-applicable')
  if (first?.status !== 'candidate') return []
  const [lead, second] = first.candidates
  const isChoice = lead !== undefined && second?.status === 'candidate' && second.subject.unlisted !== true
  return [
    ...(next === undefined ? [] : [contrast(formulation, { area: first.area }, { area: next.area }, ruleSet)]),
    ...(isChoice ? [contrast(formulation, { area: first.area, subject: lead.subject }, { area: first.area, subject: second.subject }, ruleSet)] : []),
  ]
}

function sections(material: ExplanationMaterial, parts: Parts, level: DetailLevel): readonly TextSection[] {
  const { formulation, words } = material
  const { tongue } = parts
  // While a message holds the proposal back, arguing for it is beside the point.
  if (formulation.outcome.withheldBy.length > 0) return [heldSection(formulation, words)]
  const [contrasts, speech] = [parts.contrasts(), parts.speech()]
  const isProposed = formulation.outcome.foci.length > 0
  const told: Readonly<Record<string, readonly Sentence[]>> = {
    // In short, only the two areas are held against each other.
    [isProposed ? 'why-not' : 'compare']: (level === 'short' ? contrasts.slice(0, 1) : contrasts).flatMap((each) => describeContrast(briefly(each, level), formulation, tongue)),
    firm: firmSentences(material, parts, tongue),
    'would-change': changeSentences(material, parts.changes(), SHOWN[level].changes, speech),
    'ask-next': questionSentences(material, parts, SHOWN[level].questions, speech),
    nearly: level === 'short' ? [] : nearlySentences(material, parts.near().slice(0, SHOWN[level].nearly), speech),
  }
  return Object.entries(told).flatMap(([id, sentences]) => (sentences.length === 0 ? [] : [{ id, title: say(words, `explanation.title.${id}`), sentences }]))
}

function heldSection({ messages }: Formulation, words: WordCatalogue): TextSection {
  const holding = messages.filter(({ withholds }) => withholds.length > 0).map(({ ruleId, version, subject }) => ruleEvidence({ ruleId, version, subject }))
  const [first = 'outcome', ...rest] = holding
  return { id: 'held', title: say(words, 'explanation.title.held'), sentences: [{ text: say(words, 'explanation.held'), evidence: [first, ...rest] }] }
}

function firmSentences({ formulation, words }: ExplanationMaterial, parts: Parts, tongue: Tongue): readonly Sentence[] {
  const told = describeBounds(parts.bounds(), formulation, tongue)
  return parts.bounds().certainlyFirst === undefined ? told : [...told, { text: say(words, 'explanation.only-recorded'), evidence: ['outcome'] }]
}

function changeSentences({ formulation, definitions, words }: ExplanationMaterial, { goals, best }: WhatWouldChange, most: number, speech: Speech): readonly Sentence[] {
  const naming: Naming = {
    words, definitions, label: speech.label,
    areaName: (area) => formulation.areas.find((each) => each.area === area)?.name ?? area,
    asks: (fact) => formulation.questions.some((question) => question.fact === fact),
  }
  const sets = most === Infinity ? goals.flatMap((goal) => goal.sets.map((set) => ({ goal: goal.goal, set, before: goal.before }))) : best.map((each) => ({ ...each, before: goals[0]?.before }))
  const said = sets.slice(0, most).flatMap(({ goal, set, before }) => (before === undefined ? [] : [describeCounterfactual(set, { goal, before }, naming)]))
  if (said.length > 0) return said
  if (goals.length === 0 || goals.some(({ already, certificate }) => already || !certificate.complete)) return []
  return [{ text: say(words, formulation.outcome.foci.length === 0 ? 'explanation.nothing-alone-proposes' : 'explanation.nothing-alone'), evidence: ['outcome'] }]
}

function questionSentences({ formulation, definitions, words }: ExplanationMaterial, parts: Parts, most: number, speech: Speech): readonly Sentence[] {
  const { now, stop, questions } = parts.ask()
  const missing = formulation.completeness.items.filter(({ answered }) => !answered).map(({ label }) => label)
  if (formulation.outcome.kind === 'insufficient-data' && missing.length > 0) {
    return [{ text: say(words, 'explanation.minimum-set-first', { items: listed(words, missing) }), evidence: ['completeness'] }]
  }
  const byId = new Map(definitions.map((definition) => [definition.id, definition]))
  const names = {
    words,
    areaName: (area: string) => formulation.areas.find((each) => each.area === area)?.name ?? area,
    subjectName: speech.label,
    isSupposed: ({ area, subject }: Focus) => isGriefSupposed(formulation, area, subject),
    definition: (fact: FactId) => byId.get(fact),
  }
  const asked = questions.slice(0, most).map((question): Sentence => {
    const { text, evidence } = describeQuestion(question, now, names)
    const who = question.about.map(({ subject }) => subject).filter(({ kind }) => kind !== 'case').map(speech.label)
    const put = say(words, who.length === 0 ? 'explanation.ask' : 'explanation.ask-about', { question: formulation.questions.find(({ fact }) => fact === question.fact)?.question ?? words.facts[question.fact]?.question ?? question.fact, who: listed(words, who), effect: text })
    return { text: put, evidence: [...evidence, `question:${question.fact}`] }
  })
  const mayBeLevel = stop.reached && parts.changes().best.some(({ set }) => set.changes.every(({ kind }) => kind === 'answer'))
  return [...asked, describeStop(stop, now, names), ...(mayBeLevel ? [{ text: say(words, 'explanation.level-possible'), evidence: ['outcome'] as const }] : [])]
}

interface NearReason extends Pick<RuleWitnesses, 'ruleId' | 'version'> {
  readonly title: string
  readonly subject: Subject
  readonly repair: Repair
  readonly points: number
}

/** Reasons for an area that somebody recorded misses by one fact, the strongest first, what an answer could bring before what would have to change. */
function nearlyHolding({ formulation, ruleSet, weights, definitions }: ExplanationMaterial): readonly NearReason[] {
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const isCandidate = new Set(formulation.areas.flatMap(({ area, candidates }) => candidates.map(({ subject }) => `${area} ${keyOf(subject)}`)))
  const thatOpenOrAdd = { ...ruleSet, rules: ruleSet.rules.filter(({ direction }) => direction === 'for' || direction === 'required') }
  const near = witnesses(formulation, thatOpenOrAdd, definitions).flatMap(({ ruleId, version, near: missed }): readonly NearReason[] => {
    const rule = rules.get(ruleId)
    if (rule?.direction !== 'for' || rule.strength === undefined) return []
    const points = weights.points(rule.strength)
    return missed
      .filter(({ subject }) => subject.unlisted !== true && isCandidate.has(`${rule.focusArea} ${keyOf(subject)}`))
      .flatMap(({ subject, repairs }) => {
        // What cannot become otherwise, such as a date gone by, is no way in which a reason nearly holds.
        const repair = repairs.find(({ fact, by }) => by === 'answer' || factMutability(fact)?.kind === 'changeable')
        return repair === undefined ? [] : [{ ruleId, version, title: rule.title, subject, repair, points }]
      })
  })
  return near.sort((a, b) => b.points - a.points || compareText(a.repair.by, b.repair.by) || compareText(a.ruleId, b.ruleId) || compareText(a.subject.id, b.subject.id))
}

function nearlySentences({ definitions, words }: ExplanationMaterial, near: readonly NearReason[], speech: Speech): readonly Sentence[] {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]))
  return near.map(({ ruleId, version, title, subject, repair: { fact, found, value, by } }) => {
    const definition = byId.get(fact)
    const text = say(words, `explanation.nearly.${by}`, {
      title,
      who: speech.label(subject),
      label: words.facts[fact]?.label ?? fact,
      value: valueInWords(words, { status: 'known', value, from: [] }, definition),
      found: valueInWords(words, found, definition),
    })
    return speech.sentence(text, [ruleEvidence({ ruleId, version, subject })])
  })
}

const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`

