import type { Address } from '../model/facts.js'
import type { PersonContext } from './context.js'
import { dated, type Dated } from './dated.js'
import { countTrue, type FactSource, type Finding, inBlock, unknown, valueOf, whyUnknown } from './fact.js'
import { changeLiesWithin, daysBeforeOnset, isAfterOnset, monthsSince } from './timing.js'

const CONFLICT = '/inventory/people/*/conflict'
const ONSET = '/timeline/episodes/*/onset'
const COURSE: readonly Address[] = ['/timeline/changes/*', '/timeline/measurements/*', '/timeline/asked/changes']

/** When the conflict with this person began. */
export const began = ({ person, at }: PersonContext): Dated => dated(inBlock(person.conflict, 'since'), `${at}/conflict/since`)

/** When the conflict with this person sharpened. */
export const sharpened = ({ person, at }: PersonContext): Dated =>
  dated(inBlock(person.conflict, 'sharpenedOn'), `${at}/conflict/sharpenedOn`)

const mismatchGrew = ({ person, at }: PersonContext): Dated =>
  dated(inBlock(person.expectations, 'changedOn'), `${at}/expectations/changedOn`)

const ended = ({ person, at }: PersonContext): Dated => dated(person.history?.endedOn, `${at}/history/endedOn`)

/** Number of dated flare-ups that have a worsening near them, before or after. */
function flareUpsNearWorsenings(context: PersonContext): Finding {
  const at = `${context.at}/conflict/flareUps`
  const field = inBlock(context.person.conflict, 'flareUps')
  const dates = valueOf(field)
  if (dates === undefined) return unknown(whyUnknown(field), at)
  const days = context.parameter('dispute.flareUpDays')
  const near = dates.map((date) => changeLiesWithin(context, 'worsening', dated(date, at), -days, days))
  return countTrue(near, true)
}

const days = (id: string, field: Address, read: (context: PersonContext) => Dated): FactSource<PersonContext> => ({
  id,
  about: 'person',
  type: 'integer',
  unit: 'days',
  reads: [field, ONSET],
  derive: (context) => daysBeforeOnset(context, read(context)),
})

const after = (id: string, field: Address, read: (context: PersonContext) => Dated): FactSource<PersonContext> => ({
  id,
  about: 'person',
  type: 'boolean',
  reads: [field, ONSET],
  derive: (context) => isAfterOnset(context, read(context)),
})

const months = (id: string, field: Address, read: (context: PersonContext) => Dated): FactSource<PersonContext> => ({
  id,
  about: 'person',
  type: 'integer',
  unit: 'months',
  reads: [field, '/assessedOn'],
  derive: (context) => monthsSince(context, read(context)),
})

/** Facts about when a dispute began, sharpened and flared up, against the course of the symptoms. */
export const disputeTimingFacts: readonly FactSource<PersonContext>[] = [
  days('dispute.beganDaysBeforeOnset', `${CONFLICT}/since`, began),
  days('dispute.sharpenedDaysBeforeOnset', `${CONFLICT}/sharpenedOn`, sharpened),
  days('dispute.mismatchGrewDaysBeforeOnset', '/inventory/people/*/expectations/changedOn', mismatchGrew),
  after('dispute.beganAfterOnset', `${CONFLICT}/since`, began),
  after('dispute.sharpenedAfterOnset', `${CONFLICT}/sharpenedOn`, sharpened),
  months('dispute.lengthMonths', `${CONFLICT}/since`, began),
  months('dispute.endedMonthsAgo', '/inventory/people/*/history/endedOn', ended),
  {
    id: 'dispute.flareUpsNearWorsenings',
    about: 'person',
    type: 'integer',
    unit: 'events',
    min: 0,
    reads: [`${CONFLICT}/flareUps`, ...COURSE],
    derive: flareUpsNearWorsenings,
  },
]
