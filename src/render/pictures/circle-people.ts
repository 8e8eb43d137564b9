import { compareText } from '../../compare-text.js'
import type { Case, Person } from '../../model/case.js'
import type { Formulation, Register } from '../../model/formulation.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { type Closeness, isNotKnown, type Maybe, type Relation } from '../../model/words.js'
import { say, term } from '../../words/phrase.js'
import { sayTo } from './register-words.js'

/** The moment a circle shows: the year before the episode, the day of assessment, or how people moved between them. */
export const CIRCLE_TIMES = ['before', 'now', 'movement'] as const
/** One of the moments a circle can show. */
export type CircleTime = (typeof CIRCLE_TIMES)[number]

/** Kinds of relation that share a shape, in the order in which they stand around the circle. */
export const GROUPS = ['partner', 'family', 'friend', 'work', 'community', 'pet', 'other'] as const
export type Group = (typeof GROUPS)[number]

/** What is drawn on the line between client and person. */
export const TIES = ['contact', 'distant', 'ended', 'missing', 'dead'] as const
export type Tie = (typeof TIES)[number]

/** A place in the circle; 4 is the room outside the rings. */
export type Ring = 1 | 2 | 3 | 4

/** Somebody of the inventory as a picture of one moment shows them. */
export interface CirclePerson {
  readonly id: string
  readonly label: string
  /** In words, where it is not the label already. */
  readonly relation: string | undefined
  /** Relation and flags in words, the gravest first after the relation. */
  readonly details: readonly string[]
  readonly group: Group
  readonly ring: Ring | undefined
  /** Where an arrow begins; only of those who moved. */
  readonly movedFrom: Ring | undefined
  readonly tie: Tie | undefined
  /** How the dead are shown: crossed out as in genograms, and quietly on a client's page, where no name is struck. */
  readonly dead: 'crossed' | 'quiet' | undefined
  readonly isConflict: boolean
  readonly isSupport: boolean
  /** Fear of this person, or harm by them. */
  readonly isFeared: boolean
  /** A candidate focus is about this person. */
  readonly isFocus: boolean
  /** Part of the event that a candidate focus is about. */
  readonly isInvolved: boolean
  readonly before: Maybe<Closeness> | undefined
  readonly now: Maybe<Closeness> | undefined
}

/** What decides how a person is shown. */
export interface CircleView {
  readonly words: WordCatalogue
  readonly register: Register
  readonly when: CircleTime
  readonly formulation: Formulation | undefined
}

/** Everybody of a case, in the order in which they stand around the circle, which the order of the input does not touch. */
export function circlePeople(kase: Case, view: CircleView): readonly CirclePerson[] {
  const foci = focusIds(kase, view.formulation)
  return (kase.inventory?.people ?? [])
    .map((person) => shown(person, view, foci))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.ring ?? 5) - (b.ring ?? 5) || compareText(a.id, b.id))
}

/** Whether somebody is feared or does harm, as far as the case says. */
export const isHarmTold = (kase: Case): boolean => (kase.inventory?.people ?? []).some(isFearedPerson)

const isFearedPerson = ({ fear, harm }: Person): boolean =>
  fear === 'yes' || fear === 'unsure' || (harm !== undefined && !isNotKnown(harm) && harm.length > 0)

interface Foci {
  readonly subjects: ReadonlySet<string>
  readonly involved: ReadonlySet<string>
}

/** People whom the candidate foci are about, and those whom their events involve. None while something more pressing holds the foci back. */
function focusIds(kase: Case, formulation: Formulation | undefined): Foci {
  const foci = formulation === undefined || formulation.outcome.withheldBy.length > 0 ? [] : formulation.outcome.foci
  return {
    subjects: new Set(foci.flatMap(({ subject }) => (subject.kind === 'event' ? [] : [subject.id]))),
    involved: new Set(foci.flatMap(({ subject }) => kase.timeline?.events?.find(({ id }) => id === subject.id)?.people ?? [])),
  }
}

function shown(person: Person, view: CircleView, foci: Foci): CirclePerson {
  const { words, when } = view
  const relation = person.relation === undefined || isNotKnown(person.relation) ? undefined : person.relation
  const [before, now] = [ringOf(person.closenessBefore), ringOf(person.closenessNow)]
  const isFocus = foci.subjects.has(person.id)
  const isInvolved = !isFocus && foci.involved.has(person.id)
  // What is between two people is told as it is on the day of assessment; of the time before only the place is known.
  const today = when === 'before' ? thenOf(person) : todayOf(person, view)
  const said = person.name === undefined || relation === undefined ? undefined : term(words, 'relation', relation)
  const details = [
    ...(said === undefined ? [] : [said]),
    ...(isFocus || isInvolved ? [sayTo(view.register, words, 'circle.flag', isFocus ? 'focus' : 'involved')] : []),
    ...today.flags.map((flag) => sayTo(view.register, words, 'circle.flag', flag)),
    ...(when === 'movement' ? movementFlags(person, before, now).map((flag) => sayTo(view.register, words, 'circle.flag', flag)) : []),
  ]
  return {
    id: person.id,
    label: labelOf(person, relation, view),
    relation: said,
    details,
    group: relation === undefined ? 'other' : GROUP_OF[relation],
    ring: when === 'before' ? before : when === 'now' ? now : (now ?? before),
    movedFrom: when === 'movement' && before !== undefined && now !== undefined && before !== now ? before : undefined,
    tie: today.tie,
    dead: !isDead(person) ? undefined : view.register === 'client' ? 'quiet' : 'crossed',
    isConflict: today.isConflict,
    isSupport: today.isSupport,
    isFeared: today.isFeared,
    isFocus,
    isInvolved,
    before: person.closenessBefore,
    now: person.closenessNow,
  }
}

