/** An element as it was written, with its attributes in order. */
export interface HtmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (HtmlElement | string)[]
}

const VOID = new Set(['meta'])
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/**
 * Reads a page and refuses whatever a careful writer would not write: tags that are not closed, attributes without
 * quotes or given twice, entities beyond the five that are needed, comments, and signs that should have been escaped.
 */
export function readHtml(page: string): HtmlElement {
  const start = '<!doctype html>\n'
  if (!page.startsWith(start)) throw new Error('no doctype')
  const open: { name: string; attributes: Record<string, string>; children: (HtmlElement | string)[] }[] = [{ name: '', attributes: {}, children: [] }]
  const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?: [^\s"'<>=]+="[^"<>]*")*)(\/?)>|([^<>]+)/gy
  token.lastIndex = start.length
  while (token.lastIndex < page.length) {
    const at = token.lastIndex
    // A style sheet is read as it stands, up to the first sign that could end it.
    const raw = open.at(-1)?.name === 'style' ? page.indexOf('</', at) : at
    if (raw > at) {
      open.at(-1)?.children.push(page.slice(at, raw))
      token.lastIndex = raw
      continue
    }
    const [, closing, name = '', written = '', selfClosing, text] = token.exec(page) ?? []
    const here = open.at(-1)
    if (here === undefined || (name === '' && text === undefined)) throw new Error(`not well written: ${page.slice(at, at + 80)}`)
    if (text !== undefined) here.children.push(plain(text))
    else if (closing === '/') {
      if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`)
      open.pop()
    } else {
      const element = { name, attributes: attributesOf(written), children: [] }
      here.children.push(element)
      // Within a picture every element may close itself; outside, browsers do not heed the sign.
      if (selfClosing === '/' && !open.some((outer) => outer.name === 'svg')) throw new Error(`<${name}/> closes itself`)
      if (selfClosing !== '/' && !VOID.has(name)) open.push(element)
    }
  }
  const [root] = open
  const html = root?.children.find((child) => typeof child !== 'string')
  if (open.length !== 1 || html === undefined || typeof html === 'string') throw new Error('an element is left open')
  return html
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(/ ([^\s=]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} is given twice`)
    attributes[name] = plain(value)
  }
  return attributes
}

function plain(text: string): string {
  const left = text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')
  if (left.includes('&')) throw new Error(`an entity of its own in: ${text.slice(0, 80)}`)
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '')
}

/** Every element of a page, the outermost first. */
export function elementsOf(element: HtmlElement): readonly HtmlElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))]
}

/** What is read of an element and all that is in it. */
export function textOf(element: HtmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
