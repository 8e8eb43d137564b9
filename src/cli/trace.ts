import { factCatalogue, type ConditionTrace, type LeafTrace, type RuleOutcome, type Truth } from '../index.js'
import { decisiveLeaves } from '../trace.js'
import { englishWords } from '../words/english.js'
import { term, valueInWords } from '../words/phrase.js'

const MARKS: Readonly<Record<Truth, string>> = { true: '[yes] ', false: '[no]  ', unknown: '[open]' }

/** A condition as it was held against one subject, a line a branch, every leaf with what it found. */
export function traceLines(trace: ConditionTrace, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  const group = (title: string, children: readonly ConditionTrace[]): readonly string[] =>
    [`${indent}${MARKS[trace.result]} ${title}`, ...children.flatMap((child) => traceLines(child, depth + 1))]
  if ('all' in trace) return group('all of', trace.all)
  if ('any' in trace) return group('any of', trace.any)
  if ('not' in trace) return group('not', [trace.not])
  return [`${indent}${MARKS[trace.result]} ${leafText(trace)}`, ...whereLines(trace, `${indent}         `)]
}

/** The leaves that keep a rule open. */
export const openLeaves = (outcome: RuleOutcome): readonly LeafTrace[] =>
  outcome.verdict === 'undetermined' ? decisiveLeaves(outcome).filter(({ result }) => result === 'unknown') : []

function leafText({ name, fact, operator, value, found }: LeafTrace): string {
  const wanted = Array.isArray(value) ? value.join(operator === 'between' ? ' to ' : ', ') : String(value)
  const definition = factCatalogue.find(({ id }) => id === fact)
  return `${name.replaceAll('-', ' ')}: ${fact} ${term(englishWords, 'operator', operator)} ${wanted}; found ${valueInWords(englishWords, found, definition)}`
}

function whereLines({ fact, result, found }: LeafTrace, indent: string): readonly string[] {
  const ask = result === 'unknown' ? englishWords.facts[fact]?.question : undefined
  const places = found.from.map((address) => `${indent}${result === 'unknown' ? 'would stand at' : 'from'} ${address}`)
  return [...(ask === undefined ? [] : [`${indent}ask: ${ask}`]), ...places]
}
