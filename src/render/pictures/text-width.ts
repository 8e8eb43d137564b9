/**
 * How wide a text will be, without a font at hand. Figures are those of a wide sans serif, so that what fits by
 * estimate fits on the page whichever font is there.
 */

// Forbidden by XML: most controls, lone surrogates, and the last two code points of the basic plane.
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029]+/gu

// Marks that turn the direction of writing would make a line read as something else.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

// No writing stacks more than a few marks on one letter; more of them would paint over what stands around.
const STACKED = /(\p{M}{4})\p{M}+/gu

// Most pieces are words of plain letters, which need no clearing.
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** A text on one line, of characters that can be shown. */
export const cleared = (text: string): string =>
  PLAIN.test(text) ? text : text.replaceAll(FORBIDDEN, ' ').replaceAll(TURNING, '').replaceAll(STACKED, '$1').replaceAll(/[^\S\u00a0]+/gu, ' ').trim()

interface Width {
  readonly of: RegExp
  readonly ems: number
}

// The first that fits counts.
const WIDTHS: readonly Width[] = [
  { of: /^[ijl.,:;'|!’·]$/u, ems: 0.34 },
  { of: /^[ \u00a0frtI()[\]\-/]$/u, ems: 0.44 },
  { of: /^[mwMW@%—…]$/u, ems: 1 },
  { of: /^[a-z]$/u, ems: 0.62 },
  { of: /^[0-9]$/u, ems: 0.64 },
  { of: /^[A-Z]$/u, ems: 0.78 },
  { of: /^\p{Mc}$/u, ems: 0.5 },
  { of: /^[\p{Mn}\p{Me}\p{Cf}\u115f\u1160]$/u, ems: 0 },
  { of: /^\p{Emoji_Presentation}$/u, ems: 1.4 },
  { of: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]$/u, ems: 1.02 },
  { of: /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Lao}]$/u, ems: 0.7 },
  { of: /^[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Ethiopic}\p{Script=Georgian}\p{Script=Armenian}]$/u, ems: 0.9 },
  { of: /^\p{Ll}$/u, ems: 0.72 },
  { of: /^\p{Lu}$/u, ems: 0.9 },
]

// Scripts of broad letters, and signs nobody foresaw.
const OTHER = 1.3
// One sign that is a whole sentence.
const SENTENCES: Readonly<Record<string, number>> = { '\ufdfd': 11, '\ufdfa': 4, '\ufdfb': 4 }

// Texts are made of few characters, and looking one up costs far less than trying the patterns again.
const kept = new Map<string, number>()
const MOST_KEPT = 5_000

function emsOf(character: string): number {
  const known = kept.get(character)
  if (known !== undefined) return known
  if (kept.size === MOST_KEPT) kept.clear()
  const ems = SENTENCES[character] ?? WIDTHS.find(({ of }) => of.test(character))?.ems ?? OTHER
  kept.set(character, ems)
  return ems
}

const BOLDER = 1.1

/** Width in pixels of a text of `size` pixels, rather too much than too little. */
export const textWidth = (text: string, size: number, bold = false): number => bareWidth(cleared(text), size, bold)

/** The same of a text that has been cleared, or of a piece of one. */
function bareWidth(text: string, size: number, bold: boolean): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * size * (bold ? BOLDER : 1)
}

// Letters with their marks, flags, and signs joined into one: what may not be torn apart.
const CLUSTERS = /\p{RI}\p{RI}|\P{M}(?:[\p{M}\p{Emoji_Modifier}]|\u200d\P{M})*|\p{M}+/gu

const clustersOf = (text: string): readonly string[] => text.match(CLUSTERS) ?? []

/** A text that is at most so many pixels wide, cut with an ellipsis where it has to be. */
export function cutTo(text: string, width: number, size: number, bold = false): string {
  const line = cleared(text)
  if (bareWidth(line, size, bold) <= width) return line
  let kept = ''
  let left = width - bareWidth('…', size, bold)
  for (const cluster of clustersOf(line)) {
    left -= bareWidth(cluster, size, bold)
    if (left < 0) break
    kept += cluster
  }
  return `${kept.trimEnd()}…`
}

// Where a line may end: after a space or a hyphen, and after every sign of a writing without spaces.
const BREAKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}][\p{M}、。，！？]*|(?:[^\s\-\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|\u00a0)+-?|-/gu

/** A text in lines of at most so many pixels; what is beyond the last line allowed is cut off with an ellipsis. */
export function wrapped(text: string, width: number, size: number, most = Infinity, bold = false): readonly string[] {
  const line = cleared(text)
  const lines: string[] = []
  let end = 0
  for (const match of line.matchAll(BREAKS)) {
    const [piece] = match
    const gap = match.index > end ? ' ' : ''
    end = match.index + piece.length
    const last = lines.at(-1)
    if (last === undefined) lines.push(piece)
    else if (bareWidth(last + gap + piece, size, bold) <= width) lines[lines.length - 1] = last + gap + piece
    else if (lines.length < most) lines.push(piece)
    else {
      lines[lines.length - 1] = `${last}${gap}${line.slice(match.index)}`
      break
    }
  }
  return lines.map((each) => cutTo(each, width, size, bold))
}
