import type { Formulation } from '../model/formulation.js'
import { englishWords } from '../words/english.js'
import { blocksOf } from './blocks.js'
import { onOneLine } from './on-one-line.js'
import type { Block, RenderOptions } from './document.js'

/** A formulation as Markdown (CommonMark with tables). Whatever people wrote is escaped. */
export function renderMarkdown(formulation: Formulation, { register = 'clinician', detail = 'short', language }: RenderOptions = {}): string {
  return `${blocksOf(formulation, { register, detail }, language?.words ?? englishWords).map(markdown).join('\n\n')}\n`
}

function markdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'notice':
      return [`> **${escapeMarkdown(block.title)}**`, ...block.items.map((item) => `> - ${escapeMarkdown(item)}`)].join('\n>\n')
    case 'table':
      return [row(block.head), row(block.head.map(() => '---'), false), ...block.rows.map((cells) => row(cells))].join('\n')
    default:
      return block satisfies never
  }
}

const row = (cells: readonly string[], escape = true): string => `| ${cells.map((cell) => (escape ? escapeMarkdown(cell) : cell)).join(' | ')} |`

/** Takes the meaning of markup out of a text, HTML included, and keeps it on one line. */
function escapeMarkdown(text: string): string {
  return onOneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|#~!@]/g, (mark) => `\\${mark}`)
    // Renderers that link bare addresses would make links of what people wrote.
    .replaceAll('://', '\\://')
    .replaceAll(/\bwww\./gi, (address) => `${address.slice(0, 3)}\\.`)
    .replaceAll(/^(\d+)([.)])/g, '$1\\$2')
    .replaceAll(/^([+\-=])(?=\s|$|-|=)/g, '\\$1')
}
