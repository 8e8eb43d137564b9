/** Whole numbers from 0 to below 2 to the 32nd, in an order that only the seed decides (sfc32, after Chris Doty-Humphrey). */
export function generatorOf(seed: number): () => number {
  let a = 0x9e3779b9
  let b = Math.floor(seed / 0x1_0000_0000) | 0
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return sum >>> 0
  }
  // Seeds that lie side by side begin alike; after some rounds nothing of that is left.
  for (let round = 0; round < 16; round += 1) next()
  return next
}
