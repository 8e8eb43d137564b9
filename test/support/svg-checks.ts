/** An element as it was read; texts are unescaped. */
export interface Node {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Node[]
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const TOKEN = /<(\/)?([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z:-]+="[^"<]*")*)(\/)?>|([^<]+)/gy

/**
 * A strict reader of the little XML that pictures are made of. Throws at whatever is not well formed, at characters
 * that XML forbids, and at references other than the five that escaping makes.
 */
export function readSvg(svg: string): Node {
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(svg)
  if (forbidden !== null) throw new Error(`forbidden character at ${forbidden.index}`)
  const root = { name: '', attributes: new Map() as ReadonlyMap<string, string>, children: [] as Node[], text: '' }
  const open = [root]
  let at = 0
  while (at < svg.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(svg)
    if (match === null) throw new Error(`not well formed at ${at}: ${svg.slice(at, at + 60)}`)
    at = TOKEN.lastIndex
    const [, closing, name, attributes = '', empty, text] = match
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += unescaped(text)
    else if (closing !== undefined) {
      if (open.length < 2 || open.pop()?.name !== name || attributes !== '') throw new Error(`</${String(name)}> closes nothing`)
    } else {
      const node = { name: name ?? '', attributes: attributesOf(attributes), children: [] as Node[], text: '' }
      parent.children.push(node)
      if (empty === undefined) open.push(node)
    }
  }
  const [only, ...more] = root.children
  if (open.length !== 1 || only === undefined || more.length > 0 || root.text !== '') throw new Error('not one element')
  return only
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/ ([A-Za-z:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)] as const)
  const attributes = new Map(found)
  if (attributes.size !== found.length) throw new Error('an attribute is given twice')
  return attributes
}

function unescaped(text: string): string {
  return text.replaceAll(/&([^;]*;?)/g, (whole, name: string) => {
    const sign = NAMED[name.slice(0, -1)]
    if (sign === undefined) throw new Error(`unknown reference ${whole}`)
    return sign
  })
}

/** The element and all within it. */
export const allNodes = (node: Node): readonly Node[] => [node, ...node.children.flatMap(allNodes)]

export interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Marks that keep directions apart take no room. */
const bare = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')

/**
 * Room that a text takes in a common sans serif, by a table of its own: that of the library is broader on purpose,
 * and shares nothing with it.
 */
export function usualWidth(text: string, size: number): number {
  let ems = 0
  for (const sign of bare(text)) {
    if (/[\u0300-\u036f\u064b-\u065f\u093c\u0941-\u0948\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(sign)) continue
    if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(sign)) ems += 1
    else if (/[ijl.,;:'!|\s]/.test(sign)) ems += 0.26
    else if (/[mwMW…%]/.test(sign)) ems += 0.86
    else if (/[A-Z]/.test(sign)) ems += 0.68
    else ems += 0.54
  }
  return ems * size
}

/** The room of every line of text in a picture. */
export function textBoxes(svg: string): readonly Box[] {
  const root = readSvg(svg)
  const usual = Number(root.attributes.get('font-size'))
  return allNodes(root).filter(({ name }) => name === 'text').map(({ attributes, text }) => {
    const size = Number(attributes.get('font-size') ?? usual)
    const width = usualWidth(text, size) * (attributes.get('font-weight') === 'bold' ? 1.06 : 1)
    const [x, y] = [Number(attributes.get('x')), Number(attributes.get('y'))]
    const anchor = attributes.get('text-anchor') ?? 'start'
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width
    return { text: bare(text), left, right: left + width, top: y - size * 0.78, bottom: y + size * 0.2 }
  })
}

/** Pairs of boxes that share room. */
export function overlaps(boxes: readonly Box[], slack = 0): readonly string[] {
  return boxes.flatMap((a, index) => boxes.slice(index + 1)
    .filter((b) => a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack)
    .map((b) => `${a.text} | ${b.text}`))
}

/** Boxes that leave the picture. */
export function strays(svg: string, boxes: readonly Box[], slack = 0): readonly string[] {
  const [, , width = 0, height = 0] = (readSvg(svg).attributes.get('viewBox') ?? '').split(' ').map(Number)
  return boxes.filter((box) => box.left < -slack || box.top < -slack || box.right > width + slack || box.bottom > height + slack).map(({ text }) => text)
}

/** Names and attributes that pictures consist of; whatever else appears was let in from outside. */
const ELEMENTS = ['svg', 'title', 'desc', 'g', 'path', 'circle', 'rect', 'polyline', 'line', 'text']
const ATTRIBUTES = [
  'xmlns', 'viewBox', 'width', 'height', 'role', 'aria-labelledby', 'xml:lang', 'lang', 'direction', 'font-family', 'font-size', 'font-weight',
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'text-anchor',
  'id', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'd', 'points', 'transform', 'data-partial',
]

/** What in a picture is not of its own making, or reaches out of it. */
export function intruders(svg: string): readonly string[] {
  return allNodes(readSvg(svg)).flatMap(({ name, attributes }) => [
    ...(ELEMENTS.includes(name) ? [] : [name]),
    ...[...attributes].flatMap(([key, value]) => [
      ...(ATTRIBUTES.includes(key) ? [] : [`${name} ${key}`]),
      ...(key !== 'xmlns' && /url\(|:\/\/|javascript|expression/i.test(value) ? [`${name} ${key}=${value}`] : []),
      // Ink is that of the page, or none.
      ...((key === 'fill' || key === 'stroke') && value !== 'none' && value !== 'currentColor' ? [`${name} ${key}=${value}`] : []),
    ]),
  ])
}
