export { renderMarkdown } from './render-markdown.js'
export { renderText } from './render-text.js'
export type { RenderTextOptions } from './render-text.js'
export type { RenderOptions } from './document.js'
