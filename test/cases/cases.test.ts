import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import type { Subject } from '../../src/model/facts.js'
import type { Formulation } from '../../src/model/formulation.js'
import { BANDS, type Band, type OutcomeKind } from '../../src/model/ranking-result.js'
import type { AreaId } from '../../src/model/words.js'

/** What a case was written to show. A part that is left out is not checked. */
interface Expected {
  readonly outcome?: OutcomeKind
  /** The leading focus; in a tie, one of the two. */
  readonly first?: AreaId
  /** Id of the person or event the first focus is about. */
  readonly about?: string
  /** The area next in order, as a second focus or behind it; in a tie, the other of the two. */
  readonly second?: AreaId
  readonly notFirst?: readonly AreaId[]
  readonly atMost?: Readonly<Record<AreaId, Band>>
  readonly atLeast?: Readonly<Record<AreaId, Band>>
  /** Areas that may not be a candidate. */
  readonly gatedOut?: readonly AreaId[]
  /** Ids of rules whose message must be there. */
  readonly messages?: readonly string[]
  /** Nothing is suggested for work on a dispute. */
  readonly withheld?: boolean
  /** Where the raters of a note chose otherwise: what they chose. */
  readonly differsFromLabel?: string
}

const ROOT = join(import.meta.dirname, '../..')
const GROUPS = [
  { name: 'vignettes', cases: 'test/cases/vignettes', expected: 'test/cases/vignettes/expected.json' },
  { name: 'notes', cases: 'test/cases/notes', expected: 'test/cases/notes/expected.json' },
  { name: 'worked examples', cases: 'docs/examples/cases', expected: 'docs/examples/expected.json' },
  { name: 'cases of the teaching pack', cases: 'docs/examples/teaching/cases', expected: 'docs/examples/teaching-expected.json' },
].filter(({ expected }) => existsSync(join(ROOT, expected)))

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

describe.each(GROUPS)('the $name', ({ cases, expected }) => {
  const table = readJson(expected) as Readonly<Record<string, Expected>>
  const files = readdirSync(join(ROOT, cases), { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.json') && file !== 'expected.json')

  it('each have an expectation', () => {
    expect(files.map((file) => file.replace(/\.json$/, '')).sort()).toEqual(Object.keys(table).sort())
  })

  it.each(Object.entries(table))('come out as written for %s', async (name, wanted) => {
    const formulation = await formulate(readJson(`${cases}/${name}.json`))
    expect({ missed: misses(formulation, wanted), found: summary(formulation) }).toEqual({ missed: [], found: summary(formulation) })
  })
})

/** Everything in which a formulation differs from what was expected, in words. */
function misses(formulation: Formulation, wanted: Expected): readonly string[] {
  const { outcome, areas, messages } = formulation
  const [first, secondFocus] = outcome.foci
  const second = secondFocus ?? nextInOrder(areas)
  const swapped = outcome.kind === 'tie' && first?.area !== wanted.first ? [second, first] : [first, second]
  const found: readonly (string | false)[] = [
    wanted.outcome !== undefined && outcome.kind !== wanted.outcome && `outcome ${outcome.kind}, not ${wanted.outcome}`,
    wanted.first !== undefined && swapped[0]?.area !== wanted.first && `first ${swapped[0]?.area ?? 'nothing'}, not ${wanted.first}`,
    wanted.about !== undefined && idOf(swapped[0]) !== wanted.about && `about ${idOf(swapped[0]) ?? 'nobody'}, not ${wanted.about}`,
    wanted.second !== undefined && swapped[1]?.area !== wanted.second && `second ${swapped[1]?.area ?? 'nothing'}, not ${wanted.second}`,
    ...(wanted.notFirst ?? []).map((area) => first?.area === area && `${area} comes first`),
    ...Object.entries(wanted.atMost ?? {}).map(([area, most]) => height(areas, area) > heightOf(most) && `${area} above ${most}`),
    ...Object.entries(wanted.atLeast ?? {}).map(([area, least]) => height(areas, area) < heightOf(least) && `${area} below ${least}`),
    ...(wanted.gatedOut ?? []).map((area) => areas.some((each) => each.area === area && each.status === 'candidate') && `${area} is a candidate`),
    ...(wanted.messages ?? []).map((id) => !messages.some(({ ruleId }) => ruleId === id) && `no message ${id}`),
    wanted.withheld === true && suggestsDisputeWork(formulation) && 'work on a dispute is suggested',
    !safetyComesFirst(formulation) && 'an urgent message stands behind another kind',
  ]
  return found.filter((miss) => miss !== false)
}

const idOf = (focus: { readonly subject: Subject } | undefined): string | undefined => focus?.subject.id

function nextInOrder(areas: Formulation['areas']): { readonly area: AreaId; readonly subject: Subject } | undefined {
  const next = areas.filter(({ rank, band }) => rank !== undefined && band !== 'none')[1]
  const candidate = next?.candidates[0]
  return next === undefined || candidate === undefined ? undefined : { area: next.area, subject: candidate.subject }
}

/** 0 for no candidate, up to 3 for well supported. */
const heightOf = (band: Band): number => BANDS.length - 1 - BANDS.indexOf(band)

const height = (areas: Formulation['areas'], area: AreaId): number =>
  heightOf(areas.find((each) => each.area === area)?.band ?? 'none')

const suggestsDisputeWork = ({ plan }: Formulation): boolean =>
  plan.some(({ focus, withheldBy, strategies, techniques }) =>
    focus.area === 'role-dispute' && (withheldBy.length === 0 || strategies.length + techniques.length > 0))

function safetyComesFirst({ messages }: Formulation): boolean {
  const isPressing = ({ level }: Formulation['messages'][number]): boolean => level === 'emergency' || level === 'urgent'
  const firstOther = messages.findIndex((message) => !isPressing(message))
  return firstOther === -1 || !messages.slice(firstOther).some((message) => message.theme === 'safety' && isPressing(message))
}

/** The result in a line, for the report of a failure. */
function summary({ outcome, areas }: Formulation): string {
  const foci = outcome.foci.map((focus) => `${focus.area} (${idOf(focus) ?? 'case'})`).join(', ')
  return `${outcome.kind} ${outcome.firmness ?? ''} [${foci}] ${areas.map(({ area, support, band, status, rank }) => `${area} ${support} ${band}${rank === undefined ? ` ${status}` : ''}`).join('; ')}`
}
