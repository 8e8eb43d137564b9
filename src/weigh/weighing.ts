import { compareText } from '../compare-text.js'
import type { Subject } from '../model/facts.js'
import type { RuleVerdict, Verdict } from '../model/outcome.js'
import type { CandidateStatus, Requirement } from '../model/ranking-result.js'
import type { Rule, RuleStrength, Theme } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { WeighSettings } from './settings.js'

/** A rule with its points. */
export interface WeighedRule {
  readonly rule: Rule
  readonly area: AreaId
  readonly direction: 'for' | 'against'
  readonly strength: RuleStrength
  readonly points: number
  readonly theme: string
  /** Where it stands among all rules, those worth most first, then in order of their ids. */
  readonly place: number
}

/** Points of one side of a theme, before its cap: of what fired, and of what may still fire as well. */
interface Side {
  fired: number
  possible: number
}

/** What the rules of one theme came to for one candidate. */
export interface ThemePoints {
  readonly theme: string
  readonly cap: number
  readonly definition: Theme | undefined
  readonly for: Readonly<Side>
  readonly against: Readonly<Side>
}

/** What the rules came to for one area and one subject, before events are shared out among candidates. */
export interface Weighing {
  readonly area: AreaId
  readonly subject: Subject
  readonly status: CandidateStatus
  /** In order of their ids. */
  readonly themes: readonly ThemePoints[]
  readonly verdicts: readonly RuleVerdict[]
}

/** Adds up one subject's verdicts for every area they bear on. */
export function weighSubject(subject: Subject, verdicts: readonly RuleVerdict[], settings: WeighSettings): readonly Weighing[] {
  const { weights, required } = tablesOf(settings)
  const found = new Map<AreaId, { verdicts: RuleVerdict[]; themes: Map<string, ThemePoints>; gates: Verdict[] }>()
  for (const each of verdicts) {
    const weight = weights.get(each.ruleId)
    const area = weight?.area ?? required.get(each.ruleId)
    if (area === undefined) continue
    let own = found.get(area)
    if (own === undefined) found.set(area, (own = { verdicts: [], themes: new Map(), gates: [] }))
    own.verdicts.push(each)
    if (weight === undefined) own.gates.push(each.verdict)
    else addTo(own.themes, weight, each.verdict, settings)
  }
  return settings.areas.flatMap((area): readonly Weighing[] => {
    const own = found.get(area)
    if (own === undefined) return []
    const themes = [...own.themes.values()].sort((a, b) => compareText(a.theme, b.theme))
    return [{ area, subject, status: gate(own.gates), themes, verdicts: own.verdicts }]
  })
}

function addTo(themes: Map<string, ThemePoints>, { theme, direction, points }: WeighedRule, verdict: Verdict, settings: WeighSettings): void {
  let own = themes.get(theme)
  if (own === undefined) {
    const definition = settings.themes.get(theme)
    themes.set(theme, (own = { theme, cap: definition?.cap ?? 0, definition, for: { fired: 0, possible: 0 }, against: { fired: 0, possible: 0 } }))
  }
  const side: Side = own[direction]
  if (verdict === 'fired') side.fired += points
  else if (verdict === 'undetermined') side.possible += points
}

function gate(verdicts: readonly Verdict[]): CandidateStatus {
  if (verdicts.includes('silent') || verdicts.includes('set-aside')) return 'not-applicable'
  return verdicts.includes('undetermined') ? 'insufficient-data' : 'candidate'
}

/** The rules that gate a candidate, in order of their ids. */
export function requirementsOf({ verdicts }: Weighing, settings: WeighSettings): readonly Requirement[] {
  const { required } = tablesOf(settings)
  return verdicts
    .filter(({ ruleId }) => required.has(ruleId))
    .map(({ ruleId, version, verdict }) => ({ ruleId, version, verdict }))
    .sort((a, b) => compareText(a.ruleId, b.ruleId))
}

/** The points a rule is worth; undefined for a requirement or a message. */
export const weightOf = (ruleId: string, settings: WeighSettings): WeighedRule | undefined => tablesOf(settings).weights.get(ruleId)

interface Tables {
  readonly weights: ReadonlyMap<string, WeighedRule>
  /** Areas of the rules that gate. */
  readonly required: ReadonlyMap<string, AreaId>
}

const tables = new WeakMap<WeighSettings, Tables>()

/** Looked up once for all cases of a rule set. */
function tablesOf(settings: WeighSettings): Tables {
  const known = tables.get(settings)
  if (known !== undefined) return known
  const weighed: Omit<WeighedRule, 'place'>[] = []
  const required = new Map<string, AreaId>()
  for (const [id, rule] of settings.rules) {
    const { focusArea: area, direction, strength, theme } = rule
    if (area === 'all' || direction === 'caution') continue
    if (direction === 'required') required.set(id, area)
    else if (strength !== undefined) weighed.push({ rule, area, direction, strength, points: settings.points(strength), theme })
  }
  weighed.sort((a, b) => b.points - a.points || compareText(a.rule.id, b.rule.id))
  const made = { weights: new Map(weighed.map((each, place) => [each.rule.id, { ...each, place }])), required }
  tables.set(settings, made)
  return made
}
