import { describeKind, didYouMean, FormulationError, type ProblemParts } from './errors.js'
import { REGISTERS } from './model/formulation.js'
import type { Formulation } from './model/formulation.js'
import type { Language } from './model/language.js'

/** What an option may hold: how that is said, and whether a value does. */
export interface Permitted {
  readonly expected: string
  readonly allows: (value: unknown) => boolean
}

/** One word of a list. */
export const oneOf = (words: readonly string[]): Permitted => ({ expected: `one of: ${words.join(', ')}`, allows: (value) => words.includes(value as string) })

/** A list whose items are each one of some words. */
export const listOf = (words: readonly string[]): Permitted =>
  ({ expected: `a list of: ${words.join(', ')}`, allows: (value) => Array.isArray(value) && value.every((each) => words.includes(each as string)) })

/** A list of texts. */
export const listOfTexts: Permitted = { expected: 'a list of texts', allows: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string') }

/** A whole number within bounds. */
export const wholeFrom = (min: number, max = Number.MAX_SAFE_INTEGER): Permitted => ({
  expected: max === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`,
  allows: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
})

/** A number within bounds. */
export const numberFrom = (min: number, max: number): Permitted =>
  ({ expected: `a number from ${min} to ${max}`, allows: (value) => typeof value === 'number' && value >= min && value <= max })

/** Any text. */
export const text: Permitted = { expected: 'a text', allows: (value) => typeof value === 'string' }

/** True or false. */
export const flag: Permitted = { expected: 'true or false', allows: (value) => typeof value === 'boolean' }

/** A function. */
export const callable: Permitted = { expected: 'a function', allows: (value) => typeof value === 'function' }

/** A list of anything. */
export const list: Permitted = { expected: 'a list', allows: Array.isArray }

/** A value that a function of this library returned, told apart by fields that it has; none is read, because reading may make it. */
export const having = (what: string, ...fields: readonly string[]): Permitted => ({
  expected: what,
  allows: (value) => typeof value === 'object' && value !== null && fields.every((field) => field in value),
})

export const aLanguage: Permitted = having('a language, such as `spanish` from ipt-formulation/languages/es', 'locale', 'words', 'ruleSets')
export const aFormulation: Permitted = having('a formulation', 'formulationVersion', 'areas', 'text')
export const aCase: Permitted = having('a case as `parseCase` returns it', 'schemaVersion', 'caseId', 'assessedOn')
export const aRuleSet: Permitted = having('a rule set as `loadRuleSet` returns it', 'rules', 'parameters', 'traditions')
export const aRegister: Permitted = oneOf(REGISTERS)

/**
 * Holds options against what they may be: an option that does not exist, as from a slip of the pen, or one of another
 * kind is refused, all of them at once. `undefined` stands for an option that was left out.
 */
export function checkOptions(options: object, permitted: Readonly<Record<string, Permitted>>, at = ''): void {
  checkArgument(options, inAnObject, at)
  const names = Object.keys(permitted)
  const unknown: string[] = []
  const problems = Object.entries(options).flatMap(([name, value]): readonly ProblemParts[] => {
    if (value === undefined) return []
    const own = Object.hasOwn(permitted, name) ? permitted[name] : undefined
    if (own !== undefined) return own.allows(value) ? [] : [{ code: 'USAGE', path: `${at}/${name}`, expected: own.expected, received: describeKind(value), ...hintFor(value, own) }]
    unknown.push(name)
    return []
  })
  const [first, ...rest] = [...problems, ...unknownOnes(unknown, names, at)]
  if (first !== undefined) throw new FormulationError([first, ...rest])
}

/** What a caller names an option may be anything, so only the list is told; once, however many there are. */
function unknownOnes(unknown: readonly string[], names: readonly string[], at: string): readonly ProblemParts[] {
  if (unknown.length === 0) return []
  const near = [...new Set(unknown.flatMap((name) => didYouMean(name, names) ?? []))]
  const hint = unknown.includes('formulationVersion') && names.includes('formulation') ? 'Give the formulation by its name: { formulation }.'
    : near.length > 0 ? `Did you mean ${near.join(', ')}?` : undefined
  const received = unknown.length === 1 ? 'an unknown one' : `${unknown.length} unknown ones`
  return [{ code: 'USAGE', path: at, expected: `only the options ${names.join(', ')}`, received, ...(hint === undefined ? {} : { hint }) }]
}

const inAnObject: Permitted = { expected: 'options in an object', allows: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) }

/** The same for options that other functions add theirs to: what is not named here is left to them. */
export function checkNamed(options: object, permitted: Readonly<Record<string, Permitted>>): void {
  checkArgument(options, inAnObject, '')
  for (const [name, each] of Object.entries(permitted)) {
    const value = (options as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined) checkArgument(value, each, `/${name}`)
  }
}

/** Options in place of what stands for those that were left out; `undefined` is one that was left out. */
export const filledIn = <T extends object>(defaults: T, options: { readonly [Key in keyof T]?: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, options[name as keyof T] ?? (value as unknown)])) as T

/** Refuses an argument that is not what it should be. */
export function checkArgument(value: unknown, { expected, allows }: Permitted, path: string): void {
  if (!allows(value)) throw new FormulationError([{ code: 'USAGE', path, expected, received: describeKind(value) }])
}

function hintFor(value: unknown, { expected }: Permitted): { readonly hint?: string } {
  const words = /: (.+)$/.exec(expected)?.[1]?.split(', ') ?? []
  const near = typeof value === 'string' ? didYouMean(value, words) : undefined
  return near === undefined ? {} : { hint: `Did you mean ${near}?` }
}

/** Refuses to tell a formulation in another language than its own: sentences in one about names in another would be neither. */
export function checkLanguage({ receipt }: Pick<Formulation, 'receipt'>, language: Language | undefined): void {
  if (receipt.language?.locale === language?.locale) return
  throw new FormulationError([{
    code: 'USAGE',
    path: '/language',
    expected: receipt.language === undefined ? 'no language, for a formulation in English' : `the language of the formulation, ${receipt.language.locale}`,
    received: language === undefined ? 'none' : 'another one',
  }])
}

/** Refuses a case that a formulation was not made from: a page about one person must never show another. */
export function checkSameCase(formulation: Pick<Formulation, 'caseId' | 'assessedOn'>, kase: { readonly caseId: string; readonly assessedOn: string }): void {
  if (formulation.caseId === kase.caseId && formulation.assessedOn === kase.assessedOn) return
  throw new FormulationError([{ code: 'USAGE', path: '/case', expected: 'the case that the formulation was made from', received: 'another one' }])
}
