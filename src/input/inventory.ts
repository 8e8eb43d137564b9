import type { Inventory, InventoryAsked, Network, NetworkPicture, Patterns, Person } from '../model/case.js'
import { ATTACHMENT_LEVEL, CIRCUMSTANCES, STRENGTHS, YES_NO } from '../model/words.js'
import {
  id, list, maybe, maybeWord, optional, setOf, strict, text, vagueDate, wholeNumber, word, type Schema,
} from './fields.js'
import { LIMITS } from './limits.js'
import { PersonSchema } from './person.js'

export const inventoryAskedShape = strict({
  deaths: optional(maybeWord(YES_NO)),
  conflicts: optional(maybeWord(YES_NO)),
  people: optional(maybeWord(YES_NO)),
})
export const InventoryAskedSchema: Schema<InventoryAsked> = inventoryAskedShape

export const networkPictureShape = strict({
  confidant: optional(maybeWord(YES_NO)),
  regularCompany: optional(maybeWord(YES_NO)),
  closeTies: optional(maybe(wholeNumber(0, LIMITS.closeTies))),
})
export const NetworkPictureSchema: Schema<NetworkPicture> = networkPictureShape

export const networkShape = strict({
  before: optional(NetworkPictureSchema),
  now: optional(NetworkPictureSchema),
})
export const NetworkSchema: Schema<Network> = networkShape

export const patternsShape = strict({
  fewTiesLifelong: optional(maybeWord(YES_NO)),
  difficultyForming: optional(maybeWord(YES_NO)),
  difficultyKeeping: optional(maybeWord(YES_NO)),
  difficultyExpressing: optional(maybeWord(YES_NO)),
  rejectionFear: optional(maybeWord(YES_NO)),
  tiesWithoutCloseness: optional(maybeWord(YES_NO)),
  sameConflictWithMany: optional(maybeWord(YES_NO)),
  beforeEpisode: optional(maybeWord(YES_NO)),
  onlyWhenDepressed: optional(maybeWord(YES_NO)),
  lonely: optional(maybeWord(YES_NO)),
  lonelyForYears: optional(maybeWord(YES_NO)),
  chosenSolitude: optional(maybeWord(YES_NO)),
  isolationSince: optional(maybe(vagueDate())),
  isolationFollows: optional(maybe(id())),
  circumstances: optional(maybe(setOf(word(CIRCUMSTANCES), CIRCUMSTANCES.length))),
  seenInSession: optional(maybeWord(YES_NO)),
  attachmentAvoidance: optional(maybeWord(ATTACHMENT_LEVEL)),
  someoneLeftOut: optional(maybeWord(YES_NO)),
  usualRole: optional(text()),
  belongsSomewhere: optional(maybeWord(YES_NO)),
  strengths: optional(maybe(setOf(word(STRENGTHS), STRENGTHS.length))),
  strengthsNote: optional(text()),
  note: optional(text()),
})
export const PatternsSchema: Schema<Patterns> = patternsShape

export const inventoryShape = strict({
  asked: optional(InventoryAskedSchema),
  people: optional(list<Person>(PersonSchema, LIMITS.people)),
  network: optional(NetworkSchema),
  patterns: optional(PatternsSchema),
  note: optional(text()),
})
export const InventorySchema: Schema<Inventory> = inventoryShape
