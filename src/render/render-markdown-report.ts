import type { Formulation } from '../model/formulation.js'
import { aCase, list, type Permitted } from '../options.js'
import { blocksOf } from './blocks.js'
import { checkRendering } from './check.js'
import type { PictureName, RenderOptions } from './document.js'
import { markdownOf } from './markdown.js'
import { picturesOf, type PictureSources } from './report-pictures.js'
import { reportWords } from './words.js'

/** How a text with pictures beside it is made. */
export interface MarkdownReportOptions extends RenderOptions, PictureSources {
  /** What the names of the picture files begin with; nothing when left out. */
  readonly filePrefix?: string
}

/** A file to be written beside the text. */
export interface ReportFile {
  readonly name: string
  readonly text: string
}

/** A text and the pictures that it shows. */
export interface MarkdownReport {
  readonly markdown: string
  readonly pictures: readonly ReportFile[]
}

const WIDTH = 760

// A name that leads into another folder would write where nobody looks.
const A_FILE_NAME: Permitted = {
  expected: 'the beginning of a file name, without a slash or another sign that leads elsewhere',
  allows: (value) => typeof value === 'string' && /^(?!\.)[^\p{Cc}/\\:<>"|?*]*$/u.test(value),
}

/** A formulation as Markdown with its pictures as SVG files beside it, and each picture's table at the end. */
export function renderMarkdownReport(formulation: Formulation, options: MarkdownReportOptions = {}): MarkdownReport {
  checkRendering(formulation, options, { case: aCase, instruments: list, filePrefix: A_FILE_NAME })
  const { register = 'clinician', detail = 'short', language, filePrefix = '', crisisContact } = options
  const fileOf = (name: PictureName): string => `${filePrefix}${name}.svg`
  const pictures = picturesOf(formulation, options)
  return {
    markdown: markdownOf(blocksOf(formulation, { register, detail, crisisContact }, reportWords(language), pictures), fileOf),
    pictures: pictures.map(({ name, draw }) => ({ name: fileOf(name), text: `${onWhite(draw(WIDTH, name))}\n` })),
  }
}

/** In a file of its own a picture cannot know the colour of the page: black ink on white. */
const onWhite = (svg: string): string => svg.replace(/^<svg [^>]*>/, (start) => `${start}<rect width="100%" height="100%" fill="#fff"/>`)
