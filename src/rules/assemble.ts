import { describeKind, type ProblemParts } from '../errors.js'
import type { FactDefinition } from '../model/facts.js'
import type { RuleSet } from '../model/rule-set.js'
import type { RuleFile, RuleStatus } from '../model/rules.js'
import { finish } from './check.js'
import { byId, readItems, readList, type DraftSet, type Placed } from './draft.js'
import { RULE_LIMITS } from './limits.js'
import { copyPlainData } from './plain-data.js'
import { invalid } from './report.js'
import { readRuleFile, slimRule, tombstone } from './rule-schema.js'
import { headShape, LIST_SCHEMAS, type ListName } from './schema.js'
import { readWith, strict } from './schema-parts.js'

const TRADITIONS = 'traditions/'
const HEAD = 'rule-set'
type ListFile = Exclude<ListName, 'traditions'>
const LIST_FILES = Object.keys(LIST_SCHEMAS).filter((name): name is ListFile => name !== 'traditions')
const headSchema = strict(headShape)

/** A rule set, and its rules as they were written. */
export interface Assembled {
  readonly ruleSet: RuleSet
  readonly ruleFiles: readonly RuleFile[]
}

/**
 * Puts a rule set together from its files, keyed by path without `.json`: `rule-set`, one file a list
 * (`parameters`, `themes` and so on), `traditions/<id>`, and every other path with a folder is a rule.
 * Throws a FormulationError with all problems; a problem's path begins with the path of its file.
 */
export function assembleRuleSet(files: Readonly<Record<string, unknown>>, facts: readonly FactDefinition[]): Assembled {
  const problems: ProblemParts[] = []
  const data = readFiles(files, problems)
  const ruleFiles = readRules(data, problems)
  const lists = Object.fromEntries(LIST_FILES.map((name) => [name, readListFile(name, data, problems)]))
  const traditions = readTraditions(data, problems)
  const head = readWith(headSchema, data.get(HEAD), `/${HEAD}`, problems) ?? { id: 'unnamed', version: '0.0.0', title: 'unnamed' }

  const withStatus = (status: RuleStatus): readonly Placed<RuleFile>[] => ruleFiles.filter(({ value }) => (value.status ?? 'active') === status)

  const read = { ...lists, traditions } as { readonly [K in ListName]: ReturnType<typeof readList<K>> }
  const draft: DraftSet = {
    ...head,
    ...mapLists((name) => read[name].items) as Pick<DraftSet, ListName>,
    rules: withStatus('active').map(({ at, value }) => ({ at, value: slimRule(value, head) })),
    drafts: withStatus('draft').map(({ at, value }) => ({ at, value: slimRule(value, head) })),
    retired: withStatus('retired').map(({ at, value }) => ({ at, value: tombstone(value) })),
    named: mapLists((name) => read[name].named),
    places: mapLists((name) => (name === 'traditions' ? '/traditions' : `/${name}/${name}`)),
  }
  const ruleSet = finish(draft, facts, problems)
  return { ruleSet, ruleFiles: ruleFiles.map(({ value }) => value).sort(byId) }
}

type Data = ReadonlyMap<string, unknown>

function readFiles(files: Readonly<Record<string, unknown>>, problems: ProblemParts[]): Data {
  const data = new Map<string, unknown>()
  for (const path of Object.keys(files).sort()) {
    const copied = copyPlainData(files[path], `/${path}`, problems)
    if (copied !== undefined) data.set(path, copied.value)
    if (!path.includes('/') && path !== HEAD && !(LIST_FILES as readonly string[]).includes(path)) {
      problems.push(invalid(`/${path}`, `only the files ${[HEAD, ...LIST_FILES].join(', ')} beside the folders`, 'another file'))
    }
  }
  // A file that was given and refused has said so already; one that was not given is missing.
  for (const name of [HEAD, ...LIST_FILES]) {
    if (!Object.hasOwn(files, name)) problems.push(invalid(`/${name}`, `a file ${name}.json`, 'no such file'))
  }
  return data
}

function readRules(data: Data, problems: ProblemParts[]): readonly Placed<RuleFile>[] {
  const paths = [...data.keys()].filter((path) => path.includes('/') && !path.startsWith(TRADITIONS))
  if (paths.length > RULE_LIMITS.rules) problems.push(invalid('', `at most ${RULE_LIMITS.rules} rules`, 'more'))
  return paths.slice(0, RULE_LIMITS.rules).flatMap((path) => {
    const rule = readRuleFile(data.get(path), `/${path}`, problems)
    if (rule === undefined) return []
    if (rule.replacedBy !== undefined && rule.status !== 'retired') {
      problems.push(invalid(`/${path}/replacedBy`, 'no rule in its place, because it is not retired', describeKind(rule.replacedBy)))
    }
    if (rule.id !== path) problems.push(invalid(`/${path}/id`, 'the path of the file without .json', describeKind(rule.id)))
    return [{ at: `/${path}`, value: rule }]
  })
}

function readListFile<K extends ListFile>(name: K, data: Data, problems: ProblemParts[]): ReturnType<typeof readList<K>> {
  const file = data.get(name)
  if (!data.has(name)) return { items: [], named: undefined }
  if (typeof file !== 'object' || file === null || !Object.hasOwn(file, name)) {
    problems.push(invalid(`/${name}`, `an object with the one field ${name}`, describeKind(file)))
    return { items: [], named: undefined }
  }
  for (const key of Object.keys(file).filter((each) => each !== name)) {
    problems.push(invalid(`/${name}/${key}`, `only the field ${name}`, 'a field that is not part of it'))
  }
  return readList(name, (file as Readonly<Record<string, unknown>>)[name], `/${name}/${name}`, problems)
}

function readTraditions(data: Data, problems: ProblemParts[]): ReturnType<typeof readList<'traditions'>> {
  const paths = [...data.keys()].filter((path) => path.startsWith(TRADITIONS))
  if (paths.length === 0) problems.push(invalid('/traditions', 'at least one tradition', 'no file in the folder'))
  const read = readItems('traditions', paths.map((path) => ({ at: `/${path}`, value: data.get(path) })), problems)
  for (const { at, value } of read.items) {
    if (at === `/${TRADITIONS}${value.id}`) continue
    problems.push(invalid(`${at}/id`, 'the name of the file without .json', describeKind(value.id)))
  }
  return read
}

function mapLists<T>(make: (name: ListName) => T): Record<ListName, T> {
  const names = Object.keys(LIST_SCHEMAS) as readonly ListName[]
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<ListName, T>
}
