import { compareText } from '../compare-text.js'
import { type Value, valuesOf } from '../conditions/values.js'
import { grouped } from '../grouped.js'
import type { Message, Question } from '../model/formulation.js'
import type { FactId, Subject, WhyUnknown } from '../model/facts.js'
import type { RuleVerdict } from '../model/outcome.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import { isNotKnown } from '../model/words.js'
import type { AreaId } from '../model/words.js'
import { say } from '../words/phrase.js'
import type { Candidate } from '../model/ranking-result.js'
import { isDead, keyOf, readsOf, WHOLE_CASE, type Workbench } from './material.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

/** Somebody about whom a fact is open, and the rules that hang on it. */
interface OpenAbout {
  readonly fact: FactId
  readonly subject: Subject
  readonly key: string
  /** One object for as long as the fact stays what it is, however the case is edited. */
  readonly found: Value
  readonly rules: Rule[]
}

/**
 * What to ask next: fear and self-harm where neither was asked, then what is missing from the minimum data set, then
 * every open fact on which an undetermined rule hangs, the ones that could move support most first.
 */
export function composeQuestions(bench: Workbench, messages: readonly Message[]): readonly Question[] {
  const open = openQuestions(bench, messages)
  const unasked = firstAsked(bench, messages).flatMap((fact) => open.filter((question) => question.fact === fact))
  const pressing = isPressing(messages) ? open.filter((question) => !unasked.includes(question) && concernsSafety(bench, question)) : []
  const first = [...unasked, ...pressing]
  const others = open.filter((question) => !first.includes(question))
  const births = others.filter((question) => isOfBirth(bench, question))
  const orientation = others.filter((question) => isUnprompted(bench, question))
  return [...first, ...minimumSetQuestions(bench), ...others.filter((question) => !births.includes(question) && !orientation.includes(question)), ...orientation, ...births]
}

/** Asked before everything else, in this order, for as long as they are open. */
const FIRST: readonly FactId[] = ['person.fear', 'safety.suicidalThoughts', 'safety.violence']

/** Thoughts of suicide come before fear where it presses that nobody asked about them. */
function firstAsked(bench: Workbench, messages: readonly Message[]): readonly FactId[] {
  const presses = messages.some(({ ruleId, level }) => level === 'urgent' && readsOf(bench.rule(ruleId)).includes('data.suicideAsked'))
  return presses ? ['safety.suicidalThoughts', ...FIRST.filter((fact) => fact !== 'safety.suicidalThoughts')] : FIRST
}

/** Something of safety must be acted on: what is still open about it is asked before everything else. What was only not asked is no danger that is recorded. */
const isPressing = (messages: readonly Message[]): boolean =>
  messages.some(({ theme, level, subject }) => theme === 'safety' && (level === 'emergency' || level === 'urgent') && subject.kind !== 'ranking')

/** Asked last, unless somebody gave birth: a record does not say who could be with child. */
const isOfBirth = (bench: Workbench, { fact }: Question): boolean => OF_A_BIRTH.includes(fact) && bench.case.client?.perinatal !== 'postpartum'

const OF_A_BIRTH: readonly FactId[] = ['client.perinatal', 'safety.postpartumSuddenChange', 'safety.postpartumViolentThoughts', 'safety.postpartumEstrangement']

/** A test of orientation has its place where something points to confusion; put to everybody it takes the place of what is pressing. */
function isUnprompted({ case: { safety = {}, suitability = {} } }: Workbench, { fact }: Question): boolean {
  if (fact !== 'safety.confusion') return false
  const { neurologicalChange, withdrawalRisk, psychoticSigns, manicSigns, postpartumSuddenChange } = safety
  const { dementia, alcohol, drugs } = suitability
  return ![neurologicalChange, withdrawalRisk, postpartumSuddenChange].includes('yes')
    && ![psychoticSigns, manicSigns].some((sign) => sign === 'queried' || sign === 'present')
    && (dementia === undefined || isNotKnown(dementia) || dementia === 'none')
    && ![alcohol, drugs].some((use) => use === 'harmful' || use === 'severe')
}

