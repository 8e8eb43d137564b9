import type { Formulation } from '../model/formulation.js'
import { wholeFrom } from '../options.js'
import { blocksOf } from './blocks.js'
import { checkRendering } from './check.js'
import { onOneLine } from './on-one-line.js'
import type { Block, RenderOptions } from './document.js'
import { reportWords } from './words.js'

/** Options for plain text. */
export interface RenderTextOptions extends RenderOptions {
  /** Columns to wrap at; 80 when left out. */
  readonly width?: number
}

/** Columns that the longest indent leaves room beside. */
const NARROWEST = 20

/** A formulation as plain text for a terminal or a letter: no markup, wrapped, no control characters. */
export function renderText(formulation: Formulation, options: RenderTextOptions = {}): string {
  checkRendering(formulation, options, { width: wholeFrom(NARROWEST) })
  const { register = 'clinician', detail = 'short', language, width = 80, crisisContact } = options
  return `${blocksOf(formulation, { register, detail, crisisContact }, reportWords(language))
    .map((block) => plain(block, width))
    .join('\n\n')}\n`
}

function plain(block: Block, width: number): string {
  switch (block.kind) {
    case 'heading': {
      const text = onOneLine(block.text)
      return block.level === 3 ? `${text}:` : `${text}\n${(block.level === 1 ? '=' : '-').repeat(Math.min(text.length, width))}`
    }
    case 'paragraph':
      return wrap(onOneLine(block.text), width, '')
    case 'list':
      return block.items.map(({ text }) => `- ${wrap(onOneLine(text), width - 2, '  ')}`).join('\n')
    case 'notice':
      return [`!! ${onOneLine(block.title).toUpperCase()} !!`, ...block.items.map(({ text }) => `! ${wrap(onOneLine(text), width - 2, '  ')}`)].join('\n')
    case 'table':
      return `${wrap(`${onOneLine(block.caption)}:`, width, '')}\n${table(block.head, block.rows.map((row) => row.cells), width)}`
    case 'figure':
      return wrap(onOneLine(block.picture.title), width, '')
    default:
      return block satisfies never
  }
}

/** One line a cell when the row is too wide for columns. */
function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const cells = [head, ...rows].map((row) => row.map(onOneLine))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  if (widths.reduce((sum, each) => sum + each + 2, -2) <= width) {
    return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
  }
  const [names = [], ...body] = cells
  return body
    .map((row) => row.map((cell, column) => `${column === 0 ? '- ' : '  '}${wrap(`${names[column] ?? ''}: ${cell}`, width - 2, '    ')}`).join('\n'))
    .join('\n')
}

function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${indent}`)
}
