import type { Picture, PictureName } from '../document.js'
import type { Paper } from './style.js'

/** A picture as a brief report prints it. */
export interface Printed {
  readonly svg: string
  /** Whether it begins a sheet. */
  readonly opens: boolean
}

/** The pictures of a brief report, and whether the sheet leaves something to its tables. */
export interface Sheet {
  readonly pictures: ReadonlyMap<Picture, Printed>
  readonly needsTables: boolean
}

/** What a sheet has room for, in CSS pixels; the margins are those of the style sheet. */
const ROOM: Readonly<Record<Paper, number>> = { A4: 940, Letter: 870 }

/** The widths at which letters are printed as they are drawn, and the circle is not taller than it need be. */
const WIDTHS: Readonly<Record<PictureName, number>> = { timeline: 656, argument: 656, circle: 610 }

/** Smallest letters of a picture in pixels, and the least that they may be printed at: seven points. */
const SMALLEST = 11
const LEAST = 7 / 0.75

/** Pictures of a brief report share a sheet while their letters can be read, and take one each where they could not. */
export function sheetOf(pictures: readonly Picture[], paper: Paper): Sheet {
  const drawn = pictures.map((picture) => {
    const svg = picture.draw(WIDTHS[picture.name], `${picture.name}-paper`)
    return { picture, svg, width: WIDTHS[picture.name], height: Number(/^<svg [^>]*viewBox="0 0 \S+ ([\d.]+)"/.exec(svg)?.[1] ?? 0) }
  })
  const room = ROOM[paper]
  const together = scaleTo(room, drawn.reduce((sum, { height }) => sum + height, 0))
  const isShared = together * SMALLEST >= LEAST
  const scales = drawn.map(({ height }) => (isShared ? together : scaleTo(room, height)))
  return {
    pictures: new Map(drawn.map(({ picture, svg, width, height }, at) => [picture, { svg: sized(svg, width * (scales[at] ?? 1), height * (scales[at] ?? 1)), opens: at === 0 || !isShared }])),
    needsTables: drawn.some(({ svg }, at) => svg.includes('…') || svg.includes(' data-partial="true"') || (scales[at] ?? 1) * SMALLEST < LEAST),
  }
}

const scaleTo = (room: number, height: number): number => Math.min(1, room / Math.max(1, height))

/** The same picture at another size. */
const sized = (svg: string, width: number, height: number): string =>
  svg.replace(/^<svg [^>]*>/, (start) => start.replace(/ (?:width|height)="[^"]*"/g, '').replace(/>$/, ` width="${Math.floor(width)}" height="${Math.floor(height)}">`))
