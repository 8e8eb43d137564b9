import { verdictOf } from '../../src/conditions/verdict.js'
import type { Bench } from '../../src/explain/stability/bench.js'
import type { Fact, FactSheet } from '../../src/model/facts.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import { assembleRuleSet } from '../../src/rules/assemble.js'
import { rank } from '../../src/weigh/rank.js'
import { weighSettings } from '../../src/weigh/settings.js'
import { weigh } from '../../src/weigh/weigh.js'
import { leaf, smallFacts, smallFiles, smallRule } from './small-rule-set.js'

const evidence = { basis: 'manual', confidence: 'verified', sources: [{ cite: 'KEY1' }] }
const number = (id: string, value: number, min: number, max: number) => ({ id, value, min, max, unit: 'points', meaning: 'A number.', ...evidence })
const known = (value: boolean | number | readonly string[]): Fact => ({ status: 'known', value, from: ['/here'] })

/** A death 100 days before the onset speaks strongly for grief, one change moderately for a transition: two rules, one theme each. */
function twoRules(): RuleSet {
  const files = smallFiles()
  const plain = { texts: { clinician: 'So it is.', client: 'So it is.' } }
  const changed = smallRule({
    id: 'role-transition/something-lost', about: 'event', focusArea: 'role-transition', strength: 'moderate', theme: 'change',
    conditions: leaf('lost', 'change.losses', 'contains', 'status'), ...plain,
  })
  const parameters = files['parameters']?.['parameters'] as readonly object[]
  const themes = files['themes']?.['themes'] as readonly object[]
  return assembleRuleSet({
    ...files,
    [String(changed['id'])]: changed,
    parameters: {
      parameters: [
        ...parameters,
        number('strength.strong', 3, 2, 6), number('strength.moderate', 2, 1, 4), number('strength.weak', 1, 0, 2),
        number('standard.leastSupport', 1, 1, 4), number('standard.leastLead', 1, 1, 4), number('standard.mostCounter', 5, 2, 8),
        number('band.possible', 4, 2, 6), number('band.wellSupported', 8, 6, 12), number('band.wellSupportedThemes', 3, 1, 5),
        number('firmness.firmLead', 4, 2, 8), number('firmness.firmGaps', 1, 0, 8), number('firmness.fairLead', 3, 2, 8), number('firmness.fairGaps', 4, 0, 8),
        number('second.leastShare', 50, 25, 100), number('second.mostFoci', 2, 1, 2), number('standing.deduction', 2, 1, 4),
      ],
    },
    themes: { themes: [...themes, { id: 'change', meaning: 'A change.', cap: 4 }] },
  }, smallFacts).ruleSet
}

/** The two rules on a case in which both hold. */
export function twoRuleBench(): Bench {
  const ruleSet = twoRules()
  const [tradition] = ruleSet.traditions
  if (tradition === undefined) throw new Error('no tradition')
  const ofCase = { 'circle.size': known(3), 'data.deathsAsked': known(true), 'data.minimumSetGaps': known(0), 'course.onsetKnown': known(true) }
  const sheets: readonly FactSheet[] = [
    { subject: { kind: 'case', id: 'case' }, facts: ofCase },
    { subject: { kind: 'person', id: 'nora' }, facts: { ...ofCase, 'loss.hasDied': known(true), 'loss.daysBefore': known(100) } },
    { subject: { kind: 'event', id: 'move' }, facts: { ...ofCase, 'change.losses': known(['status']) } },
  ]
  const quality = { minimumSetGaps: 0, onsetKnown: true }
  return {
    ruleSet, tradition, sheets, shared: [], verdictOf,
    rank(verdicts, _, changed) {
      const parameters = ruleSet.parameters.map((each) => (changed?.kind === 'parameter' && changed.id === each.id ? { ...each, value: changed.value } : each))
      const themes = ruleSet.themes.map((each) => (changed?.kind === 'cap' && changed.id === each.id ? { ...each, cap: changed.value } : each))
      const settings = weighSettings({ ...ruleSet, parameters, themes }, tradition)
      return rank(weigh(verdicts, [], settings), quality, settings)
    },
    weighingReads: () => new Set(ruleSet.parameters.map(({ id }) => id).filter((id) => /^(?:strength|standard|band|firmness|second)\./.test(id))),
    derivedWith: new Map(),
    derive: () => [],
  }
}
