import { cleared } from './text-width.js'

/** Attributes in the order they are written; those left undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A number as short as hundredths of a pixel allow, and never `-0` or an exponent. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100 + 0)

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it may stand in XML, between tags or in an attribute: on one line, without control characters. */
export const escaped = (text: string): string => cleared(text).replaceAll(/[&<>"']/g, (sign) => ESCAPED[sign] ?? '')

/** One element. Children are finished SVG; texts go through `written`, `titled` or `escaped` first. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? figure(value) : escaped(value)}"`])
  const inside = children.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

/** Elements that belong together, with what a pointer resting on them shows. */
export const grouped = (attributes: Attributes, ...children: readonly string[]): string =>
  children.every((child) => child === '') ? '' : element('g', attributes, ...children)

/** What is shown when a pointer rests on the element around it; the whole of a name that had to be cut. */
export const titled = (text: string): string => element('title', {}, escaped(text))

export type Anchor = 'start' | 'middle' | 'end'

/** Where and how a line of text stands; `y` is its baseline, `anchor` is meant from left to right in every language. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  /** Pixels; that of the picture when left out. */
  readonly size?: number
  readonly anchor?: Anchor
  readonly bold?: boolean
  readonly opacity?: number
}

/** One line of text, which finds its own direction of writing and disturbs none beside it. */
export function written(text: string, { x, y, size, anchor = 'start', bold = false, opacity }: TextPlace, ...children: readonly string[]): string {
  const line = escaped(text)
  if (line === '') return ''
  return element('text', {
    x,
    y,
    'font-size': size,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'font-weight': bold ? 'bold' : undefined,
    'fill-opacity': opacity,
  }, isolated(line), ...children)
}

/** Between marks that keep a name written the other way from reordering what stands around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

/** What a whole picture says of itself. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly idPrefix: string
  readonly locale: string
  readonly title: string
  readonly description: string
  /** Whether names stand in the table only. */
  readonly isPartial?: boolean
}

/** The smallest text that is still read with ease on a telephone and in print. */
export const SMALL = 11
/** The usual size of text. */
export const USUAL = 12

/**
 * How high a picture for a page or a sheet of paper may be: as wide as the text of A4 or Letter, or as high as the page,
 * its texts are then 7 points or more.
 */
export const tallest = (width: number): number => Math.max(1000, 1.31 * width)

/**
 * A picture that stands alone: named and described for those who do not see it, in the ink of the page around it,
 * without style sheets, scripts or addresses.
 */
export function sheet({ width, height, idPrefix, locale, title, description, isPartial = false }: Sheet, ...children: readonly string[]): string {
  const id = idsOf(idPrefix)
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${figure(width)} ${figure(height)}`,
    width,
    height,
    role: 'img',
    'aria-labelledby': `${id('title')} ${id('description')}`,
    'xml:lang': locale,
    lang: locale,
    // Places are counted from the left even on a page that runs the other way.
    direction: 'ltr',
    'font-family': 'Arial, Helvetica, sans-serif',
    'font-size': USUAL,
    fill: 'currentColor',
    stroke: 'none',
    'data-partial': isPartial ? 'true' : undefined,
  },
  element('title', { id: id('title') }, escaped(title)),
  element('desc', { id: id('description') }, escaped(description)),
  ...children)
}

/** Names for elements that are pointed at, unique to one picture on a page. */
export function idsOf(prefix: string): (name: string) => string {
  const safe = prefix.replaceAll(/[^A-Za-z0-9_-]/g, '-')
  const start = /^[A-Za-z]/.test(safe) ? safe : `p${safe}`
  return (name) => `${start}-${name}`
}
