import { factCatalogue, type ConditionTrace, type FactValue, type LeafTrace, type RuleOutcome, type Truth, type WordCatalogue } from '../index.js'
import { decisiveLeaves } from '../trace.js'
import { say, term, valueInWords } from '../words/phrase.js'

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown']

/** What a result is marked with, all marks equally wide. */
function mark(result: Truth, words: WordCatalogue): string {
  return say(words, `cli.trace.${result}`).padEnd(Math.max(...TRUTHS.map((each) => say(words, `cli.trace.${each}`).length)))
}

/** A condition as it was held against one subject, a line a branch, every leaf with what it found. */
export function traceLines(trace: ConditionTrace, depth: number, words: WordCatalogue): readonly string[] {
  const indent = '  '.repeat(depth)
  const group = (kind: string, children: readonly ConditionTrace[]): readonly string[] =>
    [`${indent}${mark(trace.result, words)} ${say(words, `cli.trace.${kind}`)}`, ...children.flatMap((child) => traceLines(child, depth + 1, words))]
  if ('all' in trace) return group('all', trace.all)
  if ('any' in trace) return group('any', trace.any)
  if ('not' in trace) return group('not', [trace.not])
  return [`${indent}${mark(trace.result, words)} ${leafText(trace, words)}`, ...whereLines(trace, `${indent}         `, words)]
}

/** The leaves that keep a rule open. */
export const openLeaves = (outcome: RuleOutcome): readonly LeafTrace[] =>
  outcome.verdict === 'undetermined' ? decisiveLeaves(outcome).filter(({ result }) => result === 'unknown') : []

function leafText({ name, fact, operator, value, found }: LeafTrace, words: WordCatalogue): string {
  const definition = factCatalogue.find(({ id }) => id === fact)
  const told = (each: FactValue): string => (words.locale === 'en' ? String(each) : valueInWords(words, { status: 'known', value: each, from: [] }, definition))
  const wanted = (Array.isArray(value) ? value : [value]).map(told).join(operator === 'between' ? say(words, 'cli.trace.between') : ', ')
  return say(words, 'cli.trace.leaf', {
    // Names of leaves are in English; in another language what the leaf reads stands in their place.
    name: words.locale === 'en' ? name.replaceAll('-', ' ') : (words.facts[fact]?.label ?? fact),
    fact, operator: term(words, 'operator', operator), wanted, found: valueInWords(words, found, definition),
  })
}

function whereLines({ fact, result, found }: LeafTrace, indent: string, words: WordCatalogue): readonly string[] {
  const question = result === 'unknown' ? words.facts[fact]?.question : undefined
  const places = found.from.map((address) => `${indent}${say(words, result === 'unknown' ? 'cli.trace.would-stand' : 'cli.trace.from', { address })}`)
  return [...(question === undefined ? [] : [`${indent}${say(words, 'cli.explain.ask', { question })}`]), ...places]
}
