import { join } from 'node:path'
import { didYouMean } from '../errors.js'
import { INTENDED_FOCI, MISSING_SECTIONS, synthesisSettings, synthesizeCases, synthesizeRatings, vignette, writeRatings, type SynthesisOptions, type SyntheticCase } from '../study/index.js'
import type { Command, Given } from './command.js'
import { EXIT, usage, type ExitCode } from './exit.js'
import { writeWhole } from './files.js'
import type { Io } from './io.js'
import { lineFile, type LineFile } from './line-file.js'
import { json, wholeNumber } from './shared.js'
import { VERSION } from '../version.js'

const SEEDS = { min: 0, max: 999_999_999_999_999 }

export const synth: Command = {
  name: 'synth',
  summary: 'Draw synthetic cases from a seed, a line of JSON each, with what each was made to be.',
  mostOperands: 0,
  options: {
    count: { takes: 'n', meaning: 'Number of cases; 100 when left out.' },
    seed: { takes: 'n', meaning: 'Seed of the draw; the same seed gives the same cases. 1 when left out.' },
    from: { takes: 'n', meaning: 'Number of the first case; 0 when left out. Cases do not depend on how many are drawn.' },
    'focus-shares': { takes: 'list', meaning: 'Weights of what cases are about, as in grief=2,none=1. Two for each area, one for mixed and none when left out.' },
    strength: { takes: 'share', meaning: 'Chance of each sign of what a case is about, 0 to 1; 0.85 when left out.' },
    'competitor-share': { takes: 'share', meaning: 'Share of cases in which another area shows as well; 0.5 when left out.' },
    'competitor-strength': { takes: 'share', meaning: 'Chance of each sign of that other area; 0.3 when left out.' },
    missing: { takes: 'share', meaning: 'Share of answers that are missing; 0 when left out.' },
    'missing-in': { takes: 'list', meaning: `Shares of single sections, as in deaths=0.5: ${MISSING_SECTIONS.join(', ')}.` },
    'missing-order': { takes: 'order', values: ['at-random', 'details-first'], meaning: 'Every answer alike, the default, or details more often than what is asked first.' },
    'vague-dates': { takes: 'share', meaning: 'Share of recent dates that are told vaguely; 0.2 when left out.' },
    'vague-days': { takes: 'n', meaning: 'About how many days wide they are; 30 when left out.' },
    'score-error': { takes: 'points', meaning: 'Standard deviation of the error of a score, in points of the PHQ-9; 1 when left out.' },
    ages: { takes: 'range', meaning: 'Youngest and oldest client, as in 18-80.' },
    format: { takes: 'form', values: ['ndjson', 'vignette'], meaning: 'Cases as lines of JSON, the default, or as prose.' },
    output: { takes: 'path', short: 'o', meaning: 'Write the cases to this file, whole or not at all, instead of standard output.' },
    truth: { takes: 'path', meaning: 'Write what each case was made to be to this file, a line of JSON each.' },
    manifest: { takes: 'path', meaning: 'Write the options in effect and the version of the library to this file, as JSON: what it takes to draw the same again.' },
    ratings: { takes: 'path', meaning: 'Write ratings of made-up raters to this file, a line of JSON each, as agree reads them.' },
    raters: { takes: 'n', meaning: 'Number of made-up raters; 3 when left out.' },
    accuracy: { takes: 'share', meaning: 'Chance with which each of their judgements is as intended; 0.8 when left out.' },
    vignettes: { takes: 'folder', meaning: 'Write each case as prose to a file of its own, for people who are to rate it blind.' },
  },
  notes: [
    'Every case says of itself that it is synthetic. The cases are no sample of patients, and figures found on them tell how a',
    'rule set does on cases made in this way, not how well it does its work.',
  ].join('\n'),
  examples: [
    'ipt-formulation synth --count 500 --seed 7 --output cases.ndjson --truth truth.ndjson --manifest cases.manifest.json',
    'ipt-formulation synth --count 3 --format vignette',
    'ipt-formulation synth --count 60 --missing 0.1 --focus-shares grief=1,role-transition=1 --vignettes vignettes --ratings ratings.ndjson --raters 4 --accuracy 0.7',
  ],
  run: async (given, io) => {
    const options = optionsFrom(given)
    return io.interruptible((stop) => writeAll(options, given, io, stop))
  },
}

