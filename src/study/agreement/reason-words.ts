import type { RuleSet } from '../../model/rule-set.js'
import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { listed, say } from '../../words/phrase.js'
import type { Reason } from './report.js'

/** What reasons are told with. */
export interface ReasonNaming {
  readonly words: WordCatalogue
  readonly names: Readonly<Record<AreaId, string>>
  readonly ruleSet: Pick<RuleSet, 'rules'>
}

/** One reason as a sentence. */
export function reasonInWords(reason: Reason, { words, names, ruleSet }: ReasonNaming): string {
  const name = (area: AreaId): string => names[area] ?? area
  const titles = (ids: readonly string[]): string => listed(words, ids.map((id) => say(words, 'agreement.rule', { title: ruleSet.rules.find((rule) => rule.id === id)?.title ?? id, id })))
  switch (reason.kind) {
    case 'margin':
      return say(words, reason.margin <= 0 ? 'agreement.reason.level' : 'agreement.reason.margin', { area: name(reason.area), margin: String(reason.margin), needed: String(reason.needed) })
    case 'standard':
      return say(words, `agreement.reason.standard.${reason.clause}`, { found: String(reason.found), needed: String(reason.needed) })
    case 'second-focus':
      return say(words, 'agreement.reason.second-focus', { area: name(reason.area) })
    case 'missing-data': {
      const told = reason.questions.length === 0 ? 'untold' : 'told'
      return say(words, `agreement.reason.missing-data.${reason.shown ? 'shown' : 'possible'}.${told}`, { area: name(reason.area), questions: reason.questions.join(' ') })
    }
    case 'conflict':
      return say(words, 'agreement.reason.conflict', { area: name(reason.area), for: titles([reason.for]), against: titles([reason.against]) })
    case 'standing':
      return say(words, `agreement.reason.standing.${reason.standing}`, { area: name(reason.area) })
    case 'not-applicable':
      return say(words, reason.rules.length === 0 ? 'agreement.reason.nobody' : 'agreement.reason.not-applicable', { area: name(reason.area), rules: titles(reason.rules) })
    case 'withheld':
      return say(words, 'agreement.reason.withheld', { rules: titles(reason.rules) })
    case 'no-focus-named':
      return say(words, `agreement.reason.named.${reason.focus}`)
    case 'near-border':
      return say(words, 'agreement.reason.near-border', { area: name(reason.area), support: String(reason.support), border: String(reason.border) })
    case 'outweighed':
      return say(words, 'agreement.reason.outweighed', { area: name(reason.area), support: String(reason.support), than: String(reason.than) })
    case 'counted':
      return say(words, `agreement.reason.counted.${reason.as}`, { area: name(reason.area), support: String(reason.support), border: String(reason.border) })
    default:
      return reason satisfies never
  }
}
