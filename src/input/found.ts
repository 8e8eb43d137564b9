import type { ErrorCode } from '../errors.js'

export type Path = readonly PropertyKey[]

/** A problem before its path is made a pointer. */
export interface Found {
  readonly code: ErrorCode
  readonly path: Path
  readonly expected: string
  readonly received: string
  readonly hint?: string
}
