import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factCatalogue, ownFacts } from '../../src/facts/catalogue.js'
import { AREAS, FORMATS, INSTRUMENTS } from '../../src/model/words.js'
import { CODE_PARAMETERS } from '../../src/rules/code-parameters.js'
import { FINDING_CODES, lintRuleSet } from '../../src/rules/lint.js'
import { loadRuleSet } from '../../src/rules/load-rule-set.js'
import { unwantedWords } from '../../src/rules/wording.js'
import { assembled } from '../support/assembled.js'
import { sheetsOf } from '../support/evaluate-rule.js'
import { readFactWordFiles } from '../support/pages/fact-words.js'
import { readFiles, readRuleFiles } from '../support/rule-set-folder.js'

const SRC = join(import.meta.dirname, '../../src')
const ROWS = join(import.meta.dirname, 'rows')

// Rules whose facts can be unknown one by one and never while the rule hangs on them.
const NEVER_OPEN = new Map([['data/few-scores', 'the count is open only while no score is recorded, and then the rule is silent']])

const { ruleSet, ruleFiles } = assembled()

describe('the default rule set', () => {
  it('holds every rule file under the path of its id', () => {
    const paths = Object.keys(readFiles()).filter((path) => path.includes('/') && !path.startsWith('traditions/')).sort()
    expect(ruleSet.rules.map(({ id }) => id)).toEqual(paths)
    expect(readRuleFiles().map(({ id }) => id)).toEqual(paths)
  })

  it('knows the four areas, every instrument and every format that a case can name', () => {
    expect(ruleSet.areas.map(({ id }) => id).sort()).toEqual([...AREAS].sort())
    expect(ruleSet.instruments.map(({ id }) => id).sort()).toEqual(INSTRUMENTS.filter((id) => id !== 'other').sort())
    expect(ruleSet.formats.map(({ id }) => id)).toEqual(expect.arrayContaining([...FORMATS]))
  })

  it('reads back from its one-file form as it was', () => {
    expect(loadRuleSet(JSON.parse(JSON.stringify(ruleSet)), factCatalogue)).toEqual(ruleSet)
  })

  it('gives every area reasons for and against', () => {
    for (const area of AREAS) {
      const directions = new Set(ruleSet.rules.filter(({ focusArea }) => focusArea === area).map(({ direction }) => direction))
      expect([...directions], area).toEqual(expect.arrayContaining(['for', 'against']))
    }
  })
})

describe('the words of facts', () => {
  const files = readFactWordFiles()
  const worded = Object.values(files).flatMap((file) => Object.keys(file)).sort()
  const facts = [...new Set(factCatalogue.map(({ id }) => id))].sort()

  it('are there for every fact', () => {
    expect(facts.filter((id) => !worded.includes(id))).toEqual([])
  })
  it('are there for nothing else, and once', () => {
    expect(worded.filter((id) => !facts.includes(id))).toEqual([])
    expect(worded.filter((id, index) => worded.indexOf(id) !== index)).toEqual([])
  })
  it('are whole: a label, a meaning and a question that asks', () => {
    const broken = Object.values(files).flatMap((file) => Object.entries(file)).filter(([, words]) =>
      words.label.trim() === '' || words.label.endsWith('.') || !words.meaning.endsWith('.') || !/\?(?: \([^()]+\))?$/.test(words.question))
    expect(broken.map(([id]) => id)).toEqual([])
  })
})

describe('lint', () => {
  const findings = lintRuleSet(ruleSet, factCatalogue, {
    ruleFiles, otherParameters: CODE_PARAMETERS, alwaysKnown: factsKnownOfNothing(),
  })

  it('is told of no parameter that code does not read', () => {
    const read = parametersReadInSource()
    expect(CODE_PARAMETERS.filter((id) => !read.includes(id))).toEqual([])
  })

  // A source that nothing cites is background reading; the page of sources shows it as such.
  it.each(FINDING_CODES.filter((code) => code !== 'SOURCE_UNCITED'))('finds no %s', (code) => {
    const found = findings.filter((finding) => finding.code === code && !(code === 'EXAMPLE_MISSING' && NEVER_OPEN.has(finding.rule ?? '')))
    expect(found.map(({ path, rule, message }) => `${rule ?? path}: ${message}`)).toEqual([])
  })
})

describe('wording', () => {
  it.each(ruleFiles.map(({ id, title }) => [id, title] as const))('%s passes no verdict in its id or title', (id, title) => {
    expect([id.replaceAll(/[/-]/g, ' '), title].flatMap((text) => unwantedWords(text, 'clinician'))).toEqual([])
  })

  it.each([
    ['work with clients', ruleSet.areas.flatMap((area) => [...area.goals, ...area.strategies, ...area.techniques]).map(({ id, client }) => [id, client] as const)],
    ['first questions about events', ruleSet.events.map(({ type, firstQuestion }) => [type, firstQuestion] as const)],
    ['questions behind facts', Object.values(readFactWordFiles()).flatMap((file) => Object.entries(file).map(([id, { question }]) => [id, question] as const))],
    ['names for clients', ruleSet.traditions.flatMap(({ id, areas }) => Object.values(areas).map(({ clientName }) => [id, clientName] as const))],
  ])('the %s are fit for a client to read', (_, texts) => {
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.flatMap(([id, text]) => unwantedWords(text, 'client').filter((found) => !/tells someone/.test(found)).map((found) => `${id}: ${found}`))).toEqual([])
  })
})

describe('the table of clinical rows', () => {
  const files = existsSync(ROWS) ? readdirSync(ROWS).filter((name) => name.endsWith('.json')).sort() : []

  it.each(files)('%s names rules that exist, or the mechanism that carries the row', (name) => {
    const rows = JSON.parse(readFileSync(join(ROWS, name), 'utf8')) as Readonly<Record<string, readonly string[]>>
    const known = new Set(ruleSet.rules.map(({ id }) => id))
    const wrong = Object.entries(rows).flatMap(([row, carriers]) =>
      carriers.length === 0 && row !== 'extra'
        ? [`${row}: carried by nothing`]
        : carriers.filter((each) => !known.has(each) && !/^mechanism: \S/.test(each)).map((each) => `${row}: ${each}`))
    expect(wrong).toEqual([])
  })

  it('is carried for all four areas and the messages', () => {
    expect(files.length).toBeGreaterThanOrEqual(AREAS.length)
  })
})

/** Facts that are known even of a case that holds nothing. */
function factsKnownOfNothing(): readonly string[] {
  return sheetsOf({ case: {} }).flatMap((sheet) => ownFacts(sheet).filter(([, fact]) => fact.status === 'known').map(([id]) => id))
}

/** Parameters that some stage other than `rules` reads, by their names in the source. */
function parametersReadInSource(): readonly string[] {
  const source = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^rules[\\/]/.test(path))
    .map((path) => readFileSync(join(SRC, path), 'utf8'))
    .join('\n')
  // Some names are put together: `strength.${word}`.
  return ruleSet.parameters.map(({ id }) => id).filter((id) => source.includes(`'${id}'`) || source.includes(`\`${id.slice(0, id.lastIndexOf('.'))}.\${`))
}
