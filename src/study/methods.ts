import { digest } from '../digest.js'
import { FormulationError } from '../errors.js'
import { defaultRuleSet, type AppliedOverlay, type Language, type Receipt, type RuleSet } from '../index.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { listed, say } from '../words/phrase.js'
import { aLanguage, checkOptions, having, list, type Permitted, wholeFrom } from '../options.js'
import { STATISTICS, type AgreementReport } from './agreement/report.js'
import { MARKDOWN } from './agreement/tables.js'
import type { RunManifest } from './manifest.js'
import { studyWords } from './words.js'

/** What a methods text is made from. Manifests or formulations must be given; the rest is told where it is known. */
export interface MethodsOptions {
  /** Of every batch that the study rests on. */
  readonly manifests?: readonly RunManifest[] | undefined
  /** Formulations, or anything with a receipt; their cases are counted. */
  readonly formulations?: readonly { readonly receipt: Receipt }[] | undefined
  /** Rule sets that were used beside the published one, found by their digest: their overlays are told change by change. */
  readonly ruleSets?: readonly RuleSet[] | undefined
  /** Seed of synthetic cases. Absent: nothing is said about what the cases are. */
  readonly seed?: number | undefined
  readonly agreement?: AgreementReport | undefined
  readonly language?: Language | undefined
}

/** A methods text for a paper, to be checked and completed by its authors. */
export interface Methods {
  readonly paragraph: string
  /** What a reader needs to repeat the run, a row each. */
  readonly versions: readonly { readonly what: string; readonly value: string }[]
  /** Both, as Markdown. */
  readonly markdown: string
}

interface Used {
  readonly library: string
  readonly ruleSet: { readonly id: string; readonly version: string; readonly digest: string }
  readonly tradition: string
}

/**
 * Writes the sentences that a methods section needs about what was run: versions, the digest of the rules, traditions, what differs
 * from the published rules, counts, seeds and statistics. Throws a `FormulationError` with code `USAGE` where nothing was run.
 */
export function methodsParagraph(options: MethodsOptions): Methods {
  checkOptions(options, PERMITTED)
  const { manifests = [], formulations = [], ruleSets = [], seed, agreement, language } = options
  const words = studyWords(language)
  const t = (key: string, blanks: Readonly<Record<string, string>> = {}): string => say(words, `methods.${key}`, blanks)
  const used: readonly Used[] = [...manifests.map(({ settings }) => settings), ...formulations.map(({ receipt }) => receipt)]
  if (used.length === 0) throw new FormulationError([{ code: 'USAGE', path: '', expected: 'a manifest or a formulation', received: 'neither' }])
  const number = (value: number): string => new Intl.NumberFormat(words.locale).format(value)
  const traditions = distinct(used.map(({ tradition }) => tradition))
  const libraries = distinct(used.map(({ library }) => library))
  const rules = [...new Map(used.map(({ ruleSet }) => [ruleSet.digest, ruleSet])).values()]
  const seedText = seed === undefined ? undefined : String(seed)
  const sentences = [
    ...libraries.map((version) => t('library', { version })),
    ...rules.map((ruleSet) => rulesSentence(words, ruleSet, [defaultRuleSet, ...ruleSets])),
    t(traditions.length === 1 ? 'tradition' : 'tradition.several', { traditions: listed(words, traditions) }),
    ...countSentences(manifests, t, number),
    ...(formulations.length === 0 ? [] : [t('formulations', { count: number(formulations.length) })]),
    ...(seedText === undefined ? [] : [t('synthetic', { seed: seedText })]),
    ...(agreement === undefined ? [] : agreementSentences(words, agreement, number)),
    t('repeat'),
  ]
  const versions = [
    ...libraries.map((version) => ({ what: t('row.library'), value: `ipt-formulation ${version}` })),
    ...rules.flatMap(({ id, version, digest: sha256 }) => [{ what: t('row.rules'), value: `${id} ${version}` }, { what: t('row.digest'), value: sha256 }]),
    ...traditions.map((value) => ({ what: t('row.tradition'), value })),
    ...distinct(manifests.map(({ input }) => input.sha256)).map((value) => ({ what: t('row.input'), value })),
    ...manifests.map(({ settings, output }) => ({ what: t('row.output', { tradition: settings.tradition }), value: output.sha256 })),
    ...(seedText === undefined ? [] : [{ what: t('row.seed'), value: seedText }]),
    ...(agreement === undefined || agreement.settings.samples === 0 ? [] : [{ what: t('row.bootstrap'), value: String(agreement.settings.seed) }]),
  ]
  const paragraph = sentences.join(' ')
  const table = `| ${t('head.what')} | ${t('head.value')} |\n| --- | --- |\n${versions.map(({ what, value }) => `| ${what} | ${value} |\n`).join('')}`
  const markdown = [...MARKDOWN.heading(t('title'), 2), ...MARKDOWN.paragraph(paragraph), ...MARKDOWN.heading(t('versions'), 3)].join('\n') + `\n${table}`
  return { paragraph, versions, markdown }
}

