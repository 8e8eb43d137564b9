import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../src/evaluate.js'
import { preparationFor } from '../src/prepare.js'
import { ownFacts } from '../src/facts/catalogue.js'
import { followEdits } from '../src/follow-edits.js'
import { parseCase, safeParseCase } from '../src/input/parse-case.js'
import type { Case } from '../src/model/case.js'
import type { Formulation } from '../src/model/formulation.js'
import { coreRuleSet } from '../src/rules/core-rule-set.js'
import { largeCase, LONG } from './bench/large-case.js'
import { seededEdits } from './browser/seeded-edits.js'
import { randomCase } from './support/random-case.js'

type Path = readonly (string | number)[]
type Plain = Record<string | number, unknown>

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [[...path, key], ...pathsOf((value as Plain)[key], [...path, key])])
}

const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, key) => (inner as Plain | undefined)?.[key], value)

/** The case with one place taken out, or replaced by what stands there in another; undefined when that is no case. */
function edited(kase: Case, donor: Case, choice: number, isTakenOut: boolean): Case | undefined {
  const copy = structuredClone(kase)
  const paths = pathsOf(copy)
  const path = paths[choice % paths.length] ?? []
  const [parent, key] = [at(copy, path.slice(0, -1)) as Plain, path.at(-1) ?? '']
  const given = at(donor, path)
  if (!isTakenOut && given !== undefined) parent[key] = structuredClone(given)
  else if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
  const read = safeParseCase(copy)
  return read.ok ? read.case : undefined
}

type Composed = (kase: Case, evaluation: Evaluation) => Formulation

function told(kase: Case, evaluation: Evaluation, compose: Composed, isAll: boolean): string {
  const { derived, verdicts, ranking, outcomes } = evaluation
  const all = (): unknown => {
    const { messages, questions, text } = compose(kase, evaluation)
    return [outcomes(), derived.sheets.map((sheet) => [sheet.subject, ownFacts(sheet)]), messages, questions, text.clinician]
  }
  return JSON.stringify([verdicts, ranking, derived.links, derived.shared, ...(isAll ? [all()] : [])])
}

describe('following the edits of a case', () => {
  for (const tradition of coreRuleSet.traditions.slice(0, 2)) {
    it(`gives at each edit what evaluating anew gives, under ${tradition.id}`, () => {
      const { evaluator, compose } = preparationFor(coreRuleSet, { tradition: tradition.id })
      const edits = fc.array(fc.record({ choice: fc.nat(), isTakenOut: fc.boolean(), isSeen: fc.integer({ min: 0, max: 3 }).map(Boolean), isAll: fc.boolean() }), { minLength: 1, maxLength: 8 })
      fc.assert(fc.property(randomCase, randomCase, edits, (start, donor, steps) => {
        const follow = followEdits(evaluator)
        let kase = parseCase(start)
        follow(kase)
        for (const { choice, isTakenOut, isSeen, isAll } of steps) {
          kase = edited(kase, donor, choice, isTakenOut) ?? kase
          // Several edits can come at once.
          if (!isSeen) continue
          expect(told(kase, follow(kase), compose, isAll)).toBe(told(kase, evaluator.evaluateSync(kase), compose, isAll))
        }
      }), { seed: 20251122, numRuns: Number(process.env['FOLLOWED_CASES'] ?? 20) })
    })
  }
})

describe('what an edit leaves alone', () => {
  const [tradition] = coreRuleSet.traditions
  if (tradition === undefined) throw new RangeError('no tradition')
  const { evaluator, compose } = preparationFor(coreRuleSet, { tradition: tradition.id })

  it('is neither derived nor weighed again, nor asked in new words: after one answer about one person, almost everything is as it was', () => {
    const follow = followEdits(evaluator)
    const form = structuredClone(largeCase(LONG))
    const next = seededEdits(form)
    const version = (): readonly (readonly unknown[])[] => {
      const kase = parseCase(form)
      const evaluation = follow(kase)
      return [evaluation.judged, compose(kase, evaluation).questions]
    }
    let before = version()
    const [kept, all] = [[0, 0], [0, 0]]
    for (let edit = 0; edit < 100; edit += 1) {
      next()
      const after = version()
      after.forEach((parts, kind) => {
        all[kind] = (all[kind] ?? 0) + parts.length
        kept[kind] = (kept[kind] ?? 0) + parts.filter((one) => before[kind]?.includes(one)).length
      })
      before = after
    }
    expect(kept.map((count, kind) => count / (all[kind] ?? 0) > 0.8)).toEqual([true, true])
  })

  it('is everything when the same case comes again', () => {
    const follow = followEdits(evaluator)
    expect(follow(parseCase(largeCase(LONG)))).toBe(follow(parseCase(largeCase(LONG))))
  })
})
