import type { Measurement, Mention, NetworkPicture } from '../../../model/case.js'
import { given, inTurn, present, type Teller } from './teller.js'

/** Who it is, since when they are low, and with whom they live. */
export function opening(teller: Teller): readonly string[] {
  const { kase, tell, when, quote } = teller
  const { client = {}, timeline = {}, clientView = {} } = kase
  const age = given(client.ageYears)
  const seen = when(kase.assessedOn)
  const said = clientView.ownWords
  return present([
    age === undefined ? tell('open.plain', { when: seen }) : tell('open.aged', { when: seen, age: String(age) }),
    ...spells(teller, timeline.episodes ?? []),
    said === undefined ? undefined : tell('view.words', { quote: quote(said) }),
    clientView.explanation === undefined ? undefined : tell('view.explanation', { quote: quote(clientView.explanation) }),
    ...home(teller),
  ])
}

function spells({ tell, when }: Teller, episodes: NonNullable<Teller['kase']['timeline']>['episodes'] & object): readonly string[] {
  const now = episodes.find(({ endedOn }) => endedOn === undefined)
  const earlier = episodes.filter((each) => each !== now)
  const [onset, course] = [given(now?.onset), given(now?.course)]
  const told = onset !== undefined
    ? [tell(course === undefined ? 'spell.dated' : `spell.${course}`, { when: when(onset) })]
    : [...(course === undefined ? [] : [tell(`spell.${course}.undated`)]), ...(now?.onset === 'unknown' ? [tell('spell.onset-unknown')] : [])]
  return [
    ...told,
    ...earlier.flatMap(({ onset: from, endedOn: to }) => {
      const [begun, over] = [given(from), given(to)]
      return begun === undefined ? [] : [over === undefined ? tell('spell.earlier.open', { from: when(begun) }) : tell('spell.earlier', { from: when(begun), to: when(over) })]
    }),
  ]
}

function home({ kase, tell, whoIs, list, phrase }: Teller): readonly string[] {
  const living = (kase.inventory?.people ?? []).filter(({ status }) => status !== 'deceased')
  const atHome = living.filter(({ livesWith }) => livesWith === 'yes')
  const alone = atHome.length === 0 && living.every(({ livesWith }) => livesWith === 'no') && kase.inventory?.asked?.people === 'yes'
  const { perinatal, hasLivingChild } = kase.client ?? {}
  const baby = given(perinatal)
  return [
    ...(atHome.length > 0 ? [tell('home.with', { people: list(atHome.map(whoIs)) })] : alone ? [tell('home.alone')] : []),
    ...(baby === undefined || baby === 'none' ? [] : [tell(`client.${baby}`)]),
    ...(hasLivingChild === 'no' && phrase('client.no-child.1') !== undefined ? [tell('client.no-child')] : []),
  ]
}

/** What was asked about and came to nothing, or to nothing else. */
export function nothingElse({ kase, tell }: Teller): readonly string[] {
  const { inventory = {}, timeline = {} } = kase
  const people = inventory.people ?? []
  const died = people.some(({ status, death }) => status === 'deceased' || given(death) !== undefined)
  const some = {
    died,
    'at-odds': people.some(({ conflict }) => Object.keys(given(conflict) ?? {}).length > 0 && given(conflict)?.present !== 'no' && given(conflict)?.present !== 'past'),
    happened: died || (timeline.events ?? []).length > 0,
  }
  const asked = { died: inventory.asked?.deaths, 'at-odds': inventory.asked?.conflicts, happened: timeline.asked?.events }
  return (['died', 'at-odds', 'happened'] as const).flatMap((what) => (asked[what] === 'yes' ? [tell(some[what] ? `nobody.else-${what}` : `nobody.${what}`)] : []))
}

/** The circle before and now, and what repeats with people. */
export function circle(teller: Teller): readonly string[] {
  const { kase, phrase, tell, list, when, quote } = teller
  const { network = {}, patterns = {} } = kase.inventory ?? {}
  const rows = Object.entries(patterns).flatMap(([key, value]) => {
    const text = typeof value === 'string' ? phrase(`pattern.${key}.${value}`) : undefined
    return text === undefined ? [] : [{ text, less: value === 'no' }]
  })
  const [since, follows, reasons, strengths] = [given(patterns.isolationSince), given(patterns.isolationFollows), given(patterns.circumstances) ?? [], given(patterns.strengths) ?? []]
  const after = follows === undefined ? undefined : teller.event(follows)
  return present([
    ...inTurn(teller, 'circle.before', picture(teller, 'had', network.before)),
    ...inTurn(teller, 'circle.now', picture(teller, 'has', network.now)),
    ...inTurn(teller, 'circle.pattern', rows.filter(({ less }) => !less).map(({ text }) => text), {}, 3),
    ...inTurn(teller, 'circle.not', rows.filter(({ less }) => less).map(({ text }) => text), {}, 4),
    since === undefined ? undefined : tell('circle.since', { when: when(since) }),
    after === undefined ? undefined : tell('circle.follows', { thing: phrase(`thing.${after.type}`) ?? '' }),
    reasons.length === 0 ? undefined : tell('circle.reasons', { what: list(present(reasons.map((each) => phrase(`reason.${each}`)))) }),
    patterns.usualRole === undefined ? undefined : tell('circle.usual', { quote: quote(patterns.usualRole) }),
    strengths.length === 0 ? undefined : tell('circle.strengths', { what: list(present(strengths.map((each) => phrase(`strength.${each}`)))) }),
  ])
}

