import type { Problem } from '../index.js'
import type { Finding } from '../rules/lint.js'
import { lintLogic, type LogicFinding } from '../study/index.js'
import type { Command } from './command.js'
import { EXIT, Stop, usage } from './exit.js'
import type { Io } from './io.js'
import { type Fixed, type FixResult, fixSource, writeSource } from './rules-fix.js'
import { lintSource, type Place, placeIn, readSource, type RuleSource, spotOfFinding, spotOfProblem } from './rules-source.js'
import { json, oneLine, TEXT_OR_JSON } from './shared.js'
import { SHIPPED_RULES } from './shipped.js'

export const rulesLint: Command = {
  name: 'rules lint',
  summary: 'Check a rule set, and list what somebody ought to look at.',
  operands: '[folder or file]',
  mostOperands: 1,
  options: {
    ...TEXT_OR_JSON,
    fix: { meaning: 'Put right in the files what can only have been meant in one way, list it, and go on with what is left.' },
  },
  notes: 'A set that is not valid ends with 3; findings about a valid one end with 1, unless all are remarks: sources that nothing cites, rules that a wider one always joins, and pairs of unlike strength for and against. Without a name it checks the set that is shipped.',
  examples: ['ipt-formulation rules lint', 'ipt-formulation rules lint my-rules/ --fix', 'ipt-formulation rules lint overlay.json --format json'],
  run: async (given, io) => {
    const path = given.files[0]
    const source = await readSource(path === undefined || path === 'default' ? SHIPPED_RULES : path, io)
    const asJson = given.option('format') === 'json'
    if (!given.flag('fix')) return report(source, await lintSource(source), io, (findings) => io.print(asJson ? json(findings) : lines(findings)))
    if (path === undefined || path === 'default' || path === '-') throw usage('a folder or a file of your own for --fix', path === '-' ? 'standard input' : 'none')
    const { source: after, linted, fixed } = await fixSource(source)
    await writeSource(source, after)
    if (!asJson) io.print(fixed.map(fixedLine).join(''))
    else if (linted.problems !== undefined) io.print(json({ fixed, findings: [] }))
    return report(after, linted, io, (findings) => io.print(asJson ? json({ fixed, findings }) : lines(findings)))
  },
}

type AnyFinding = Finding | LogicFinding
/** A finding, and where in which file it stands. */
type PlacedFinding = AnyFinding & Partial<Place>

/** What may stay as it is: background reading need not be cited, a narrow rule may say more to a reader than the wide one beside it, and what speaks for an area may also speak against it. */
const REMARKS: ReadonlySet<AnyFinding['code']> = new Set(['SOURCE_UNCITED', 'RULES_OPPOSED', 'RULE_SUBSUMED'])

function report(source: RuleSource, linted: FixResult['linted'], io: Io, show: (findings: readonly PlacedFinding[]) => void): typeof EXIT.ok | typeof EXIT.findings {
  if (linted.problems !== undefined) throw new Stop(EXIT.ruleSet, linted.problems.map((problem) => placedProblem(source, problem)))
  const { ruleSet } = linted
  const findings = [...linted.findings, ...io.atOnce(() => lintLogic(ruleSet))]
    .map((finding): PlacedFinding => ({ ...finding, ...placeIn(source, spotOfFinding(source, linted, finding)) }))
  show(findings)
  return findings.every(({ code }) => REMARKS.has(code)) ? EXIT.ok : EXIT.findings
}

/** A problem with file, line and column, for programs and in its message. */
function placedProblem(source: RuleSource, problem: Problem): Problem {
  const place = placeIn(source, spotOfProblem(source, problem))
  if (place === undefined) return problem
  const where = `at ${problem.path}`
  return { ...problem, ...place, message: problem.message.replace(`${where}:`, `${where} (${placeText(place)}):`) }
}

const lines = (findings: readonly PlacedFinding[]): string => (findings.length === 0 ? 'No findings.\n' : findings.map(line).join(''))

function line({ code, rule, path, message, file, line: row, column, ...finding }: PlacedFinding): string {
  const where = file === undefined || row === undefined || column === undefined ? path : placeText({ file, line: row, column })
  const hint = 'hint' in finding ? ` ${finding.hint}` : ''
  const fix = 'fix' in finding ? ' With --fix it is put right.' : ''
  return `${code} ${rule === undefined ? '' : `in ${rule} `}at ${where}: ${message}${hint}${fix}\n`
}

const placeText = ({ file, line: row, column }: Place): string => `${oneLine(file)}:${row}:${column}`

function fixedLine({ code, path, file, line: row, column, fix }: Fixed): string {
  const where = file === undefined || row === undefined || column === undefined ? path : placeText({ file, line: row, column })
  return `FIXED ${code} at ${where}: ${done(fix)}.\n`
}

function done(fix: Fixed['fix']): string {
  switch (fix.kind) {
    case 'replace':
      return `made ${fix.with}`
    case 'append':
      return `${JSON.stringify(fix.text)} put at the end`
    case 'swap':
      return 'the two exchanged'
    case 'remove':
      return 'taken out'
    default:
      return fix satisfies never
  }
}
