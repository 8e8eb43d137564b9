import { caseJsonSchema } from '../../json-schema.js'
import { once } from '../../lazily.js'
import { isNotKnown } from '../../model/words.js'
import { variableFor } from './variable-names.js'

/**
 * How an answer stands in a cell.
 * `gate`: whether a part is recorded at all. `listed`: whether anything stands in a list that has an instrument of its own.
 */
export type FieldKind = 'word' | 'set' | 'whole' | 'number' | 'flag' | 'text' | 'line' | 'day' | 'vague-date' | 'id' | 'several' | 'gate' | 'listed'

/** One variable of a REDCap project and the answer it stands for. */
export interface RedcapField {
  readonly variable: string
  readonly kind: FieldKind
  /** Where the answer stands in the record of its instrument. */
  readonly path: readonly string[]
  /** Code in REDCap and the word it stands for; empty where there is no choice. */
  readonly choices: ReadonlyMap<string, string | number>
  /** Whether it may be asked for and not known. */
  readonly mayBeOpen: boolean
  readonly required: boolean
  readonly label: string
  readonly section?: string
  readonly min?: number
  readonly max?: number
  /** The variable that opens the part in which this stands. */
  readonly gate?: string
}

/** A form of a REDCap project. */
export interface RedcapInstrument {
  readonly form: string
  /** The list of a case that it holds, a record each time; absent for the form that is filled in once. */
  readonly list?: readonly string[]
  readonly fields: readonly RedcapField[]
}

interface Shape {
  readonly type?: string
  readonly description?: string
  readonly title?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly enum?: readonly (string | number)[]
  readonly const?: number
  readonly pattern?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

/** The form that is filled in once for each case. */
export const BASE_FORM = 'ipt_case'
/** Mentions of three lists share a form; this is the list that each belongs to. */
export const MENTION_LIST = 'me_list'
export const MENTION_FORM = 'ipt_mentions'
const VIEW = 'clientView'
// `declined` is also the code of an answer that was refused, so the lists have codes of their own.
export const MENTION_LISTS: ReadonlyMap<string, string> = new Map([['priority', 'priorities'], ['feeling', 'strongestFeeling'], ['not_wanted', 'declined']])

const FORMS: Readonly<Record<string, string>> = {
  'inventory/people': 'ipt_people',
  'timeline/episodes': 'ipt_episodes',
  'timeline/measurements': 'ipt_scores',
  'timeline/changes': 'ipt_changes',
  'timeline/events': 'ipt_events',
}

/** Every instrument of a project, made from the structure of a case: what is added there appears here. */
export const redcapLayout: () => readonly RedcapInstrument[] = /* @__PURE__ */ once(makeLayout)

function makeLayout(): readonly RedcapInstrument[] {
  const schema = caseJsonSchema() as Shape
  const shapeOf = (shape: Shape): Shape => {
    const name = shape.$ref?.split('/').at(-1)
    return name === undefined ? shape : { ...schema.$defs?.[name], ...(shape.description === undefined ? {} : { description: shape.description }) }
  }
  const instruments: RedcapInstrument[] = []

  const fieldsOf = (form: string, shape: Shape, path: readonly string[], within: { readonly gate?: string; readonly section?: string }): readonly RedcapField[] =>
    Object.entries(shape.properties ?? {}).flatMap(([name, written]) => {
      const here = [...path, name]
      const required = shape.required?.includes(name) === true
      const wrapped = written.anyOf?.find(({ enum: words }) => words === undefined)
      const inner = shapeOf(wrapped ?? written)
      const label = written.description ?? inner.description ?? name
      const common = { variable: variableFor(form, here), path: here, choices: NO_CHOICES, mayBeOpen: wrapped !== undefined, required, label, ...within }
      if (inner.const !== undefined || (form === BASE_FORM && name === 'caseId')) return []
      if (inner.properties !== undefined) {
        const section = inner.title ?? label
        if (wrapped === undefined) return fieldsOf(form, inner, here, { ...within, section })
        return [{ ...common, kind: 'gate' as const, choices: choicesOf(['recorded']) }, ...fieldsOf(form, inner, here, { section, gate: common.variable })]
      }
      const entry = inner.items === undefined ? undefined : shapeOf(inner.items)
      if (entry?.properties !== undefined) {
        if (wrapped !== undefined) return [{ ...common, kind: 'listed' as const, choices: choicesOf(['listed', 'none']) }]
        const list = FORMS[here.join('/')] ?? `ipt_${name.toLowerCase()}`
        instruments.push({ form: list, list: here, fields: fieldsOf(list, entry, [], {}) })
        return []
      }
      return [fieldOf(common, inner, entry)]
    })

  const base = fieldsOf(BASE_FORM, schema, [], {})
  const mention: RedcapField = {
    variable: MENTION_LIST, kind: 'word', path: ['list'], choices: new Map(MENTION_LISTS), mayBeOpen: false, required: true, label: 'What is said of it: a wish to work on it, strongest feeling, or not wanted as the focus.',
  }
  const mentions: RedcapInstrument = {
    form: MENTION_FORM, list: [VIEW], fields: [mention, ...fieldsOf(MENTION_FORM, schema.$defs?.['mention'] ?? {}, [], {})],
  }
  return [{ form: BASE_FORM, fields: base }, ...instruments, mentions]
}

const NO_CHOICES: ReadonlyMap<string, string | number> = new Map()

const choicesOf = (words: readonly (string | number)[]): ReadonlyMap<string, string | number> =>
  new Map(words.filter((word) => !isNotKnown(word)).map((word) => [codeOf(word), word]))

// Columns of checkboxes are named by the codes, and allow no hyphen.
export const codeOf = (word: string | number): string => String(word).replaceAll('-', '_')

type Common = Omit<RedcapField, 'kind'>

function fieldOf(common: Common, inner: Shape, entry: Shape | undefined): RedcapField {
  const range = { ...(inner.minimum === undefined ? {} : { min: inner.minimum }), ...(inner.maximum === undefined ? {} : { max: inner.maximum }) }
  if (entry?.enum !== undefined) return { ...common, kind: 'set', choices: choicesOf(entry.enum) }
  if (entry !== undefined) return { ...common, kind: 'several' }
  if (inner.enum !== undefined) return { ...common, kind: 'word', choices: choicesOf(inner.enum), mayBeOpen: inner.enum.some(isNotKnown) }
  if (inner.type === 'integer') return { ...common, kind: 'whole', ...range }
  if (inner.type === 'number') return { ...common, kind: 'number', ...range }
  if (inner.type === 'boolean') return { ...common, kind: 'flag' }
  return { ...common, kind: textKind(common.path.at(-1) ?? '', inner) }
}

const LONGEST_LINE = 200

function textKind(name: string, { pattern, maxLength }: Shape): FieldKind {
  if (pattern === undefined) return name === 'name' || name === 'title' || name === 'decidedBy' ? 'line' : 'text'
  if (maxLength === LONGEST_LINE) return 'line'
  if (!pattern.includes('\\d')) return 'id'
  return pattern.includes('~') ? 'vague-date' : 'day'
}
