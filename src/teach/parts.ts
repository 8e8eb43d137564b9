import { escapeMarkdown as escaped } from '../render/escape-markdown.js'

/** Where a line leads to: the page of a rule. */
export interface PageLink {
  readonly text: string
  readonly href: string
}

/** One sentence, with what it rests on as evidence ids. */
export interface LessonLine {
  readonly text: string
  readonly evidence?: readonly string[]
  readonly links?: readonly PageLink[]
}

/** One row of a table. */
export interface LessonRow {
  readonly cells: readonly string[]
  readonly evidence?: readonly string[]
  /** Page of what the first cell names. */
  readonly href?: string
}

/** The parts that lessons are built from before any markup; the kinds are those of reports, so that the same page styles fit. */
export type LessonPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly LessonLine[] }
  /** Answers to choose from, or steps, with what they are counted by. */
  | { readonly kind: 'choices'; readonly items: readonly (LessonLine & { readonly mark: string })[] }
  | { readonly kind: 'notice'; readonly id: string; readonly title: string; readonly items: readonly LessonLine[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly LessonRow[] }
  /** What follows begins on a page of its own. */
  | { readonly kind: 'page-break' }
  | { readonly kind: 'image'; readonly href: string; readonly text: string }

/** Parts as Markdown (CommonMark with tables). Whatever people wrote is escaped. */
export const markdownOf = (parts: readonly LessonPart[]): string => `${parts.map(markdown).join('\n\n')}\n`

function markdown(part: LessonPart): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${escaped(part.text)}`
    case 'paragraph':
      return escaped(part.text)
    case 'list':
      return part.items.map((item) => `- ${line(item)}`).join('\n')
    case 'choices':
      return part.items.map((item) => `- **${escaped(item.mark)}** ${line(item)}`).join('\n')
    case 'notice':
      return [`> **${escaped(part.title)}**`, ...part.items.map((item) => `> - ${line(item)}`)].join('\n>\n')
    case 'table':
      return [
        row(part.head.map(escaped)),
        row(part.head.map(() => '---')),
        ...part.rows.map(({ cells: [first = '', ...rest], href }) => row([href === undefined ? escaped(first) : link({ text: first, href }), ...rest.map(escaped)])),
      ].join('\n')
    case 'page-break':
      return '---'
    case 'image':
      return `![${escaped(part.text)}](${address(part.href)})`
    default:
      return part satisfies never
  }
}

const line = ({ text, links = [] }: LessonLine): string => [escaped(text), ...(links.length === 0 ? [] : [`(${links.map(link).join(', ')})`])].join(' ')

const link = ({ text, href }: PageLink): string => `[${escaped(text)}](${address(href)})`

// What would end the address, or begin markup, is written by its code.
const address = (href: string): string => href.replaceAll(/[^\w./:#?=&%~+-]/g, (mark) => encodeURIComponent(mark).replaceAll(/[()*'!]/g, (left) => `%${left.charCodeAt(0).toString(16)}`))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