function concernsSafety(bench: Workbench, question: Question): boolean {
  return !isOfBirth(bench, question) && !isUnprompted(bench, question) && question.rules.some((id) => {
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
    const reaches = new Map((candidates.get(key) ?? []).map((candidate) => [candidate.area, reachOf(candidate, bench)]))
    if (unsafe.has(key)) reaches.delete('role-dispute')
    for (const about of openAbout(subject, verdicts, reaches, bench)) {
      if (!OF_HARM.includes(about.fact) || !isWideOfTheMark(about.fact, subject, bench)) addTo(open, about)
    }
  }
  return [...open].map(([fact, about]) => weighed(fact, about, bench)).sort(mostUsefulFirst).map(({ question }) => question)
}

/** Fear of one person, and harm by them. */
const OF_HARM: readonly FactId[] = ['person.fear', 'person.harm', 'person.isFeared']
const THE_YOUNG: readonly unknown[] = ['child', 'step-child', 'grandchild']

/** Nobody is asked whether the dead, or a child with whom nothing is at issue, hurts them; nor once more what was denied of this one and of all. */
function isWideOfTheMark(fact: FactId, { id }: Subject, { case: { inventory, safety } }: Workbench): boolean {
  const person = inventory?.people?.find((each) => each.id === id)
  if (person === undefined) return false
  const { conflict, fear, relation } = person
  const isAtPeace = conflict === undefined || isNotKnown(conflict) || conflict.present !== 'yes'
  if (fact === 'person.harm' && fear === 'none' && safety?.violence === 'no') return true
  return isDead(person) || relation === 'pet' || (THE_YOUNG.includes(relation) && isAtPeace)
}

/** A fact of the whole case is open about the case, however many people's rules read it. */
function addTo(open: Map<FactId, OpenAbout[]>, about: OpenAbout): void {
  const known = open.get(about.fact)
  const first = known?.[0]
  if (known === undefined) open.set(about.fact, [about.subject === WHOLE_CASE ? { ...about, rules: [...about.rules] } : about])
  else if (first?.subject !== WHOLE_CASE) known.push(about)
  else for (const rule of about.rules) if (!first.rules.includes(rule)) first.rules.push(rule)
}

/** What is open about one subject, and all that it was found from. */
interface Opened {
  readonly ruleSet: RuleSet
  readonly verdicts: readonly RuleVerdict[]
  readonly reaches: string
  readonly reads: readonly { readonly id: FactId; readonly value: Value | undefined }[]
  readonly abouts: readonly OpenAbout[]
}

// Of a case that is edited, most subjects are as they were.
const opened = new WeakMap<Subject, Opened>()

/** The facts that are open about a subject, whose verdicts are those still undetermined. */
function openAbout(subject: Subject, verdicts: readonly RuleVerdict[], reaches: ReadonlyMap<AreaId, Reach | undefined>, bench: Pick<Workbench, 'ruleSet' | 'facts' | 'rule' | 'openFacts' | 'definition'>): readonly OpenAbout[] {
  const { ruleSet } = bench
  const values = valuesOf(bench.facts(subject))
  const reached = [...reaches].join()
  const known = opened.get(subject)
  if (known?.ruleSet === ruleSet && known.reaches === reached && isSameList(known.verdicts, verdicts) && known.reads.every(({ id, value }) => values.get(id) === value)) return known.abouts
  const reads = new Map<FactId, Value | undefined>()
  const get = (id: FactId): Value | undefined => {
    const value = values.get(id)
    reads.set(id, value)
    return value
  }
  const abouts = new Map<FactId, OpenAbout>()
  for (const { ruleId } of verdicts) {
    const rule = bench.rule(ruleId)
    if (!isWorthOpening(rule, reaches)) continue
    for (const fact of bench.openFacts(ruleId, { get })) {
      const found = get(fact)
      if (found === undefined || (found.status === 'unknown' && NOT_ASKED_AGAIN.includes(found.why))) continue
      const about = abouts.get(fact)
      const whom = bench.definition(fact)?.about === 'case' ? WHOLE_CASE : subject
      if (about === undefined) abouts.set(fact, { fact, subject: whom, key: keyOf(whom), found, rules: [rule] })
      else if (!about.rules.includes(rule)) about.rules.push(rule)
    }
  }
  const made = [...abouts.values()]
  opened.set(subject, { ruleSet, verdicts, reaches: reached, reads: [...reads].map(([id, value]) => ({ id, value })), abouts: made })
  return made
}

const isSameList = <Item>(a: readonly Item[], b: readonly Item[]): boolean => a.length === b.length && a.every((item, index) => item === b[index])

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

/** The bereaved are not asked for a day of death that is on record. */
function wordingOf(fact: FactId, about: readonly OpenAbout[], bench: Workbench): string {
  const isOnRecord = fact === 'death.daysBeforeOnset' && about.every(({ subject }) => bench.fact(subject, 'death.daysSince')?.status === 'known')
  return isOnRecord ? say(bench.words, 'question.onset') : bench.words.facts[fact]?.question ?? fact
}

function questionOf(fact: FactId, about: readonly OpenAbout[], bench: Workbench): Question {
  const found = about[0]?.found
  return {
    fact,
    subjects: [...about].sort((a, b) => compareText(a.key, b.key)).map(({ subject }) => subject),
    question: wordingOf(fact, about, bench),
    why: found?.status === 'unknown' ? found.why : 'imprecise',
    from: inOrder(about.map(({ subject }) => bench.fact(subject, fact)?.from ?? [])),
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
  /** What it was made from. */
  readonly about: readonly OpenAbout[]
  readonly bench: Pick<Workbench, 'words' | 'ruleSet'>
}

// By the first fact it is about: of a case that is edited, most questions stay as they were.
const asked = new WeakMap<Value, Weighed>()

function weighed(fact: FactId, about: readonly OpenAbout[], bench: Workbench): Weighed {
  const [first] = about
  const known = first === undefined ? undefined : asked.get(first.found)
  if (known?.question.fact === fact && known.question.question === wordingOf(fact, about, bench) && known.bench.words === bench.words && known.bench.ruleSet === bench.ruleSet && isSame(known.about, about)) return known
  const question = questionOf(fact, about, bench)
  const { words, ruleSet } = bench
  const made = { question, effect: Math.max(0, ...question.couldChange.map(({ up, down }) => up + down)), about, bench: { words, ruleSet } }
  if (first !== undefined) asked.set(first.found, made)
  return made
}

const isSame = (a: readonly OpenAbout[], b: readonly OpenAbout[]): boolean =>
  a.length === b.length && a.every((one, index) => {
    const other = b[index]
    return one === other || (one.subject === other?.subject && one.found === other.found && isSameList(one.rules, other.rules))
  })

const mostUsefulFirst = (a: Weighed, b: Weighed): number =>
  b.effect - a.effect || b.question.rules.length - a.question.rules.length || compareText(a.question.fact, b.question.fact)
