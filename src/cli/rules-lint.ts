import { factCatalogue, formulate, type RuleSet } from '../index.js'
import { leavesOf } from '../trace.js'
import { lintRuleSet as lintFiles, type Finding, type FindingCode } from '../rules/lint.js'
import { assembleRuleSet } from '../rules/assemble.js'
import { CODE_PARAMETERS } from '../rules/code-parameters.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { isFolder, readFolder } from './files.js'
import type { Io } from './io.js'
import { asRules, json, readRuleSet, TEXT_OR_JSON } from './shared.js'
import { SHIPPED_RULES } from './shipped.js'

export const rulesLint: Command = {
  name: 'rules lint',
  summary: 'Check a rule set, and list what somebody ought to look at.',
  operands: '[folder or file]',
  mostOperands: 1,
  options: TEXT_OR_JSON,
  notes: 'A set that is not valid ends with 3; findings about a valid one end with 1, unless they are only sources that nothing cites. Without a name it checks the set that is shipped.',
  examples: ['ipt-formulation rules lint', 'ipt-formulation rules lint my-rules/', 'ipt-formulation rules lint overlay.json --format json'],
  run: async (given, io) => {
    const findings = await lintPath(given.files[0] ?? SHIPPED_RULES, io)
    if (given.option('format') === 'json') io.print(json(findings))
    else io.print(findings.length === 0 ? 'No findings.\n' : findings.map(line).join(''))
    return findings.every(({ code }) => REMARKS.has(code)) ? EXIT.ok : EXIT.findings
  },
}

/** What may stay as it is: background reading need not be cited. */
const REMARKS: ReadonlySet<FindingCode> = new Set(['SOURCE_UNCITED'])

async function lintPath(path: string, io: Io): Promise<readonly Finding[]> {
  const settings = { otherParameters: CODE_PARAMETERS }
  if (path === '-' || !(await isFolder(path))) return lintFiles(await readRuleSet(path, io), factCatalogue, settings)
  const { ruleSet, ruleFiles } = assembleRuleSet(await asRules(readFolder(path)), factCatalogue)
  return lintFiles(ruleSet, factCatalogue, { ...settings, ruleFiles, alwaysKnown: await knownOfNothing(ruleSet) })
}

/** Facts that are known of a case in which nothing was asked; as answers only ever add, they are known of every case. */
async function knownOfNothing(ruleSet: RuleSet): Promise<readonly string[]> {
  const [tradition] = ruleSet.traditions
  const nothing = { schemaVersion: 1, caseId: 'nothing', assessedOn: '2000-01-01' }
  const { outcomes } = await formulate(nothing, { ruleSet, ...(tradition === undefined ? {} : { tradition: tradition.id }) })
  const leaves = outcomes.flatMap(({ condition, unless }) => [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOf))
  const open = new Set(leaves.flatMap(({ fact, found }) => (found.status === 'known' ? [] : [fact])))
  return [...new Set(leaves.map(({ fact }) => fact))].filter((fact) => !open.has(fact))
}

const line = ({ code, rule, path, message, hint }: Finding): string =>
  `${code} ${rule === undefined ? '' : `in ${rule} `}at ${path}: ${message}${hint === undefined ? '' : ` ${hint}`}\n`
