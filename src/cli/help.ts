import { COMMON_OPTIONS, type Command } from './command.js'
import { bold } from './io.js'

const INDENT = '  '

/** The help of the whole program. */
export function generalHelp(commands: readonly Command[], colour: boolean): string {
  return [
    'Candidate focus areas for Interpersonal Psychotherapy, with every reason for and against. It proposes; people decide.',
    '',
    section('Usage', ['ipt-formulation <command> [options]'], colour),
    section('Commands', aligned(commands.map(({ name, summary }) => [name, summary])), colour),
    section('Options', aligned([['-h, --help', 'Show help; after a command, its own.'], ['-V, --version', 'Show the version.']]), colour),
    section('Examples', commands.flatMap(({ examples }) => examples.slice(0, 1)), colour),
    section('Ends with', aligned([
      ['0', 'all is well'], ['1', 'a case with problems, or findings'], ['2', 'wrong use, or a file that cannot be read'],
      ['3', 'a rule set that is not valid'], ['70', 'a fault of this program'], ['130', 'interrupted'],
    ]), colour),
    'Data goes to standard output, talk to standard error. Colour is used on terminals only; NO_COLOR and FORCE_COLOR decide otherwise.\n',
  ].join('\n')
}

/** The help of one command. */
export function commandHelp(command: Command, colour: boolean): string {
  const { name, summary, operands, notes, examples } = command
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([option, { meaning, takes, values, short }]) => {
    const value = takes === undefined ? '' : ` ${values === undefined ? `<${takes}>` : values.join('|')}`
    return [`${short === undefined ? '' : `-${short}, `}--${option}${value}`, meaning] as const
  })
  return [
    summary,
    '',
    section('Usage', [['ipt-formulation', name, operands, '[options]'].filter((part) => part !== undefined).join(' ')], colour),
    section('Options', aligned(options), colour),
    ...(notes === undefined ? [] : [`${notes}\n`]),
    section('Examples', examples, colour),
  ].join('\n')
}

function section(title: string, lines: readonly string[], colour: boolean): string {
  return [bold(title, colour), ...lines.map((line) => INDENT + line), ''].join('\n')
}

/** Two columns, the first as wide as its widest entry. */
export function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([first]) => first.length))
  return rows.map(([first, second]) => `${first.padEnd(width)}  ${second}`.trimEnd())
}

/** Columns as wide as their widest entry, two blanks apart. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  return rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd())
}
