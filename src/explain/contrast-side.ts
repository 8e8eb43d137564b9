import { compareText } from '../compare-text.js'
import { didYouMean, describeKind, FormulationError } from '../errors.js'
import { grouped } from '../grouped.js'
import { remembered } from '../lazily.js'
import type { Subject } from '../model/facts.js'
import type { AreaFinding, Formulation } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { Candidate } from '../model/ranking-result.js'
import type { RuleSet } from '../model/rule-set.js'
import type { AreaId } from '../model/words.js'
import type { ContrastSide, UnmetRequirement } from '../model/contrast.js'
import { outcomeOf } from './outcome-index.js'
import { restingLeaves } from './resting-leaves.js'

/** A side with what was found about it. */
export interface Found {
  readonly side: ContrastSide
  readonly finding: AreaFinding
  readonly candidate: Candidate | undefined
}

/** Finds a side in a formulation. Throws a `FormulationError` with code `USAGE` for an area or a subject that is not in it. */
export function findSide(formulation: Formulation, ruleSet: RuleSet, name: 'a' | 'b', choice: unknown): Found {
  const { area, subject: chosen } = (typeof choice === 'object' && choice !== null ? choice : {}) as Readonly<Record<string, unknown>>
  const finding = formulation.areas.find((each) => each.area === area)
  if (finding === undefined) throw notAmong(`/${name}/area`, area, formulation.areas.map((each) => each.area))
  const whole = chosen === undefined
  const subject = whole ? undefined : findSubject(formulation, ruleSet, name, finding.area, chosen)
  const candidate = subject === undefined ? finding.candidates[0] : finding.candidates.find((each) => same(each.subject, subject))
  const about = subject ?? candidate?.subject
  return {
    finding,
    candidate,
    side: {
      area: finding.area,
      ...(about === undefined ? {} : { subject: about }),
      whole,
      status: whole ? finding.status : (candidate?.status ?? 'not-applicable'),
      standing: finding.standing,
      support: whole ? finding.support : (candidate?.support ?? 0),
      unmet: unmetOf(formulation, ruleSet, finding.area, about),
    },
  }
}

function findSubject({ outcomes }: Formulation, ruleSet: RuleSet, name: 'a' | 'b', area: AreaId, chosen: unknown): Subject {
  const { id, kind } = (typeof chosen === 'object' && chosen !== null ? chosen : {}) as Readonly<Record<string, unknown>>
  const about = ruleSet.areas.find((each) => each.id === area)?.about
  const subjects = new Map((subjectsIn(outcomes).get(about) ?? []).map((subject) => [subject.id, subject]))
  if (kind !== undefined && kind !== about) throw notAmong(`/${name}/subject/kind`, kind, about === undefined ? [] : [about])
  const found = typeof id === 'string' ? subjects.get(id) : undefined
  if (found === undefined) throw notAmong(`/${name}/subject/id`, id, [...subjects.keys()].sort())
  return found
}

function notAmong(path: string, received: unknown, words: readonly string[]): FormulationError {
  const near = typeof received === 'string' ? didYouMean(received, words) : undefined
  return new FormulationError([
    {
      code: 'USAGE',
      path,
      expected: words.length === 0 ? 'nothing, for there is none in this case' : `one of: ${words.join(', ')}`,
      received: typeof received === 'string' ? 'another word' : describeKind(received),
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    },
  ])
}

/** Everyone and everything that rules were held against, by kind. */
const subjectsIn = remembered((outcomes: readonly RuleOutcome[]): ReadonlyMap<Subject['kind'] | undefined, readonly Subject[]> => {
  const all = new Map(outcomes.map(({ subject }) => [`${subject.kind} ${subject.id}`, subject]))
  return grouped([...all.values()], ({ kind }) => kind)
})

function unmetOf(formulation: Formulation, ruleSet: RuleSet, area: AreaId, about: Subject | undefined): readonly UnmetRequirement[] {
  const kind = ruleSet.areas.find((each) => each.id === area)?.about
  const subjects = about === undefined ? (subjectsIn(formulation.outcomes).get(kind) ?? []) : [about]
  return ruleSet.rules
    .filter(({ direction, focusArea }) => direction === 'required' && focusArea === area)
    .flatMap(({ id }) => subjects.flatMap((subject) => outcomeOf(formulation, id, subject) ?? []))
    .filter(({ verdict }) => verdict !== 'fired')
    .sort((a, b) => compareText(a.ruleId, b.ruleId) || compareText(a.subject.id, b.subject.id))
    .map((outcome): UnmetRequirement => ({
      ruleId: outcome.ruleId,
      version: outcome.version,
      subject: outcome.subject,
      verdict: outcome.verdict,
      leaves: restingLeaves(outcome),
    }))
}

const same = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id
