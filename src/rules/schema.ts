import * as z from 'zod'
import type { Area, AreaItem } from '../model/areas.js'
import type {
  AppliedOverlay, EventInfo, FormatInfo, InstrumentInfo, Pair, RuleSet, Tradition,
} from '../model/rule-set.js'
import { AREA_STANDINGS, INSTRUMENT_PIECES, OVERLAY_CHANGES } from '../model/rule-set.js'
import type { Parameter, Source, Theme } from '../model/rules.js'
import { EVENT_TYPES, INSTRUMENTS, type Instrument } from '../model/words.js'
import {
  basis, citations, confidence, flag, kebab, list, maybe, number, prose, semVer, sourceKey, span, strict, whole, word,
} from './schema-parts.js'

const MOST_POINTS = 100

/** Dotted, with the unit in the name: `death.windowDays`. */
const parameterId = (): z.ZodType<string> => {
  const expected = 'an id like anniversary.days'
  return z.string({ error: expected }).regex(/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/, expected)
}

export const parameterSchema: z.ZodType<Parameter> = strict({
  id: parameterId(),
  value: number(),
  unit: prose(),
  min: number(),
  max: number(),
  meaning: prose(),
  basis,
  confidence,
  sources: citations(),
})

export const themeSchema: z.ZodType<Theme> = strict({
  id: kebab(),
  meaning: prose(),
  cap: maybe(whole(1, MOST_POINTS)),
  family: maybe(word(['event', 'timing'])),
  anchors: maybe(flag()),
  core: maybe(flag()),
})

export const sourceSchema: z.ZodType<Source> = strict({ id: sourceKey(), reference: prose(), seen: prose() })

const areaItem: z.ZodType<AreaItem> = strict({
  id: kebab(),
  clinician: prose(),
  client: prose(),
  confidence,
  sources: citations(),
})

export const areaShape = {
  id: kebab(),
  about: word(['person', 'event', 'case']),
  definition: prose(),
  agreement: list(strict({ kappa: number(), study: prose(), label: prose() })),
  goals: list(areaItem),
  strategies: list(areaItem),
  techniques: list(areaItem),
}
export const areaSchema: z.ZodType<Area> = strict(areaShape)

const MEASURES = ['depression', 'anxiety', 'distress', 'grief', 'function', 'loneliness', 'network', 'interpersonal', 'health'] as const
const SCORED = INSTRUMENTS.filter((id): id is Exclude<Instrument, 'other'> => id !== 'other')

export const instrumentSchema: z.ZodType<InstrumentInfo> = strict({
  id: word(SCORED),
  name: prose(),
  measures: word(MEASURES),
  range: span(number),
  higherIs: word(['worse', 'better']),
  bands: list(strict({ from: number(), to: number(), band: prose() })),
  moderateFrom: maybe(number()),
  cutOff: maybe(number()),
  changeThreshold: z.nullable(number()),
  changeNote: prose(),
  selfHarmItem: maybe(strict({ name: prose(), min: number(), max: number() })),
  recallDays: maybe(whole(1, 3_660)),
  confidence,
  confidenceOf: maybe(strict(piecesShape())),
  sources: citations(),
  note: maybe(prose()),
})

export const eventSchema: z.ZodType<EventInfo> = strict({
  type: word(EVENT_TYPES),
  label: prose(),
  areas: list(kebab()),
  sharesWith: maybe(list(kebab())),
  unfolds: maybe(flag()),
  kinds: maybe(list(kebab())),
  firstQuestion: prose(),
})

export const pairSchema: z.ZodType<Pair> = strict({
  areas: z.tuple([kebab(), kebab()], { error: 'two areas' }),
  towardFirst: prose(),
  towardSecond: prose(),
  decidingQuestion: prose(),
  basis,
  confidence,
  sources: citations(),
})

export const standingShape = { name: prose(), clientName: prose(), standing: word(AREA_STANDINGS) }

export const traditionSchema: z.ZodType<Tradition> = strict({
  id: kebab(),
  title: prose(),
  // That every area is there is checked against the areas of the set.
  areas: z.record(kebab(), strict(standingShape), { error: 'names and standings by area' }) as unknown as z.ZodType<Tradition['areas']>,
  options: strict({ lossWithoutDeathAsGrief: flag(), petLossAsGrief: flag() }),
  format: maybe(kebab()),
  note: prose(),
  confidence,
  sources: citations(),
})

export const formatSchema: z.ZodType<FormatInfo> = strict({
  id: kebab(),
  title: prose(),
  sessions: span(() => whole(0, 1_000)),
  minutes: maybe(span(() => whole(1, 1_000))),
  frequency: prose(),
  phases: list(strict({
    id: word(['opening', 'middle', 'ending', 'maintenance']),
    title: prose(),
    sessions: maybe(prose()),
    agenda: list(prose()),
  })),
  adaptations: list(prose()),
  confidence,
  sources: citations(),
})

export const headShape = { id: setId(), version: semVer(), title: prose() }

export const overlayRecordSchema: z.ZodType<AppliedOverlay> = strict({
  id: kebab(),
  version: semVer(),
  reason: prose(),
  changes: list(strict({
    kind: word(OVERLAY_CHANGES),
    id: prose(),
    from: maybe(wordOrNumber()),
    to: maybe(wordOrNumber()),
    reason: maybe(prose()),
  })),
})

/** The lists of a rule set that are read item by item, and how. */
export const LIST_SCHEMAS = {
  areas: areaSchema,
  parameters: parameterSchema,
  themes: themeSchema,
  sources: sourceSchema,
  instruments: instrumentSchema,
  events: eventSchema,
  pairs: pairSchema,
  traditions: traditionSchema,
  formats: formatSchema,
} as const satisfies { readonly [K in ListName]: z.ZodType<RuleSet[K][number]> }

export type ListName = 'areas' | 'parameters' | 'themes' | 'sources' | 'instruments' | 'events' | 'pairs' | 'traditions' | 'formats'

/** The id of a set, or of a set and the overlays on it, joined by `+`. */
function setId(): z.ZodType<string> {
  const expected = 'lower-case words and digits joined by hyphens'
  return z.string({ error: expected }).regex(/^[a-z0-9]+(?:[-+][a-z0-9]+)*$/, expected)
}

function wordOrNumber(): z.ZodType<string | number> {
  return z.union([z.number(), z.string()], { error: 'a word or a number' })
}

function piecesShape(): Record<(typeof INSTRUMENT_PIECES)[number], z.ZodExactOptional<typeof confidence>> {
  const entries = INSTRUMENT_PIECES.map((piece) => [piece, maybe(confidence)] as const)
  return Object.fromEntries(entries) as ReturnType<typeof piecesShape>
}
