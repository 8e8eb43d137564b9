import { didYouMean, FormulationError, type ProblemParts } from '../errors.js'
import type { Permitted } from '../options.js'

/** A level of confidence. */
export const aLevel: Permitted = { expected: 'a number above 0 and below 1', allows: (value) => typeof value === 'number' && value > 0 && value < 1 }

/** What can be gone through one by one; text is not meant by it. */
export const anIterable: Permitted = {
  expected: 'a list, or anything else that can be iterated',
  allows: (value) => typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value),
}

/** Categories or values that raters use. */
export const aListOfCodes: Permitted = {
  expected: 'a list of texts or finite numbers',
  allows: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string' || Number.isFinite(each)),
}

/** Refuses words of a list that are not among some others, each at its own place, with the nearest. */
export function checkWords(written: readonly string[] | undefined, words: readonly string[], { path, what }: { readonly path: string; readonly what: string }): void {
  const problems = (written ?? []).flatMap((word, at): readonly ProblemParts[] => {
    if (words.includes(word)) return []
    const near = didYouMean(word, words)
    const expected = words.length > MOST_LISTED ? what : `${what}: ${words.join(', ')}`
    return [{ code: 'USAGE', path: `${path}/${at}`, expected, received: 'another word', ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }) }]
  })
  const [first, ...rest] = problems
  if (first !== undefined) throw new FormulationError([first, ...rest])
}

const MOST_LISTED = 16
