import fc from 'fast-check'
import type { DerivedFacts } from '../../src/facts/derive-facts.js'
import type { FactDependency } from '../../src/model/dependencies.js'
import type { Fact, FactDefinition, FactSheet, FactValue, Subject } from '../../src/model/facts.js'
import type { SharedEvent } from '../../src/model/ranking-result.js'
import type { AreaStanding, RuleSet, Tradition } from '../../src/model/rule-set.js'
import type { Condition, Leaf, Rule, Theme } from '../../src/model/rules.js'

// A small world of its own: few facts with few values, weighed here a second time by the words of docs/weighing.md,
// so that every completion can be gone through one by one.

interface SmallFact extends FactDefinition {
  readonly values: readonly FactValue[]
}

const fact = (id: string, about: 'person' | 'event' | 'case', type: FactDefinition['type'], values: readonly FactValue[], more: Partial<FactDefinition> = {}): SmallFact =>
  ({ id, about, type, reads: [], values, ...more })

/** Names are those of real facts, so that it is known what each is about; what they can hold is cut short. */
export const smallFacts: readonly SmallFact[] = [
  fact('person.isDeceased', 'person', 'boolean', [true, false]),
  fact('dispute.isOvert', 'person', 'boolean', [true, false]),
  fact('dispute.mismatchLevel', 'person', 'integer', [0, 1, 2, 3], { min: 0, max: 3 }),
  fact('change.isSudden', 'event', 'boolean', [true, false]),
  fact('change.severity', 'event', 'integer', [1, 2, 3], { min: 1, max: 3 }),
  fact('change.losses', 'event', 'words', [[], ['home'], ['status'], ['home', 'status']], { words: ['home', 'status'] }),
  fact('pattern.lonely', 'case', 'boolean', [true, false]),
  fact('network.closeNow', 'case', 'integer', [0, 1, 2], { min: 0, max: 2 }),
  fact('pattern.attachmentAvoidance', 'case', 'word', ['low', 'high', 'unclear'], { words: ['low', 'high', 'unclear'] }),
]

const AREAS = ['grief', 'role-dispute', 'role-transition', 'interpersonal-sensitivities'] as const
type Area = (typeof AREAS)[number]
const KINDS: Readonly<Record<Area, 'person' | 'event' | 'case'>> = {
  'grief': 'person', 'role-dispute': 'person', 'role-transition': 'event', 'interpersonal-sensitivities': 'case',
}
const THEMES: readonly Theme[] = [
  { id: 'fact', meaning: 'What happened.', cap: 3, family: 'event', core: true },
  { id: 'time', meaning: 'When it happened.', cap: 3, family: 'timing', anchors: true },
  { id: 'meaning', meaning: 'What it means.', cap: 4, core: true },
  { id: 'counter', meaning: 'What speaks against.', cap: 4 },
]
const NUMBERS: Readonly<Record<string, number>> = {
  'strength.strong': 3, 'strength.moderate': 2, 'strength.weak': 1,
  'band.possible': 2, 'band.wellSupported': 4, 'band.wellSupportedThemes': 2,
  'standard.leastSupport': 2, 'standard.leastLead': 2, 'standard.mostCounter': 5, 'standing.deduction': 2,
  'firmness.firmLead': 4, 'firmness.firmGaps': 1, 'firmness.fairLead': 3, 'firmness.fairGaps': 4,
  'second.leastShare': 50, 'second.mostFoci': 2,
}
const number = (id: string): number => NUMBERS[id] ?? Number.NaN
const POINTS = { strong: 3, moderate: 2, weak: 1 } as const

export interface SmallCase {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  readonly standings: Readonly<Record<string, AreaStanding>>
  readonly derived: DerivedFacts
  readonly dependencies: readonly FactDependency[]
}

const kindsOf = (about: string): readonly SmallFact[] => smallFacts.filter((each) => each.about === about || each.about === 'case')

