import * as z from 'zod'
import type { Case, Client, ClientView, Contract, Decision, Mention } from '../model/case.js'
import { AREAS, FORMATS, INFORMANTS, PERINATAL, YES_NO, type AreaId } from '../model/words.js'
import {
  day, fieldTexts, id, list, maybe, maybeWord, nameText, optional, required, strict, text, wholeNumber, word,
} from './fields.js'
import { InventorySchema } from './inventory.js'
import { LIMITS } from './limits.js'
import { SafetySchema, SuitabilitySchema } from './safety.js'
import { TimelineSchema } from './timeline.js'

const AREA_EXPECTED = `a focus area: ${AREAS.join(', ')}, or one that the rule set adds, in lower case with hyphens`

// Which further areas exist is the rule set's knowledge; here only the form is held.
const area = (): z.ZodType<AreaId> => z.string({ error: AREA_EXPECTED }).regex(/^[a-z][a-z0-9-]{0,63}$/, AREA_EXPECTED)

export const clientShape = strict({
  name: optional('Name or initials to show; nothing identifying is needed.', text()),
  ageYears: optional('Age in whole years on the assessment day.', maybe(wholeNumber(0, LIMITS.ageYears))),
  perinatal: optional('pregnant; postpartum: within a year of a birth; or none.', maybeWord(PERINATAL)),
  hasLivingChild: optional('Whether the client has any living child.', maybeWord(YES_NO)),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'client', title: 'Client' })
export const ClientSchema: z.ZodType<Client> = clientShape

export const mentionShape = strict({
  area: optional('A focus area; this or about is needed.', area()),
  about: optional('Id of a person or an event; this or area is needed.', id()),
  saidBy: optional('Who says so.', word(INFORMANTS)),
  quote: optional('The words in which it was said.', text()),
}).register(fieldTexts, { id: 'mention', title: 'Mention of an area, a person or an event' })
export const MentionSchema: z.ZodType<Mention> = mentionShape

export const clientViewShape = strict({
  priorities: optional(
    'What the client wants to work on, most wanted first; an empty list when asked and none.',
    maybe(list<Mention>(MentionSchema, LIMITS.mentions)),
  ),
  strongestFeeling: optional(
    'Where most feeling shows, strongest first.',
    maybe(list<Mention>(MentionSchema, LIMITS.mentions)),
  ),
  declined: optional(
    'What the client does not want to make the focus.',
    maybe(list<Mention>(MentionSchema, LIMITS.mentions)),
  ),
  ownWords: optional('What brings the client, in their own words.', text()),
  explanation: optional('How the client explains it.', text()),
}).register(fieldTexts, { id: 'clientView', title: 'How the client sees it' })
export const ClientViewSchema: z.ZodType<ClientView> = clientViewShape

export const contractShape = strict({
  format: optional('Format of the treatment.', maybeWord(FORMATS)),
  sessionsLeft: optional('Sessions that remain, in whole numbers.', maybe(wholeNumber(0, LIMITS.sessionsLeft))),
}).register(fieldTexts, { id: 'contract', title: 'Frame of the work' })
export const ContractSchema: z.ZodType<Contract> = contractShape

export const decisionShape = strict({
  area: required('The focus area that was chosen.', area()),
  about: optional('Id of the person or event it is about.', id()),
  reason: optional('Why, in free text.', text()),
  decidedBy: optional('Who decided.', text()),
  decidedOn: optional('Day of the decision.', day()),
}).register(fieldTexts, { id: 'decision', title: 'Decision of the clinician, kept beside the advice' })
export const DecisionSchema: z.ZodType<Decision> = decisionShape

export const caseShape = strict({
  schemaVersion: required('Version of this input format.', z.literal(1, { error: 'the number 1' })),
  caseId: required('Your own key for the case.', nameText(LIMITS.caseIdLength)),
  assessedOn: required('Day on which the picture was taken; the only clock there is.', day()),
  title: optional('A title to show.', text()),
  fictional: optional('True for an invented case; shown in every rendering.', z.boolean({ error: 'true or false' })),
  note: optional('Free text; carried and shown, read by no rule.', text()),
  client: optional('The client.', ClientSchema),
  inventory: optional('The people in the client’s life.', InventorySchema),
  timeline: optional('Episodes, scores, changes and life events.', TimelineSchema),
  clientView: optional('How the client sees it.', ClientViewSchema),
  suitability: optional('What bears on whether IPT, and a focus now, fits.', SuitabilitySchema),
  safety: optional('What must be made safe before anything else.', SafetySchema),
  contract: optional('The frame of the work.', ContractSchema),
  decision: optional('The clinician’s own decision, kept beside the advice.', DecisionSchema),
})
/** The structure of a case, without what only several fields together can show. */
export const CaseSchema: z.ZodType<Case> = caseShape
