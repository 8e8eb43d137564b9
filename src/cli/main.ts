#!/usr/bin/env node
import { colourWanted, type Io } from './io.js'
import { EXIT } from './exit.js'
import { readStdin } from './files.js'
import { run } from './run.js'

// A reader that has seen enough, as in `| head`, is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    // A full disk, or a device that is gone: nothing of the case or of the program is at fault.
    process.stderr.write(`The output could not be written (${error.code ?? 'no reason given'}).\n`)
    process.exit(EXIT.usage)
  })
}
const interrupted = (): void => process.exit(130)
process.on('SIGINT', interrupted)

const io: Io = {
  readStdin,
  stdin: () => process.stdin,
  stdinIsTerminal: process.stdin.isTTY,
  print: (text) => void process.stdout.write(text),
  write: (text) => new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  }),
  say: (text) => void process.stderr.write(text),
  atOnce: (work) => {
    // Without a listener the system itself ends the program, which shells report as 130 too; a listener would wait for its turn.
    process.off('SIGINT', interrupted)
    try {
      return work()
    } finally {
      process.on('SIGINT', interrupted)
    }
  },
  interruptible: async (work) => {
    const stop = new AbortController()
    const abort = (): void => {
      stop.abort()
      // An input from which nothing comes would keep the program waiting.
      process.stdin.destroy()
    }
    process.off('SIGINT', interrupted)
    process.once('SIGINT', () => process.on('SIGINT', interrupted))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort)
    // Whoever started this program over a channel and is gone wants nothing more.
    process.once('disconnect', abort)
    process.channel?.unref()
    return await work(stop.signal)
  },
  ...(process.send === undefined ? {} : { report: (message) => void process.send?.(message) }),
  errIsTerminal: process.stderr.isTTY,
  width: process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns, 100)) : 80,
  colour: {
    out: colourWanted(process.env, process.stdout.isTTY),
    err: colourWanted(process.env, process.stderr.isTTY),
  },
}

// Set rather than passed to exit(), so that output still under way is written in full.
process.exitCode = await run(process.argv.slice(2), io)
