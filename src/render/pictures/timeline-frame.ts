import type { WordCatalogue } from '../../model/words-catalogue.js'
import { MARGIN } from './heading.js'
import type { Piece } from './legend.js'
import { SMALL, written } from './svg.js'
import { wrapped } from './text-width.js'
import type { TimeAxis } from './timeline-axis.js'
import type { TimelineSetting } from './timeline-names.js'
import type { SignId } from './timeline-signs.js'
import type { Story } from './timeline-story.js'

/** What every part of a timeline is drawn with. */
export interface Frame {
  readonly story: Story
  readonly axis: TimeAxis
  readonly setting: TimelineSetting
  readonly words: WordCatalogue
  readonly width: number
  /** Edges of the field in which time runs. */
  readonly left: number
  readonly right: number
  /** Reference to the filling that fades towards both sides. */
  readonly soft: string
  readonly room: Room
}

/** How much a picture takes so that it fits a sheet of paper. */
export interface Room {
  /** Height of the field of one questionnaire. */
  readonly panel: number
  /** Numbered events that are listed under the picture. */
  readonly listed: number
}

/** A part of a timeline: its height, what it looks like, and the signs that the legend has to explain. */
export interface Part {
  readonly height: number
  readonly svg: string
  readonly signs: readonly SignId[]
  /** From where to where lines of time run through it; nowhere when left out. */
  readonly field?: readonly [top: number, bottom: number]
}

/** Pixels that a vague date must take to be seen as a stretch. */
export const SEEN = 8

const CAPTION_LINE = 14

/** The name of a part, on the side on which reading begins, in up to two lines. */
export function caption(text: string, top: number, { width, setting }: Pick<Frame, 'width' | 'setting'>): Piece {
  const place = setting.direction === 'rtl' ? ({ x: width - MARGIN, anchor: 'end' } as const) : ({ x: MARGIN, anchor: 'start' } as const)
  const lines = wrapped(text, width - 2 * MARGIN, SMALL, 2, true)
  return {
    height: lines.length * CAPTION_LINE,
    svg: lines.map((line, i) => written(line, { ...place, y: top + 11 + i * CAPTION_LINE, size: SMALL, bold: true })).join(''),
  }
}
