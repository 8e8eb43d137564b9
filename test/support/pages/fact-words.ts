import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a fact is called, what it means and how a therapist would learn it. */
export interface FactWords {
  readonly label: string
  readonly meaning: string
  readonly question: string
}

const FOLDER = join(import.meta.dirname, '../../../rules/words/en/facts')

/** One family of words a file, by file name without `.json`. */
export function readFactWordFiles(): Readonly<Record<string, Readonly<Record<string, FactWords>>>> {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort() : []
  return Object.fromEntries(names.map((name) => [
    name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, FactWords>,
  ]))
}

export const factWords: ReadonlyMap<string, FactWords> = new Map(Object.values(readFactWordFiles()).flatMap((file) => Object.entries(file)))

/** The label of a fact; its id while it has no words. */
export const labelOf = (fact: string): string => factWords.get(fact)?.label ?? fact
