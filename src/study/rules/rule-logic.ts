import { compare, flip } from '../../conditions/compare.js'
import type { PreparedCondition, PreparedLeaf, PreparedRule } from '../../conditions/prepare.js'
import { verdictOf } from '../../conditions/verdict.js'
import type { Fact, FactId, Truth } from '../../model/facts.js'
import type { Verdict } from '../../model/outcome.js'

/** Facts by id, about one subject or made up. */
export type Facts = Readonly<Record<FactId, Fact>>

/** One leaf of a rule, and where it stands: names are told apart within each part. */
export interface PlacedLeaf {
  /** `condition/name`, or `unless/name`. */
  readonly key: string
  readonly leaf: PreparedLeaf
}

/** The leaves of a rule, those that defeat it last. */
export function placedLeaves({ condition, unless }: PreparedRule): readonly PlacedLeaf[] {
  return [...leavesIn(condition).map((leaf) => placed('condition', leaf)), ...(unless === undefined ? [] : leavesIn(unless).map((leaf) => placed('unless', leaf)))]
}

const placed = (part: string, leaf: PreparedLeaf): PlacedLeaf => ({ key: `${part}/${leaf.name}`, leaf })

function leavesIn(tree: PreparedCondition): readonly PreparedLeaf[] {
  if ('all' in tree) return tree.all.flatMap(leavesIn)
  return 'any' in tree ? tree.any.flatMap(leavesIn) : [tree]
}

/** How a leaf's comparison comes out as it is written, a negation around it left aside. */
export function truthOfLeaf({ fact, operator, threshold }: PreparedLeaf, facts: Facts): Truth {
  const found = facts[fact]
  if (found === undefined) throw new RangeError(`no fact ${fact}`)
  return compare(operator, found, threshold)
}

/** How a leaf comes out. */
export type LeafTruth = (leaf: PreparedLeaf) => Truth

/** The verdict of a rule whose leaves come out in a given way. */
export function verdictWith({ condition, unless }: PreparedRule, truth: LeafTruth): Verdict {
  return verdictOf({ condition: truthOf(condition, truth), ...(unless === undefined ? {} : { unless: truthOf(unless, truth) }) })
}

/** The verdict of a rule over facts. */
export const verdictOver = (rule: PreparedRule, facts: Facts): Verdict => verdictWith(rule, (leaf) => truthOfLeaf(leaf, facts))

function truthOf(tree: PreparedCondition, truth: LeafTruth): Truth {
  if ('all' in tree) return joined(tree.all, truth, 'false', 'true')
  if ('any' in tree) return joined(tree.any, truth, 'true', 'false')
  return tree.negated ? flip(truth(tree)) : truth(tree)
}

/** One child with the settling truth settles the group; otherwise one that is open leaves it open. */
function joined(children: readonly PreparedCondition[], truth: LeafTruth, settling: Truth, otherwise: Truth): Truth {
  let result = otherwise
  for (const child of children) {
    const each = truthOf(child, truth)
    if (each === settling) return settling
    if (each === 'unknown') result = 'unknown'
  }
  return result
}

/** Whether a leaf that is settled decides the verdict: turned round by itself, with all else as it is, the verdict is another. */
export function decides(rule: PreparedRule, leaf: PreparedLeaf, facts: Facts): boolean {
  const own = truthOfLeaf(leaf, facts)
  if (own === 'unknown') return false
  const turned = verdictWith(rule, (each) => (each === leaf ? flip(own) : truthOfLeaf(each, facts)))
  return turned !== verdictOver(rule, facts)
}
