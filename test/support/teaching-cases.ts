import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../../src/model/case.js'
import type { CaseRemarks } from '../../src/teach/index.js'
import { ROOT } from './docs.js'

const casesIn = (folder: string): readonly Case[] =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.json')).sort().map((file) => JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')) as Case)

/** Cases of the pack: the bundled ones and those written for it. */
export const packCases: readonly Case[] = [...casesIn('docs/examples/cases'), ...casesIn('docs/examples/teaching/cases')]

/** Cases written in Spanish, for a pack in Spanish. */
export const spanishCases: readonly Case[] = casesIn('docs/examples/teaching/cases/es')

/** What the cases contain that people should be told beforehand, and a word for those who teach, by the id of the case. */
export const packRemarks = JSON.parse(readFileSync(join(ROOT, 'docs/examples/examples.json'), 'utf8')) as Readonly<Record<string, CaseRemarks>>

/** Records made so that one answer tells between two areas. */
export const pairCases: readonly Case[] = casesIn('docs/examples/teaching/pairs')

export const caseNamed = (id: string): Case => {
  const found = [...packCases, ...pairCases].find(({ caseId }) => caseId === id)
  if (found === undefined) throw new RangeError(`no case ${id}`)
  return found
}
