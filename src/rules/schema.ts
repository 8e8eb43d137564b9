import * as z from 'zod/mini'
import type { Area, AreaItem } from '../model/areas.js'
import type {
  AppliedOverlay, EventInfo, FormatInfo, InstrumentInfo, Pair, RuleSet, Tradition,
} from '../model/rule-set.js'
import { AREA_STANDINGS, INSTRUMENT_PIECES, OVERLAY_CHANGES } from '../model/rule-set.js'
import type { Parameter, RetiredRule, Source, Theme } from '../model/rules.js'
import { EVENT_TYPES, INSTRUMENTS, type Instrument } from '../model/words.js'
import {
  basis, citations, confidence, day, flag, kebab, list, matching, maybe, number, prose, ruleId, semVer, sourceKey, span, strict, whole, word,
  type Schema,
} from './schema-parts.js'

const MOST_POINTS = 100

/** Dotted, with the unit in the name: `death.windowDays`. */
/* @__NO_SIDE_EFFECTS__ */
function parameterId(): Schema<string> {
  return matching('an id like anniversary.days', /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/)
}

export const parameterSchema: Schema<Parameter> = strict({
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

export const themeSchema: Schema<Theme> = strict({
  id: kebab(),
  meaning: prose(),
  cap: maybe(whole(1, MOST_POINTS)),
  family: maybe(word(['event', 'timing'])),
  anchors: maybe(flag()),
  core: maybe(flag()),
})

export const sourceSchema: Schema<Source> = strict({ id: sourceKey(), reference: prose(), seen: prose() })

const areaItem: Schema<AreaItem> = strict({
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
export const areaSchema: Schema<Area> = strict(areaShape)

const MEASURES = ['depression', 'anxiety', 'distress', 'grief', 'function', 'loneliness', 'network', 'interpersonal', 'health'] as const
const SCORED = INSTRUMENTS.filter((id): id is Exclude<Instrument, 'other'> => id !== 'other')

export const instrumentSchema: Schema<InstrumentInfo> = strict({
  id: word(SCORED),
  name: prose(),
  measures: word(MEASURES),
  range: span(number),
  higherIs: word(['worse', 'better']),
  bands: list(strict({ from: number(), to: number(), band: prose() })),
  moderateFrom: maybe(number()),
  severeFrom: maybe(number()),
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

export const eventSchema: Schema<EventInfo> = strict({
  type: word(EVENT_TYPES),
  label: prose(),
  areas: list(kebab()),
  sharesWith: maybe(list(kebab())),
  unfolds: maybe(flag()),
  kinds: maybe(list(kebab())),
  firstQuestion: prose(),
})

export const pairSchema: Schema<Pair> = strict({
  areas: z.tuple([kebab(), kebab()], { error: 'two areas' }),
  towardFirst: prose(),
  towardSecond: prose(),
  decidingQuestion: prose(),
  basis,
  confidence,
  sources: citations(),
})

export const standingShape = { name: prose(), clientName: prose(), standing: word(AREA_STANDINGS) }

export const traditionSchema: Schema<Tradition> = strict({
  id: kebab(),
  title: prose(),
  // That every area is there is checked against the areas of the set.
  areas: z.record(kebab(), strict(standingShape), { error: 'names and standings by area' }) as unknown as Schema<Tradition['areas']>,
  options: strict({ lossWithoutDeathAsGrief: flag(), petLossAsGrief: flag() }),
  format: maybe(kebab()),
  note: prose(),
  confidence,
  sources: citations(),
})

export const formatSchema: Schema<FormatInfo> = strict({
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

/** Days of review, of a set or of one rule. */
export const reviewShape = { reviewedOn: maybe(day()), reviewBy: maybe(day()) }

export const headShape = { id: setId(), version: semVer(), title: prose(), ...reviewShape }

export const retiredSchema: Schema<RetiredRule> = strict({ id: ruleId(), version: whole(1, 9_999), title: prose(), replacedBy: maybe(ruleId()) })

export const overlayRecordSchema: Schema<AppliedOverlay> = strict({
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
} as const satisfies { readonly [K in ListName]: Schema<RuleSet[K][number]> }

export type ListName = 'areas' | 'parameters' | 'themes' | 'sources' | 'instruments' | 'events' | 'pairs' | 'traditions' | 'formats'

/** The id of a set, or of a set and the overlays on it, joined by `+`. */
/* @__NO_SIDE_EFFECTS__ */
function setId(): Schema<string> {
  return matching('lower-case words and digits joined by hyphens', /^[a-z0-9]+(?:[-+][a-z0-9]+)*$/)
}

/* @__NO_SIDE_EFFECTS__ */
function wordOrNumber(): Schema<string | number> {
  return z.union([z.number(), z.string()], { error: 'a word or a number' })
}

/* @__NO_SIDE_EFFECTS__ */
function piecesShape(): Record<(typeof INSTRUMENT_PIECES)[number], z.ZodMiniExactOptional<typeof confidence>> {
  const entries = INSTRUMENT_PIECES.map((piece) => [piece, maybe(confidence)] as const)
  return Object.fromEntries(entries) as ReturnType<typeof piecesShape>
}
