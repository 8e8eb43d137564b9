import { DETAIL_LEVELS } from '../model/explanation.js'
import type { Formulation } from '../model/formulation.js'
import { aFormulation, aLanguage, aRegister, checkArgument, checkLanguage, checkOptions, oneOf, type Permitted, text } from '../options.js'
import type { RenderOptions } from './document.js'

const RENDER_OPTIONS: Readonly<Record<string, Permitted>> = { register: aRegister, detail: oneOf(['none', 'brief', ...DETAIL_LEVELS]), language: aLanguage, crisisContact: text }

/** Refuses what cannot be rendered: no formulation, an option that does not exist, another language than the formulation's. */
export function checkRendering(formulation: Formulation, options: RenderOptions, more: Readonly<Record<string, Permitted>> = {}): void {
  checkArgument(formulation, aFormulation, '/formulation')
  checkOptions(options, { ...RENDER_OPTIONS, ...more })
  checkLanguage(formulation, options.language)
}
