import { parseCase } from '../index.js'
import {
  ablation, HIDDEN_KINDS, missingness, renderSensitivity, sensitivity, sensitivityColumns, sensitivityCsv,
  type AblationReport, type HiddenKind, type MissingnessReport, type SensitivityReport, type StudyReport,
} from '../study/index.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { isFolder, readText, writeWhole } from './files.js'
import { linesOf } from './json-lines.js'
import { columns } from './help.js'
import { bold, type Io } from './io.js'
import { casesAt } from './library.js'
import { checkWord, FORMULATE_OPTIONS, json, ruleSetOf, wholeNumber } from './shared.js'

const WHAT = ['weights', 'thresholds', 'numbers', 'rules', 'themes', 'counter', 'missing'] as const
const METHODS = ['oat', 'morris', 'sobol'] as const
const FORMATS = ['text', 'csv', 'codebook', 'json', 'svg'] as const
const SHOWN = 15

export const sensitivityCommand: Command = {
  name: 'sensitivity',
  summary: 'Show what first places in a cohort hang on: the numbers of the rules, single rules, or single answers.',
  operands: 'cases.ndjson|folder...',
  mostOperands: Number.POSITIVE_INFINITY,
  options: {
    what: { takes: 'what', values: WHAT, meaning: 'What is varied: weights, the default, thresholds, numbers (both), or left out: rules, themes, counter (the reasons against an area), missing (answers).' },
    method: { takes: 'method', values: METHODS, meaning: 'How numbers are varied: one at a time, the default; elementary effects; or shares of the variance.' },
    only: { takes: 'ids', meaning: 'Parameters and themes to vary, divided by commas; all when left out.' },
    steps: { takes: 'n', meaning: 'Most values a number is tried at, with oat; 11 when left out.' },
    trajectories: { takes: 'n', meaning: 'Of morris; 10 when left out.' },
    levels: { takes: 'n', meaning: 'Of morris, an even number; 4 when left out.' },
    samples: { takes: 'n', meaning: 'Rows of each sample of sobol; 128 when left out.' },
    repeats: { takes: 'n', meaning: 'With missing: how often each case is looked at with other answers hidden; 5 when left out.' },
    hidden: { takes: 'kind', values: HIDDEN_KINDS, meaning: 'With missing: what text and picture show beside the curve; field when left out. The other forms hold every kind.' },
    seed: { takes: 'n', meaning: 'Seed of what is drawn; the same seed gives the same figures. 1 when left out.' },
    ...FORMULATE_OPTIONS,
    format: { takes: 'form', values: FORMATS, meaning: 'Text, the default; tidy rows as CSV, or what their columns mean; everything as JSON; or one picture.' },
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
  },
  notes: 'Figures are about the cases given and say nothing of how right the rules are. Where only weights vary no rule is decided again.',
  examples: [
    'ipt-formulation sensitivity cases.ndjson',
    'ipt-formulation sensitivity cases/ --what numbers --method morris --seed 7 --format svg --output effects.svg',
    'ipt-formulation sensitivity cases.ndjson --what rules --format csv --output rules.csv',
    'ipt-formulation sensitivity cases.ndjson --what missing --hidden minimum-item',
  ],
  run: async (given, io) => {
    if (given.files.length === 0) throw usage('a file with a case a line, or a folder of cases', 'none')
    const [what, format] = [given.option('what') ?? 'weights', given.option('format') ?? 'text']
    const numbers = what === 'weights' || what === 'thresholds' || what === 'numbers'
    for (const [name, fits] of [
      ['method', numbers], ['only', numbers], ['steps', numbers], ['trajectories', numbers], ['levels', numbers], ['samples', numbers], ['repeats', what === 'missing'], ['hidden', what === 'missing'],
    ] as const) if (given.option(name) !== undefined && !fits) throw usage(`no --${name} with --what ${what}`, 'one')
    const ruleSet = await ruleSetOf(given, io)
    const tradition = given.option('tradition')
    if (tradition !== undefined) checkWord(tradition, ruleSet.traditions.map(({ id }) => id), 'a tradition')
    const cases = await cohortGiven(given, io)
    if (cases.length === 0) throw usage('at least one case', 'none')
    const rules = { ruleSet, ...(tradition === undefined ? {} : { tradition }) }
    const hidden = HIDDEN_KINDS.find((kind) => kind === given.option('hidden')) ?? 'field'
    // Rows and JSON hold everything; a page shows one kind and need not wait for the rest.
    const kinds = format === 'csv' || format === 'json' ? HIDDEN_KINDS : [hidden]
    const report = io.atOnce(() => reportOf(what, cases, rules, kinds, given))
    const text = inForm(format, report, hidden, (line) => bold(line, io.colour.out))
    const output = given.option('output')
    if (output === undefined) io.print(text)
    else await writeWhole(output, text, given.files[0] ?? '-')
    return EXIT.ok
  },
}

