import { beforeAll, describe, expect, it } from 'vitest'
import { defaultRuleSet, loadRuleSet } from '../src/index.js'
import { signRuleSet, verifyRuleSet, type RuleSetSignature } from '../src/signatures.js'

const { subtle } = globalThis.crypto
type Pair = Awaited<ReturnType<typeof makeKeys>>
const makeKeys = async () => (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as Extract<Awaited<ReturnType<typeof subtle.generateKey>>, { privateKey: unknown }>

let [ours, theirs]: [Pair, Pair] = [undefined as never, undefined as never]
let signature: RuleSetSignature
const trusted = () => [{ name: 'clinic 2025', key: ours.publicKey }]

beforeAll(async () => {
  ours = await makeKeys()
  theirs = await makeKeys()
  signature = await signRuleSet(defaultRuleSet, { name: 'clinic 2025', key: ours.privateKey }, subtle)
})

describe('a signature of a rule set', () => {
  it('is accepted from a key on the list, after it was written down and read again', async () => {
    expect(await verifyRuleSet(defaultRuleSet, JSON.parse(JSON.stringify(signature)), trusted(), subtle)).toEqual({ ok: true, key: 'clinic 2025' })
    expect(await verifyRuleSet(loadRuleSet(JSON.parse(JSON.stringify(defaultRuleSet))), signature, trusted(), subtle)).toMatchObject({ ok: true })
  })

  it('is the same each time it is made', async () => {
    expect(await signRuleSet(defaultRuleSet, { name: 'clinic 2025', key: ours.privateKey }, subtle)).toEqual(signature)
  })

  it('is not accepted from a key that is not on the list, nor by a key of another owner under the same name', async () => {
    expect(await verifyRuleSet(defaultRuleSet, signature, [], subtle)).toEqual({ ok: false, fault: 'key-not-trusted' })
    expect(await verifyRuleSet(defaultRuleSet, signature, [{ name: 'clinic 2024', key: ours.publicKey }], subtle)).toEqual({ ok: false, fault: 'key-not-trusted' })
    expect(await verifyRuleSet(defaultRuleSet, signature, [{ name: 'clinic 2025', key: theirs.publicKey }], subtle)).toEqual({ ok: false, fault: 'signature-wrong' })
  })

  it('is found among several keys of one name', async () => {
    const keys = [{ name: 'clinic 2025', key: theirs.publicKey }, ...trusted()]
    expect(await verifyRuleSet(defaultRuleSet, signature, keys, subtle)).toMatchObject({ ok: true })
  })

  it('cannot be passed off under the name of another trusted key, even for the same key', async () => {
    const renamed = { ...signature, key: 'another' }
    expect(await verifyRuleSet(defaultRuleSet, renamed, [{ name: 'another', key: ours.publicKey }], subtle)).toEqual({ ok: false, fault: 'signature-wrong' })
  })

  it('does not fit a rule set in which one text, one number or the version is another', async () => {
    const [first, ...rest] = defaultRuleSet.rules
    const changed = [{ ...defaultRuleSet, version: '9.9.9' }, { ...defaultRuleSet, title: `${defaultRuleSet.title}.` }, { ...defaultRuleSet, rules: [...(first === undefined ? [] : [{ ...first, version: first.version + 1 }]), ...rest] }]
    for (const ruleSet of changed) expect(await verifyRuleSet(ruleSet, signature, trusted(), subtle)).toEqual({ ok: false, fault: 'other-rule-set' })
    const forged = { ...signature, ruleSet: (await signRuleSet({ ...defaultRuleSet, version: '9.9.9' }, { name: 'clinic 2025', key: theirs.privateKey }, subtle)).ruleSet }
    expect(await verifyRuleSet({ ...defaultRuleSet, version: '9.9.9' }, forged, trusted(), subtle)).toEqual({ ok: false, fault: 'signature-wrong' })
  })

  it('is refused when any digit of it is changed', async () => {
    for (const at of [0, 1, 63, 64, 127]) {
      const digit = signature.signature[at] === '0' ? '1' : '0'
      const changed = { ...signature, signature: signature.signature.slice(0, at) + digit + signature.signature.slice(at + 1) }
      expect(await verifyRuleSet(defaultRuleSet, changed, trusted(), subtle)).toEqual({ ok: false, fault: 'signature-wrong' })
    }
  })

  it.each([
    undefined, null, 'text', 7, [], {}, { algorithm: 'none' }, new Proxy({}, { get: () => { throw new Error('private') } }),
  ])('is told from what is none (%#)', async (value) => {
    expect(await verifyRuleSet(defaultRuleSet, value, trusted(), subtle)).toEqual({ ok: false, fault: 'not-a-signature' })
  })

  it('needs a name for its key', async () => {
    await expect(signRuleSet(defaultRuleSet, { name: '', key: ours.privateKey }, subtle)).rejects.toMatchObject({ code: 'USAGE', path: '/name' })
  })
})
