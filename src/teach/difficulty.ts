import type { Formulation } from '../model/formulation.js'
import { aFormulation, aLanguage, checkArgument, checkOptions } from '../options.js'
import { say } from '../words/phrase.js'
import { isFirstOpen } from './contest.js'
import { isHeld } from './held.js'
import { lessonWords, type TeachOptions } from './lesson.js'

export const DIFFICULTIES = ['introductory', 'intermediate', 'advanced'] as const
/** How hard it is to find the focus of a case. */
export type DifficultyLevel = (typeof DIFFICULTIES)[number]

/** What makes a case hard, each with the points it adds. */
export interface Difficulty {
  readonly level: DifficultyLevel
  readonly points: number
  readonly reasons: readonly { readonly id: DifficultyReason; readonly points: number; readonly text: string }[]
}

export const DIFFICULTY_REASONS = ['no-lead', 'narrow-lead', 'modest-lead', 'not-firm', 'could-change', 'rival', 'missing', 'conflict', 'second-focus', 'held-back'] as const
/** `narrow-lead`: a few points part the first two areas; `could-change`: answers still open could put another area first; `rival`: another area has support of its own; `conflict`: strong reasons for and against both hold. */
export type DifficultyReason = (typeof DIFFICULTY_REASONS)[number]

/** A lead of fewer points is narrow, and one of fewer than the other is modest. */
const NARROW = 4
const MODEST = 10
/** Points from which a case is no longer for beginners, and from which it is for the advanced. */
const LEVELS = { intermediate: 2, advanced: 4 } as const

/** Grades a case by its lead, its firmness and what is open. Nothing of it says how ill somebody is. */
export function difficultyOf(formulation: Formulation, options: Pick<TeachOptions, 'language'> = {}): Difficulty {
  checkArgument(formulation, aFormulation, '/formulation')
  checkOptions(options, { language: aLanguage })
  const words = lessonWords(options.language)
  const found = pointsOf(formulation)
  const reasons = DIFFICULTY_REASONS.flatMap((id) => {
    const points = found[id] ?? 0
    return points === 0 ? [] : [{ id, points, text: say(words, `difficulty.${id}`) }]
  })
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return { level: points >= LEVELS.advanced ? 'advanced' : points >= LEVELS.intermediate ? 'intermediate' : 'introductory', points, reasons }
}

function pointsOf(formulation: Formulation): Readonly<Partial<Record<DifficultyReason, number>>> {
  const { outcome, areas, completeness } = formulation
  const missing = completeness.missing > 0 ? 1 : 0
  // While something more pressing stands, how close the areas are is not the question.
  if (isHeld(formulation)) return { 'held-back': 2, missing }
  const [first, second] = areas.filter(({ status }) => status === 'candidate')
  const lead = outcome.kind === 'lead' ? (first?.support ?? 0) - Math.max(second?.support ?? 0, 0) : undefined
  return {
    'no-lead': lead === undefined ? 3 : 0,
    'narrow-lead': lead !== undefined && lead < NARROW ? 2 : 0,
    'modest-lead': lead !== undefined && lead >= NARROW && lead < MODEST ? 1 : 0,
    'not-firm': outcome.firmness === 'fair' ? 1 : outcome.firmness === 'tentative' ? 2 : 0,
    // Where nobody leads, that something could change it is said already.
    'could-change': lead !== undefined && isFirstOpen(formulation) ? 1 : 0,
    'rival': lead !== undefined && (second?.support ?? 0) > 0 ? 1 : 0,
    missing,
    'conflict': (first?.candidates[0]?.conflicts.length ?? 0) > 0 ? 1 : 0,
    'second-focus': outcome.kind === 'lead' && outcome.foci.length > 1 ? 1 : 0,
  }
}

/** The points by which a lead counts as narrow or modest, and from which a case counts as harder: for those who tell of it. */
export const DIFFICULTY_LIMITS = { narrowLead: NARROW, modestLead: MODEST, ...LEVELS } as const
