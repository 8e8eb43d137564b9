import { MUTATIONS, type MissingCase, mutateRules, type MutationReport } from '../study/index.js'
import { englishWords } from '../words/english.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { LIBRARY_OPTIONS, libraryGiven } from './library.js'
import { out } from './rules-coverage.js'
import { checkWord, json, wholeNumber } from './shared.js'

export const rulesMutate: Command = {
  name: 'rules mutate',
  summary: 'Put faults into rules one by one, and list those that no case of a library shows.',
  operands: '[case, folder or .ndjson]...',
  mostOperands: 100,
  options: {
    ...LIBRARY_OPTIONS,
    faults: { takes: 'kinds', meaning: `Kinds of faults, divided by commas; all when left out: ${MUTATIONS.join(', ')}.` },
    least: { takes: 'percent', meaning: 'End with 1 when less than this of the faults that matter is shown.' },
    format: { takes: 'form', values: ['text', 'json'], meaning: 'Text, the default, or JSON.' },
    output: { takes: 'path', meaning: 'File to write to instead of standard output.' },
  },
  notes: 'A fault that decides alike over all answers is proved harmless and left out. For each other one that no case shows, the answers that would show it are given.',
  examples: [
    'ipt-formulation rules mutate --examples --only grief/ --faults threshold,operator',
    'ipt-formulation rules mutate cases/ --examples --tradition all --least 95',
    'ipt-formulation rules mutate cases/ --rules my-rules/ --format json --output faults.json',
  ],
  run: async (given, io) => {
    const least = wholeNumber(given, 'least', { min: 0, max: 100 })
    const kinds = given.option('faults')?.split(',')
    for (const kind of kinds ?? []) checkWord(kind, MUTATIONS, 'a kind of fault')
    const { ruleSet, cases, options } = await libraryGiven(given, io)
    const mutations = MUTATIONS.filter((each) => kinds?.includes(each) ?? true)
    const report = io.atOnce(() => mutateRules(ruleSet, cases, { ...options, mutations }))
    await out(given, given.option('format') === 'json' ? json(report) : page(report, (text) => bold(text, io.colour.out)), (text) => io.print(text))
    return least !== undefined && (report.score ?? 0) < least / 100 ? EXIT.findings : EXIT.ok
  },
}

function page({ ruleSet, traditions, cases, mutants, killed, equivalent, survived, score }: MutationReport, strong: (text: string) => string): string {
  const left = mutants.filter((mutant) => mutant.status === 'survived')
  return [
    strong(`${ruleSet.id} ${ruleSet.version}: ${mutants.length} faults over ${cases} cases (${traditions.join(', ')})`),
    ...columns([['shown by a case', String(killed)], ['proved harmless', String(equivalent)], ['shown by none', String(survived)], ['score', score === undefined ? 'nothing to show' : `${(100 * score).toFixed(1)} %`]]),
    '',
    strong(left.length === 0 ? 'Every fault that matters is shown.' : 'Shown by no case'),
    ...left.flatMap((mutant) => [
      `  ${mutant.ruleId} (${mutant.mutation}): ${mutant.change}`,
      ...(mutant.missing === undefined ? [] : missingLines(mutant.missing)),
    ]),
    '',
  ].map((line) => line.trimEnd()).join('\n')
}

const missingLines = ({ facts, right, faulty }: MissingCase): readonly string[] => [
  `    A case would show it (${right} becomes ${faulty}) in which:`,
  ...facts.map(({ fact, value }) => `      ${englishWords.facts[fact]?.label ?? fact} (${fact}): ${value === undefined ? 'not asked' : typeof value === 'object' ? value.join(', ') || 'none' : String(value)}`),
]
