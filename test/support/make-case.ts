import type { Case } from '../../src/model/case.js'

/** A valid case that shows only what matters: the fields given, laid over a minimal case. */
export function makeCase(fields: Partial<Case> = {}): Case {
  return { schemaVersion: 1, caseId: 'example', assessedOn: '2025-06-30', ...fields }
}
