import type { Rule } from '../../src/model/rules.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { BY_HAND, type Numbers } from './twenty-rules.js'

const numbers = new Map(defaultRuleSet.parameters.map(({ id, value }) => [id, value]))

export function parameter(id: string): number {
  const value = numbers.get(id)
  if (value === undefined) throw new Error(`no parameter ${id}`)
  return value
}

export const plainNumbers: Numbers = {
  aroundOnsetFrom: parameter('dispute.aroundOnsetFrom'),
  recent: parameter('window.recent'),
  distal: parameter('window.distal'),
  proximal: parameter('window.proximal'),
  endedMonths: parameter('dispute.endedMonths'),
  leastFlareUps: parameter('dispute.leastFlareUps'),
}

/** The rules that are written out by hand, without what would set them aside. */
export function twentyRules(): readonly Rule[] {
  return defaultRuleSet.rules.filter(({ id }) => Object.hasOwn(BY_HAND, id)).map(({ unless: _unless, ...rule }) => rule)
}
