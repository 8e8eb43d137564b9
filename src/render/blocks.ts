import type { Formulation, Register, TextSection } from '../model/formulation.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say } from '../words/phrase.js'
import { parted } from './areas-apart.js'
import { brief } from './brief.js'
import { footOfClientPage, pressingMessages, safetyPage } from './client-page.js'
import type { Block, Detail, Line, Picture, PictureName } from './document.js'
import { withLevel, type Page } from './page.js'
import { contract, plan, receipt } from './plan.js'
import { shownText } from './shown.js'
import { areaTable, completeness, questions, reasons, uncounted } from './tables.js'

interface Choice {
  readonly register: Register
  readonly detail: Detail
  readonly crisisContact?: string | undefined
}

/**
 * A formulation as a list of parts: safety, the text with its pictures, what the work could hold, then what is for
 * reference. Everything shown comes from the formulation; for clients, figures and tables are left out, and all but
 * safety while that is pressing.
 */
export function blocksOf(formulation: Formulation, { register, detail, crisisContact }: Choice, words: WordCatalogue, pictures: readonly Picture[] = []): readonly Block[] {
  if (register === 'client' && pressingMessages(formulation).length > 0) return safetyPage(formulation, crisisContact, words)
  const exact = register === 'client' || detail === 'none' ? [] : (formulation.explanation?.bounds.areas ?? [])
  const page: Page = { formulation, register, detail, words, bounds: new Map(exact.map((area) => [area.area, area])) }
  const title: Block = { kind: 'heading', level: 1, text: titleOf(formulation, register, words) }
  if (register === 'client') return [title, ...withPictures(sectionsOf(page), pictures).flatMap((part) => partBlocks(page, part)), ...footOfClientPage(crisisContact, words), ...tablesOf(pictures, words)]
  if (detail === 'brief') {
    // Of what weighs for and against, the table says it.
    const shown = pictures.filter(({ name }) => name !== 'argument')
    return [title, { kind: 'paragraph', text: say(words, 'report.running', { caseId: formulation.caseId, assessedOn: formulation.assessedOn }) }, ...brief(page), ...figuresOf(shown, words), ...tablesOf(shown, words)]
  }
  return [
    title,
    { kind: 'paragraph', text: subtitle(page) },
    ...withPictures(sectionsOf(page), pictures).flatMap((part) => partBlocks(page, part)),
    ...plan(page), ...reasons(page), ...questions(page), ...completeness(page),
    ...tablesOf(pictures, words),
    ...uncounted(page), ...contract(page), ...receipt(page),
  ]
}

const partBlocks = (page: Page, part: Part | Picture): readonly Block[] => ('sentences' in part ? sectionBlocks(page, part) : [{ kind: 'figure', picture: part }])

/** The clinician's title of a case may say what a client's page must not. */
export const titleOf = ({ title }: Formulation, register: Register, words: WordCatalogue): string =>
  register === 'client' ? say(words, 'render.title.client') : (title ?? say(words, `render.title.${register}`))

function subtitle({ formulation, words }: Page): string {
  const { caseId, assessedOn, tradition } = formulation
  return say(words, 'render.subtitle', { caseId, assessedOn, tradition: tradition.title })
}

/** A section of the text, and where the formulation holds it. */
interface Part extends TextSection {
  readonly place: string
}

/** The text, with the explanation where the other areas have been told of. An explanation is not for clients. */
function sectionsOf({ formulation: { text, explanation }, register, detail }: Page): readonly Part[] {
  const sections = text[register].map((section) => ({ ...section, place: `${register}/${section.id}` }))
  if (register === 'client' || explanation === undefined || detail === 'none' || detail === 'brief') return sections
  const at = sections.findIndex(({ id }) => EXPLAINED_BEFORE.includes(id))
  const before = at === -1 ? sections.length : at
  const explained = explanation.text[detail].map((section) => ({ ...section, place: `explanation/${detail}/${section.id}` }))
  return [...sections.slice(0, before), ...explained, ...sections.slice(before)]
}

/** Sections that come after the explanation. */
const EXPLAINED_BEFORE: readonly string[] = ['unknown', 'support', 'goals', 'notes', 'check']

/** The sections that each picture belongs to, the first that is there; before the last section where none is. */
const BESIDE: Readonly<Record<PictureName, readonly string[]>> = {
  timeline: ['links', 'noticed'],
  argument: ['focus'],
  circle: ['support', 'noticed'],
}

function withPictures(sections: readonly Part[], pictures: readonly Picture[]): readonly (Part | Picture)[] {
  const after = new Map<number, readonly Picture[]>()
  for (const picture of pictures) {
    const found = BESIDE[picture.name].map((id) => sections.findIndex((section) => section.id === id)).find((at) => at !== -1)
    const at = found ?? Math.max(0, sections.length - 2)
    after.set(at, [...(after.get(at) ?? []), picture])
  }
  return sections.flatMap((section, at) => [section, ...(after.get(at) ?? [])])
}

/** The pictures of a brief page stand together, where they leave no gaps between the sheets. */
const figuresOf = (pictures: readonly Picture[], words: WordCatalogue): readonly Block[] =>
  pictures.length === 0 ? [] : [{ kind: 'heading', level: 2, id: 'pictures', text: say(words, 'report.pictures-title') }, ...pictures.map((picture): Block => ({ kind: 'figure', picture }))]

/** Every picture once more as a table, gathered where they do not interrupt the reading. */
function tablesOf(pictures: readonly Picture[], words: WordCatalogue): readonly Block[] {
  const tables = pictures.filter(({ table }) => table.rows.length > 0)
  if (tables.length === 0) return []
  return [
    { kind: 'heading', level: 2, id: 'tables', text: say(words, 'report.tables-title') },
    ...tables.map(({ name, table: { caption, head, rows } }): Block => ({ kind: 'table', id: `table-${name}`, caption, head, rows: rows.map((cells) => ({ cells })) })),
  ]
}

function sectionBlocks(page: Page, section: Part): readonly Block[] {
  const items = section.sentences.map(({ text, evidence }, at): Line => ({ text: shownText(text), evidence, place: `${section.place}/${at + 1}` }))
  if (section.id === 'safety') return [{ kind: 'notice', id: section.id, title: section.title, items: items.map((line) => withLevel(page, line)) }]
  const table = section.id === 'focus' && page.register !== 'client' ? [areaTable(page)] : []
  const lists = APART.includes(section.id) ? parted(page, items) : [{ kind: 'list', items } as const]
  return [{ kind: 'heading', level: 2, id: section.id, text: section.title }, ...lists, ...table]
}

/** Sections that tell of each proposed area in turn. */
const APART: readonly string[] = ['for', 'against']
