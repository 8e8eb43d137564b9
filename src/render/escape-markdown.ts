import { onOneLine } from './on-one-line.js'

/** Takes the meaning of markup out of a text, HTML included, and keeps it on one line. */
export function escapeMarkdown(text: string): string {
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
