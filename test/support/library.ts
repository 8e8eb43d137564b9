import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** A case that is kept in the repository, by the path of its file. */
export interface LibraryCase {
  readonly path: string
  readonly case: object
}

function casesUnder(folder: string): readonly LibraryCase[] {
  const at = join(ROOT, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json')).sort().flatMap((file) => {
    const read = JSON.parse(readFileSync(join(at, file), 'utf8')) as Readonly<Record<string, unknown>>
    // Some files hold a case by itself, some hold it beside what is expected of it.
    const held = 'assessedOn' in read ? read : read['case']
    return typeof held === 'object' && held !== null && 'assessedOn' in held ? [{ path: `${folder}/${file}`, case: held }] : []
  })
}

/** Every case in the repository that is meant to be formulated. */
export const libraryCases: readonly LibraryCase[] = [...casesUnder('test/cases'), ...casesUnder('docs/examples/cases')]
