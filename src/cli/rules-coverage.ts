import { isCovered, renderCoverageHtml, ruleCoverage, type RuleCoverage, type RuleCoverageEntry, type Seen } from '../study/index.js'
import type { Command, Given } from './command.js'
import { EXIT } from './exit.js'
import { writeWhole } from './files.js'
import { columns } from './help.js'
import { bold } from './io.js'
import { LIBRARY_OPTIONS, libraryGiven } from './library.js'
import { json, wholeNumber } from './shared.js'

export const rulesCoverage: Command = {
  name: 'rules coverage',
  summary: 'Show which verdicts and leaves of rules a library of cases shows, out of those that can happen.',
  operands: '[case, folder or .ndjson]...',
  mostOperands: 100,
  options: {
    ...LIBRARY_OPTIONS,
    least: { takes: 'percent', meaning: 'End with 1 when less than this of verdicts, of results of leaves, or of deciding leaves is shown.' },
    format: { takes: 'form', values: ['text', 'json', 'html'], meaning: 'Text, the default, JSON, or a page with the rules marked.' },
    output: { takes: 'path', meaning: 'File to write to instead of standard output.' },
  },
  notes: 'What can happen is proved by going through all answers that a rule tells apart. Where nothing can, --least fails.',
  examples: [
    'ipt-formulation rules coverage --examples --tradition all',
    'ipt-formulation rules coverage cases/ --examples --only grief/',
    'ipt-formulation rules coverage cases/ --rules my-rules/ --format html --output coverage.html',
    'ipt-formulation rules coverage cases/ --least 90',
  ],
  run: async (given, io) => {
    const least = wholeNumber(given, 'least', { min: 0, max: 100 })
    const { ruleSet, cases, options } = await libraryGiven(given, io)
    const coverage = io.atOnce(() => ruleCoverage(ruleSet, cases, options))
    const written = given.option('format') === 'html' ? renderCoverageHtml(coverage, ruleSet)
      : given.option('format') === 'json' ? json(coverage) : page(coverage, (text) => bold(text, io.colour.out))
    await out(given, written, (text) => io.print(text))
    return least !== undefined && Object.values(coverage.totals).some((share) => !isCovered(share, least / 100)) ? EXIT.findings : EXIT.ok
  },
}

/** Writes to the file that was named, or prints. */
export async function out(given: Given, text: string, print: (text: string) => void): Promise<void> {
  const path = given.option('output')
  if (path === undefined) print(text)
  else await writeWhole(path, text, '-')
}

function page({ ruleSet, traditions, cases, subjects, totals, rules }: RuleCoverage, strong: (text: string) => string): string {
  const missing = rules.flatMap((entry) => { const lines = missingIn(entry); return lines.length === 0 ? [] : [`  ${entry.ruleId}: ${lines.join('; ')}`] })
  return [
    strong(`${ruleSet.id} ${ruleSet.version}: ${cases} cases, ${subjects} subjects (${traditions.join(', ')})`),
    ...columns([
      ['', 'shown', 'possible', ''],
      ...([['verdicts of rules', totals.verdicts], ['results of leaves', totals.truths], ['leaves that decide by themselves', totals.deciding]] as const)
        .map(([name, { seen, possible }]) => [name, String(seen), String(possible), possible === 0 ? 'nothing to show' : `${(100 * seen / possible).toFixed(1)} %`]),
    ]),
    '',
    strong(missing.length === 0 ? 'Nothing is missing.' : 'Not shown by any case'),
    ...missing,
    '',
  ].map((line) => line.trimEnd()).join('\n')
}

function missingIn({ verdicts, leaves }: RuleCoverageEntry): readonly string[] {
  const missing = <What extends string>(all: readonly Seen<What>[], say: (what: What) => string): readonly string[] =>
    all.filter(({ count, impossible }) => count === 0 && !impossible).map(({ what }) => say(what))
  return [
    ...missing(verdicts, (verdict) => verdict),
    ...leaves.flatMap(({ name, truths, deciding }) => [...missing(truths, (truth) => `${name} ${truth}`), ...missing(deciding, (truth) => `${name} deciding while ${truth}`)]),
  ]
}
