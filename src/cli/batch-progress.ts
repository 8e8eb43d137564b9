import type { Progress } from './batch-run.js'
import type { Io } from './io.js'

/** A line on a terminal that tells how far a run is. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void
  readonly clear: () => void
}

const EVERY_MS = 250
const CLEAR_LINE = '\r\u001b[K'

/** Shows progress on standard error where that is a terminal, and to the program that started this one where it listens. */
export function progressLine(io: Io, size: number | undefined, quiet: boolean): ProgressLine {
  const isShown = io.errIsTerminal && !quiet
  const { report } = io
  if (!isShown && report === undefined) return { show: () => undefined, clear: () => undefined }
  const began = performance.now()
  let last = began
  return {
    show(progress) {
      const now = performance.now()
      if (now - last < EVERY_MS) return
      last = now
      report?.(progress)
      const done = progress.ok + progress.bad - progress.before
      if (isShown) io.say(`${CLEAR_LINE}${progressText(progress, size, done / ((now - began) / 1000))}`)
    },
    clear() {
      if (isShown && last > began) io.say(CLEAR_LINE)
    },
  }
}

/** "1,200 records, 3 bad, 540 a second, 12 %". */
export function progressText({ ok, bad, bytes }: Progress, size: number | undefined, rate: number): string {
  const parts = [`${ok + bad} records`]
  if (bad > 0) parts.push(`${bad} of them no case`)
  parts.push(`${Math.round(Math.max(0, rate))} a second`)
  if (size !== undefined && size > 0) parts.push(`${Math.floor((100 * Math.min(bytes, size)) / size)} % of the input`)
  return parts.join(', ')
}
