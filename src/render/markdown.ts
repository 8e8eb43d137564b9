import type { Block, PictureName, Row } from './document.js'
import { escapeMarkdown } from './escape-markdown.js'

/** The file a picture lies in, beside the text. */
export type PictureFile = (name: PictureName) => string

/** Parts as Markdown (CommonMark with tables). Whatever people wrote is escaped. */
export const markdownOf = (blocks: readonly Block[], fileOf: PictureFile): string => `${blocks.map((block) => markdown(block, fileOf)).join('\n\n')}\n`

function markdown(block: Block, fileOf: PictureFile): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'list':
      return block.items.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n')
    case 'notice':
      return [`> **${escapeMarkdown(block.title)}**`, ...block.items.map(({ text }) => `> - ${escapeMarkdown(text)}`)].join('\n>\n')
    case 'table':
      return [`**${escapeMarkdown(block.caption)}**`, '', cells(block.head), `| ${block.head.map(() => '---').join(' | ')} |`, ...block.rows.map((row: Row) => cells(row.cells))].join('\n')
    case 'figure':
      return `![${escapeMarkdown(block.picture.title)}](${address(fileOf(block.picture.name))})`
    default:
      return block satisfies never
  }
}

/** The name of a file as an address that no sign in it can end. */
const address = (file: string): string => encodeURIComponent(file).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

const cells = (texts: readonly string[]): string => `| ${texts.map(escapeMarkdown).join(' | ')} |`