function picture({ phrase, words }: Teller, key: 'had' | 'has', { confidant, regularCompany, closeTies }: NetworkPicture = {}): readonly string[] {
  const [confides, company, ties] = [given(confidant), given(regularCompany), given(closeTies)]
  const people = ties === 1 ? words.terms['unitOne']?.['people'] : words.terms['unit']?.['people']?.replace('{n}', String(ties))
  return present([
    ties === undefined ? undefined : ties === 0 ? phrase(`${key}.ties-none`) : phrase(`${key}.ties`, { n: people ?? String(ties) }),
    confides === undefined ? undefined : phrase(`${key}.confidant.${confides}`),
    company === undefined ? undefined : phrase(`${key}.company.${company}`),
  ])
}

/** Scores by instrument, and turns for the worse or the better. */
export function course({ kase, tell, phrase, when, list }: Teller): readonly string[] {
  const { measurements = [], changes = [] } = kase.timeline ?? {}
  const byInstrument = new Map<string, Measurement[]>()
  for (const each of [...measurements].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const name = phrase(`instrument.${each.instrument}`, { name: each.instrumentName ?? '' }) ?? each.instrument
    byInstrument.set(name, [...(byInstrument.get(name) ?? []), each])
  }
  return [
    ...[...byInstrument].map(([instrument, scores]) =>
      tell('course.series', { instrument, scores: list(present(scores.map(({ on, score }) => phrase('course.score', { n: String(score), when: when(on) })))) })),
    ...changes.flatMap(({ direction, on }) => {
      const day = given(on)
      return day === undefined ? [] : [tell(direction === 'worsening' ? 'course.worse' : 'course.better', { when: when(day) })]
    }),
  ]
}

/** What the client wants to work on, and where feeling shows. */
export function view(teller: Teller): readonly string[] {
  const { kase, tell, list } = teller
  const { priorities, strongestFeeling, declined } = kase.clientView ?? {}
  const [wants, feels, leaves] = [given(priorities), given(strongestFeeling) ?? [], given(declined) ?? []]
  const things = (mentions: readonly Mention[]): string => list(mentions.map((mention) => thing(teller, mention)))
  return [
    ...(wants === undefined ? [] : wants.length === 0 ? [tell('view.nothing')] : [tell('view.wants', { things: things(wants) })]),
    ...(feels.length === 0 ? [] : [tell('view.feels', { things: things(feels) })]),
    ...(leaves.length === 0 ? [] : [tell('view.declined', { things: things(leaves) })]),
  ]
}

function thing({ phrase, person, event, whoIs }: Teller, { about, area }: Mention): string {
  const who = about === undefined ? undefined : person(about)
  const what = about === undefined ? undefined : event(about)
  if (who !== undefined) return phrase(who.status === 'deceased' || given(who.death) !== undefined ? 'thing.dead' : 'thing.living', { who: whoIs(who) }) ?? ''
  if (what !== undefined) return phrase(`thing.${what.type}`) ?? ''
  return phrase(`thing.area.${area ?? 'other'}`) ?? phrase('thing.area.other') ?? ''
}

/** Thoughts of suicide, violence, and what else bears on the work. */
export function care(teller: Teller): readonly string[] {
  const { kase, tell, phrase } = teller
  const { safety = {}, suitability = {} } = kase
  const thoughts = given(safety.suicidalThoughts)
  const also = Object.entries(suitability).flatMap(([key, value]) => (typeof value === 'string' ? present([phrase(`also.${key}.${value}`)]) : []))
  return present([
    thoughts === undefined ? undefined : tell(thoughts === 'passive' && safety.suicidePlan !== 'no' ? 'safe.passive.open' : `safe.${thoughts}`),
    safety.suicidePlan === 'yes' ? tell('safe.plan') : undefined,
    safety.suicideAttemptPast === 'yes' ? tell('safe.attempt') : undefined,
    safety.violence === 'yes' ? tell('safe.violence') : undefined,
    ...inTurn(teller, 'safe.also', also),
  ])
}
