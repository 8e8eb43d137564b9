import fc from 'fast-check'
import { createEvaluator } from '../../src/evaluate.js'
import type { CounterfactualOptions } from '../../src/explain/counterfactuals/counterfactuals.js'
import type { FactMutability } from '../../src/explain/counterfactuals/mutability.js'
import type { FactDependency } from '../../src/model/dependencies.js'
import type { Fact, FactDefinition, FactSheet, FactValue, Subject } from '../../src/model/facts.js'
import type { SharedEvent } from '../../src/model/ranking-result.js'
import type { AreaStanding, RuleSet, Tradition } from '../../src/model/rule-set.js'
import type { Condition, Leaf, Rule, Theme } from '../../src/model/rules.js'
import type { World } from '../../src/model/world.js'
import { worldOf } from '../../src/world.js'
import { condition } from '../support/random-rules.js'

const DOMAIN: Readonly<Record<string, readonly FactValue[]>> = {
  'a.flag': [true, false],
  'b.flag': [true, false],
  'a.count': [0, 1, 2, 3, 4],
  'b.count': [0, 1, 2, 3, 4],
  'a.word': ['red', 'green', 'blue'],
  'a.words': [[], ['x'], ['y'], ['x', 'y']],
}
const IDS = Object.keys(DOMAIN)
const ABOUT_CASE = ['b.flag', 'b.count']

const definition = (id: string, about: FactDefinition['about']): FactDefinition => ({
  id, about, reads: [],
  type: id.endsWith('flag') ? 'boolean' : id.endsWith('count') ? 'integer' : id.endsWith('words') ? 'words' : 'word',
  ...(id.endsWith('count') ? { min: 0, max: 4 } : {}),
  ...(id.endsWith('words') ? { words: ['x', 'y'] } : id.endsWith('word') ? { words: ['red', 'green', 'blue'] } : {}),
})
const definitions: readonly FactDefinition[] = [
  ...ABOUT_CASE.map((id) => definition(id, 'case')),
  ...IDS.filter((id) => !ABOUT_CASE.includes(id)).flatMap((id) => [definition(id, 'person'), definition(id, 'event')]),
]

const KINDS = { 'grief': 'person', 'role-dispute': 'person', 'role-transition': 'event', 'interpersonal-sensitivities': 'case' } as const
type Area = keyof typeof KINDS
export const AREAS = Object.keys(KINDS) as readonly Area[]

const THEMES: readonly Theme[] = [
  { id: 'fact', meaning: 'What.', cap: 3, family: 'event', core: true },
  { id: 'time', meaning: 'When.', cap: 3, family: 'timing', anchors: true },
  { id: 'history', meaning: 'How long.', cap: 4, anchors: true, core: true },
  { id: 'counter', meaning: 'Against.', cap: 4 },
]
const POINTS = { strong: 3, moderate: 2, weak: 1 } as const

export const SUBJECTS: readonly Subject[] = [
  { kind: 'case', id: 'case' }, { kind: 'person', id: 'ada' }, { kind: 'person', id: 'bo' }, { kind: 'event', id: 'move' },
]

/** A small instance: rules, facts, and what may be supposed otherwise. */
export interface Instance {
  readonly rules: readonly Rule[]
  readonly numbers: Readonly<Record<string, number>>
  readonly standings: Readonly<Record<string, AreaStanding>>
  /** By subject and fact. */
  readonly facts: Readonly<Record<string, Fact>>
  readonly shared: readonly SharedEvent[]
  readonly mutability: Readonly<Record<string, FactMutability['kind']>>
  readonly ifRecordedWrongly: boolean
  readonly dependencies: readonly FactDependency[]
}

export const keyOf = ({ kind, id }: Subject, fact: string): string => `${kind} ${id} ${fact}`
const ownerOf = (subject: Subject, fact: string): Subject => (ABOUT_CASE.includes(fact) ? { kind: 'case', id: 'case' } : subject)

