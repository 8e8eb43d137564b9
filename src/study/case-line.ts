import { readCaseText } from '../case-text.js'
import { FormulationError, isFormulationError } from '../errors.js'

/**
 * What stands on one line of NDJSON: the value, or, where it is no JSON, the `FormulationError` that tells so, which
 * `formulateMany` reports as a bad record. It does not throw.
 */
export function caseFromLine(text: string): unknown {
  try {
    return readCaseText(text)
  } catch (error) {
    if (isFormulationError(error)) return onOneLine(error)
    return new FormulationError([{ code: 'INPUT_JSON', path: '', expected: 'a case as JSON', received: 'text that cannot be read' }])
  }
}

/** Which line of a file it is, is told elsewhere; here only the column is of use. */
function onOneLine({ problems }: FormulationError): FormulationError {
  const [first, ...rest] = problems.map(({ code, path, expected, received }) => ({ code, path, expected, received: received.replace(/\bline 1, column\b/, 'column') }))
  return new FormulationError([first ?? problems[0], ...rest])
}
