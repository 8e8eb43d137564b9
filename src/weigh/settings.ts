import type { AreaStanding, RuleSet, Tradition } from '../model/rule-set.js'
import type { Rule, RuleStrength, Theme } from '../model/rules.js'
import type { AreaId } from '../model/words.js'

/** The rule set as the weighing reads it. */
export interface WeighSettings {
  readonly rules: ReadonlyMap<string, Rule>
  readonly themes: ReadonlyMap<string, Theme>
  readonly areas: readonly AreaId[]
  readonly standing: (area: AreaId) => AreaStanding
  readonly points: (strength: RuleStrength) => number
  readonly parameter: (id: string) => number
}

export function weighSettings(ruleSet: RuleSet, tradition: Tradition): WeighSettings {
  const parameters = new Map(ruleSet.parameters.map(({ id, value }) => [id, value]))
  const parameter = (id: string): number => {
    const value = parameters.get(id)
    if (value === undefined) throw new RangeError(`the rule set has no parameter ${id}`)
    return value
  }
  return {
    rules: new Map(ruleSet.rules.map((rule) => [rule.id, rule])),
    themes: new Map(ruleSet.themes.map((theme) => [theme.id, theme])),
    areas: ruleSet.areas.map(({ id }) => id),
    standing: (area) => tradition.areas[area]?.standing ?? 'ordinary',
    points: (strength) => parameter(`strength.${strength}`),
    parameter,
  }
}
