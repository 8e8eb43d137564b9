import type { AreaId } from '../../model/words.js'
import { isNoFocus, type Rating } from '../ratings.js'
import type { Coding } from './report.js'
import type { Code } from './statistics/estimate.js'

/** What stands in the place of an area when those who named none are counted as a category. */
export const NO_SINGLE_FOCUS = 'no-single-focus'

/** A rater's rating of a case; undefined where there is none. */
export type Rated = Rating | undefined

export const presenceOf = (area: AreaId, coding: Coding) => (rating: Rated): Code | undefined => {
  const presence = rating?.areas[area]?.presence
  return presence === 'unsure' && coding === 'unsure-missing' ? undefined : presence
}

export const presenceCategories = (coding: Coding): readonly Code[] => (coding === 'unsure-missing' ? ['yes', 'no'] : ['yes', 'unsure', 'no'])

export const strengthOf = (area: AreaId) => (rating: Rated): number | undefined => rating?.areas[area]?.strength

/** For order only: the finer figure where there is one. */
export const figureOf = (area: AreaId) => (rating: Rated): number | undefined => rating?.areas[area]?.score ?? rating?.areas[area]?.strength

/** All that named no area are one category: people and rule sets have different words for it. */
export const focusOf = (coding: Coding) => (rating: Rated): Code | undefined => {
  const focus = rating?.focus
  if (focus === undefined || !isNoFocus(focus)) return focus
  return coding === 'no-focus-missing' ? undefined : NO_SINGLE_FOCUS
}

export const focusCategories = (areas: readonly AreaId[], coding: Coding): readonly Code[] => (coding === 'no-focus-missing' ? areas : [...areas, NO_SINGLE_FOCUS])
