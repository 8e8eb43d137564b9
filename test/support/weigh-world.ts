import type { RuleOutcome, Verdict } from '../../src/model/outcome.js'
import type { SharedEvent } from '../../src/model/ranking-result.js'
import type { AreaStanding } from '../../src/model/rule-set.js'
import type { Rule, Theme } from '../../src/model/rules.js'
import type { Subject } from '../../src/model/facts.js'
import { rank } from '../../src/weigh/rank.js'
import type { WeighSettings } from '../../src/weigh/settings.js'
import { weigh, type WeighedArea } from '../../src/weigh/weigh.js'
import type { Ranking } from '../../src/model/ranking-result.js'

/** A rule in a word: `for grief strong death-time`. */
export type Short = `${'for' | 'against' | 'required' | 'caution'} ${string}`

const AREAS = ['grief', 'role-dispute', 'role-transition', 'interpersonal-sensitivities'] as const
const KINDS: Readonly<Record<string, Rule['about']>> = {
  'grief': 'person', 'role-dispute': 'person', 'role-transition': 'event', 'interpersonal-sensitivities': 'case',
}

/** A few themes, each with its cap: two of timing or event, an anchor of history, and three plain ones. */
const THEMES: readonly Theme[] = [
  { id: 'fact', meaning: 'What happened.', cap: 3, family: 'event', core: true },
  { id: 'time', meaning: 'When it happened.', cap: 3, family: 'timing', anchors: true },
  { id: 'history', meaning: 'How long.', cap: 4, anchors: true },
  { id: 'meaning', meaning: 'What it means.', cap: 4, core: true },
  { id: 'wish', meaning: 'What is wanted.', cap: 3 },
  { id: 'counter', meaning: 'What speaks against.', cap: 6 },
]

const NUMBERS: Readonly<Record<string, number>> = {
  'strength.strong': 3, 'strength.moderate': 2, 'strength.weak': 1,
  'band.possible': 4, 'band.wellSupported': 8, 'band.wellSupportedThemes': 3,
  'standard.leastSupport': 4, 'standard.leastLead': 2, 'standard.mostCounter': 5, 'standing.deduction': 2,
  'firmness.firmLead': 4, 'firmness.firmGaps': 1, 'firmness.fairLead': 3, 'firmness.fairGaps': 4,
  'second.leastShare': 50, 'second.mostFoci': 2,
}

/** One verdict on one rule: what the rule is in short, whom it is about, and what came of it. */
export interface Told {
  readonly short: Short
  readonly subject: string
  readonly verdict: Verdict
}

export const told = (short: Short, subject: string, verdict: Verdict = 'fired'): Told => ({ short, subject, verdict })

const subjectOf = (area: string, id: string): Subject => ({ kind: KINDS[area] ?? 'case', id, ...(id === 'unlisted' ? { unlisted: true } : {}) })

function ruleOf({ short }: Told, id: string): Rule {
  const [direction = '', area = '', ...rest] = short.split(' ')
  const [strength, theme] = direction === 'required' ? [undefined, 'counter'] : [rest[0], rest[1]]
  return {
    id,
    version: 1,
    title: short,
    about: KINDS[area] ?? 'case',
    focusArea: area,
    direction: direction as Rule['direction'],
    ...(strength === undefined ? {} : { strength: strength as 'strong' }),
    theme: theme ?? 'counter',
    conditions: { name: 'a-leaf', fact: 'a.fact', operator: 'equal', value: true },
    texts: { clinician: 'A sentence.', client: 'A sentence.' },
    basis: 'design-choice',
    confidence: 'inference',
    sources: [],
  }
}

/** How a small world is weighed: the standing of single areas, single numbers changed. */
export interface Habits {
  readonly standings?: Readonly<Record<string, AreaStanding>>
  readonly numbers?: Readonly<Record<string, number>>
  readonly shared?: readonly SharedEvent[]
  readonly gaps?: number
}

export interface SmallWorld {
  readonly weighed: readonly WeighedArea[]
  readonly ranking: Ranking
  readonly area: (id: string) => Ranking['areas'][number]
}

/** Weighs and ranks a handful of verdicts, the same rule being the same in short and by its place among equals. */
export function smallWorld(all: readonly Told[], { standings = {}, numbers = {}, shared = [], gaps = 0 }: Habits = {}): SmallWorld {
  const seen = new Map<string, number>()
  const placed = all.map((each) => {
    const place = (seen.get(`${each.short} ${each.subject}`) ?? 0) + 1
    seen.set(`${each.short} ${each.subject}`, place)
    return { each, id: `${each.short.replaceAll(' ', '-')}-${place}` }
  })
  const rules = new Map(placed.map(({ each, id }) => [id, ruleOf(each, id)]))
  const outcomes = placed.map(({ each, id }): RuleOutcome => ({
    ruleId: id,
    version: 1,
    subject: subjectOf(each.short.split(' ')[1] ?? '', each.subject),
    verdict: each.verdict,
    condition: { all: [], result: 'unknown' },
    decisive: [],
  }))
  const values = { ...NUMBERS, ...numbers }
  const parameter = (id: string): number => values[id] ?? Number.NaN
  const settings: WeighSettings = {
    rules,
    themes: new Map(THEMES.map((theme) => [theme.id, theme])),
    areas: AREAS,
    standing: (area) => standings[area] ?? 'ordinary',
    points: (strength) => parameter(`strength.${strength}`),
    parameter,
  }
  const weighed = weigh(outcomes, shared, settings)
  const ranking = rank(weighed, { minimumSetGaps: gaps, onsetKnown: true }, settings)
  return {
    weighed,
    ranking,
    area: (id) => {
      const found = ranking.areas.find(({ area }) => area === id)
      if (found === undefined) throw new Error(`no area ${id}`)
      return found
    },
  }
}

export const CAPS: Readonly<Record<string, number>> = Object.fromEntries(THEMES.map(({ id, cap }) => [id, cap ?? 0]))
