import { describe, expect, it } from 'vitest'
import { describeKind, didYouMean, FormulationError, isFormulationError, pointer } from '../src/errors.js'

const parts = { code: 'INPUT_INVALID', path: '/a/0', expected: 'a day', received: 'text of 3 characters' } as const

describe('FormulationError', () => {
  it('says in one line what is wrong, where, and what to do', () => {
    const error = new FormulationError([{ ...parts, hint: 'Write the year first.' }])
    expect(error.message).toBe('INPUT_INVALID at /a/0: expected a day, received text of 3 characters. Write the year first.')
  })

  it('carries the parts of the first problem and lists all of them', () => {
    const error = new FormulationError([parts, { ...parts, code: 'INPUT_DATE', path: '' }])
    expect(error).toMatchObject({ name: 'FormulationError', ...parts })
    expect('hint' in error).toBe(false)
    expect(error.problems.map(({ code }) => code)).toEqual(['INPUT_INVALID', 'INPUT_DATE'])
    expect(error.message.split('\n')).toEqual([
      '2 problems:',
      'INPUT_INVALID at /a/0: expected a day, received text of 3 characters.',
      'INPUT_DATE at the top level: expected a day, received text of 3 characters.',
    ])
  })

  it('is known by its name and code when it comes from another copy of the library', () => {
    const foreign = Object.assign(new Error('x'), { name: 'FormulationError', code: 'USAGE', problems: [parts] })
    expect(isFormulationError(foreign)).toBe(true)
    expect(isFormulationError(new FormulationError([parts]))).toBe(true)
    expect(isFormulationError(new TypeError('x'))).toBe(false)
    expect(isFormulationError(null)).toBe(false)
  })
})

describe('pointer', () => {
  it('escapes as RFC 6901 asks', () => {
    expect(pointer([])).toBe('')
    expect(pointer(['a/b', 0, 'm~n', ''])).toBe('/a~1b/0/m~0n/')
  })
})

describe('describeKind', () => {
  it.each([
    ['Mrs. Canary', 'text of 11 characters'], ['x', 'text of 1 character'], ['', 'empty text'], [[1, 2, 3], 'a list of 3'],
    [[], 'an empty list'], [{ a: 1 }, 'an object with 1 field'], [null, 'nothing (null)'], [undefined, 'nothing (undefined)'],
    [3, 'a whole number'], [3.5, 'a number with decimals'], [Number.NaN, 'not a number (NaN)'], [-Infinity, 'an infinite number'],
    [true, 'a boolean'], [12n, 'a bigint'], [() => 1, 'a function'], [Symbol('canary'), 'a symbol'],
    [new Date(0), 'an object that is not plain data'],
  ])('tells kind and size and not the content (%#)', (value, said) => {
    expect(describeKind(value)).toBe(said)
  })

  it('survives an object that throws when looked at', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(describeKind(proxy)).toBe('an object that cannot be read')
  })
})

describe('didYouMean', () => {
  it('names the allowed word for a slip, whatever the case and the separators', () => {
    expect(didYouMean('in_contct', ['in-contact', 'ended'])).toBe('in-contact')
    expect(didYouMean('YES', ['yes', 'no'])).toBe('yes')
    expect(didYouMean('closeness_now', ['closenessNow', 'closenessBefore'])).toBe('closenessNow')
  })

  it('stays silent when nothing is near', () => {
    expect(didYouMean('my mother', ['parent', 'partner'])).toBeUndefined()
    expect(didYouMean('x'.repeat(10_000), ['yes'])).toBeUndefined()
    expect(didYouMean('yes', [])).toBeUndefined()
  })
})
