import type { Formulation } from '../../src/model/formulation.js'

/** A formulation without its explanation, which is then not made: it costs many times the rest, and has tests of its own. */
export function withoutExplanation(formulation: Formulation): Omit<Formulation, 'explanation'> {
  const keys = Object.keys(formulation) as (keyof Formulation)[]
  return Object.fromEntries(keys.filter((key) => key !== 'explanation').map((key) => [key, formulation[key]])) as unknown as Omit<Formulation, 'explanation'>
}
