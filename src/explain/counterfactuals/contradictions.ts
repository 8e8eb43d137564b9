import { compare, flip } from '../../conditions/compare.js'
import { remembered } from '../../lazily.js'
import type { DependencyLeaf, FactDependency } from '../../model/dependencies.js'
import type { FactDefinition, FactId, FactSheet } from '../../model/facts.js'
import type { World } from '../../model/world.js'
import type { LeafTest } from '../../conditions/answers.js'
import { type Laid, sameSubject } from './terrain.js'

/** Whether facts laid over a world surely are what a declared dependency says they never are. */
export type Contradicts = (laid: readonly Laid[]) => boolean

/** What is contradictory as recorded is not held against a supposition that leaves it as it is. */
export function contradictionsIn(world: World, dependencies: readonly FactDependency[], definitions: readonly FactDefinition[]): Contradicts {
  const ownedBy = new Set(definitions.map(({ about, id }) => `${about} ${id}`))
  const byFact = new Map<FactId, FactDependency[]>()
  for (const dependency of dependencies) {
    for (const fact of new Set(dependency.never.map((leaf) => leaf.fact))) byFact.set(fact, [...(byFact.get(fact) ?? []), dependency])
  }
  return (laid) => {
    if (byFact.size === 0) return false
    return world.sheets.some((sheet) => {
      const isOwn = (fact: FactId): boolean => ownedBy.has(`${sheet.subject.kind} ${fact}`)
      const seen = laid.filter(({ subject, fact }) => (isOwn(fact) ? sameSubject(subject, sheet.subject) : subject.kind === 'case'))
      const found = new Map(seen.map((each) => [each.fact, each.found]))
      const concerned = new Set(seen.flatMap(({ fact }) => byFact.get(fact) ?? []))
      return [...concerned].some(({ about, never }) => about === sheet.subject.kind && never.every((leaf) => holds(leaf, found.get(leaf.fact) ?? sheet.facts[leaf.fact])))
    })
  }
}

/** What dependencies hold each fact against, so that every value that makes a difference to them is tried. */
export const dependencyTests = remembered((dependencies: readonly FactDependency[]): ReadonlyMap<FactId, readonly LeafTest[]> => {
  const tests = new Map<FactId, LeafTest[]>()
  for (const { fact, operator, value } of dependencies.flatMap(({ never }) => never)) {
    tests.set(fact, [...(tests.get(fact) ?? []), { operator, threshold: value }])
  }
  return tests
})

function holds({ operator, value, not }: DependencyLeaf, fact: FactSheet['facts'][FactId] | undefined): boolean {
  if (fact === undefined) return false
  const truth = compare(operator, fact, value)
  return (not === true ? flip(truth) : truth) === 'true'
}
