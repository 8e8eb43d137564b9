import type { Language } from '../../model/language.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { listed, say } from '../../words/phrase.js'
import { aLanguage, checkArgument, checkOptions, having, oneOf } from '../../options.js'
import { NO_FOCUS } from '../ratings.js'
import { studyWords } from '../words.js'
import { LEAST_OF_A_CATEGORY } from './claim.js'
import type { AgreementReport, Coding, Comparison, Disagreement, FocusTable, Measure, StatisticName } from './report.js'
import type { Interval } from './statistics/estimate.js'
import { type Drawing, MARKDOWN, PLAIN, type TextTable } from './tables.js'

/** How a report is shown. */
export interface RenderAgreementOptions {
  /** `text` unless told. */
  readonly format?: 'text' | 'markdown' | undefined
  readonly language?: Language | undefined
}

interface Page {
  readonly report: AgreementReport
  readonly words: WordCatalogue
  readonly draw: Drawing
  readonly number: (value: number) => string
}

/** A report for people: what may be claimed first, then the figures of each comparison with published ones beside them, and why raters differ. */
export function renderAgreement(report: AgreementReport, options: RenderAgreementOptions = {}): string {
  checkArgument(report, having('a report as `agreement` returns it', 'reportVersion', 'measures', 'claim', 'settings'), '/report')
  checkOptions(options, { format: oneOf(['text', 'markdown']), language: aLanguage })
  const { format = 'text', language } = options
  const words = studyWords(language)
  const digits = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const page: Page = { report, words, draw: format === 'markdown' ? MARKDOWN : PLAIN, number: (value) => digits.format(Math.round(value * 100) / 100 + 0) }
  const { draw } = page
  const t = (key: string, blanks: Readonly<Record<string, string>> = {}): string => say(words, `agreement.${key}`, blanks)
  return `${[
    ...draw.heading(t('title'), 1),
    ...draw.list(report.claim.sentences),
    ...draw.heading(t('raters'), 2),
    ...draw.table(raterTable(page)),
    ...report.comparisons.flatMap((comparison) => comparisonLines(comparison, page)),
    ...disagreementLines(page),
    ...draw.heading(t('notes'), 2),
    ...draw.list([
      ...['kappa', 'interval', 'unsure', 'no-focus', 'paradox'].map((note) => t(`note.${note}`, { level: percent(page, report.settings.level) })),
      t(report.settings.samples === 0 ? 'note.no-draw' : 'note.draw', { samples: String(report.settings.samples), seed: String(report.settings.seed) }),
      ...(report.measures.some(({ sparse, bootstrap }) => sparse === true && bootstrap?.interval !== undefined) ? [t('note.sparse', { least: String(LEAST_OF_A_CATEGORY) })] : []),
      t('note.published', { studies: listed(words, [...new Set(report.published.map(({ label }) => label))]) }),
    ]),
  ].join('\n').trimEnd()}\n`
}

