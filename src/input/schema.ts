import type { Case, Client, ClientView, Contract, Decision, Mention } from '../model/case.js'
import { AREAS, FORMATS, INFORMANTS, PERINATAL, YES_NO, type AreaId } from '../model/words.js'
import {
  day, flag, id, just, list, matching, maybe, maybeWord, nameText, optional, strict, text, wholeNumber,
  word, type Schema,
} from './fields.js'
import { InventorySchema } from './inventory.js'
import { LIMITS } from './limits.js'
import { SafetySchema, SuitabilitySchema } from './safety.js'
import { TimelineSchema } from './timeline.js'

const AREA_EXPECTED = `a focus area: ${AREAS.join(', ')}, or one that the rule set adds, in lower case with hyphens`

// Which further areas exist is the rule set's knowledge; here only the form is held.
const area = (): Schema<AreaId> => matching(AREA_EXPECTED, /^[a-z][a-z0-9-]{0,63}$/)

export const clientShape = strict({
  name: optional(text()),
  ageYears: optional(maybe(wholeNumber(0, LIMITS.ageYears))),
  perinatal: optional(maybeWord(PERINATAL)),
  hasLivingChild: optional(maybeWord(YES_NO)),
  note: optional(text()),
})
export const ClientSchema: Schema<Client> = clientShape

export const mentionShape = strict({
  area: optional(area()),
  about: optional(id()),
  saidBy: optional(word(INFORMANTS)),
  quote: optional(text()),
})
export const MentionSchema: Schema<Mention> = mentionShape

export const clientViewShape = strict({
  priorities: optional(maybe(list<Mention>(MentionSchema, LIMITS.mentions))),
  strongestFeeling: optional(maybe(list<Mention>(MentionSchema, LIMITS.mentions))),
  declined: optional(maybe(list<Mention>(MentionSchema, LIMITS.mentions))),
  ownWords: optional(text()),
  explanation: optional(text()),
})
export const ClientViewSchema: Schema<ClientView> = clientViewShape

export const contractShape = strict({
  format: optional(maybeWord(FORMATS)),
  sessionsLeft: optional(maybe(wholeNumber(0, LIMITS.sessionsLeft))),
})
export const ContractSchema: Schema<Contract> = contractShape

export const decisionShape = strict({
  area: area(),
  about: optional(id()),
  reason: optional(text()),
  decidedBy: optional(text()),
  decidedOn: optional(day()),
})
export const DecisionSchema: Schema<Decision> = decisionShape

export const caseShape = strict({
  schemaVersion: just(1, 'the number 1'),
  caseId: nameText(LIMITS.caseIdLength),
  assessedOn: day(),
  title: optional(text()),
  fictional: optional(flag()),
  note: optional(text()),
  client: optional(ClientSchema),
  inventory: optional(InventorySchema),
  timeline: optional(TimelineSchema),
  clientView: optional(ClientViewSchema),
  suitability: optional(SuitabilitySchema),
  safety: optional(SafetySchema),
  contract: optional(ContractSchema),
  decision: optional(DecisionSchema),
})
/** The structure of a case, without what only several fields together can show. */
export const CaseSchema: Schema<Case> = caseShape
