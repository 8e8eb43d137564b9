import type { Death, LifeEvent, Person } from '../model/case.js'
import type { Address, FactValue } from '../model/facts.js'
import type { Maybe, Relation } from '../model/words.js'
import { everyone, peopleOf } from './circle.js'
import type { CaseContext, PersonContext } from './context.js'
import { dated, undated, type Dated } from './dated.js'
import { deathDate, isDeathEvent, isRecordedDead, namesTheDead } from './deaths.js'
import { type Finding, inBlock, known, read, truthOf, unknown, valueOf } from './fact.js'
import { onceAPerson } from './once-a-case.js'
import { isDeceased } from './ties.js'
import { addressOfEvent, eventsOf } from './time-line.js'

const LOSSES_IN_PREGNANCY: readonly string[] = ['miscarriage', 'stillbirth', 'neonatal', 'termination-for-anomaly']

type Answer<K extends keyof Death> = Exclude<Death[K], undefined> extends Maybe<infer T> ? T : never

/** Where a field of a death is recorded; a death known only through an event has its date and suddenness there. */
export function deathAt({ at, implied }: PersonContext, key: keyof Death): Address {
  if (implied === undefined) return `${at}/death/${key}`
  if (key === 'manner') return `${at}/type`
  return key === 'on' || key === 'sudden' ? `${at}/${key}` : '/inventory/people'
}

/** A field of the death as a fact; `not-applicable` for somebody known to be alive. */
export function readDeath<K extends keyof Death>(ctx: PersonContext, key: K, map: (value: Answer<K>) => FactValue): Finding {
  const at = deathAt(ctx, key)
  if (ctx.person.death === undefined && truthOf(isDeceased(ctx)) === 'false') return unknown('not-applicable', at)
  return read(inBlock(ctx.person.death, key) as Maybe<Answer<K>> | undefined, at, map)
}

/** The day somebody died; not applicable, and so never asked about, for somebody known to be alive. */
export const dateOfDeath = onceAPerson((ctx: PersonContext): Dated => {
  const date = deathDate(ctx, ctx.person, ctx.at)
  const isAlive = date.status === 'undated' && ctx.person.death === undefined && truthOf(isDeceased(ctx)) === 'false'
  return isAlive ? undated('not-applicable', deathAt(ctx, 'on')) : date
})

/** When a tie ended without a death; not applicable, and so never asked about, while it goes on. */
export function dateOfEnding({ person, at }: PersonContext): Dated {
  const where = `${at}/history/endedOn`
  const recorded = inBlock(person.history, 'endedOn')
  const goesOn = recorded === undefined && (person.status === 'in-contact' || person.status === 'low-contact')
  return goesOn ? undated('not-applicable', where) : dated(recorded, where)
}

export const relationIn = (relations: readonly Relation[]) => ({ person, at }: PersonContext): Finding =>
  read(person.relation, `${at}/relation`, (relation) => relations.includes(relation))

/** A tie that is over, broken off, or to somebody missing. */
export const isTieLost = ({ person, at }: PersonContext): Finding =>
  read(person.status, `${at}/status`, (status) => status === 'ended' || status === 'estranged' || status === 'missing')

/** Did this death end a pregnancy, or a life in its first weeks? Only a child's death can. */
export function isLossInPregnancy(ctx: PersonContext): Finding {
  const child = relationIn(['child'])(ctx)
  if (truthOf(child) === 'false') return child
  if (ctx.implied?.type === 'termination-by-choice') return known(true, `${ctx.at}/type`)
  const loss = readDeath(ctx, 'manner', (manner) => LOSSES_IN_PREGNANCY.includes(manner))
  return truthOf(loss) === 'true' && truthOf(child) === 'unknown' ? child : loss
}

/** Somebody who may have died, and whether that is surely a death of its own. */
export interface PossibleDeath {
  readonly who: PersonContext
  /** False for a death event that may speak of somebody in the inventory. */
  readonly isItsOwn: boolean
}

/** Everybody in the case and every other death on the time line, each as the facts about a death see them. */
export function possibleDeaths(ctx: CaseContext): readonly PossibleDeath[] {
  const perhapsDead = new Set(peopleOf(ctx).filter((person) => !isKnownAlive(person)).map(({ id }) => id))
  const listed = everyone(ctx).map((who): PossibleDeath => ({ who, isItsOwn: true }))
  const told = eventsOf(ctx).filter((event) => isDeathEvent(ctx, event) && !namesTheDead(ctx, event)).map((event): PossibleDeath => ({
    who: { ...ctx, person: personOf(event), at: addressOfEvent(event), implied: event, unlisted: false },
    isItsOwn: perhapsDead.size === 0 || event.people?.some((id) => perhapsDead.has(id)) === false,
  }))
  return [...listed, ...told]
}

const isKnownAlive = (person: Person): boolean => valueOf(person.status) !== undefined && !isRecordedDead(person)

function personOf({ id, type, on }: LifeEvent): Person {
  const relation = RELATIONS_BY_EVENT[type]
  return { id, status: 'deceased', ...(relation === undefined ? {} : { relation }), death: on === undefined ? {} : { on } }
}

const RELATIONS_BY_EVENT: Readonly<Partial<Record<LifeEvent['type'], Relation>>> = {
  'death-partner': 'partner', 'death-child': 'child', 'death-parent': 'parent', 'death-sibling': 'sibling',
  'death-friend': 'friend', miscarriage: 'child', stillbirth: 'child', 'neonatal-death': 'child',
  'termination-for-anomaly': 'child',
}
