import * as z from 'zod/mini'
import { describedFields } from './field-texts.js'
import { caseShape } from './schema.js'

/** JSON as it stands in a schema file. */
export type JsonSchema = Readonly<Record<string, unknown>>

export const CASE_SCHEMA_ID = 'urn:ipt-formulation:schema:case:1'

/**
 * The structure of a case as JSON Schema, draft 2020-12. It refuses whatever the parser refuses in the structure.
 * It cannot hold what only several fields together show, which the parser checks beyond it:
 * - ids used once, and ids that lead to a person or an event;
 * - days that exist (2025-02-30), intervals that do not end before they begin;
 * - dates of the past not after `assessedOn`, ends not before their beginnings;
 * - scores within the range of the instrument, its name when it is `other`, one score a day from each;
 * - no account of a death for someone living; a mention with `area` or `about`;
 * - well-formed Unicode, and lengths in UTF-16 units (JSON Schema counts characters).
 */
export function caseJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(caseShape, { target: 'draft-2020-12', metadata: describedFields() })
  return {
    $schema,
    $id: CASE_SCHEMA_ID,
    title: 'Case',
    description:
      'What has been recorded about a client’s people and time line. A field that is left out was not asked. '
      + 'Most fields also take unknown (asked and not known), declined, or not-applicable; none of these is read as no.',
    ...schema,
  }
}
