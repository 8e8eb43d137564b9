import { methodsParagraph, readManifest, type AgreementReport } from '../study/index.js'
import type { Command } from './command.js'
import { EXIT, Stop, usage } from './exit.js'
import { readJson, writeWhole } from './files.js'
import { languageGiven, LANGUAGE_OPTION, readRuleSet, wholeNumber } from './shared.js'

export const methods: Command = {
  name: 'methods',
  summary: 'Write the methods text of a paper from the manifests of its runs.',
  operands: 'manifest...',
  mostOperands: Number.POSITIVE_INFINITY,
  options: {
    rules: { takes: 'path', meaning: 'The rules or the overlay that was used, so that every change is told; not needed for the built-in rules.' },
    seed: { takes: 'n', meaning: 'Seed of the cases, if they are synthetic; the text then says that they are.' },
    agreement: { takes: 'path', meaning: 'A report that agree wrote as JSON, so that statistics and intervals are told.' },
    ...LANGUAGE_OPTION,
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
  },
  notes: 'Read every sentence before it goes into a paper, and add what only you know: who rated whom, and under which approval.',
  examples: ['ipt-formulation methods areas.json', 'ipt-formulation methods cases-kw.json cases-sr.json --seed 2026 --agreement agreement.json --output methods.md'],
  run: async (given, io) => {
    const { files } = given
    if (files.length === 0) throw usage('the manifest of a batch', 'none')
    const [rules, agreement] = [given.option('rules'), given.option('agreement')]
    if ([...files, rules, agreement].filter((file) => file === '-').length > 1) throw usage('standard input once', 'it twice')
    const manifests = []
    for (const file of files) {
      const read = readManifest(await readJson(file, io))
      if (!read.ok) throw new Stop(EXIT.findings, read.problems)
      manifests.push(read.manifest)
    }
    const seed = wholeNumber(given, 'seed', { min: 0, max: 999_999_999_999_999 })
    const language = await languageGiven(given)
    const { markdown } = methodsParagraph({
      manifests,
      ...(rules === undefined ? {} : { ruleSets: [await readRuleSet(rules, io)] }),
      ...(seed === undefined ? {} : { seed }),
      ...(agreement === undefined ? {} : { agreement: reportFrom(await readJson(agreement, io)) }),
      ...(language === undefined ? {} : { language }),
    })
    const output = given.option('output')
    if (output === undefined) io.print(markdown)
    else for (const input of files) await writeWhole(output, markdown, input)
    return EXIT.ok
  },
}

function reportFrom(value: unknown): AgreementReport {
  const isReport = typeof value === 'object' && value !== null && 'reportVersion' in value && value.reportVersion === 1 && 'measures' in value && 'settings' in value && 'claim' in value
  if (!isReport) throw usage('a report that agree wrote with --format json for --agreement', 'something else')
  return value as unknown as AgreementReport
}
