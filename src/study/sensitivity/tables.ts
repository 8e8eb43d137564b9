import type { CodebookColumn } from '../tables/column.js'
import { type Column, describeColumn } from '../tables/column.js'
import { type Cell, type CsvOptions, writeCsv } from '../../csv.js'
import { defaultRuleSet } from '../../index.js'
import { DIRECTIONS, RULE_STRENGTHS } from '../../model/rules.js'
import { type AblationReport, ABLATIONS, type LeftOut } from './ablation.js'
import { type HiddenPart, HIDDEN_KINDS, type MissingnessReport, type MissingPoint } from './missingness.js'
import { FOLLOWED, type Followed, type NumberEffects, type NumberIndices, type NumberSweep, type SensitivityReport, type VariedNumber } from './sensitivity.js'

/** A report of what a cohort hangs on. */
export type StudyReport = SensitivityReport | AblationReport | MissingnessReport

type Row = Readonly<Record<string, Cell>>

const numberColumns: readonly Column<VariedNumber>[] = [
  { name: 'number', type: 'text', meaning: 'Id of the parameter, or of the theme whose cap it is.', cell: ({ id }) => id },
  { name: 'kind', type: 'category', values: ['parameter', 'cap'], meaning: 'What kind of number it is.', cell: ({ kind }) => kind },
  { name: 'what', type: 'category', values: ['weights', 'thresholds'], meaning: 'Whether only the weighing reads it.', cell: ({ what }) => what },
  { name: 'unit', type: 'text', meaning: 'Its unit.', cell: ({ unit }) => unit },
  { name: 'present', type: 'number', meaning: 'Its value in the rule set, in that unit.', cell: ({ value }) => value },
  { name: 'min', type: 'number', meaning: 'Least value tried.', cell: ({ min }) => min },
  { name: 'max', type: 'number', meaning: 'Greatest value tried.', cell: ({ max }) => max },
  { name: 'declared', type: 'boolean', meaning: 'TRUE where the rule set declares that range; a cap is assumed to run from 1 to twice its value.', cell: ({ isDeclared }) => isDeclared },
]

const numbersOf = <Own extends VariedNumber>(): readonly Column<Own>[] => numberColumns

interface Counted {
  readonly cases: number
  readonly first: number
  readonly outcome: number
  readonly firstTwo: number
  readonly share: number
  readonly lead?: number
}

const movedColumns = <Own extends Counted>(): readonly Column<Own>[] => [
  { name: 'cases', type: 'integer', unit: 'cases', meaning: 'Cases looked at.', cell: ({ cases }) => cases },
  { name: 'first_changed', type: 'integer', unit: 'cases', meaning: 'Cases in which another area, several or none stands first.', cell: ({ first }) => first },
  { name: 'outcome_changed', type: 'integer', unit: 'cases', meaning: 'Cases with another outcome.', cell: ({ outcome }) => outcome },
  { name: 'first_two_changed', type: 'integer', unit: 'cases', meaning: 'Cases in which the two best supported areas are not the same two.', cell: ({ firstTwo }) => firstTwo },
  { name: 'share_changed', type: 'number', meaning: 'first_changed out of cases.', cell: ({ share }) => share },
  { name: 'lead_change', type: 'number', unit: 'points', meaning: 'Mean change of the lead of the area that stands first as things are; empty where none does in any case.', cell: ({ lead }) => lead },
]

const SWEEP: readonly Column<NumberSweep & { readonly step: NumberSweep['steps'][number] }>[] = [
  ...numbersOf<NumberSweep & { readonly step: NumberSweep['steps'][number] }>(),
  { name: 'value', type: 'number', meaning: 'The value tried.', cell: ({ step }) => step.value },
  ...movedColumns<Counted>().map((column): Column<NumberSweep & { readonly step: NumberSweep['steps'][number] }> => ({ ...column, cell: ({ step }) => column.cell(step) })),
]

const followedColumn = { name: 'output', type: 'category', values: FOLLOWED, meaning: 'What is followed: the share of cases whose first place is not the present one, or the mean lead in points.' } as const