function leaf(about: string): fc.Arbitrary<Leaf> {
  // A subject's own facts come up more often than those of the case.
  const own = kindsOf(about)
  return fc.constantFrom(...own, ...own.filter((each) => each.about === about)).chain((each): fc.Arbitrary<Leaf> => {
    const [name, id] = ['a-leaf', each.id]
    const value = fc.constantFrom(...each.values)
    switch (each.type) {
      case 'boolean':
        return fc.tuple(fc.constantFrom('equal' as const, 'notEqual' as const), fc.boolean()).map(([operator, given]) => ({ name, fact: id, operator, value: given }))
      case 'integer':
        return fc.oneof(
          fc.tuple(fc.constantFrom('equal' as const, 'notEqual' as const, 'lessThan' as const, 'greaterThanInclusive' as const), value).map(([operator, given]): Leaf => ({ name, fact: id, operator, value: Number(given) })),
          value.map((given): Leaf => ({ name, fact: id, operator: 'between', value: [Number(given), Number(given) + 1] })),
        )
      case 'word':
        return fc.tuple(fc.constantFrom('equal' as const, 'notEqual' as const), value).map(([operator, given]) => ({ name, fact: id, operator, value: String(given) }))
      case 'words':
        return fc.oneof(
          fc.tuple(fc.constantFrom('contains' as const, 'doesNotContain' as const), fc.constantFrom('home', 'status')).map(([operator, given]): Leaf => ({ name, fact: id, operator, value: given })),
          fc.constant<Leaf>({ name, fact: id, operator: 'containsAny', value: ['home', 'status'] }),
        )
      default:
        return each.type satisfies never
    }
  })
}

function condition(about: string): fc.Arbitrary<Condition> {
  const one = leaf(about)
  const two = fc.array(one, { minLength: 1, maxLength: 2 })
  return fc.oneof(
    one,
    two.map((all) => ({ all })),
    two.map((any) => ({ any })),
    one.map((not) => ({ not })),
    fc.tuple(one, two).map(([first, any]): Condition => ({ all: [first, { not: { any } }] })),
  )
}

const rule: fc.Arbitrary<Omit<Rule, 'id'>> = fc.constantFrom(...AREAS).chain((area) => {
  const about = KINDS[area]
  return fc.record({
    direction: fc.constantFrom('for' as const, 'for' as const, 'for' as const, 'against' as const, 'against' as const, 'required' as const),
    strength: fc.constantFrom('strong' as const, 'moderate' as const, 'weak' as const),
    theme: fc.constantFrom(...THEMES.map(({ id }) => id)),
    conditions: condition(about),
    unless: fc.option(condition(about), { nil: undefined, freq: 3 }),
  }).map(({ direction, strength, theme, conditions, unless }) => ({
    version: 1,
    title: 'A rule',
    about,
    focusArea: area,
    direction,
    ...(direction === 'required' ? {} : { strength }),
    theme,
    conditions,
    ...(unless === undefined ? {} : { unless }),
    texts: { clinician: 'A sentence.', client: 'A sentence.' },
    basis: 'design-choice' as const,
    confidence: 'inference' as const,
    sources: [],
  }))
})

const SUBJECTS: readonly Subject[] = [
  { kind: 'case', id: 'case' }, { kind: 'person', id: 'ana' }, { kind: 'person', id: 'unlisted', unlisted: true }, { kind: 'event', id: 'move' }, { kind: 'event', id: 'job' },
]

function found({ values, type }: SmallFact): fc.Arbitrary<Fact> {
  const known = fc.constantFrom(...values).map((value): Fact => ({ status: 'known', value, from: [] }))
  const open: Fact = { status: 'unknown', why: 'not-asked', from: [] }
  const range = fc.constantFrom<Fact>({ status: 'range', min: 1, from: [] }, { status: 'range', max: 1, from: [] }, { status: 'range', min: 1, max: 2, from: [] })
  return fc.oneof({ arbitrary: known, weight: 5 }, { arbitrary: fc.constant(open), weight: 4 }, ...(type === 'integer' ? [{ arbitrary: range, weight: 1 }] : []))
}

