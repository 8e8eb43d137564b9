import type { DeathManner, Relation } from '../model/words.js'
import { anniversaryWorsening, earlyAnniversaryWorsening, type DeathDays } from './anniversary.js'
import type { EventContext, PersonContext } from './context.js'
import { countAround, crowdOf, type Member } from './crowd.js'
import { allOf, anyOf, type FactSource, type Finding, inBlock, known, not, read, valueOf } from './fact.js'
import {
  dateOfDeath, dateOfEnding, deathAt, isLossInPregnancy, isTieLost, possibleDeaths, readDeath, relationIn,
} from './mourned.js'
import { mourningFacts } from './mourning.js'
import { onceACase, onceAPerson } from './once-a-case.js'
import { isDeceased } from './ties.js'
import { eventsNaming } from './time-line.js'
import { daysBeforeOnset, daysSince, isAfterOnset, TRENDS, trendSince, worseningFollowsWithin } from './timing.js'

const PEOPLE = '/inventory/people/*'
const ON = [`${PEOPLE}/death/on`, '/timeline/events/*/on']
const VIOLENT: readonly DeathManner[] = ['suicide', 'homicide', 'accident', 'overdose', 'disaster', 'war']
const UNEXPECTED: readonly DeathManner[] = ['sudden-illness', ...VIOLENT]
const NEAREST: readonly Relation[] = ['partner', 'child']
const FAMILY_OF_ORIGIN: readonly Relation[] = ['parent', 'step-parent', 'sibling']
const NEAR_KIN: readonly Relation[] = [...NEAREST, ...FAMILY_OF_ORIGIN, 'step-child', 'grandchild']
const ELDERS: readonly Relation[] = ['parent', 'step-parent', 'parent-in-law', 'grandparent']
const AMBIGUOUS_EVENTS: readonly string[] = ['parent-dementia', 'missing-person']

const isAnimal = relationIn(['pet'])
const isInnerOrMiddle = ({ person, at }: PersonContext): Finding =>
  read(person.closenessBefore, `${at}/closenessBefore`, (ring) => ring === 1 || ring === 2)
const isClose = (who: PersonContext): Finding => anyOf([isInnerOrMiddle(who), relationIn(NEAR_KIN)(who)])
const isDeathOfSomebodyClose = onceAPerson((who: PersonContext): Finding => allOf([isDeceased(who), not(isAnimal(who)), isClose(who)]))

function otherCloseDeaths(ctx: PersonContext): Finding {
  const isComplete = valueOf(ctx.case.inventory?.asked?.deaths) === 'yes'
  return countAround(closeDeaths(ctx), ctx.at, dateOfDeath(ctx), ctx.parameter('grief.severalDeathsDays'), isComplete)
}

const closeDeaths = onceACase((ctx) => crowdOf(possibleDeaths(ctx).map(({ who, isItsOwn }): Member =>
  ({ id: who.at, counts: isDeathOfSomebodyClose(who), when: dateOfDeath(who), isItsOwn }))))

/** Someone who is there and not there: missing, or a parent whose dementia stands on the time line. */
function isAmbiguousLoss(ctx: PersonContext): Finding {
  const named = eventsNaming(ctx, ctx.person.id).filter(({ type }) => type === 'parent-dementia')
  const missing = read(ctx.person.status, `${ctx.at}/status`, (status) => status === 'missing')
  const changed = named.map(({ id }) => allOf([relationIn(ELDERS)(ctx), known(true, `/timeline/events/${id}/people`)]))
  return allOf([not(isDeceased(ctx)), anyOf([missing, ...changed])])
}

/** Whether the client is now as old as the dead person was, give or take `grief.sameAgeYears`. */
function isAtAgeOfTheDead(ctx: PersonContext): Finding {
  const theirs = readDeath(ctx, 'ageYears', (age) => age)
  const own = read(ctx.case.client?.ageYears, '/client/ageYears', (age) => age)
  if (theirs.status !== 'known') return theirs
  if (own.status !== 'known') return own
  const apart = Math.abs(Number(own.value) - Number(theirs.value))
  return known(apart <= ctx.parameter('grief.sameAgeYears'), [theirs.from, own.from])
}

const deathDays = (ctx: PersonContext): DeathDays => ({
  on: dateOfDeath(ctx),
  specialDays: inBlock(ctx.person.death, 'specialDays'),
  specialDaysAt: deathAt(ctx, 'specialDays'),
})

