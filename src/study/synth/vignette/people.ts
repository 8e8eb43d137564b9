import type { Conflict, Person, Support } from '../../../model/case.js'
import { given, inTurn, present, type Teller } from './teller.js'

/** A living person, with all there is to say where something is the matter and in a sentence or two where nothing is. */
export function personSentences(teller: Teller, person: Person): readonly string[] {
  const { tell, whoIs, nameOf, quote } = teller
  const eventful = isEventful(person)
  const key = teller.isKnown(person) ? 'person.more' : teller.hasNamed() ? 'person.is' : 'person.first'
  const name = nameOf(person)
  const is = [...closeness(teller, person), ...telling(teller, person)]
  const who = is.length > 0 || eventful ? whoIs(person) : name
  const half = is.length > 5 ? Math.ceil(is.length / 2) : is.length
  const odds = trouble(teller, person, name)
  const alone = is.length === 0 && odds.length === 0
  return [
    ...inTurn(teller, key, is.slice(0, half), { who, name }, 9),
    ...inTurn(teller, 'person.more', is.slice(half), { name }, 9),
    ...odds,
    ...(eventful ? inTurn(teller, alone ? 'person.with' : 'person.client', fromClient(teller, person, name), { name, who }, 4) : []),
    ...wishes(teller, person, name),
    ...(person.quote === undefined ? [] : [tell('event-said.quote', { quote: quote(person.quote) })]),
  ]
}

/** Whether there is more to a tie than that it is as it was. */
export function isEventful(person: Person): boolean {
  const { expectations, conflict } = person
  const [apart, odds] = [given(expectations)?.mismatch, given(conflict)?.present]
  return odds === 'yes' || odds === 'past' || apart === 2 || apart === 3 || person.wantsChange === 'yes' || person.linkedByClient === 'yes' || person.fear === 'yes' || person.fear === 'unsure' || (given(person.harm) ?? []).length > 0
}

function closeness({ phrase, when }: Teller, person: Person): readonly string[] {
  const [now, before, status, contact, shift, shiftedOn] = [given(person.closenessNow), given(person.closenessBefore), given(person.status), given(person.contact), given(person.shift), given(person.shiftedOn)]
  const rank = (ring: 1 | 2 | 3 | 'outside'): number => (ring === 'outside' ? 4 : ring)
  const moved = now !== undefined && before !== undefined && now !== before ? (rank(before) < rank(now) ? 'nearer' : 'further') : undefined
  const atHome = given(person.livesWith) === 'yes'
  return present([
    status === undefined || (status === 'low-contact' && contact !== undefined) ? undefined : phrase(`is.${status}`),
    now === undefined ? undefined : phrase(`is.now.${now}`),
    moved === undefined ? undefined : phrase(`is.was.${moved}`),
    shift === undefined || shift === 'same' ? undefined : shiftedOn === undefined ? phrase(`is.shift.${shift}.undated`) : phrase(`is.shift.${shift}`, { when: when(shiftedOn) }),
    atHome ? phrase('is.home') : contact === undefined ? undefined : phrase(`is.contact.${contact}`),
    !atHome && given(person.contactMode) === 'remote' && contact !== 'none' ? phrase('is.remote') : undefined,
  ])
}

function telling(teller: Teller, person: Person): readonly string[] {
  const { phrase, list } = teller
  const [confidant, attitude] = [given(person.confidant), given(person.attitudeToIllness)]
  const help = helpIn(teller, given(person.supportReceived), isEventful(person))
  return present([
    confidant === undefined ? undefined : phrase(`is.confidant.${confidant}`),
    help.length === 0 ? undefined : phrase('is.gives', { what: list(help) }),
    attitude === undefined ? undefined : phrase(`is.attitude.${attitude}`),
  ])
}

function helpIn({ phrase }: Teller, help: Support | undefined, full: boolean): readonly string[] {
  return present((['emotional', 'practical', 'informational', 'companionship'] as const).map((kind) => {
    const amount = given(help?.[kind])
    return amount === undefined || (amount === 'none' && kind !== 'emotional' && !full) ? undefined : phrase(`gives.${kind}.${amount}`)
  }))
}