function reportOf(what: string, cases: readonly unknown[], rules: Parameters<typeof sensitivity>[1], kinds: readonly HiddenKind[], given: Given): StudyReport {
  const whole = (name: string, min: number, max: number): Record<string, number> => {
    const value = wholeNumber(given, name, { min, max })
    return value === undefined ? {} : { [name]: value }
  }
  const seed = whole('seed', 0, 999_999_999_999_999)
  if (what === 'missing') return missingness(cases, { ...rules, kinds, ...seed, ...whole('repeats', 1, 1000) })
  if (what === 'rules' || what === 'themes' || what === 'counter') return ablation(cases, { ...rules, what: [what] })
  const only = given.option('only')?.split(',')
  return sensitivity(cases, {
    ...rules, ...seed, ...whole('steps', 2, 1000), ...whole('trajectories', 2, 10_000), ...whole('levels', 2, 100), ...whole('samples', 4, 1_000_000),
    what: what === 'thresholds' || what === 'numbers' ? what : 'weights',
    method: METHODS.find((method) => method === given.option('method')) ?? 'oat',
    ...(only === undefined ? {} : { only }),
  })
}

async function cohortGiven(given: Given, io: Io): Promise<readonly unknown[]> {
  const read = await Promise.all(given.files.map(async (path) =>
    (path !== '-' && (path.endsWith('.json') || (await isFolder(path))) ? await casesAt([path], io) : linesOf(await readText(path, io)))))
  return io.atOnce(() => read.flat().map((value) => parseCase(value)))
}

