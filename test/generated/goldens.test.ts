import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { REGISTERS, type Formulation } from '../../src/model/formulation.js'
import { renderMarkdown } from '../../src/render/render-markdown.js'

// What every case of the repository came out as. A change of rules or words shows here, case by case.

const ROOT = join(import.meta.dirname, '../..')
const GROUPS = [
  { cases: 'test/cases/notes', goldens: 'test/goldens/notes' },
  { cases: 'test/cases/vignettes', goldens: 'test/goldens/vignettes' },
  { cases: 'docs/examples/cases', goldens: 'test/goldens/examples' },
] as const

const jsonFiles = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.json') && file !== 'expected.json').sort()

const formulationOf = (path: string): Formulation => formulateSync(JSON.parse(readFileSync(join(ROOT, path), 'utf8')))

/** The result without traces and texts: small enough to read in a review. */
function golden({ outcome, areas, messages, questions, network, completeness, links }: Formulation): unknown {
  return {
    outcome,
    areas: areas.map(({ area, status, support, bounds, band, rank, candidates }) => ({
      area,
      status,
      support,
      bounds,
      band,
      rank,
      candidates: candidates
        .filter((candidate) => candidate.status === 'candidate')
        .map((candidate) => ({
          subject: candidate.subject.id,
          support: candidate.support,
          counted: Object.fromEntries(candidate.arguments.filter(({ verdict }) => verdict === 'fired').map(({ ruleId, counted }) => [ruleId, counted])),
          conflicts: candidate.conflicts,
        })),
    })),
    messages: messages.map(({ ruleId, level, subject }) => `${level} ${ruleId} ${subject.id}`),
    questions: questions.slice(0, 10).map(({ fact }) => fact),
    supports: network.supports.map(({ person }) => person),
    missing: completeness.items.filter(({ answered }) => !answered).map(({ id }) => id),
    links: links.length,
  }
}

describe.each(GROUPS)('$cases', ({ cases, goldens }) => {
  it.each(jsonFiles(cases))('%s comes out as it did', async (file) => {
    await expect(`${JSON.stringify(golden(formulationOf(`${cases}/${file}`)), undefined, 1)}\n`).toMatchFileSnapshot(join(ROOT, goldens, file))
  })

  it('has no golden without a case', () => {
    expect(jsonFiles(goldens)).toEqual(jsonFiles(cases))
  })
})

describe('the worked examples', () => {
  const examples = jsonFiles('docs/examples/cases').map((file) => basename(file, '.json'))

  it.each(examples.flatMap((name) => REGISTERS.map((register) => ({ name, register }))))('$name reads as it did for the $register', async ({ name, register }) => {
    const markdown = `<!-- Generated from docs/examples/cases/${name}.json: do not edit. An invented case. -->\n\n${renderMarkdown(formulationOf(`docs/examples/cases/${name}.json`), { register })}`
    await expect(markdown).toMatchFileSnapshot(join(ROOT, 'docs/examples', name, `${register}.md`))
  })

  it('are all listed on their page', async () => {
    const lines = examples.map((name) => {
      const { title, outcome } = formulationOf(`docs/examples/cases/${name}.json`)
      const links = REGISTERS.map((register) => `[${register}](${name}/${register}.md)`).join(', ')
      const foci = outcome.foci.map(({ area }) => area).join(', ')
      return `| ${title ?? name} | ${outcome.kind}${foci === '' ? '' : `: ${foci}`} | ${links} | [case](cases/${name}.json) |`
    })
    const page = ['<!-- Generated: do not edit. -->', '', '# Worked examples', '', 'Invented cases, formulated with the default rule set, for three readers each.', '', '| Case | Outcome | For | Input |', '| --- | --- | --- | --- |', ...lines, ''].join('\n')
    await expect(page).toMatchFileSnapshot(join(ROOT, 'docs/examples/index.md'))
  })
})
