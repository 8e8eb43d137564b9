import { compareText } from '../compare-text.js'
import { grouped } from '../grouped.js'
import type { Message, Question } from '../model/formulation.js'
import type { Fact, FactId, Subject, WhyUnknown } from '../model/facts.js'
import type { Rule } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { Candidate } from '../model/ranking-result.js'
import { keyOf, WHOLE_CASE, type Workbench } from './material.js'

const CASE_KEY = keyOf(WHOLE_CASE)

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

/** Somebody about whom a fact is open, and the rules that hang on it. */
interface OpenAbout {
  readonly subject: Subject
  readonly key: string
  readonly found: Fact
  readonly rules: Rule[]
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
  const open = new Map<FactId, OpenAbout[]>()
  for (const [subject, verdicts] of grouped(undetermined, (verdict) => verdict.subject)) {
    const key = keyOf(subject)
    const facts = bench.facts(subject)
    const reaches = new Map((candidates.get(key) ?? []).map((candidate) => [candidate.area, reachOf(candidate, bench)]))
    if (unsafe.has(key)) reaches.delete('role-dispute')
    for (const { ruleId } of verdicts) {
      const rule = bench.rule(ruleId)
      if (!isWorthOpening(rule, reaches)) continue
      for (const fact of bench.openFacts(ruleId, facts)) {
        const found = facts[fact]
        if (found === undefined || (found.status === 'unknown' && NOT_ASKED_AGAIN.includes(found.why))) continue
        // A fact of the whole case is open about the case, however many people's rules read it.
        const isOfCase = bench.definition(fact)?.about === 'case'
        addTo(open, fact, isOfCase ? WHOLE_CASE : subject, isOfCase ? CASE_KEY : key, found, rule)
      }
    }
  }
  return [...open].map(([fact, about]) => weighed(questionOf(fact, about, bench))).sort(mostUsefulFirst).map(({ question }) => question)
}

/** Subjects come one after the other, so only the last one can be met again. */
function addTo(open: Map<FactId, OpenAbout[]>, fact: FactId, subject: Subject, key: string, found: Fact, rule: Rule): void {
  const about = open.get(fact)
  const last = about?.at(-1)
  if (about === undefined) open.set(fact, [{ subject, key, found, rules: [rule] }])
  else if (last?.subject !== subject) about.push({ subject, key, found, rules: [rule] })
  else if (!last.rules.includes(rule)) last.rules.push(rule)
}

/** How many of an area's rules are worth opening for a candidate. */
type Reach = 'all' | 'required'

const isWorthOpening = ({ focusArea, direction }: Rule, reaches: ReadonlyMap<AreaId, Reach | undefined>): boolean => {
  if (focusArea === 'all') return true
  const reach = reaches.get(focusArea)
  return reach === 'all' || (reach === 'required' && direction === 'required')
}

/**
 * While it is open whether an area applies to somebody at all, only that is asked. Whoever was never
 * asked about is covered by the questions of the minimum data set.
 */
function reachOf(candidate: Candidate, bench: Workbench): Reach | undefined {
  if (candidate.subject.unlisted === true || isHurtByAsking(candidate, bench)) return undefined
  return candidate.status === 'candidate' ? 'all' : 'required'
}

/** "Did you want it?" is no question about violence, a trauma or a death. */
function isHurtByAsking({ area, subject }: Candidate, bench: Workbench): boolean {
  if (area !== 'role-transition' || subject.kind !== 'event') return false
  const type = bench.case.timeline?.events?.find(({ id }) => id === subject.id)?.type
  const info = type === undefined ? undefined : bench.event(type)
  return info?.areas[0] !== 'role-transition' || (info.kinds ?? []).some((kind) => kind === 'trauma' || kind === 'violence' || kind === 'animal')
}

function questionOf(fact: FactId, about: readonly OpenAbout[], bench: Workbench): Question {
  const found = about[0]?.found
  return {
    fact,
    subjects: [...about].sort((a, b) => compareText(a.key, b.key)).map(({ subject }) => subject),
    question: bench.words.facts[fact]?.question ?? fact,
    why: found?.status === 'unknown' ? found.why : 'imprecise',
    from: inOrder(about.map((each) => each.found.from)),
    rules: inOrder(about.map(({ rules }) => rules.map(({ id }) => id))),
    couldChange: couldChange(about, bench),
    minimumSet: false,
  }
}

/** The texts of some lists, each once; no list has one twice. */
const inOrder = (lists: readonly (readonly string[])[]): readonly string[] =>
  (lists.length === 1 ? [...(lists[0] ?? [])] : [...new Set(lists.flat())]).sort()

interface Effect {
  readonly area: AreaId
  up: number
  down: number
}

/** Points by area. Answers about different people do not add up: an area stands by its best candidate. */
function couldChange(about: readonly OpenAbout[], bench: Workbench): Question['couldChange'] {
  const most: Effect[] = []
  for (const { rules } of about) {
    for (const { area, up, down } of effects(rules, bench)) {
      const before = effectOn(area, most)
      before.up = Math.max(up, before.up)
      before.down = Math.max(down, before.down)
    }
  }
  return most.filter(({ up, down }) => up > 0 || down > 0).sort((a, b) => compareText(a.area, b.area))
}

/** What an answer about one of them could do. */
function effects(rules: readonly Rule[], bench: Workbench): readonly Effect[] {
  const found: Effect[] = []
  for (const { focusArea, direction, strength } of rules) {
    if (focusArea === 'all' || strength === undefined) continue
    const effect = effectOn(focusArea, found)
    if (direction === 'for') effect.up += bench.points(strength)
    if (direction === 'against') effect.down += bench.points(strength)
  }
  return found
}

/** There are few areas: going through a list costs less than a map. */
function effectOn(area: AreaId, effects: Effect[]): Effect {
  const known = effects.find((effect) => effect.area === area)
  if (known !== undefined) return known
  const none = { area, up: 0, down: 0 }
  effects.push(none)
  return none
}

interface Weighed {
  readonly question: Question
  readonly effect: number
}

const weighed = (question: Question): Weighed => ({ question, effect: Math.max(0, ...question.couldChange.map(({ up, down }) => up + down)) })

const mostUsefulFirst = (a: Weighed, b: Weighed): number =>
  b.effect - a.effect || b.question.rules.length - a.question.rules.length || compareText(a.question.fact, b.question.fact)
