import {
  agreement, agreementCsv, DISAGREEMENT_COLUMNS, disagreementRows, MATERIALS, readFormulations, readRatings, renderAgreement, toIpars, writeCsv, writeRatings,
  type AgreementReport, type Material, type Rating, type ReasonedFormulation,
} from '../study/index.js'
import { formulateSync, type RuleSet } from '../index.js'
import { casesOf } from './case-lines.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { readText, writeWhole } from './files.js'
import type { Io } from './io.js'
import { json, ruleSetOf, wholeNumber, checkWord, FORMULATE_OPTIONS } from './shared.js'

const BANDS = ['little-evidence', 'possible', 'well-supported'] as const

export const agree: Command = {
  name: 'agree',
  summary: 'Show how far raters agree on areas and focus, people and rules alike, and why they differ.',
  operands: 'ratings...',
  mostOperands: Number.POSITIVE_INFINITY,
  options: {
    cases: { takes: 'path', meaning: 'The cases that were rated, a folder or a line of JSON each: the rules become a rater, and disagreements get reasons.' },
    formulations: { takes: 'path', meaning: 'The same from formulations that were made before, a line of JSON each, as batch writes them.' },
    rater: { takes: 'name', meaning: 'What the rules are called among the raters; library when left out.' },
    'present-from': { takes: 'band', values: BANDS, meaning: 'Band from which the rules count an area as present; possible when left out.' },
    material: { takes: 'kind', values: MATERIALS, meaning: 'What the cases are. Until it is declared nothing is claimed of the rules.' },
    samples: { takes: 'n', meaning: 'Samples of the bootstrap, 0 for none; 2000 when left out.' },
    seed: { takes: 'n', meaning: 'Seed of the bootstrap; the same seed gives the same figures.' },
    level: { takes: 'percent', meaning: 'Level of the intervals; 95 when left out.' },
    ...FORMULATE_OPTIONS,
    format: { takes: 'form', values: ['text', 'markdown', 'json', 'csv', 'reasons', 'ratings'], meaning: 'Text, the default; every figure as JSON or CSV; the reasons, or all ratings, as CSV.' },
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
  },
  notes: [
    'Ratings are CSV or lines of JSON, one for each case and rater: case_id, rater, focus, second_focus and, for each area,',
    'role_dispute_presence (yes, no, unsure) and role_dispute_strength (0 to 3). --format ratings shows the columns.',
  ].join('\n'),
  examples: [
    'ipt-formulation agree ratings.csv --cases cases.ndjson --material clinical',
    'ipt-formulation agree anna.csv ben.csv --format markdown --output agreement.md',
    'ipt-formulation agree --formulations formulations.ndjson --format ratings',
  ],
  run: async (given, io) => {
    const ruleSet = await ruleSetOf(given, io)
    const { ratings, formulations } = await materialGiven(given, ruleSet, io)
    const text = textOf(given, ruleSet, ratings, formulations, io)
    const output = given.option('output')
    if (output === undefined) io.print(text)
    else for (const input of inputsOf(given)) await writeWhole(output, text, input)
    return EXIT.ok
  },
}

const inputsOf = (given: Given): readonly string[] => [...given.files, ...['cases', 'formulations'].flatMap((name) => given.option(name) ?? [])]

async function materialGiven(given: Given, ruleSet: RuleSet, io: Io): Promise<{ readonly ratings: readonly Rating[]; readonly formulations: readonly ReasonedFormulation[] }> {
  const inputs = inputsOf(given)
  const [cases, formulations] = [given.option('cases'), given.option('formulations')]
  if (inputs.length === 0) throw usage('ratings, --cases or --formulations', 'none of them')
  if (cases !== undefined && formulations !== undefined) throw usage('either --cases or --formulations', 'both')
  if (inputs.filter((file) => file === '-').length > 1) throw usage('standard input once', 'it twice')
  const areas = ruleSet.areas.map(({ id }) => id)
  const ratings: Rating[] = []
  for (const file of given.files) ratings.push(...readRatings(await readText(file, io), { areas }))
  if (cases !== undefined) return { ratings, formulations: await formulated(cases, given, ruleSet, io) }
  return { ratings, formulations: formulations === undefined ? [] : readFormulations(await readText(formulations, io)) }
}

async function formulated(path: string, given: Given, ruleSet: RuleSet, io: Io): Promise<readonly ReasonedFormulation[]> {
  const tradition = given.option('tradition')
  const cases = await casesOf(path, io)
  return io.atOnce(() => cases.map((kase) => formulateSync(kase, { ruleSet, ...(tradition === undefined ? {} : { tradition }) })))
}

function textOf(given: Given, ruleSet: RuleSet, ratings: readonly Rating[], formulations: readonly ReasonedFormulation[], io: Io): string {
  const [rater, presentFrom, material, tradition] = [given.option('rater'), wordOf(given.option('present-from'), BANDS), wordOf(given.option('material'), MATERIALS), given.option('tradition')]
  if (tradition !== undefined) checkWord(tradition, ruleSet.traditions.map(({ id }) => id), 'a tradition')
  const read = { ruleSet, ...(rater === undefined ? {} : { rater }), ...(presentFrom === undefined ? {} : { presentFrom }) }
  if (given.option('format') === 'ratings') return writeRatings([...ratings, ...toIpars(formulations, read)])
  const [samples, seed, level] = [
    wholeNumber(given, 'samples', { min: 0, max: 1_000_000 }), wholeNumber(given, 'seed', { min: 0, max: 999_999_999_999_999 }), wholeNumber(given, 'level', { min: 50, max: 99 }),
  ]
  const report = io.atOnce(() => agreement(ratings, {
    ...read,
    formulations,
    ...(tradition === undefined ? {} : { tradition }),
    ...(material === undefined ? {} : { material: material satisfies Material }),
    ...(samples === undefined ? {} : { samples }),
    ...(seed === undefined ? {} : { seed }),
    ...(level === undefined ? {} : { level: level / 100 }),
  }))
  return inForm(given.option('format') ?? 'text', report)
}

function inForm(format: string, report: AgreementReport): string {
  switch (format) {
    case 'json':
      return json(report)
    case 'csv':
      return agreementCsv(report)
    case 'reasons':
      return writeCsv(DISAGREEMENT_COLUMNS, disagreementRows(report))
    default:
      return renderAgreement(report, { format: format === 'markdown' ? 'markdown' : 'text' })
  }
}

const wordOf = <Word extends string>(written: string | undefined, words: readonly Word[]): Word | undefined => words.find((word) => word === written)
