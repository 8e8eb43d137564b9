import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaseText } from '../../src/case-text.js'
import { isFormulationError } from '../../src/errors.js'
import { formulateSync, rankSync } from '../../src/formulate-sync.js'
import { parseCaseText } from '../../src/input/parse-json.js'
import { type BatchRecord, caseFromLine, createBatchReader, formulateMany } from '../../src/study/index.js'
import { libraryCases } from '../support/library.js'

const cases = libraryCases.map(({ case: kase }) => kase as { readonly caseId: string })
const few = cases.slice(0, 4)

async function all<T>(records: AsyncIterable<T>): Promise<readonly T[]> {
  const taken: T[] = []
  for await (const record of records) taken.push(record)
  return taken
}

describe('formulateMany', () => {
  it('gives what rankSync gives of each case, in order', async () => {
    const records = await all(formulateMany(cases))
    expect(records).toHaveLength(cases.length)
    records.forEach((record, index) => {
      const { ranking, verdicts } = rankSync(cases[index])
      expect(record).toEqual({ ok: true, index, caseId: cases[index]?.caseId, case: expect.anything(), ranking, verdicts })
    })
  })

  it('gives formulations when they are asked for, under the tradition that is asked for', async () => {
    const options = { tradition: 'ipt-uk' }
    const records = await all(formulateMany(few, { ...options, detail: 'formulation' }))
    expect(records.map((record) => record.ok && record.formulation)).toEqual(few.map((kase) => formulateSync(kase, options)))
  })

  it('reports what is no case in its place and goes on', async () => {
    const hostile = new Proxy({}, { ownKeys: () => { throw new Error('no') } })
    const records = await all(formulateMany([few[0], {}, 'text', null, hostile, caseFromLine('{"a":'), few[1]]))
    expect(records.map(({ ok, index }) => [ok, index])).toEqual([[true, 0], [false, 1], [false, 2], [false, 3], [false, 4], [false, 5], [true, 6]])
    expect(records.flatMap((record) => (record.ok ? [] : [record.problems[0].code]))).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'INPUT_INVALID', expect.any(String), 'INPUT_JSON'])
  })

  it('takes one input for each result, and closes the source when no more is wanted', async () => {
    let [given, closed] = [0, false]
    async function* endless(): AsyncGenerator {
      try {
        for (;;) {
          given += 1
          yield Promise.resolve(few[given % few.length])
        }
      } finally {
        closed = true
      }
    }
    const seen: BatchRecord[] = []
    for await (const record of formulateMany(endless())) {
      seen.push(record)
      expect(given).toBe(seen.length)
      if (seen.length === 10) break
    }
    expect(closed).toBe(true)
  })

  it('throws what its source throws', async () => {
    async function* broken(): AsyncGenerator {
      yield await Promise.resolve(few[0])
      throw new RangeError('the line is dead')
    }
    const records = formulateMany(broken())
    expect((await records.next()).value).toMatchObject({ ok: true })
    await expect(records.next()).rejects.toThrow('the line is dead')
  })

  it('refuses a tradition that is not in the rules before anything is read', () => {
    expect(() => formulateMany([], { tradition: 'nowhere' })).toThrow(/one of: /)
    expect(() => createBatchReader({ tradition: 'nowhere' })).toThrow(/one of: /)
  })
})

describe('a line', () => {
  const outcome = (read: (text: string) => unknown, text: string): unknown => {
    try {
      return { value: read(text) }
    } catch (error) {
      return isFormulationError(error) ? { problems: error.problems } : error
    }
  }
  const pieces = fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '\\', '\\"', '"a"', '"b"', '"a":1', '"a":{}', '"__proto__":1', '1', 'null', ' ', '\n', '//', 'é', '\uFEFF', '\u2028', '\\u0061', '"\\u0061":2')

  it('is read or refused as the careful reader does it, whatever stands in it', () => {
    let read = 0
    fc.assert(fc.property(fc.oneof(fc.json(), fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))), (text) => {
      const expected = outcome(parseCaseText, text)
      expect(outcome(readCaseText, text)).toEqual(expected)
      if (typeof expected === 'object' && expected !== null && 'value' in expected) read += 1
    }), { seed: 20251121, numRuns: 6000 })
    expect(read).toBeGreaterThan(500)
  })

  it.each(['{"a":1,"a":2}', '{"a":{"b":1,"b":1}}', '[{"a":1,"\\u0061":2}]', '{"__proto__":1,"__proto__":2}'])('%s has a field twice and is refused', (text) => {
    expect(caseFromLine(text)).toMatchObject({ problems: [{ code: 'INPUT_DUPLICATE' }] })
  })

  it('is refused when it is too deep, without an overflow', () => {
    expect(caseFromLine('['.repeat(200_000))).toMatchObject({ problems: [{ code: 'INPUT_TOO_LARGE' }] })
  })

  it('tells the column where it goes wrong, and nothing of what stands there', () => {
    expect(caseFromLine('{"secret": nobody}')).toMatchObject({ problems: [{ code: 'INPUT_JSON', received: 'something else at column 12' }] })
  })
})
