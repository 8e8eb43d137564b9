import {
  ATTITUDES, CLOSENESS_SHIFTS, COMMUNICATION, CONTACT, FEAR, HARMS, PERSON_STATUSES, RELATIONS,
  type Amount, type Closeness, type Relation, type YesNo, type YesPartlyNo,
} from '../model/words.js'
import type { PersonContext } from './context.js'
import { allOf, anyOf, type FactSource, type Finding, inBlock, isNotKnown, known, not, read, unknown, valueOf } from './fact.js'
import { onceAPerson } from './once-a-case.js'

const PEOPLE = '/inventory/people/*'
export const ALIVE_FIELDS = [`${PEOPLE}/status`, `${PEOPLE}/death`, '/inventory/asked/deaths']
const WORK: readonly Relation[] = ['colleague', 'manager', 'subordinate', 'business-partner']
const KNOWN_BY_OFFICE: readonly Relation[] = ['official']

const yes = (answer: YesNo): boolean => answer === 'yes'
const ring = (closeness: Closeness): number => (closeness === 'outside' ? 4 : closeness)

/**
 * Has this person died? A recorded death says so as well as the status does. Where neither was recorded, only a
 * full list of the dead without this person says that they are alive: contact and a shared home may tell of before.
 */
export const isDeceased = onceAPerson(({ person, at, case: { inventory } }: PersonContext): Finding => {
  if (person.death !== undefined && !isNotKnown(person.death)) return known(true, `${at}/death`)
  if (person.death !== undefined || person.status !== undefined) return read(person.status, `${at}/status`, (status) => status === 'deceased')
  if (valueOf(inventory?.asked?.deaths) === 'yes') return known(false, '/inventory/asked/deaths')
  return unknown('not-asked', `${at}/status`)
})

/** Fear of this person, or harm by them: true when either is recorded, false only when both were asked and denied. */
export const isFeared = onceAPerson(({ person, at }: PersonContext): Finding => {
  const fear = valueOf(person.fear) === 'unsure'
    ? unknown('imprecise', `${at}/fear`)
    : read(person.fear, `${at}/fear`, (answer) => answer === 'yes')
  return anyOf([fear, read(person.harm, `${at}/harm`, (harm) => harm.length > 0)])
})

export const isConfidant = onceAPerson(({ person, at }: PersonContext): Finding =>
  read<YesPartlyNo>(person.confidant, `${at}/confidant`, (answer) => answer === 'yes'))

/** Some or much emotional or practical help, or a confidant. */
export const givesSupport = onceAPerson((context: PersonContext): Finding => {
  const { person, at } = context
  const kind = (name: 'emotional' | 'practical'): Finding =>
    read<Amount>(inBlock(person.supportReceived, name), `${at}/supportReceived/${name}`, (amount) => amount !== 'none')
  return anyOf([kind('emotional'), kind('practical'), isConfidant(context)])
})

const isReachable = (context: PersonContext): Finding =>
  allOf([
    not(isDeceased(context)),
    read(context.person.status, `${context.at}/status`, (status) => status !== 'missing'),
  ])

const relationIn = (relations: readonly Relation[]) => ({ person, at }: PersonContext): Finding =>
  read(person.relation, `${at}/relation`, (relation) => relations.includes(relation))

