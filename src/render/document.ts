import type { DetailLevel } from '../model/explanation.js'
import type { Register } from '../model/formulation.js'
import type { Language } from '../model/language.js'

/** What every renderer is given besides the formulation. */
export interface RenderOptions {
  /** For whom; the clinician when left out. */
  readonly register?: Register
  /** How much of the explanation is shown, for professionals; `short` when left out. */
  readonly detail?: DetailLevel | 'none'
  /** The language of headings and of what the renderer says itself, as it was given when the formulation was made; English when left out. */
  readonly language?: Language
}

/** The parts a rendering is built from, before any markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A warning that must stand out without relying on colour. */
  | { readonly kind: 'notice'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
