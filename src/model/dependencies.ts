import type { FactId, SubjectKind } from './facts.js'
import type { OperatorName, Scalar } from './rules.js'

/** One fact held against a value. `not`: the comparison fails. */
export interface DependencyLeaf {
  readonly fact: FactId
  readonly operator: OperatorName
  readonly value: Scalar | readonly Scalar[]
  readonly not?: true
}

/** Something that facts about one subject, with those about the case, are never together. */
export interface FactDependency {
  readonly id: string
  readonly about: SubjectKind
  /** Never all true at once. */
  readonly never: readonly DependencyLeaf[]
  /** Why they cannot be, in one sentence. */
  readonly reason: string
}
