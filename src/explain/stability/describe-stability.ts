import type { Sentence } from '../../model/formulation.js'
import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { decimal, listed, say, sayCounted, term, upperFirst } from '../../words/phrase.js'
import type { HeldPlace, Flip, JointChanges, NumberStability, RuleSetNumber, Share, Stability } from './result.js'

const MOST_NAMED = 3

/** Names of areas under the tradition at hand; without them an area is called by its id. */
export type AreaNames = Readonly<Partial<Record<AreaId, string>>>

/** How firmly the first place stands, in two to four sentences. */
export function describeStability(stability: Stability, words: WordCatalogue, names: AreaNames = {}): readonly Sentence[] {
  return [howMany(stability, words, names), ...whatWouldChangeIt(stability, words, names), howOften(stability, words, names), howFar(stability, words, names)]
    .map(({ text, evidence }): Sentence => ({ text: upperFirst(text), evidence }))
}

function howMany({ place, numbers }: Stability, words: WordCatalogue, names: AreaNames): Sentence {
  const firm = numbers.filter(({ area }) => area.below === undefined && area.above === undefined)
  const key = firm.length === numbers.length ? 'stability.all' : 'stability.most'
  return { text: say(words, key, { place: placeInWords(place, words, names), firm: String(firm.length), all: String(numbers.length) }), evidence: evidenceOf(place) }
}

interface NamedFlip {
  readonly number: NumberStability
  readonly flip: Flip
}

function whatWouldChangeIt({ numbers }: Stability, words: WordCatalogue, names: AreaNames): readonly Sentence[] {
  const flips = numbers.flatMap((number) => [number.area.below, number.area.above].flatMap((flip): readonly NamedFlip[] => (flip === undefined ? [] : [{ number, flip }])))
  if (flips.length === 0) return []
  // The nearest first, by how much of the permitted range lies between.
  const nearest = [...flips].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_NAMED)
  const changes = nearest.map(({ number, flip }) => say(words, 'stability.flip', {
    number: nameOf(number, words),
    to: String(flip.value),
    from: String(number.value),
    place: placeInWords(flip.place, words, names),
  }))
  const more = flips.length - nearest.length
  const key = more === 0 ? 'stability.flips' : more === 1 ? 'stability.flips-and-one' : 'stability.flips-and-more'
  const [first = 'outcome', ...rest] = nearest.map(({ number }) => idOf(number))
  return [{ text: sayCounted(words, key, more, { changes: listed(words, changes, 'disjunction'), more: String(more) }), evidence: [first, ...rest] }]
}

const distance = ({ number: { value, min, max }, flip }: NamedFlip): number => Math.abs(flip.value - value) / (max - min)

function howOften({ place, shares }: Stability, words: WordCatalogue, names: AreaNames): Sentence {
  const key = shares.area.share === 1 ? 'all' : shares.area.share === 0 ? 'none' : 'some'
  const way = sayCounted(words, `stability.share.${shares.method}`, shares.points, { n: String(shares.points) })
  const others = shares.areas
    .map(({ area, alone }) => ({ area, alone }))
    .filter(({ area, alone }) => alone.share > 0 && !(place.outcome === 'lead' && place.foci.some((focus) => focus.area === area)))
    .map(({ area, alone }) => say(words, 'stability.share.other', { area: nameOfArea(area, names, words), share: percent(alone.share, words) }))
  const told = say(words, `stability.share.${key}`, { way, share: rangeOf(shares.area, words), place: placeInWords(place, words, names) })
  const text = others.length === 0 ? say(words, 'stability.share.alone', { told }) : say(words, 'stability.share.with-others', { told, others: listed(words, others) })
  return { text, evidence: evidenceOf(place) }
}

function howFar({ place, joint }: Stability, words: WordCatalogue, names: AreaNames): Sentence {
  const { steps, changes: [change], searched } = joint.area
  if (steps === undefined || change === undefined) return { text: sayCounted(words, `stability.joint.none${one(searched)}`, searched, { steps: String(searched) }), evidence: evidenceOf(place) }
  const changes = change.changes.map(({ from, to, ...number }) => say(words, 'stability.change', { number: nameOf(number, words), from: String(from), to: String(to) }))
  const example = sayCounted(words, `stability.joint.example${one(steps)}`, steps, { steps: String(steps), changes: listed(words, changes), place: placeInWords(change.place, words, names) })
  const [first = 'outcome', ...rest] = change.changes.map(idOf)
  const text = place.foci.length === 0
    ? say(words, 'stability.joint.bare', { example })
    : say(words, 'stability.joint.sentence', { example, overtaken: overtaken(joint.kept, say(words, `stability.it.${place.outcome}`), words) })
  return { text, evidence: [first, ...rest] }
}

const overtaken = ({ steps, searched }: JointChanges, it: string, words: WordCatalogue): string =>
  steps === undefined
    ? sayCounted(words, `stability.joint.kept-none${one(searched)}`, searched, { it, steps: String(searched) })
    : sayCounted(words, `stability.joint.kept${one(steps)}`, steps, { it, steps: String(steps) })

const one = (steps: number): string => (steps === 1 ? '-one' : '')

function placeInWords({ outcome, foci }: HeldPlace, words: WordCatalogue, names: AreaNames): string {
  return say(words, `stability.place.${outcome}`, { areas: listed(words, foci.map(({ area }) => nameOfArea(area, names, words))) })
}

const nameOfArea = (area: AreaId, names: AreaNames, words: WordCatalogue): string => names[area] ?? term(words, 'area', area)

/** What a number is called; one without a name of its own goes by its id. */
function nameOf({ kind, id }: Pick<RuleSetNumber, 'kind' | 'id'>, words: WordCatalogue): string {
  if (kind === 'cap') return say(words, 'stability.cap', { theme: id })
  const key = `stability.number.${id}`
  return words.text[key] === undefined ? say(words, 'stability.parameter', { id }) : say(words, key)
}

const idOf = ({ kind, id }: Pick<RuleSetNumber, 'kind' | 'id'>): string => (kind === 'cap' ? `theme:${id}` : `parameter:${id}`)

function evidenceOf({ foci }: HeldPlace): Sentence['evidence'] {
  return ['outcome', ...foci.map(({ area }) => `area:${area}`)]
}

const rangeOf = ({ share, low, high }: Share, words: WordCatalogue): string =>
  low === high ? say(words, 'stability.share.exactly', { share: percent(share, words) }) : say(words, 'stability.share.range', { share: percent(share, words), low: percent(low, words), high: percent(high, words) })

/** Hundredths as a whole number, and to a tenth near the ends, where the difference from never or always is what counts. */
function percent(share: number, words: WordCatalogue): string {
  const hundredths = share * 100
  const isNearAnEnd = hundredths > 0 && hundredths < 100 && (hundredths < 1 || hundredths > 99)
  return isNearAnEnd ? decimal(words, Math.min(99.9, Math.max(0.1, Math.round(hundredths * 10) / 10)), { most: 1 }) : String(Math.round(hundredths))
}
