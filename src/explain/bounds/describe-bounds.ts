import type { Formulation, Sentence } from '../../model/formulation.js'
import type { AreaId } from '../../model/words.js'
import type { Supposition } from '../../model/world.js'
import type { AreaBounds, BoundsOver, CaseBounds } from '../../model/case-bounds.js'
import { listed, say, sayCounted, valueInWords } from '../../words/phrase.js'
import { factMutability } from '../counterfactuals/mutability.js'
import { type Speech, speechOf, type Tongue } from '../speech.js'

/** Answers named in one sentence; the rest are counted. */
const NAMED = 3
/** Where more answers would have to go one way, none of them is named. */
const MOST_ANSWERS = 5

const isNeverSupposed = ({ subject, fact, found }: Supposition): boolean =>
  subject.unlisted !== true && found.status === 'known' && factMutability(fact)?.never?.includes(found.value) === true

/**
 * What is certain and what is possible, in a few sentences: who is first whatever is still answered, who could still be,
 * and through which answers. For the clinician; the client is told nothing about answers nobody gave.
 */
export function describeBounds(bounds: CaseBounds, formulation: Formulation, tongue: Tongue): readonly Sentence[] {
  if (tongue.register === 'client') return []
  const speech = speechOf(formulation, tongue)
  const { recorded } = bounds
  const narrowed = recorded === undefined || sameFirst(recorded, bounds) ? [] : recordedSentences(recorded, speech)
  return [...narrowed, ...firstSentences(bounds, formulation, speech)]
}

const sameFirst = (one: BoundsOver, other: BoundsOver): boolean =>
  one.certainlyFirst === other.certainlyFirst && one.possiblyFirst.join() === other.possiblyFirst.join()

function recordedSentences({ certainlyFirst, possiblyFirst }: BoundsOver, speech: Speech): readonly Sentence[] {
  if (certainlyFirst !== undefined) return [tell(speech, 'bounds.certain-recorded', { area: nameOf(certainlyFirst, speech) }, [certainlyFirst])]
  if (possiblyFirst.length === 0) return [tell(speech, 'bounds.none-recorded', {}, [])]
  return [tell(speech, 'bounds.possible-recorded', { areas: listed(speech.words, possiblyFirst.map((area) => nameOf(area, speech)), 'disjunction') }, possiblyFirst)]
}

function firstSentences({ certainlyFirst, areas, mayBeNobody }: BoundsOver, { areas: [leader] }: Formulation, speech: Speech): readonly Sentence[] {
  if (certainlyFirst !== undefined) return [tell(speech, 'bounds.certain', { area: nameOf(certainlyFirst, speech) }, [certainlyFirst])]
  const isLeading = (own: AreaBounds): boolean => own.area === leader?.area && leader.status === 'candidate'
  const possible = areas.filter((own) => own.first.standing === 'possible' && !isLeading(own))
  const shown = possible.filter(({ first }) => first.exact)
  const unsettled = possible.filter(({ first }) => !first.exact).map(({ area }) => area)
  const out = areas.filter(({ first, support }) => first.standing === 'impossible' && support.high.value > 0).map(({ area }) => area)
  const names = (list: readonly AreaId[], kind: 'conjunction' | 'disjunction'): string => listed(speech.words, list.map((area) => nameOf(area, speech)), kind)
  return [
    ...shown.map((own) => possibleSentence(own, speech)),
    ...(leader?.standing === 'residual' && leader.status === 'candidate' && possible.length > 0 ? [tell(speech, 'bounds.residual', { area: nameOf(leader.area, speech) }, [leader.area])] : []),
    ...(unsettled.length === 0 ? [] : [tell(speech, 'bounds.unsettled', { areas: names(unsettled, 'disjunction') }, unsettled)]),
    ...(out.length === 0 ? [] : [tell(speech, 'bounds.impossible', { areas: names(out, 'disjunction') }, out)]),
    ...(mayBeNobody === true ? [tell(speech, 'bounds.nobody', {}, [])] : []),
  ]
}

function possibleSentence({ area, first: { about, because } }: AreaBounds, speech: Speech): Sentence {
  const focus = speech.focus(area, about)
  // Nobody on record is supposed dead, and a long list of answers is no help.
  if (because === undefined || because.length === 0 || because.length > MOST_ANSWERS || because.some(isNeverSupposed)) return tell(speech, 'bounds.possible', { area: focus }, [area])
  const named = because.slice(0, because.length === NAMED + 1 ? NAMED + 1 : NAMED).map((each) => answerIn(each, speech))
  const more = because.length - named.length
  const answers = more === 0 ? named : [...named, sayCounted(speech.words, 'bounds.more-answers', more, { n: String(more) })]
  return tell(speech, 'bounds.possible-if', { area: focus, answers: listed(speech.words, answers) }, [area])
}

/** "closeness before (Tom): 1" */
function answerIn({ subject, fact, found }: Supposition, { words, facts, label }: Speech): string {
  const definition = facts.find(({ id, about }) => id === fact && about === subject.kind) ?? facts.find(({ id }) => id === fact)
  const blanks = { fact: words.facts[fact]?.label ?? fact, value: valueInWords(words, found, definition) }
  return subject.kind === 'case' ? say(words, 'bounds.answer', blanks) : say(words, 'bounds.answer-about', { ...blanks, who: label(subject) })
}

const nameOf = (area: AreaId, speech: Speech): string => speech.focus(area, undefined)

const tell = (speech: Speech, key: string, blanks: Readonly<Record<string, string>>, areas: readonly AreaId[]): Sentence =>
  speech.sentence(say(speech.words, key, blanks), areas.length === 0 ? ['outcome'] : areas.map((area) => `area:${area}`))
