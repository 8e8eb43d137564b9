import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormulationError } from '../../src/errors.js'
import { parseCaseText } from '../../src/input/parse-json.js'

function refusalOf(text: string): FormulationError | undefined {
  try {
    parseCaseText(text)
    return undefined
  } catch (error) {
    if (error instanceof FormulationError) return error
    throw error
  }
}

describe('parseCaseText', () => {
  it('reads every value as the platform does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(parseCaseText(text)).toEqual(JSON.parse(text))
      }),
      { seed: 20251121, numRuns: 300 },
    )
  })

  it('accepts and refuses what the platform does, for texts that are nearly JSON', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', '0', '.5', 'e3', 'true', 'nul', 'null', ' ', '\n', '"', '\\', '/*x*/', '\t', '\u00a0', '\u0000', "'")
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 7 }), (parts) => {
        const text = parts.join('')
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        const refusal = refusalOf(text)
        expect(refusal === undefined || refusal.code === 'INPUT_DUPLICATE').toBe(valid)
      }),
      { seed: 20251121, numRuns: 20_000 },
    )
  })

  it.each([
    ['{\n  "a": 1,\n  "b": tru\n}', 'line 3, column 8'], ['{\r\n"a" 1}', 'line 2, column 5'], ['[1, 2,]', 'line 1, column 7'],
    ['{"a": 1} x', 'line 1, column 10'], ['// note\n{}', 'line 1, column 1'], ['{"a": "b\nc"}', 'line 1, column 7'],
  ])('says in which line and column it stumbled (%#)', (text, place) => {
    expect(refusalOf(text)).toMatchObject({ code: 'INPUT_JSON', path: '', received: expect.stringContaining(place) })
  })

  it('never quotes the text', () => {
    for (const text of ['{"a": Canary}', '{"Canary": 1, "Canary": 2}', '{Canary: 1}', '["Canary', '"\\xCanary"', '[1] Canary']) {
      const error = refusalOf(text)
      expect(error).toBeDefined()
      expect(`${error?.message} ${JSON.stringify(error)}`).not.toMatch(/canary/i)
    }
  })

  it('refuses a field that stands twice in one object, at any depth, and lists them all', () => {
    const error = refusalOf('{"a": {"x": 1, "x": 1},\n "b": [{"y": 1, "y": 2}], "a": 2}')
    expect(error?.problems.map(({ code, received }) => [code, /line.*$/.exec(received)?.[0]])).toEqual([
      ['INPUT_DUPLICATE', 'line 1, column 16'], ['INPUT_DUPLICATE', 'line 2, column 17'], ['INPUT_DUPLICATE', 'line 2, column 27'],
    ])
    expect(refusalOf('[{"a": 1}, {"a": {"a": 1}}]')).toBeUndefined()
  })

  it('lets a byte order mark pass and tells when there is nothing', () => {
    expect(parseCaseText('\uFEFF{"a": 1}')).toEqual({ a: 1 })
    for (const text of ['', ' \n', '\uFEFF']) expect(refusalOf(text)).toMatchObject({ code: 'INPUT_JSON', received: 'empty text' })
  })

  it('survives a text of brackets and keeps a field called __proto__ a field', () => {
    expect(refusalOf('['.repeat(1_000_000))).toMatchObject({ code: 'INPUT_TOO_LARGE' })
    expect(refusalOf('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'INPUT_TOO_LARGE' })
    expect(parseCaseText(JSON.stringify('['.repeat(1_000)))).toBe('['.repeat(1_000))
    const value = parseCaseText('{"__proto__": {"polluted": 1}}') as object
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})
