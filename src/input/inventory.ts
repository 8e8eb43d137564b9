import type * as z from 'zod'
import type { Inventory, InventoryAsked, Network, NetworkPicture, Patterns, Person } from '../model/case.js'
import { ATTACHMENT_LEVEL, CIRCUMSTANCES, STRENGTHS, YES_NO } from '../model/words.js'
import {
  fieldTexts, id, list, maybe, maybeWord, optional, setOf, strict, text, vagueDate, wholeNumber, word,
} from './fields.js'
import { LIMITS } from './limits.js'
import { PersonSchema } from './person.js'

export const inventoryAskedShape = strict({
  deaths: optional(
    'Yes when it was asked in full whether anyone who mattered has ever died. Then no recorded death means none.',
    maybeWord(YES_NO),
  ),
  conflicts: optional(
    'Yes when it was asked in full whether the client is at odds with anyone, openly or in silence.',
    maybeWord(YES_NO),
  ),
  people: optional('Yes when the list of people is complete for the inner and middle ring.', maybeWord(YES_NO)),
}).register(fieldTexts, { id: 'inventoryAsked', title: 'Questions of the inventory put in full' })
export const InventoryAskedSchema: z.ZodType<InventoryAsked> = inventoryAskedShape

export const networkPictureShape = strict({
  confidant: optional('Whether there was anyone to confide in.', maybeWord(YES_NO)),
  regularCompany: optional('Whether there was company on a regular basis.', maybeWord(YES_NO)),
  closeTies: optional('Number of people in the inner and middle ring.', maybe(wholeNumber(0, LIMITS.closeTies))),
}).register(fieldTexts, { id: 'networkPicture', title: 'Picture of a circle' })
export const NetworkPictureSchema: z.ZodType<NetworkPicture> = networkPictureShape

export const networkShape = strict({
  before: optional('The circle in the year before the present episode.', NetworkPictureSchema),
  now: optional('The circle on the assessment day.', NetworkPictureSchema),
}).register(fieldTexts, { id: 'network', title: 'The circle before and now' })
export const NetworkSchema: z.ZodType<Network> = networkShape

export const patternsShape = strict({
  fewTiesLifelong: optional('Few ties throughout adult life.', maybeWord(YES_NO)),
  difficultyForming: optional('Starting ties is hard again and again, in more than one setting.', maybeWord(YES_NO)),
  difficultyKeeping: optional('Ties begin and break in the same way, more than twice.', maybeWord(YES_NO)),
  difficultyExpressing: optional('Saying what one feels or needs is hard with most people.', maybeWord(YES_NO)),
  rejectionFear: optional(
    'Rejection is expected or feared widely, or the client withdraws before it can come.',
    maybeWord(YES_NO),
  ),
  tiesWithoutCloseness: optional('Many ties and none of them close.', maybeWord(YES_NO)),
  sameConflictWithMany: optional('The same quarrel with four or more people over the years.', maybeWord(YES_NO)),
  beforeEpisode: optional('Whether the pattern is older than this episode.', maybeWord(YES_NO)),
  onlyWhenDepressed: optional('Whether the difficulty is there only in low spells.', maybeWord(YES_NO)),
  lonely: optional('Whether the client feels lonely.', maybeWord(YES_NO)),
  lonelyForYears: optional('Whether the loneliness has lasted for years.', maybeWord(YES_NO)),
  chosenSolitude: optional('Alone by choice and content with it.', maybeWord(YES_NO)),
  isolationSince: optional(
    'When the circle became thin; not-applicable when asked and it has no beginning.',
    maybe(vagueDate()),
  ),
  isolationFollows: optional(
    'Id of the event after which the circle became thin; not-applicable when asked and it followed none.',
    maybe(id()),
  ),
  circumstances: optional(
    'Outer circumstances that explain the isolation; an empty list when asked and none.',
    maybe(setOf(word(CIRCUMSTANCES), CIRCUMSTANCES.length)),
  ),
  seenInSession: optional('Whether the difficulty shows with the interviewer too.', maybeWord(YES_NO)),
  attachmentAvoidance: optional(
    'How strongly closeness is kept at a distance, on whatever measure is used.',
    maybeWord(ATTACHMENT_LEVEL),
  ),
  someoneLeftOut: optional(
    'Whether someone one would expect is missing from the inventory, or described in a line.',
    maybeWord(YES_NO),
  ),
  usualRole: optional('The part the client usually plays with others, in free text.', text()),
  belongsSomewhere: optional(
    'Whether the client belongs to a group, congregation, team, workplace or online circle.',
    maybeWord(YES_NO),
  ),
  strengths: optional(
    'What the client can build on; an empty list when asked and none named.',
    maybe(setOf(word(STRENGTHS), STRENGTHS.length)),
  ),
  strengthsNote: optional('Strengths in free text.', text()),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'patterns', title: 'Patterns across people' })
export const PatternsSchema: z.ZodType<Patterns> = patternsShape

export const inventoryShape = strict({
  asked: optional('Which questions were put in full, so that an empty list is an answer.', InventoryAskedSchema),
  people: optional(
    'The people in the client’s life, living and dead; their order means nothing.',
    list<Person>(PersonSchema, LIMITS.people),
  ),
  network: optional('The circle as a whole, before the episode and now.', NetworkSchema),
  patterns: optional('What repeats across people.', PatternsSchema),
  note: optional('Free text; carried and shown, read by no rule.', text()),
}).register(fieldTexts, { id: 'inventory', title: 'Interpersonal inventory' })
export const InventorySchema: z.ZodType<Inventory> = inventoryShape