function fromClient(teller: Teller, person: Person, name: string): readonly string[] {
  const { phrase, list } = teller
  const [talk, satisfaction, change, linked] = [given(person.communication), given(person.satisfaction), given(person.wantsChange), given(person.linkedByClient)]
  const fear = given(person.fear)
  const gives = helpIn(teller, given(person.supportGiven), false)
  return present([
    talk === undefined ? undefined : phrase(`with.${talk}`),
    gives.length === 0 ? undefined : phrase('with.gives', { what: list(gives) }),
    satisfaction === undefined ? undefined : phrase('with.satisfaction', { n: String(satisfaction) }),
    change === undefined ? undefined : phrase(`with.change.${change}`),
    fear === 'yes' ? phrase('with.afraid', { name }) : fear === 'unsure' ? phrase('with.unsure', { name }) : undefined,
    linked === undefined ? undefined : phrase(`with.linked.${linked}`),
  ])
}

/** What is at issue between the two. */
function trouble(teller: Teller, person: Person, name: string): readonly string[] {
  const { phrase, tell, list, when } = teller
  const conflict: Conflict = given(person.conflict) ?? {}
  const present_ = given(conflict.present)
  const topics = given(conflict.topics) ?? []
  const harm = given(person.harm) ?? []
  const harmed = harm.length === 0 ? [] : [tell('harmed.yes', { name, what: list(present(harm.map((each) => phrase(`harm.${each}`)))) })]
  const expectations = given(person.expectations) ?? {}
  const apart = given(expectations.mismatch)
  const two = present([
    apart === undefined || (apart < 2 && present_ !== 'yes') ? undefined : phrase(`odds.want.${apart}`),
    given(expectations.changedOn) === undefined || apart === 0 ? undefined : phrase('odds.changed', { when: when(String(expectations.changedOn)) }),
    given(expectations.voiced) === undefined || (apart ?? 0) === 0 ? undefined : phrase(`odds.voiced.${String(expectations.voiced)}`),
    ...(given(conflict.style) ?? []).map((style) => phrase(`odds.style.${style}`)),
    given(conflict.stage) === undefined ? undefined : phrase(`odds.stage.${String(conflict.stage)}`),
    given(conflict.decidedToPart) === undefined ? undefined : phrase(`odds.parting.${String(conflict.decidedToPart)}`, { name }),
    given(expectations.strainFromOutside) === undefined || present_ !== 'yes' ? undefined : phrase(`odds.outside.${String(expectations.strainFromOutside)}`),
  ])
  const [since, sharpened, flareUps] = [given(conflict.since), given(conflict.sharpenedOn), given(conflict.flareUps) ?? []]
  const it = present_ === 'no' ? [] : present([
    since === undefined ? undefined : phrase('odds.since', { when: when(since) }),
    sharpened === undefined ? undefined : phrase('odds.sharpened', { when: when(sharpened) }),
    given(conflict.form) === undefined ? undefined : phrase(`odds.form.${String(conflict.form)}`),
    given(conflict.course) === undefined ? undefined : phrase(`odds.course.${String(conflict.course)}`),
    flareUps.length === 0 ? undefined : phrase('odds.flared', { when: list(flareUps.map(when)) }),
    given(conflict.threatOfLoss) === undefined ? undefined : phrase(`odds.lose.${String(conflict.threatOfLoss)}`),
    given(conflict.stillAlive) === undefined ? undefined : phrase(`odds.alive.${String(conflict.stillAlive)}`),
  ])
  const opening = present_ === 'yes' || present_ === 'past'
    ? [topics.length === 0 ? tell(`odds.${present_}.bare`, { name }) : tell(`odds.${present_}`, { name, topics: list(present(topics.map((topic) => phrase(`topic.${topic}`)))) })]
    : it.length > 0 ? [tell('odds.yes.bare', { name })] : []
  return [...opening, ...inTurn(teller, 'odds.it', it, {}, 3), ...(opening.length > 0 || (apart ?? 0) >= 2 ? inTurn(teller, opening.length > 0 ? 'odds.two' : 'odds.pair', two, { name }, 3) : []), ...harmed]
}

function wishes({ tell, quote }: Teller, { expectations, wantedChange }: Person, name: string): readonly string[] {
  const { ofOther, ofClient } = given(expectations) ?? {}
  return present([
    ofOther === undefined ? undefined : tell('odds.hopes', { name, quote: quote(ofOther) }),
    ofClient === undefined ? undefined : tell('odds.asked', { name, quote: quote(ofClient) }),
    wantedChange === undefined ? undefined : tell('odds.wanted-change', { quote: quote(wantedChange) }),
  ])
}
