import type { Formulation, Sentence } from '../model/formulation.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import type { Contrast, ContrastPart, ContrastReason, ContrastSide, MissingReason, UnmetRequirement } from '../model/contrast.js'
import { listed, midSentence, say, sayCounted } from '../words/phrase.js'
import { ruleEvidence, type Speech, speechOf, type Tongue } from './speech.js'

/**
 * A contrast in sentences: how the two stand, why one or the other does not count, what each has that the other
 * lacks, and what is missing. The client reads reasons without figures, and nothing while a message holds the
 * proposal back.
 */
export function describeContrast(contrast: Contrast, formulation: Formulation, tongue: Tongue): readonly Sentence[] {
  const speech = speechOf(formulation, tongue)
  const told: Told = { contrast, speech, a: speech.focus(contrast.a.area, contrast.a.subject), b: speech.focus(contrast.b.area, contrast.b.subject) }
  const isHeld = formulation.outcome.withheldBy.length > 0 || formulation.messages.some(({ withholds }) => withholds.includes('plan'))
  if (tongue.register === 'client') return isHeld ? [] : clientSentences(told)
  return [
    ...(isHeld ? [speech.sentence(say(speech.words, 'contrast.held'), formulation.messages.filter(({ withholds }) => withholds.length > 0).map(ruleEvidence))] : []),
    speech.sentence(headline(told, formulation), sidesOf(told)),
    ...(['a', 'b'] as const).flatMap((side) => standingSentences(told, side)),
    ...partSentences(told),
    ...restSentences(told),
    ...leaderLast(contrast).flatMap((side) => contrast.missing[side].filter(({ points: worth }) => worth > 0).map((missing) => missingSentence(told, side, missing))),
  ]
}

interface Told {
  readonly contrast: Contrast
  readonly speech: Speech
  /** Both sides as noun phrases. */
  readonly a: string
  readonly b: string
}

const sidesOf = ({ contrast: { a, b } }: Told): readonly string[] => [`area:${a.area}`, `area:${b.area}`]

/** What is missing matters most on the side that comes second. */
const leaderLast = ({ margin }: Contrast): readonly ('a' | 'b')[] => (margin < 0 ? ['a', 'b'] : ['b', 'a'])

function headline({ contrast, speech: { words }, a, b }: Told, formulation: Formulation): string {
  const { margin } = contrast
  const isTurned = margin < 0
  const [first, second] = isTurned ? [contrast.b, contrast.a] : [contrast.a, contrast.b]
  const [before, after] = isTurned ? [b, a] : [a, b]
  const blanks = { first: before, second: after, points: points(words, margin), of: figure(first.support), to: figure(second.support) }
  if (margin === 0) return say(words, 'contrast.level', { first: a, second: b, points: say(words, 'explain.points', { n: figure(first.support) }) })
  const isTie = formulation.outcome.kind === 'tie' && [first, second].every(({ area, whole }) => whole && formulation.outcome.foci.some((focus) => focus.area === area))
  if (isTie) return say(words, 'contrast.level-by-standard', blanks)
  if (standsBefore(formulation, second, first)) return say(words, 'contrast.more-and-after', blanks)
  return say(words, standsBefore(formulation, first, second) ? 'contrast.before' : 'contrast.more', blanks)
}

/** Whether the ranking puts one before the other; of two that are not both ranked it says nothing. */
function standsBefore({ areas }: Formulation, one: ContrastSide, other: ContrastSide): boolean {
  if (one.status !== 'candidate' || other.status !== 'candidate') return false
  const places = (side: ContrastSide): readonly [number, number] => {
    const at = areas.findIndex(({ area }) => area === side.area)
    return [at, areas[at]?.candidates.findIndex(({ subject }) => subject.id === side.subject?.id) ?? -1]
  }
  const [[area, subject], [otherArea, otherSubject]] = [places(one), places(other)]
  // Of two areas the ranking compares the best candidates only.
  return area === otherArea ? subject < otherSubject : one.whole && other.whole && area < otherArea
}

