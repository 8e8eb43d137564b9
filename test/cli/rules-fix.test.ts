import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fixSource, type FixResult, writeSource } from '../../src/cli/rules-fix.js'
import { readSource } from '../../src/cli/rules-source.js'
import type { Io } from '../../src/cli/io.js'
import { defaultRuleSet, factCatalogue, type RuleSet } from '../../src/index.js'
import { leavesOf } from '../../src/rules/conditions.js'
import type { RuleFile } from '../../src/model/rules.js'
import { generatorOf } from '../../src/random.js'
import { insideCli } from '../support/inside-cli.js'
import { readRuleFiles, RULES_FOLDER } from '../support/rule-set-folder.js'

// The tool runs from its source here, and the rule files lie elsewhere as seen from there.
vi.mock('../../src/cli/shipped.js', () => ({ SHIPPED_RULES: 'rules/ipt-core' }))

let home = ''
beforeAll(() => { home = mkdtempSync(join(tmpdir(), 'rules-fix-')) })
afterAll(() => rmSync(home, { recursive: true, force: true }))

function copyOfRules(name: string): string {
  const at = join(home, name)
  cpSync(RULES_FOLDER, at, { recursive: true })
  // Fewer rules are sooner read; what they leave unused is told by lint and not fixed.
  for (const other of OTHERS) rmSync(join(at, other), { recursive: true })
  return at
}

const OTHERS = ['data', 'general', 'interpersonal-sensitivities', 'role-dispute', 'safety', 'suitability']

interface Fault {
  readonly code: string
  /** The text of a rule file with the fault in it; undefined where the rule has no place for it. */
  readonly spoil: (text: string, rule: RuleFile) => string | undefined
}

const once = (text: string, from: string, to: string): string | undefined => (text.split(from).length === 2 ? text.replace(from, to) : undefined)
const facts = factCatalogue.map(({ id }) => id)
/** A slip in the middle of a word that leaves it nearer to itself than to any other. */
const slip = (word: string): string => `${word.slice(0, -2)}${word.slice(-1)}`
const leaves = (rule: RuleFile) => leavesOf(rule.conditions).map(({ leaf }) => leaf)

/** What goes wrong when somebody writes a rule by hand, each in one place. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'a fact misspelt': {
    code: 'RULE_UNKNOWN_FACT',
    spoil: (text, rule) => { const fact = leaves(rule)[0]?.fact ?? ''; return facts.includes(slip(fact)) ? undefined : once(text, `"fact": "${fact}"`, `"fact": "${slip(fact)}"`) },
  },
  'an operator misspelt': { code: 'RULE_INVALID', spoil: (text) => once(text, '"operator": "greaterThanInclusive"', '"operator": "greaterThanInclusiv"') },
  'a direction misspelt': { code: 'RULE_INVALID', spoil: (text) => once(text, '"direction": "caution"', '"direction": "cauton"') },
  'a theme misspelt': { code: 'RULE_INVALID', spoil: (text, { theme }) => once(text, `"theme": "${theme}"`, `"theme": "${theme}s"`) },
  'a source misspelt': { code: 'RULE_UNKNOWN_SOURCE', spoil: (text) => once(text, '"cite": "MARKOWITZ17"', '"cite": "MARKWITZ17"') },
  'a full stop forgotten': { code: 'TEXT_NOT_A_SENTENCE', spoil: (text, { texts: { clinician } }) => clinician.endsWith(' {who}.') ? undefined : once(text, `"${clinician}"`, `"${clinician.slice(0, -1)}"`) },
  'a citation twice': { code: 'CITATION_TWICE', spoil: (text) => { const [, cite] = /"sources": \[(\{ "cite": "[^"]+" \})\]/.exec(text) ?? []; return cite === undefined ? undefined : once(text, `"sources": [${cite}]`, `"sources": [${cite}, ${cite}]`) } },
  'a leaf twice': { code: 'LEAF_TWICE', spoil: (text) => { const [, leaf] = /"all": \[(\{ "name": "[^"]+"[^{}]+\})/.exec(text) ?? []; return leaf === undefined ? undefined : once(text, `"all": [${leaf}`, `"all": [${leaf}, ${leaf}`) } },
  'a value twice': { code: 'RULE_INVALID', spoil: (text) => { const [, list] = /"value": \[("[a-z-]+"), "/.exec(text) ?? []; return list === undefined ? undefined : once(text, `"value": [${list}, `, `"value": [${list}, ${list}, `) } },
  'bounds in the wrong order': {
    code: 'RULE_INVALID',
    spoil: (text) => { const [, least, most] = /"operator": "between",\s+"value": \[(-?\d+|\{[^{}]+\}), (-?\d+|\{[^{}]+\})\]/.exec(text) ?? []; return least === undefined || most === undefined ? undefined : once(text, `[${least}, ${most}]`, `[${most}, ${least}]`) },
  },
}

const rules = readRuleFiles().filter(({ id }) => !OTHERS.includes(id.split('/')[0] ?? ''))
const textOf = (folder: string, id: string): string => readFileSync(join(folder, `${id}.json`), 'utf8')

/** Every fault in some rule that has a place for it, drawn by a seed, each in another file. */
function seeded(folder: string, seed: number): readonly { readonly name: string; readonly id: string; readonly code: string; readonly right: string }[] {
  const random = generatorOf(seed)
  const taken = new Set<string>()
  return Object.entries(FAULTS).flatMap(([name, { code, spoil }]) => {
    const from = Math.floor(random() * rules.length)
    const rule = [...rules.slice(from), ...rules.slice(0, from)].find((each) => !taken.has(each.id) && spoil(textOf(folder, each.id), each) !== undefined)
    if (rule === undefined) return []
    taken.add(rule.id)
    const right = textOf(folder, rule.id)
    writeFileSync(join(folder, `${rule.id}.json`), spoil(right, rule) ?? '')
    return [{ name, id: rule.id, code, right }]
  })
}

