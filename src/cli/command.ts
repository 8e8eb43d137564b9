import type { ExitCode } from './exit.js'
import type { Io } from './io.js'

/** An option of a command. A `values` list closes what it takes; without it, it takes any text. */
export interface OptionSpec {
  readonly meaning: string
  /** Name of its value in the help; absent for a switch. */
  readonly takes?: string
  readonly values?: readonly string[]
  readonly short?: string
}

/** What was written after a command's name, checked against its options. */
export interface Given {
  readonly files: readonly string[]
  readonly option: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
}

export interface Command {
  /** One word, or two for a command of a group. */
  readonly name: string
  readonly summary: string
  /** What may stand after the name, as in `[file]`. */
  readonly operands?: string
  readonly mostOperands: number
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly notes?: string
  readonly examples: readonly string[]
  readonly run: (given: Given, io: Io) => Promise<ExitCode>
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  help: { meaning: 'Show this help.', short: 'h' },
}
