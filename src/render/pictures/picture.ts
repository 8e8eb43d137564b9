import type { Case } from '../../model/case.js'
import type { Formulation, Register } from '../../model/formulation.js'
import type { Language } from '../../model/language.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { aCase, aFormulation, aLanguage, aRegister, checkArgument, checkLanguage, checkOptions, checkSameCase, numberFrom, type Permitted, text } from '../../options.js'
import { say } from '../../words/phrase.js'
import { pictureWords } from './words.js'

/** What every picture is given besides what it shows. */
export interface PictureOptions {
  /** The language of everything the picture says itself; English when left out. */
  readonly language?: Language
  /** For whom; the clinician when left out. */
  readonly register?: Register
  /** Width in CSS pixels; 720 when left out. Narrow pictures are laid out anew, so that texts stay readable. */
  readonly width?: number
  /** Beginning of the ids in the picture, for pages that hold several. */
  readonly idPrefix?: string
}

/** What a picture shows, as a table for those who do not see it. */
export interface PictureTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The options with what stands in for those left out. */
export interface Setting {
  readonly words: WordCatalogue
  readonly direction: Language['direction']
  readonly register: Register
  readonly width: number
  readonly idPrefix: string
}

const DEFAULT_WIDTH = 720
/** Below this nothing readable fits beside a picture, and beyond the other it is only made larger by whoever shows it. */
const NARROWEST = 280
const WIDEST = 4000

/** What the options of every picture may be. */
export const PICTURE_OPTIONS = { language: aLanguage, register: aRegister, width: numberFrom(1, 100_000), idPrefix: text } as const satisfies Readonly<Record<string, Permitted>>

export function settingOf({ language, register = 'clinician', width = DEFAULT_WIDTH, idPrefix }: PictureOptions, name: string): Setting {
  return {
    words: pictureWords(language),
    direction: language?.direction ?? 'ltr',
    register,
    width: Math.min(Math.max(Math.round(width), NARROWEST), WIDEST),
    idPrefix: idPrefix ?? name,
  }
}

/** Refuses options that do not exist, something else than a case, and a formulation of another case or in another language. */
export function checkPicture(kase: Case, options: PictureOptions & { readonly formulation?: Formulation }, more: Readonly<Record<string, Permitted>>): void {
  checkArgument(kase, aCase, '/case')
  checkOptions(options, { ...PICTURE_OPTIONS, formulation: aFormulation, ...more })
  const { formulation, language } = options
  if (formulation === undefined) return
  checkSameCase(formulation, kase)
  checkLanguage(formulation, language)
}

/** A table that says nothing, where no picture may be shown. */
export const EMPTY_TABLE: PictureTable = { caption: '', head: [], rows: [] }

/**
 * Whether people and events may be drawn for this reader. A client's page can be read by somebody else: where fear,
 * harm or danger is recorded, or a plan is held back, it has no pictures.
 */
export function picturesAllowed({ messages, outcome, plan }: Pick<Formulation, 'messages' | 'outcome' | 'plan'>, register: Register): boolean {
  checkArgument(register, aRegister, '/register')
  if (register !== 'client') return true
  const isPressing = messages.some(({ level, theme, withholds }) => level !== 'note' && (theme === 'safety' || withholds.length > 0))
  return !isPressing && outcome.withheldBy.length === 0 && plan.every(({ withheldBy }) => withheldBy.length === 0)
}

/** A line before everything else, where something must be acted on first. */
export function urgentLines(messages: Formulation['messages'], words: WordCatalogue): readonly string[] {
  return messages.some(({ level }) => level === 'emergency' || level === 'urgent') ? [say(words, 'picture.urgent')] : []
}
