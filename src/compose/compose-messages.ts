import { compareText } from '../compare-text.js'
import type { Message } from '../model/formulation.js'
import { MESSAGE_LEVELS } from '../model/rules.js'
import type { Labels } from './labels.js'
import type { Workbench } from './material.js'
import { ruleSentence } from './rule-sentence.js'
import { decisiveLeaves } from '../trace.js'

// Safety is read before anything else, then whether the treatment fits, then the quality of the data.
const THEME_ORDER = ['safety', 'suitability']

/** Every caution that fired: the most pressing first, and among equals safety first. */
export function composeMessages(bench: Workbench, labels: Labels): readonly Message[] {
  return bench.verdicts
    .filter(({ verdict, ruleId }) => verdict === 'fired' && bench.rule(ruleId).direction === 'caution')
    .map((verdict): Message => {
      const rule = bench.rule(verdict.ruleId)
      return {
        ruleId: rule.id,
        version: rule.version,
        level: rule.level ?? 'note',
        theme: rule.theme,
        subject: verdict.subject,
        withholds: rule.withholds ?? [],
        clinician: ruleSentence(bench, labels, verdict, 'clinician'),
        client: ruleSentence(bench, labels, verdict, 'client'),
        from: [...new Set(decisiveLeaves(bench.explain(verdict)).flatMap(({ found }) => found.from))].sort(),
        basis: rule.basis,
        confidence: rule.confidence,
        sources: rule.sources,
      }
    })
    .sort(
      (a, b) =>
        MESSAGE_LEVELS.indexOf(a.level) - MESSAGE_LEVELS.indexOf(b.level) ||
        themeRank(a) - themeRank(b) ||
        compareText(a.ruleId, b.ruleId) ||
        compareText(a.subject.id, b.subject.id),
    )
}

function themeRank(message: Message): number {
  const at = THEME_ORDER.indexOf(message.theme)
  return at === -1 ? THEME_ORDER.length : at
}
