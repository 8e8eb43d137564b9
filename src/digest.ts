import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import canonicalize from 'canonicalize'

/** SHA-256, in hex, of a JSON value in RFC 8785 canonical form. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(bytesOf(value)))
}

/** The bytes of a JSON value in RFC 8785 canonical form. */
export function bytesOf(value: unknown): Uint8Array {
  const canonical = canonicalize(value)
  if (canonical === undefined) throw new TypeError('only a JSON value has a digest')
  return utf8ToBytes(canonical)
}
