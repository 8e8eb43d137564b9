import { grouped } from '../../grouped.js'
import { type Informant, isNotKnown } from '../../model/words.js'
import type { LifeEvent, Measurement, Person } from '../../model/case.js'
import type { Subject } from '../../model/facts.js'
import type { Link, WindowLabel } from '../../model/links.js'
import type { Sentence } from '../../model/formulation.js'
import type { Candidate } from '../../model/ranking-result.js'
import { sameSubject, WHOLE_CASE } from '../material.js'
import { clientEvent, isVeiled } from '../../words/client-event.js'
import { dateInWords } from '../../words/dates.js'
import { distanceOf } from '../../words/distance.js'
import { between, listed, quantity, say, term } from '../../words/phrase.js'
import { distanceSentences } from './closing.js'
import { calledAgain, type Draft, isHarmRecorded, labelOf, sentence, voiceOf } from './draft.js'

/** The dated facts, each with the place it comes from. */
export function recordedSentences(draft: Draft): readonly Sentence[] {
  const { case: kase } = draft.bench
  const isGuarded = draft.register === 'client' && isHarmRecorded(draft)
  const guarded = [...onsetSentences(draft), ...scoreSentences(draft)]
  const sentences = isGuarded
    ? guarded
    : [...ownWordSentences(draft), ...wishSentences(draft), ...guarded, ...earlierEpisodes(draft), ...lossAndEventSentences(draft), ...peopleSentences(draft), ...mournedSentences(draft), ...distanceSentences(draft), ...expectationSentences(draft), ...quoteSentences(draft)]
  const fictional = kase.fictional === true ? [sentence(draft, 'fictional', ['/fictional'])] : []
  return [...fictional, ...(sentences.length > 0 ? sentences : [sentence(draft, 'nothing-recorded', ['/inventory', '/timeline'])])]
}

function ownWordSentences(draft: Draft): readonly Sentence[] {
  const words = draft.bench.case.clientView?.ownWords
  return words === undefined ? [] : [sentence(draft, 'own-words', ['/clientView/ownWords'], { words })]
}

/**
 * What was said about a person or an event, as it was written. Not for the client: such words were spoken in a talk,
 * often by somebody else, and on paper they can wound.
 */
function quoteSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return []
  const { inventory, timeline } = draft.bench.case
  const quoted = [
    ...(inventory?.people ?? []).map(({ id, quote }) => ({ kind: 'person' as const, id, quote, at: `/inventory/people/${id}/quote` })),
    ...(timeline?.events ?? []).map(({ id, quote }) => ({ kind: 'event' as const, id, quote, at: `/timeline/events/${id}/quote` })),
  ]
  return quoted.flatMap(({ kind, id, quote, at }) =>
    quote === undefined ? [] : [sentence(draft, 'quote', [at], { who: labelOf(draft, { kind, id }), words: quote })],
  )
}

/** Who says so, for the clinician; the client knows. */
function withInformant(draft: Draft, told: Sentence, informant: Informant | undefined): Sentence {
  if (informant === undefined || draft.register === 'client') return told
  return { ...told, text: say(draft.bench.words, 'clinician.said-by', { sentence: told.text, informant: term(draft.bench.words, 'informant', informant) }) }
}

/** What the client said they want to work on, where it was written down. It can be about somebody else, so it is for professionals. */
function wishSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return []
  const wishes = draft.bench.case.clientView?.priorities
  if (wishes === undefined || isNotKnown(wishes)) return []
  return wishes.flatMap(({ quote }) => (quote === undefined ? [] : [sentence(draft, 'wish', ['/clientView/priorities'], { words: quote })]))
}

/** Both sides' expectations, in the words of the record: they are the professional's, and not for the client. */
function expectationSentences(draft: Draft): readonly Sentence[] {
  if (draft.register === 'client') return []
  return (draft.bench.case.inventory?.people ?? []).flatMap((person) => {
    const { expectations } = person
    if (expectations === undefined || isNotKnown(expectations)) return []
    const who = labelOf(draft, { kind: 'person', id: person.id })
    const at = `/inventory/people/${person.id}/expectations`
    return [
      ...(expectations.ofOther === undefined ? [] : [sentence(draft, 'expects', [`${at}/ofOther`], { who, words: expectations.ofOther })]),
      ...(expectations.ofClient === undefined ? [] : [sentence(draft, 'expected', [`${at}/ofClient`], { who, words: expectations.ofClient })]),
    ]
  })
}

function earlierEpisodes(draft: Draft): readonly Sentence[] {
  return (draft.bench.case.timeline?.episodes ?? [])
    .filter(({ endedOn }) => endedOn !== undefined && endedOn !== 'not-applicable')
    .map(({ id, onset, endedOn }) => {
      const date = (field: typeof onset): string =>
        field === undefined || isNotKnown(field) ? say(draft.bench.words, 'undated') : dateInWords(draft.bench.words, field)
      return sentence(draft, 'earlier-episode', [`/timeline/episodes/${id}`], { from: date(onset), to: date(endedOn) })
    })
}