type EffectRow = NumberEffects & { readonly output: Followed }
const EFFECTS: readonly Column<EffectRow>[] = [
  ...numbersOf<EffectRow>(),
  { ...followedColumn, cell: ({ output }) => output },
  { name: 'mu_star', type: 'number', meaning: 'Mean size of the elementary effects, for the whole range of the number.', cell: ({ effects, output }) => effects[output].muStar },
  { name: 'mu_star_error', type: 'number', meaning: 'Standard error of mu_star over trajectories.', cell: ({ effects, output }) => effects[output].error },
  { name: 'mu', type: 'number', meaning: 'Mean elementary effect.', cell: ({ effects, output }) => effects[output].mu },
  { name: 'sigma', type: 'number', meaning: 'Standard deviation of the elementary effects.', cell: ({ effects, output }) => effects[output].sigma },
]

type IndexRow = NumberIndices & { readonly output: Followed }
const INDICES: readonly Column<IndexRow>[] = [
  ...numbersOf<IndexRow>(),
  { ...followedColumn, cell: ({ output }) => output },
  ...(['first', 'total'] as const).flatMap((order): readonly Column<IndexRow>[] => [
    {
      name: order, type: 'number', meaning: order === 'first' ? 'Share of the variance that the number explains by itself; empty where the output does not vary.' : 'The same, by itself and together with others.',
      cell: ({ indices, output }) => indices[output]?.[order].value,
    },
    { name: `${order}_low`, type: 'number', meaning: 'Lower end of its 95% interval.', cell: ({ indices, output }) => indices[output]?.[order].low },
    { name: `${order}_high`, type: 'number', meaning: 'Upper end of its 95% interval.', cell: ({ indices, output }) => indices[output]?.[order].high },
  ]),
]

const ABLATION: readonly Column<LeftOut>[] = [
  { name: 'left_out', type: 'category', values: ABLATIONS, meaning: 'What was left out: one rule, the reasons of a theme, or the reasons against an area.', cell: ({ what }) => what },
  { name: 'id', type: 'text', meaning: 'Id of the rule, the theme or the area.', cell: ({ id }) => id },
  { name: 'rules', type: 'integer', unit: 'rules', meaning: 'Rules that were left out together.', cell: ({ rules }) => rules },
  { name: 'area', type: 'text', meaning: 'Area that the rule bears on; empty for several rules.', cell: ({ area }) => area },
  { name: 'direction', type: 'category', values: DIRECTIONS, meaning: 'What the rule does; empty for several rules.', cell: ({ direction }) => direction },
  { name: 'strength', type: 'category', values: RULE_STRENGTHS, meaning: 'How much the rule counts; empty for a requirement and for several rules.', cell: ({ strength }) => strength },
  { name: 'heard', type: 'integer', unit: 'cases', meaning: 'Cases in which some of it fires, or a requirement shuts an area.', cell: ({ heard }) => heard },
  ...movedColumns<LeftOut>(),
  { name: 'to_area', type: 'integer', unit: 'cases', meaning: 'Of first_changed, cases that one area leads without it.', cell: ({ to }) => to.area },
  { name: 'to_tie', type: 'integer', unit: 'cases', meaning: 'Of first_changed, cases in which areas are level without it.', cell: ({ to }) => to.tie },
  { name: 'to_none', type: 'integer', unit: 'cases', meaning: 'Of first_changed, cases without a first place without it.', cell: ({ to }) => to.none },
  { name: 'lead_longer', type: 'integer', unit: 'cases', meaning: 'Cases in which the lead is longer without it.', cell: ({ longer }) => longer },
  { name: 'lead_shorter', type: 'integer', unit: 'cases', meaning: 'Cases in which the lead is shorter without it.', cell: ({ shorter }) => shorter },
]

