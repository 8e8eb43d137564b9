import { expect } from 'vitest'
import { briefly } from '../../src/explain/briefly.js'
import { contrast } from '../../src/explain/contrast.js'
import type { Formulation } from '../../src/model/formulation.js'
import type { Contrast, ContrastChoice, ContrastPart } from '../../src/model/contrast.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'

const KINDS: Readonly<Record<string, string>> = Object.fromEntries(defaultRuleSet.areas.map(({ id, about }) => [id, about]))

/** Every area, every candidate, and two subjects to which each area does not apply. */
function choicesOf({ areas, outcomes }: Formulation): readonly ContrastChoice[] {
  return areas.flatMap(({ area, candidates }) => {
    const applying = candidates.map(({ subject }) => subject.id)
    const others = [...new Set(outcomes.filter(({ subject }) => subject.kind === KINDS[area]).map(({ subject }) => subject.id))].filter((id) => !applying.includes(id))
    return [{ area }, ...[...applying, ...others.slice(0, 2)].map((id): ContrastChoice => ({ area, subject: { id } }))]
  })
}

/** Support as it stands in the result. */
function supportIn({ areas }: Formulation, { area: id, subject }: ContrastChoice): number {
  const area = areas.find(({ area }) => area === id)
  return (subject === undefined ? area?.support : area?.candidates.find((each) => each.subject.id === subject.id)?.support) ?? 0
}

const SWAPPED: Readonly<Record<string, string>> = { a: 'b', b: 'a', 'only-a': 'only-b', 'only-b': 'only-a' }
/** All that a contrast says, in lines; as its mirror image would say it when `turned`. */
function linesOf({ a, b, margin, parts, rest, missing }: Contrast, turned: boolean): readonly string[] {
  const sign = turned ? -1 : 1
  const word = <Word extends string>(each: Word): string => (turned ? (SWAPPED[each] ?? each) : each)
  const partLine = ({ kind, counts, theme, side, area, reasons }: ContrastPart): string =>
    [word(kind), counts * sign + 0, theme, side === undefined ? '' : word(side), area, ...reasons.map(reasonLine).sort()].join(' ')
  const reasonLine = ({ side, leaves, ...reason }: ContrastPart['reasons'][number]): string =>
    [word(side), reason.ruleId, reason.version, reason.subject.id, reason.theme, reason.counted, ...leaves.map(({ name }) => name)].join(' ')
  const missingLine = ({ leaves, subject, ...reason }: Contrast['missing']['a'][number]): string =>
    [...Object.entries(reason).flat(), subject.id, ...leaves.map(({ name, result }) => `${name} ${result}`)].join(' ')
  const sides = [[a, missing.a], [b, missing.b]] as const
  return [
    `margin ${margin * sign + 0} rest ${rest.parts} ${rest.counts * sign + 0}`,
    ...parts.map(partLine),
    ...(turned ? [...sides].reverse() : sides).flatMap(([side, lost]) => [JSON.stringify(side), ...lost.map(missingLine)]),
  ]
}

const sumOf = ({ parts, rest }: Contrast): number => parts.reduce((total, { counts }) => total + counts, rest.counts)

/** What was held against each other, and what kinds of parts came of it. */
export interface Tally {
  pairs: number
  parts: Record<string, number>
}

/** Holds every ordered pair of choices to the promises of a contrast. */
export function checkAllPairs(formulation: Formulation, tally: Tally): void {
  const choices = choicesOf(formulation)
  choices.forEach((a, first) => {
    choices.forEach((b, second) => {
      tally.pairs += 1
      const held = contrast(formulation, a, b, defaultRuleSet)
      expect(held.margin).toBe(supportIn(formulation, a) - supportIn(formulation, b))
      expect(sumOf(held)).toBe(held.margin)
      for (const level of ['short', 'medium'] as const) expect(sumOf(briefly(held, level))).toBe(held.margin)
      for (const { kind } of held.parts) tally.parts[kind] = (tally.parts[kind] ?? 0) + 1
      if (first <= second) expect(linesOf(contrast(formulation, b, a, defaultRuleSet), false)).toEqual(linesOf(held, true))
      if (first === second) expect(held.parts.filter(({ counts }) => counts !== 0)).toEqual([])
    })
  })
}
