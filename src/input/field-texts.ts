import type * as z from 'zod/mini'
import { fieldTexts } from './fields.js'
import * as inventory from './inventory.js'
import * as person from './person.js'
import * as safety from './safety.js'
import * as top from './schema.js'
import * as timeline from './timeline.js'
import type { BlockText } from './texts/block-text.js'
import * as caseTexts from './texts/case.js'
import * as inventoryTexts from './texts/inventory.js'
import * as personTexts from './texts/person.js'
import * as safetyTexts from './texts/safety.js'
import * as timelineTexts from './texts/timeline.js'

type Block = z.ZodMiniObject<Readonly<Record<string, z.core.$ZodType>>, z.core.$strict>

const DESCRIBED: readonly (readonly [Block, BlockText<object>])[] = [
  [person.supportShape, personTexts.supportText],
  [person.expectationsShape, personTexts.expectationsText],
  [person.conflictShape, personTexts.conflictText],
  [person.historyShape, personTexts.historyText],
  [person.deathShape, personTexts.deathText],
  [person.personShape, personTexts.personText],
  [inventory.inventoryAskedShape, inventoryTexts.inventoryAskedText],
  [inventory.networkPictureShape, inventoryTexts.networkPictureText],
  [inventory.networkShape, inventoryTexts.networkText],
  [inventory.patternsShape, inventoryTexts.patternsText],
  [inventory.inventoryShape, inventoryTexts.inventoryText],
  [timeline.timelineAskedShape, timelineTexts.timelineAskedText],
  [timeline.episodeShape, timelineTexts.episodeText],
  [timeline.measurementShape, timelineTexts.measurementText],
  [timeline.changeShape, timelineTexts.changeText],
  [timeline.eventShape, timelineTexts.eventText],
  [timeline.timelineShape, timelineTexts.timelineText],
  [safety.suitabilityShape, safetyTexts.suitabilityText],
  [safety.safetyShape, safetyTexts.safetyText],
  [top.clientShape, caseTexts.clientText],
  [top.mentionShape, caseTexts.mentionText],
  [top.clientViewShape, caseTexts.clientViewText],
  [top.contractShape, caseTexts.contractText],
  [top.decisionShape, caseTexts.decisionText],
  [top.caseShape, caseTexts.caseText],
]

/** The registry with title and meaning of every field, beside the forms that the schemas put into it themselves. */
export function describedFields(): typeof fieldTexts {
  for (const [block, { fields, ...text }] of DESCRIBED) {
    if (text.id !== undefined) fieldTexts.add(block, text)
    for (const [name, description] of Object.entries<string>(fields)) {
      const schema = block.shape[name]
      if (schema !== undefined) fieldTexts.add(schema, { ...fieldTexts.get(schema), description })
    }
  }
  return fieldTexts
}
