import { isFormulationError, type Problem } from '../../src/errors.js'

/** The problems of the FormulationError that `act` throws; none when it throws nothing. */
export function problemsOf(act: () => unknown): readonly Problem[] {
  try {
    act()
  } catch (error) {
    if (isFormulationError(error)) return error.problems
    throw error
  }
  return []
}