/** Rules about the case read only what is known of the case. */
function ofTheCase(tree: Condition): Condition {
  if ('not' in tree) return { not: ofTheCase(tree.not) }
  if ('all' in tree) return { all: tree.all.map(ofTheCase) }
  if ('any' in tree) return { any: tree.any.map(ofTheCase) }
  if (ABOUT_CASE.includes(tree.fact)) return tree
  return tree.fact === 'a.count' ? { ...tree, fact: 'b.count' } : { name: 'b-flag', fact: 'b.flag', operator: 'equal', value: true }
}

const rule = fc.record({
  area: fc.constantFrom(...AREAS),
  direction: fc.constantFrom('for', 'for', 'for', 'for', 'against', 'against', 'required'),
  strength: fc.constantFrom('strong', 'moderate', 'weak'),
  theme: fc.constantFrom(...THEMES.map(({ id }) => id)),
  tree: condition,
  unless: fc.option(condition, { nil: undefined, freq: 5 }),
})

const digit = fc.integer({ min: 0, max: 4 })

function factOf(id: string): fc.Arbitrary<Fact> {
  const value = fc.constantFrom(...(DOMAIN[id] ?? [])).map((each): Fact => ({ status: 'known', value: each, from: ['/here'] }))
  const open = fc.constant<Fact>({ status: 'unknown', why: 'not-asked', from: ['/there'] })
  const range = fc.tuple(digit, digit).map(([a, b]): Fact => ({ status: 'range', min: Math.min(a, b), max: Math.max(a, b), from: ['/here'] }))
  return id.endsWith('count') ? fc.oneof(value, value, range, open) : fc.oneof(value, value, open)
}

const dependencyLeaf = fc.oneof(
  fc.boolean().map((value) => ({ fact: 'a.flag', operator: 'equal' as const, value })),
  digit.map((value) => ({ fact: 'a.count', operator: 'greaterThan' as const, value })),
  fc.boolean().map((value) => ({ fact: 'b.flag', operator: 'equal' as const, value })),
  fc.constantFrom('red', 'green').map((value) => ({ fact: 'a.word', operator: 'equal' as const, value, not: true as const })),
)

export const instance: fc.Arbitrary<Instance> = fc.record({
  rules: fc.array(rule, { minLength: 8, maxLength: 14 }).map((all) => all.map(({ area, direction, strength, theme, tree, unless }, index): Rule => {
    const about = KINDS[area]
    const fit = about === 'case' ? ofTheCase : (each: Condition): Condition => each
    return {
      id: `${area}/rule-${index}`, version: 1, title: 'A rule', about, focusArea: area, direction, theme, conditions: fit(tree),
      ...(direction === 'required' ? {} : { strength }),
      ...(unless === undefined ? {} : { unless: fit(unless) }),
      texts: { clinician: 'A sentence.', client: 'A sentence.' }, basis: 'design-choice', confidence: 'inference', sources: [],
    }
  })),
  numbers: fc.record({
    'standard.leastSupport': fc.integer({ min: 1, max: 4 }), 'standard.leastLead': fc.integer({ min: 1, max: 2 }),
    'standard.mostCounter': fc.constantFrom(2, 99, 99), 'standing.deduction': fc.constant(2),
    'band.possible': fc.constant(2), 'band.wellSupported': fc.integer({ min: 3, max: 6 }), 'band.wellSupportedThemes': fc.integer({ min: 1, max: 2 }),
  }),
  standings: fc.record(Object.fromEntries(AREAS.map((area) => [area, fc.constantFrom<AreaStanding>('ordinary', 'ordinary', 'ordinary', 'residual', 'deducted', 'background')]))),
  facts: fc.record(Object.fromEntries(SUBJECTS.flatMap((subject) => IDS.filter((id) => ABOUT_CASE.includes(id) === (subject.kind === 'case')).map((id) => [keyOf(subject, id), factOf(id)])))),
  shared: fc.array(fc.record({ event: fc.constant('move'), person: fc.constantFrom('ada', 'bo'), areas: fc.subarray<string>(['grief', 'role-dispute'], { minLength: 1 }), certain: fc.boolean() }), { maxLength: 2 }),
  mutability: fc.record(Object.fromEntries(IDS.map((id) => [id, fc.constantFrom<FactMutability['kind']>('changeable', 'changeable', 'answer-only', 'fixed')]))),
  ifRecordedWrongly: fc.integer({ min: 0, max: 4 }).map((each) => each === 0),
  dependencies: fc.array(fc.tuple(dependencyLeaf, dependencyLeaf), { maxLength: 2 }).map((all) =>
    all.map((never, index): FactDependency => ({ id: `person/${index}`, about: 'person', never, reason: 'So it is here.' }))),
})

