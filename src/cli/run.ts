import { isFormulationError, type Problem } from '../index.js'
import { didYouMean } from '../errors.js'
import { VERSION } from '../version.js'
import { agree } from './agree.js'
import { ask } from './ask.js'
import { batch } from './batch.js'
import { bounds } from './bounds.js'
import type { Command } from './command.js'
import { counterfactualsCommand } from './counterfactuals.js'
import { explain } from './explain.js'
import { EXIT, Stop, usage, type ExitCode } from './exit.js'
import { factsList } from './facts.js'
import { formulateCommand } from './formulate.js'
import { commandHelp, generalHelp } from './help.js'
import { red, type Io } from './io.js'
import { merge } from './merge.js'
import { methods } from './methods.js'
import { readOptions } from './options.js'
import { REDCAP_COMMANDS } from './redcap.js'
import { reportCommand } from './report.js'
import { rulesCoverage } from './rules-coverage.js'
import { rulesDiff } from './rules-diff.js'
import { rulesLint } from './rules-lint.js'
import { rulesMutate } from './rules-mutate.js'
import { rulesList, rulesShow } from './rules.js'
import { schema } from './schema.js'
import { sensitivityCommand } from './sensitivity.js'
import { stabilityCommand } from './stability.js'
import { synth } from './synth.js'
import { TEACH_COMMANDS } from './teach.js'
import { validate } from './validate.js'

const COMMANDS: readonly Command[] = [
  formulateCommand, reportCommand, validate, explain, ask, counterfactualsCommand, bounds, stabilityCommand, batch, merge, agree, sensitivityCommand, synth, methods, ...REDCAP_COMMANDS, ...TEACH_COMMANDS, schema, rulesList, rulesShow, rulesLint, rulesDiff, rulesCoverage, rulesMutate, factsList,
]
const GROUPS = new Set(COMMANDS.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])))

/** Runs one command line and gives the number to end with. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const asJson = wantsJson(args)
  try {
    return await dispatch(args, io)
  } catch (error) {
    const [exit, problems] = problemsOf(error)
    io.say(asJson ? `${JSON.stringify({ ok: false, problems })}\n` : problemLines(problems, io.colour.err))
    return exit
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, second] = args
  if (first === undefined) {
    io.say(generalHelp(COMMANDS, io.colour.err))
    return EXIT.usage
  }
  if (first === '--version' || first === '-V') {
    io.print(`${VERSION}\n`)
    return EXIT.ok
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    io.print(generalHelp(COMMANDS, io.colour.out))
    return EXIT.ok
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length > 0 && (second === '--help' || second === '-h')) {
    io.print(group.map((command) => commandHelp(command, io.colour.out)).join('\n'))
    return EXIT.ok
  }
  const words = GROUPS.has(first) ? 2 : 1
  const command = COMMANDS.find(({ name }) => name === args.slice(0, words).join(' '))
  if (command === undefined) throw unknownCommand(first, second)
  const rest = args.slice(words)
  const end = rest.indexOf('--')
  if ((end === -1 ? rest : rest.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')) {
    io.print(commandHelp(command, io.colour.out))
    return EXIT.ok
  }
  return command.run(readOptions(command, rest, words), io)
}

function unknownCommand(first: string, second: string | undefined): Error {
  const inGroup = GROUPS.has(first)
  const names = inGroup
    ? COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
    : [...new Set(COMMANDS.map(({ name }) => name.split(' ')[0] ?? name))]
  const near = didYouMean(inGroup ? `${first} ${second ?? ''}` : first, names)
  const hint = near === undefined ? 'See ipt-formulation --help.' : `Did you mean ${near}?`
  return usage(`one of the commands ${names.join(', ')}`, inGroup && second === undefined ? 'the first word only' : 'another word', hint)
}

// Asked before the options are checked, so that a faulty command line is answered in the form it asked for too.
function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, at) => arg === '--format=json' || (arg === 'json' && args[at - 1] === '--format'))
}

function problemsOf(error: unknown): readonly [ExitCode, readonly Problem[]] {
  if (error instanceof Stop) return [error.exit, error.problems]
  if (isFormulationError(error)) return [exitOf(error.code), error.problems]
  // The message of an unforeseen error may hold anything, so only its kind and place are shown.
  const kind = error instanceof Error ? error.name : typeof error
  const place = error instanceof Error ? (error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))?.trim() ?? '') : ''
  const expected = 'no fault in this program'
  const received = `${kind} ${place}`.trim()
  const hint = 'Please report it, with the version and without the case.'
  return [EXIT.internal, [{ code: 'USAGE', path: '', expected, received, hint, message: `FAULT: expected ${expected}, received ${received}. ${hint}` }]]
}

function exitOf(code: string): ExitCode {
  if (code.startsWith('RULE_')) return EXIT.ruleSet
  return code === 'USAGE' ? EXIT.usage : EXIT.findings
}

/** One line a problem. */
export function problemLines(problems: readonly Problem[], colour: boolean): string {
  return problems.map(({ message, code }) => `${message.startsWith(code) ? red(code, colour) + message.slice(code.length) : message}\n`).join('')
}
