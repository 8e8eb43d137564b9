import { compareText } from '../compare-text.js'
import type { Conflict, Expectations } from '../model/case.js'
import type { FactValue } from '../model/facts.js'
import {
  CONFLICT_COURSES, CONFLICT_STAGES, CONFLICT_TOPICS, PARTING, YES_PARTLY_NO,
  type Communication, type ConflictStyle, type NotKnown, type YesNo,
} from '../model/words.js'
import { PEOPLE, peopleOf } from './circle.js'
import type { PersonContext } from './context.js'
import { anyOf, type FactSource, type Finding, inBlock, known, read, truthOf, unknown, valueOf } from './fact.js'
import { onceACase } from './once-a-case.js'

const PERSON = '/inventory/people/*'
const CONFLICT = `${PERSON}/conflict`
const EXPECTATIONS = `${PERSON}/expectations`
const CONFLICTS_ASKED = '/inventory/asked/conflicts'

const FAILING_STYLES: readonly ConflictStyle[] = ['silence', 'avoidance', 'hostility', 'indirect', 'through-others']
const FAILING_MANNERS: readonly Communication[] = ['indirect', 'avoids', 'hostile']

const yes = (answer: YesNo): boolean => answer === 'yes'

/** A field of the conflict with a person, as a fact. */
export function ofConflict<K extends keyof Conflict>(
  { person, at }: PersonContext,
  key: K,
  map: (value: Exclude<NonNullable<Conflict[K]>, NotKnown>) => FactValue,
): Finding {
  return read<Exclude<NonNullable<Conflict[K]>, NotKnown>>(inBlock(person.conflict, key) as never, `${at}/conflict/${key}`, map)
}

function ofExpectations<K extends keyof Expectations>(
  { person, at }: PersonContext,
  key: K,
  map: (value: Exclude<NonNullable<Expectations[K]>, NotKnown>) => FactValue,
): Finding {
  return read<Exclude<NonNullable<Expectations[K]>, NotKnown>>(inBlock(person.expectations, key) as never, `${at}/expectations/${key}`, map)
}

/** Every conflict was asked about and none was recorded with this person. */
const isClosedByAsking = ({ person, case: { inventory } }: PersonContext): boolean =>
  person.conflict === undefined && valueOf(inventory?.asked?.conflicts) === 'yes'

/** Is something at issue with this person now, as recorded? */
export function conflictPresent(context: PersonContext): Finding {
  if (isClosedByAsking(context)) return known(false, CONFLICTS_ASKED)
  return ofConflict(context, 'present', (presence) => presence === 'yes')
}

/** Do the two expect clearly different things of each other? */
export function mismatchIsClear(context: PersonContext): Finding {
  return ofExpectations(context, 'mismatch', (level) => level >= 2)
}

function isForm(context: PersonContext, form: 'overt' | 'covert'): Finding {
  return ofConflict(context, 'form', (recorded) => recorded === form || recorded === 'both')
}

function talkFails(context: PersonContext): Finding {
  const { person, at } = context
  return anyOf([
    ofConflict(context, 'style', (styles) => styles.some((style) => FAILING_STYLES.includes(style))),
    read(person.communication, `${at}/communication`, (manner) => FAILING_MANNERS.includes(manner)),
  ])
}

/** Gives in to this person, and speaks openly with somebody else. */
function givesInHereOnly(context: PersonContext): Finding {
  const { person, at } = context
  const here = read(person.communication, `${at}/communication`, (manner) => manner === 'placates')
  if (truthOf(here) !== 'true') return here
  const openElsewhere = spokenToOpenly(context).filter((other) => other.id !== person.id).slice(0, NAMED)
  return openElsewhere.length === 0
    ? unknown('not-asked', PEOPLE)
    : known(true, [here.from, ...openElsewhere.map((other) => `${PEOPLE}/${other.id}/communication`)])
}

/** How many others are named; one is enough. */
const NAMED = 24

// One more than are named, since the person asked about may be among them.
const spokenToOpenly = onceACase((context) =>
  peopleOf(context).filter((other) => other.communication === 'open').sort((a, b) => compareText(a.id, b.id)).slice(0, NAMED + 1))

/** Facts about what is at issue with one person and how it stands. */
export const disputeStateFacts: readonly FactSource<PersonContext>[] = [
  {
    id: 'dispute.conflictPresent',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/present`, CONFLICTS_ASKED],
    derive: conflictPresent,
  },
  {
    id: 'dispute.isOvert',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/form`],
    derive: (context) => isForm(context, 'overt'),
  },
  {
    id: 'dispute.isCovert',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/form`],
    derive: (context) => isForm(context, 'covert'),
  },
  {
    id: 'dispute.course',
    about: 'person',
    type: 'word',
    words: CONFLICT_COURSES,
    reads: [`${CONFLICT}/course`],
    derive: (context) => ofConflict(context, 'course', (course) => course),
  },
  {
    id: 'dispute.stage',
    about: 'person',
    type: 'word',
    words: CONFLICT_STAGES,
    reads: [`${CONFLICT}/stage`],
    derive: (context) => ofConflict(context, 'stage', (stage) => stage),
  },
  {
    id: 'dispute.topics',
    about: 'person',
    type: 'words',
    words: CONFLICT_TOPICS,
    reads: [`${CONFLICT}/topics`],
    derive: (context) => ofConflict(context, 'topics', (topics) => [...topics].sort()),
  },
  {
    id: 'dispute.talkFails',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/style`, `${PERSON}/communication`],
    derive: talkFails,
  },
  {
    id: 'dispute.givesInHereOnly',
    about: 'person',
    type: 'boolean',
    reads: [`${PERSON}/communication`],
    derive: givesInHereOnly,
  },
  {
    id: 'dispute.threatOfLoss',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/threatOfLoss`],
    derive: (context) => ofConflict(context, 'threatOfLoss', yes),
  },
  {
    id: 'dispute.stillAlive',
    about: 'person',
    type: 'boolean',
    reads: [`${CONFLICT}/stillAlive`],
    derive: (context) => ofConflict(context, 'stillAlive', yes),
  },
  {
    id: 'dispute.decidedToPart',
    about: 'person',
    type: 'word',
    words: PARTING,
    reads: [`${CONFLICT}/decidedToPart`],
    derive: (context) => ofConflict(context, 'decidedToPart', (parting) => parting),
  },
  {
    id: 'dispute.mismatchLevel',
    about: 'person',
    type: 'integer',
    unit: 'level',
    min: 0,
    max: 3,
    reads: [`${EXPECTATIONS}/mismatch`],
    derive: (context) => ofExpectations(context, 'mismatch', (level) => level),
  },
  {
    id: 'dispute.expectationsVoiced',
    about: 'person',
    type: 'word',
    words: YES_PARTLY_NO,
    reads: [`${EXPECTATIONS}/voiced`],
    derive: (context) => ofExpectations(context, 'voiced', (voiced) => voiced),
  },
  {
    id: 'dispute.strainFromOutside',
    about: 'person',
    type: 'boolean',
    reads: [`${EXPECTATIONS}/strainFromOutside`],
    derive: (context) => ofExpectations(context, 'strainFromOutside', yes),
  },
]
