import { isFolder, readText } from './files.js'
import type { Io } from './io.js'
import { linesOf } from './json-lines.js'
import { casesAt } from './library.js'

/** Cases of a file of one, of a folder of such files, or of a file or standard input with one a line. They are not checked. */
export async function casesOf(path: string, io: Io): Promise<readonly unknown[]> {
  const isOfFiles = path !== '-' && (path.endsWith('.json') || (await isFolder(path)))
  return isOfFiles ? casesAt([path], io) : linesOf(await readText(path, io))
}
