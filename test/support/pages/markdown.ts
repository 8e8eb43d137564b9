export const GENERATED = '<!-- Generated: do not edit -->'

/** A page from its blocks: a blank line between, one line break at the end. */
export function page(...blocks: readonly (string | readonly string[])[]): string {
  const written = blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).filter((block) => block !== '')
  return `${[GENERATED, ...written].join('\n\n')}\n`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return rows.length === 0 ? ['None.'] : [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)]
}

export const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`)

export const code = (text: string): string => `\`${text}\``

/** The anchor that Markdown viewers give to a heading. */
export const anchor = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z0-9 _-]/g, '').replaceAll(' ', '-')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
