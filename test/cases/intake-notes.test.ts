import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultRuleSet } from '../../src/index.js'
import { spanish } from '../../src/languages/es.js'
import type { Case } from '../../src/model/case.js'
import type { CaseRemarks } from '../../src/teach/index.js'
import { ROOT } from '../support/docs.js'
import { HANDED_OUT, strangers, unfounded, untold, type HandedOut } from '../support/intake-notes.js'

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

const REMARKS = readJson('docs/examples/examples.json') as Readonly<Record<string, CaseRemarks>>

/** What the focus of a case is about, by the file of the case. */
const ABOUT = Object.fromEntries(['docs/examples/expected.json', 'docs/examples/teaching-expected.json']
  .flatMap((path) => Object.entries(readJson(path) as Readonly<Record<string, { readonly about?: string }>>))
  .map(([name, { about }]) => [name.replace('es/', ''), about]))

const JARGON: Readonly<Record<HandedOut['locale'], RegExp>> = {
  en: /\b(?:grie[fv]\w*|bereave\w*|disput\w*|transition\w*|interpersonal\w*|sensitivit\w*|deficits?|attachment|focus|foci|areas?|roles?|impasse|stalemate|renegotiat\w*|dissolution|covert\w*|overt\w*|mismatch\w*|rings?|confidants?|yearning|onset|episodes?|inventory|formulation|rules?|invented|case)\b/i,
  es: /(?<!\p{L})(?:duelos?|disputas?|transici\w+|roles?|interpersonal\w*|sensibilidad\w*|déficits?|apego|focos?|áreas?|impasse|punto muerto|renegocia\w*|anillos?|inicio|episodios?|inventario|formulación|reglas?|inventad\w*|caso)(?!\p{L})/iu,
}

/** Names of areas in every tradition, whole as they are written; single words are among the jargon. */
const AREA_NAMES = [...defaultRuleSet.traditions, ...Object.values(spanish.ruleSets['ipt-core']?.traditions ?? {})]
  .flatMap(({ areas = {} }) => Object.values(areas).flatMap(({ name = '', clientName = '' }) => [name, clientName]))
  .filter((name) => name !== '')

const sentences = (text: string): number => [...text.matchAll(/[.?!](?:\s|$)/g)].length

describe.each(HANDED_OUT.map((each) => ({ name: each.kase.caseId, ...each })))('the note of $name', ({ kase, locale, file }) => {
  const { note = '', client } = kase

  it('is of a length that is read in a minute', () => {
    expect(note.split(/\s+/).length).toBeGreaterThanOrEqual(130)
    expect(note.split(/\s+/).length).toBeLessThanOrEqual(170)
  })

  it('names no area, no rule and no author', () => {
    expect(note.match(JARGON[locale])?.[0]).toBeUndefined()
    expect(AREA_NAMES.filter((name) => note.toLowerCase().includes(name.toLowerCase()))).toEqual([])
  })

  it('tells of the client by name, and of nobody who is not in the case', () => {
    expect(note).toContain(client?.name ?? 'a name')
    expect(strangers({ kase, locale })).toEqual([])
  })

  it('writes no date and no number that the case does not hold', () => {
    expect(unfounded({ kase, locale })).toEqual([])
  })

  it('tells how old the client is, when it began, and when that happened which the work would be about', () => {
    expect(untold(kase, locale, ABOUT[file])).toEqual([])
  })

  it('tells in sentences, and not field by field', () => {
    expect(note).not.toMatch(/\bof (?:\d+|two|three|four|five|six|seven|eight) people (?:near|close|around)|\bde (?:dos|tres|cuatro|cinco|seis|siete) personas cercanas/i)
    expect(note).not.toMatch(/(?:^|\. )(?:Whether|Si) [^.]*: (?:yes|no|sí)\b/)
  })

  it('says by name what somebody wants, fears or longs for, where a pronoun could be taken for something else', () => {
    // What follows a wish not to live is not called "that", and the dead whom somebody wants to join are not called "her".
    expect(note).not.toMatch(/not to be alive[^.]*\. (?:He|She|They) wanted to work on (?:that|this|it)\b/)
    expect(note).not.toMatch(/\b(?:wants|wished|wishes|longs|longed) to be with (?:her|him|them)(?=[.,:;])/)
    expect(note).not.toMatch(/\b[Ll][oa] quería y l[oa] temía/)
    // Two of one sex in one sentence and "her" without a noun after it could be either.
    expect(note).not.toMatch(/\b(?:She|He) (?:missed|longed for) (?:her|him)\b(?! \w)/)
  })

  it('goes with a word for trainers that is not in it, and with what is to be said beforehand', () => {
    expect(file).toBe(kase.caseId)
    const { trainerNote = '', contains } = REMARKS[kase.caseId] ?? {}
    expect(sentences(trainerNote)).toBeGreaterThanOrEqual(2)
    expect(sentences(trainerNote)).toBeLessThanOrEqual(4)
    expect(unwarned(kase, contains ?? [])).toEqual([])
  })
})

