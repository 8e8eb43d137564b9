import { onOneLine } from '../on-one-line.js'

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// What HTML takes for a replacement character or refuses.
const NOT_CHARACTERS = /[\p{Cs}\u{fdd0}-\u{fdef}\u{fffe}\u{ffff}]/gu

/** A text as it may stand between tags or in a quoted attribute: on one line, without control characters. */
export const escapeHtml = (text: string): string => onOneLine(text).replaceAll(NOT_CHARACTERS, ' ').replaceAll(/[&<>"']/g, (sign) => ESCAPED[sign] ?? '')

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element. Children are finished HTML; texts go through `escapeHtml` first. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeHtml(String(value))}"`]))
  return `<${name}${written.join('')}>${children.join('')}</${name}>`
}
