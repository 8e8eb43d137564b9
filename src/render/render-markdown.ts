import type { Formulation } from '../model/formulation.js'
import { blocksOf } from './blocks.js'
import { checkRendering } from './check.js'
import type { RenderOptions } from './document.js'
import { markdownOf } from './markdown.js'
import { reportWords } from './words.js'

/** A formulation as Markdown (CommonMark with tables). Whatever people wrote is escaped. */
export function renderMarkdown(formulation: Formulation, options: RenderOptions = {}): string {
  checkRendering(formulation, options)
  const { register = 'clinician', detail = 'short', language, crisisContact } = options
  return markdownOf(blocksOf(formulation, { register, detail, crisisContact }, reportWords(language)), (name) => `${name}.svg`)
}
