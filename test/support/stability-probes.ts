import { createEvaluator } from '../../src/evaluate.js'
import type { NumberStability, RuleSetNumber, Stability } from '../../src/explain/stability/result.js'
import type { Case } from '../../src/model/case.js'
import type { RuleSet, Tradition } from '../../src/model/rule-set.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { placeIn, told, withoutSubjects } from './first-place.js'

type Value = Pick<RuleSetNumber, 'kind' | 'id' | 'value'>

/** The default rule set with some numbers changed, as an author would have written it. */
export function withNumbers(changed: readonly Value[]): RuleSet {
  const valueOf = (kind: Value['kind'], id: string): number | undefined => changed.find((each) => each.kind === kind && each.id === id)?.value
  return {
    ...defaultRuleSet,
    parameters: defaultRuleSet.parameters.map((each) => ({ ...each, value: valueOf('parameter', each.id) ?? each.value })),
    themes: defaultRuleSet.themes.map((each) => (each.cap === undefined ? each : { ...each, cap: valueOf('cap', each.id) ?? each.cap })),
  }
}

/** Who stands first when everything, facts included, is made anew with the changed numbers. */
export const placeWith = (kase: Case, tradition: Tradition, changed: readonly Value[]): string =>
  placeIn(createEvaluator(withNumbers(changed), tradition).evaluateSync(kase).ranking)

/** Whether, at a level, one first place is what another was; told in lines, by rules of this file's own. */
function holds(level: 'area' | 'subject' | 'kept', before: string, after: string): boolean {
  if (level === 'subject') return before === after
  const [from, to] = [withoutSubjects(before), withoutSubjects(after)]
  if (level === 'area' || !before.includes('#')) return from === to
  return from.split(' ').slice(1).some((area) => to.split(' ').slice(1).includes(area))
}

/** What is wrong with the ranges of one number at one value: nothing, when the pipeline agrees. */
export function wrongAt(number: NumberStability, value: number, present: string, found: string): readonly string[] {
  return (['area', 'subject', 'kept'] as const).flatMap((level) => {
    const { from, to, below, above } = number[level]
    const wrong: string[] = []
    if (value >= from && value <= to && !holds(level, present, found)) wrong.push(`${number.id} = ${value}: ${level} does not hold, ${found}`)
    for (const flip of [below, above]) {
      if (flip?.value !== value) continue
      if (holds(level, present, found)) wrong.push(`${number.id} = ${value}: ${level} still holds, ${found}`)
      if (told(flip.place) !== found) wrong.push(`${number.id} = ${value}: ${told(flip.place)} was said, ${found}`)
    }
    return wrong
  })
}

/** Both ends of every range, what lies just beyond them, and the permitted limits. */
export const tellingValues = ({ min, max, area, subject, kept }: NumberStability): readonly number[] =>
  [...new Set([min, max, ...[area, subject, kept].flatMap(({ from, to, below, above }) => [from, to, below?.value ?? from, above?.value ?? to])])].sort((a, b) => a - b)

/** What is wrong with the joint changes reported: each must do it, and none may do it with one step less. */
export function wrongJoint(stability: Stability, kase: Case, tradition: Tradition, most: number): { readonly wrong: readonly string[]; readonly runs: number } {
  const present = told(stability.place)
  const wrong: string[] = []
  let runs = 0
  const at = (changes: readonly Value[]): string => {
    runs += 1
    return placeWith(kase, tradition, changes)
  }
  for (const level of ['area', 'kept'] as const) {
    for (const { changes, place } of stability.joint[level].changes.slice(0, most)) {
      const found = at(changes.map(({ to, ...each }) => ({ ...each, value: to })))
      if (holds(level, present, found) || found !== told(place)) wrong.push(`${level}: ${JSON.stringify(changes)} gives ${found}`)
      changes.forEach(({ from, to }, less) => {
        const nearer = changes.map((each, index) => ({ kind: each.kind, id: each.id, value: index === less ? to - Math.sign(to - from) : each.to }))
        const [strong = 0, moderate = 0, weak = 0] = ['strength.strong', 'strength.moderate', 'strength.weak'].map((id) =>
          nearer.find((each) => each.id === id)?.value ?? defaultRuleSet.parameters.find((each) => each.id === id)?.value ?? 0)
        // A step back may leave the order of strengths, and so the space.
        if (strong < moderate || moderate < weak) return
        const before = at(nearer)
        if (!holds(level, present, before)) wrong.push(`${level}: ${JSON.stringify(nearer)} does it already`)
      })
    }
  }
  return { wrong, runs }
}
