import type { ConflictCourse, DistressAbout, EventType, Relation } from '../model/words.js'
import { everyone } from './circle.js'
import type { EventContext, PersonContext } from './context.js'
import { allOf, anyOf, countTrue, type Finding, inBlock, known, not, read, unknown, valueOf } from './fact.js'
import { onceAPerson } from './once-a-case.js'
import { isDeceased } from './ties.js'

const CLOSE_RING = 2
const COUPLE: readonly Relation[] = ['partner', 'ex-partner']
const OVER: readonly ConflictCourse[] = ['easing', 'resolved']
const NOBODY = unknown('not-asked')

/** Does the event name a person? Open while nobody asked whom it involves. */
function naming({ event, at }: EventContext): (who: PersonContext) => Finding {
  const where = `${at}/people`
  if (event?.people === undefined) {
    const open = unknown('not-asked', where)
    return () => open
  }
  const ids = new Set(event.people)
  const [named, notNamed] = [known(true, where), known(false, where)]
  return ({ person }) => (ids.has(person.id) ? named : notNamed)
}

const relationIn = ({ person, at }: PersonContext, relations: readonly Relation[]): Finding =>
  read(person.relation, `${at}/relation`, (relation) => relations.includes(relation))

/** People whose death the role grew out of, although the event may not name them. */
const DEATH_BEHIND: Partial<Record<EventType, (person: PersonContext) => Finding>> = {
  'widowhood-role': (each) => relationIn(each, ['partner']),
  'carer-end': ({ person, at }) =>
    read(inBlock(person.death, 'caredFor'), `${at}/death/caredFor`, (answer) => answer === 'yes'),
}

/** Whether the distress after a death behind the change is about one of these; one dead person's record is enough. */
export function distressAfterDeathIs(context: EventContext, about: readonly DistressAbout[]): Finding {
  const { event, case: { inventory } } = context
  if (event === undefined) return NOBODY
  const isNamed = naming(context)
  const behind = DEATH_BEHIND[event.type]
  const found = everyone(context).map((each) =>
    allOf([
      behind === undefined ? isNamed(each) : anyOf([isNamed(each), behind(each)]),
      isDeceased(each),
      read(inBlock(each.person.death, 'distressAbout'), `${each.at}/death/distressAbout`, (answer) =>
        about.includes(answer)),
    ]))
  const everybody = behind === undefined
    ? known(event.people !== undefined, `${context.at}/people`)
    : known(inventory?.people !== undefined && valueOf(inventory.asked?.deaths) === 'yes', '/inventory/asked/deaths')
  return amongAll(found, everybody)
}

/** Whether the change came with a death: by its kind, or because the person cared for has died. */
export function followsDeath(context: EventContext): Finding {
  const { event, at } = context
  if (event === undefined) return NOBODY
  if (event.type === 'widowhood-role') return known(true, `${at}/type`)
  if (event.type !== 'carer-end') return known(false, `${at}/type`)
  if (event.people === undefined) return unknown('not-asked', `${at}/people`)
  const isNamed = naming(context)
  return anyOf(everyone(context).map((each) => allOf([isNamed(each), isDeceased(each)])))
}

/** Is there still open conflict with the partner or former partner, or with somebody the event names? */
export function conflictGoesOn(context: EventContext): Finding {
  const { event, case: { inventory } } = context
  if (event === undefined) return NOBODY
  const isNamed = naming(context)
  const found = everyone(context).map((each) => allOf([anyOf([isNamed(each), isOfTheCouple(each)]), isAliveAndAtOdds(each)]))
  const asked = inventory?.people !== undefined && valueOf(inventory.asked?.conflicts) === 'yes'
  return amongAll(found, known(asked, '/inventory/asked/conflicts'))
}

const isOfTheCouple = onceAPerson((each: PersonContext): Finding => relationIn(each, COUPLE))

/** Somebody living with whom a conflict is open. */
const isAliveAndAtOdds = onceAPerson((each: PersonContext): Finding => {
  const { person, at } = each
  return allOf([
    not(isDeceased(each)),
    read(inBlock(person.conflict, 'present'), `${at}/conflict/present`, (answer) => answer === 'yes'),
    read(inBlock(person.conflict, 'course'), `${at}/conflict/course`, (course) => !OVER.includes(course)),
  ])
})

/** How many people that the event names stood in the two inner rings before and no longer do. */
export function namedTiesLost(context: EventContext): Finding {
  const named = context.event?.people
  if (named === undefined) return unknown('not-asked', `${context.at}/people`)
  const ids = new Set(named)
  const found = everyone(context).filter(({ person }) => ids.has(person.id)).map((each) =>
    allOf([not(isDeceased(each)), isNear(each, 'closenessBefore'), not(isNear(each, 'closenessNow'))]))
  const count = countTrue(found, true)
  return { ...count, from: [`${context.at}/people`, count.from] }
}

const isNear = ({ person, at }: PersonContext, field: 'closenessBefore' | 'closenessNow'): Finding =>
  read(person[field], `${at}/${field}`, (ring) => ring !== 'outside' && ring <= CLOSE_RING)

// Nobody found is a no only when nobody else can come to light.
function amongAll(found: readonly Finding[], everybody: Finding): Finding {
  const some = anyOf(found)
  if (some.status !== 'known' || some.value === true) return some
  return everybody.status === 'known' && everybody.value === true
    ? known(false, [some.from, everybody.from])
    : unknown('not-asked', everybody.from)
}
