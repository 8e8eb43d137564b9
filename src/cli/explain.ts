import { briefly, contrast, contrastInWords, inLanguage, isFormulationError, type Contrast, type Formulation, type RuleSet, type TellingOptions } from '../index.js'
import { wordsIn } from '../words/in-language.js'
import { say } from '../words/phrase.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { areaLines, ruleLines, type Explainer } from './explain-areas.js'
import { checkChoice, choiceOf, DETAIL_OPTION, sideOf, type Choice } from './explain-choice.js'
import { chosenWitnesses, witnessLines } from './explain-witnesses.js'
import { bold, type Io } from './io.js'
import { page, sentenceLines } from './names.js'
import { FORMULATE_OPTIONS, formulateGiven, json, LANGUAGE_OPTION, TEXT_OR_JSON } from './shared.js'

export const explain: Command = {
  name: 'explain',
  summary: 'Show why: the weightiest reasons, each area with all of them, one area against another, or one rule leaf by leaf.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    detail: { ...DETAIL_OPTION, meaning: 'How much is told before the areas; short when left out, none with --area, --subject or --rule.' },
    area: { takes: 'id', meaning: 'Only this focus area.' },
    subject: { takes: 'id', meaning: 'Only this person or event, by the id it has in the case.' },
    rule: { takes: 'id', meaning: 'This rule, leaf by leaf: what it found, what it wanted, and where the answer stands.' },
    against: { takes: 'area[:id]', meaning: 'Why one area stands before or behind this one, or this one about a person or event.' },
    for: { takes: 'area[:id]', meaning: 'With --against, the other side; the first area when left out.' },
    witnesses: { meaning: 'For each rule about people or events, or for --rule: who satisfies it, and who is one answer short; with --rule also who is one change short.' },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...TEXT_OR_JSON,
  },
  notes: 'As JSON it gives the explanation, or the data of --rule, --witnesses or --against.',
  examples: [
    'ipt-formulation explain case.json',
    'ipt-formulation explain case.json --detail full',
    'ipt-formulation explain case.json --against role-transition',
    'ipt-formulation explain case.json --for role-dispute:tom --against role-dispute:ana',
    'ipt-formulation explain case.json --area role-dispute --subject tom',
    'ipt-formulation explain case.json --rule grief/close-person-died',
    'ipt-formulation explain case.json --witnesses --area grief',
  ],
  run: async (given, io) => {
    const choice = choiceOf(given)
    const { formulation, ruleSet, language } = await formulateGiven(given, io)
    const options = { ruleSet, ...(language === undefined ? {} : { language }) }
    checkChoice(choice, formulation, ruleSet)
    io.print(io.atOnce(() => (choice.asJson ? json(dataOf(choice, formulation, ruleSet)) : page(linesOf(choice, formulation, options, io)))))
    return EXIT.ok
  },
}

function dataOf(choice: Choice, formulation: Formulation, ruleSet: RuleSet): unknown {
  const { against, rule, witnesses, subject } = choice
  if (against !== undefined) return contrastOf(against, choice.for, formulation, ruleSet)
  if (witnesses) return chosenWitnesses({ formulation }, ruleSet, choice)
  if (rule !== undefined) return formulation.outcomes.filter((each) => each.ruleId === rule && (subject === undefined || each.subject.id === subject))
  return formulation.explanation
}

function linesOf(choice: Choice, formulation: Formulation, options: TellingOptions & { readonly ruleSet: RuleSet }, io: Io): readonly string[] {
  const { against, rule, witnesses, detail } = choice
  const { ruleSet } = options
  const explainer: Explainer = {
    formulation,
    rules: new Map(inLanguage(ruleSet, options.language).rules.map((each) => [each.id, each])),
    words: wordsIn(options.language),
    strong: (text) => bold(text, io.colour.out),
  }
  if (against !== undefined) {
    const level = detail === undefined || detail === 'none' ? 'short' : detail
    return sentenceLines(contrastInWords(briefly(contrastOf(against, choice.for, formulation, ruleSet), level), formulation, options))
  }
  if (witnesses) {
    const told = chosenWitnesses(explainer, ruleSet, choice).flatMap((each) => witnessLines(explainer, each, rule !== undefined))
    return told.length === 0 ? [say(explainer.words, 'witness.none')] : told
  }
  return [...explanationLines(explainer, choice), ...(rule === undefined ? areaLines(explainer, choice) : ruleLines(explainer, rule, choice))]
}

function explanationLines({ formulation: { explanation }, strong }: Explainer, { detail, area, subject, rule }: Choice): readonly string[] {
  const level = detail ?? (area === undefined && subject === undefined && rule === undefined ? 'short' : 'none')
  if (level === 'none' || explanation === undefined) return []
  return explanation.text[level].flatMap(({ title, sentences }) => [strong(title), ...sentenceLines(sentences, '  '), ''])
}

function contrastOf(against: string, other: string | undefined, formulation: Formulation, ruleSet: RuleSet): Contrast {
  const [first] = formulation.areas
  const side = sideOf(against, 'against')
  if (other === undefined && side.area === first?.area && side.subject === undefined) {
    throw usage('an area other than the first for --against, or --for as well', 'the first')
  }
  const choice = other === undefined ? { area: first?.area ?? side.area } : sideOf(other, 'for')
  try {
    return contrast(formulation, choice, side, { ruleSet })
  } catch (error) {
    // The library names its own arguments; who called this names options.
    if (!isFormulationError(error) || error.code !== 'USAGE') throw error
    throw usage(`${error.expected} for --${error.path.startsWith('/a/') ? 'for' : 'against'}`, error.received, error.hint)
  }
}
