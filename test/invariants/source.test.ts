import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '../../src')

// What would make the same input give other bytes on another day, machine or in another country.
const BANNED: readonly (readonly [string, RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
  ['the locale of the machine', /\btoLocale\w+|\blocaleCompare\b|\bIntl\.\w+\(\s*(?:\)|undefined|\{|\[\])/],
  ['local time', /\.get(?:Hours|Date|Day|Month|FullYear|TimezoneOffset)\(/],
  ['the platform', /from 'node:|\bprocess\./],
  ['the network or a store', /\bfetch\(|\bXMLHttpRequest\b|\blocalStorage\b|\bindexedDB\b/],
  ['generated code', /\beval\(|\bnew Function\b/],
]

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('cli/') && !/(?:^|\/)node(?:\/|\.ts$|-only)/.test(file))

describe('the source outside the command line', () => {
  it('is found', () => expect(files.length).toBeGreaterThan(80))

  it.each(BANNED)('does not reach for %s', (_, pattern) => {
    expect(files.filter((file) => pattern.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([])
  })
})
