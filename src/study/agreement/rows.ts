import { type Cell, type CsvOptions, writeCsv } from '../../csv.js'
import type { AgreementReport, MadeWith } from './report.js'

/** Columns of the table of figures, in order. An empty cell is not applicable, or has its reason in a column of its own. */
export const MEASURE_COLUMNS = [
  'comparison', 'about', 'item', 'area', 'coding', 'statistic', 'cases', 'value', 'undefined_because', 'standard_error', 'low', 'high', 'interval', 'no_interval',
  'bootstrap_low', 'bootstrap_high', 'bootstrap_interval', 'no_bootstrap', 'bootstrap_samples', 'bootstrap_undefined', 'least_margin', 'sparse', 'level', 'seed', 'claim',
  'library', 'rule_set', 'rule_set_version', 'rule_set_digest', 'tradition', 'present_from',
] as const

/** Every figure of a report, a row each. */
export function agreementRows({ library, measures, comparisons, settings, claim }: AgreementReport): readonly Readonly<Record<(typeof MEASURE_COLUMNS)[number], Cell>>[] {
  const about = new Map(comparisons.map((comparison) => [comparison.id, comparison.about]))
  const { presentFrom, madeWith = [] } = settings
  // Several, as under two traditions, stand in one cell with a blank between.
  const told = (of: (made: MadeWith) => string): string | null => (madeWith.length === 0 ? null : [...new Set(madeWith.map(of))].join(' '))
  const made = {
    library, rule_set: told(({ ruleSet }) => ruleSet.id), rule_set_version: told(({ ruleSet }) => ruleSet.version), rule_set_digest: told(({ ruleSet }) => ruleSet.digest),
    tradition: told(({ tradition }) => tradition), present_from: presentFrom ?? null,
  }
  return measures.map(({ comparison, item, area, coding, statistic, estimate, bootstrap, leastMargin, sparse }) => {
    const found = estimate.status === 'estimated' ? estimate : undefined
    return {
      comparison,
      about: about.get(comparison) ?? null,
      item,
      area: area ?? null,
      coding,
      statistic,
      cases: estimate.cases,
      value: found?.value ?? null,
      undefined_because: estimate.status === 'undefined' ? estimate.why : null,
      standard_error: found?.standardError ?? null,
      low: found?.interval?.low ?? null,
      high: found?.interval?.high ?? null,
      interval: found?.interval?.method ?? null,
      no_interval: found?.noInterval ?? null,
      bootstrap_low: bootstrap?.interval?.low ?? null,
      bootstrap_high: bootstrap?.interval?.high ?? null,
      bootstrap_interval: bootstrap?.interval?.method ?? null,
      no_bootstrap: bootstrap?.noInterval ?? null,
      bootstrap_samples: bootstrap?.samples ?? null,
      bootstrap_undefined: bootstrap?.undefinedSamples ?? null,
      least_margin: leastMargin ?? null,
      sparse: leastMargin === undefined ? null : sparse === true,
      level: settings.level,
      seed: settings.seed,
      claim: claim.standing,
      ...made,
    }
  })
}

/** Columns of the table of disagreements: a row for each reason. */
export const DISAGREEMENT_COLUMNS = ['case_id', 'rater', 'library', 'item', 'area', 'rated', 'found', 'reason', 'sentence'] as const

/** Every reason of every disagreement, a row each. */
export function disagreementRows({ disagreements }: AgreementReport): readonly Readonly<Record<(typeof DISAGREEMENT_COLUMNS)[number], Cell>>[] {
  return disagreements.flatMap(({ caseId, rater, library, item, area, rated, found, reasons, sentences }) =>
    reasons.map(({ kind }, at) => ({ case_id: caseId, rater, library, item, area: area ?? null, rated, found, reason: kind, sentence: sentences[at] ?? null })))
}

/** The figures of a report as RFC 4180. */
export const agreementCsv = (report: AgreementReport, options: CsvOptions = {}): string => writeCsv(MEASURE_COLUMNS, agreementRows(report), options)
