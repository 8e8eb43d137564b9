/**
 * A text on one line, without control characters and marks that turn the direction of writing: they could
 * drive a terminal, or make a line read as something else.
 */
export const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').replaceAll(/\s+/g, ' ').trim()
