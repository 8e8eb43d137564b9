import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Message, Question } from '../model/formulation.js'
import type { LeafTrace } from '../model/outcome.js'
import type { Subject, WhyUnknown } from '../model/facts.js'
import type { Rule } from '../model/rules.js'
import type { Candidate } from '../model/ranking-result.js'
import { keyOf, type Workbench } from './material.js'
import { decisiveLeaves } from '../trace.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

const WHOLE_CASE: Subject = { kind: 'case', id: 'case' }

interface OpenFact {
  readonly leaf: LeafTrace
  readonly subject: Subject
  readonly rule: Rule
}

/**
 * What to ask next: first what is missing from the minimum data set, then every open fact on which an
 * undetermined rule hangs, the ones that could move support most first.
 */
export function composeQuestions(bench: Workbench, messages: readonly Message[]): readonly Question[] {
  const open = openQuestions(bench, messages)
  const pressing = isPressing(messages) ? open.filter((question) => concernsSafety(bench, question)) : []
  return [...pressing, ...minimumSetQuestions(bench), ...open.filter((question) => !pressing.includes(question))]
}

/** Something of safety must be acted on: what is still open about it is asked before everything else. */
const isPressing = (messages: readonly Message[]): boolean =>
  messages.some(({ theme, level }) => theme === 'safety' && (level === 'emergency' || level === 'urgent'))

function concernsSafety(bench: Workbench, { rules }: Question): boolean {
  return rules.some((id) => {
    const { theme, level } = bench.rule(id)
    return theme === 'safety' && (level === 'emergency' || level === 'urgent')
  })
}

function minimumSetQuestions(bench: Workbench): readonly Question[] {
  const caseFacts = bench.sheets.find(({ subject }) => subject.kind === 'case')?.facts ?? {}
  return Object.entries(caseFacts)
    .filter(([id, fact]) => id.startsWith('data.has') && fact.status === 'known' && fact.value === false)
    .map(([id, fact]): Question => ({
      fact: id,
      subjects: [WHOLE_CASE],
      question: bench.words.facts[id]?.question ?? id,
      why: 'not-asked',
      from: fact.from,
      rules: [],
      couldChange: [],
      minimumSet: true,
    }))
    .sort((a, b) => compareText(a.fact, b.fact))
}

function openQuestions(bench: Workbench, messages: readonly Message[]): readonly Question[] {
  // Nobody is asked how to settle things with someone they may be afraid of.
  const unsafe = new Set(messages.filter(({ withholds }) => withholds.includes('dispute-work')).map(({ subject }) => `role-dispute ${keyOf(subject)}`))
  const candidates = new Map(
    bench.ranking.areas.flatMap((area) => area.candidates.map((candidate) => [`${area.area} ${keyOf(candidate.subject)}`, candidate] as const)),
  )
  const groups = new Map<string, OpenFact[]>()
  for (const outcome of bench.outcomes) {
    const rule = bench.rule(outcome.ruleId)
    if (outcome.verdict !== 'undetermined' || rule.about === 'ranking') continue
    if (rule.focusArea !== 'all' && !isWorthOpening(rule, candidates.get(`${rule.focusArea} ${keyOf(outcome.subject)}`), bench)) continue
    if (unsafe.has(`${rule.focusArea} ${keyOf(outcome.subject)}`)) continue
    for (const leaf of decisiveLeaves(outcome)) {
      if (leaf.found.status === 'unknown' && NOT_ASKED_AGAIN.includes(leaf.found.why)) continue
      // A fact of the whole case is open about the case, however many people's rules read it.
      const subject: Subject = bench.definition(leaf.fact)?.about === 'case' ? WHOLE_CASE : outcome.subject
      const group = groups.get(leaf.fact)
      if (group === undefined) groups.set(leaf.fact, [{ leaf, subject, rule }])
      else group.push({ leaf, subject, rule })
    }
  }
  return [...groups.values()].map((group) => questionOf(group, bench)).sort(mostUsefulFirst)
}

/**
 * While it is open whether an area applies to somebody at all, only that is asked. Whoever was never
 * asked about is covered by the questions of the minimum data set.
 */
function isWorthOpening(rule: Rule, candidate: Candidate | undefined, bench: Workbench): boolean {
  if (candidate === undefined || candidate.subject.unlisted === true || isHurtByAsking(candidate, bench)) return false
  return candidate.status === 'candidate' || rule.direction === 'required'
}

/** "Did you want it?" is no question about violence, a trauma or a death. */
function isHurtByAsking({ area, subject }: Candidate, bench: Workbench): boolean {
  if (area !== 'role-transition' || subject.kind !== 'event') return false
  const type = bench.case.timeline?.events?.find(({ id }) => id === subject.id)?.type
  const info = bench.ruleSet.events.find((each) => each.type === type)
  return info?.areas[0] !== 'role-transition' || (info.kinds ?? []).some((kind) => kind === 'trauma' || kind === 'violence' || kind === 'animal')
}

function questionOf(group: readonly OpenFact[], bench: Workbench): Question {
  const [first] = group
  if (first === undefined) throw new RangeError('a question needs an open fact')
  const { leaf } = first
  const bySubject = new Map(group.map(({ subject }) => [keyOf(subject), subject]))
  return {
    fact: leaf.fact,
    subjects: [...bySubject.keys()].sort(compareText).flatMap((key) => bySubject.get(key) ?? []),
    question: bench.words.facts[leaf.fact]?.question ?? leaf.fact,
    why: leaf.found.status === 'unknown' ? leaf.found.why : 'imprecise',
    from: [...new Set(group.flatMap((each) => each.leaf.found.from))].sort(compareText),
    rules: [...new Set(group.map(({ rule }) => rule.id))].sort(compareText),
    couldChange: couldChange(group, bench),
    minimumSet: false,
  }
}

function couldChange(group: readonly OpenFact[], bench: Workbench): Question['couldChange'] {
  const areas = [...new Set(group.map(({ rule }) => rule.focusArea))].filter((area) => area !== 'all').sort(compareText)
  const subjects = [...grouped(group, ({ subject }) => keyOf(subject)).values()]
  return areas
    .map((area) => {
      // Answers about different people do not add up: an area stands by its best candidate.
      const most = (direction: 'for' | 'against'): number =>
        Math.max(...subjects.map((own) => pointsOf(own.filter(({ rule }) => rule.focusArea === area && rule.direction === direction), bench)))
      return { area, up: most('for'), down: most('against') }
    })
    .filter(({ up, down }) => up > 0 || down > 0)
}

function pointsOf(group: readonly OpenFact[], bench: Workbench): number {
  const rules = new Map(group.map(({ rule }) => [rule.id, rule]))
  return [...rules.values()].reduce((total, { strength }) => total + (strength === undefined ? 0 : bench.parameter(`strength.${strength}`)), 0)
}

function mostUsefulFirst(a: Question, b: Question): number {
  const effect = (question: Question): number => Math.max(0, ...question.couldChange.map(({ up, down }) => up + down))
  return (
    effect(b) - effect(a) ||
    b.rules.length - a.rules.length ||
    compareText(a.fact, b.fact)
  )
}
