import { parseArgs } from 'node:util'
import { didYouMean } from '../errors.js'
import { COMMON_OPTIONS, type Command, type Given, type OptionSpec } from './command.js'
import { usage } from './exit.js'

/** Reads what stands after a command's name. Throws a usage error that names the argument by its place, never by its text. */
export function readOptions(command: Command, args: readonly string[], offset: number): Given {
  const specs: Readonly<Record<string, OptionSpec>> = { ...COMMON_OPTIONS, ...command.options }
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.entries(specs).map(([name, { takes, short }]) => [
      name,
      { type: takes === undefined ? 'boolean' as const : 'string' as const, ...(short === undefined ? {} : { short }) },
    ])),
  })
  const options = new Map<string, string>()
  const files: string[] = []
  for (const token of tokens) {
    const place = `argument ${token.index + offset + 1}`
    if (token.kind === 'positional') files.push(token.value)
    if (token.kind !== 'option') continue
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined
    if (spec === undefined) throw unknownOption(command, token.name, Object.keys(specs), place)
    if (options.has(token.name)) throw usage(`--${token.name} once`, `it again as ${place}`)
    // `--output --quiet` leaves the value out; a value that begins with a hyphen is written with an equals sign.
    const swallowed = token.inlineValue === false && /^-./.test(token.value)
    options.set(token.name, checkValue(command, token.name, spec, swallowed ? undefined : token.value, place))
  }
  if (files.length > command.mostOperands) {
    throw usage(command.mostOperands === 0 ? 'no file or name here' : `at most ${command.mostOperands}`, `${files.length}`, seeHelp(command))
  }
  return { files, option: (name) => options.get(name), flag: (name) => options.has(name) }
}

function checkValue(command: Command, name: string, spec: OptionSpec, value: string | undefined, place: string): string {
  if (spec.takes === undefined) {
    if (value !== undefined) throw usage(`--${name} without a value`, `a value as ${place}`, seeHelp(command))
    return ''
  }
  if (value === undefined || value === '') throw usage(`a value for --${name}`, `none as ${place}`, seeHelp(command))
  if (spec.values !== undefined && !spec.values.includes(value)) {
    const near = didYouMean(value, spec.values)
    throw usage(`one of ${spec.values.join(', ')} for --${name}`, `another word as ${place}`, near === undefined ? undefined : `Did you mean ${near}?`)
  }
  return value
}

function unknownOption(command: Command, written: string, names: readonly string[], place: string): Error {
  const near = didYouMean(written, names)
  return usage(
    `an option of ${command.name}`,
    `an unknown option as ${place}`,
    near === undefined ? `It takes ${names.map((name) => `--${name}`).join(', ')}.` : `Did you mean --${near}?`,
  )
}

const seeHelp = (command: Command): string => `See ipt-formulation ${command.name} --help.`
