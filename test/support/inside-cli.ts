import type { Io } from '../../src/cli/io.js'
import { run } from '../../src/cli/run.js'

/** What a command line comes to within this process, where starting a program for each would take too long. */
export async function insideCli(args: readonly string[], input = ''): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', '']
  const io: Io = {
    readStdin: () => Promise.resolve(new TextEncoder().encode(input)),
    stdin: async function* () {
      await Promise.resolve()
      yield new TextEncoder().encode(input)
    },
    stdinIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    colour: { out: false, err: false },
    print: (text) => (out += text),
    write: async (text) => void (out += text),
    interruptible: (work) => work(new AbortController().signal),
    say: (text) => (err += text),
    atOnce: (work) => work(),
  }
  return { code: await run(args, io), out, err }
}
