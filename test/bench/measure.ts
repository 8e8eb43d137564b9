import { measure } from 'mitata'

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Nanoseconds of processor time, so that neighbours on the machine count as little as they can. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

/** A thing to time, and how many times it does its work in one go. */
export interface Run {
  readonly run: () => unknown
  readonly times?: number
}

/**
 * Milliseconds for each of several things: every round times each of them in turn, so that a slow spell of the machine
 * strikes all alike, and the median of the rounds is taken.
 */
export async function costs<Name extends string>(runs: Readonly<Record<Name, (() => unknown) | Run>>, rounds: number, milliseconds = 60): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(runs) as Name[]
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const each = runs[name]
      const { run, times = 1 } = typeof each === 'function' ? { run: each } : each
      // Garbage of the one before is not counted against the next.
      globalThis.gc?.()
      const { p50 } = await measure(run, { min_cpu_time: milliseconds * 1e6, min_samples: 3, batch_samples: 64, warmup_samples: 2, now: processorTime })
      found.get(name)?.push(p50 / 1e6 / times)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(found.get(name) ?? [])])) as Record<Name, number>
}

/** Exponent of growth: the slope of the straight line through the logarithms. */
export function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, spent]) => [Math.log(size), Math.log(spent)] as const)
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}
