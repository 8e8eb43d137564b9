import { safeParseCase, type ParsedCase } from '../compiled.js'
import { isFormulationError, type NonEmpty, type Problem } from '../errors.js'
import { preparationAmong } from '../formulate-sync.js'
import type { Case } from '../model/case.js'
import type { Formulation } from '../model/formulation.js'
import { aLanguage, aRuleSet, checkArgument, checkOptions, oneOf, type Permitted, text } from '../options.js'
import type { FormulateOptions, RankedCase } from '../prepare.js'
import { anIterable } from './permitted.js'

export const BATCH_DETAILS = ['ranking', 'formulation'] as const
/** What is made of each case. `ranking`: scores and verdicts, without a word; `formulation`: everything but the explanation. */
export type BatchDetail = (typeof BATCH_DETAILS)[number]

/** How many cases are formulated. */
export interface ManyOptions<Detail extends BatchDetail = BatchDetail> extends FormulateOptions {
  /** `ranking` when left out. */
  readonly detail?: Detail | undefined
}

/** A record that could not be read as a case, with everything that is wrong with it. */
export interface BadRecord {
  readonly ok: false
  /** Place in the source, from 0. */
  readonly index: number
  readonly problems: NonEmpty<Problem>
}

/** A case with its ranking and the verdicts it rests on. */
export interface RankedRecord extends RankedCase {
  readonly ok: true
  readonly index: number
  readonly caseId: string
  readonly case: Case
}

/** A case with its formulation, whose texts are made when they are read. */
export interface FormulatedRecord {
  readonly ok: true
  readonly index: number
  readonly caseId: string
  readonly formulation: Formulation
}

/** What came of one record. */
export type BatchRecord<Detail extends BatchDetail = BatchDetail> =
  | BadRecord
  | (Detail extends 'formulation' ? FormulatedRecord : RankedRecord)

/** Makes of one input what a batch makes of each; never throws for a bad one. */
export type BatchReader<Detail extends BatchDetail = BatchDetail> = (input: unknown, index: number) => BatchRecord<Detail>

/**
 * Prepares a rule set once for many cases. Throws a `FormulationError` when the tradition is not in the set.
 * An input that is itself a `FormulationError`, as reading a line can give, becomes a bad record with its problems.
 */
export function createBatchReader(options?: ManyOptions<'ranking'>): BatchReader<'ranking'>
export function createBatchReader<Detail extends BatchDetail>(options: ManyOptions<Detail>): BatchReader<Detail>
export function createBatchReader(given: ManyOptions = {}): BatchReader {
  checkOptions(given, PERMITTED)
  const { detail = 'ranking', ...options } = given
  const { evaluator, compose } = preparationAmong(options)
  return (input, index) => {
    const read = readInput(input)
    if (!read.ok) return { ok: false, index, problems: read.problems }
    const kase = read.case
    const evaluation = evaluator.evaluateSync(kase)
    return detail === 'formulation'
      ? { ok: true, index, caseId: kase.caseId, formulation: compose(kase, evaluation) }
      : { ok: true, index, caseId: kase.caseId, case: kase, ranking: evaluation.ranking, verdicts: evaluation.verdicts }
  }
}

const PERMITTED: Readonly<Record<keyof ManyOptions, Permitted>> = { ruleSet: aRuleSet, tradition: text, language: aLanguage, detail: oneOf(BATCH_DETAILS) }

function readInput(input: unknown): ParsedCase {
  // Only of an error is it asked what it is: other values may answer by throwing.
  return input instanceof Error && isFormulationError(input) ? { ok: false, problems: input.problems } : safeParseCase(input)
}

/**
 * Formulates case after case with the compiled rules, in the order of the source and one at a time: the next is asked for
 * when a result is taken, so memory does not grow with the number. A bad record is reported and the rest goes on; what the
 * source itself throws is thrown, and the source is closed when the results are no longer wanted.
 */
export function formulateMany(source: AsyncIterable<unknown> | Iterable<unknown>, options?: ManyOptions<'ranking'>): AsyncGenerator<BatchRecord<'ranking'>, void>
export function formulateMany<Detail extends BatchDetail>(
  source: AsyncIterable<unknown> | Iterable<unknown>, options: ManyOptions<Detail>
): AsyncGenerator<BatchRecord<Detail>, void>
export function formulateMany(source: AsyncIterable<unknown> | Iterable<unknown>, options: ManyOptions = {}): AsyncGenerator<BatchRecord, void> {
  checkArgument(source, anIterable, '/source')
  // Made before the first record is asked for, so that wrong options throw where they are given.
  return recordsOf(source, createBatchReader(options))
}

async function* recordsOf(source: AsyncIterable<unknown> | Iterable<unknown>, read: BatchReader): AsyncGenerator<BatchRecord, void> {
  let index = 0
  for await (const input of source) {
    yield read(input, index)
    index += 1
  }
}
