import type { Fact, FactDefinition, FactId, FactSheet, SubjectKind } from '../model/facts.js'
import { caseFacts } from './case-facts.js'
import type { EventContext, PersonContext } from './context.js'
import { changeFacts } from './changes.js'
import { disputeFacts } from './disputes.js'
import { lossEventFacts, lossFacts } from './losses.js'
import { rankingFacts } from './ranking.js'
import { tieFacts } from './ties.js'
import { eventViewFacts, personViewFacts } from './view.js'
import type { FactSource } from './fact.js'

export { caseFacts }

/** Facts about one person. */
export const personFacts: readonly FactSource<PersonContext>[] = [...personViewFacts, ...tieFacts, ...lossFacts, ...disputeFacts]

/** Facts about one life event. */
export const eventFacts: readonly FactSource<EventContext>[] = [...eventViewFacts, ...changeFacts, ...lossEventFacts]

/** Every fact a rule can read, without the way it is derived. */
export const factCatalogue: readonly FactDefinition[] = [...caseFacts, ...personFacts, ...eventFacts, ...rankingFacts].map(definition)

const idsAbout: Readonly<Record<SubjectKind, readonly FactId[]>> = {
  case: idsOf(caseFacts),
  person: idsOf(personFacts),
  event: idsOf(eventFacts),
  ranking: idsOf(rankingFacts),
}

/**
 * The facts of a sheet that are about its own subject, with their ids. Facts are derived when they are read, so that a
 * sheet has no fields of its own to list; this reads them all.
 */
export const ownFacts = ({ subject, facts }: FactSheet): readonly (readonly [FactId, Fact])[] =>
  idsAbout[subject.kind].flatMap((id) => {
    const fact = facts[id]
    return fact === undefined ? [] : [[id, fact] as const]
  })

function idsOf(sources: readonly FactDefinition[]): readonly FactId[] {
  return sources.map(({ id }) => id)
}

function definition({ id, about, type, unit, words, min, max, reads }: FactDefinition): FactDefinition {
  return {
    id,
    about: about satisfies SubjectKind,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(words === undefined ? {} : { words }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    reads,
  }
}
