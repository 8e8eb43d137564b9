import type { Address } from '../model/facts.js'
import type { Completeness } from '../model/formulation.js'
import { leavesOf } from '../trace.js'
import type { Workbench } from './material.js'
import { say } from '../words/phrase.js'
import { NOT_KNOWN } from '../model/words.js'

/** What was asked, what was declined, and what was recorded without any rule reading it. */
export function composeCompleteness(bench: Workbench): Completeness {
  const caseSheet = bench.sheets.find(({ subject }) => subject.kind === 'case')
  const items = Object.entries(caseSheet?.facts ?? {})
    .filter(([id]) => id.startsWith('data.has'))
    .map(([id, fact]) => ({ id, label: say(bench.words, `minimum-set.${id.slice('data.'.length)}`), answered: fact.status === 'known' && fact.value === true }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  // Many rules read the same fact: its addresses are gone through once.
  const facts = new Set(bench.outcomes.flatMap((outcome) => leavesOf(outcome.condition).map(({ found }) => found)))
  const read = new Set([...facts].flatMap(({ from }) => from))
  const fields = fieldsOf(bench.case)
  return {
    items,
    missing: items.filter(({ answered }) => !answered).length,
    declined: fields.filter(({ value }) => value === 'declined').map(({ at }) => at),
    askedNotKnown: fields.filter(({ value }) => value === 'unknown').map(({ at }) => at),
    unused: fields.filter(({ at, value }) => !isKindOfNotKnown(value) && !isRead(at, read)).map(({ at }) => at),
  }
}

const isKindOfNotKnown = (value: unknown): boolean => typeof value === 'string' && (NOT_KNOWN as readonly string[]).includes(value)

/** A field counts as read when a rule rested on it or on the block that holds it. */
function isRead(at: Address, read: ReadonlySet<Address>): boolean {
  for (let end = at.length; end > 0; end = at.lastIndexOf('/', end - 1)) if (read.has(at.slice(0, end))) return true
  return false
}

interface Field {
  readonly at: Address
  readonly value: unknown
}

const SECTIONS = ['client', 'inventory', 'timeline', 'clientView', 'suitability', 'safety', 'contract'] as const

/** Every filled-in field of the case by its address; keys and names of things do not count. */
function fieldsOf(kase: Workbench['case']): readonly Field[] {
  return SECTIONS.flatMap((section) => walk(kase[section], `/${section}`))
}

function walk(value: unknown, at: Address): readonly Field[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.every(isThing) && value.length > 0 ? value.flatMap((item, index) => walk(item, `${at}/${nameOf(item, index)}`)) : [{ at, value }]
  if (typeof value !== 'object' || value === null) return [{ at, value }]
  return Object.entries(value).flatMap(([key, inner]) => (NAMES.has(key) ? [] : walk(inner, `${at}/${key}`)))
}

const NAMES = new Set(['id', 'name', 'title', 'saidBy'])

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

function nameOf(thing: Readonly<Record<string, unknown>>, index: number): string {
  if (typeof thing['id'] === 'string') return thing['id']
  return 'instrument' in thing && 'on' in thing ? `${String(thing['instrument'])}@${String(thing['on'])}` : String(index)
}
