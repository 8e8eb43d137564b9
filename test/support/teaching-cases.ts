import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../../src/model/case.js'
import { ROOT } from './docs.js'

const casesIn = (folder: string): readonly Case[] =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as Case)

/** Cases of the pack: those written for it, with their notes, and the plainer ones without the remark that stands for a note there. */
export const packCases: readonly Case[] = [
  ...casesIn('docs/examples/cases').map(({ note: _remark, ...kase }): Case => kase),
  ...casesIn('docs/examples/teaching/cases'),
]

/** Records made so that one answer tells between two areas. */
export const pairCases: readonly Case[] = casesIn('docs/examples/teaching/pairs')

export const caseNamed = (id: string): Case => {
  const found = [...packCases, ...pairCases].find(({ caseId }) => caseId === id)
  if (found === undefined) throw new RangeError(`no case ${id}`)
  return found
}
