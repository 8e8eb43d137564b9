import { grouped } from '../grouped.js'
import { lazily, once } from '../lazily.js'
import type { Address, Subject } from '../model/facts.js'
import type { Completeness } from '../model/formulation.js'
import { NOT_KNOWN } from '../model/words.js'
import { say } from '../words/phrase.js'
import { WHOLE_CASE, type Workbench } from './material.js'

/** What was asked, what was declined, and what was recorded without any rule reading it. */
export function composeCompleteness(bench: Workbench): Completeness {
  const items = bench.minimumSet.flatMap(({ id }) => {
    const fact = bench.fact(WHOLE_CASE, id)
    if (fact === undefined) return []
    return [{ id, label: say(bench.words, `minimum-set.${id.slice('data.'.length)}`), answered: fact.status === 'known' && fact.value === true }]
  })
  const fields = once(() => fieldsOf(bench))
  return lazily<Completeness>({
    items,
    missing: items.filter(({ answered }) => !answered).length,
    declined: () => fields().declined,
    askedNotKnown: () => fields().askedNotKnown,
    unused: () => fields().unused,
  })
}

/** Every address that a rule's conditions rested on. */
function readAddresses(bench: Workbench): ReadonlySet<Address> {
  const { factsRead, placesRead } = bench
  const read = new Set<Address>()
  const isOfCase = factsRead.map((id) => bench.definition(id)?.about === 'case')
  // For which subject a fact was last looked at; what is so of the whole case is so for all of them.
  const seenFor = new Array<Subject | undefined>(factsRead.length).fill(undefined)
  for (const [subject, verdicts] of grouped(bench.verdicts, (verdict) => verdict.subject)) {
    const facts = bench.facts(subject)
    for (const { ruleId } of verdicts) {
      for (const place of placesRead(ruleId)) {
        const about = isOfCase[place] === true ? WHOLE_CASE : subject
        if (seenFor[place] === about) continue
        seenFor[place] = about
        for (const address of facts[factsRead[place] ?? '']?.from ?? []) read.add(address)
      }
    }
  }
  return read
}

type Fields = Pick<Completeness, 'declined' | 'askedNotKnown' | 'unused'>

const SECTIONS = ['client', 'inventory', 'timeline', 'clientView', 'suitability', 'safety', 'contract'] as const

/**
 * Every filled-in field of the case by its address; keys and names of things do not count. A field counts as read
 * when a rule rested on it or on the block that holds it.
 */
function fieldsOf(bench: Workbench): Fields {
  const read = readAddresses(bench)
  const declined: Address[] = []
  const askedNotKnown: Address[] = []
  const unused: Address[] = []

  function walk(value: unknown, at: Address, isBlockRead: boolean): void {
    if (value === undefined) return
    const isRead = isBlockRead || read.has(at)
    if (isListOfThings(value)) value.forEach((item, index) => { walk(item, `${at}/${nameOf(item, index)}`, isRead) })
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const key of Object.keys(value)) if (!NAMES.has(key)) walk((value as Thing)[key], `${at}/${key}`, isRead)
    } else {
      if (value === 'declined') declined.push(at)
      if (value === 'unknown') askedNotKnown.push(at)
      if (!isRead && !isKindOfNotKnown(value)) unused.push(at)
    }
  }

  for (const section of SECTIONS) walk(bench.case[section], `/${section}`, false)
  return { declined, askedNotKnown, unused }
}

const isKindOfNotKnown = (value: unknown): boolean => typeof value === 'string' && (NOT_KNOWN as readonly string[]).includes(value)

const NAMES = new Set(['id', 'name', 'title', 'saidBy'])

type Thing = Readonly<Record<string, unknown>>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const isListOfThings = (value: unknown): value is readonly Thing[] => Array.isArray(value) && value.length > 0 && value.every(isThing)

function nameOf(thing: Thing, index: number): string {
  if (typeof thing['id'] === 'string') return thing['id']
  return 'instrument' in thing && 'on' in thing ? `${String(thing['instrument'])}@${String(thing['on'])}` : String(index)
}
