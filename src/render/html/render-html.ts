import type { Formulation, Register } from '../../model/formulation.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { aCase, checkArgument, list, oneOf, text } from '../../options.js'
import { say } from '../../words/phrase.js'
import { blocksOf } from '../blocks.js'
import { checkRendering } from '../check.js'
import type { Block, RenderOptions } from '../document.js'
import { picturesOf, type PictureSources } from '../report-pictures.js'
import { reportWords } from '../words.js'
import { escapeHtml, tag } from './escape.js'
import { htmlBlocks } from './html-blocks.js'
import { PAPERS, styleOf, type Paper } from './style.js'
import { sheetOf } from './sheet.js'
import { STYLE_HASHES } from './style-hashes.js'

/** How a page is made. */
export interface HtmlOptions extends RenderOptions, PictureSources {
  /** What it is printed on; A4 when left out. */
  readonly paper?: Paper
  /** Rules of your own, in a second style sheet after the page's. The page's own policy then allows any inline style. */
  readonly stylesheet?: string
}

/**
 * A formulation as one HTML file that needs nothing else: no script, no address outside itself, its pictures in it
 * where the case is given. Safety comes first; every sentence carries what it rests on, on a client's page as the
 * place where the formulation has it. Whatever people wrote is escaped.
 */
export function renderHtml(formulation: Formulation, options: HtmlOptions = {}): string {
  checkRendering(formulation, options, { case: aCase, instruments: list, paper: A_PAPER, stylesheet: text })
  const { register = 'clinician', detail = 'short', language, paper = 'A4', stylesheet, crisisContact } = options
  const words = reportWords(language)
  const [title, ...blocks] = blocksOf(formulation, { register, detail, crisisContact }, words, picturesOf(formulation, options))
  const isBrief = register !== 'client' && detail === 'brief'
  const figures = blocks.flatMap((block) => (block.kind === 'figure' ? [block.picture] : []))
  const subtitle = blocks[0]?.kind === 'paragraph' ? blocks.shift() : undefined
  return `<!doctype html>
${tag('html', { lang: language?.locale ?? 'en', dir: language?.direction ?? 'ltr', 'data-running': runningHead(formulation, register, words) },
  `\n${headHtml(formulation, { title: textOf(title), register, paper, stylesheet })}\n`,
  tag('body', { class: isBrief ? `${register} brief` : register },
    `\n${tag('a', { class: 'skip', href: '#content' }, escapeHtml(say(words, 'report.skip')))}\n`,
    tag('header', {}, '\n', ...fictionalHtml(formulation, words), `${tag('h1', {}, escapeHtml(textOf(title)))}\n`, ...(subtitle === undefined ? [] : [`${tag('p', { class: 'subtitle' }, escapeHtml(textOf(subtitle)))}\n`])),
    '\n', tag('main', { id: 'content', tabindex: '-1' }, '\n', htmlBlocks(blocks, { formulation, register, words, hasNotes: register !== 'client' && !isBrief, ...(isBrief ? { sheet: sheetOf(figures, paper) } : {}) }), '\n'), '\n'),
  '\n')}
`
}

/**
 * The digest of the page's style sheet as a content security policy names it: a server that sends
 * `default-src 'none'; style-src 'sha256-…'` lets the page look as it should and do nothing else.
 */
export function htmlStyleHash(paper: Paper = 'A4'): string {
  checkArgument(paper, A_PAPER, '/paper')
  return STYLE_HASHES[paper]
}

const A_PAPER = oneOf(PAPERS)

interface Head {
  readonly title: string
  readonly register: Register
  readonly paper: Paper
  readonly stylesheet: string | undefined
}

function headHtml({ caseId }: Formulation, { title, register, paper, stylesheet }: Head): string {
  const styleSource = stylesheet === undefined ? `'${htmlStyleHash(paper)}'` : "'unsafe-inline'"
  const metas: readonly Readonly<Record<string, string>>[] = [
    { charset: 'utf-8' },
    { 'http-equiv': 'Content-Security-Policy', content: `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'` },
    { name: 'viewport', content: 'width=device-width, initial-scale=1' },
    { name: 'color-scheme', content: 'light dark' },
    { name: 'referrer', content: 'no-referrer' },
    { name: 'robots', content: 'noindex, nofollow' },
    // Telephones would make links of dates and scores.
    { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' },
  ]
  return `<head>
${metas.map((meta) => `<meta${Object.entries(meta).map(([name, value]) => ` ${name}="${value}"`).join('')}>`).join('\n')}
${tag('title', {}, escapeHtml(register === 'client' ? title : `${title} (${caseId})`))}
<style>${styleOf(paper)}</style>${stylesheet === undefined ? '' : `\n<style>${contained(stylesheet)}</style>`}
</head>`
}

/** A style sheet that cannot end its element. The backslash stands for nothing in strings and names of CSS. */
const contained = (stylesheet: string): string => stylesheet.replaceAll(/<(?=[/!])/g, '\\3c ')

/** What stands at the head of every printed page: the case, but not on a page that lies about at a client's. */
function runningHead({ caseId, assessedOn, fictional = false }: Formulation, register: Register, words: WordCatalogue): string | undefined {
  if (register === 'client') return fictional ? say(words, 'report.running-invented') : undefined
  return say(words, fictional ? 'report.running-fictional' : 'report.running', { caseId, assessedOn })
}

const fictionalHtml = ({ fictional = false }: Formulation, words: WordCatalogue): readonly string[] =>
  fictional ? [`${tag('p', { class: 'fictional' }, escapeHtml(say(words, 'report.fictional')))}\n`] : []

const textOf = (block: Block | undefined): string => (block !== undefined && 'text' in block ? block.text : '')