/** What somebody should be told before reading, by what the case records, and how it may be said. */
const WARNINGS: readonly (readonly [what: string, isThere: (kase: Case) => boolean, said: RegExp])[] = [
  ['a death by suicide', (kase) => diedOf(kase, ['suicide']), /suicide of/],
  ['a killing', (kase) => diedOf(kase, ['homicide', 'war']), /killing|murder|war/],
  ['an overdose', (kase) => diedOf(kase, ['overdose']), /overdose/],
  ['a death by accident', (kase) => diedOf(kase, ['accident', 'disaster']), /accident|disaster/],
  ['the death of a child', (kase) => dead(kase).some(({ relation }) => relation === 'child' || relation === 'grandchild') || happened(kase, ['death-child', 'stillbirth', 'neonatal-death']), /death of a (?:child|son|daughter|grandchild)/],
  ['a loss in pregnancy', (kase) => diedOf(kase, ['miscarriage', 'stillbirth', 'neonatal', 'termination-for-anomaly']) || happened(kase, ['miscarriage', 'stillbirth', 'termination-for-anomaly', 'termination-by-choice']), /stillbirth|miscarriage|termination|pregnancy/],
  ['childlessness against one\'s wish', (kase) => happened(kase, ['ivf-failed', 'infertility-diagnosis']), /fertility/],
  ['a death', (kase) => dead(kase).some(({ closenessBefore }) => closenessBefore === 1 || closenessBefore === 2) && !dead(kase).every(({ death, relation }) => relation === 'parent' && isLongAgo(kase, death)), /death|stillbirth|muerte/],
  ['violence, threat or control', ({ safety, inventory }) => safety?.violence === 'yes' || (inventory?.people ?? []).some(({ harm, fear }) => fear === 'yes' || (Array.isArray(harm) && harm.length > 0)) , /violence|abuse/],
  ['violence that happened', (kase) => happened(kase, ['violence', 'assault', 'war']), /violence|assault|war/],
  ['disaster or flight', (kase) => happened(kase, ['disaster', 'asylum']), /landslide|disaster|asylum|flight/],
  ['thoughts of suicide', ({ safety }) => safety?.suicidalThoughts === 'active' || safety?.suicidePlan === 'yes' || safety?.suicideAttemptPast === 'yes' || safety?.suicideAttemptRecent === 'yes', /suicide/],
  ['a wish not to be alive', ({ safety, timeline }) => safety?.suicidalThoughts === 'passive' || safety?.wishToJoinTheDead === 'yes' || (timeline?.measurements ?? []).some(({ selfHarmItem }) => typeof selfHarmItem === 'number' && selfHarmItem > 0), /suicide|not to be alive/],
  ['self-harm', ({ safety }) => safety?.selfHarmPast === 'yes', /self-harm/],
  ['control by somebody', ({ inventory }) => (inventory?.people ?? []).some(({ harm }) => Array.isArray(harm) && (harm as readonly string[]).includes('control')), /control/],
  ['drinking', ({ suitability }) => ['increased', 'harmful', 'severe'].includes(String(suitability?.alcohol)), /drink|alcohol/],
  ['a child at home with a parent in danger', ({ safety, inventory }) => (safety?.suicidalThoughts === 'active' || safety?.violence === 'yes') && (inventory?.people ?? []).some(({ relation, livesWith }) => relation === 'child' && livesWith === 'yes'), /child at home/],
]

const dead = ({ inventory }: Case): NonNullable<NonNullable<Case['inventory']>['people']> => (inventory?.people ?? []).filter(({ status }) => status === 'deceased')
const diedOf = (kase: Case, manners: readonly string[]): boolean => dead(kase).some(({ death }) => typeof death === 'object' && manners.includes(String(death.manner)))
const happened = ({ timeline }: Case, types: readonly string[]): boolean => (timeline?.events ?? []).some(({ type }) => types.includes(type))
const isLongAgo = ({ assessedOn }: Case, death: unknown): boolean => Number(assessedOn.slice(0, 4)) - Number((death as { readonly on?: string } | undefined)?.on?.slice(0, 4)) > 5

const unwarned = (kase: Case, contains: readonly string[]): readonly string[] =>
  WARNINGS.flatMap(([what, isThere, said]) => (isThere(kase) && !contains.some((phrase) => said.test(phrase)) ? [what] : []))

