import { remembered } from '../lazily.js'
import type { Case } from '../model/case.js'
import type { Fact } from '../model/facts.js'
import type { RuleVerdict } from '../model/outcome.js'
import { fillFrom, upperFirst, valueInWords } from '../words/phrase.js'
import type { Labels } from './labels.js'
import { readsOf, type Workbench } from './material.js'

const NOT_READ: Fact = { status: 'unknown', why: 'not-asked', from: [] }

/** Where a name stands after a colon or in brackets, the sentence is whole without it. */
const NAMED_BESIDE = /: \{what\}(?=\.$)| \(\{what\}\)/u

/**
 * A rule's own sentence about the subject it was held against. Its blanks are facts that its conditions read. An event
 * that has been named may be called something shorter again.
 */
export function ruleSentence(bench: Workbench, labels: Labels, { ruleId, subject }: Pick<RuleVerdict, 'ruleId' | 'subject'>, register: 'clinician' | 'client', again?: string): string {
  const rule = bench.rule(ruleId)
  const reads = readsOf(rule)
  const text = again === undefined ? rule.texts[register] : rule.texts[register].replace(NAMED_BESIDE, '')
  return sentenceCase(bench, fillFrom(bench.words, text, (blank) => {
    if (reads.includes(blank)) return valueInWords(bench.words, bench.fact(subject, blank) ?? NOT_READ, bench.definition(blank))
    if (blank === 'what' && again !== undefined) return again
    return blank === 'who' || blank === 'what' ? labels[register](subject) : undefined
  }))
}

/** A capital at the start, unless the sentence begins with a name: people write their names as they wish. */
export function sentenceCase(bench: Workbench, text: string): string {
  const capital = upperFirst(text)
  return capital === text || namesIn(bench.case).some((name) => text.startsWith(name)) ? text : capital
}

const namesIn = remembered(({ inventory }: Case): readonly string[] =>
  (inventory?.people ?? []).flatMap(({ name }) => (name === undefined ? [] : [name])))
