import type { AreaId } from '../../model/words.js'

/** Columns of a table of ratings that are there whatever the areas. */
export const RATING_COLUMNS = ['case_id', 'rater', 'kind', 'fictional', 'focus', 'second_focus', 'order'] as const
export const AREA_PARTS = ['presence', 'strength', 'score'] as const
export type AreaPart = (typeof AREA_PARTS)[number]

/** Head of what is said of an area, as in `role_dispute_presence`. */
export const areaColumn = (area: AreaId, part: AreaPart): string => `${area.replaceAll('-', '_')}_${part}`

export const RATING_FORMATS = ['csv', 'ndjson'] as const

/** Between the areas of an order. */
export const ORDER_SEPARATOR = '>'
