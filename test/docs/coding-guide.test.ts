import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ABOUT_DAYS } from '../../src/chronology/vague-date.js'
import { safeParseCase } from '../../src/index.js'
import { overMinimal } from '../support/doc-snippets.js'
import { codeBlocks, readPage, ROOT } from '../support/docs.js'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schema: Schema = JSON.parse(readFileSync(join(ROOT, 'docs/schema/case.schema.json'), 'utf8'))
const page = readPage('docs/coding-guide.md')
const NOT_KNOWN = ['unknown', 'declined', 'not-applicable']

/** A field, with the table it must stand in: the path of the object it belongs to. */
interface Field {
  readonly home: string
  readonly name: string
  readonly values: readonly string[]
}

const resolved = (part: Schema): Schema => (part.$ref === undefined ? part : (schema.$defs?.[part.$ref.slice('#/$defs/'.length)] ?? part))

const branches = (part: Schema): readonly Schema[] => (part.anyOf === undefined ? [resolved(part)] : part.anyOf.flatMap(branches))

const closedValues = (part: Schema): readonly string[] =>
  branches(part)
    .flatMap((branch) => [...(branch.enum ?? []), ...(branch.const === undefined ? [] : [branch.const]), ...(branch.items === undefined ? [] : closedValues(branch.items))])
    .map(String)
    .filter((value) => !NOT_KNOWN.includes(value))

function fieldsOf(part: Schema, home: string): readonly Field[] {
  return branches(part).flatMap((branch) => {
    if (branch.items !== undefined) return fieldsOf(branch.items, `${home}[]`)
    return Object.entries(branch.properties ?? {}).flatMap(([name, field]): readonly Field[] => [
      { home, name, values: closedValues(field) },
      ...fieldsOf(field, home === 'case' ? name : `${home}.${name}`),
    ])
  })
}

const fields = fieldsOf(schema, 'case')

interface Row {
  readonly homes: readonly string[]
  readonly name: string
  readonly text: string
}

/** Rows of the tables of fields; the paths a table is about are named in the paragraph before it. */
const rows: readonly Row[] = (() => {
  let homes: readonly string[] = []
  return page.split('\n\n').flatMap((paragraph): readonly Row[] => {
    if (!paragraph.startsWith('| Field |')) {
      const named = [...paragraph.matchAll(/`([a-zA-Z.[\]]+)`/g)].map(([, name = '']) => name).filter((name) => fields.some(({ home }) => home === name))
      if (named.length > 0) homes = named
      return []
    }
    return paragraph.split('\n').slice(2).map((text) => ({ homes, name: /^\| `(\w+)` \|/.exec(text)?.[1] ?? text, text }))
  })
})()

const eventTypes = page.slice(page.indexOf('### Types of events'), page.indexOf('## How the client sees it'))

describe('the coding guide', () => {
  it('reads more than two hundred fields off the schema', () => {
    expect(fields.length).toBeGreaterThan(200)
  })

  it.each(fields.map(({ home, name, values }) => [home, name, values] as const))('has a row for %s %s with all its words', (home, name, values) => {
    const row = rows.find((each) => each.name === name && each.homes.includes(home))
    expect(row?.name, `a row for ${home} ${name}`).toBe(name)
    const where = home === 'timeline.events[]' && name === 'type' ? eventTypes : (row?.text ?? '')
    expect(values.filter((value) => !where.includes(`\`${value}\``))).toEqual([])
  })

  it('has no row for a field that does not exist', () => {
    const strangers = rows.filter(({ name, homes }) => !homes.some((home) => fields.some((field) => field.home === home && field.name === name)))
    expect(strangers.map(({ name, homes }) => `${homes.join()} ${name}`)).toEqual([])
  })

  const fragments = codeBlocks(page).filter(({ language }) => language === 'json')

  it.each(fragments.map(({ code }) => [code.slice(0, 60).replaceAll(/\s+/g, ' '), code] as const))('has a fragment that is a valid case: %s', (_, code) => {
    const parsed = safeParseCase(overMinimal(JSON.parse(code)))
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toEqual([])
  })

  it('shows every field in some fragment', () => {
    const shown = new Set(fragments.flatMap(({ code }) => [...pathsIn(overMinimal(JSON.parse(code)), '')]))
    const missing = fields.map(({ home, name }) => (home === 'case' ? name : `${home}.${name}`)).filter((path) => !shown.has(path))
    expect(missing).toEqual([])
  })

  it('tells how far "about" reaches', () => {
    expect(page.replaceAll(/\s+/g, ' ')).toContain('widens a day by a week, a month by half a month and a year by a quarter')
    expect(ABOUT_DAYS).toEqual({ day: 7, month: 15, year: 91 })
  })

  it('tells every kind of not known', () => {
    expect(NOT_KNOWN.filter((kind) => !page.includes(`\`"${kind}"\``))).toEqual([])
  })
})

function* pathsIn(value: unknown, at: string): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* pathsIn(item, `${at}[]`)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const path = at === '' ? name : `${at}.${name}`
      yield path
      yield* pathsIn(inner, path)
    }
  }
}
