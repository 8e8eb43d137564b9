import { isFormulationError, safeParseCase, type Problem } from '../index.js'
import type { Command } from './command.js'
import { EXIT, Stop, type ExitCode } from './exit.js'
import { oneInput, readJson } from './files.js'
import type { Io } from './io.js'
import { json, oneLine, TEXT_OR_JSON } from './shared.js'

export const validate: Command = {
  name: 'validate',
  summary: 'Check cases and list every problem, one a line.',
  operands: '[file...]',
  mostOperands: Number.POSITIVE_INFINITY,
  options: { ...TEXT_OR_JSON, quiet: { short: 'q', meaning: 'Print nothing; only the number it ends with tells.' } },
  notes: 'Each problem names its code, its place as a JSON Pointer, what was expected and what kind of thing came.',
  examples: ['ipt-formulation validate case.json', 'ipt-formulation validate cases/*.json --format json'],
  run: async (given, io) => {
    const files = given.files.length === 0 ? [oneInput([], io)] : given.files
    const results: Result[] = []
    for (const file of files) results.push(await check(file, io))
    if (!given.flag('quiet')) {
      io.print(given.option('format') === 'json' ? json(results.map(report)) : results.map((result) => lines(result, files.length > 1)).join(''))
    }
    return results.reduce<ExitCode>((worst, { exit }) => (exit > worst ? exit : worst), EXIT.ok)
  },
}

interface Result {
  readonly file: string
  readonly exit: ExitCode
  readonly problems: readonly Problem[]
}

async function check(file: string, io: Io): Promise<Result> {
  try {
    const parsed = safeParseCase(await readJson(file, io))
    return parsed.ok ? { file, exit: EXIT.ok, problems: [] } : { file, exit: EXIT.findings, problems: parsed.problems }
  } catch (error) {
    if (error instanceof Stop) return { file, exit: error.exit, problems: error.problems }
    if (isFormulationError(error)) return { file, exit: EXIT.findings, problems: error.problems }
    throw error
  }
}

const report = ({ file, problems }: Result): object => ({ file, ok: problems.length === 0, problems })

function lines({ file, problems }: Result, named: boolean): string {
  const before = named ? `${oneLine(file)}: ` : ''
  return problems.length === 0 ? `${before}valid\n` : problems.map(({ message }) => `${before}${message}\n`).join('')
}