function onsetSentences(draft: Draft): readonly Sentence[] {
  const current = (draft.bench.case.timeline?.episodes ?? []).filter(({ endedOn }) => endedOn === undefined)
  return current.map((episode) => {
    const at = `/timeline/episodes/${episode.id}`
    const { onset } = episode
    if (onset === undefined || isNotKnown(onset)) {
      return sentence(draft, 'onset-unknown', [at], { why: term(draft.bench.words, 'why', onset ?? 'not-asked') })
    }
    return withInformant(draft, sentence(draft, 'onset', [`${at}/onset`], { when: whenInWords(draft, onset) }), episode.saidBy)
  })
}

/** "in March 2025", "on 14 March 2025", "between … and …". */
function whenInWords(draft: Draft, date: string): string {
  const { words } = draft.bench
  const phrase = dateInWords(words, date)
  if (date.includes('/')) return phrase
  return say(words, /^\d{4}-\d{2}-\d{2}/.test(date) ? 'on-date' : 'in-date', { date: phrase })
}

/** Scores told one by one; of more, a sentence tells where they began, how far they went and where they are. */
const SCORES_LISTED = 3

function scoreSentences(draft: Draft): readonly Sentence[] {
  const { words, ruleSet } = draft.bench
  const measurements = draft.bench.case.timeline?.measurements ?? []
  if (draft.register === 'client') return questionnaireSentences(draft, measurements)
  const nameOf = (score: (typeof measurements)[number]): string =>
    score.instrumentName ?? ruleSet.instruments.find(({ id }) => id === score.instrument)?.name ?? score.instrument
  return [...grouped(measurements, nameOf)].map(([instrument, own]) => {
    const from = own.map((score) => `/timeline/measurements/${score.instrument}@${score.on}`)
    const first = own[0]
    const last = own.at(-1)
    if (own.length <= SCORES_LISTED || first === undefined || last === undefined) {
      return sentence(draft, 'scores', from, {
        instrument,
        scores: listed(words, own.map(({ score, on }) => say(words, 'score-on', { score: String(score), date: dateInWords(words, on) }))),
      })
    }
    const all = own.map(({ score }) => score)
    return sentence(draft, 'scores-many', from, {
      instrument,
      n: quantity(words, own.length, 'scores'),
      first: String(first.score),
      from: dateInWords(words, first.on),
      last: String(last.score),
      to: dateInWords(words, last.on),
      low: String(Math.min(...all)),
      high: String(Math.max(...all)),
    })
  })
}

/** A client is told when questionnaires were filled in, and neither their names, which can name an illness, nor figures to be alone with. */
function questionnaireSentences(draft: Draft, measurements: readonly Measurement[]): readonly Sentence[] {
  const { words } = draft.bench
  const days = measurements.map(({ on }) => on).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const from = measurements.map(({ instrument, on }) => `/timeline/measurements/${instrument}@${on}`)
  return first === last
    ? [sentence(draft, 'questionnaires-once', from, { date: dateInWords(words, last) })]
    : [sentence(draft, 'questionnaires', from, { from: dateInWords(words, first), to: dateInWords(words, last) })]
}

const deadOf = ({ bench }: Draft): readonly Person[] =>
  (bench.case.inventory?.people ?? []).filter(({ status, death }) => status === 'deceased' || (death !== undefined && !isNotKnown(death)))

function deathSentence(draft: Draft, { id, death }: Person): Sentence {
  const on = death === undefined || isNotKnown(death) ? undefined : death.on
  const isDated = on !== undefined && !isNotKnown(on)
  return sentence(draft, 'death', [`/inventory/people/${id}${isDated ? '/death/on' : ''}`], {
    who: labelOf(draft, { kind: 'person', id }),
    when: isDated ? whenInWords(draft, on) : `(${say(draft.bench.words, 'undated')})`,
  })
}

/** For a client, deaths that are mourned do not stand before what the page is about. */
const isMourned = ({ register }: Draft, { death }: Person): boolean => register === 'client' && typeof death === 'object' && death.mourned === 'yes'

const mournedSentences = (draft: Draft): readonly Sentence[] => deadOf(draft).filter((person) => isMourned(draft, person)).map((person) => deathSentence(draft, person))

function lossAndEventSentences(draft: Draft): readonly Sentence[] {
  const { timeline } = draft.bench.case
  const undated = say(draft.bench.words, 'undated')
  const deaths = deadOf(draft)
  return [
    ...deaths.filter((person) => !isMourned(draft, person)).map((person) => deathSentence(draft, person)),
    ...(timeline?.events ?? []).filter((event) => !isToldAsDeath(draft, event)).map((event) => {
      const isDated = event.on !== undefined && !isNotKnown(event.on)
      const told = sentence(draft, 'event', [`/timeline/events/${event.id}${isDated ? '/on' : ''}`], {
        what: draft.register === 'client' ? clientEvent(draft.bench.words, event.type) : labelOf(draft, { kind: 'event', id: event.id }),
        when: isDated ? dateInWords(draft.bench.words, event.on) : undated,
      })
      return withInformant(draft, told, event.saidBy)
    }),
  ]
}

