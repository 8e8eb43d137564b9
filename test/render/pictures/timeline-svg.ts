/** One element of an SVG, as a reader that knows nothing of how it was written finds it. */
export interface Found {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)="([^"<]*)"/g
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g
// What XML 1.0 allows in a document.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

/** Reads a text as strict XML of elements, attributes in double quotes and five entities; throws at the first thing else. */
export function readSvg(svg: string): readonly Found[] {
  if (FORBIDDEN.test(svg)) throw new Error('a character that XML forbids')
  const open: { name: string; attributes: Record<string, string>; text: string }[] = []
  const found: Found[] = []
  let at = 0
  while (at < svg.length) {
    if (svg[at] !== '<') {
      const end = svg.indexOf('<', at)
      const text = svg.slice(at, end === -1 ? svg.length : end)
      const top = open.at(-1)
      if (top === undefined) throw new Error(`text outside: ${text}`)
      top.text += plain(text)
      at += text.length
      continue
    }
    TAG.lastIndex = at
    const tag = TAG.exec(svg)
    if (tag === null) throw new Error(`no tag: ${svg.slice(at, at + 60)}`)
    const [whole, closing, name = '', attributes = '', empty] = tag
    at += whole.length
    if (closing === '/') {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`${name} closes ${last?.name ?? 'nothing'}`)
      continue
    }
    const element = { name, attributes: {} as Record<string, string>, text: '' }
    for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      if (key in element.attributes) throw new Error(`${key} twice`)
      element.attributes[key] = plain(value)
    }
    found.push(element)
    if (empty !== '/') open.push(element)
  }
  if (open.length > 0) throw new Error('left open')
  return found
}

function plain(text: string): string {
  if (text.replaceAll(ENTITY, '').includes('&')) throw new Error(`an entity of its own: ${text}`)
  return text.replaceAll(ENTITY, (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? '')
}

export interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const widthOf = (character: string): number => {
  if (/[\u2066-\u2069\p{Mn}]/u.test(character)) return 0
  if (/[ iljtfr.,:;'()|!\-[\]]/.test(character)) return 0.33
  if (/[MW@mw…]/.test(character)) return 0.9
  if (/[\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(character)) return 1
  return /[A-Z]/.test(character) ? 0.7 : 0.56
}

/** Where each text stands, by a rough idea of how wide letters are in a sans serif. */
export function textBoxes(elements: readonly Found[]): readonly Box[] {
  return elements.filter(({ name }) => name === 'text').map(({ attributes, text }) => {
    const size = Number(attributes['font-size'] ?? 12)
    const width = Array.from(text, widthOf).reduce((sum, each) => sum + each, 0) * size * (attributes['font-weight'] === 'bold' ? 1.06 : 1)
    const [x, y] = [Number(attributes['x']), Number(attributes['y'])]
    const left = attributes['text-anchor'] === 'middle' ? x - width / 2 : attributes['text-anchor'] === 'end' ? x - width : x
    return { text, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 }
  })
}

/** Pairs of texts that stand over one another, and texts beyond the edges. */
export function clashes(boxes: readonly Box[], width: number, height: number, slack = 0): readonly string[] {
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1)
    .filter((b) => a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom)
    .map((b) => `"${a.text}" over "${b.text}"`))
  const beyond = boxes.filter(({ left, right, top, bottom }) => left < -slack || top < -slack || right > width + slack || bottom > height + slack)
  return [...over, ...beyond.map(({ text }) => `"${text}" beyond the edge`)]
}

/** The texts that are drawn, without the marks that isolate their direction. */
export const textsOf = (svg: string): readonly string[] =>
  readSvg(svg).filter(({ name }) => name === 'text').map(({ text }) => text.replaceAll(/[\u2068\u2069]/g, ''))

export const described = (svg: string): string => readSvg(svg).find(({ name }) => name === 'desc')?.text ?? ''

/** A number among the attributes of the first of some elements. */
export const attribute = (elements: readonly Found[], name: string): number => Number(elements[0]?.attributes[name])