/** As the command does it, without the search through the logic, which fixes nothing. */
async function fixedIn(folder: string): Promise<FixResult> {
  const source = await readSource(folder, {} as Io)
  const result = await fixSource(source)
  await writeSource(source, result.source)
  return result
}

describe('rules lint --fix', () => {
  it.each([1, 2])('puts every seeded fault right, byte for byte, and tells each with file, line and column (seed %i)', async (seed) => {
    const folder = copyOfRules(`seed-${seed}`)
    const faults = seeded(folder, seed)
    expect(faults.map(({ name }) => name)).toEqual(Object.keys(FAULTS))
    const { fixed, linted } = await fixedIn(folder)
    expect(linted.problems).toBeUndefined()
    expect(fixed.map(({ code, file }) => `${code} ${file}`).sort()).toEqual(faults.map(({ code, id }) => `${code} ${join(folder, `${id}.json`)}`).sort())
    expect(fixed.every(({ path, line = 0, column = 0 }) => path.startsWith('/') && line > 0 && column > 0)).toBe(true)
    for (const { id, right, name } of faults) expect(textOf(folder, id), name).toBe(right)
    const times = () => faults.map(({ id }) => statSync(join(folder, `${id}.json`)).mtimeMs)
    const before = times()
    expect((await fixedIn(folder)).fixed).toEqual([])
    expect(times()).toEqual(before)
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }, 30_000)

  it('never puts another paper in the place of one that is not listed', async () => {
    const folder = copyOfRules('another-paper')
    const rule = rules.find(({ id }) => textOf(folder, id).includes('"cite": "MARKOWITZ17"'))
    const spoilt = once(textOf(folder, rule?.id ?? ''), '"cite": "MARKOWITZ17"', '"cite": "MARKOWITZ18"') ?? ''
    writeFileSync(join(folder, `${rule?.id ?? ''}.json`), spoilt)
    const { fixed, linted } = await fixedIn(folder)
    expect(fixed).toEqual([])
    expect(linted.problems?.map(({ code, hint }) => `${code} ${hint ?? ''}`)).toEqual(['RULE_UNKNOWN_SOURCE Did you mean MARKOWITZ17?'])
    expect(textOf(folder, rule?.id ?? '')).toBe(spoilt)
  }, 30_000)

  it('leaves alone what can have been meant in more than one way, or is no slip', async () => {
    const folder = copyOfRules('unsure')
    const spoilt = ['death.isDeadd', 'person.isPartne', 'nothing.likeThis'].map((fact, at) => {
      const { id } = rules[at] ?? { id: '' }
      const text = textOf(folder, id).replace(/"fact": "[^"]+"/, `"fact": "${fact}"`)
      writeFileSync(join(folder, `${id}.json`), text)
      return { id, text }
    })
    const { fixed, linted } = await fixedIn(folder)
    expect(fixed).toEqual([])
    expect(linted.problems?.map(({ code }) => code)).toEqual(['RULE_UNKNOWN_FACT', 'RULE_UNKNOWN_FACT', 'RULE_UNKNOWN_FACT'])
    for (const { id, text } of spoilt) expect(textOf(folder, id)).toBe(text)
  })

  it('finds an item of a list by its id, wherever it stands in the file', async () => {
    const file = join(home, 'one.json')
    const [first, ...others] = defaultRuleSet.rules
    const worded = { ...first, texts: { clinician: 'No stop here', client: first?.texts.client } }
    writeFileSync(file, JSON.stringify({ ...defaultRuleSet, rules: [...others, worded] }))
    expect((await fixedIn(file)).fixed).toMatchObject([{ code: 'TEXT_NOT_A_SENTENCE', path: '/rules/0/texts/clinician', file }])
    const { rules: written } = JSON.parse(readFileSync(file, 'utf8')) as RuleSet
    expect(written).toEqual([...others, { ...worded, texts: { ...worded.texts, clinician: 'No stop here.' } }])
  })

  it('says with file, line and column what it would do, does it on request, and ends by what is left', async () => {
    const folder = copyOfRules('command')
    const file = join(folder, 'grief/sudden-death.json')
    const right = readFileSync(file, 'utf8')
    writeFileSync(file, right.replace('death.isSudden', 'death.isSuden'))
    const refused = await insideCli(['rules', 'lint', folder, '--format', 'json'])
    expect(refused.code).toBe(3)
    const [problem] = (JSON.parse(refused.err) as { readonly problems: readonly object[] }).problems
    expect(problem).toMatchObject({ code: 'RULE_UNKNOWN_FACT', file, line: expect.any(Number) as number, column: expect.any(Number) as number, fix: { kind: 'replace', with: 'death.isSudden' } })
    const done = await insideCli(['rules', 'lint', folder, '--fix'])
    expect(done).toMatchObject({ code: 1, err: '' })
    expect(done.out).toMatch(/^FIXED RULE_UNKNOWN_FACT at \S+sudden-death\.json:\d+:\d+: made death\.isSudden\.\n/)
    expect(done.out).toMatch(/^THEME_UNUSED at /m)
    expect(readFileSync(file, 'utf8')).toBe(right)
  }, 30_000)

  it.each([[['--fix']], [['-', '--fix']], [['default', '--fix']]])('wants a set of one\'s own: %j', async (args) => {
    const { code, err } = await insideCli(['rules', 'lint', ...args], '{}')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('of your own for --fix') as string })
  })
})