const factsOf = (about: string): fc.Arbitrary<Record<string, Fact>> =>
  fc.record(Object.fromEntries(smallFacts.filter((each) => each.about === about).map((each) => [each.id, found(each)])))

const dependency: fc.Arbitrary<Omit<FactDependency, 'id'>> = fc.constantFrom('person' as const, 'event' as const, 'case' as const).chain((about) =>
  fc.array(leaf(about), { minLength: 2, maxLength: 3 }).map((leaves) => ({
    about,
    never: leaves.map(({ fact: id, operator, value }) => ({ fact: id, operator, value: value as FactDependency['never'][number]['value'] })),
    reason: 'It cannot be.',
  })))

/** A rule set of a dozen rules, a case of a few subjects with gaps, and what can never be together. */
export const smallCase: fc.Arbitrary<SmallCase> = fc
  .record({
    rules: fc.array(rule, { minLength: 5, maxLength: 16 }),
    subjects: fc.shuffledSubarray([...SUBJECTS.slice(1)], { minLength: 1, maxLength: 3 }),
    caseFacts: factsOf('case'),
    personFacts: fc.array(factsOf('person'), { minLength: 2, maxLength: 2 }),
    eventFacts: fc.array(factsOf('event'), { minLength: 2, maxLength: 2 }),
    standing: fc.constantFrom<AreaStanding>('ordinary', 'residual', 'residual', 'deducted', 'background'),
    shared: fc.subarray<SharedEvent>([
      { event: 'move', person: 'ana', areas: ['role-dispute'], certain: true },
      { event: 'job', person: 'ana', areas: ['grief', 'role-dispute'], certain: false },
    ]),
    dependencies: fc.array(dependency, { maxLength: 3 }),
  })
  .map(({ rules, subjects, caseFacts, personFacts, eventFacts, standing, shared, dependencies }) => {
    const standings: Readonly<Record<string, AreaStanding>> = { 'grief': 'ordinary', 'role-dispute': 'ordinary', 'role-transition': 'ordinary', 'interpersonal-sensitivities': standing }
    const own = { person: [...personFacts], event: [...eventFacts] }
    const sheets: readonly FactSheet[] = [
      { subject: { kind: 'case', id: 'case' }, facts: caseFacts },
      ...subjects.map((subject): FactSheet => ({ subject, facts: Object.assign(Object.create(caseFacts) as Record<string, Fact>, subject.kind === 'person' ? own.person.pop() : own.event.pop()) })),
    ]
    return {
      ruleSet: {
        id: 'small', version: '1.0.0', title: 'Small', areas: AREAS.map((id) => ({ id })), themes: THEMES,
        rules: rules.map((each, place): Rule => ({ id: `rule/${String(place).padStart(2, '0')}`, ...each })),
        parameters: Object.entries(NUMBERS).map(([id, value]) => ({ id, value })),
        sources: [], instruments: [], events: [], pairs: [], traditions: [], formats: [],
      } as unknown as RuleSet,
      tradition: { id: 'usual', areas: Object.fromEntries(AREAS.map((id) => [id, { name: id, clientName: id, standing: standings[id] }])), options: {} } as unknown as Tradition,
      standings,
      derived: { sheets, shared, links: [] },
      dependencies: dependencies.map((each, place) => ({ id: `never/${place}`, ...each })),
    }
  })

