import type { RuleOutcome } from '../model/outcome.js'
import { leavesOf } from '../trace.js'
import type { Labels } from './labels.js'
import type { Workbench } from './material.js'
import { fill, valueInWords } from '../words/phrase.js'

/** A rule's own sentence about the subject it was held against. */
export function ruleSentence(bench: Workbench, labels: Labels, outcome: RuleOutcome, register: 'clinician' | 'client'): string {
  const template = bench.rule(outcome.ruleId).texts[register]
  const label = labels[register](outcome.subject)
  const values = Object.fromEntries(leavesOf(outcome.condition).map(({ fact, found }) => [fact, valueInWords(bench.words, found, bench.definition(fact))]))
  return sentenceCase(bench, fill(template, { who: label, what: label, ...values }))
}

/** A capital at the start, unless the sentence begins with a name: people write their names as they wish. */
export function sentenceCase(bench: Workbench, text: string): string {
  const names = (bench.case.inventory?.people ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))
  return names.some((name) => text.startsWith(name)) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