/** Who died, how, and when. */
const deathFacts: readonly FactSource<PersonContext>[] = [
  {
    id: 'death.isDeadOrGone',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/status`, `${PEOPLE}/death`, '/inventory/asked/deaths'],
    derive: (ctx) => anyOf([isDeceased(ctx), isTieLost(ctx)]),
  },
  {
    id: 'death.isTieLostWithoutDeath',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/status`, `${PEOPLE}/death`],
    derive: (ctx) => allOf([isTieLost(ctx), not(isDeceased(ctx))]),
  },
  {
    id: 'death.isAnimal',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`],
    derive: isAnimal,
  },
  {
    id: 'death.isAmbiguousLoss',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/status`, `${PEOPLE}/relation`, '/timeline/events/*/type', '/timeline/events/*/people'],
    derive: isAmbiguousLoss,
  },
  {
    id: 'death.isPartnerOrChild',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`],
    derive: relationIn(NEAREST),
  },
  {
    id: 'death.isParentOrSibling',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`],
    derive: relationIn(FAMILY_OF_ORIGIN),
  },
  {
    id: 'death.isLossInPregnancy',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`, `${PEOPLE}/death/manner`, '/timeline/events/*/type'],
    derive: isLossInPregnancy,
  },
  {
    id: 'death.isAfterAnomaly',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/death/manner`],
    derive: (ctx) => readDeath(ctx, 'manner', (manner) => manner === 'termination-for-anomaly'),
  },
  {
    id: 'death.isViolent',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/death/manner`],
    derive: (ctx) => readDeath(ctx, 'manner', (manner) => VIOLENT.includes(manner)),
  },
  {
    id: 'death.isSudden',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/death/sudden`, `${PEOPLE}/death/manner`],
    derive: (ctx) => anyOf([
      readDeath(ctx, 'sudden', (answer) => answer === 'yes'),
      readDeath(ctx, 'manner', (manner) => UNEXPECTED.includes(manner)),
    ]),
  },
  {
    id: 'death.isDailyLifeShared',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/death/caredFor`, `${PEOPLE}/livesWith`],
    derive: (ctx) => anyOf([
      readDeath(ctx, 'caredFor', (answer) => answer === 'yes'),
      read(ctx.person.livesWith, `${ctx.at}/livesWith`, (answer) => answer === 'yes'),
    ]),
  },
  {
    id: 'death.daysBeforeOnset',
    about: 'person',
    type: 'integer',
    unit: 'days',
    reads: [...ON, '/timeline/episodes/*/onset'],
    derive: (ctx) => daysBeforeOnset(ctx, dateOfDeath(ctx)),
  },
  {
    id: 'death.isAfterOnset',
    about: 'person',
    type: 'boolean',
    reads: [...ON, '/timeline/episodes/*/onset'],
    derive: (ctx) => isAfterOnset(ctx, dateOfDeath(ctx)),
  },
  {
    id: 'death.daysSince',
    about: 'person',
    type: 'integer',
    unit: 'days',
    reads: [...ON, '/assessedOn'],
    derive: (ctx) => daysSince(ctx, dateOfDeath(ctx)),
  },
  {
    id: 'death.isFollowedByWorsening',
    about: 'person',
    type: 'boolean',
    reads: [...ON, '/timeline/changes', '/timeline/measurements', '/timeline/asked/changes'],
    derive: (ctx) => worseningFollowsWithin(ctx, dateOfDeath(ctx), ctx.parameter('grief.worseningAfterDeathDays')),
  },
  {
    id: 'death.scoresSince',
    about: 'person',
    type: 'word',
    words: TRENDS,
    reads: [...ON, '/timeline/measurements'],
    derive: (ctx) => trendSince(ctx, dateOfDeath(ctx)),
  },
  {
    id: 'death.isWorseNearEarlySpecialDay',
    about: 'person',
    type: 'boolean',
    reads: [...ON, `${PEOPLE}/death/specialDays`, '/timeline/changes', '/timeline/measurements'],
    derive: (ctx) => earlyAnniversaryWorsening(ctx, deathDays(ctx)),
  },
  {
    id: 'death.isWorseNearSpecialDay',
    about: 'person',
    type: 'boolean',
    reads: [...ON, `${PEOPLE}/death/specialDays`, '/timeline/changes', '/timeline/measurements'],
    derive: (ctx) => anniversaryWorsening(ctx, deathDays(ctx)),
  },
  {
    id: 'death.otherCloseDeathsNearby',
    about: 'person',
    type: 'integer',
    unit: 'people',
    min: 0,
    reads: [...ON, `${PEOPLE}/status`, `${PEOPLE}/relation`, `${PEOPLE}/closenessBefore`, '/inventory/asked/deaths'],
    derive: otherCloseDeaths,
  },
  {
    id: 'death.isAtAgeOfTheDead',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/death/ageYears`, '/client/ageYears'],
    derive: isAtAgeOfTheDead,
  },
  {
    id: 'death.tieEndedDaysBeforeOnset',
    about: 'person',
    type: 'integer',
    unit: 'days',
    reads: [`${PEOPLE}/history/endedOn`, '/timeline/episodes/*/onset'],
    derive: (ctx) => daysBeforeOnset(ctx, dateOfEnding(ctx)),
  },
]

/** Facts about one person's death and the mourning since. */
export const lossFacts: readonly FactSource<PersonContext>[] = [...deathFacts, ...mourningFacts]

/** Facts about one event that stands for a loss without the death of a person. */
export const lossEventFacts: readonly FactSource<EventContext>[] = [
  {
    id: 'data.animalLossNamesNobody',
    about: 'event',
    type: 'boolean',
    reads: ['/timeline/events/*/type', '/timeline/events/*/people'],
    derive: (ctx) => standsAlone(ctx, ['death-nonhuman']),
  },
  {
    id: 'data.ambiguousLossNamesNobody',
    about: 'event',
    type: 'boolean',
    reads: ['/timeline/events/*/type', '/timeline/events/*/people'],
    derive: (ctx) => standsAlone(ctx, AMBIGUOUS_EVENTS),
  },
]

/** Whether an event is of one of these types and names nobody, so that no person carries the message. About the record, so always known. */
function standsAlone({ event, at, unlisted }: EventContext, types: readonly string[]): Finding {
  if (event === undefined || unlisted) return known(false, at)
  if (!types.includes(event.type)) return known(false, `${at}/type`)
  return known((event.people ?? []).length === 0, [`${at}/type`, `${at}/people`])
}
