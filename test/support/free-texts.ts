/** Fields in which people write what they like. */
const FREE = new Set([
  'title', 'note', 'name', 'usualRole', 'strengthsNote', 'ofOther', 'ofClient', 'best', 'worst', 'satisfying', 'unsatisfying', 'wantedChange', 'quote', 'ownWords', 'explanation', 'reason',
  'decidedBy', 'instrumentName',
])

/** Every text that somebody wrote freely into a case, in order. */
export function freeTexts(kase: unknown): readonly string[] {
  const found: string[] = []
  walk(kase, (text) => {
    found.push(text)
    return text
  })
  return found
}

/** The case with its free texts replaced, one after the other and then from the first again. */
export function withFreeTexts(kase: unknown, texts: readonly string[]): unknown {
  let at = 0
  return walk(kase, (text) => {
    const written = texts[at % texts.length] ?? text
    at += 1
    return written
  })
}

function walk(value: unknown, replace: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, FREE.has(key) && typeof inner === 'string' ? fitting(key, replace(inner)) : walk(inner, replace)]))
}

/** Names of instruments are read on one line and are short; everything else may be anything. */
const fitting = (key: string, text: string): string => (key === 'instrumentName' ? text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ').slice(0, 100) : text)
