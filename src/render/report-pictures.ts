import type { Case } from '../model/case.js'
import type { Formulation } from '../model/formulation.js'
import { isNotKnown } from '../model/words.js'
import type { InstrumentInfo } from '../model/rule-set.js'
import { checkSameCase } from '../options.js'
import { say } from '../words/phrase.js'
import type { Picture, PictureName, RenderOptions } from './document.js'
import { argumentTable, renderArgument } from './pictures/argument.js'
import { closenessCircleTable, renderClosenessCircle } from './pictures/circle.js'
import { picturesAllowed, type PictureOptions, type PictureTable } from './pictures/picture.js'
import { renderTimeline, timelineTable } from './pictures/timeline.js'
import { reportWords } from './words.js'

/** What pictures are drawn from besides the formulation. */
export interface PictureSources {
  /** The case, as `parseCase` returned it; without it there are no pictures. */
  readonly case?: Case
  /** The questionnaires of the rule set, for the bands of their scores. */
  readonly instruments?: readonly InstrumentInfo[]
}

interface Kind {
  readonly name: PictureName
  readonly draw: (options: PictureOptions) => string
  readonly table: (options: PictureOptions) => PictureTable
}

/** Rings with nobody in them would show a loneliness that nobody recorded. */
const isAnybodyPlaced = ({ inventory }: Case): boolean => (inventory?.people ?? []).some(({ closenessNow, closenessBefore }) =>
  [closenessNow, closenessBefore].some((place) => place !== undefined && !isNotKnown(place)))

/** The pictures that a reader may see: none without the case, none for a client where danger is recorded, none that are empty. */
export function picturesOf(formulation: Formulation, options: RenderOptions & PictureSources): readonly Picture[] {
  const { case: kase, register = 'clinician', language, instruments } = options
  if (kase === undefined) return []
  checkSameCase(formulation, kase)
  if (!picturesAllowed(formulation, register)) return []
  const setting: PictureOptions = { register, ...(language === undefined ? {} : { language }) }
  const words = reportWords(language)
  const measured = { formulation, ...(instruments === undefined ? {} : { instruments }) }
  const kinds: readonly Kind[] = [
    {
      name: 'timeline',
      draw: (given) => renderTimeline(kase, { ...given, ...measured }),
      table: (given) => timelineTable(kase, { ...given, ...measured }),
    },
    // Points for and against are no matter for a client's page.
    ...(register === 'client' ? [] : [{
      name: 'argument',
      draw: (given: PictureOptions) => renderArgument(formulation, given),
      table: (given: PictureOptions) => argumentTable(formulation, given),
    } as const]),
    {
      name: 'circle',
      draw: (given) => renderClosenessCircle(kase, { ...given, formulation, when: 'movement' }),
      table: (given) => closenessCircleTable(kase, { ...given, formulation, when: 'movement' }),
    },
  ]
  return kinds.flatMap(({ name, draw, table }) => {
    const made = table(setting)
    if (made.rows.length === 0 || (name === 'circle' && !isAnybodyPlaced(kase))) return []
    return [{ name, title: say(words, `report.picture.${name}`), table: made, draw: (width: number, idPrefix: string) => draw({ ...setting, width, idPrefix }) }]
  })
}
