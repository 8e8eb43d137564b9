import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet, formulateSync } from '../../src/index.js'

interface Entry {
  readonly id: string
  readonly matter: string
  readonly message: string
  readonly raises: object
  readonly doesNotRaise: object
}

const ROOT = join(import.meta.dirname, '../..')
const register = JSON.parse(readFileSync(join(ROOT, 'rules/ipt-core.limitations.json'), 'utf8')) as {
  readonly ruleSet: string
  readonly entries: readonly Entry[]
  readonly untold: readonly { readonly id: string; readonly matter: string }[]
}

const messagesOf = (fields: object): readonly string[] =>
  formulateSync({ schemaVersion: 1, caseId: 'limits', assessedOn: '2025-06-30', ...fields }).messages.map(({ ruleId }) => ruleId)

describe('the register of what the rules do not cover', () => {
  it.each(register.entries)('$id: its message is raised by the case that touches it, and not by the other', ({ message, raises, doesNotRaise }) => {
    expect(messagesOf(raises)).toContain(message)
    expect(messagesOf(doesNotRaise)).not.toContain(message)
  })

  it('belongs to the rule set that is shipped, and names each matter and each message once', () => {
    expect(register.ruleSet).toBe(defaultRuleSet.id)
    const ids = [...register.entries, ...register.untold].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(register.entries.map(({ message }) => message)).size).toBe(register.entries.length)
    expect(register.entries.length).toBeGreaterThan(15)
  })

  it('names messages that cannot be weighed away: each is a caution', () => {
    const cautions = defaultRuleSet.rules.filter(({ direction }) => direction === 'caution').map(({ id }) => id)
    expect(register.entries.filter(({ message }) => !cautions.includes(message))).toEqual([])
  })

  it('stands in the page on limitations, matter by matter', () => {
    const page = readFileSync(join(ROOT, 'docs/limitations.md'), 'utf8').replaceAll(/\s+/g, ' ')
    const told = [...register.entries, ...register.untold].filter(({ matter }) => !page.includes(matter)).map(({ id }) => id)
    expect(told).toEqual([])
    expect(register.entries.filter(({ message }) => !page.includes(`\`${message}\``)).map(({ id }) => id)).toEqual([])
  })
})