async function writeAll(options: SynthesisOptions, given: Given, io: Io, stop: AbortSignal): Promise<ExitCode> {
  const cases: Iterable<SyntheticCase> = synthesizeCases(options)
  const files: LineFile[] = []
  const fileFor = async (option: string): Promise<LineFile['write'] | undefined> => {
    const path = given.option(option)
    if (path === undefined) return undefined
    const file = await lineFile(path, option)
    files.push(file)
    return file.write
  }
  try {
    const [cases_, truths, ratings] = [await fileFor('output') ?? io.write, await fileFor('truth'), await fileFor('ratings')]
    const raters = { raters: wholeNumber(given, 'raters', { min: 1, max: 1000 }) ?? 3, accuracy: share(given, 'accuracy') ?? 0.8 }
    if (ratings === undefined && (given.flag('raters') || given.flag('accuracy'))) throw usage('--ratings with --raters and --accuracy', 'no --ratings')
    await (await fileFor('manifest'))?.(json({
      manifestVersion: 1, made: 'synthetic cases', library: VERSION, options: synthesisSettings(options), ...(ratings === undefined ? {} : { ratings: raters }),
    }))
    const [folder, prose] = [given.option('vignettes'), given.option('format') === 'vignette']
    let first = true
    for (const { case: kase, truth } of cases) {
      if (stop.aborted) return EXIT.interrupted
      await cases_(prose ? `${first ? '' : '\n'}${kase.caseId}\n\n${vignette(kase)}\n` : `${JSON.stringify(kase)}\n`)
      await truths?.(`${JSON.stringify(truth)}\n`)
      await ratings?.(writeRatings(synthesizeRatings(truth, raters), { format: 'ndjson' }))
      if (folder !== undefined) await writeWhole(join(folder, `${kase.caseId}.txt`), `${vignette(kase)}\n`, '-')
      first = false
    }
    for (const file of files.splice(0)) await file.finish()
    return EXIT.ok
  } finally {
    for (const file of files) await file.drop()
  }
}

function optionsFrom(given: Given): SynthesisOptions {
  const [seed, from, days] = [wholeNumber(given, 'seed', SEEDS), wholeNumber(given, 'from', SEEDS), wholeNumber(given, 'vague-days', { min: 1, max: 730 })]
  const [strength, often, faint, missing, vague] = [share(given, 'strength'), share(given, 'competitor-share'), share(given, 'competitor-strength'), share(given, 'missing'), share(given, 'vague-dates')]
  const [foci, sections, scoreError] = [weights(given, 'focus-shares', INTENDED_FOCI), weights(given, 'missing-in', MISSING_SECTIONS, 1), number(given, 'score-error', 27)]
  const ages = agesFrom(given)
  return {
    count: wholeNumber(given, 'count', { min: 0, max: 1_000_000_000 }) ?? 100,
    ...(seed === undefined ? {} : { seed }),
    ...(from === undefined ? {} : { from }),
    ...(foci === undefined ? {} : { focusShares: foci }),
    ...(strength === undefined ? {} : { strength }),
    competitor: { ...(often === undefined ? {} : { share: often }), ...(faint === undefined ? {} : { strength: faint }) },
    missing: {
      ...(missing === undefined ? {} : { rate: missing }),
      ...(sections === undefined ? {} : { sections }),
      order: given.option('missing-order') === 'details-first' ? 'details-first' : 'at-random',
    },
    vagueDates: { ...(vague === undefined ? {} : { share: vague }), ...(days === undefined ? {} : { days }) },
    ...(scoreError === undefined ? {} : { scoreError }),
    ...(ages === undefined ? {} : { clients: { ageYears: ages } }),
  }
}

const share = (given: Given, name: string): number | undefined => number(given, name, 1)

function number(given: Given, name: string, most: number): number | undefined {
  const written = given.option(name)
  if (written === undefined) return undefined
  const value = /^\d*\.?\d+$/.test(written) ? Number(written) : NaN
  if (!(value <= most)) throw usage(`a number from 0 to ${most} for --${name}`, Number.isNaN(value) ? 'something else' : 'another number')
  return value
}

/** Reads `name=number` pairs parted by commas. */
function weights<Name extends string>(given: Given, option: string, names: readonly Name[], most = 1_000_000): Partial<Record<Name, number>> | undefined {
  const written = given.option(option)
  if (written === undefined) return undefined
  const found: Partial<Record<Name, number>> = {}
  for (const pair of written.split(',')) {
    const [written_ = '', value = ''] = pair.split('=')
    const name = names.find((each) => each === written_.trim())
    if (name === undefined) {
      const near = didYouMean(written_.trim(), names)
      throw usage(`${names.join(', ')} in --${option}`, 'another word', near === undefined ? undefined : `Did you mean ${near}?`)
    }
    if (!/^\d*\.?\d+$/.test(value.trim()) || Number(value) > most) throw usage(`a number up to ${most} after ${name}= in --${option}`, 'something else')
    found[name] = Number(value)
  }
  return found
}

function agesFrom(given: Given): readonly [number, number] | undefined {
  const written = given.option('ages')
  if (written === undefined) return undefined
  const match = /^(\d{2})-(\d{2})$/.exec(written)
  if (match === null) throw usage('two ages for --ages, as in 18-80', 'something else')
  return [Number(match[1]), Number(match[2])]
}