/** Why a side does not count, or not yet. */
function standingSentences({ contrast, speech, ...names }: Told, name: 'a' | 'b'): readonly Sentence[] {
  const side = contrast[name]
  const { words } = speech
  const about = names[name]
  const evidence = [`area:${side.area}`, ...side.unmet.map(ruleEvidence)]
  if (side.status === 'background') {
    return [speech.sentence(say(words, side.standing === 'residual' ? 'contrast.gave-way' : 'contrast.background', { side: about }), evidence)]
  }
  if (side.status === 'candidate' || side.unmet.length === 0) return []
  if (side.status === 'insufficient-data') {
    const open = side.unmet.filter(({ verdict }) => verdict === 'undetermined')
    return [speech.sentence(say(words, 'contrast.open', { side: about, needs: needs(speech, open), open: speech.read(open.flatMap(({ leaves }) => leaves)).join(say(words, 'between-clauses')) }), evidence)]
  }
  const failed = side.unmet.filter(({ verdict }) => verdict !== 'undetermined')
  // Without anyone whom the area could be about, what failed for each of them would be a long list.
  if (side.subject === undefined) return [speech.sentence(say(words, 'contrast.nobody', { side: about, needs: needs(speech, failed) }), evidence)]
  return [speech.sentence(say(words, 'contrast.not-applicable', { side: about, needs: needs(speech, failed), found: speech.found(failed.flatMap(({ leaves }) => leaves.slice(0, FOUND))).join(say(words, 'between-clauses')) }), evidence)]
}

const FOUND = 2

const needs = ({ words, title }: Speech, unmet: readonly UnmetRequirement[]): string =>
  listed(words, [...new Set(unmet.map(({ ruleId }) => quoted(words, title(ruleId))))])

/** First what speaks for the side that comes first, then what speaks for the other, then what both have alike. */
function partSentences(told: Told): readonly Sentence[] {
  const { parts, margin } = told.contrast
  const lead = margin < 0 ? -1 : 1
  const forLead = (part: ContrastPart): boolean => part.counts * lead > 0
  const groups = [parts.filter(forLead), parts.filter((part) => part.counts !== 0 && !forLead(part)), parts.filter(({ counts }) => counts === 0)]
  return groups.flatMap((group) => {
    const alone = (on: 'for' | 'against'): readonly ContrastPart[] => group.filter(({ kind, reasons: [reason] }) => kind.startsWith('only') && (reason?.counted ?? 0) > 0 === (on === 'for'))
    return [
      ...aloneSentences(told, alone('for'), 'contrast.only-for'),
      ...aloneSentences(told, alone('against'), 'contrast.only-against'),
      ...group.filter(({ kind }) => !kind.startsWith('only')).map((part) => sharedSentence(told, part)),
    ]
  })
}

/** Reasons of one side, each with whose it is. */
function aloneSentences(told: Told, parts: readonly ContrastPart[], key: 'contrast.only-for' | 'contrast.only-against'): readonly Sentence[] {
  const { words, sentence } = told.speech
  return parts.flatMap((part) => part.reasons.map((reason) => {
    const text = say(words, 'explain.with-points', { reason: reasonText(told, reason).replace(/\.$/, ''), points: signed(reason.counted) })
    return sentence(withRule(told, part, say(words, key, { side: told[reason.side], reason: text })), [ruleEvidence(reason)])
  }))
}