/** Facts about one person that more than one area reads. */
export const tieFacts: readonly FactSource<PersonContext>[] = [
  {
    id: 'person.isDeceased',
    about: 'person',
    type: 'boolean',
    reads: ALIVE_FIELDS,
    derive: isDeceased,
  },
  {
    id: 'person.status',
    about: 'person',
    type: 'word',
    words: PERSON_STATUSES,
    reads: [`${PEOPLE}/status`, `${PEOPLE}/death`],
    derive: ({ person, at }) =>
      valueOf(person.status) === undefined && person.death !== undefined && !isNotKnown(person.death)
        ? known('deceased', `${at}/death`)
        : read(person.status, `${at}/status`, (status) => status),
  },
  {
    id: 'person.relation',
    about: 'person',
    type: 'word',
    words: RELATIONS,
    reads: [`${PEOPLE}/relation`],
    derive: ({ person, at }) => read(person.relation, `${at}/relation`, (relation) => relation),
  },
  {
    id: 'person.isWorkTie',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`],
    derive: relationIn(WORK),
  },
  {
    id: 'person.isKnownOnlyByOffice',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/relation`],
    derive: relationIn(KNOWN_BY_OFFICE),
  },
  {
    id: 'person.ringBefore',
    about: 'person',
    type: 'integer',
    unit: 'ring',
    min: 1,
    max: 4,
    reads: [`${PEOPLE}/closenessBefore`],
    derive: ({ person, at }) => read(person.closenessBefore, `${at}/closenessBefore`, ring),
  },
  {
    id: 'person.ringNow',
    about: 'person',
    type: 'integer',
    unit: 'ring',
    min: 1,
    max: 4,
    reads: [`${PEOPLE}/closenessNow`],
    derive: ({ person, at }) => read(person.closenessNow, `${at}/closenessNow`, ring),
  },
  {
    id: 'person.livesWithClient',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/livesWith`],
    derive: ({ person, at }) => read(person.livesWith, `${at}/livesWith`, yes),
  },
  {
    id: 'person.contact',
    about: 'person',
    type: 'word',
    words: CONTACT,
    reads: [`${PEOPLE}/contact`],
    derive: ({ person, at }) => read(person.contact, `${at}/contact`, (contact) => contact),
  },
  {
    id: 'person.isReachable',
    about: 'person',
    type: 'boolean',
    reads: ALIVE_FIELDS,
    derive: isReachable,
  },
  {
    id: 'person.isFeared',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/fear`, `${PEOPLE}/harm`],
    derive: isFeared,
  },
  {
    id: 'person.fear',
    about: 'person',
    type: 'word',
    words: FEAR,
    reads: [`${PEOPLE}/fear`],
    derive: ({ person, at }) => read(person.fear, `${at}/fear`, (fear) => fear),
  },
  {
    id: 'person.harm',
    about: 'person',
    type: 'words',
    words: HARMS,
    reads: [`${PEOPLE}/harm`],
    derive: ({ person, at }) => read(person.harm, `${at}/harm`, (harm) => [...harm].sort()),
  },
  {
    id: 'person.isConfidant',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/confidant`],
    derive: isConfidant,
  },
  {
    id: 'person.givesSupport',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/supportReceived/emotional`, `${PEOPLE}/supportReceived/practical`, `${PEOPLE}/confidant`],
    derive: givesSupport,
  },
  {
    id: 'person.communication',
    about: 'person',
    type: 'word',
    words: COMMUNICATION,
    reads: [`${PEOPLE}/communication`],
    derive: ({ person, at }) => read(person.communication, `${at}/communication`, (manner) => manner),
  },
  {
    id: 'person.attitudeToIllness',
    about: 'person',
    type: 'word',
    words: ATTITUDES,
    reads: [`${PEOPLE}/attitudeToIllness`],
    derive: ({ person, at }) => read(person.attitudeToIllness, `${at}/attitudeToIllness`, (attitude) => attitude),
  },
  {
    id: 'person.satisfactionPoints',
    about: 'person',
    type: 'integer',
    unit: 'points',
    min: 0,
    max: 10,
    reads: [`${PEOPLE}/satisfaction`],
    derive: ({ person, at }) => read(person.satisfaction, `${at}/satisfaction`, (points) => points),
  },
  {
    id: 'person.wantsChange',
    about: 'person',
    type: 'boolean',
    reads: [`${PEOPLE}/wantsChange`],
    derive: ({ person, at }) => read(person.wantsChange, `${at}/wantsChange`, yes),
  },
  {
    id: 'person.closenessShift',
    about: 'person',
    type: 'word',
    words: CLOSENESS_SHIFTS,
    reads: [`${PEOPLE}/shift`],
    derive: ({ person, at }) => read(person.shift, `${at}/shift`, (shift) => shift),
  },
]
