import type { Death, Person } from '../../../model/case.js'
import { given, inTurn, present, type Teller } from './teller.js'

const AROUND_BIRTH = ['stillbirth', 'miscarriage', 'neonatal']

/** A death: whose it was, how it came, what they had been to the client, and how it is mourned. */
export function deathSentences(teller: Teller, person: Person): readonly string[] {
  const { tell, phrase, whoIs, nameOf, when, list, quote } = teller
  const death: Death = given(person.death) ?? {}
  const [on, manner, age] = [given(death.on), given(death.manner), given(death.ageYears)]
  const who = whoIs(person)
  const name = nameOf(person)
  const early = manner !== undefined && AROUND_BIRTH.includes(manner)
  const key = early ? manner : age === undefined ? 'plain' : 'aged'
  const first = tell(on === undefined ? `death.${key}.undated` : `death.${key}`, { who, name, ...(on === undefined ? {} : { when: when(on) }), age: String(age) })
  const how = present([manner === undefined || early ? undefined : phrase(`manner.${manner}`), early || given(death.sudden) === undefined ? undefined : phrase(`died.sudden.${String(death.sudden)}`)])
  const had = hadBeen(teller, person, early)
  const { then, since, less } = mourning(teller, person, death, name)
  const days = given(death.specialDays) ?? []
  return present([
    first,
    how.length === 0 ? undefined : tell('death.it', { does: list(how) }),
    ...(had.length === 0 ? [] : [tell('death.before', { name, does: list(had) })]),
    ...inTurn(teller, 'death.then', then, { name }, 4),
    ...inTurn(teller, 'death.client', since, { name }, 3),
    ...inTurn(teller, 'death.not', less, { name }, 4),
    days.length === 0 ? undefined : tell('death.days', { name, days: list(days.map((day) => dayOfYear(teller, day))) }),
    person.quote === undefined ? undefined : tell('event-said.quote', { quote: quote(person.quote) }),
  ])
}

// Any leap year: only the day and the month are said.
const dayOfYear = ({ when }: Teller, day: string): string => when(`2000-${day}`).replace(/\s*2000/, '')

function hadBeen({ phrase }: Teller, person: Person, early: boolean): readonly string[] {
  const [closeness, confidant] = [given(person.closenessBefore), given(person.confidant)]
  if (early) return []
  return present([
    given(person.livesWith) === 'yes' ? phrase('had-been.home') : undefined,
    closeness === undefined ? undefined : phrase(`had-been.${closeness}`),
    confidant === undefined ? undefined : phrase(`had-been.confidant.${confidant}`),
  ])
}

const AT_THE_TIME: readonly string[] = ['cared', 'present', 'hindered', 'little']

/** What was there of mourning then and is there since, and what is not. */
function mourning({ phrase }: Teller, person: Person, death: Death, name: string): Readonly<Record<'then' | 'since' | 'less', readonly string[]>> {
  const rows = [
    ['cared', given(death.caredFor)], ['present', given(death.clientPresent)], ['hindered', given(death.mourningObstructed)], ['little', given(death.littleReaction)], ['mourned', given(death.mourned)],
    ['yearning', given(death.yearning)], ['avoid', given(death.avoidance)], ['enshrine', given(death.enshrining)], ['guilt', given(death.guilt)], ['ambivalent', given(death.ambivalence)],
    ['identify', given(death.identification)], ['ties', given(death.newTies)], ['about', given(death.distressAbout)], ['child', given(death.feltAsChild)], ['linked', given(person.linkedByClient)],
  ] as const
  const told = rows.flatMap(([key, value]) => {
    const text = value === undefined ? undefined : phrase(`mourns.${key}.${value}`, { name })
    return text === undefined ? [] : [{ text, then: AT_THE_TIME.includes(key), less: value === 'none' || (value === 'no' && key !== 'mourned' && key !== 'ties') }]
  })
  const content = given(person.satisfaction)
  const pleased = content === undefined ? undefined : phrase('mourns.content', { n: String(content) })
  if (pleased !== undefined) told.unshift({ text: pleased, then: true, less: false })
  const textsOf = (which: (one: (typeof told)[number]) => boolean): readonly string[] => told.filter(which).map(({ text }) => text)
  return { then: textsOf(({ then, less }) => then && !less), since: textsOf(({ then, less }) => !then && !less), less: textsOf(({ less }) => less) }
}