const percent = ({ words }: Page, share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

function raterTable({ report, words }: Page): TextTable {
  const heads = ['rater', 'kind', 'cases', 'unsure', ...NO_FOCUS.map((word) => `focus.${word}`), 'focus.not-answered']
  return {
    heads: heads.map((head) => say(words, `agreement.head.${head}`)),
    rows: report.raters.map(({ rater, kind, cases, unsure, noFocus }) => [
      rater, say(words, `agreement.kind.${kind}`), ...[cases, unsure, ...NO_FOCUS.map((word) => noFocus[word]), noFocus['not-answered']].map(String),
    ]),
  }
}

function comparisonLines(comparison: Comparison, page: Page): readonly string[] {
  const { draw, words, report } = page
  const { kind, about, cases, raters } = comparison
  const [first = '', second = ''] = raters
  const title = say(words, `agreement.comparison.${kind === 'panel' ? 'panel' : about}`, { first, second, raters: listed(words, raters) })
  const focus = report.tables.find((table) => table.comparison === comparison.id)
  return [
    ...draw.heading(title, 2),
    ...draw.paragraph(say(words, `agreement.${cases === 1 ? 'one-case' : 'cases'}.${kind}`, { cases: String(cases) })),
    ...draw.table(presenceTable(comparison, page)),
    // A majority has no strengths.
    ...(about === 'library-and-majority' ? [] : draw.table(strengthTable(comparison, page))),
    ...hitLines(comparison, page),
    ...(focus === undefined || focus.cases === 0 ? [] : [...draw.paragraph(say(words, 'agreement.focus-table', { first, second })), ...draw.table(focusTable(focus, page))]),
  ]
}

const measureOf = (page: Page, comparison: string, statistic: StatisticName, coding: Coding, area?: string): Measure | undefined =>
  page.report.measures.find((each) => each.comparison === comparison && each.statistic === statistic && each.coding === coding && each.area === area)

function presenceTable({ id, kind }: Comparison, page: Page): TextTable {
  const { report, words } = page
  const statistics: readonly StatisticName[] = kind === 'panel' ? ['percent-agreement', 'fleiss-kappa', 'gwet-ac1', 'krippendorff-alpha'] : ['percent-agreement', 'cohen-kappa', 'gwet-ac1', 'prevalence-index', 'bias-index']
  const row = (label: string, coding: Coding, area: string | undefined): readonly string[] => [
    label,
    String(measureOf(page, id, 'percent-agreement', coding, area)?.estimate.cases ?? 0),
    ...statistics.flatMap((statistic) => cells(measureOf(page, id, statistic, coding, area), page, kind === 'pair' && statistic === 'cohen-kappa')),
    publishedCell(area, page),
  ]
  const heads = ['what', 'cases', ...statistics.flatMap((statistic) => (statistic === 'cohen-kappa' ? ['cohen-kappa', 'drawn'] : [statistic])), 'published']
  return {
    heads: heads.map((head) => say(words, `agreement.head.${head}`)),
    rows: [
      ...report.settings.areas.map((area) => row(say(words, 'agreement.row.presence', { area: report.names[area] ?? area }), 'unsure-missing', area)),
      row(say(words, 'agreement.row.focus-category'), 'no-focus-category', undefined),
      row(say(words, 'agreement.row.focus-missing'), 'no-focus-missing', undefined),
    ],
  }
}

function strengthTable({ id, kind }: Comparison, page: Page): TextTable {
  const { report, words } = page
  const statistics: readonly StatisticName[] = kind === 'panel' ? ['krippendorff-alpha', 'gwet-ac2'] : ['kappa-linear', 'kappa-quadratic', 'gwet-ac2', 'spearman', 'kendall-tau-b']
  const order = measureOf(page, id, 'kendall-tau-b', 'as-rated')
  return {
    heads: ['what', 'cases', ...statistics].map((head) => say(words, `agreement.head.${head}`)),
    rows: [
      ...report.settings.areas.map((area) => [
        say(words, 'agreement.row.strength', { area: report.names[area] ?? area }),
        String(measureOf(page, id, 'percent-agreement', 'as-rated', area)?.estimate.cases ?? 0),
        ...statistics.flatMap((statistic) => cells(measureOf(page, id, statistic, 'as-rated', area), page, false)),
      ]),
      ...(order === undefined ? [] : [[say(words, 'agreement.row.order'), String(order.estimate.cases), '', '', '', '', ...cells(order, page, false)]]),
    ],
  }
}

/** The value with its interval, the drawn one where no formula gives one; with the drawn one beside it when asked. */
function cells(measure: Measure | undefined, page: Page, drawnBeside: boolean): readonly string[] {
  const { words, number } = page
  if (measure === undefined) return drawnBeside ? ['', ''] : ['']
  const { estimate, bootstrap } = measure
  if (estimate.status === 'undefined') return [say(words, `agreement.why.${estimate.why}`), ...(drawnBeside ? [''] : [])]
  // A formula's own interval; where there is no formula, the drawn one.
  const [own, why] = estimate.noInterval === 'no-formula' ? [bootstrap?.interval, bootstrap?.noInterval] : [estimate.interval, estimate.noInterval]
  const blanks = { value: number(estimate.value), why: why === undefined ? '' : say(words, `agreement.no-interval.${why}`) }
  const value = own !== undefined ? say(words, 'agreement.cell', { ...blanks, ...ends(own, number) }) : why !== undefined ? say(words, 'agreement.cell.without', blanks) : blanks.value
  if (!drawnBeside) return [value]
  if (bootstrap?.interval !== undefined) return [value, say(words, measure.sparse === true ? 'agreement.drawn.sparse' : 'agreement.drawn', ends(bootstrap.interval, number))]
  return [value, bootstrap?.noInterval === undefined ? '' : say(words, `agreement.no-interval.${bootstrap.noInterval}`)]
}

const ends = ({ low, high }: Interval, number: Page['number']): { readonly low: string; readonly high: string } => ({ low: number(low), high: number(high) })

function publishedCell(area: string | undefined, { report, number, words }: Page): string {
  return listed(words, report.published.filter((each) => each.area === area).map(({ kappa }) => number(kappa)))
}

function hitLines({ id }: Comparison, page: Page): readonly string[] {
  const lines = (['top-1', 'top-1-when-proposed', 'top-2'] as const).flatMap((statistic) => {
    const measure = measureOf(page, id, statistic, 'as-rated')
    return measure === undefined ? [] : [say(page.words, `agreement.hits.${statistic}`, { value: cells(measure, page, false)[0] ?? '', cases: String(measure.estimate.cases) })]
  })
  return lines.length === 0 ? [] : page.draw.list(lines)
}

/** Areas always, words for no area where somebody used them. */
function focusTable({ categories, counts }: FocusTable, { report, words }: Page): TextTable {
  const name = (category: string): string => report.names[category] ?? say(words, `agreement.head.focus.${category}`)
  const isArea = (at: number): boolean => report.names[categories[at] ?? ''] !== undefined
  const places = categories.map((_, at) => at)
  const columns = places.filter((at) => isArea(at) || counts.some((row) => row[at] !== 0))
  const rows = places.filter((at) => isArea(at) || counts[at]?.some((count) => count !== 0) === true)
  return {
    heads: ['', ...columns.map((at) => name(categories[at] ?? ''))],
    rows: rows.map((row) => [name(categories[row] ?? ''), ...columns.map((column) => String(counts[row]?.[column] ?? 0))]),
  }
}

function disagreementLines(page: Page): readonly string[] {
  const { report: { disagreements }, draw, words } = page
  if (disagreements.length === 0) return []
  const isUnsure = ({ rated, found }: Disagreement): boolean => rated === 'unsure' || found === 'unsure'
  const unsure = disagreements.filter(isUnsure).length
  const one = (each: Disagreement): readonly string[] => [
    ...draw.heading(say(words, `agreement.disagreement.${each.item}`, {
      case: each.caseId, rater: each.rater, rated: answer(each.rated, page), found: answer(each.found, page), area: page.report.names[each.area ?? ''] ?? each.area ?? '',
    }), 3),
    ...draw.list(each.sentences),
  ]
  return [
    ...draw.heading(say(words, 'agreement.disagreements'), 2),
    ...draw.paragraph(say(words, 'agreement.disagreements.lead')),
    ...disagreements.filter((each) => !isUnsure(each)).flatMap(one),
    ...(unsure === 0 ? [] : draw.paragraph(say(words, unsure === 1 ? 'agreement.disagreements.one-unsure' : 'agreement.disagreements.unsure', { count: String(unsure) }))),
  ]
}

const answer = (said: string, { report, words }: Page): string => report.names[said] ?? words.text[`agreement.answer.${said}`] ?? said