const REST = {
  'strength.strong': 3, 'strength.moderate': 2, 'strength.weak': 1, 'second.leastShare': 50, 'second.mostFoci': 4,
  'firmness.firmLead': 4, 'firmness.firmGaps': 1, 'firmness.fairLead': 3, 'firmness.fairGaps': 4,
}

/** The instance through the pipeline, and what the search is given. */
export function openInstance(of: Instance): { readonly world: World; readonly options: CounterfactualOptions } {
  const ruleSet = {
    rules: of.rules, themes: THEMES, areas: AREAS.map((id) => ({ id, about: KINDS[id] })), instruments: [], events: [],
    parameters: Object.entries({ ...REST, ...of.numbers }).map(([id, value]) => ({ id, value })),
  } as unknown as RuleSet
  const tradition = { id: 'test', areas: Object.fromEntries(AREAS.map((area) => [area, { name: area, standing: of.standings[area] }])), options: {} } as unknown as Tradition
  const evaluator = createEvaluator(ruleSet, tradition)
  const shared = Object.fromEntries(ABOUT_CASE.map((id) => [id, of.facts[keyOf({ kind: 'case', id: 'case' }, id)]])) as Record<string, Fact>
  const sheets = SUBJECTS.map((subject): FactSheet => ({
    subject,
    facts: subject.kind === 'case' ? shared : Object.assign(Object.create(shared) as Record<string, Fact>, Object.fromEntries(IDS.filter((id) => !ABOUT_CASE.includes(id)).map((id) => [id, of.facts[keyOf(subject, id)]]))),
  }))
  const world = worldOf(evaluator, { sheets, links: [], shared: of.shared })
  const mutability = (fact: string): FactMutability | undefined => {
    const kind = of.mutability[fact]
    return kind === undefined ? undefined : { kind, why: 'so it is here' }
  }
  return {
    world,
    options: {
      definitions, rules: of.rules.flatMap(({ id }) => evaluator.prepared(id) ?? []), weights: evaluator.settings, mutability,
      dependencies: of.dependencies, ifRecordedWrongly: of.ifRecordedWrongly,
    },
  }
}

// From here on nothing of the library is used: a plain reading of what rules, points and places mean.

/** Values by subject and fact, laid over the recorded facts. */
export type Overlay = ReadonlyMap<string, FactValue>

type Three = 1 | 0 | -1

const three = (yes: boolean): Three => (yes ? 1 : -1)

function leafHolds({ operator, value: operand }: Pick<Leaf, 'operator' | 'value'>, value: FactValue): boolean {
  const list = [operand].flat() as readonly unknown[]
  const own = [value].flat() as readonly unknown[]
  const [first = 0, last = 0] = list.map(Number)
  const number = Number(value)
  switch (operator) {
    case 'equal': return value === operand
    case 'notEqual': return value !== operand
    case 'in': return list.includes(value)
    case 'notIn': return !list.includes(value)
    case 'lessThan': return number < first
    case 'lessThanInclusive': return number <= first
    case 'greaterThan': return number > first
    case 'greaterThanInclusive': return number >= first
    case 'between': return number >= first && number <= last
    case 'contains': return own.includes(operand)
    case 'doesNotContain': return !own.includes(operand)
    case 'containsAny': return list.some((each) => own.includes(each))
    default: return operator satisfies never
  }
}

