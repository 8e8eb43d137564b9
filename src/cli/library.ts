import { defaultRuleSet, factCatalogue, type RuleFile, type RuleSet } from '../index.js'
import { assembleRuleSet } from '../rules/assemble.js'
import type { Given, OptionSpec } from './command.js'
import { usage } from './exit.js'
import { isFolder, readFolder, readJson, readText } from './files.js'
import type { Io } from './io.js'
import { linesOf } from './json-lines.js'
import { asRules, checkWord, readRuleSet, withDrafts } from './shared.js'
import { SHIPPED_RULES } from './shipped.js'

/** Options of the commands that hold rules against a library of cases. */
export const LIBRARY_OPTIONS = {
  rules: { takes: 'path', meaning: 'Rules to look at: a rule set or an overlay in one file, or a folder of rule files; the built-in set when left out.' },
  tradition: { takes: 'id', meaning: 'Tradition to look under, or all of them with the word all; klerman-weissman when left out.' },
  examples: { meaning: 'Take in the examples that the rules looked at carry themselves: those of a folder, or of the built-in set.' },
  drafts: { meaning: 'Let rules in draft take part.' },
  only: { takes: 'prefix', meaning: 'Look only at rules whose id begins like this.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** Rules, and the cases they are to be held against. */
export interface Library {
  readonly ruleSet: RuleSet
  readonly cases: readonly unknown[]
  readonly options: { readonly traditions?: readonly string[]; readonly rules?: readonly string[] }
}

/** Reads what the options of a command name: rules, files and folders of cases, and the rules' own examples. */
export async function libraryGiven(given: Given, io: Io): Promise<Library> {
  const path = given.option('rules')
  const { ruleSet: asWritten, ruleFiles: files } = await rulesAt(path, given.flag('examples'), io)
  const ruleSet = given.flag('drafts') ? withDrafts(asWritten) : asWritten
  const ruleFiles = files.filter(({ id }) => ruleSet.rules.some((rule) => rule.id === id))
  const tradition = given.option('tradition')
  const ids = ruleSet.traditions.map(({ id }) => id)
  if (tradition !== undefined && tradition !== 'all') checkWord(tradition, ids, 'a tradition')
  const prefix = given.option('only')
  const rules = prefix === undefined ? undefined : ruleSet.rules.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => id)
  if (rules?.length === 0) throw usage('the beginning of some rule id for --only', 'that of none')
  const cases = [...(await casesAt(given.files, io)), ...ruleFiles.filter(({ id }) => rules?.includes(id) ?? true).flatMap(exampleCases)]
  if (cases.length === 0) throw usage('a folder of cases, or --examples', 'neither')
  return {
    ruleSet, cases,
    options: { ...(tradition === undefined ? {} : { traditions: tradition === 'all' ? ids : [tradition] }), ...(rules === undefined ? {} : { rules }) },
  }
}

/** A set, and where its examples are wanted the files that carry them. */
async function rulesAt(path: string | undefined, wanted: boolean, io: Io): Promise<{ readonly ruleSet: RuleSet; readonly ruleFiles: readonly RuleFile[] }> {
  if (!wanted) return { ruleSet: path === undefined ? defaultRuleSet : await readRuleSet(path, io), ruleFiles: [] }
  if (path === undefined || path === 'default') return assembled(SHIPPED_RULES)
  if (path === '-' || !(await isFolder(path))) throw usage('a folder of rule files for --examples', 'rules in one file, which carry none')
  return assembled(path)
}

const assembled = async (folder: string): Promise<ReturnType<typeof assembleRuleSet>> => assembleRuleSet(await asRules(readFolder(folder)), factCatalogue)

/** The cases in some files and folders. A file whose name ends in .ndjson has one a line; any other file has one, and may wrap it under `case`, beside what is expected of it. */
export async function casesAt(paths: readonly string[], io: Io): Promise<readonly unknown[]> {
  const read = await Promise.all(paths.map(async (path) => {
    if (path === '-') return [await readJson(path, io)]
    if (await isFolder(path)) return Object.values(await readFolder(path))
    return path.endsWith('.ndjson') ? linesOf(await readText(path, io)) : [await readJson(path, io)]
  }))
  return read.flat().map((value) => (typeof value === 'object' && value !== null && 'case' in value && !('caseId' in value) ? value.case : value))
}

/** A rule's examples as cases. Those about the finished ranking stand for themselves as well. */
const exampleCases = ({ id, examples }: RuleFile): readonly object[] => (['fires', 'silent', 'undetermined'] as const).flatMap((kind) =>
  examples[kind].map((example, at) => ({ schemaVersion: 1, caseId: `${id} ${kind} ${at + 1}`, assessedOn: EXAMPLES_ASSESSED_ON, ...example.case })))

const EXAMPLES_ASSESSED_ON = '2025-06-30'
