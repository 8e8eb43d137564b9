import type { Problem } from '../index.js'

/** What a command can end with. `internal` is a fault of this program. */
export const EXIT = { ok: 0, findings: 1, usage: 2, ruleSet: 3, internal: 70, interrupted: 130 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends a command with problems to list. */
export class Stop extends Error {
  override readonly name = 'Stop'

  constructor(
    readonly exit: ExitCode,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ message }) => message).join('\n'))
  }
}

/** A command that was called in a way it does not understand, or with a file that cannot be read. */
export function usage(expected: string, received: string, hint?: string, path = ''): Stop {
  const message = `USAGE${path === '' ? '' : ` at ${path}`}: expected ${expected}, received ${received}.${hint === undefined ? '' : ` ${hint}`}`
  return new Stop(EXIT.usage, [{ code: 'USAGE', path, expected, received, ...(hint === undefined ? {} : { hint }), message }])
}