function inForm(format: string, report: StudyReport, hidden: HiddenKind, strong: (text: string) => string): string {
  switch (format) {
    case 'json':
      return json(report)
    case 'csv':
      return sensitivityCsv(report)
    case 'codebook':
      return json(sensitivityColumns(report))
    case 'svg':
      return `${renderSensitivity(report, { hidden })}\n`
    default:
      return page(report, hidden, strong)
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const points = (value: number | undefined): string => (value === undefined ? '' : `${value > 0 ? '+' : ''}${value.toFixed(2)}`)

function page(report: StudyReport, hidden: HiddenKind, strong: (text: string) => string): string {
  const { cases, ruleSet, tradition, outcomes, work } = report
  const told = report.about === 'numbers' ? numbersTold(report) : report.about === 'ablation' ? ablationTold(report) : missingTold(report, hidden)
  return [
    strong(`${ruleSet.id} ${ruleSet.version}, ${tradition}, cases: ${cases}`),
    `  as things are: ${Object.entries(outcomes).map(([name, count]) => `${count} ${name}`).join(', ')}`,
    `  done beyond that: rankings ${work.ranked}, derivations of facts ${work.derived}, rules held against a subject ${work.decided}`,
    ...told.flatMap(({ title, table, note }) => ['', strong(title), ...columns(table).map((line) => `  ${line}`), ...(note === undefined ? [] : [`  ${note}`])]),
    '',
  ].map((line) => line.trimEnd()).join('\n')
}

interface Told {
  readonly title: string
  readonly table: readonly (readonly string[])[]
  readonly note?: string
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Pick<Told, 'table' | 'note'> {
  const rest = rows.length - SHOWN
  return { table: rows.length === 0 ? [['nothing']] : [heads, ...rows.slice(0, SHOWN)], ...(rest > 0 ? { note: `more in the other forms: ${rest}` } : {}) }
}

function numbersTold(report: SensitivityReport): readonly Told[] {
  switch (report.method) {
    case 'oat': {
      const moving = report.numbers.filter(({ worst }) => worst.below + worst.above > 0)
      return [{
        title: `Numbers that move a first place by themselves: ${moving.length} of ${report.numbers.length}`,
        ...table(['number', 'value', 'range', 'moves from', 'worst below', 'worst above'], moving.map(({ kind, id, value, min, max, flips, worst }) =>
          [nameOf(kind, id), String(value), `${min}..${max}`, [flips.below, flips.above].filter((each) => each !== undefined).join(', '), percent(worst.below), percent(worst.above)])),
      }]
    }
    case 'morris':
      return [{
        title: `Elementary effects, ${report.trajectories} trajectories over ${report.levels} levels`,
        ...table(['number', 'mu* share', '(error)', 'sigma', 'mu* lead', 'mu lead'], report.numbers.filter(({ effects }) => effects.share.muStar + effects.lead.muStar > 0).map(({ kind, id, effects: { share, lead } }) =>
          [nameOf(kind, id), share.muStar.toFixed(3), `(${share.error.toFixed(3)})`, share.sigma.toFixed(3), lead.muStar.toFixed(2), points(lead.mu)])),
      }]
    case 'sobol':
      return [{
        title: `Shares of the variance of the share of moved first places, ${report.samples} rows; mean ${percent(report.outputs.share.mean)}`,
        ...table(['number', 'by itself', 'with others', '95 %'], report.numbers.flatMap(({ kind, id, indices: { share } }) =>
          (share === undefined || share.total.value === 0 ? [] : [[nameOf(kind, id), share.first.value.toFixed(2), share.total.value.toFixed(2),
            share.total.low === undefined || share.total.high === undefined ? '' : `${share.total.low.toFixed(2)} to ${share.total.high.toFixed(2)}`]]))),
      }]
    default:
      return report satisfies never
  }
}

const nameOf = (kind: string, id: string): string => (kind === 'cap' ? `cap of ${id}` : id)

function ablationTold({ parts, neverMove, neverHeard }: AblationReport): readonly Told[] {
  const moving = parts.filter(({ first }) => first > 0)
  const isOfRules = parts.some(({ what }) => what === 'rules')
  return [
    {
      title: `Without it a first place is another: ${moving.length} of ${parts.length}`,
      ...table(['left out', 'cases', 'to area', 'to tie', 'to none', 'mean lead'], moving.map(({ id, first, to, lead }) => [id, String(first), String(to.area), String(to.tie), String(to.none), points(lead)])),
    },
    ...(isOfRules ? [{ title: `Rules that move no first place: ${neverMove.length}`, table: [['of them heard in no case', String(neverHeard.filter((id) => neverMove.includes(id)).length)]] }] : []),
  ]
}

function missingTold({ curve, parts }: MissingnessReport, hidden: HiddenKind): readonly Told[] {
  const own = parts.filter(({ what }) => what === hidden)
  return [
    {
      title: 'Answers hidden at random',
      ...table(['hidden', 'stays', '95 %', 'unknown', 'no area', 'changes', 'mean lead'], curve.map(({ rate, stays, low, high, unknown, lost, changes, lead }) =>
        [percent(rate), percent(stays), low === undefined || high === undefined ? '' : `${percent(low)} to ${percent(high)}`, percent(unknown), percent(lost), percent(changes), points(lead)])),
    },
    {
      title: `Hidden by itself: ${hidden}`,
      ...table(['hidden', 'held by', 'stays', 'unknown', 'no area', 'changes', 'mean lead'], own.map(({ id, holding, stays, unknown, lost, changes, lead }) =>
        [id, String(holding), percent(stays), percent(unknown), percent(lost), percent(changes), points(lead)])),
    },
  ]
}
