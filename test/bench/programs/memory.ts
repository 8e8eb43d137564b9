import { createSyncFormulator } from '../../../src/formulate-sync.js'
import { sampledCases } from '../bench-cases.js'
import { report } from '../run-program.js'

/** Megabytes of heap, and bytes kept for a case. */
export interface Memory {
  readonly cases: number
  readonly start: number
  readonly peak: number
  readonly end: number
  readonly keptForACase: number
  /** Cases read and ranked in a second of processor time. */
  readonly inASecond: number
}

const CASES = Number(process.env['MEMORY_CASES'] ?? 5000)
const LOOK_EVERY = 1000

const { rankSync } = createSyncFormulator()
const texts = sampledCases(500).map((kase) => JSON.stringify(kase))

/** A case as it comes from a file: new to the library each time. */
function nextCase(index: number): unknown {
  const read = JSON.parse(texts[index % texts.length] ?? '') as Readonly<Record<string, unknown>>
  return { ...read, caseId: `case-${index}` }
}

function leadOf(index: number): string {
  const { ranking: { foci } } = rankSync(nextCase(index))
  return foci[0]?.area ?? ''
}

const heap = (): number => process.memoryUsage().heapUsed
const cleanHeap = (): number => {
  globalThis.gc?.()
  globalThis.gc?.()
  return heap()
}

// What is made once is made before the heap is looked at.
for (let index = 0; index < 4 * texts.length; index += 1) leadOf(index)
const start = cleanHeap()
const leads = new Array<string>(CASES).fill('')
const from = process.cpuUsage()
let peak = start
for (let index = 0; index < CASES; index += 1) {
  leads[index] = leadOf(index)
  if (index % LOOK_EVERY === LOOK_EVERY - 1) peak = Math.max(peak, heap())
}
const { user, system } = process.cpuUsage(from)
const end = cleanHeap()
const MEGABYTE = 2 ** 20
report({
  cases: leads.length, start: start / MEGABYTE, peak: peak / MEGABYTE, end: end / MEGABYTE,
  keptForACase: (end - start) / CASES, inASecond: CASES / ((user + system) / 1e6),
} satisfies Memory)
