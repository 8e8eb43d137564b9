import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factCatalogue, formulate, type RuleSet } from '../index.js'
import { placeOf } from '../input/parse-json.js'
import { leavesOf } from '../trace.js'
import { lintRuleSet as lintFiles, type Finding } from '../rules/lint.js'
import { lintLogic, type LogicFinding } from '../study/index.js'
import { assembleRuleSet } from '../rules/assemble.js'
import { CODE_PARAMETERS } from '../rules/code-parameters.js'
import type { Command } from './command.js'
import { EXIT } from './exit.js'
import { isFolder, readFolder } from './files.js'
import type { Io } from './io.js'
import { asRules, json, oneLine, readRuleSet, TEXT_OR_JSON } from './shared.js'
import { SHIPPED_RULES } from './shipped.js'

export const rulesLint: Command = {
  name: 'rules lint',
  summary: 'Check a rule set, and list what somebody ought to look at.',
  operands: '[folder or file]',
  mostOperands: 1,
  options: TEXT_OR_JSON,
  notes: 'A set that is not valid ends with 3; findings about a valid one end with 1, unless all are remarks: sources that nothing cites, rules that a wider one always joins, and pairs of unlike strength for and against. Without a name it checks the set that is shipped.',
  examples: ['ipt-formulation rules lint', 'ipt-formulation rules lint my-rules/', 'ipt-formulation rules lint overlay.json --format json'],
  run: async (given, io) => {
    const path = given.files[0] ?? SHIPPED_RULES
    const findings = await placed(await lintPath(path, io), path)
    if (given.option('format') === 'json') io.print(json(findings))
    else io.print(findings.length === 0 ? 'No findings.\n' : findings.map(line).join(''))
    return findings.every(({ code }) => REMARKS.has(code)) ? EXIT.ok : EXIT.findings
  },
}

type AnyFinding = Finding | LogicFinding
/** A finding, and where in which file it stands. */
type PlacedFinding = AnyFinding & { readonly file?: string; readonly line?: number; readonly column?: number }

/** What may stay as it is: background reading need not be cited, a narrow rule may say more to a reader than the wide one beside it, and what speaks for an area may also speak against it. */
const REMARKS: ReadonlySet<AnyFinding['code']> = new Set(['SOURCE_UNCITED', 'RULES_OPPOSED', 'RULE_SUBSUMED'])

async function lintPath(path: string, io: Io): Promise<readonly AnyFinding[]> {
  const settings = { otherParameters: CODE_PARAMETERS }
  if (path === '-' || !(await isFolder(path))) {
    const ruleSet = await readRuleSet(path, io)
    return [...lintFiles(ruleSet, factCatalogue, settings), ...io.atOnce(() => lintLogic(ruleSet))]
  }
  const { ruleSet, ruleFiles } = assembleRuleSet(await asRules(readFolder(path)), factCatalogue)
  const files = lintFiles(ruleSet, factCatalogue, { ...settings, ruleFiles, alwaysKnown: await knownOfNothing(ruleSet) })
  return [...files, ...io.atOnce(() => lintLogic(ruleSet))]
}

/** Findings with the file, line and column they are about, wherever there is a file to look into. */
async function placed(findings: readonly AnyFinding[], path: string): Promise<readonly PlacedFinding[]> {
  if (path === '-' || path === 'default') return findings
  const inFolder = await isFolder(path)
  const texts = new Map<string, Promise<string | undefined>>()
  return Promise.all(findings.map(async (finding): Promise<PlacedFinding> => {
    const [list = ''] = finding.path.split('/').slice(1)
    const file = !inFolder ? path : join(path, `${finding.rule ?? list}.json`)
    const text = texts.get(file) ?? readFile(file, 'utf8').catch(() => undefined)
    texts.set(file, text)
    // A rule's own file holds the rule alone.
    const pointer = inFolder && finding.rule !== undefined ? finding.path.replace(/^\/rules\/\d+/, '') : finding.path
    const place = placeOf((await text) ?? '', pointer)
    return place === undefined ? finding : { ...finding, file, ...place }
  }))
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

function line({ code, rule, path, message, file, line: row, column, ...finding }: PlacedFinding): string {
  const where = file === undefined ? path : `${oneLine(file)}:${row}:${column}`
  const hint = 'hint' in finding ? ` ${finding.hint}` : ''
  return `${code} ${rule === undefined ? '' : `in ${rule} `}at ${where}: ${message}${hint}\n`
}
