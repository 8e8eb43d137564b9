import type { PersonContext } from './context.js'
import { disputeEventFacts } from './dispute-events.js'
import { disputeStateFacts } from './dispute-states.js'
import { disputeTimingFacts } from './dispute-timing.js'
import type { FactSource } from './fact.js'

/** What is at issue with one person: how it stands, when it moved, what happened between the two. */
export const disputeFacts: readonly FactSource<PersonContext>[] = [...disputeStateFacts, ...disputeTimingFacts, ...disputeEventFacts]
