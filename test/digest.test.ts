import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, digest } from '../src/digest.js'

const canonical = (value: unknown): string => new TextDecoder().decode(bytesOf(value))

function fromBits(bits: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}

describe('the canonical form', () => {
  // The bits and the texts of every row of the table in appendix B of RFC 8785 (June 2020), as printed there.
  it.each([
    ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'], ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'], ['ffefffffffffffff', '-1.7976931348623157e+308'], ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'], ['4430000000000000', '295147905179352830000'], ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'], ['44b52d02c7e14af7', '1.0000000000000001e+23'], ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'], ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'], ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'], ['41b3de4355555554', '333333333.33333325'], ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'], ['41b3de4355555557', '333333333.33333343'], ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number of the bits %s as %s', (bits, written) => {
    expect(canonical(fromBits(bits))).toBe(written)
  })

  // The two rows that the table calls errors; the negative infinity is added here.
  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('has no way to write the number of the bits %s', (bits) => {
    expect(() => canonical(fromBits(bits))).toThrow()
  })

  // The input as printed in section 3.2.2, and the bytes as printed in section 3.2.4.
  it('writes the example of section 3.2.2 with its literals, numbers and texts', () => {
    const example = { numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }
    expect(canonical(example)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
    const bytes = '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d'
    expect(Buffer.from(bytesOf(example)).toString('hex')).toBe(bytes)
  })

  it('sorts fields by the units of UTF-16, as the example of section 3.2.3 does', () => {
    const example = {
      '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect([...canonical(example).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh',
    ])
  })

  it('does not depend on the order of fields, and reads back as the same value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const turned = JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !Object.hasOwn(inner, '__proto__') ? Object.fromEntries(Object.entries(inner).reverse()) : inner) as unknown
      expect(canonical(turned)).toBe(canonical(value))
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))
    }), { seed: 20251121, numRuns: 500 })
  })
})

describe('the digest', () => {
  // FIPS 180-4 has test messages of text; a digest here is of JSON, so the quotation marks belong to the message.
  it('is SHA-256 as another implementation has it', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(digest(value)).toBe(createHash('sha256').update(canonical(value), 'utf8').digest('hex'))
    }), { seed: 20251121, numRuns: 500 })
  })

  it.each([
    [{}, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
    [[], '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'],
    [null, '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b'],
  ])('of %j is what is widely known', (value, known) => {
    expect(digest(value)).toBe(known)
  })

  it('is not given to what is no JSON', () => {
    expect(() => digest(undefined)).toThrow(TypeError)
  })
})
