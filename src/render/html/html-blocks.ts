import type { Formulation, Register } from '../../model/formulation.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { say } from '../../words/phrase.js'
import type { Block, Line, Picture, Row } from '../document.js'
import { escapeHtml, tag } from './escape.js'
import { idsOfPage, type Ids } from './ids.js'
import { noteHtml } from './notes.js'
import type { Sheet } from './sheet.js'

interface Setting {
  readonly formulation: Formulation
  readonly register: Register
  readonly words: WordCatalogue
  /** Whether sentences carry the small numbers that lead to what they rest on. */
  readonly hasNotes: boolean
  /** How the pictures of a brief page are printed; absent on any other. */
  readonly sheet?: Sheet
}

/** What is known of the page while it is written. */
interface Writing extends Setting {
  readonly ids: Ids
  /** The id of the row or the table where a piece of evidence stands. */
  readonly rows: ReadonlyMap<string, string>
  /** Ids of headings, tables and notices by their place among the parts. */
  readonly names: ReadonlyMap<Block, string>
  /** What the small numbers stand for, in order; none on a client's page. */
  readonly notes: string[][]
}

/** The widths that pictures are drawn for: a page of text, and a telephone. */
const WIDE = 760
const NARROW = 340

/** Rows of a table that is printed on one page. */
const SHORT_TABLE = 12

/** The parts as HTML: notices first, then the contents, then a section for each heading of the second level. */
export function htmlBlocks(blocks: readonly Block[], setting: Setting): string {
  const ids = idsOfPage()
  for (const taken of ['content', 'contents', 'evidence']) ids.take(taken)
  const names = new Map(blocks.flatMap((block) => ('id' in block ? [[block, ids.take(block.id)] as const] : [])))
  const sheet: Writing = { ...setting, ids, names, rows: rowsOf(blocks, ids, names), notes: [] }
  const sections = sectionsOf(blocks)
  const isNotice = (section: readonly Block[]): boolean => section[0]?.kind === 'notice'
  const notices = sections.filter(isNotice)
  const others = sections.filter((section) => !isNotice(section))
  return [
    ...notices.map((section) => sectionHtml(sheet, section)),
    ...(setting.register === 'client' || !setting.hasNotes ? [] : [contentsHtml(sheet, blocks)]),
    ...others.map((section) => sectionHtml(sheet, section)),
    ...notesHtml(sheet),
  ].join('\n')
}

/** Each with the heading that opens it; a notice is one by itself. */
function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = []
  for (const block of blocks) {
    const isOpening = block.kind === 'notice' || (block.kind === 'heading' && block.level === 2)
    const last = sections.at(-1)
    if (isOpening || last === undefined) sections.push([block])
    else last.push(block)
  }
  return sections
}

function rowsOf(blocks: readonly Block[], ids: Ids, names: ReadonlyMap<Block, string>): ReadonlyMap<string, string> {
  const rows = new Map<string, string>()
  for (const block of blocks) {
    if (block.kind === 'heading' && block.id !== undefined && !rows.has(block.id)) rows.set(block.id, names.get(block) ?? block.id)
    if (block.kind !== 'table') continue
    if (block.id === 'areas') rows.set('area:', names.get(block) ?? 'areas')
    for (const { evidence } of block.rows) {
      const own = (evidence ?? []).filter((each) => each.includes(':') && !rows.has(each))
      if (own.length === 0) continue
      const id = ids.take('row')
      for (const each of own) rows.set(each, id)
    }
  }
  return rows
}

/** Parts that the style sheet knows by name. */
const SET_APART: readonly string[] = ['receipt', 'tables', 'pictures']

/** Lines of a section that is printed on one page. */
const SHORT_SECTION = 5

const isShort = (section: readonly Block[]): boolean =>
  section.every(({ kind }) => kind === 'heading' || kind === 'list') && section.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0) <= SHORT_SECTION

function sectionHtml(sheet: Writing, section: readonly Block[]): string {
  const [first] = section
  const name = first?.kind === 'heading' ? sheet.names.get(first) : undefined
  const inside = section.map((block) => blockHtml(sheet, block)).join('\n')
  const apart = first?.kind === 'heading' && SET_APART.includes(first.id ?? '') ? first.id : undefined
  const className = apart === 'tables' && sheet.sheet?.needsTables === true ? 'tables needed' : (apart ?? (isShort(section) ? 'together' : undefined))
  return name === undefined ? inside : tag('section', { 'aria-labelledby': name, class: className }, `\n${inside}\n`)
}

function blockHtml(sheet: Writing, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return tag(`h${block.level}`, { id: sheet.names.get(block) }, escapeHtml(block.text))
    case 'paragraph':
      return tag('p', {}, escapeHtml(block.text))
    case 'list':
      return listHtml(sheet, block.items)
    case 'notice': {
      const id = sheet.names.get(block)
      return tag('section', { class: 'notice', 'aria-labelledby': id }, `\n${tag('h2', { id }, escapeHtml(block.title))}\n${listHtml(sheet, block.items)}\n`)
    }
    case 'table':
      return tableHtml(sheet, block)
    case 'figure':
      return figureHtml(sheet, block.picture)
    default:
      return block satisfies never
  }
}

