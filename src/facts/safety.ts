import type { Safety } from '../model/case.js'
import {
  MEANS, SIGNS, SUICIDAL_THOUGHTS, type Harm, type Maybe, type Means, type Relation, type Sign, type SuicidalThoughts, type YesNo,
} from '../model/words.js'
import { everyone, PEOPLE } from './circle.js'
import type { CaseContext, PersonContext } from './context.js'
import { anyEvent } from './event-kinds.js'
import { allOf, anyOf, type FactSource, type Finding, known, not, read, unknown, valueOf } from './fact.js'
import { wordFact, yesNoFact } from './field-facts.js'
import { isDeceased, isFeared } from './ties.js'

type FieldsOf<T> = { [K in keyof Safety]-?: Maybe<T> extends NonNullable<Safety[K]> ? (NonNullable<Safety[K]> extends Maybe<T> ? K : never) : never }[keyof Safety]

const yesNo = (field: FieldsOf<YesNo>): FactSource<CaseContext> =>
  yesNoFact(`safety.${field}`, `/safety/${field}`, ({ case: { safety } }) => safety?.[field])

function word<W extends string>(words: readonly W[], field: FieldsOf<W>): FactSource<CaseContext> {
  return wordFact(`safety.${field}`, `/safety/${field}`, words, ({ case: { safety } }) => safety?.[field] as Maybe<W> | undefined)
}

const CHILDREN: readonly Relation[] = ['child', 'step-child', 'grandchild']
const PARTNERS: readonly Relation[] = ['partner', 'ex-partner']
const GRAVE_HARM: readonly Harm[] = ['threats', 'physical', 'choking', 'sexual', 'control', 'stalking']

/** What must be made safe first. */
export const safetyFacts: readonly FactSource<CaseContext>[] = [
  word<SuicidalThoughts>(SUICIDAL_THOUGHTS, 'suicidalThoughts'),
  yesNo('suicidePlan'),
  yesNo('suicideAttemptRecent'),
  yesNo('suicideAttemptPast'),
  yesNo('selfHarmPast'),
  yesNo('wishToJoinTheDead'),
  yesNo('reasonsForLivingLost'),
  word<Means>(MEANS, 'means'),
  yesNo('violence'),
  yesNo('childAtRisk'),
  yesNo('dependentAtRisk'),
  yesNo('angerOutbursts'),
  word<Sign>(SIGNS, 'psychoticSigns'),
  word<Sign>(SIGNS, 'manicSigns'),
  word<Sign>(SIGNS, 'confusion'),
  yesNo('postpartumSuddenChange'),
  yesNo('postpartumViolentThoughts'),
  yesNo('postpartumEstrangement'),
  yesNo('withdrawalRisk'),
  yesNo('eatingInstability'),
  yesNo('neurologicalChange'),
  yesNo('safetyAtWork'),
  yesNo('bullied'),
  {
    id: 'safety.anyoneFeared',
    about: 'case',
    type: 'boolean',
    reads: ['/safety/violence', `${PEOPLE}/*/fear`, `${PEOPLE}/*/harm`],
    derive: (context) => anyOf([violence(context), ...everyone(context).map(isFeared), listRecorded(context)]),
  },
  {
    id: 'safety.harmByPartner',
    about: 'case',
    type: 'boolean',
    reads: [`${PEOPLE}/*/relation`, `${PEOPLE}/*/fear`, `${PEOPLE}/*/harm`],
    derive: (context) => anyPerson(context, (person) => allOf([relationIn(person, PARTNERS), isFeared(person)])),
  },
  {
    id: 'safety.graveHarmNear',
    about: 'case',
    type: 'boolean',
    reads: [`${PEOPLE}/*/harm`, `${PEOPLE}/*/livesWith`, `${PEOPLE}/*/contact`, `${PEOPLE}/*/status`, `${PEOPLE}/*/relation`],
    derive: (context) => anyPerson(context, (person) => allOf([harmIn(person, GRAVE_HARM), isNear(person), not(isDeceased(person))])),
  },
  {
    id: 'safety.childInHome',
    about: 'case',
    type: 'boolean',
    reads: [`${PEOPLE}/*/relation`, `${PEOPLE}/*/livesWith`, '/inventory/asked/people'],
    derive: (context) => anyPerson(context, (person) => allOf([relationIn(person, CHILDREN), livesWith(person), not(isDeceased(person))])),
  },
  {
    id: 'safety.violentEventRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/events', '/timeline/asked/events'],
    derive: (context) => anyEvent(context, (_, info) => info?.kinds?.includes('violence') === true),
  },
  {
    id: 'safety.bullyingRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/safety/bullied', '/timeline/events', '/timeline/asked/events'],
    derive: (context) => anyOf([
      read(context.case.safety?.bullied, '/safety/bullied', (answer) => answer === 'yes'),
      anyEvent(context, ({ type }) => type === 'bullying'),
    ]),
  },
  {
    id: 'safety.partnerSubstanceUseRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/events', '/timeline/asked/events'],
    derive: (context) => anyEvent(context, ({ type }) => type === 'partner-substance-use'),
  },
]

const violence = ({ case: { safety } }: CaseContext): Finding => read(safety?.violence, '/safety/violence', (answer) => answer === 'yes')

// While no list was made, nobody on it can be said to be safe.
const listRecorded = ({ case: { inventory } }: CaseContext): Finding =>
  inventory?.people === undefined ? unknown('not-asked', PEOPLE) : known(false, PEOPLE)

/** Whether somebody is so; no only when everybody recorded is known not to be, and the list is complete. */
function anyPerson(context: CaseContext, test: (person: PersonContext) => Finding): Finding {
  const { inventory } = context.case
  const listIsComplete = inventory?.people !== undefined && valueOf(inventory.asked?.people) === 'yes'
  const nobodyElse = listIsComplete ? known(false, '/inventory/asked/people') : unknown('not-asked', '/inventory/asked/people')
  const facts = everyone(context).map(test)
  facts.push(nobodyElse)
  return anyOf(facts)
}

const relationIn = ({ person, at }: PersonContext, relations: readonly Relation[]): Finding =>
  read(person.relation, `${at}/relation`, (relation) => relations.includes(relation))

const harmIn = ({ person, at }: PersonContext, kinds: readonly Harm[]): Finding =>
  read(person.harm, `${at}/harm`, (harm) => harm.some((kind) => kinds.includes(kind)))

const livesWith = ({ person, at }: PersonContext): Finding => read(person.livesWith, `${at}/livesWith`, (answer) => answer === 'yes')

/** Under one roof, or in contact. */
function isNear(context: PersonContext): Finding {
  const { person, at } = context
  return anyOf([
    livesWith(context),
    read(person.contact, `${at}/contact`, (contact) => contact !== 'none' && contact !== 'rarely'),
    read(person.status, `${at}/status`, (status) => status === 'in-contact'),
  ])
}
