import type * as z from 'zod/mini'
import type { clientShape, clientViewShape, contractShape, caseShape, decisionShape, mentionShape } from '../../src/input/schema.js'
import type { inventoryAskedShape, inventoryShape, networkPictureShape, networkShape, patternsShape } from '../../src/input/inventory.js'
import type { conflictShape, deathShape, expectationsShape, historyShape, personShape, supportShape } from '../../src/input/person.js'
import type { safetyShape, suitabilityShape } from '../../src/input/safety.js'
import type { changeShape, episodeShape, eventShape, measurementShape, timelineAskedShape, timelineShape } from '../../src/input/timeline.js'
import type * as model from '../../src/model/case.js'

/** Drops `readonly` from fields, which zod does not write, and from nothing else. */
type Writable<T> = T extends readonly (infer Item)[]
  ? readonly Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Agrees<Schema extends z.ZodMiniType, Model> = Same<Writable<z.infer<Schema>>, Writable<Model>>

// Each line stops compiling when the schema and the interface differ, in either direction.
const agreements: readonly true[] = [
  true satisfies Agrees<typeof caseShape, model.Case>,
  true satisfies Agrees<typeof clientShape, model.Client>,
  true satisfies Agrees<typeof inventoryShape, model.Inventory>,
  true satisfies Agrees<typeof inventoryAskedShape, model.InventoryAsked>,
  true satisfies Agrees<typeof personShape, model.Person>,
  true satisfies Agrees<typeof supportShape, model.Support>,
  true satisfies Agrees<typeof expectationsShape, model.Expectations>,
  true satisfies Agrees<typeof conflictShape, model.Conflict>,
  true satisfies Agrees<typeof historyShape, model.RelationshipHistory>,
  true satisfies Agrees<typeof deathShape, model.Death>,
  true satisfies Agrees<typeof networkShape, model.Network>,
  true satisfies Agrees<typeof networkPictureShape, model.NetworkPicture>,
  true satisfies Agrees<typeof patternsShape, model.Patterns>,
  true satisfies Agrees<typeof timelineShape, model.Timeline>,
  true satisfies Agrees<typeof timelineAskedShape, model.TimelineAsked>,
  true satisfies Agrees<typeof episodeShape, model.Episode>,
  true satisfies Agrees<typeof measurementShape, model.Measurement>,
  true satisfies Agrees<typeof changeShape, model.SymptomChange>,
  true satisfies Agrees<typeof eventShape, model.LifeEvent>,
  true satisfies Agrees<typeof clientViewShape, model.ClientView>,
  true satisfies Agrees<typeof mentionShape, model.Mention>,
  true satisfies Agrees<typeof suitabilityShape, model.Suitability>,
  true satisfies Agrees<typeof safetyShape, model.Safety>,
  true satisfies Agrees<typeof contractShape, model.Contract>,
  true satisfies Agrees<typeof decisionShape, model.Decision>,
]
export { agreements }
