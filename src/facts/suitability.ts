import type { Suitability } from '../model/case.js'
import {
  IMPAIRMENT, PERINATAL, SIGNS, SUBSTANCE_USE, YES_PARTLY_NO,
  type Impairment, type Maybe, type Sign, type SubstanceUse, type YesNo, type YesPartlyNo,
} from '../model/words.js'
import type { CaseContext } from './context.js'
import { anyEvent } from './event-kinds.js'
import { type FactSource, read } from './fact.js'
import { wordFact, yesNoFact } from './field-facts.js'

/** Fields of the section whose answer is of one kind. */
type FieldsOf<T> = { [K in keyof Suitability]-?: Maybe<T> extends NonNullable<Suitability[K]> ? (NonNullable<Suitability[K]> extends Maybe<T> ? K : never) : never }[keyof Suitability]

const yesNo = (field: FieldsOf<YesNo>): FactSource<CaseContext> =>
  yesNoFact(`suitability.${field}`, `/suitability/${field}`, ({ case: { suitability } }) => suitability?.[field])

function word<W extends string>(words: readonly W[], field: FieldsOf<W>): FactSource<CaseContext> {
  return wordFact(`suitability.${field}`, `/suitability/${field}`, words, ({ case: { suitability } }) => suitability?.[field] as Maybe<W> | undefined)
}

const sign = (field: FieldsOf<Sign>): FactSource<CaseContext> => word<Sign>(SIGNS, field)

// Age and stage of life.
const clientFacts: readonly FactSource<CaseContext>[] = [
  {
    id: 'client.ageYears',
    about: 'case',
    type: 'integer',
    unit: 'years',
    min: 0,
    reads: ['/client/ageYears'],
    derive: ({ case: { client } }) => read(client?.ageYears, '/client/ageYears', (years) => years),
  },
  {
    id: 'client.isMinor',
    about: 'case',
    type: 'boolean',
    reads: ['/client/ageYears'],
    derive: ({ case: { client }, parameter }) => read(client?.ageYears, '/client/ageYears', (years) => years < parameter('client.majorityYears')),
  },
  wordFact('client.perinatal', '/client/perinatal', PERINATAL, ({ case: { client } }) => client?.perinatal),
  yesNoFact('client.hasLivingChild', '/client/hasLivingChild', ({ case: { client } }) => client?.hasLivingChild),
]

/** What bears on whether this treatment, and a focus now, fits. */
export const suitabilityFacts: readonly FactSource<CaseContext>[] = [
  ...clientFacts,
  sign('bipolar'),
  sign('bipolarInFamily'),
  yesNo('highMoodEver'),
  yesNo('highMoodOnAntidepressant'),
  yesNo('healthySelfMourned'),
  word<SubstanceUse>(SUBSTANCE_USE, 'alcohol'),
  word<SubstanceUse>(SUBSTANCE_USE, 'drugs'),
  sign('personalityDisorder'),
  sign('ptsd'),
  {
    id: 'suitability.traumaticEventRecorded',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/events', '/timeline/asked/events'],
    derive: (context) => anyEvent(context, (_, info) => info?.kinds?.includes('trauma') === true),
  },
  sign('socialAnxiety'),
  sign('autism'),
  sign('hearingLoss'),
  sign('eatingDisorder'),
  word<Impairment>(IMPAIRMENT, 'dementia'),
  sign('intellectualDisability'),
  word<YesPartlyNo>(YES_PARTLY_NO, 'willingToTalk'),
  yesNo('medicalReview'),
  sign('physicalIllness'),
  sign('bodilyComplaints'),
  yesNo('otherTherapyFirst'),
]
