/** Everything of the outside that a command may use, apart from the files it was given. */
export interface Io {
  readonly readStdin: () => Promise<Uint8Array>
  /** Standard input, piece by piece. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdinIsTerminal: boolean
  /** Data, for standard output. */
  readonly print: (text: string) => void
  /** Data, for standard output; resolved once there is room for more. */
  readonly write: (text: string) => Promise<void>
  /** Talk, for standard error. */
  readonly say: (text: string) => void
  /** Does long work that cannot hear an interruption, so that one ends the program all the same. */
  readonly atOnce: <T>(work: () => T) => T
  /** Does work that stops by itself, at a good place, when it is told to: by an interruption, the second of which ends the program at once. */
  readonly interruptible: <T>(work: (stop: AbortSignal) => Promise<T>) => Promise<T>
  /** Tells the program that started this one, where it listens, how far the work is. */
  readonly report?: (message: object) => void
  readonly errIsTerminal: boolean
  /** Columns to wrap text at. */
  readonly width: number
  readonly colour: { readonly out: boolean; readonly err: boolean }
}

/** `NO_COLOR` wins over `FORCE_COLOR`, which wins over whether a terminal is there. */
export function colourWanted(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const forced = env['FORCE_COLOR']
  return forced === undefined || forced === '' ? isTerminal && env['TERM'] !== 'dumb' : forced !== '0'
}

export const bold = (text: string, colour: boolean): string => (colour ? `\u001b[1m${text}\u001b[22m` : text)

export const red = (text: string, colour: boolean): string => (colour ? `\u001b[31m${text}\u001b[39m` : text)