const listHtml = (sheet: Writing, items: readonly Line[]): string => tag('ul', {}, `\n${items.map((line) => `${lineHtml(sheet, line)}\n`).join('')}`)

function lineHtml(sheet: Writing, { text, evidence, place }: Line): string {
  // Whoever opens a client's page could read more in the names of rules than the page says.
  const shown = sheet.register === 'client' ? undefined : evidence
  return tag('li', { 'data-sentence': place, 'data-evidence': shown?.join(' ') }, escapeHtml(text), ...(shown === undefined || !sheet.hasNotes ? [] : [markHtml(sheet, shown)]))
}

function markHtml({ notes, words }: Writing, evidence: readonly string[]): string {
  const known = notes.findIndex((each) => each.join('\n') === evidence.join('\n'))
  if (known === -1) notes.push([...evidence])
  const n = known === -1 ? notes.length : known + 1
  const link = tag('a', { id: known === -1 ? `mark-${n}` : undefined, href: `#note-${n}`, 'aria-label': say(words, 'report.mark', { n: String(n) }) }, String(n))
  // Kept with the last word.
  return `\u00a0${tag('sup', { class: 'mark' }, link)}`
}

function tableHtml(sheet: Writing, table: Extract<Block, { kind: 'table' }>): string {
  const caption = sheet.ids.take('caption')
  const back = table.id?.startsWith('table-') === true ? ` ${tag('a', { class: 'back', href: `#${table.id.slice('table-'.length)}` }, escapeHtml(say(sheet.words, 'report.to-picture')))}` : ''
  return tag('div', { class: table.rows.length > SHORT_TABLE ? 'scroll' : 'scroll short', role: 'region', tabindex: '0', 'aria-labelledby': caption, id: sheet.names.get(table) },
    tag('table', {},
      tag('caption', { id: caption }, escapeHtml(table.caption), back),
      '\n', tag('thead', {}, tag('tr', {}, ...table.head.map((cell) => tag('th', { scope: 'col' }, escapeHtml(cell))))),
      '\n', tag('tbody', {}, '\n', ...table.rows.map((row) => `${rowHtml(sheet, row)}\n`))))
}

function rowHtml({ register, rows, words }: Writing, { cells, evidence }: Row): string {
  const [name = '', ...rest] = cells
  const shown = register === 'client' ? undefined : evidence
  const id = shown?.map((each) => rows.get(each)).find((each) => each?.startsWith('row') === true)
  return tag('tr', { id, 'data-evidence': shown?.join(' ') }, tag('th', { scope: 'row', class: lengthOf(name) }, escapeHtml(name) || escapeHtml(say(words, 'render.dash'))), ...rest.map((cell) => tag('td', { class: lengthOf(cell) }, escapeHtml(cell))))
}

/** Marks a cell with a word that would push the others aside; it may be broken anywhere. */
const lengthOf = (text: string): string | undefined => (/[^\s/-]{25}/u.test(text) ? 'long' : undefined)

function figureHtml({ ids, words, sheet }: Writing, picture: Picture): string {
  const { name, title, draw, table } = picture
  const id = ids.take(name)
  const printed = sheet?.pictures.get(picture)
  const link = table.rows.length === 0 ? '' : ` ${tag('a', { class: 'to-table', href: `#table-${name}` }, escapeHtml(say(words, 'report.to-table')))}`
  return tag('figure', { id, class: printed?.opens === true ? 'opens' : undefined },
    `\n${tag('div', { class: 'wide' }, draw(WIDE, `${name}-wide`))}\n${tag('div', { class: 'narrow' }, draw(NARROW, `${name}-narrow`))}\n`,
    ...(printed === undefined ? [] : [tag('div', { class: 'paper' }, printed.svg), '\n']),
    tag('figcaption', {}, escapeHtml(say(words, 'report.caption.figure', { title })), link), '\n')
}

function contentsHtml({ hasNotes, names, words }: Writing, blocks: readonly Block[]): string {
  const entries = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [tag('li', {}, tag('a', { href: `#${names.get(block) ?? ''}` }, escapeHtml(block.text)))] : []))
  const last = hasNotes ? [tag('li', {}, tag('a', { href: '#evidence' }, escapeHtml(say(words, 'report.evidence-title'))))] : []
  return tag('nav', { 'aria-labelledby': 'contents' }, `\n${tag('h2', { id: 'contents' }, escapeHtml(say(words, 'report.contents')))}\n`, tag('ul', {}, '\n', [...entries, ...last].join('\n'), '\n'), '\n')
}

function notesHtml({ formulation, notes, rows, words }: Writing): readonly string[] {
  if (notes.length === 0) return []
  const items = notes.map((evidence, at) => {
    const back = tag('a', { class: 'back', href: `#mark-${at + 1}` }, escapeHtml(say(words, 'report.back')))
    return tag('li', { id: `note-${at + 1}` }, noteHtml({ formulation, words, rowOf: (each) => rows.get(each) }, evidence), ' ', back)
  })
  return [tag('section', { 'aria-labelledby': 'evidence', class: 'notes' },
    `\n${tag('h2', { id: 'evidence' }, escapeHtml(say(words, 'report.evidence-title')))}\n`,
    tag('p', {}, escapeHtml(say(words, 'report.evidence-intro'))), '\n',
    tag('ol', {}, '\n', items.join('\n'), '\n'), '\n')]
}