type MissingRow = Omit<HiddenPart, 'what' | 'id' | 'holding' | 'answers'> & { readonly what: HiddenPart['what'] | 'random'; readonly id: string; readonly point?: MissingPoint; readonly part?: HiddenPart }
const MISSING: readonly Column<MissingRow>[] = [
  { name: 'hidden', type: 'category', values: ['random', ...HIDDEN_KINDS], meaning: 'What was hidden: answers at random, one field, a part of the interview, what facts of one family are derived from, or an item of the minimum set.', cell: ({ what }) => what },
  { name: 'id', type: 'text', meaning: 'Which of them; the rate, where answers were hidden at random.', cell: ({ id }) => id },
  { name: 'rate', type: 'number', meaning: 'Rate at which answers were hidden at random.', cell: ({ point }) => point?.rate },
  { name: 'hidden_share', type: 'number', meaning: 'Share of answers that was hidden by it.', cell: ({ point }) => point?.hidden },
  { name: 'cases', type: 'integer', unit: 'cases', meaning: 'Cases in which an area stands first with nothing hidden; shares are of these.', cell: ({ cases }) => cases },
  { name: 'holding', type: 'integer', unit: 'cases', meaning: 'Those of them that hold such an answer.', cell: ({ part }) => part?.holding },
  { name: 'answers', type: 'integer', unit: 'answers', meaning: 'Answers that were hidden in all of them.', cell: ({ part }) => part?.answers },
  { name: 'stays', type: 'number', meaning: 'Share whose first place stays.', cell: ({ stays }) => stays },
  { name: 'stays_low', type: 'number', meaning: 'Lower end of the 95% bootstrap interval of stays, cases drawn again.', cell: ({ point }) => point?.low },
  { name: 'stays_high', type: 'number', meaning: 'Upper end of it.', cell: ({ point }) => point?.high },
  { name: 'unknown', type: 'number', meaning: 'Share of which too little is known then.', cell: ({ unknown }) => unknown },
  { name: 'lost', type: 'number', meaning: 'Share in which no area meets the standard then.', cell: ({ lost }) => lost },
  { name: 'changes', type: 'number', meaning: 'Share in which another area, or not the same ones, stands first then.', cell: ({ changes }) => changes },
  { name: 'lead_change', type: 'number', unit: 'points', meaning: 'Mean change of the lead.', cell: ({ lead }) => lead },
]

interface Made {
  readonly columns: readonly CodebookColumn[]
  readonly rows: readonly Row[]
}

function made<Own>(columns: readonly Column<Own>[], rows: readonly Own[]): Made {
  return {
    columns: columns.map((column) => describeColumn(column, defaultRuleSet)),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row) ?? null]))),
  }
}

function tableOf(report: StudyReport): Made {
  switch (report.about) {
    case 'ablation':
      return made(ABLATION, report.parts)
    case 'missing':
      return made(MISSING, [
        ...report.curve.map((point): MissingRow => ({ ...point, what: 'random', id: String(point.rate), point })),
        ...report.parts.map((part): MissingRow => ({ ...part, part })),
      ])
    default:
      break
  }
  switch (report.method) {
    case 'oat':
      return made(SWEEP, report.numbers.flatMap((number) => number.steps.map((step) => ({ ...number, step }))))
    case 'morris':
      return made(EFFECTS, report.numbers.flatMap((number) => FOLLOWED.map((output) => ({ ...number, output }))))
    case 'sobol':
      return made(INDICES, report.numbers.flatMap((number) => FOLLOWED.map((output) => ({ ...number, output }))))
    default:
      return report satisfies never
  }
}

/** A report as tidy rows: one for each number and value, number and output, part left out, or rate and part hidden. What is not known is null. */
export const sensitivityRows = (report: StudyReport): readonly Row[] => tableOf(report).rows

/** What the columns of a report's rows mean, in their order. */
export const sensitivityColumns = (report: StudyReport): readonly CodebookColumn[] => tableOf(report).columns

/** A report as RFC 4180. */
export function sensitivityCsv(report: StudyReport, options: CsvOptions = {}): string {
  const { columns, rows } = tableOf(report)
  return writeCsv(columns.map(({ column }) => column), rows, options)
}