/** Every value a fact may still have, one after the other. */
function possible(of: Instance, overlay: Overlay, subject: Subject, id: string): readonly FactValue[] {
  const key = keyOf(ownerOf(subject, id), id)
  const laid = overlay.get(key)
  if (laid !== undefined) return [laid]
  return recordedValues(of.facts[key], id)
}

export function recordedValues(fact: Fact | undefined, id: string): readonly FactValue[] {
  if (fact?.status === 'known') return [fact.value]
  return (DOMAIN[id] ?? []).filter((value) => fact?.status !== 'range' || (Number(value) >= (fact.min ?? 0) && Number(value) <= (fact.max ?? 4)))
}

/** A fact nothing is known about leaves a leaf open, whatever its domain would say; a range settles it when all its numbers agree. */
function leafTruth(of: Instance, overlay: Overlay, subject: Subject, leaf: Leaf): Three {
  const key = keyOf(ownerOf(subject, leaf.fact), leaf.fact)
  if (!overlay.has(key) && of.facts[key]?.status === 'unknown') return 0
  const told = possible(of, overlay, subject, leaf.fact).map((value) => leafHolds(leaf, value))
  return told.every((each) => each === told[0]) ? three(told[0] === true) : 0
}

function truth(of: Instance, overlay: Overlay, subject: Subject, tree: Condition): Three {
  if ('not' in tree) return (0 - truth(of, overlay, subject, tree.not)) as Three
  if ('all' in tree) return Math.min(1, ...tree.all.map((each) => truth(of, overlay, subject, each))) as Three
  if ('any' in tree) return Math.max(-1, ...tree.any.map((each) => truth(of, overlay, subject, each))) as Three
  return leafTruth(of, overlay, subject, tree)
}

interface Came {
  readonly fires: boolean
  readonly isOver: boolean
}

/** Kept by the values that a rule reads, for one instance at a time. */
let kept: { readonly of: Instance; readonly came: Map<string, Came>; readonly reads: ReadonlyMap<string, readonly string[]> } | undefined

function cameOut(of: Instance, overlay: Overlay, subject: Subject, { id, conditions, unless }: Rule): Came {
  if (kept?.of !== of) {
    kept = { of, came: new Map(), reads: new Map(of.rules.map((each) => [each.id, [...new Set([each.conditions, ...(each.unless === undefined ? [] : [each.unless])].flatMap(leavesIn).map(({ fact }) => fact))]])) }
  }
  const key = [id, subject.id, ...(kept.reads.get(id) ?? []).map((fact) => JSON.stringify(overlay.get(keyOf(ownerOf(subject, fact), fact)) ?? null))].join('|')
  const known = kept.came.get(key)
  if (known !== undefined) return known
  const holds = truth(of, overlay, subject, conditions)
  const defeated = unless === undefined ? -1 : truth(of, overlay, subject, unless)
  const came = { fires: holds === 1 && defeated === -1, isOver: holds === -1 || defeated === 1 }
  kept.came.set(key, came)
  return came
}

const fires = (of: Instance, overlay: Overlay, subject: Subject, each: Rule): boolean => cameOut(of, overlay, subject, each).fires

interface Standing {
  readonly subject: Subject
  readonly applies: 'yes' | 'no' | 'open'
  readonly support: number
  readonly against: number
  readonly isWell: boolean
}

