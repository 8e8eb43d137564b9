import { measure } from 'mitata'

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Nanoseconds of processor time, so that neighbours on the machine count as little as they can. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

/** A thing to time. */
export interface Run {
  readonly run: () => unknown
  /** How many times it does its work in one go. */
  readonly times?: number
  /** Goes are counted until there are so many, however long they take; for a run that does something else each time. */
  readonly goes?: number
}

/**
 * Milliseconds for each of several things: every round times each of them in turn, so that a slow spell of the machine
 * strikes all alike, and the median of the rounds is taken. Within a round it is the mean: what a run leaves to the garbage
 * collector is paid in a few of its goes.
 */
export async function costs<Name extends string>(runs: Readonly<Record<Name, (() => unknown) | Run>>, rounds: number, milliseconds = 300): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(runs) as Name[]
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const each = runs[name]
      const { run, times = 1, goes } = typeof each === 'function' ? { run: each } : each
      // Garbage of the one before is not counted against the next.
      globalThis.gc?.()
      // After a collection the heap is small and compiled code may be gone: a third of the time goes by before anything counts.
      if (goes === undefined) await warmUp(run, milliseconds / 3)
      const limits = goes === undefined ? { min_cpu_time: milliseconds * 1e6, min_samples: 3 } : { min_cpu_time: 0, min_samples: goes, max_samples: goes, batch_threshold: 0 }
      const { avg } = await measure(run, { ...limits, batch_samples: 64, warmup_samples: round === 0 ? 3 : 1, now: processorTime })
      found.get(name)?.push(avg / 1e6 / times)
    }
  }
  return medians(names, found)
}

async function warmUp(run: () => unknown, milliseconds: number): Promise<void> {
  const until = processorTime() + milliseconds * 1e6
  do {
    const made = run()
    if (made instanceof Promise) await made
  } while (processorTime() < until)
}

/** The same for what is done to a thing made anew each time, whose making is not counted. */
export async function costsOf<Made, Name extends string>(make: () => Made, doings: Readonly<Record<Name, (made: Made) => unknown>>, rounds: number): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(doings) as Name[]
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (const name of names) doings[name](make())
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const made = make()
      const from = processorTime()
      await doings[name](made)
      found.get(name)?.push((processorTime() - from) / 1e6)
    }
  }
  return medians(names, found)
}

const medians = <Name extends string>(names: readonly Name[], found: ReadonlyMap<Name, readonly number[]>): Readonly<Record<Name, number>> =>
  Object.fromEntries(names.map((name) => [name, median(found.get(name) ?? [])])) as Record<Name, number>

/** Exponent of growth: the slope of the straight line through the logarithms. */
export function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, spent]) => [Math.log(size), Math.log(spent)] as const)
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
