import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Message, Question } from '../model/formulation.js'
import type { Fact, FactId, Subject, WhyUnknown } from '../model/facts.js'
import type { Rule } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { Candidate } from '../model/ranking-result.js'
import { keyOf, WHOLE_CASE, type Workbench } from './material.js'
import { decisiveLeaves } from '../trace.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

/** A fact that is open about somebody, and a rule that hangs on it. */
interface OpenFact {
  readonly fact: FactId
  readonly found: Fact
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
  return bench.minimumSet.flatMap(({ id }): readonly Question[] => {
    const fact = bench.fact(WHOLE_CASE, id)
    if (fact?.status !== 'known' || fact.value !== false) return []
    return [{
      fact: id,
      subjects: [WHOLE_CASE],
      question: bench.words.facts[id]?.question ?? id,
      why: 'not-asked',
      from: fact.from,
      rules: [],
      couldChange: [],
      minimumSet: true,
    }]
  })
}

function openQuestions(bench: Workbench, messages: readonly Message[]): readonly Question[] {
  // Nobody is asked how to settle things with someone they may be afraid of.
  const unsafe = new Set(messages.filter(({ withholds }) => withholds.includes('dispute-work')).map(({ subject }) => keyOf(subject)))
  const candidates = grouped(bench.ranking.areas.flatMap((area) => area.candidates), ({ subject }) => keyOf(subject))
  const undetermined = bench.verdicts.filter(({ verdict, subject }) => verdict === 'undetermined' && subject.kind !== 'ranking')
  const open: OpenFact[] = []
  for (const [subject, verdicts] of grouped(undetermined, (verdict) => verdict.subject)) {
    const key = keyOf(subject)
    const own = candidates.get(key) ?? []
    const worth = (rule: Rule): boolean => rule.focusArea === 'all' || isWorthOpening(rule, own.find(({ area }) => area === rule.focusArea), bench)
    for (const verdict of verdicts) {
      const rule = bench.rule(verdict.ruleId)
      if (!worth(rule) || (rule.focusArea === 'role-dispute' && unsafe.has(key))) continue
      for (const { fact, found } of decisiveLeaves(bench.explain(verdict))) {
        if (found.status === 'unknown' && NOT_ASKED_AGAIN.includes(found.why)) continue
        // A fact of the whole case is open about the case, however many people's rules read it.
        open.push({ fact, found, subject: bench.definition(fact)?.about === 'case' ? WHOLE_CASE : subject, rule })
      }
    }
  }
  return [...grouped(open, ({ fact }) => fact)].map(([fact, group]) => questionOf(fact, group, bench)).sort(mostUsefulFirst)
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

function questionOf(fact: FactId, group: readonly OpenFact[], bench: Workbench): Question {
  const found = group[0]?.found
  const bySubject = grouped(group, ({ subject }) => keyOf(subject))
  return {
    fact,
    subjects: [...bySubject].sort(([a], [b]) => compareText(a, b)).flatMap(([, own]) => own.slice(0, 1).map(({ subject }) => subject)),
    question: bench.words.facts[fact]?.question ?? fact,
    why: found?.status === 'unknown' ? found.why : 'imprecise',
    from: inOrder(group.flatMap((each) => each.found.from)),
    rules: inOrder(group.map(({ rule }) => rule.id)),
    couldChange: couldChange([...bySubject.values()], bench),
    minimumSet: false,
  }
}

const inOrder = (texts: readonly string[]): readonly string[] => (texts.length === 1 ? texts : [...new Set(texts)].sort(compareText))

interface Effect {
  up: number
  down: number
}

/** Points by area. Answers about different people do not add up: an area stands by its best candidate. */
function couldChange(bySubject: readonly (readonly OpenFact[])[], bench: Workbench): Question['couldChange'] {
  const most = new Map<AreaId, Effect>()
  for (const own of bySubject) {
    for (const [area, { up, down }] of effects(own, bench)) {
      const before = most.get(area)
      most.set(area, { up: Math.max(up, before?.up ?? 0), down: Math.max(down, before?.down ?? 0) })
    }
  }
  return [...most].filter(([, { up, down }]) => up > 0 || down > 0).sort(([a], [b]) => compareText(a, b)).map(([area, { up, down }]) => ({ area, up, down }))
}

/** What an answer about one of them could do: every rule counts once, however many of its leaves are open. */
function effects(own: readonly OpenFact[], bench: Workbench): ReadonlyMap<AreaId, Effect> {
  const found = new Map<AreaId, Effect>()
  for (const rule of new Set(own.map((each) => each.rule))) {
    const { focusArea, direction, strength } = rule
    if (focusArea === 'all' || strength === undefined) continue
    const effect = found.get(focusArea) ?? { up: 0, down: 0 }
    const points = bench.parameter(`strength.${strength}`)
    if (direction === 'for') effect.up += points
    if (direction === 'against') effect.down += points
    found.set(focusArea, effect)
  }
  return found
}

function mostUsefulFirst(a: Question, b: Question): number {
  const effect = (question: Question): number => Math.max(0, ...question.couldChange.map(({ up, down }) => up + down))
  return (
    effect(b) - effect(a) ||
    b.rules.length - a.rules.length ||
    compareText(a.fact, b.fact)
  )
}
