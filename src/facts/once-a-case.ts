import type { Person } from '../model/case.js'
import type { CaseContext, PersonContext } from './context.js'

/**
 * A reading of a whole case that is made once, whichever person or event asks. It sees no more than the case, so that
 * it cannot depend on who asks first.
 */
export function onceACase<Result extends object>(read: (context: CaseContext) => Result): (context: CaseContext) => Result {
  return (context) => {
    const known = context.readings.get(read)
    // Only this reading is kept under its own function.
    if (known !== undefined) return known as Result
    const result = read(caseOf(context))
    context.readings.set(read, result)
    return result
  }
}

function caseOf(context: CaseContext): CaseContext {
  const { case: kase, parameter, instruments, eventAreas, eventInfo, tradition, course, assessed, readings } = context
  return { case: kase, parameter, instruments, eventAreas, eventInfo, tradition, course, assessed, readings }
}

/** A reading of one person that is made once: rules and lists ask about the same people again and again. */
export function onceAPerson<Result extends object>(read: (context: PersonContext) => Result): (context: PersonContext) => Result {
  // Kept with the case, not in weak maps: those would carry the people of many cases along and cost more than they save.
  const kept = onceACase(() => new Map<Person, Result>())
  return (context) => {
    const results = kept(context)
    const known = results.get(context.person)
    if (known !== undefined) return known
    const result = read(context)
    results.set(context.person, result)
    return result
  }
}
