import type { Question } from '../model/formulation.js'
import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { WhyUnknown } from '../model/facts.js'
import type { Rule } from '../model/rules.js'
import type { Labels } from './labels.js'
import { keyOf, type Workbench } from './material.js'
import { fill } from '../words/phrase.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

interface OpenFact {
  readonly leaf: LeafTrace
  readonly outcome: RuleOutcome
  readonly rule: Rule
}

/**
 * What to ask next: every open fact on which an undetermined rule hangs, once a subject, the ones that
 * could move support most first. Gaps of the minimum data set come before equals.
 */
export function composeQuestions(bench: Workbench, labels: Labels): readonly Question[] {
  const applicable = new Set(
    bench.ranking.areas.flatMap(({ area, candidates }) => candidates.map(({ subject }) => `${area} ${keyOf(subject)}`)),
  )
  const groups = new Map<string, OpenFact[]>()
  for (const outcome of bench.outcomes) {
    const rule = bench.rule(outcome.ruleId)
    if (outcome.verdict !== 'undetermined' || rule.about === 'ranking') continue
    // Nothing is gained by asking about a pairing of area and subject that is already out.
    if (rule.direction !== 'caution' && !applicable.has(`${rule.focusArea} ${keyOf(outcome.subject)}`)) continue
    for (const leaf of outcome.decisive) {
      if (leaf.found.status === 'unknown' && NOT_ASKED_AGAIN.includes(leaf.found.why)) continue
      // A fact of the whole case is asked once, however many people's rules read it.
      const subject = bench.definition(leaf.fact)?.about === 'case' ? 'case' : keyOf(outcome.subject)
      const key = `${leaf.fact} ${subject}`
      groups.set(key, [...(groups.get(key) ?? []), { leaf, outcome, rule }])
    }
  }
  return [...groups.values()].map((group) => questionOf(group, bench, labels)).sort(mostUsefulFirst)
}

function questionOf(group: readonly OpenFact[], bench: Workbench, labels: Labels): Question {
  const [first] = group
  if (first === undefined) throw new RangeError('a question needs an open fact')
  const { leaf, outcome } = first
  const ofCase = bench.definition(leaf.fact)?.about === 'case'
  const subject = ofCase ? ({ kind: 'case', id: 'case' } as const) : outcome.subject
  const wording = bench.words.facts[leaf.fact]?.question ?? leaf.fact
  const label = labels.clinician(subject)
  return {
    fact: leaf.fact,
    subject,
    question: fill(wording, { who: label, what: label }),
    why: leaf.found.status === 'unknown' ? leaf.found.why : 'imprecise',
    from: leaf.found.from,
    rules: [...new Set(group.map(({ rule }) => rule.id))].sort(),
    couldChange: couldChange(group, bench),
    minimumSet: leaf.fact.startsWith('data.'),
  }
}

function couldChange(group: readonly OpenFact[], bench: Workbench): Question['couldChange'] {
  const areas = [...new Set(group.map(({ rule }) => rule.focusArea))].filter((area) => area !== 'all').sort()
  return areas
    .map((area) => {
      const points = (direction: 'for' | 'against'): number =>
        group
          .filter(({ rule }) => rule.focusArea === area && rule.direction === direction)
          .reduce((most, { rule }) => most + (rule.strength === undefined ? 0 : bench.parameter(`strength.${rule.strength}`)), 0)
      return { area, up: points('for'), down: points('against') }
    })
    .filter(({ up, down }) => up > 0 || down > 0)
}

function mostUsefulFirst(a: Question, b: Question): number {
  const effect = (question: Question): number => Math.max(0, ...question.couldChange.map(({ up, down }) => up + down))
  const unlisted = (question: Question): number => (question.subject.unlisted === true ? 1 : 0)
  return (
    Number(b.minimumSet) - Number(a.minimumSet) ||
    unlisted(a) - unlisted(b) ||
    effect(b) - effect(a) ||
    b.rules.length - a.rules.length ||
    compare(a.fact, b.fact) ||
    compare(a.subject.id, b.subject.id)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