/** What both sides have, and what happens to an area as a whole. */
function sharedSentence(told: Told, part: ContrastPart): Sentence {
  const { speech: { words, sentence, ruleSet, title } } = told
  const [reason] = part.reasons
  if (reason === undefined) {
    const name = part.side ?? 'a'
    const own = name === 'a' ? part.counts : 0 - part.counts
    const blanks = { side: told[name], points: part.kind === 'deduction' ? points(words, own) : signed(0 - own) }
    return sentence(say(words, part.kind === 'deduction' ? 'contrast.deduction' : 'contrast.held-back', blanks), [`area:${told.contrast[name].area}`])
  }
  const kind = part.kind === 'both-same' ? 'same' : 'both'
  const sums = { first: told.a, second: told.b, of: signed(sumOf(part, 'a')), to: signed(sumOf(part, 'b')) }
  const text = part.theme === undefined
    ? say(words, `contrast.${kind}-rule`, { ...sums, title: quoted(words, title(reason.ruleId)) })
    : say(words, `contrast.${kind}-theme`, { ...sums, theme: midSentence(words, ruleSet.themes.find(({ id }) => id === part.theme)?.meaning ?? part.theme) })
  return sentence(withRule(told, part, text), part.reasons.map(ruleEvidence))
}

/** Trainees read which rules are behind a sentence. */
function withRule({ speech: { words, register } }: Told, { reasons }: ContrastPart, text: string): string {
  return register === 'trainee' ? say(words, 'contrast.with-rules', { text, rules: listed(words, [...new Set(reasons.map(({ ruleId }) => ruleId))]) }) : text
}

const reasonText = ({ speech }: Told, { ruleId, subject }: ContrastReason): string => speech.ruleSentence(ruleId, subject) ?? `${speech.title(ruleId)}.`

const sumOf = ({ reasons }: ContrastPart, name: 'a' | 'b'): number => reasons.reduce((total, { side, counted }) => (side === name ? total + counted : total), 0)

function restSentences({ contrast: { rest }, speech: { words, sentence }, a, b }: Told): readonly Sentence[] {
  if (rest.parts === 0) return []
  const key = rest.counts === 0 ? 'contrast.rest-level' : 'contrast.rest'
  return [sentence(sayCounted(words, key, rest.parts, { n: String(rest.parts), points: points(words, rest.counts), side: rest.counts < 0 ? b : a }), ['outcome'])]
}

function missingSentence(told: Told, name: 'a' | 'b', missing: MissingReason): Sentence {
  const { words, title, found, read, sentence } = told.speech
  const leaves = missing.leaves.slice(0, FOUND)
  const blanks = {
    title: quoted(words, title(missing.ruleId)),
    effect: say(words, missing.direction === 'for' ? 'contrast.would-add' : 'contrast.would-take', { points: points(words, missing.points), side: told[name] }),
    leaves: (missing.kind === 'blocked-unknown' ? read(leaves) : found(leaves)).join(say(words, 'between-clauses')),
  }
  return sentence(say(words, `contrast.${missing.kind}`, blanks), [ruleEvidence(missing)])
}

/** What the client is told: how the two compare, and the observations behind it in their own words. */
function clientSentences(told: Told): readonly Sentence[] {
  const { contrast: { margin, parts }, speech: { words, sentence, ruleSentence }, a, b } = told
  const key = margin === 0 ? 'client.contrast.level' : 'client.contrast.more'
  const [first, second] = margin < 0 ? [b, a] : [a, b]
  const lead = margin < 0 ? 'b' : 'a'
  const alone = parts.flatMap(({ kind, reasons }) => (kind.startsWith('only') ? reasons.filter(({ counted }) => counted > 0) : []))
  const shown = [...alone.filter(({ side }) => side === lead), ...alone.filter(({ side }) => side !== lead)]
  return [
    sentence(say(words, key, { first, second }), sidesOf(told)),
    ...shown.flatMap((reason) => {
      const text = ruleSentence(reason.ruleId, reason.subject)
      return text === undefined ? [] : [sentence(text, [ruleEvidence(reason)])]
    }),
  ]
}

const points = (words: WordCatalogue, n: number): string => sayCounted(words, Math.abs(n) === 1 ? 'explain.point' : 'explain.points', Math.abs(n), { n: String(Math.abs(n)) })

const figure = (n: number): string => String(n).replace('-', '−')

const signed = (n: number): string => (n > 0 ? `+${n}` : figure(n))

const quoted = (words: WordCatalogue, text: string): string => say(words, 'titled', { title: text })
