import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** The pages that people write, by path from the root; the others are made from the code and the rules. */
export const WRITTEN_PAGES = [
  'README.md',
  ...['agreement', 'batch', 'coding-guide', 'concepts', 'errors', 'explanations', 'hazard-log', 'intended-use', 'languages', 'limitations', 'missing-information', 'pictures', 'redcap', 'reports', 'sensitivity', 'rule-quality', 'security', 'synthetic-cases', 'teaching', 'traditions-guide', 'tutorial-study', 'versioning', 'weighing']
    .map((name) => `docs/${name}.md`),
] as const

export const readPage = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Every Markdown page of the project, apart from the reference of functions and types. */
export function allPages(): readonly string[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !path.startsWith('docs/api/'))
  return ['README.md', 'CHANGELOG.md', ...inDocs].sort()
}

/** A fenced block of code. */
export interface CodeBlock {
  /** First word after the fence. */
  readonly language: string
  /** What follows the language. */
  readonly info: string
  readonly code: string
  /** Where the code stands in the page. */
  readonly start: number
  readonly end: number
  /** Comment `given: name = ...` right before the block. */
  readonly given?: string
}

const FENCE = /^```(\w+)?([^\n]*)\n([\s\S]*?)^```$/gm

export function codeBlocks(page: string): readonly CodeBlock[] {
  return [...page.matchAll(FENCE)].map((match) => {
    const [whole, language = '', info = '', code = ''] = match
    const start = match.index + whole.length - code.length - '```'.length
    const before = /<!-- given: ([^\n]*?) -->\s*$/.exec(page.slice(0, match.index))?.[1]
    return { language, info: info.trim(), code, start, end: start + code.length, ...(before === undefined ? {} : { given: before }) }
  })
}

/** A page without its code and its comments. */
export const proseOf = (page: string): string => page.replaceAll(FENCE, '').replaceAll(/<!--[\s\S]*?-->/g, '')
