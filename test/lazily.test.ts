import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../src/freeze.js'
import { lazily, once, remembered } from '../src/lazily.js'

interface Sample {
  readonly first: number
  readonly second: { readonly inner: readonly string[] }
  readonly third?: string
  readonly last: string
}

const plain: Sample = { first: 1, second: { inner: ['a'] }, last: 'z' }

function sample(): { readonly object: Sample; readonly made: () => number } {
  let made = 0
  const object = lazily<Sample>({
    first: 1,
    second: () => {
      made += 1
      return { inner: ['a'] }
    },
    last: () => 'z',
  })
  return { object, made: () => made }
}

describe('an object made lazily', () => {
  it('makes no part before it is read, and each once', () => {
    const { object, made } = sample()
    expect([object.first, Object.keys(object), 'second' in object, made()]).toEqual([1, ['first', 'second', 'last'], true, 0])
    expect(object.second).toBe(object.second)
    expect(made()).toBe(1)
  })

  it('reads, copies, compares and prints like plain data', () => {
    const { object } = sample()
    expect(JSON.stringify(object)).toBe(JSON.stringify(plain))
    expect(sample().object).toStrictEqual(plain)
    expect({ ...sample().object }).toStrictEqual(plain)
    expect(structuredClone(sample().object)).toStrictEqual(plain)
    expect(Object.entries(sample().object)).toStrictEqual(Object.entries(plain))
    expect(inspect(sample().object, { depth: 5 })).toBe(inspect(plain, { depth: 5 }))
  })

  it('is made on through a frozen object and through one that inherits from it', () => {
    const frozen = Object.freeze(sample().object)
    expect(JSON.stringify(frozen)).toBe(JSON.stringify(plain))
    expect(JSON.stringify(deepFreeze(sample().object))).toBe(JSON.stringify(plain))
    expect((Object.create(sample().object) as Sample).second).toEqual({ inner: ['a'] })
  })

  it('takes an assignment as data would, and refuses it once frozen', () => {
    const open = sample().object as { last: string }
    open.last = 'y'
    expect(JSON.stringify(open)).toBe('{"first":1,"second":{"inner":["a"]},"last":"y"}')
    const frozen = Object.freeze(sample().object) as { last: string }
    expect(() => { frozen.last = 'y' }).toThrow(TypeError)
    expect(frozen.last).toBe('z')
  })

  it('throws again where a part cannot be made', () => {
    let tries = 0
    const broken = lazily<{ readonly part: number }>({
      part: () => {
        tries += 1
        throw new RangeError(`try ${tries}`)
      },
    })
    expect(() => broken.part).toThrow('try 1')
    expect(() => broken.part).toThrow('try 2')
  })
})

describe('what is made once', () => {
  it('is kept even when it is nothing', () => {
    let made = 0
    const nothing = once(() => {
      made += 1
      return undefined
    })
    expect([nothing(), nothing(), made]).toEqual([undefined, undefined, 1])
  })

  it('is kept for each object it is read from', () => {
    const read = remembered(({ n }: { readonly n: number }) => ({ twice: n * 2 }))
    const [one, other] = [{ n: 1 }, { n: 1 }]
    expect(read(one)).toBe(read(one))
    expect(read(one)).not.toBe(read(other))
  })
})
