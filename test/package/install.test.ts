import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/built.js'
import { griefCase } from '../support/grief-case.js'
import { makeProject, packAndInstall, type Installed } from '../support/install.js'

let installed: Installed

beforeAll(() => {
  installed = packAndInstall()
}, 300_000)
afterAll(() => installed.remove())

const BODY = `
  const formulation = await formulate(${JSON.stringify(griefCase)})
  const error = await formulate({}).catch((thrown) => thrown)
  const parts = [formulation.outcome.foci[0].area, isFormulationError(error), error instanceof FormulationError, renderMarkdown(formulation).startsWith('# ')]
  console.log(JSON.stringify(parts))
`
const IMPORTS = `
import { formulate, FormulationError, isFormulationError } from 'ipt-formulation'
import { renderMarkdown } from 'ipt-formulation/render'
`
const REQUIRES = `
const { formulate, FormulationError, isFormulationError } = require('ipt-formulation')
const { renderMarkdown } = require('ipt-formulation/render');
`
const EXPECTED = '["grief",true,true,true]\n'

function node(project: string, args: readonly string[]): string {
  return execFileSync(process.execPath, [...args], { cwd: project, encoding: 'utf8', stdio: 'pipe' })
}

describe('the packed package', () => {
  it('is imported by an ES module', () => {
    const project = makeProject(installed, 'module', { 'index.js': IMPORTS + BODY })
    expect(node(project, ['index.js'])).toBe(EXPECTED)
  })

  it('is required by a CommonJS module', () => {
    const project = makeProject(installed, 'commonjs', { 'index.js': `${REQUIRES}(async () => {${BODY}})()` })
    expect(node(project, ['index.js'])).toBe(EXPECTED)
  })

  it('formulates with code generation from strings switched off, both ways', () => {
    const esm = makeProject(installed, 'module', { 'index.js': IMPORTS + BODY })
    const cjs = makeProject(installed, 'commonjs', { 'index.js': `${REQUIRES}(async () => {${BODY}})()` })
    for (const project of [esm, cjs]) expect(node(project, ['--disallow-code-generation-from-strings', 'index.js'])).toBe(EXPECTED)
  })

  it('asks for no code generation that a strict content security policy would report', () => {
    // Every call of Function or eval is counted, caught ones included.
    const watch = `
let asked = 0
globalThis.Function = new Proxy(Function, { construct() { asked += 1; throw new EvalError('refused') }, apply() { asked += 1; throw new EvalError('refused') } })
globalThis.eval = () => { asked += 1; throw new EvalError('refused') }
const { formulate } = await import('ipt-formulation')
await formulate(${JSON.stringify(griefCase)})
const byTheLibrary = asked
try { new Function('return 1') } catch {}
console.log(JSON.stringify([byTheLibrary, asked]))
`
    expect(node(makeProject(installed, 'module', { 'index.js': watch }), ['index.js'])).toBe('[0,1]\n')
  })

  it('formulates without json-rules-engine from an entry of its own, and throws the same kind of error there', () => {
    const esm = `
import { formulateSync, FormulationError } from 'ipt-formulation'
import { createSyncFormulator, FormulationError as OfCompiled, parseCase } from 'ipt-formulation/compiled'
const input = ${JSON.stringify(griefCase)}
const compiled = createSyncFormulator().formulateSync(parseCase(input))
const { explanation, ...rest } = formulateSync(input)
console.log(JSON.stringify([compiled.outcome.foci[0].area, JSON.stringify(compiled) === JSON.stringify(rest) && 'bounds' in explanation, FormulationError === OfCompiled]))`
    expect(node(makeProject(installed, 'module', { 'index.js': esm }), ['index.js'])).toBe('["grief",true,true]\n')
    const cjs = `
const { formulateSync } = require('ipt-formulation/compiled')
const { caseJsonSchema } = require('ipt-formulation/json-schema')
console.log(JSON.stringify([formulateSync(${JSON.stringify(griefCase)}).outcome.foci[0].area, caseJsonSchema().title]))`
    expect(node(makeProject(installed, 'commonjs', { 'index.js': cjs }), ['index.js'])).toBe('["grief","Case"]\n')
  })

  it('gives out its data files', () => {
    const project = makeProject(installed, 'commonjs', {
      'index.js': `console.log(JSON.stringify([
        require('ipt-formulation/package.json').name, require('ipt-formulation/rules/ipt-core.json').id,
        require('ipt-formulation/rules/ipt-core/grief/close-person-died.json').id,
        require('ipt-formulation/schema/case.schema.json').title, require('ipt-formulation/schema/formulation.schema.json').title]))`,
    })
    expect(JSON.parse(node(project, ['index.js']))).toEqual(['ipt-formulation', 'ipt-core', 'grief/close-person-died', 'Case', 'Formulation'])
  })

  it('brings a command line tool that runs from where it was installed', () => {
    const project = makeProject(installed, 'module', { 'case.json': JSON.stringify(griefCase) })
    const tool = join(project, 'node_modules/ipt-formulation', 'dist/cli.js')
    expect(JSON.parse(node(project, [tool, 'formulate', 'case.json', '--format', 'json']))).toMatchObject({ caseId: griefCase.caseId })
    expect(node(project, [tool, 'rules', 'show', 'grief/close-person-died'])).toMatch(/^Why$/m)
  })

  it('leaves the case that it was given unchanged and unfrozen', () => {
    const text = `import { formulate } from 'ipt-formulation'
const input = ${JSON.stringify(griefCase)}
const before = JSON.stringify(input)
await formulate(input)
console.log(JSON.stringify(input) === before && !Object.isFrozen(input) && !Object.isFrozen(input.inventory.people[0]))`
    expect(node(makeProject(installed, 'module', { 'index.js': text }), ['index.js'])).toBe('true\n')
  })
})

