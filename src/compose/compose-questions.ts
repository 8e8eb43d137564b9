import type { Question } from '../model/formulation.js'
import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { WhyUnknown } from '../model/facts.js'
import type { Rule } from '../model/rules.js'
import type { Candidate } from '../model/ranking-result.js'
import type { Labels } from './labels.js'
import { keyOf, type Workbench } from './material.js'
import { decisiveLeaves } from '../trace.js'
import { fill } from '../words/phrase.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

interface OpenFact {
  readonly leaf: LeafTrace
  readonly outcome: RuleOutcome
  readonly rule: Rule
}

/**
 * What to ask next: first what is missing from the minimum data set, then every open fact on which an
 * undetermined rule hangs, once a subject, the ones that could move support most first.
 */
export function composeQuestions(bench: Workbench, labels: Labels): readonly Question[] {
  return [...minimumSetQuestions(bench), ...openQuestions(bench, labels)]
}

function minimumSetQuestions(bench: Workbench): readonly Question[] {
  const caseFacts = bench.sheets.find(({ subject }) => subject.kind === 'case')?.facts ?? {}
  return Object.entries(caseFacts)
    .filter(([id, fact]) => id.startsWith('data.has') && fact.status === 'known' && fact.value === false)
    .map(([id, fact]): Question => ({
      fact: id,
      subject: { kind: 'case', id: 'case' },
      question: bench.words.facts[id]?.question ?? id,
      why: 'not-asked',
      from: fact.from,
      rules: [],
      couldChange: [],
      minimumSet: true,
    }))
    .sort((a, b) => compare(a.fact, b.fact))
}

function openQuestions(bench: Workbench, labels: Labels): readonly Question[] {
  const candidates = new Map(
    bench.ranking.areas.flatMap((area) => area.candidates.map((candidate) => [`${area.area} ${keyOf(candidate.subject)}`, candidate] as const)),
  )
  const groups = new Map<string, OpenFact[]>()
  for (const outcome of bench.outcomes) {
    const rule = bench.rule(outcome.ruleId)
    if (outcome.verdict !== 'undetermined' || rule.about === 'ranking') continue
    if (rule.direction !== 'caution' && !isWorthOpening(rule, candidates.get(`${rule.focusArea} ${keyOf(outcome.subject)}`))) continue
    for (const leaf of decisiveLeaves(outcome)) {
      if (leaf.found.status === 'unknown' && NOT_ASKED_AGAIN.includes(leaf.found.why)) continue
      // A fact of the whole case is asked once, however many people's rules read it.
      const subject = bench.definition(leaf.fact)?.about === 'case' ? 'case' : keyOf(outcome.subject)
      const key = `${leaf.fact} ${subject}`
      groups.set(key, [...(groups.get(key) ?? []), { leaf, outcome, rule }])
    }
  }
  return [...groups.values()].map((group) => questionOf(group, bench, labels)).sort(mostUsefulFirst)
}

/**
 * While it is open whether an area applies to somebody at all, only that is asked. Whoever was never
 * asked about is covered by the questions of the minimum data set.
 */
function isWorthOpening(rule: Rule, candidate: Candidate | undefined): boolean {
  if (candidate === undefined || candidate.subject.unlisted === true) return false
  return candidate.status === 'candidate' || rule.direction === 'required'
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
    minimumSet: false,
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
  return (
    effect(b) - effect(a) ||
    b.rules.length - a.rules.length ||
    compare(a.fact, b.fact) ||
    compare(a.subject.id, b.subject.id)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
