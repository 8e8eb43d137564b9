import type { FactId } from '../model/facts.js'
import { caseChangeFacts } from './changes.js'
import type { CaseContext } from './context.js'
import { courseFacts } from './course.js'
import { dataFacts } from './data.js'
import type { FactSource } from './fact.js'
import { networkFacts } from './network.js'
import { patternFacts } from './patterns.js'
import { safetyFacts } from './safety.js'
import { suitabilityFacts } from './suitability.js'
import { caseViewFacts } from './view.js'

/** Facts about the whole case; every person and event sees them too. */
export const caseFacts: readonly FactSource<CaseContext>[] = [
  ...courseFacts, ...caseChangeFacts, ...networkFacts, ...patternFacts, ...dataFacts, ...suitabilityFacts, ...safetyFacts, ...caseViewFacts,
]

/** Their ids. */
export const caseFactIds: readonly FactId[] = caseFacts.map(({ id }) => id)