describe('the types of the packed package', () => {
  const consumer = `
import { defaultRuleSet, formulate, isFormulationError, safeFormulate, type Case, type Formulation, type Problem, type RuleSet } from 'ipt-formulation'
import { createSyncFormulator, type Formulation as Compiled } from 'ipt-formulation/compiled'
import { renderText } from 'ipt-formulation/render'

const kase: Case = { schemaVersion: 1, caseId: 'a', assessedOn: '2025-06-30', inventory: { people: [{ id: 'a', relation: 'unknown' }] } }
const rules: RuleSet = defaultRuleSet
export async function text(): Promise<string> {
  const formulation: Formulation = await formulate(kase, { ruleSet: rules })
  const safe = await safeFormulate({})
  const problems: readonly Problem[] = safe.ok ? [] : safe.problems
  const caught: unknown = problems
  if (isFormulationError(caught)) return caught.code
  // @ts-expect-error a relation is a word of a closed list
  kase.inventory = { people: [{ id: 'a', relation: 'cousin-ish' }] }
  const compiled: Compiled = createSyncFormulator({ ruleSet: rules }).formulateSync(kase)
  return renderText(compiled, { register: 'client' }) + renderText(formulation, { register: 'client' })
}
`
  it.each([
    ['node16', 'node16', 'module'], ['node16', 'node16', 'commonjs'], ['nodenext', 'nodenext', 'module'], ['esnext', 'bundler', 'module'],
  ] as const)('compile under module %s and resolution %s for a project of type %s', (module, moduleResolution, type) => {
    const project = makeProject(installed, type, { 'index.ts': consumer })
    const options = { strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, target: 'es2022', lib: ['es2022'], types: [], module, moduleResolution }
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['index.ts'] }))
    expect(compile(project)).toBe('')
  }, 120_000)
})

function compile(project: string): string {
  try {
    return node(project, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'])
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : 'no compiler'
  }
}

describe('the tarball', () => {
  it('holds what is meant to be in it and nothing else', () => {
    const kinds = new Set(installed.packed.map((path) => path.split('/').length === 1 ? path : `${path.split('/')[0] ?? ''}/`))
    expect([...kinds].sort()).toEqual(['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'README.md', 'codemeta.json', 'dist/', 'docs/', 'package.json', 'rules/'])
    expect(installed.packed.filter((path) => path.startsWith('docs/')).every((path) => /^docs\/(?:[a-z-]+\.md|schema\/[a-z]+\.schema\.json|recipes\/[a-z/]+\.sh|trace\.json|(?:rules|examples)\/[a-z0-9/.-]+\.(?:md|json|ndjson|csv|svg|gift))$/.test(path))).toBe(true)
    expect(installed.packed.filter((path) => path.startsWith('rules/')).every((path) => path.endsWith('.json'))).toBe(true)
  })

  it('touches nothing of the machine in what a browser loads', () => {
    const dist = join(installed.folder, 'node_modules/ipt-formulation/dist')
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name) && name !== 'cli.js')
    expect(files.length).toBeGreaterThanOrEqual(4)
    for (const name of files) {
      const text = readFileSync(join(dist, name), 'utf8')
      expect(text, name).not.toMatch(/["']node:|\brequire\(["'](?:fs|path|crypto|os|url|util)["']\)|\bfrom ["'](?:fs|path|crypto|os|url|util)["']/)
      expect(text, name).not.toMatch(/\beval\(|new Function\(/)
    }
  })

  it('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|prepublish)/.test(name))).toEqual([])
  })
})
