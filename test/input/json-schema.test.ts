import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseJsonSchema, type JsonSchema } from '../../src/input/json-schema.js'
import { safeParseCase } from '../../src/input/parse-case.js'
import { badStructure, badTogether } from '../support/bad-cases.js'
import { makeCase } from '../support/make-case.js'
import { richCase } from '../support/rich-case.js'
import { placesIn, withPlace } from '../support/walk-json.js'

const schema = caseJsonSchema()
const accepts = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

/** Every field of the schema as a path, lists as `*`, with its description. */
function fieldsOf(part: JsonSchema, path = ''): readonly (readonly [path: string, description: unknown])[] {
  const { $ref, properties, items, anyOf } = part as {
    $ref?: string
    properties?: Readonly<Record<string, JsonSchema>>
    items?: JsonSchema
    anyOf?: readonly JsonSchema[]
  }
  if ($ref !== undefined) {
    const name = $ref.slice('#/$defs/'.length)
    return fieldsOf((schema['$defs'] as Readonly<Record<string, JsonSchema>>)[name] ?? {}, path)
  }
  return [
    ...Object.entries(properties ?? {}).flatMap(([name, field]) => [
      [`${path}/${name}`, field['description']] as const,
      ...fieldsOf(field, `${path}/${name}`),
    ]),
    ...(items === undefined ? [] : fieldsOf(items, `${path}/*`)),
    ...(anyOf ?? []).flatMap((option) => fieldsOf(option, path)),
  ]
}

describe('the JSON Schema of a case', () => {
  it('accepts what the parser accepts', () => {
    expect(accepts(makeCase())).toBe(true)
    expect(accepts(richCase)).toBe(true)
  })

  it.each(badStructure)('refuses $name', ({ fields }) => {
    expect(accepts({ ...makeCase(), ...fields })).toBe(false)
  })

  it.each(badTogether)('cannot hold, as its description says: $name', ({ fields }) => {
    expect(accepts({ ...makeCase(), ...fields })).toBe(true)
  })

  it('never refuses what the parser lets pass, whatever is put into a case', { timeout: 30_000 }, () => {
    const place = fc.constantFrom(...placesIn(richCase).slice(1))
    const stray = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('unknown', 'yes', 'no', 0, 1, 3, '2025-03', '2025-03-14', '2025-03~', [], {}, undefined))
    let passed = 0
    fc.assert(
      fc.property(place, stray, (path, value) => {
        const input = withPlace(richCase, path, () => value)
        if (!safeParseCase(input).ok) return
        passed += 1
        expect(accepts(input)).toBe(true)
      }),
      { seed: 20251121, numRuns: 1_500 },
    )
    expect(passed).toBeGreaterThan(100)
  })

  it('explains every field in a sentence', () => {
    const fields = fieldsOf(schema)
    expect(fields.length).toBeGreaterThan(200)
    expect(fields.filter(([, description]) => typeof description !== 'string' || !/^.{8,}\.$/.test(description)).map(([path]) => path)).toEqual([])
  })

  it('has the same fields as the rich case, so that nothing goes untried', () => {
    const tried = new Set(
      placesIn(richCase).filter((path) => typeof path.at(-1) === 'string').map((path) => `/${path.map((key) => (typeof key === 'number' ? '*' : key)).join('/')}`),
    )
    expect(new Set(fieldsOf(schema).map(([path]) => path))).toEqual(tried)
  })
})
