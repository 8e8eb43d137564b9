import type { Formulation } from '../../src/model/formulation.js'
import type { Verdict } from '../../src/model/outcome.js'

type Json = Readonly<Record<string, unknown>>

/** Follows an address through a case: entries of lists go by id, scores by instrument and day. */
function resolves(kase: unknown, address: string): boolean {
  let here: unknown = kase
  for (const segment of address.split('/').slice(1)) {
    if (Array.isArray(here)) {
      here = (here as Json[]).find((item) => item['id'] === segment || `${String(item['instrument'])}@${String(item['on'])}` === segment)
    } else {
      here = typeof here === 'object' && here !== null ? (here as Json)[segment] : undefined
    }
    if (here === undefined) return false
  }
  return true
}

/** Places that a case always has, recorded in or not: the sentence says that nothing is there. */
const MAY_BE_EMPTY = new Set(['/inventory', '/timeline'])
const PARTS = new Set(['outcome', 'links', 'network', 'questions', 'completeness'])

/** Why a sentence cannot rest on this; undefined when it can. A rule counts when it came to one of the verdicts given. */
export function whyUnfounded(formulation: Formulation, kase: unknown, evidence: string, verdicts: readonly Verdict[]): string | undefined {
  const [kind = '', name = ''] = /^([a-z]+):(.*)$/.exec(evidence)?.slice(1) ?? []
  if (evidence.startsWith('/')) return resolves(kase, evidence) || MAY_BE_EMPTY.has(evidence) ? undefined : 'no such place'
  if (PARTS.has(evidence)) return evidence in formulation ? undefined : 'no such part'
  if (kind === 'area') return formulation.areas.some(({ area }) => area === name) ? undefined : 'no such area'
  if (kind === 'question') return formulation.questions.some(({ fact }) => fact === name) ? undefined : 'no such question'
  if (kind === 'goal') return formulation.plan.some(({ goals }) => goals.some(({ id }) => id === name)) ? undefined : 'no such goal'
  if (kind === 'rule') return formulation.outcomes.some((outcome) => isOf(outcome, name) && verdicts.includes(outcome.verdict)) ? undefined : `no outcome that is ${verdicts.join(' or ')}`
  return 'no kind of evidence'
}

/** Whether a rule held against somebody goes by this name. */
export const isOf = ({ ruleId, version, subject }: Formulation['outcomes'][number], name: string): boolean =>
  name === ruleId || name === `${ruleId}@${version}#${subject.id}`
