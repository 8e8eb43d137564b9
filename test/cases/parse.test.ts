import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/input/parse-case.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

function caseFiles(folder: string): readonly string[] {
  const from = join(root, folder)
  if (!existsSync(from)) return []
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && basename(name) !== 'expected.json')
    .map((name) => join(folder, name))
    .sort()
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))

const files = [...caseFiles('test/cases'), ...caseFiles('docs/examples/cases'), ...caseFiles('docs/examples/teaching/cases')]

describe('the cases kept as files', () => {
  it('include the twenty-five that were coded from notes', () => {
    expect(files.filter((file) => file.startsWith(join('test', 'cases', 'notes')))).toHaveLength(25)
  })

  it.each(files)('%s is read without a problem', (file) => {
    const parsed = safeParseCase(read(file))
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([])
  })

  it.each(caseFiles('test/cases/notes'))('%s carries its own name as caseId', (file) => {
    const parsed = safeParseCase(read(file))
    expect(parsed.ok && join('test', 'cases', 'notes', `${parsed.case.caseId}.json`)).toBe(file)
  })
})