/** Who holds the first place alone or together; undefined where equals are told apart by more than points. */
export function holders(of: Instance, overlay: Overlay): { readonly outcome: 'lead' | 'tie' | 'none'; readonly areas: readonly string[] } | undefined {
  const number = (id: string): number => of.numbers[id] ?? Number.NaN
  const stand = (area: Area, subject: Subject, halved: boolean): Standing => {
    const own = of.rules.filter(({ focusArea }) => focusArea === area)
    const gates = own.filter(({ direction }) => direction === 'required')
    // A gate that is neither open nor shut for good leaves the candidate waiting.
    const shut = gates.some((gate) => cameOut(of, overlay, subject, gate).isOver)
    const applies = shut ? 'no' : gates.every((gate) => fires(of, overlay, subject, gate)) ? 'yes' : 'open'
    let [support, against] = [0, 0]
    const carrying: Theme[] = []
    for (const theme of THEMES) {
      const sum = (direction: string): number => own
        .filter((each) => each.direction === direction && each.theme === theme.id && fires(of, overlay, subject, each))
        .reduce((total, { strength = 'weak' }) => total + POINTS[strength], 0)
      const cap = theme.cap ?? 0
      const counted = Math.min(cap, sum('for'))
      const pro = halved && theme.family !== undefined ? Math.floor(counted / 2) : counted
      const con = Math.min(cap, sum('against'))
      if (pro > 0) carrying.push(theme)
      support += pro - con
      against += con
    }
    const isWell = applies === 'yes' && support >= number('band.wellSupported') && carrying.length >= number('band.wellSupportedThemes') && carrying.some(({ anchors }) => anchors === true) && carrying.some(({ core }) => core === true)
    return { subject, applies, support, against, isWell }
  }
  const pairs = AREAS.filter((area) => of.rules.some(({ focusArea }) => focusArea === area)).flatMap((area) => SUBJECTS.filter(({ kind }) => kind === KINDS[area]).map((subject) => ({ area, subject })))
  const alone = pairs.map(({ area, subject }) => ({ area, ...stand(area, subject, false) }))
  const settled = alone.map((own) => {
    const rivals = of.shared.filter(({ certain }) => certain).flatMap(({ event, person, areas }) => alone.filter((other) => {
      if (own.subject.kind === 'event') return own.subject.id === event && other.subject.kind === 'person' && other.subject.id === person && areas.includes(other.area)
      return own.subject.kind === 'person' && own.subject.id === person && areas.includes(own.area) && other.subject.kind === 'event' && other.subject.id === event && other.area !== own.area
    }))
    return rivals.some((rival) => rival.applies === 'yes' && rival.support > own.support) ? { area: own.area, ...stand(own.area, own.subject, true) } : own
  })
  const countsCounter = number('standard.mostCounter') < 50
  const someWell = (area: string): boolean => settled.some((each) => each.area !== area && of.standings[each.area] === 'ordinary' && each.isWell)
  const areas = AREAS.flatMap((area) => {
    const standing = of.standings[area]
    if (standing === 'background' || (standing === 'residual' && someWell(area))) return []
    const best = settled.filter((each) => each.area === area && each.applies === 'yes').sort((a, b) => b.support - a.support)
    const [first, second] = best
    if (first === undefined) return []
    const less = standing === 'deducted' && someWell(area) ? number('standing.deduction') : 0
    const support = first.support - less
    return [{ area, standing, support, counter: first.against + less, isWell: first.isWell && support >= number('band.wellSupported'), isUnclear: second?.support === first.support && support >= number('standard.leastSupport') && (second.isWell !== first.isWell || (second.against !== first.against && countsCounter)) }]
  }).sort((a, b) => b.support - a.support)
  const leastSupport = number('standard.leastSupport')
  const leastLead = number('standard.leastLead')
  if (areas.some(({ isUnclear }) => isUnclear)) return undefined
  const [top, next] = areas
  if (top === undefined || top.support < leastSupport) return { outcome: 'none', areas: [] }
  if (next?.support === top.support && (countsCounter || [top, next].some(({ standing }) => standing === 'residual'))) return undefined
  const level = top.standing === 'residual'
    ? areas.slice(1).filter((each) => each.standing === 'ordinary' && (each.isWell || !top.isWell) && each.support >= leastSupport && top.support - each.support < leastLead)
    : []
  const order = level.length === 0 ? areas : [...level, top, ...areas.slice(1).filter((each) => !level.includes(each))]
  if (level.length > 1 && level[0]?.support === level[1]?.support) return undefined
  const [first, second] = order
  if (first === undefined || first.counter > number('standard.mostCounter')) return { outcome: 'none', areas: [] }
  // Two areas level behind the first are told apart by more than points, which matters where only one of them can give way.
  if (order.length > 2 && order[1]?.support === order[2]?.support && [order[1], order[2]].some((each) => each?.standing === 'residual')) return undefined
  const gaveWay = second?.standing === 'residual' && first.standing !== 'residual' && (first.isWell || !second.isWell)
  const rival = second !== undefined && second.support >= leastSupport && !gaveWay ? second.support : 0
  if (first.support - rival >= leastLead) return { outcome: 'lead', areas: [first.area] }
  return { outcome: 'tie', areas: order.filter((each) => each.support >= leastSupport && first.support - each.support < leastLead).map(({ area }) => area) }
}

