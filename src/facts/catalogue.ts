import type { FactDefinition, SubjectKind } from '../model/facts.js'
import type { CaseContext, EventContext, PersonContext } from './context.js'
import { caseChangeFacts, changeFacts } from './changes.js'
import { courseFacts } from './course.js'
import { dataFacts } from './data.js'
import { disputeFacts } from './disputes.js'
import { lossEventFacts, lossFacts } from './losses.js'
import { networkFacts } from './network.js'
import { patternFacts } from './patterns.js'
import { rankingFacts } from './ranking.js'
import { safetyFacts } from './safety.js'
import { suitabilityFacts } from './suitability.js'
import { tieFacts } from './ties.js'
import { caseViewFacts, eventViewFacts, personViewFacts } from './view.js'
import type { FactSource } from './fact.js'

/** Facts about the whole case; every person and event sees them too. */
export const caseFacts: readonly FactSource<CaseContext>[] = [...courseFacts, ...caseChangeFacts, ...networkFacts, ...patternFacts, ...dataFacts, ...suitabilityFacts, ...safetyFacts, ...caseViewFacts]

/** Facts about one person. */
export const personFacts: readonly FactSource<PersonContext>[] = [...personViewFacts, ...tieFacts, ...lossFacts, ...disputeFacts]

/** Facts about one life event. */
export const eventFacts: readonly FactSource<EventContext>[] = [...eventViewFacts, ...changeFacts, ...lossEventFacts]

/** Every fact a rule can read, without the way it is derived. */
export const factCatalogue: readonly FactDefinition[] = [...caseFacts, ...personFacts, ...eventFacts, ...rankingFacts].map(definition)

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
