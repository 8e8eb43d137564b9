/** Milliseconds of processor time, so that neighbours on the machine count as little as they can. */
async function cost(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Median cost of each of several things, run in turn so that a slow spell of the machine strikes all alike. */
export async function costs<Name extends string>(runs: Readonly<Record<Name, () => unknown>>, rounds: number): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(runs) as Name[]
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -rounds; round < rounds; round += 1) {
    for (const name of names) {
      const spent = await cost(runs[name])
      // The first half only warms up.
      if (round >= 0) found.get(name)?.push(spent)
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
