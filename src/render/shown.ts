const MINUS = '\u2212'

/** A whole number as it is printed: with a true minus sign. */
export const shownNumber = (value: number): string => (value < 0 ? `${MINUS}${-value}` : String(value))

/** A number of points, its sign always shown; nothing at all has none. */
export const signed = (value: number): string => (value > 0 ? `+${value}` : shownNumber(value))

// Quoted words stay as they were written. A hyphen between figures or letters is no minus.
const QUOTED = /(“[^”]*”|«[^»]*»)/u

/** A sentence as it is printed: negative figures with a true minus sign. */
export const shownText = (text: string): string =>
  text.split(QUOTED).map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/(?<![^\s(])-(?=\d)/gu, MINUS))).join('')
