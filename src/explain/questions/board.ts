import { compareText } from '../../compare-text.js'
import type { PreparedRule } from '../../conditions/prepare.js'
import type { Fact, FactDefinition, FactId, FactValue, Subject, WhyUnknown } from '../../model/facts.js'
import type { Bounds, Candidate } from '../../model/ranking-result.js'
import type { Rule } from '../../model/rules.js'
import type { OpenFact, Stretch, World } from '../../model/world.js'
import { answersTo, leafTestsOf, stretchOf } from '../../conditions/answers.js'
import { candidateKey, type Contest, contestOf, keyOf } from './contest.js'
import { type ContestRules, type ContestRuleSet, reachOver, standardOf } from './contest-rules.js'

/** An answer that was refused, or that does not fit, is not asked for again. */
const NOT_ASKED_AGAIN: readonly WhyUnknown[] = ['declined', 'not-applicable']

/** A rule held against somebody. */
export interface Place {
  readonly rule: Rule
  readonly subject: Subject
}

/** One fact about one subject that may be asked for. */
export interface OpenQuestion {
  readonly key: string
  readonly subject: Subject
  readonly fact: FactId
  readonly found: Fact
  readonly answers: readonly FactValue[]
  /** The whole numbers that one of them stands for. */
  readonly stretch: (value: FactValue) => Stretch | undefined
  /** Undetermined rules that the answer bears on, with whom they are about. */
  readonly places: readonly Place[]
}

/** What is open in a world, and who can come first through it. */
export interface Board {
  /** The world it was made of. */
  readonly world: World
  readonly questions: readonly OpenQuestion[]
  readonly rules: ContestRules
  readonly contest: Contest
}

/** What stays the same while questions are asked: rules, definitions, and what must not be asked. */
export interface BoardSettings {
  readonly ruleSet: ContestRuleSet
  readonly prepared: readonly PreparedRule[]
  readonly definitions: readonly FactDefinition[]
  readonly excludes?: (open: OpenFact) => boolean
}

/** Makes boards; what does not depend on the world is worked out once. */
export function boardMaker({ ruleSet, prepared, definitions, excludes }: BoardSettings): (world: World) => Board {
  const tests = leafTestsOf(prepared)
  const rulesById = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const definitionOf = new Map(definitions.map((definition) => [definition.id, definition]))
  const themes = new Map(ruleSet.themes.map((theme) => [theme.id, theme]))
  const standard = standardOf(ruleSet)
  const mayBeAsked = (open: OpenFact): boolean =>
    open.subject.unlisted !== true &&
    !(open.found.status === 'unknown' && NOT_ASKED_AGAIN.includes(open.found.why)) &&
    excludes?.(open) !== true

  return (world) => {
    const undetermined = new Map<string, Place[]>()
    for (const { ruleId, subject, verdict } of world.verdicts) {
      const rule = rulesById.get(ruleId)
      if (verdict !== 'undetermined' || rule === undefined || rule.direction === 'caution' || rule.focusArea === 'all') continue
      const places = undetermined.get(ruleId)
      if (places === undefined) undetermined.set(ruleId, [{ rule, subject }])
      else places.push({ rule, subject })
    }
    const movable = new Set<string>()
    const questions = world.open().filter(mayBeAsked).flatMap((open): readonly OpenQuestion[] => {
      const definition = definitionOf.get(open.fact)
      if (definition === undefined) return []
      const own = tests.get(open.fact) ?? []
      const answers = answersTo(definition, open.found, own)
      const stretch = (value: FactValue): Stretch | undefined => (typeof value === 'number' ? stretchOf(value, definition, open.found, own) : undefined)
      const isOwn = ({ subject }: Place): boolean => open.subject.kind === 'case' || keyOf(subject) === keyOf(open.subject)
      const places = open.rules.flatMap((id) => (undetermined.get(id) ?? []).filter(isOwn))
      if (answers.length === 0 || places.length === 0) return []
      for (const { rule, subject } of places) movable.add(`${rule.id} ${keyOf(subject)}`)
      return [{ key: `${keyOf(open.subject)} ${open.fact}`, subject: open.subject, fact: open.fact, found: open.found, answers, stretch, places }]
    })
    const [stuck, mixed] = [new Set<string>(), new Set<string>()]
    for (const { rule, subject } of [...undetermined.values()].flat()) {
      if (movable.has(`${rule.id} ${keyOf(subject)}`)) continue
      const key = candidateKey(rule.focusArea, subject)
      if (rule.direction === 'required') stuck.add(key)
      else mixed.add(key)
    }
    const unmoved = new Map<string, Bounds>()
    const reachOf = (candidate: Candidate, moved: boolean): Bounds => {
      const key = candidateKey(candidate.area, candidate.subject)
      const known = moved ? undefined : unmoved.get(key)
      const reach = known ?? reachOver(candidate, themes, (id) => movable.has(`${id} ${keyOf(candidate.subject)}`), world.shared.length > 0)
      if (!moved) unmoved.set(key, reach)
      // Whether an event counts by half depends on others as well.
      return { low: Math.max(reach.low, candidate.bounds.low), high: Math.min(reach.high, candidate.bounds.high) }
    }
    const rules: ContestRules = {
      ...standard,
      isStuck: (key) => stuck.has(key),
      isMixed: (key) => mixed.has(key),
      reachOf,
    }
    return { world, questions: questions.sort((a, b) => compareText(a.fact, b.fact) || compareText(a.key, b.key)), rules, contest: contestOf(world.ranking, rules, nobody) }
  }
}

const nobody = (): boolean => false
