import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { MINIMUM_SET } from '../../src/facts/minimum-set.js'
import { assembled } from './assembled.js'
import { ROOT } from './docs.js'

const { ruleSet } = assembled()
const schemaOf = (name: string): { readonly properties: Record<string, { readonly const?: number }> } =>
  JSON.parse(readFileSync(join(ROOT, `docs/schema/${name}.schema.json`), 'utf8'))
const packageVersion = (): string => JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version

const COUNTS: Readonly<Record<string, () => number>> = {
  rules: () => ruleSet.rules.length,
  required: () => ruleSet.rules.filter(({ direction }) => direction === 'required').length,
  facts: () => factCatalogue.length,
  sources: () => ruleSet.sources.length,
  traditions: () => ruleSet.traditions.length,
  instruments: () => ruleSet.instruments.length,
  areas: () => ruleSet.areas.length,
  'minimum set': () => MINIMUM_SET.length,
}

/** Figures that a test measures and records, as they take too long to count here. */
const MEASURED: Readonly<Record<string, number>> = JSON.parse(readFileSync(join(ROOT, 'test/goldens/rule-quality.json'), 'utf8'))

const VERSIONS: Readonly<Record<string, () => string>> = {
  package: packageVersion,
  'rule set': () => ruleSet.version,
  input: () => String(schemaOf('case').properties['schemaVersion']?.const),
  formulation: () => String(schemaOf('formulation').properties['formulationVersion']?.const),
}

/** What a marked number must be: `count:rules`, `p:strength.strong`, `cap:counter`, `kappa:grief IPARS00`, `version:package`. */
export function numberFor(mark: string): string | undefined {
  const [kind, name] = [mark.slice(0, mark.indexOf(':')), mark.slice(mark.indexOf(':') + 1)]
  switch (kind) {
    case 'count':
      return countOf(name)
    case 'p':
      return textOf(ruleSet.parameters.find(({ id }) => id === name)?.value)
    case 'cap':
      return textOf(ruleSet.themes.find(({ id }) => id === name)?.cap)
    case 'kappa': {
      const [area, study] = name.split(' ')
      return ruleSet.areas.find(({ id }) => id === area)?.agreement.find((each) => each.study === study)?.kappa.toFixed(2)
    }
    case 'version':
      return VERSIONS[name]?.()
    default:
      return undefined
  }
}

function countOf(name: string): string | undefined {
  const [field, value] = name.split(' ')
  if (field === 'basis') return String(ruleSet.rules.filter(({ basis }) => basis === value).length)
  if (field === 'confidence') return String(ruleSet.rules.filter(({ confidence }) => confidence === value).length)
  return textOf(COUNTS[name]?.() ?? MEASURED[name])
}

const textOf = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value))

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A number with its mark: `310<!-- count:rules -->`. */
const MARKED = new RegExp(`(\\d+(?:\\.\\d+)*|${WORDS.join('|')})(<!-- ((?:count|p|cap|kappa|version):[^\\n]*?) -->)`, 'g')

/** The page with every marked number as it must be, in digits or in words as it was written. */
export function withNumbers(page: string): string {
  return page.replaceAll(MARKED, (_, written: string, comment: string, mark: string) => {
    const wanted = numberFor(mark)
    if (wanted === undefined) throw new RangeError(`nothing is known as ${mark}`)
    return `${/^\d/.test(written) ? wanted : (WORDS[Number(wanted)] ?? wanted)}${comment}`
  })
}

export const withoutMarkedNumbers = (page: string): string => page.replaceAll(MARKED, '')
