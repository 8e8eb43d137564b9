/** Names for elements of one page, each given out once. */
export interface Ids {
  /** An id that nothing on the page has yet, made from a name. */
  readonly take: (name: string) => string
}

export function idsOfPage(): Ids {
  const taken = new Set<string>()
  return {
    take(name) {
      const plain = name.replaceAll(/[^A-Za-z0-9-]+/g, '-').replaceAll(/^[^A-Za-z]+|-+$/g, '') || 'part'
      let id = plain
      for (let n = 2; taken.has(id); n += 1) id = `${plain}-${n}`
      taken.add(id)
      return id
    },
  }
}
