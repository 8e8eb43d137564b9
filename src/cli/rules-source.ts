import { join } from 'node:path'
import { defaultRuleSet, factCatalogue, formulate, isFormulationError, loadRuleSet, overlayRuleSet, type Problem, type RuleSet } from '../index.js'
import { parseCaseText, placeOf } from '../input/parse-json.js'
import { assembleRuleSet } from '../rules/assemble.js'
import { CODE_PARAMETERS } from '../rules/code-parameters.js'
import { lintRuleSet, type Finding } from '../rules/lint.js'
import type { LogicFinding } from '../study/index.js'
import { leavesOf } from '../trace.js'
import { EXIT, Stop } from './exit.js'
import { isFolder, readText, readTexts } from './files.js'
import type { Io } from './io.js'
import { isOverlay, oneLine } from './shared.js'

/** A rule set as text. */
export interface RuleSource {
  readonly path: string
  readonly inFolder: boolean
  /** By path without `.json` in a folder; of one file, under the empty name. */
  readonly texts: ReadonlyMap<string, string>
}

/** Where something stands: the name of the text, and the pointer into it. */
export interface Spot {
  readonly name: string
  readonly pointer: string
}

/** The same for people. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What came of reading: a set and what lint finds about its form, or why it cannot be used. */
export type Linted =
  | LintedSet
  | { readonly problems: readonly Problem[] }

export interface LintedSet {
  readonly ruleSet: RuleSet
  /** Whether the text was an overlay, so that the set stands in no file. */
  readonly isOverlaid: boolean
  readonly findings: readonly Finding[]
  readonly problems?: undefined
}

export async function readSource(path: string, io: Io): Promise<RuleSource> {
  const inFolder = path !== '-' && (await isFolder(path))
  return { path, inFolder, texts: inFolder ? await readTexts(path) : new Map([['', await readText(path, io)]]) }
}

/** Text that is no JSON ends the command, with the name of its file. */
export async function lintSource({ path, inFolder, texts }: RuleSource): Promise<Linted> {
  const values = Object.fromEntries([...texts].map(([name, text]) => [name, valueOf(text, fileOf(path, inFolder, name))] as const))
  const settings = { otherParameters: CODE_PARAMETERS }
  try {
    if (inFolder) {
      const { ruleSet, ruleFiles } = assembleRuleSet(values, factCatalogue)
      return { ruleSet, isOverlaid: false, findings: lintRuleSet(ruleSet, factCatalogue, { ...settings, ruleFiles, alwaysKnown: await knownOfNothing(ruleSet) }) }
    }
    const isOverlaid = isOverlay(values[''])
    const ruleSet = isOverlaid ? overlayRuleSet(defaultRuleSet, values['']) : loadRuleSet(values[''])
    return { ruleSet, isOverlaid, findings: lintRuleSet(ruleSet, factCatalogue, settings) }
  } catch (error) {
    if (!isFormulationError(error)) throw error
    return { problems: error.problems }
  }
}

function valueOf(text: string, file: string): unknown {
  try {
    return parseCaseText(text)
  } catch (error) {
    if (!isFormulationError(error)) throw error
    throw new Stop(EXIT.ruleSet, error.problems.map((problem) => ({ ...problem, file, message: `${problem.message} (${oneLine(file)})` })))
  }
}

/** Facts that are known of a case in which nothing was asked; as answers only ever add, they are known of every case. */
async function knownOfNothing(ruleSet: RuleSet): Promise<readonly string[]> {
  const [tradition] = ruleSet.traditions
  const nothing = { schemaVersion: 1, caseId: 'nothing', assessedOn: '2000-01-01' }
  const { outcomes } = await formulate(nothing, { ruleSet, ...(tradition === undefined ? {} : { tradition: tradition.id }) })
  const leaves = outcomes.flatMap(({ condition, unless }) => [condition, ...(unless === undefined ? [] : [unless])].flatMap(leavesOf))
  const open = new Set(leaves.flatMap(({ fact, found }) => (found.status === 'known' ? [] : [fact])))
  return [...new Set(leaves.map(({ fact }) => fact))].filter((fact) => !open.has(fact))
}

/** Where a problem stands. Its path begins with that of the file in a folder. */
export function spotOfProblem({ inFolder, texts }: RuleSource, { path }: Pick<Problem, 'path'>): Spot | undefined {
  if (!inFolder) return { name: '', pointer: path }
  const names = [...texts.keys()].filter((name) => path === `/${name}` || path.startsWith(`/${name}/`))
  const [name] = names.sort((a, b) => b.length - a.length)
  return name === undefined ? undefined : { name, pointer: path.slice(name.length + 1) }
}

/** Where a finding stands, whose path is one into the set as it was put together; in an overlay it stands nowhere. */
export function spotOfFinding({ inFolder, texts }: RuleSource, { ruleSet, isOverlaid }: LintedSet, { path }: Pick<Finding | LogicFinding, 'path'>): Spot | undefined {
  if (isOverlaid) return undefined
  const [list = '', index = '', ...rest] = path.split('/').slice(1)
  const id = ((ruleSet as unknown as Readonly<Record<string, readonly { readonly id?: string }[] | undefined>>)[list])?.[Number(index)]?.id
  // A rule's own file holds the rule alone.
  if (inFolder && ['rules', 'drafts', 'retired'].includes(list)) return id === undefined ? undefined : { name: id, pointer: rest.map((each) => `/${each}`).join('') }
  const name = inFolder ? list : ''
  const text = texts.get(name)
  if (text === undefined) return undefined
  // Lists are put in order, so what is third of the set may be first in the file.
  const items = (parseCaseText(text) as Readonly<Record<string, readonly { readonly id?: string }[] | undefined>>)[list]
  const at = id === undefined ? Number(index) : (items?.findIndex((item) => item.id === id) ?? -1)
  return { name, pointer: [list, at, ...rest].map((each) => `/${each}`).join('') }
}

/** The file, line and column of a spot. */
export function placeIn({ path, inFolder, texts }: RuleSource, spot: Spot | undefined): Place | undefined {
  if (spot === undefined || path === '-') return undefined
  const place = placeOf(texts.get(spot.name) ?? '', spot.pointer)
  return place === undefined ? undefined : { file: fileOf(path, inFolder, spot.name), ...place }
}

export const fileOf = (path: string, inFolder: boolean, name: string): string => (inFolder ? join(path, `${name}.json`) : path)
