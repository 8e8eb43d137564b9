import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Rule } from '../../../src/model/rules.js'

/** `id@version` and a hash of what the rule decides on; words, sources and examples do not count. */
export function ledgerOf(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map(rules.map((rule) => [`${rule.id}@${rule.version}`, hashOf(rule)]))
}

function hashOf({ about, focusArea, direction, strength, theme, conditions, unless, level, withholds }: Rule): string {
  const logic = canonicalize({ about, focusArea, direction, strength, theme, conditions, unless, level, withholds })
  return createHash('sha256').update(logic ?? '').digest('hex').slice(0, 16)
}

/** Reads the lines of a ledger page back. */
export function parseLedger(page: string): ReadonlyMap<string, string> {
  return new Map([...page.matchAll(/^\| (\S+@\d+) \| ([0-9a-f]{16}) \|$/gm)].map(([, id = '', hash = '']) => [id, hash]))
}

/** Rules whose logic is not what an earlier ledger says of the same version. */
export function changedWithoutVersion(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): readonly string[] {
  return [...now].filter(([id, hash]) => (before.get(id) ?? hash) !== hash).map(([id]) => id)
}
