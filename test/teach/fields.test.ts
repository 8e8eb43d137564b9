import { describe, expect, it } from 'vitest'
import { caseJsonSchema } from '../../src/json-schema.js'
import { FIELDS, type BlockName } from '../../src/teach/fields.js'
import { lessonWords } from '../../src/teach/index.js'

interface Node {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly anyOf?: readonly Node[]
  readonly items?: Node
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

const root = caseJsonSchema() as unknown as Node & { readonly $defs?: Readonly<Record<string, Node>> }

const resolved = (node: Node | undefined): Node => {
  if (node === undefined) return {}
  const name = node.$ref?.split('/').at(-1)
  return name === undefined ? node : resolved(root.$defs?.[name])
}

/** The block behind a field, whether or not something else may stand there. */
const blockAt = (...path: readonly string[]): Node => path.reduce<Node>((node, key) => {
  const here = resolved(resolved(node).properties?.[key])
  const block = here.anyOf?.map(resolved).find((each) => each.properties !== undefined) ?? here
  return block.items === undefined ? block : resolved(block.items)
}, root)

const PATHS: Readonly<Record<BlockName, readonly string[]>> = {
  client: ['client'], asked: ['inventory', 'asked'], person: ['inventory', 'people'], support: ['inventory', 'people', 'supportReceived'],
  expectations: ['inventory', 'people', 'expectations'], conflict: ['inventory', 'people', 'conflict'], history: ['inventory', 'people', 'history'],
  death: ['inventory', 'people', 'death'], network: ['inventory', 'network', 'before'], patterns: ['inventory', 'patterns'],
  askedTimeline: ['timeline', 'asked'], episode: ['timeline', 'episodes'], change: ['timeline', 'changes'], event: ['timeline', 'events'],
  suitability: ['suitability'], safety: ['safety'], contract: ['contract'], view: ['clientView'],
}

// Told in titles, or by the place in the note.
const ELSEWHERE = new Set(['id', 'name', 'title', 'type'])

/** Every closed word that a field takes. */
function wordsOf(node: Node | undefined): readonly unknown[] {
  const here = resolved(node)
  return [...(here.enum ?? []), ...(here.const === undefined ? [] : [here.const]), ...(here.anyOf ?? []).flatMap(wordsOf), ...(here.items === undefined ? [] : wordsOf(here.items))]
}

describe('the fields that a note tells', () => {
  it.each(Object.entries(PATHS))('are all the fields of the input: %s', (name, path) => {
    const fields = Object.keys(blockAt(...path).properties ?? {}).filter((key) => !ELSEWHERE.has(key))
    expect(fields.length).toBeGreaterThan(1)
    expect(FIELDS[name as BlockName].map(({ key }) => key).sort()).toEqual(fields.sort())
  })

  it('have the words of the input', () => {
    const wrong = Object.entries(FIELDS).flatMap(([name, fields]) => fields.flatMap((field) => {
      if (field.is !== 'word' && field.is !== 'words') return []
      const found = wordsOf(blockAt(...PATHS[name as BlockName]).properties?.[field.key]).filter((word) => !['unknown', 'declined', 'not-applicable'].includes(String(word)))
      return JSON.stringify([...found].map(String).sort()) === JSON.stringify(field.list.map(String).sort()) ? [] : [`${name}.${field.key}`]
    }))
    expect(wrong).toEqual([])
  })

  it('and their answers all have words of their own', () => {
    const { text } = lessonWords(undefined)
    const missing = Object.entries(FIELDS).flatMap(([name, fields]) => fields.flatMap((field) => [
      ...(field.is === 'block' && name !== 'person' ? [] : [`field.${name}.${field.key}`]),
      ...('list' in field && field.key !== 'relation' ? field.list.filter((word) => typeof word === 'string').map((word) => `answer.${word}`) : []),
    ])).filter((key) => text[key] === undefined)
    expect(missing).toEqual([])
  })
})