/** Whether somebody's facts surely are what they never are. */
export function isAtOdds(of: Instance, overlay: Overlay): boolean {
  const changed = new Set(overlay.keys())
  return SUBJECTS.filter(({ kind }) => kind === 'person').some((subject) =>
    of.dependencies.some(({ never }) =>
      never.some(({ fact }) => changed.has(keyOf(ownerOf(subject, fact), fact))) &&
      never.every((leaf) => leafTruth(of, overlay, subject, { name: 'x', ...leaf }) === (leaf.not === true ? -1 : 1))))
}

/** Every single change that is allowed: subject and fact, and a value. */
export function singles(of: Instance): readonly { readonly key: string; readonly fact: string; readonly value: FactValue }[] {
  const read = (kind: string): Set<string> => new Set(of.rules.filter(({ about }) => about === kind).flatMap((each) => JSON.stringify([each.conditions, each.unless]).match(/(?<="fact":")[^"]+/g) ?? []))
  const readers = new Map(['person', 'event', 'case'].map((kind) => [kind, read(kind)]))
  return SUBJECTS.flatMap((subject) => IDS.filter((id) => ABOUT_CASE.includes(id) === (subject.kind === 'case')).flatMap((id) => {
    const isRead = subject.kind === 'case' ? [...readers.values()].some((each) => each.has(id)) : readers.get(subject.kind)?.has(id) === true
    const kind = of.mutability[id]
    if (!isRead || kind === undefined || kind === 'fixed') return []
    const key = keyOf(subject, id)
    const fact = of.facts[key]
    const isFree = kind === 'changeable' || of.ifRecordedWrongly
    const values = (DOMAIN[id] ?? []).filter((value) => {
      if (fact?.status === 'known') return isFree && JSON.stringify(value) !== JSON.stringify(fact.value)
      return isFree || recordedValues(fact, id).includes(value)
    })
    return values.map((value) => ({ key, fact: id, value }))
  }))
}

/** Whether no leaf of any rule, and no dependency where asked for, tells two values of a fact apart. */
export function isSame(of: Instance, fact: string, a: FactValue, b: FactValue): boolean {
  const leaves = of.rules.flatMap(({ conditions, unless }) => [conditions, ...(unless === undefined ? [] : [unless])].flatMap(leavesIn)).filter((leaf) => leaf.fact === fact)
  return leaves.every((leaf) => leafHolds(leaf, a) === leafHolds(leaf, b))
}

function leavesIn(tree: Condition): readonly Leaf[] {
  if ('not' in tree) return leavesIn(tree.not)
  if ('all' in tree) return tree.all.flatMap(leavesIn)
  return 'any' in tree ? tree.any.flatMap(leavesIn) : [tree]
}

/** Words by which a set differs from what is recorded, or from nothing. */
export function wordsApart(of: Instance, key: string, value: FactValue): readonly unknown[] {
  const fact = of.facts[key]
  const before = fact?.status === 'known' ? [fact.value].flat() : []
  const after = [value].flat()
  return [...after.filter((each) => !before.includes(each as never)), ...before.filter((each) => !after.includes(each as never))]
}
