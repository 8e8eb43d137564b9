import { compareFormulations as compare, type FormulationDifference } from './explain/compare-formulations.js'
import { describeBounds } from './explain/bounds/describe-bounds.js'
import { contrast as hold } from './explain/contrast.js'
import { describeCertificate, describeCounterfactual, type Naming } from './explain/counterfactuals/describe.js'
import { describeContrast } from './explain/describe-contrast.js'
import { describeQuestion, describeStop } from './explain/questions/describe-question.js'
import { isGriefSupposed, speechOf, type Tongue } from './explain/speech.js'
import { describeStability } from './explain/stability/describe-stability.js'
import type { Stability } from './explain/stability/result.js'
import { type RuleWitnesses, witnesses as find } from './explain/witnesses.js'
import { factCatalogue } from './facts/catalogue.js'
import { inLanguage } from './in-language.js'
import type { CaseBounds } from './model/case-bounds.js'
import type { Contrast, ContrastChoice } from './model/contrast.js'
import type { Counterfactuals } from './model/counterfactuals.js'
import type { FactId, Subject } from './model/facts.js'
import type { Formulation, Register, Sentence } from './model/formulation.js'
import type { Language } from './model/language.js'
import type { NextQuestions } from './model/next-questions.js'
import type { Focus } from './model/ranking-result.js'
import type { RuleSet } from './model/rule-set.js'
import { aFormulation, checkArgument, checkLanguage } from './options.js'
import type { AreaId } from './model/words.js'
import { defaultRuleSet } from './rules/default-rule-set.js'
import { wordsIn } from './words/in-language.js'

/** The rule set a formulation was made with; `defaultRuleSet` when left out. */
export interface ComparisonOptions {
  readonly ruleSet?: RuleSet | undefined
}

/** The rule set and the language a formulation was made with; where the language is another one, a `FormulationError` with code `USAGE` is thrown. */
export interface TellingOptions extends ComparisonOptions {
  readonly language?: Language | undefined
}

/**
 * Why one area, or one person or event within an area, stands before another: signed parts that add up to the margin,
 * and what is missing on either side. Throws a `FormulationError` with code `USAGE` for what is not in the formulation.
 */
export function contrast(formulation: Formulation, a: ContrastChoice, b: ContrastChoice, { ruleSet = defaultRuleSet }: ComparisonOptions = {}): Contrast {
  checkArgument(formulation, aFormulation, '/formulation')
  return hold(formulation, a, b, ruleSet)
}

/** Holds two formulations against each other: what moved, and through which reasons. Throws a `FormulationError` with code `USAGE` for anything else. */
export function compareFormulations(before: Formulation, after: Formulation): FormulationDifference {
  checkArgument(before, aFormulation, '/before')
  checkArgument(after, aFormulation, '/after')
  return compare(before, after)
}

/** A contrast in sentences. Cut it with `briefly` first for a short answer. */
export function contrastInWords(found: Contrast, formulation: Formulation, { register = 'clinician', ...options }: TellingOptions & { readonly register?: Register } = {}): readonly Sentence[] {
  return describeContrast(found, formulation, { ...tongueOf(formulation, options), register })
}

/** For every rule about people or events: for whom it holds, and who is one answer or change short of it. */
export function witnesses(formulation: Formulation, { ruleSet = defaultRuleSet }: ComparisonOptions = {}): readonly RuleWitnesses[] {
  checkArgument(formulation, aFormulation, '/formulation')
  return find(formulation, ruleSet, factCatalogue)
}

/** How firmly the first place stands, in three or four sentences. */
export function stabilityInWords(found: Stability, formulation: Pick<Formulation, 'areas'>, { language }: Pick<TellingOptions, 'language'> = {}): readonly Sentence[] {
  return describeStability(found, wordsIn(language), Object.fromEntries(formulation.areas.map(({ area, name }) => [area, name])))
}

/** What is certain and what is possible in sentences: who is first whatever is still answered, and who could yet be. For the clinician. */
export function boundsInWords(found: CaseBounds, formulation: Formulation, options: TellingOptions = {}): readonly Sentence[] {
  return describeBounds(found, formulation, tongueOf(formulation, options))
}

/** A sentence for each set, and how far the search went where it found nothing or had to stop. */
export function counterfactualsInWords(found: Counterfactuals, formulation: Formulation, options: TellingOptions = {}): readonly Sentence[] {
  const asks = (fact: FactId): boolean => formulation.questions.some((question) => question.fact === fact)
  const naming = { ...namesIn(formulation, tongueOf(formulation, options)), definitions: factCatalogue, asks }
  const certificate = describeCertificate(found, naming)
  return [...found.sets.map((set) => describeCounterfactual(set, found, naming)), ...(certificate === undefined ? [] : [certificate])]
}

/** A question as it is put, and what its answers would do, told for everyone whom it is open about. */
export interface QuestionInWords {
  readonly fact: FactId
  readonly question: string
  readonly about: readonly { readonly subject: Subject; readonly effect: Sentence }[]
}

/** Questions in words, in their order, and why no more need be asked, or that something should be. */
export function questionsInWords({ now, stop, questions }: NextQuestions, formulation: Formulation, options: TellingOptions = {}): { readonly questions: readonly QuestionInWords[]; readonly stop: Sentence } {
  const naming = namesIn(formulation, tongueOf(formulation, options))
  const names = {
    ...naming,
    subjectName: naming.label,
    isSupposed: ({ area, subject }: Focus) => isGriefSupposed(formulation, area, subject),
    definition: (fact: FactId) => factCatalogue.find(({ id }) => id === fact),
  }
  return {
    questions: questions.map((question) => ({
      fact: question.fact,
      question: naming.words.facts[question.fact]?.question ?? question.fact,
      about: question.about.map((about) => ({ subject: about.subject, effect: describeQuestion(question, now, names, about) })),
    })),
    stop: describeStop(stop, now, names),
  }
}

function namesIn(formulation: Formulation, tongue: Tongue): Pick<Naming, 'words' | 'label' | 'areaName'> {
  const { label } = speechOf(formulation, tongue)
  return { words: tongue.words, label, areaName: (area: AreaId): string => formulation.areas.find((each) => each.area === area)?.name ?? area }
}

/** What a formulation is told with. */
function tongueOf(formulation: Formulation, { ruleSet = defaultRuleSet, language }: TellingOptions): Tongue {
  checkLanguage(formulation, language)
  return { ruleSet: inLanguage(ruleSet, language), facts: factCatalogue, words: wordsIn(language), register: 'clinician' }
}
