import type { Person } from '../model/case.js'
import type { Address } from '../model/facts.js'
import type { Closeness, ClosenessShift, Maybe, PersonStatus, Relation, YesNo } from '../model/words.js'
import type { CaseContext, PersonContext } from './context.js'
import { dated } from './dated.js'
import { allOf, anyOf, type FactSource, type Finding, inBlock, known, not, read, truthOf, unknown, valueOf } from './fact.js'
import { onceACase, onceAPerson } from './once-a-case.js'
import { isConfidant, isDeceased } from './ties.js'
import { daysFromTo } from './timing.js'

export const PEOPLE: Address = '/inventory/people'
export const PEOPLE_ASKED: Address = '/inventory/asked/people'
const CLOSE_RING = 2
/** Ties that are no part of a personal circle: an animal, and people who help or decide by profession. */
const OUTSIDE_THE_CIRCLE: readonly Relation[] = ['pet', 'clinician', 'official']
const OVER: readonly PersonStatus[] = ['ended', 'estranged', 'missing', 'deceased']

const NOBODY: readonly Person[] = []

/** Every recorded person. */
export const peopleOf = ({ case: { inventory } }: CaseContext): readonly Person[] => inventory?.people ?? NOBODY

/** Every recorded person of a case, each as the subject of person facts; made once for the case. */
export const everyone = onceACase((context: CaseContext): readonly PersonContext[] =>
  peopleOf(context).map((person): PersonContext => ({ ...context, person, at: `${PEOPLE}/${person.id}`, unlisted: false })))

/** Is the list of people complete for the two inner rings? A list that was never begun is not. */
export function listIsComplete({ case: { inventory } }: CaseContext): boolean {
  return inventory?.people !== undefined && valueOf(inventory.asked?.people) === 'yes'
}

/** Whether anyone in the list passes a test; false only when the list is complete and nobody does. */
export function someone(context: CaseContext, test: (person: PersonContext) => Finding): Finding {
  const others = listIsComplete(context) ? known(false, PEOPLE_ASKED) : unknown('not-asked', PEOPLE)
  const facts = everyone(context).map(test)
  facts.push(others)
  return anyOf(facts)
}

/**
 * A summary that was given, and what the list of people shows. One person who fits outweighs a summary that says
 * nobody does; otherwise the summary stands, and the list alone where there is no summary.
 */
export function statedOrShown(stated: Finding, shown: Finding): Finding {
  if (truthOf(shown) === 'true') return shown
  return stated.status === 'known' || shown.status !== 'known' ? stated : shown
}

const isLiving = onceAPerson((context: PersonContext): Finding => not(isDeceased(context)))

const isOfTheCircle = onceAPerson(({ person, at }: PersonContext): Finding =>
  read<Relation>(person.relation, `${at}/relation`, (relation) => !OUTSIDE_THE_CIRCLE.includes(relation)))

/** A living person of the circle, whatever the ring. */
export const isPresent = onceAPerson((context: PersonContext): Finding => allOf([isOfTheCircle(context), isLiving(context)]))

const isNear = (closeness: Closeness): boolean => closeness !== 'outside' && closeness <= CLOSE_RING

export const isCloseNow = (context: PersonContext): Finding =>
  allOf([read<Closeness>(context.person.closenessNow, `${context.at}/closenessNow`, isNear), isPresent(context)])

/** In the two inner rings at some time of the year before the episode; someone who died before that year was not. */
export const wasClose = onceAPerson((context: PersonContext): Finding =>
  allOf([
    wasNear(context),
    isOfTheCircle(context),
    anyOf([isLiving(context), diedSinceTheYearBefore(context)]),
  ]))

/** Placed in the two inner rings, in the year before the episode or, for the dead, before the death. */
export const wasNear = onceAPerson(({ person, at }: PersonContext): Finding =>
  read<Closeness>(person.closenessBefore, `${at}/closenessBefore`, isNear))

const diedSinceTheYearBefore = onceAPerson((context: PersonContext): Finding => {
  const death = dated(inBlock(context.person.death, 'on'), `${context.at}/death/on`)
  return allOf([
    isDeceased(context),
    daysFromTo(death, context.course.onset, undefined, context.parameter('network.yearBeforeDays')),
  ])
})

export const isPresentConfidant = (context: PersonContext): Finding => allOf([isConfidant(context), isPresent(context)])

/** Confided in before the episode already: a confidant who grew no closer since, or one who died since. */
export function wasConfidant(context: PersonContext): Finding {
  const { person, at } = context
  const stayed = read<ClosenessShift>(person.shift, `${at}/shift`, (shift) => shift !== 'closer')
  return allOf([
    isConfidant(context),
    isOfTheCircle(context),
    anyOf([allOf([isLiving(context), stayed]), diedSinceTheYearBefore(context)]),
  ])
}

/** Close in the year before the episode, and since then dead, gone or further out. */
export function isLostCloseTie(context: PersonContext): Finding {
  const { person, at } = context
  return allOf([
    wasClose(context),
    anyOf([
      isDeceased(context),
      read<PersonStatus>(person.status, `${at}/status`, (status) => OVER.includes(status)),
      read<Closeness>(person.closenessNow, `${at}/closenessNow`, (closeness) => !isNear(closeness)),
    ]),
  ])
}

export const hasShifted = (direction: ClosenessShift) => (context: PersonContext): Finding =>
  allOf([
    read<ClosenessShift>(context.person.shift, `${context.at}/shift`, (shift) => shift === direction),
    isPresent(context),
  ])

/** A boolean of the case read straight off one yes-or-no field. */
export const yesOrNo = (
  id: string,
  address: Address,
  pick: (context: CaseContext) => Maybe<YesNo> | undefined,
): FactSource<CaseContext> => ({
  id,
  about: 'case',
  type: 'boolean',
  reads: [address],
  derive: (context) => read(pick(context), address, (answer) => answer === 'yes'),
})
