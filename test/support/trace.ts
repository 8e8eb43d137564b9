import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './docs.js'

/** What must hold, and the tests that show it. */
export interface Requirement {
  readonly id: string
  readonly kind: 'invariant' | 'use' | 'hazard' | 'limitation'
  readonly requirement: string
  readonly tests: readonly { readonly file: string; readonly title: string }[]
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

interface Matter {
  readonly id: string
  readonly matter: string
}

/** Every requirement: those listed by themselves, and those of the hazard log and of the register of limitations, each from where it stands. */
export function requirements(): readonly Requirement[] {
  const own = (JSON.parse(read('docs/trace.json')) as { readonly requirements: readonly Requirement[] }).requirements
  return [...own, ...hazards(), ...limitations()]
}

/** The rows of the hazard log, numbered as they stand. */
export function hazards(page: string = read('docs/hazard-log.md')): readonly Requirement[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| ')).slice(2).map((line) => line.slice(2, -2).split(' | '))
  return rows.map(([hazard = '', control = '', shown = ''], at) => {
    const [, file = '', title = ''] = /^`(test\/[^`]+)`: (.+)$/.exec(shown) ?? []
    return { id: `HAZ-${at + 1}`, kind: 'hazard', requirement: `${hazard}. ${control}.`, tests: file === '' ? [] : [{ file, title }] }
  })
}

const LIMITATIONS = 'test/governance/limitations.test.ts'
const RAISED = { file: LIMITATIONS, title: '$id: its message is raised by the case that touches it, and not by the other' }
const ON_THE_PAGE = { file: LIMITATIONS, title: 'stands in the page on limitations, matter by matter' }

/** The register of what the rules do not cover. Where no message can tell, the page does. */
export function limitations(): readonly Requirement[] {
  const { entries, untold } = JSON.parse(read('rules/ipt-core.limitations.json')) as { readonly entries: readonly Matter[]; readonly untold: readonly Matter[] }
  const of = (tests: Requirement['tests']) => ({ id, matter }: Matter): Requirement => ({ id: `LIM-${id}`, kind: 'limitation', requirement: matter, tests })
  return [...entries.map(of([RAISED, ON_THE_PAGE])), ...untold.map(of([ON_THE_PAGE]))]
}

/** The titles of the tests in a source file, as they are written there. */
export function titlesIn(source: string): ReadonlySet<string> {
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest))
  return titles
}

/** `it(...)`, `it.each(...)(...)`; what is skipped proves nothing. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'it'
  return ts.isCallExpression(callee) && ts.isPropertyAccessExpression(callee.expression) && callee.expression.name.text === 'each' && isTest(callee.expression.expression)
}

const HEADS: Readonly<Record<Requirement['kind'], string>> = {
  invariant: 'What always holds', use: 'What the intended use says', hazard: 'What the hazard log says', limitation: 'What the rules do not cover',
}

/** The page, made from the above. */
export function renderTrace(all: readonly Requirement[]): string {
  const sections = (Object.keys(HEADS) as Requirement['kind'][]).map((kind) => [
    `## ${HEADS[kind]}`, '', '| Id | Requirement | Shown by |', '| --- | --- | --- |',
    ...all.filter((each) => each.kind === kind).map(({ id, requirement, tests }) =>
      `| ${id} | ${cell(requirement)} | ${tests.map(({ file, title }) => `\`${file}\`: ${cell(title)}`).join('<br>')} |`),
  ].join('\n'))
  return `${['<!-- Generated: do not edit. -->\n\n# From requirement to test',
    'What must hold, and the test that fails when it does not. The first two tables are kept in `docs/trace.json`, the others come\n'
    + 'from the [hazard log](hazard-log.md) and the register of [limitations](limitations.md). A test sees to it that every test named\n'
    + 'here exists under its title, and that no hazard, limitation or requirement is without one. `$id`, `%s` and the like in a title stand for\n'
    + 'each of many.',
    ...sections].join('\n\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
