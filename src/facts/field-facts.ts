import type { SubjectKind } from '../model/facts.js'
import type { Maybe, YesNo } from '../model/words.js'
import type { CaseContext } from './context.js'
import { type FactSource, type Finding, read } from './fact.js'

/** A yes-or-no field of one section of the case, as a fact about the case. */
export function yesNoFact(id: string, path: string, field: (context: CaseContext) => Maybe<YesNo> | undefined): FactSource<CaseContext> {
  return caseFact(id, 'boolean', path, (context) => read(field(context), path, (answer) => answer === 'yes'))
}

/** A one-word field of one section of the case, as a fact about the case. */
export function wordFact<W extends string>(
  id: string,
  path: string,
  words: readonly W[],
  field: (context: CaseContext) => Maybe<W> | undefined,
): FactSource<CaseContext> {
  return { ...caseFact(id, 'word', path, (context) => read<W>(field(context), path, (word) => word)), words }
}

function caseFact(id: string, type: 'boolean' | 'word', path: string, derive: (context: CaseContext) => Finding): FactSource<CaseContext> {
  return { id, about: 'case' satisfies SubjectKind, type, reads: [path], derive }
}
