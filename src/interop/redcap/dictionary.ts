import { writeCsv } from '../../csv.js'
import { NONE_CODE } from './cells.js'
import { BASE_FORM, redcapLayout, type RedcapField } from './layout.js'

/** The columns of a data dictionary, as REDCap writes and reads them. */
export const DICTIONARY_COLUMNS = [
  'Variable / Field Name', 'Form Name', 'Section Header', 'Field Type', 'Field Label', 'Choices, Calculations, OR Slider Labels', 'Field Note',
  'Text Validation Type OR Show Slider Number', 'Text Validation Min', 'Text Validation Max', 'Identifier?', 'Branching Logic (Show field only if...)',
  'Required Field?', 'Custom Alignment', 'Question Number (surveys only)', 'Matrix Group Name', 'Matrix Ranking?', 'Field Annotation',
] as const
type DictionaryRow = Partial<Record<(typeof DICTIONARY_COLUMNS)[number], string>>

/** Holds what was there and empty, so that a case that goes through REDCap comes back as it was. */
export const EMPTY_PARTS = 'ipt_empty_parts'

const RECORD_ID: DictionaryRow = {
  'Variable / Field Name': 'record_id', 'Form Name': BASE_FORM, 'Field Type': 'text', 'Field Label': 'Your own key for the case. Nothing identifying is needed.', 'Required Field?': 'y',
}

/**
 * The data dictionary of a REDCap project that holds cases, in CSV: a form that is filled in once and one to be repeated for
 * people, episodes, scores, changes, events and mentions each. Two things it cannot hold must be set in the project: which
 * forms repeat, and the missing data codes unknown, declined and not-applicable.
 */
export function redcapDictionary(): string {
  const layout = redcapLayout()
  const rows: DictionaryRow[] = layout.flatMap(({ form, fields }): DictionaryRow[] => {
    let section: string | undefined
    return fields.map((field) => {
      const header = field.section !== section && field.section !== undefined ? { 'Section Header': field.section } : {}
      section = field.section
      return { ...rowOf(form, field), ...header }
    })
  })
  const base = rows.filter((row) => row['Form Name'] === BASE_FORM)
  const hidden: DictionaryRow = {
    'Variable / Field Name': EMPTY_PARTS, 'Form Name': BASE_FORM, 'Field Type': 'text', 'Field Label': 'Filled in by the export; leave it as it is.', 'Field Annotation': '@HIDDEN',
  }
  return writeCsv(DICTIONARY_COLUMNS, [RECORD_ID, ...base, hidden, ...rows.filter((row) => row['Form Name'] !== BASE_FORM)], { guard: false })
}

function rowOf(form: string, field: RedcapField): DictionaryRow {
  const { variable, label, required, gate } = field
  return {
    'Variable / Field Name': variable,
    'Form Name': form,
    'Field Label': label,
    ...entryOf(field),
    ...(HOLDS_PERSONAL.has(field.kind) ? { 'Identifier?': 'y' } : {}),
    ...(gate === undefined ? ONLY_IF[variable] ?? {} : { 'Branching Logic (Show field only if...)': `[${gate}] = 'recorded'` }),
    ...(required ? { 'Required Field?': 'y' } : {}),
  }
}

// Free text and names may tell who somebody is; exports without identifiers leave them out.
const HOLDS_PERSONAL: ReadonlySet<string> = new Set(['text', 'line'])

const ONLY_IF: Readonly<Record<string, DictionaryRow>> = { sc_instrument_name: { 'Branching Logic (Show field only if...)': "[sc_instrument] = 'other'" } }

const MOST_BUTTONS = 6

function entryOf(field: RedcapField): DictionaryRow {
  const { kind, min, max } = field
  const choices = choiceList(field)
  switch (kind) {
    case 'word':
    case 'gate':
    case 'listed':
      return { 'Field Type': field.choices.size > MOST_BUTTONS ? 'dropdown' : 'radio', 'Choices, Calculations, OR Slider Labels': choices }
    case 'set':
      return {
        'Field Type': 'checkbox',
        'Choices, Calculations, OR Slider Labels': `${choices} | ${NONE_CODE}, asked and none of these`,
        'Field Annotation': `@NONEOFTHEABOVE='${NONE_CODE}'`,
      }
    case 'flag':
      return { 'Field Type': 'yesno' }
    case 'whole':
    case 'number':
      return {
        'Field Type': 'text',
        'Text Validation Type OR Show Slider Number': kind === 'whole' ? 'integer' : 'number',
        ...(min === undefined ? {} : { 'Text Validation Min': String(min) }),
        ...(max === undefined ? {} : { 'Text Validation Max': String(max) }),
      }
    case 'day':
      return { 'Field Type': 'text', 'Text Validation Type OR Show Slider Number': 'date_ymd' }
    case 'text':
      return { 'Field Type': 'notes' }
    default:
      return { 'Field Type': 'text', ...(NOTES[kind] === undefined ? {} : { 'Field Note': NOTES[kind] }) }
  }
}

const NOTES: Readonly<Record<string, string>> = {
  'vague-date': 'As well as it is known: 2025, 2025-03 or 2025-03-14; with ~ for about; two of them with / for somewhere between.',
  id: 'A short name of letters, digits, - or _.',
  several: 'Separated by spaces; (none) when asked and there is none.',
}

function choiceList({ kind, choices }: RedcapField): string {
  const labelOf = (code: string, word: string | number): string => (kind === 'listed' && code === 'none' ? 'asked and none named' : LABELS[code] ?? String(word))
  return [...choices].map(([code, word]) => `${code}, ${labelOf(code, word)}`).join(' | ')
}

const LABELS: Readonly<Record<string, string>> = {
  priority: 'wants to work on it',
  feeling: 'shows most feeling there',
  not_wanted: 'not wanted as the focus',
  listed: 'named; see the form of mentions',
}
