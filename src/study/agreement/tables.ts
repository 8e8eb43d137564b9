/** A table before it is drawn: heads and rows of cells. */
export interface TextTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** How the parts of a page are drawn. */
export interface Drawing {
  readonly heading: (text: string, level: 1 | 2 | 3) => readonly string[]
  readonly paragraph: (text: string) => readonly string[]
  readonly list: (items: readonly string[]) => readonly string[]
  readonly table: (table: TextTable) => readonly string[]
}

const markdownText = (text: string): string => oneLine(text).replaceAll(/[\\`*_[\]<>|#~&]/g, (sign) => `\\${sign}`)

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** Markdown with every sign of its own taken literally. */
export const MARKDOWN: Drawing = {
  heading: (text, level) => [`${'#'.repeat(level)} ${markdownText(text)}`, ''],
  paragraph: (text) => [markdownText(text), ''],
  list: (items) => [...items.map((item) => `- ${markdownText(item)}`), ''],
  table: ({ heads, rows }) => {
    const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`
    return [line(heads), `|${heads.map((_, at) => (at === 0 ? ' --- |' : ' ---: |')).join('')}`, ...rows.map(line), '']
  },
}

/** Plain text, with columns as wide as their widest cell. */
export const PLAIN: Drawing = {
  heading: (text, level) => [oneLine(text), (level === 1 ? '=' : '-').repeat(oneLine(text).length), ''],
  paragraph: (text) => [oneLine(text), ''],
  list: (items) => [...items.map((item) => `- ${oneLine(item)}`), ''],
  table: ({ heads, rows }) => {
    const all = [heads, ...rows].map((row) => row.map(oneLine))
    const widths = heads.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
    return [...all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()), '']
  },
}
