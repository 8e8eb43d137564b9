import { writeCsv } from '../../csv.js'
import { isNotKnown } from '../../model/words.js'
import { parseCase, type Case } from '../../index.js'
import { cellsFor, columnsOf } from './cells.js'
import { EMPTY_PARTS } from './dictionary.js'
import { isObject, noteEmptyParts } from './empty-parts.js'
import { MENTION_FORM, MENTION_LISTS, redcapLayout, type RedcapField, type RedcapInstrument } from './layout.js'

/** Columns by which REDCap knows to what a row belongs. */
export const ROW_COLUMNS = ['record_id', 'redcap_repeat_instrument', 'redcap_repeat_instance'] as const

/**
 * Cases as a flat file that REDCap imports: a row for each case, and one for each person, episode, score, change, event and
 * mention. Ids of cases become those of records. Nothing is put before text that a spreadsheet would take for a formula, since
 * REDCap would keep it as part of the answer. Throws a FormulationError for what is no case.
 */
export function casesToRedcap(cases: Iterable<unknown>): string {
  const layout = redcapLayout()
  const known = new Set(layout.flatMap(({ list = [], fields }) => fields.filter(hasCellWhenEmpty).map(({ path }) => [...list, ...path].join('/'))))
  const columns = [...ROW_COLUMNS, ...layout.flatMap(({ list, fields }) => [...fields.flatMap(columnsOf), ...(list === undefined ? [EMPTY_PARTS] : [])])]
  const rows: Readonly<Record<string, string>>[] = []
  for (const given of cases) {
    const kase = parseCase(given)
    for (const instrument of layout) {
      for (const [at, record] of recordsOf(kase, instrument).entries()) {
        const cells = Object.fromEntries(instrument.fields.flatMap((field) => Object.entries(cellsFor(field, answerAt(record, field.path)))))
        const repeated = instrument.list !== undefined
        rows.push({
          record_id: kase.caseId,
          ...(repeated ? { redcap_repeat_instrument: instrument.form, redcap_repeat_instance: String(at + 1) } : { [EMPTY_PARTS]: noteEmptyParts(kase, (path) => known.has(path.join('/'))) }),
          ...cells,
        })
      }
    }
  }
  return writeCsv(columns, rows, { guard: false })
}

const hasCellWhenEmpty = ({ kind }: RedcapField): boolean => kind === 'gate' || kind === 'listed' || kind === 'set' || kind === 'several'

/** The records of a case that an instrument holds. */
function recordsOf(kase: Case, { form, list }: RedcapInstrument): readonly unknown[] {
  if (list === undefined) return [kase]
  if (form !== MENTION_FORM) return (answerAt(kase, list) as readonly unknown[] | undefined) ?? []
  return [...MENTION_LISTS.values()].flatMap((name) => {
    const mentions = answerAt(kase, [...list, name])
    return Array.isArray(mentions) ? mentions.map((mention: object) => ({ ...mention, list: codeOfList(name) })) : []
  })
}

const codeOfList = (name: string): string => [...MENTION_LISTS].find(([, list]) => list === name)?.[0] ?? name

function answerAt(record: unknown, path: readonly string[]): unknown {
  let here = record
  for (const name of path) {
    if (!isObject(here) || isNotKnown(here)) return undefined
    here = Object.hasOwn(here, name) ? here[name] : undefined
  }
  return here
}
