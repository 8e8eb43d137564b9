import { bytesOf, digest } from './digest.js'
import { FormulationError } from './errors.js'
import type { RuleSet } from './model/rule-set.js'

/** A detached signature of a rule set: it stands beside the set, which stays as it is. */
export interface RuleSetSignature {
  readonly algorithm: 'Ed25519'
  /** Name of the key, by which a list of trusted keys finds it. It proves nothing by itself. */
  readonly key: string
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  /** 64 bytes in lower-case hex. */
  readonly signature: string
}

/** The part of WebCrypto that is used: hand in `globalThis.crypto.subtle`, or another. The library reaches for none by itself. */
export interface SubtleSigner<Key> {
  readonly sign: (algorithm: 'Ed25519', key: Key, data: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>
}

/** As `SubtleSigner`, for verifying. */
export interface SubtleVerifier<Key> {
  readonly verify: (algorithm: 'Ed25519', key: Key, signature: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>) => Promise<boolean>
}

/** A key and the name it goes by. */
export interface NamedKey<Key> {
  readonly name: string
  readonly key: Key
}

export const SIGNATURE_FAULTS = ['not-a-signature', 'key-not-trusted', 'other-rule-set', 'signature-wrong'] as const
/**
 * Why a signature is not accepted. `not-a-signature`: it has another form; `key-not-trusted`: no trusted key goes by its
 * name; `other-rule-set`: it was made for another set, or the set was changed; `signature-wrong`: the trusted key did not make it.
 */
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number]

/** Who signed, or why the signature is not accepted. */
export type SignatureCheck =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly fault: SignatureFault }

/**
 * Signs a rule set with an Ed25519 private key, detached. What is signed is the canonical JSON of id, version and SHA-256
 * digest under a heading of its own, so that the signature fits nothing else. Throws what `subtle` throws.
 */
export async function signRuleSet<Key>(ruleSet: RuleSet, { name, key }: NamedKey<Key>, subtle: SubtleSigner<Key>): Promise<RuleSetSignature> {
  if (name === '') throw new FormulationError([{ code: 'USAGE', path: '/name', expected: 'a name for the key', received: 'empty text' }])
  const named = nameOf(ruleSet)
  const signature = new Uint8Array(await subtle.sign('Ed25519', key, signed(name, named)))
  return { algorithm: 'Ed25519', key: name, ruleSet: named, signature: toHex(signature) }
}

/**
 * Whether a signature is that of this rule set by a key the caller trusts. Several trusted keys may go by one name, as when
 * keys change. Whatever is given as the signature is answered, never thrown at; what `subtle` throws is passed on.
 */
export async function verifyRuleSet<Key>(
  ruleSet: RuleSet, signature: unknown, trusted: readonly NamedKey<Key>[], subtle: SubtleVerifier<Key>,
): Promise<SignatureCheck> {
  const read = readSignature(signature)
  if (read === undefined) return { ok: false, fault: 'not-a-signature' }
  const keys = trusted.filter(({ name }) => name === read.key)
  if (keys.length === 0) return { ok: false, fault: 'key-not-trusted' }
  const named = nameOf(ruleSet)
  if (named.id !== read.id || named.version !== read.version || named.digest !== read.digest) return { ok: false, fault: 'other-rule-set' }
  const bytes = fromHex(read.signature)
  for (const { key } of keys) {
    if (await subtle.verify('Ed25519', key, bytes, signed(read.key, named))) return { ok: true, key: read.key }
  }
  return { ok: false, fault: 'signature-wrong' }
}

const nameOf = (ruleSet: RuleSet): RuleSetSignature['ruleSet'] => ({ id: ruleSet.id, version: ruleSet.version, digest: digest(ruleSet) })

// The name of the key is signed as well: a signature cannot be passed off under another name.
const signed = (key: string, ruleSet: RuleSetSignature['ruleSet']): Uint8Array<ArrayBuffer> =>
  new Uint8Array(bytesOf({ format: 'ipt-formulation rule set signature 1', key, ruleSet }))

interface Read {
  readonly key: string
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly signature: string
}

function readSignature(value: unknown): Read | undefined {
  try {
    if (!isRecord(value) || value['algorithm'] !== 'Ed25519') return undefined
    const { key, ruleSet, signature } = value
    if (typeof key !== 'string' || typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature) || !isRecord(ruleSet)) return undefined
    const { id, version, digest: found } = ruleSet
    return typeof id === 'string' && typeof version === 'string' && typeof found === 'string' ? { key, id, version, digest: found, signature } : undefined
  } catch {
    // A proxy may throw from any question put to it.
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