type Values = Readonly<Record<string, FactValue>>
/** Values of all facts, by subject. */
type Complete = ReadonlyMap<string, Values>
const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`

/** How the areas stand in one completion. */
export interface Outcome {
  readonly support: Readonly<Record<string, number>>
  readonly place: Readonly<Record<string, number | undefined>>
  readonly first: string | undefined
}

/** Every completion that no dependency forbids, with every answer to whom an event involves; undefined when there are too many. */
export function outcomesOf(small: SmallCase, most: number, only: (subject: Subject) => boolean = () => true): readonly Outcome[] | undefined {
  const slots = small.derived.sheets.flatMap(({ subject, facts }) =>
    smallFacts.filter(({ about }) => about === subject.kind).map(({ id, values }) => ({ subject, id, values: possible(values, facts[id]) })))
  const count = slots.reduce((product, { values }) => product * values.length, 1)
  if (count > most) return undefined
  let all: readonly (readonly (readonly [string, string, FactValue])[])[] = [[]]
  for (const { subject, id, values } of slots) all = all.flatMap((each) => values.map((value) => [...each, [keyOf(subject), id, value] as const]))
  const sharings = subsetsOf(small.derived.shared)
  return all.flatMap((chosen) => {
    const values = new Map<string, Values>()
    for (const { subject } of small.derived.sheets) values.set(keyOf(subject), Object.fromEntries(chosen.filter(([key]) => key === 'case case' || key === keyOf(subject)).map(([, id, value]) => [id, value])))
    if (!isConsistent(small, values)) return []
    return sharings.map((shared) => weighed(small, values, shared, only))
  })
}

function possible(values: readonly FactValue[], given: Fact | undefined): readonly FactValue[] {
  if (given?.status === 'known') return [given.value]
  return given?.status === 'range' ? values.filter((value) => Number(value) >= (given.min ?? -99) && Number(value) <= (given.max ?? 99)) : values
}

function subsetsOf(shared: readonly SharedEvent[]): readonly (readonly SharedEvent[])[] {
  return shared.reduce<readonly (readonly SharedEvent[])[]>((sets, each) => (each.certain ? sets.map((set) => [...set, each]) : sets.flatMap((set) => [set, [...set, each]])), [[]])
}

export function isConsistent({ derived, dependencies }: SmallCase, values: Complete): boolean {
  return derived.sheets.every(({ subject }) => dependencies.every(({ about, never }) =>
    about !== subject.kind || !never.every((each) => holds({ name: '', fact: each.fact, operator: each.operator, value: each.value }, values.get(keyOf(subject)) ?? {}))))
}

function holds(tree: Condition, values: Values): boolean {
  if ('all' in tree) return tree.all.every((each) => holds(each, values))
  if ('any' in tree) return tree.any.some((each) => holds(each, values))
  if ('not' in tree) return !holds(tree.not, values)
  const value = values[tree.fact]
  const [a, b] = Array.isArray(tree.value) ? tree.value as readonly unknown[] : []
  switch (tree.operator) {
    case 'equal': return value === tree.value
    case 'notEqual': return value !== tree.value
    case 'lessThan': return Number(value) < Number(tree.value)
    case 'greaterThanInclusive': return Number(value) >= Number(tree.value)
    case 'between': return Number(value) >= Number(a) && Number(value) <= Number(b)
    case 'contains': return (value as readonly string[]).includes(String(tree.value))
    case 'doesNotContain': return !(value as readonly string[]).includes(String(tree.value))
    case 'containsAny': return (value as readonly string[]).length > 0
    default: throw new RangeError(tree.operator)
  }
}

interface Stood {
  readonly area: Area
  readonly subject: Subject
  readonly alone: number
  readonly support: number
  readonly isStrong: boolean
}

function weighed({ ruleSet, derived, standings }: SmallCase, values: Complete, shared: readonly SharedEvent[], only: (subject: Subject) => boolean): Outcome {
  const fires = (each: Rule, subject: Subject): boolean => {
    const own = values.get(keyOf(subject)) ?? {}
    return holds(each.conditions, own) && (each.unless === undefined || !holds(each.unless, own))
  }
  const themesOf = (area: Area, subject: Subject, isHalved: boolean): readonly { readonly theme: Theme; readonly pro: number; readonly con: number }[] =>
    THEMES.map((theme) => {
      const sum = (direction: string): number => Math.min(theme.cap ?? 0, ruleSet.rules
        .filter((each) => each.focusArea === area && each.about === subject.kind && each.direction === direction && each.theme === theme.id && fires(each, subject))
        .reduce((total, { strength }) => total + POINTS[strength ?? 'weak'], 0))
      const pro = sum('for')
      return { theme, pro: isHalved && theme.family !== undefined ? Math.floor(pro / 2) : pro, con: sum('against') }
    })
  const total = (list: ReturnType<typeof themesOf>): number => list.reduce((all, { pro, con }) => all + pro - con, 0)
  const candidates = AREAS.flatMap((area) => derived.sheets.map(({ subject }) => subject).filter((subject) => subject.kind === KINDS[area] && only(subject)).flatMap((subject) => {
    const own = ruleSet.rules.filter((each) => each.focusArea === area)
    if (own.length === 0 || own.some((each) => each.direction === 'required' && !fires(each, subject))) return []
    return [{ area, subject, alone: total(themesOf(area, subject, false)) }]
  }))
  const stood = candidates.map(({ area, subject, alone }): Stood => {
    const isHalved = candidates.some((other) => other.area !== area && other.alone > alone && shared.some(({ event, person, areas }) =>
      (subject.kind === 'event' && subject.id === event && other.subject.kind === 'person' && other.subject.id === person && areas.includes(other.area))
      || (subject.kind === 'person' && subject.id === person && areas.includes(area) && other.subject.kind === 'event' && other.subject.id === event)))
    const themes = themesOf(area, subject, isHalved)
    return { area, subject, alone, support: total(themes), isStrong: strong(total(themes), themes) }
  })
  const bestOf = (area: Area): Stood | undefined => stood.filter((each) => each.area === area)
    .sort((a, b) => b.support - a.support || Number(a.subject.unlisted ?? false) - Number(b.subject.unlisted ?? false) || (a.subject.id < b.subject.id ? -1 : 1))[0]
  const areas = AREAS.map((area) => {
    const best = bestOf(area)
    const standing = standings[area] ?? 'ordinary'
    const givesWay = stood.some((each) => each.area !== area && standings[each.area] === 'ordinary' && each.isStrong)
    const deduction = standing === 'deducted' && givesWay && best !== undefined ? number('standing.deduction') : 0
    const support = (best?.support ?? 0) - deduction
    const isShown = best !== undefined && standing !== 'background' && !(standing === 'residual' && givesWay)
    return { area, standing, support, isShown, isStrong: deduction === 0 && best?.isStrong === true }
  })
  const shown = areas.filter((each) => each.isShown).sort((a, b) => b.support - a.support || (a.area < b.area ? -1 : 1))
  const [top] = shown
  const level = top?.standing === 'residual'
    ? shown.slice(1).filter((each) => each.standing === 'ordinary' && (each.isStrong || !top.isStrong) && each.support >= number('standard.leastSupport') && top.support - each.support < number('standard.leastLead'))
    : []
  return {
    support: Object.fromEntries(areas.map(({ area, support }) => [area, support])),
    place: Object.fromEntries(areas.map(({ area, support, isShown }) => [area, isShown ? 1 + shown.filter((other) => other.support > support).length : undefined])),
    first: level[0]?.area ?? top?.area,
  }
}

function strong(support: number, themes: readonly { readonly theme: Theme; readonly pro: number }[]): boolean {
  const carrying = themes.filter(({ pro }) => pro > 0)
  return support >= number('band.wellSupported') && carrying.length >= number('band.wellSupportedThemes')
    && carrying.some(({ theme }) => theme.anchors === true) && carrying.some(({ theme }) => theme.core === true)
}