describe('the cases that are handed out', () => {
  const named = HANDED_OUT.flatMap(({ kase: { caseId, client, inventory } }) =>
    [client?.name, ...(inventory?.people ?? []).map(({ name }) => name)].map((name = '') => ({ caseId, name: name.replace(/^(?:Father|Mrs de|Mr|Señor|Dona|Doña|Abba) /, '') })))

  it('have remarks for each, and none for a case that is not there', () => {
    expect(Object.keys(REMARKS).sort()).toEqual(HANDED_OUT.map(({ kase }) => kase.caseId).sort())
  })

  it('have each name once', () => {
    expect(named.filter(({ name }, at) => named.some((other, before) => before < at && other.name === name))).toEqual([])
  })

  it.each(HANDED_OUT.map(({ kase }) => [kase.caseId, kase] as const))('count the people of the two inner rings as they list them: %s', (_name, { inventory }) => {
    if (inventory?.asked?.people !== 'yes') return expect(inventory?.network).toBeUndefined()
    const isNear = (ring: unknown): boolean => ring === 1 || ring === 2
    const near = (inventory.people ?? []).filter(({ status, closenessNow }) => status !== 'deceased' && isNear(closenessNow))
    const network = inventory.network as { readonly [when in 'before' | 'now']: { readonly closeTies: number } }
    expect(near.length).toBe(network.now.closeTies)
    // People who were lost since need not be listed.
    const before = (inventory.people ?? []).filter(({ status, closenessBefore }) => status !== 'deceased' && isNear(closenessBefore))
    expect(before.length).toBeLessThanOrEqual(network.before.closeTies)
  })

  it('give little weight in daily life to an attempt that left daily life as it was', () => {
    const room = HANDED_OUT.find(({ kase }) => kase.caseId === 'the-spare-room')?.kase
    expect(room?.timeline?.events).toEqual([expect.objectContaining({ id: 'trial', changesRole: 'no', severity: 1 })])
  })

  it('have no title that outs or blames somebody on a printed page', () => {
    const titles = HANDED_OUT.flatMap(({ kase }) => [kase.title, ...(kase.timeline?.events ?? []).map(({ title }) => title)])
    expect(titles.filter((title) => /\b(?:gay|lesbian|bisexual|queer|trans\w*|non-binary|affair|cheat\w*|betray\w*|hit|violen\w*|abus\w*|suicid\w*|left|dumped|dismissed|failed|fault|drunk|gave (?:it|him|her) up)\b/i.test(title ?? ''))).toEqual([])
  })
})

describe('the check of notes', () => {
  const given = HANDED_OUT.find(({ kase }) => kase.caseId === 'plain-grief')?.kase as Case
  const told = (from: string, to: string): Case => {
    expect(given.note).toContain(from)
    return { ...given, note: given.note?.replace(from, to) ?? '' }
  }

  it.each([
    ['38', '39'], ['5 February', '6 February'], ['9 June', '9 July'], ['in March', 'in August'], ['forty days', 'fifty days'], ['19 on', '20 on'], ['aged 45', 'aged forty-six'],
  ])('sees that %s has become %s', (from, to) => {
    expect(unfounded({ kase: told(from, to), locale: 'en' })).toHaveLength(1)
  })

  it('sees what is no longer told', () => {
    expect(untold({ ...given, note: 'Nadia, 38, in June.' }, 'en', 'samia')).toEqual(['onset', 'death'])
    expect(untold(told('38, ', ''), 'en', 'samia')).toEqual(['age'])
  })

  it('sees a name that the case does not know', () => {
    expect(strangers({ kase: told('Karim', 'her husband Kamal'), locale: 'en' })).toEqual(['kamal'])
  })

  it('reads Spanish dates and numbers', () => {
    const es = HANDED_OUT.find(({ locale }) => locale === 'es')?.kase as Case
    expect(unfounded({ kase: { ...es, note: 'El 12 de enero, con doce años, en abril.' }, locale: 'es' })).toEqual(['{"month":1,"day":12}', '{"month":4}', '12'])
  })

  it.each<readonly [string, Partial<Case>]>([
    ['a death by suicide', { inventory: { people: [{ id: 'a', relation: 'friend', status: 'deceased', death: { manner: 'suicide' } }] } }],
    ['a killing', { inventory: { people: [{ id: 'a', relation: 'friend', status: 'deceased', death: { manner: 'homicide' } }] } }],
    ['the death of a child', { inventory: { people: [{ id: 'a', relation: 'child', status: 'deceased' }] } }],
    ['a loss in pregnancy', { timeline: { events: [{ id: 'a', type: 'miscarriage' }] } }],
    ['violence, threat or control', { inventory: { people: [{ id: 'a', harm: ['control'] }] } }],
    ['thoughts of suicide', { safety: { suicidePlan: 'yes' } }],
    ['a wish not to be alive', { timeline: { measurements: [{ on: '2025-01-01', instrument: 'phq-9', score: 9, selfHarmItem: 1 }] } }],
    ['self-harm', { safety: { selfHarmPast: 'yes' } }],
    ['control by somebody', { inventory: { people: [{ id: 'a', harm: ['control'] }] } }],
    ['drinking', { suitability: { alcohol: 'harmful' } }],
    ['a child at home with a parent in danger', { safety: { violence: 'yes' }, inventory: { people: [{ id: 'a', relation: 'child', livesWith: 'yes' }] } }],
  ])('asks for a warning of %s', (what, part) => {
    const kase: Case = { schemaVersion: 1, caseId: 'x', assessedOn: '2025-01-01', ...part }
    expect(unwarned(kase, ['loneliness'])).toContain(what)
    expect(unwarned({ schemaVersion: 1, caseId: 'x', assessedOn: '2025-01-01' }, [])).toEqual([])
  })
})
