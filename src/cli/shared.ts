import { didYouMean } from '../errors.js'
import { defaultRuleSet, factCatalogue, formulate, loadRuleSet, overlayRuleSet, parseCase, type Case, type Formulation, type Language, type RuleSet } from '../index.js'
import { assembleRuleSet } from '../rules/assemble.js'
import type { Given, OptionSpec } from './command.js'
import { EXIT, Stop, usage } from './exit.js'
import { isFolder, oneInput, readFolder, readJson } from './files.js'
import type { Io } from './io.js'

/** Options of the commands that formulate. */
export const FORMULATE_OPTIONS = {
  tradition: { takes: 'id', meaning: 'Names, areas and habits of one school; klerman-weissman when left out.' },
  rules: { takes: 'path', meaning: 'Rules to use: a rule set or an overlay in one file, or a folder of rule files.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** The option of the commands that show text, in the languages that come with the library. */
export const LANGUAGE_OPTION = {
  language: { takes: 'tag', values: ['en', 'es'], meaning: 'Language of the text, names of areas and questions; en, the default, or es.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** The language that was asked for; undefined for English. It is only loaded when it is. */
export async function languageGiven(given: Given): Promise<Language | undefined> {
  return given.option('language') === 'es' ? (await import('../languages/es.js')).spanish : undefined
}

export const TEXT_OR_JSON = {
  format: { takes: 'form', values: ['text', 'json'], meaning: 'Text, the default, or JSON; errors follow it.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** A case that was read and checked, and how it is to be looked at. */
export interface CaseGiven {
  readonly kase: Case
  readonly options: { readonly ruleSet: RuleSet; readonly tradition?: string; readonly language?: Language }
}

/** Reads the case that a command was given. Standard input can be read once, so this is asked once. */
export async function caseGiven(given: Given, io: Io): Promise<CaseGiven> {
  const ruleSet = await ruleSetOf(given, io)
  const tradition = given.option('tradition')
  if (tradition !== undefined) checkWord(tradition, ruleSet.traditions.map(({ id }) => id), 'a tradition')
  const kase = parseCase(await readJson(oneInput(given.files, io), io))
  const language = await languageGiven(given)
  return { kase, options: { ruleSet, ...(tradition === undefined ? {} : { tradition }), ...(language === undefined ? {} : { language }) } }
}

/** Reads the case that a command was given and formulates it as its options say. */
export async function formulateGiven(given: Given, io: Io): Promise<CaseGiven['options'] & { readonly formulation: Formulation }> {
  const { kase, options } = await caseGiven(given, io)
  return { formulation: await formulate(kase, options), ...options }
}

/** The rule set that `--rules` names, or the default one. */
export async function ruleSetOf(given: Given, io: Io): Promise<RuleSet> {
  const path = given.option('rules')
  return path === undefined ? defaultRuleSet : readRuleSet(path, io)
}

/** The rule set at a path, or what an overlay there makes of the built-in one; `default` is the built-in one itself. */
export async function readRuleSet(path: string, io: Io): Promise<RuleSet> {
  if (path === 'default') return defaultRuleSet
  if (path !== '-' && (await isFolder(path))) return assembleRuleSet(await asRules(readFolder(path)), factCatalogue).ruleSet
  const value = await asRules(readJson(path, io))
  return isOverlay(value) ? overlayRuleSet(defaultRuleSet, value) : loadRuleSet(value)
}

/** The set with its rules in draft among those that take part, recorded as an overlay. */
export function withDrafts(ruleSet: RuleSet): RuleSet {
  const reason = 'Tried out while in draft.'
  if (ruleSet.drafts === undefined) return ruleSet
  return overlayRuleSet(ruleSet, { id: 'drafts', version: '1.0.0', reason, activate: ruleSet.drafts.map(({ id: rule }) => ({ rule, reason })) })
}

/** What is wrong with the text of a rule file is a fault of the rule set, not of a case. */
export async function asRules<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Stop && error.exit === EXIT.usage) throw error
    if (error instanceof Error && 'problems' in error) throw new Stop(EXIT.ruleSet, error.problems as Stop['problems'])
    throw error
  }
}

export const isOverlay = (value: unknown): boolean => typeof value === 'object' && value !== null && 'reason' in value && !('rules' in value)

/** Refuses a word that is not in a list, naming the nearest one. */
export function checkWord(written: string, words: readonly string[], what: string): void {
  if (words.includes(written)) return
  const near = didYouMean(written, words)
  const list = words.length > 12 ? '' : `: ${words.join(', ')}`
  throw usage(`${what}${list}`, 'another word', near === undefined ? undefined : `Did you mean ${near}?`)
}

/** The whole number that an option was given; undefined when it was left out. */
export function wholeNumber(given: Given, name: string, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
  const written = given.option(name)
  if (written === undefined) return undefined
  const value = /^\d{1,15}$/.test(written) ? Number(written) : NaN
  if (!(value >= min && value <= max)) throw usage(`a whole number from ${min} to ${max} for --${name}`, Number.isNaN(value) ? 'something else' : 'another number')
  return value
}

/** JSON as it is written out, ending in a line break. */
export const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

/** A text on one line and without control characters, safe to show on a terminal. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
