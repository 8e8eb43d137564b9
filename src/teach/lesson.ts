import texts from '../../rules/words/en/teach.json' with { type: 'json' }
import { FormulationError } from '../errors.js'
import { inLanguage } from '../in-language.js'
import { defaultRuleSet, factCatalogue, formulateSync, parseCase, type Case, type Formulation, type FormulateOptions } from '../index.js'
import type { FactDefinition, FactId, Subject } from '../model/facts.js'
import type { Language } from '../model/language.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { englishWords } from '../words/english.js'
import { wordsIn } from '../words/in-language.js'
import { aLanguage, aRuleSet, checkOptions, text, type Permitted } from '../options.js'
import { say } from '../words/phrase.js'

/** How lessons are made: the rules and the tradition, the language, and where the pages of rules stand. */
export interface TeachOptions extends FormulateOptions {
  readonly language?: Language
  /** Address of a rule's page: the beginning of all addresses, or one made from the rule's id. Rules are named without a link when left out. */
  readonly rulePage?: string | ((ruleId: string) => string)
}

const TEACH_OPTIONS: Readonly<Record<string, Permitted>> = {
  ruleSet: aRuleSet,
  tradition: text,
  language: aLanguage,
  rulePage: { expected: 'the beginning of addresses, or a function', allows: (value) => typeof value === 'string' || typeof value === 'function' },
}

/** Refuses an option that a lesson does not have, or of another kind. */
export const checkTeaching = (options: object, more: Readonly<Record<string, Permitted>> = {}): void => checkOptions(options, { ...TEACH_OPTIONS, ...more })

const english: WordCatalogue = { ...englishWords, text: { ...englishWords.text, ...texts } }

/** The words of lessons in a language. */
export const lessonWords = (language: Language | undefined): WordCatalogue => wordsIn(language, english)

/** Sentences on areas that are wrong in one case, for those that learners take for right. */
export type WrongAreas = Readonly<Partial<Record<AreaId, string>>>

/** A case, what came of it, and the words to tell it in. */
export interface Lesson {
  readonly kase: Case
  readonly formulation: Formulation
  readonly ruleSet: RuleSet
  readonly words: WordCatalogue
  readonly rule: (id: string) => Rule | undefined
  /** A fact about such a subject; the case's own where the subject has none of that name. */
  readonly fact: (id: FactId, kind: Subject['kind']) => FactDefinition | undefined
  readonly page: (ruleId: string) => string | undefined
  /** A person, an event or the client, as the formulation calls them. */
  readonly label: (subject: Subject) => string
  readonly areaName: (area: AreaId) => string
  readonly outcome: (ruleId: string, subject: Subject) => RuleOutcome | undefined
  /** Why an area is wrong in this case, as somebody who teaches with it says; it stands in the key. */
  readonly wrong?: WrongAreas
}

/** Reads and formulates a case for teaching. Throws a `FormulationError` with every problem of the input. */
export function lessonOf(input: unknown, options: TeachOptions = {}): Lesson {
  const kase = parseCase(input)
  return lessonFrom(kase, formulateSync(kase, formulateOptions(options)), options)
}

/** What formulating reads of the options. */
export function formulateOptions({ rulePage: _page, ...rest }: TeachOptions): FormulateOptions {
  return rest
}

export function lessonFrom(kase: Case, formulation: Formulation, { language, rulePage, ruleSet: given = defaultRuleSet }: TeachOptions): Lesson {
  const ruleSet = inLanguage(given, language)
  const words = lessonWords(language)
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const facts = new Map(factCatalogue.map((fact) => [`${fact.about} ${fact.id}`, fact]))
  const outcomes = new Map(formulation.outcomes.map((outcome) => [`${outcome.ruleId} ${keyOf(outcome.subject)}`, outcome]))
  return {
    kase, formulation, ruleSet, words,
    rule: (id) => rules.get(id),
    fact: (id, kind) => facts.get(`${kind} ${id}`) ?? facts.get(`case ${id}`),
    page: (id) => (rulePage === undefined || !rules.has(id) ? undefined : typeof rulePage === 'string' ? `${rulePage}${id}.md` : rulePage(id)),
    label: ({ kind, id }) => (kind === 'case' ? say(words, 'teach.client') : (formulation.labels[id] ?? say(words, kind === 'event' ? 'unlisted-event' : 'unlisted-person'))),
    areaName: (area) => formulation.areas.find((each) => each.area === area)?.name ?? area,
    outcome: (ruleId, subject) => outcomes.get(`${ruleId} ${keyOf(subject)}`),
  }
}

export const keyOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`

/** How a rule held against somebody is named as evidence. */
export const ruleEvidence = ({ ruleId, version, subject }: Pick<RuleOutcome, 'ruleId' | 'version' | 'subject'>): string => `rule:${ruleId}@${version}#${subject.id}`

/** An error for an argument that cannot be used. */
export const wrongUse = (path: string, expected: string, received: string): FormulationError => new FormulationError([{ code: 'USAGE', path, expected, received }])
