import type { Case } from '../model/case.js'
import type { Address } from '../model/facts.js'
import { FORMATS } from '../model/words.js'
import type { CaseContext } from './context.js'
import { type FactSource, type Finding, known, read, valueOf } from './fact.js'
import { MINIMUM_SET, type MinimumSetItem } from './minimum-set.js'
import { everythingCameAfterOnset } from './nothing-else.js'
import { safetyRecordFacts } from './safety-record.js'

const ASKED = {
  'data.deathsAsked': '/inventory/asked/deaths',
  'data.conflictsAsked': '/inventory/asked/conflicts',
  'data.peopleComplete': '/inventory/asked/people',
  'data.eventsAsked': '/timeline/asked/events',
  'data.changesAsked': '/timeline/asked/changes',
  'data.safetyAsked': '/safety/asked',
} as const

const answers: Readonly<Record<keyof typeof ASKED, (kase: Case) => unknown>> = {
  'data.deathsAsked': ({ inventory }) => inventory?.asked?.deaths,
  'data.conflictsAsked': ({ inventory }) => inventory?.asked?.conflicts,
  'data.peopleComplete': ({ inventory }) => inventory?.asked?.people,
  'data.eventsAsked': ({ timeline }) => timeline?.asked?.events,
  'data.changesAsked': ({ timeline }) => timeline?.asked?.changes,
  'data.safetyAsked': ({ safety }) => safety?.asked,
}

/**
 * Facts about the record itself: what was put in full, what was declined, what is missing. They are always
 * known, and turn as more is asked; no argument for or against an area may rest on them alone.
 */
export const dataFacts: readonly FactSource<CaseContext>[] = [
  ...(Object.keys(ASKED) as (keyof typeof ASKED)[]).map((id) => flag(id, [ASKED[id]], (kase) => answers[id](kase) === 'yes')),
  {
    id: 'data.declinedSomething',
    about: 'case',
    type: 'boolean',
    reads: ['/clientView/declined'],
    derive: ({ case: kase }) => {
      const declined = declinedIn(kase)
      return known(declined.length > 0, declined)
    },
  },
  {
    id: 'data.onsetDated',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/episodes/*/onset'],
    derive: ({ course: { onset } }) => known(onset.status === 'dated', onset.from),
  },
  {
    id: 'data.scoreCount',
    about: 'case',
    type: 'integer',
    unit: 'scores',
    min: 0,
    reads: ['/timeline/measurements'],
    derive: ({ course: { scores } }) => known(Math.max(0, ...[...scores.values()].map((each) => each.length)), '/timeline/measurements'),
  },
  {
    id: 'data.everythingCameAfterOnset',
    about: 'case',
    type: 'boolean',
    reads: ['/timeline/episodes/*/onset', '/timeline/events/*/on', '/inventory/people/*/death/on'],
    derive: everythingCameAfterOnset,
  },
  ...safetyRecordFacts,
  ...MINIMUM_SET.map(
    (item): FactSource<CaseContext> => ({
      id: item.id,
      about: 'case',
      type: 'boolean',
      reads: item.reads,
      derive: (context) => known(item.isMet(context), placesOf(item)),
    }),
  ),
  {
    id: 'data.minimumSetGaps',
    about: 'case',
    type: 'integer',
    unit: 'items',
    min: 0,
    max: MINIMUM_SET.length,
    reads: [...new Set(MINIMUM_SET.flatMap((item) => item.reads))].sort(),
    derive: (context) => gaps(openItems(context)),
  },
  {
    id: 'contract.sessionsLeft',
    about: 'case',
    type: 'integer',
    unit: 'sessions',
    min: 0,
    reads: ['/contract/sessionsLeft'],
    derive: ({ case: { contract } }) => read(contract?.sessionsLeft, '/contract/sessionsLeft', (sessions) => sessions),
  },
  {
    id: 'contract.format',
    about: 'case',
    type: 'word',
    words: FORMATS,
    reads: ['/contract/format'],
    derive: ({ case: { contract } }) => read(contract?.format, '/contract/format', (format) => format),
  },
  option('tradition.lossWithoutDeathAsGrief', (context) => context.tradition.lossWithoutDeathAsGrief),
  option('tradition.petLossAsGrief', (context) => context.tradition.petLossAsGrief),
]

const PLACES = new Map(MINIMUM_SET.map((item) => [item, item.reads.filter((path) => !path.includes('*'))]))

const placesOf = (item: MinimumSetItem): readonly Address[] => PLACES.get(item) ?? []

const gaps = (open: readonly MinimumSetItem[]): Finding => known(open.length, open.map(placesOf))

const openItems = (context: CaseContext): readonly MinimumSetItem[] => MINIMUM_SET.filter((item) => !item.isMet(context))

function flag(id: string, reads: readonly string[], holds: (kase: Case) => boolean): FactSource<CaseContext> {
  return { id, about: 'case', type: 'boolean', reads, derive: ({ case: kase }) => known(holds(kase), reads) }
}

function option(id: string, holds: (context: CaseContext) => boolean): FactSource<CaseContext> {
  return { id, about: 'case', type: 'boolean', reads: [], derive: (context) => known(holds(context)) }
}

// Fields whose text is the writer's own: "declined" there is a word, not an answer.
const FREE_TEXT = new Set([
  'caseId', 'title', 'note', 'name', 'quote', 'ownWords', 'explanation', 'satisfying', 'unsatisfying', 'wantedChange', 'ofOther',
  'ofClient', 'best', 'worst', 'usualRole', 'strengthsNote', 'instrumentName', 'decision',
])

/** Addresses of all answers the client preferred not to give, and of what they do not want as the focus. */
function declinedIn(kase: Case): readonly Address[] {
  const found: Address[] = []
  collectDeclined(kase, found)
  if ((valueOf(kase.clientView?.declined)?.length ?? 0) > 0) found.push('/clientView/declined')
  return found
}

// Few answers are declined: an address is put together, from its end, only where one is met on the way back.
function collectDeclined(value: object, found: Address[]): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) collectBelow(item, undefined, found)
    return
  }
  for (const key of Object.keys(value)) {
    const inner = (value as Readonly<Record<string, unknown>>)[key]
    if (!isPassedOver(inner)) collectBelow(inner, key, found)
  }
}

const isPassedOver = (inner: unknown): boolean => inner !== 'declined' && (typeof inner !== 'object' || inner === null)

/** A field by its key, or an item of a list without one. */
function collectBelow(inner: unknown, key: string | undefined, found: Address[]): void {
  if (isPassedOver(inner) || (key !== undefined && FREE_TEXT.has(key))) return
  const before = found.length
  if (inner === 'declined') found.push('')
  else collectDeclined(inner as object, found)
  for (let at = before; at < found.length; at += 1) found[at] = `/${key ?? keyOf(inner)}${found[at] ?? ''}`
}

function keyOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const { id, instrument, on } = item as { readonly id?: string; readonly instrument?: string; readonly on?: string }
  return id ?? `${instrument ?? ''}@${on ?? ''}`
}
