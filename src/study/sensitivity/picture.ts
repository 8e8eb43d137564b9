import type { Language } from '../../model/language.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { sheet, SMALL, written } from '../../render/pictures/svg.js'
import { wrapped } from '../../render/pictures/text-width.js'
import { decimal, say } from '../../words/phrase.js'
import { misuse } from '../agreement/statistics/estimate.js'
import { studyWords } from '../words.js'
import { type Bar, barChart, curveChart } from './chart.js'
import type { HiddenKind, MissingnessReport } from './missingness.js'
import type { Followed, VariedNumber } from './sensitivity.js'
import type { StudyReport } from './tables.js'

/** How a report is drawn. */
export interface SensitivityPictureOptions {
  readonly language?: Language | undefined
  /** Width in CSS pixels, from 480; 760 when left out. */
  readonly width?: number | undefined
  /** Most bars; 20 when left out. */
  readonly most?: number | undefined
  /** Of effects and indices: what is followed; `share` when left out. */
  readonly output?: Followed | undefined
  /** Of missing answers: what is shown under the curve; `field` when left out. */
  readonly hidden?: HiddenKind | undefined
  /** Beginning of the ids in the picture, for pages that hold several. */
  readonly idPrefix?: string | undefined
}

/**
 * One picture of a report as SVG that stands alone: a tornado of single numbers, bars with rings of effects or indices, bars of
 * what was left out, or a curve of missing answers with bars of what unsettles most. Only what moves something is drawn.
 */
export function renderSensitivity(report: StudyReport, options: SensitivityPictureOptions = {}): string {
  const { width = 760, most = 20, output = 'share', hidden = 'field', idPrefix = 'sensitivity' } = options
  if (!(width >= 480 && width <= 4000)) throw misuse('/width', 'a number from 480 to 4000', width)
  if (!(Number.isInteger(most) && most >= 1)) throw misuse('/most', 'a whole number from 1', most)
  const words = studyWords(options.language)
  const name = report.about === 'numbers' ? report.method : report.about
  const title = say(words, `sensitivity.title.${name}`)
  const about = say(words, 'sensitivity.about', { cases: String(report.cases), rules: `${report.ruleSet.id} ${report.ruleSet.version}`, tradition: report.tradition })
  const inPercent = name === 'oat' || name === 'ablation' || name === 'missing' || name === 'sobol' || output === 'share'
  const tick = (value: number): string => (inPercent ? percent(words, value) : decimal(words, value, { most: 2 }))
  const parts: string[] = []
  let at = 0
  const text = (line: string, size: number, bold = false): void => {
    for (const each of wrapped(line, width - 24, size, Infinity, bold)) {
      at += size + 6
      parts.push(written(each, { x: 12, y: at, size, bold }))
    }
  }
  text(title, 15, true)
  text(about, SMALL)
  if (report.about === 'missing' && report.curve.length > 0) {
    at += 12
    const { svg, bottom } = curveChart(report.curve.map(({ rate, stays, low, high }) => ({
      x: rate, y: stays, told: say(words, 'sensitivity.row', { name: tick(rate), value: tick(stays) }), ...(low === undefined || high === undefined ? {} : { interval: [low, high] as const }),
    })), { top: at, width, tick })
    parts.push(svg)
    at = bottom
    text(say(words, 'sensitivity.axis.curve'), SMALL)
  }
  const all = barsOf(report, { words, output, hidden, tick })
  const bars = all.slice(0, most)
  if (bars.length === 0) text(say(words, report.about === 'missing' && report.curve.length === 0 ? 'sensitivity.no-first' : 'sensitivity.nothing'), 13)
  else {
    at += 12
    const { svg, bottom } = barChart(bars, { top: at, width, tick })
    parts.push(svg)
    at = bottom
    text(say(words, `sensitivity.axis.${name}`), SMALL)
    if (all.length > bars.length) text(say(words, 'sensitivity.more', { shown: String(bars.length), all: String(all.length) }), SMALL)
  }
  const description = [about, ...bars.slice(0, 5).map(({ told }) => told)].join(' ')
  return sheet({ width, height: at + 12, idPrefix, locale: words.locale, title, description }, ...parts)
}

interface Telling {
  readonly words: WordCatalogue
  readonly output: Followed
  readonly hidden: HiddenKind
  readonly tick: (value: number) => string
}

const percent = (words: WordCatalogue, value: number): string => say(words, 'sensitivity.percent', { value: decimal(words, value * 100, { most: 1 }) })

function barsOf(report: StudyReport, { words, output, hidden, tick }: Telling): readonly Bar[] {
  const nameOf = ({ kind, id }: Pick<VariedNumber, 'kind' | 'id'>): string => (kind === 'cap' ? say(words, 'sensitivity.cap', { theme: id }) : id)
  const told = (name: string, value: number): string => say(words, 'sensitivity.row', { name, value: tick(value) })
  if (report.about === 'missing') return missingBars(report, hidden, told)
  if (report.about === 'ablation') {
    return report.parts.filter(({ first }) => first > 0).map(({ what, id, share }) => {
      const name = say(words, `sensitivity.part.${what}`, { id })
      return { name, value: share, told: told(name, share) }
    })
  }
  switch (report.method) {
    case 'oat':
      return report.numbers.filter(({ worst }) => worst.below + worst.above > 0).map((number) => {
        const { worst: { below, above } } = number
        const name = nameOf(number)
        return { name, value: above, left: below, told: say(words, 'sensitivity.row.two', { name, below: tick(below), above: tick(above) }) }
      })
    case 'morris':
      return report.numbers.filter(({ effects }) => effects[output].muStar > 0).map((number) => {
        const { muStar, sigma, error } = number.effects[output]
        return { name: nameOf(number), value: muStar, ring: sigma, interval: [Math.max(0, muStar - error), muStar + error] as const, told: told(nameOf(number), muStar) }
      }).sort((a, b) => b.value - a.value)
    case 'sobol':
      return report.numbers.flatMap((number) => {
        const found = number.indices[output]
        if (found === undefined || !(found.total.value > 0)) return []
        const { first, total } = found
        const interval = total.low === undefined || total.high === undefined ? {} : { interval: [Math.max(0, total.low), Math.min(1, total.high)] as const }
        return [{ name: nameOf(number), value: Math.max(0, first.value), ring: total.value, ...interval, told: told(nameOf(number), total.value) }]
      }).sort((a, b) => b.ring - a.ring)
    default:
      return report satisfies never
  }
}

const missingBars = ({ parts }: MissingnessReport, hidden: HiddenKind, told: (name: string, value: number) => string): readonly Bar[] =>
  parts.filter(({ what, stays }) => what === hidden && stays < 1).map(({ id, stays }) => {
    const name = id.replace(/^\/(?:inventory|timeline)?\/?/, '')
    return { name, value: 1 - stays, told: told(name, 1 - stays) }
  })
