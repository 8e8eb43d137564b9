import type { CaseContext, PersonContext } from './context.js'

/** What was read of a case so far, by who reads it. */
export interface Readings {
  readonly get: (by: object) => unknown
  /** Makes a reading and keeps it. */
  readonly keep: <Result>(by: object, make: () => Result) => Result
  /** Others like these, kept apart from them. */
  readonly beside: () => Readings
}

interface Kept extends Readings {
  readonly kept: Map<object, unknown>
}

// One a case and one for each reading of people: they share their functions, which would cost more to make than the rest.
export function keptReadings(): Readings {
  return { kept: new Map<object, unknown>(), get: getKept, keep: keepNew, beside: keptReadings } as Kept
}

function getKept(this: Kept, by: object): unknown {
  return this.kept.get(by)
}

function keepNew<Result>(this: Kept, by: object, make: () => Result): Result {
  const result = make()
  this.kept.set(by, result)
  return result
}

/**
 * A reading of a whole case that is made once, whichever person or event asks. It sees no more than the case, so that
 * it cannot depend on who asks first.
 */
export function onceACase<Result extends object>(read: (context: CaseContext) => Result): (context: CaseContext) => Result {
  return (context) => {
    const known = context.readings.get(read)
    // Only this reading is kept under its own function.
    return known === undefined ? context.readings.keep(read, () => read(caseOf(context))) : (known as Result)
  }
}

/** The case alone, whoever it is read for. Contexts are made from this so that engines of JavaScript meet few shapes of them. */
export function caseOf(context: CaseContext): CaseContext {
  const { case: kase, parameter, instruments, eventAreas, eventInfo, tradition, course, assessed, readings } = context
  return { case: kase, parameter, instruments, eventAreas, eventInfo, tradition, course, assessed, readings }
}

/** A reading of one person that is made once: rules and lists ask about the same people again and again. */
export function onceAPerson<Result extends object>(read: (context: PersonContext) => Result): (context: PersonContext) => Result {
  // Kept with the case, not in weak maps: those would carry the people of many cases along and cost more than they save.
  const kept = onceACase(({ readings }) => readings.beside())
  return (context) => {
    const results = kept(context)
    const known = results.get(context.person)
    return known === undefined ? results.keep(context.person, () => read(context)) : (known as Result)
  }
}
