import type { DetailLevel } from '../model/explanation.js'
import type { Register } from '../model/formulation.js'
import type { Language } from '../model/language.js'
import type { PictureTable } from './pictures/picture.js'

/** How much a rendering tells. */
export type Detail = DetailLevel | 'none' | 'brief'

/** What every renderer is given besides the formulation. */
export interface RenderOptions {
  /** For whom; the clinician when left out. */
  readonly register?: Register
  /**
   * How much is shown, to professionals: `brief` for the outcome on a few sheets, without tables of rules and lists of
   * evidence; otherwise everything, with as much of the explanation as is said here. `short` when left out.
   */
  readonly detail?: Detail
  /** Whom to call: on a client's page that stops at a message of safety, with a line to be filled in when left out, and at the foot of any other. */
  readonly crisisContact?: string
  /** The language of headings and of what the renderer says itself, as it was given when the formulation was made; English when left out. */
  readonly language?: Language
}

/** One sentence or item, with what it rests on. */
export interface Line {
  readonly text: string
  /** Evidence ids as sentences of a formulation have them; absent for what the renderer says itself. */
  readonly evidence?: readonly string[]
  /** Where the formulation has the sentence: `clinician/noticed/1`, or `explanation/short/why-not/1`. */
  readonly place?: string
}

/** One row of a table, the first cell being its name. */
export interface Row {
  readonly cells: readonly string[]
  readonly evidence?: readonly string[]
}

export type PictureName = 'circle' | 'timeline' | 'argument'

/** A picture in whatever width a renderer needs, and the table that says the same. */
export interface Picture {
  readonly name: PictureName
  readonly title: string
  readonly draw: (width: number, idPrefix: string) => string
  readonly table: PictureTable
}

/** The parts a rendering is built from, before any markup. */
export type Block =
  /** `id` names the part to those who link to it; several parts may share one. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** A warning that must stand out without relying on colour. */
  | { readonly kind: 'notice'; readonly id: string; readonly title: string; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly id?: string; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: 'figure'; readonly picture: Picture }