const PERMITTED: Readonly<Record<keyof MethodsOptions, Permitted>> = {
  manifests: list, formulations: list, ruleSets: list, seed: wholeFrom(0), agreement: having('a report as `agreement` returns it', 'reportVersion', 'measures', 'claim'), language: aLanguage,
}

function rulesSentence(words: WordCatalogue, used: Used['ruleSet'], known: readonly RuleSet[]): string {
  const found = known.find((ruleSet) => digest(ruleSet) === used.digest)
  const blanks = { rules: used.id, version: used.version, digest: used.digest }
  if (found === defaultRuleSet || (found !== undefined && used.digest === digest(defaultRuleSet))) return say(words, 'methods.rules.published', blanks)
  const changes = found?.overlays?.flatMap((overlay) => changesOf(words, overlay)) ?? []
  return changes.length === 0 ? say(words, 'methods.rules.other', blanks) : say(words, 'methods.rules.overlaid', { ...blanks, changes: listed(words, changes) })
}

const changesOf = (words: WordCatalogue, { changes }: AppliedOverlay): readonly string[] =>
  changes.map(({ kind, id, from, to }) => say(words, `methods.change.${kind}`, { id, from: String(from ?? ''), to: String(to ?? '') }))

type Say = (key: string, blanks?: Readonly<Record<string, string>>) => string

/** One sentence for each input, however many runs went over it. */
function countSentences(manifests: readonly RunManifest[], t: Say, number: (value: number) => string): readonly string[] {
  const runs = [...new Map(manifests.map((manifest) => [JSON.stringify([manifest.input.sha256, manifest.counts, manifest.shard]), manifest])).values()]
  const which = runs.length === 1 ? '' : '.of'
  return runs.flatMap(({ counts, input, shard }) => {
    const blanks = { read: number(counts.read), ok: number(counts.ok), bad: number(counts.bad), input: input.sha256.slice(0, SHORT_DIGEST) }
    const told = t(`${counts.bad === 0 ? 'counts.all' : 'counts'}${which}`, blanks)
    return shard === undefined ? [told] : [told, t('shard', { index: String(shard.index), of: String(shard.of) })]
  })
}

const SHORT_DIGEST = 12

function agreementSentences(words: WordCatalogue, { settings, raters, measures, claim }: AgreementReport, number: (value: number) => string): readonly string[] {
  const used = STATISTICS.filter((statistic) => measures.some((measure) => measure.statistic === statistic))
  const level = number(Math.round(settings.level * 1000) / 10)
  const statistics = listed(words, used.map((statistic) => say(words, `methods.statistic.${statistic}`)))
  return [
    say(words, 'methods.agreement', { raters: number(raters.length), statistics }),
    settings.samples === 0
      ? say(words, 'methods.agreement.no-bootstrap', { level })
      : say(words, 'methods.agreement.intervals', { level, samples: number(settings.samples), seed: String(settings.seed) }),
    ...(claim.standing === 'refused' ? claim.sentences : []),
  ]
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)]