/** A death that the inventory tells already. */
function isToldAsDeath(draft: Draft, { type, people }: LifeEvent): boolean {
  const isDeath = draft.bench.event(type)?.kinds?.includes('death') === true
  return isDeath && (draft.bench.case.inventory?.people ?? []).some(({ id, status }) => status === 'deceased' && people?.includes(id) === true)
}

function peopleSentences(draft: Draft): readonly Sentence[] {
  const people = (draft.bench.case.inventory?.people ?? []).filter(({ status, death }) => status !== 'deceased' && death === undefined)
  if (people.length === 0) return []
  return [
    sentence(draft, 'people', people.map(({ id }) => `/inventory/people/${id}`), {
      n: quantity(draft.bench.words, people.length, 'people'),
      people: listed(draft.bench.words, people.map(({ id }) => labelOf(draft, { kind: 'person', id }))),
    }),
  ]
}

const CLOSE: readonly WindowLabel[] = ['immediate', 'proximal', 'recent', 'distal']
const VERY_CLOSE: readonly WindowLabel[] = ['immediate', 'proximal']

/** Events held against the onset and, when close, against worsenings and relief. */
export function linkSentences(draft: Draft): readonly Sentence[] {
  const candidates = draft.bench.ranking.areas.flatMap((area) => area.candidates).filter(({ status }) => status === 'candidate')
  const worth = draft.bench.links().filter((link) => isWorthTelling(link) && isAboutOne(draft, link, candidates))
  if (worth.length === 0) {
    const asked = draft.bench.fact(WHOLE_CASE, 'data.eventsAsked')
    return [sentence(draft, asked?.status === 'known' && asked.value === true ? 'link.none' : 'link.not-asked', ['links'])]
  }
  const told = worth.map((link, at) => {
    const { words } = draft.bench
    const before = worth[at - 1]?.subject
    const isAgain = before !== undefined && sameSubject(before, link.subject)
    const lag = draft.register === 'client' ? say(words, `client.lag-${distanceOf(link.lagDays)}`) : lagInWords(draft, link)
    // Whether a death came before or after is no question to put to whoever mourns it.
    const unclear = draft.register === 'client' && isDeath(draft, link.subject) ? 'unclear-death' : 'unclear'
    const key = { 'event-first': 'before', 'same-day': 'same', 'change-first': 'after', unclear }[link.direction]
    return sentence(draft, `link.${key}`, link.from, {
      what: link.subject.kind === 'person'
        ? say(words, `${voiceOf(draft.register)}.death-of`, { who: labelOf(draft, link.subject) })
        : ((isAgain ? calledOnceMore(draft, link.subject) : undefined) ?? linkedEvent(draft, link.subject)),
      lag,
      change: term(words, draft.register === 'client' ? 'client-change' : 'change', link.target.kind),
    })
  })
  return draft.register === 'client' ? [...told, sentence(draft, 'link.no-cause', ['links'])] : told
}

/** What was told by its date is no "change": "what happened". */
function calledOnceMore(draft: Draft, subject: Subject): string | undefined {
  const event = draft.bench.case.timeline?.events?.find(({ id }) => id === subject.id)
  const isVague = draft.register === 'client' && event !== undefined && isVeiled(event.type)
  return isVague ? say(draft.bench.words, 'client.this-happening') : calledAgain(draft, subject)
}

/** On a client's page the phrase that says least gives way to the date, which the page has told. */
function linkedEvent(draft: Draft, subject: Subject): string {
  const event = draft.bench.case.timeline?.events?.find(({ id }) => id === subject.id)
  if (draft.register !== 'client' || event?.on === undefined || isNotKnown(event.on) || !isVeiled(event.type)) return labelOf(draft, subject)
  return say(draft.bench.words, 'client.happened', { when: whenInWords(draft, event.on) })
}

const isDeath = (draft: Draft, { kind, id }: Subject): boolean =>
  kind === 'person' || (draft.bench.case.timeline?.events ?? []).some(({ id: own, type }) =>
    own === id && (type === 'death-nonhuman' || draft.bench.event(type)?.kinds?.includes('death') === true))

/** Only what some area could be about; the rest stays in the data. */
function isAboutOne(draft: Draft, { subject }: Link, candidates: readonly Candidate[]): boolean {
  const named = subject.kind === 'event' ? (draft.bench.case.timeline?.events?.find(({ id }) => id === subject.id)?.people ?? []) : []
  return candidates.some((candidate) => sameSubject(candidate.subject, subject) || named.includes(candidate.subject.id))
}

function isWorthTelling(link: Link): boolean {
  const near = (windows: readonly WindowLabel[]): boolean => link.windows.some((window) => windows.includes(window))
  if (link.target.kind === 'onset') return near(CLOSE) || link.windows.includes('after')
  return link.target.kind === 'worsening' && near(VERY_CLOSE)
}

function lagInWords(draft: Draft, { lagDays: { min, max } }: Link): string {
  const [one, other] = [Math.abs(min), Math.abs(max)]
  return between(draft.bench.words, min < 0 && max > 0 ? 0 : Math.min(one, other), Math.max(one, other), 'days')
}