type Flag = 'fear' | 'fear-unsure' | 'harm' | 'dead' | 'estranged' | 'low-contact' | 'ended' | 'missing' | 'conflict' | 'confidant' | 'support'

interface Today {
  readonly flags: readonly Flag[]
  readonly tie: Tie | undefined
  readonly isConflict: boolean
  readonly isSupport: boolean
  readonly isFeared: boolean
}

function thenOf(person: Person): Today {
  return { flags: isDead(person) ? ['dead'] : [], tie: undefined, isConflict: false, isSupport: false, isFeared: false }
}

function todayOf(person: Person, { register }: CircleView): Today {
  const dead = isDead(person)
  const isConflict = person.conflict !== undefined && !isNotKnown(person.conflict) && person.conflict.present === 'yes'
  // Somebody else may read a client's page.
  const isFeared = register !== 'client' && isFearedPerson(person)
  const hasConfidant = !dead && person.confidant === 'yes'
  const isHelp = !dead && givesSupport(person)
  return {
    flags: [
      ...(!isFeared ? [] : fearFlags(person)),
      ...statusFlags(person, dead),
      ...(isConflict ? (['conflict'] as const) : []),
      ...(hasConfidant ? (['confidant'] as const) : []),
      ...(isHelp ? (['support'] as const) : []),
    ],
    tie: dead ? 'dead' : tieOf(person),
    isConflict,
    isSupport: hasConfidant || isHelp,
    isFeared,
  }
}

const isDead = ({ status, death }: Person): boolean => status === 'deceased' || (death !== undefined && !isNotKnown(death))

const fearFlags = ({ fear, harm }: Person): readonly Flag[] => [
  ...(fear === 'yes' ? (['fear'] as const) : fear === 'unsure' ? (['fear-unsure'] as const) : []),
  ...(harm !== undefined && !isNotKnown(harm) && harm.length > 0 ? (['harm'] as const) : []),
]

function statusFlags({ status }: Person, dead: boolean): readonly Flag[] {
  if (dead) return ['dead']
  return status === 'estranged' || status === 'low-contact' || status === 'ended' || status === 'missing' ? [status] : []
}

function tieOf({ status }: Person): Tie | undefined {
  if (status === undefined || isNotKnown(status)) return undefined
  return ({ 'in-contact': 'contact', 'low-contact': 'distant', estranged: 'distant', ended: 'ended', missing: 'missing', deceased: 'dead' } as const)[status]
}

function givesSupport({ supportReceived }: Person): boolean {
  if (supportReceived === undefined || isNotKnown(supportReceived)) return false
  return Object.values(supportReceived).some((amount) => amount === 'some' || amount === 'much')
}

/** Why nobody sees an arrow at somebody whose two places are not both known. */
function movementFlags(person: Person, before: Ring | undefined, now: Ring | undefined): readonly string[] {
  if (before === undefined && now === undefined) return []
  if (before === undefined) return person.shift === 'closer' || person.shift === 'further' ? [person.shift] : ['before-not-known']
  return now === undefined ? [isDead(person) ? 'place-before-death' : 'now-not-known'] : []
}

function labelOf(person: Person, relation: Relation | undefined, { words, register }: CircleView): string {
  if (person.name !== undefined) return person.name
  if (relation === undefined) return say(words, 'someone', { id: person.id })
  return register === 'client' ? say(words, 'your-relation', { relation: term(words, 'relation', relation) }) : term(words, 'relation', relation)
}

function ringOf(closeness: Maybe<Closeness> | undefined): Ring | undefined {
  if (closeness === undefined || isNotKnown(closeness)) return undefined
  return closeness === 'outside' ? 4 : closeness
}

const GROUP_OF: Readonly<Record<Relation, Group>> = {
  partner: 'partner', 'ex-partner': 'partner',
  parent: 'family', 'step-parent': 'family', 'parent-in-law': 'family', child: 'family', 'step-child': 'family', 'child-in-law': 'family',
  sibling: 'family', 'sibling-in-law': 'family', grandparent: 'family', grandchild: 'family', 'other-relative': 'family',
  friend: 'friend', housemate: 'friend', neighbour: 'friend',
  colleague: 'work', manager: 'work', subordinate: 'work', 'business-partner': 'work', teacher: 'work', 'fellow-student': 'work',
  carer: 'community', clinician: 'community', 'faith-leader': 'community', 'group-member': 'community', official: 'community',
  pet: 'pet', other: 'other',
}
