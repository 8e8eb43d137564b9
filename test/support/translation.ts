/** Every text of a nested table by its path. */
export function textsIn(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`))
}

const blanksIn = (text: string): string => [...new Set(text.match(/\{[^{}]+\}/g) ?? [])].sort().join(' ')

/** What a translation lacks, has too much of, or fills otherwise, text by text. A text without letters need not be translated. */
export function differences(original: unknown, translation: unknown): readonly string[] {
  const [from, to] = [new Map(textsIn(original)), new Map(textsIn(translation))]
  const missing = [...from].filter(([path, text]) => /\p{L}/u.test(text) && !to.has(path)).map(([path]) => `missing: ${path}`)
  // A sentence that tells a number may have a form of its own for a plural category.
  const isForm = (path: string): boolean => /#(?:zero|one|two|few|many)$/.test(path) && from.has(path.replace(/#\w+$/, ''))
  const surplus = [...to.keys()].filter((path) => !from.has(path) && !isForm(path)).map((path) => `not in the original: ${path}`)
  const blanks = [...to].flatMap(([path, text]) => {
    const own = from.get(path)
    return own !== undefined && blanksIn(own) !== blanksIn(text) ? [`other blanks: ${path}`] : []
  })
  return [...missing, ...surplus, ...blanks]
}
