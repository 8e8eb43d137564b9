import type { LifeEvent } from '../../../model/case.js'
import { given, inTurn, present, type Teller } from './teller.js'

/** The person whose death an event is, when that death is told with the person. */
export function mournedIn({ person }: Teller, { type, people = [] }: LifeEvent): string | undefined {
  if (!/^death-(?!nonhuman)|^(?:miscarriage|stillbirth|neonatal-death|termination-for-anomaly)$/.test(type)) return undefined
  return people.find((id) => given(person(id)?.death) !== undefined || person(id)?.status === 'deceased')
}

/** One event: what happened and when, what it was like, and how it is felt. */
export function eventSentences(teller: Teller, event: LifeEvent, about: 'event-said.it' | 'death.it' = 'event-said.it'): readonly string[] {
  const { phrase, tell, list, quote, when, client } = teller
  const sentences: string[] = []
  const add = (...more: readonly (string | undefined)[]): void => void sentences.push(...present(more))
  if (mournedIn(teller, event) === undefined) add(...whatHappened(teller, event))
  if (event.title !== undefined && event.type !== 'other') add(tell('event-said.title', { quote: quote(event.title) }))
  add(...inTurn(teller, about, character(teller, event), {}, 4))
  const due = given(event.dueOn)
  if (due !== undefined) add(tell('event-said.due', { when: when(due) }))
  const losses = given(event.losses) ?? []
  if (losses.length > 0) add(tell('event-said.losses', { losses: list(present(losses.map((loss) => phrase(`loss.${loss}`)))) }))
  add(...supportsGone(teller, event))
  add(...inTurn(teller, 'event-said.client', felt(teller, event), {}, 4))
  const obstacle = teller.person(given(event.obstaclePerson) ?? '')
  if (obstacle !== undefined) add(tell('event-said.obstacle', { who: teller.whoIs(obstacle) }))
  const [together, parting] = [given(event.stillTogether), given(event.decidedToPart)]
  if (together !== undefined) add(tell(`event-said.${together === 'yes' ? 'together' : 'apart'}`))
  if (parting !== undefined) add(tell(`event-said.parting.${parting}`))
  if (event.quote !== undefined) add(tell('event-said.quote', { quote: quote(event.quote), client }))
  return sentences
}

function whatHappened(teller: Teller, event: LifeEvent): readonly string[] {
  const { phrase, tell, whoIs, list, when, words } = teller
  const involved = present((event.people ?? []).map(teller.person))
  const named = list(involved.map(whoIs))
  const clause = event.type === 'other' && event.title !== undefined ? event.title.replace(/[.]$/, '') : phrase(`event.${event.type}`, { other: named === '' ? phrase('somebody-close') ?? '' : named }) ?? ''
  const on = given(event.on)
  const told = on === undefined ? tell('frame.undated', { what: clause }) : tell('frame.dated', { when: when(on), what: clause })
  const names = event.type === 'other' ? false : words.text[`synth.event.${event.type}`]?.includes('{other}')
  const left = involved.filter((person) => !clause.includes(teller.nameOf(person)))
  return [told, ...(named === '' || names === true || left.length === 0 ? [] : [tell('event-said.people', { people: named })])]
}

function character({ phrase }: Teller, event: LifeEvent): readonly string[] {
  const say = (group: string, value: string | number | undefined): string | undefined => (value === undefined ? undefined : phrase(`it.${group}.${value}`))
  return present([
    say('wanted', given(event.wanted)), say('sudden', given(event.sudden)), say('timing', given(event.lifeTiming)), say('humiliating', given(event.humiliating)), say('severity', given(event.severity)),
    say('changes', given(event.changesRole)), event.phase !== 'anticipated' && given(event.unfolding) !== undefined ? undefined : say('phase', given(event.phase)), say('unfolding', given(event.unfolding)),
    say('illness', given(event.broughtByIllness)), say('felt', given(event.feltAsDeath)),
  ])
}

function supportsGone({ tell, words }: Teller, { supportsLost }: LifeEvent): readonly string[] {
  const lost = given(supportsLost)
  if (lost === undefined) return []
  if (lost < 2) return [tell(lost === 0 ? 'event-said.lost-nobody' : 'event-said.lost-one')]
  return [tell('event-said.lost-people', { n: (words.terms['unit']?.['people'] ?? '{n}').replace('{n}', String(lost)) })]
}

function felt({ phrase }: Teller, event: LifeEvent): readonly string[] {
  const say = (group: string, value: string | undefined): string | undefined => (value === undefined ? undefined : phrase(`does.${group}.${value}`))
  return present([
    say('old', given(event.oldRole)), say('new', given(event.newRole)), say('skill', given(event.skillGap)), say('adapted', given(event.adapted)), say('linked', given(event.linkedByClient)),
  ])
}
