import type { DependencyLeaf, FactDependency } from '../model/dependencies.js'
import type { FactId, SubjectKind } from '../model/facts.js'
import type { EventInfo } from '../model/rule-set.js'
import type { Scalar } from '../model/rules.js'
import { AREAS, LOSSES } from '../model/words.js'

/** What the declarations need of a rule set: its numbers and its map of events. */
export interface DependencySettings {
  readonly parameter: (id: string) => number
  readonly events: readonly EventInfo[]
}

/**
 * What facts about one subject, together with those about the case, can never be at once, read off the way they are
 * derived. Declared where rules that weigh read several of the facts; not a list of everything that is impossible.
 */
export function factDependencies(settings: DependencySettings): readonly FactDependency[] {
  return [
    ...aboutTies(),
    ...aboutDeaths(settings),
    ...aboutDisputes(settings),
    ...aboutChanges(settings),
    ...aboutTheCase(),
    ...aboutTheSearch(settings),
    ...aboutViews(),
  ]
}

const is = (fact: FactId, value: Scalar): DependencyLeaf => ({ fact, operator: 'equal', value })
const isNot = (fact: FactId, value: Scalar): DependencyLeaf => ({ fact, operator: 'notEqual', value })
const yes = (fact: FactId): DependencyLeaf => is(fact, true)
const no = (fact: FactId): DependencyLeaf => is(fact, false)
const oneOf = (fact: FactId, words: readonly string[]): DependencyLeaf => ({ fact, operator: 'in', value: words })
const noneOf = (fact: FactId, words: readonly string[]): DependencyLeaf => ({ fact, operator: 'notIn', value: words })
const over = (fact: FactId, value: number): DependencyLeaf => ({ fact, operator: 'greaterThan', value })
const upTo = (fact: FactId, value: number): DependencyLeaf => ({ fact, operator: 'lessThanInclusive', value })
const within = (fact: FactId, least: number, most: number): DependencyLeaf => ({ fact, operator: 'between', value: [least, most] })

const never = (about: SubjectKind, id: string, reason: string, ...leaves: readonly DependencyLeaf[]): FactDependency =>
  ({ id: `${about}/${id}`, about, never: leaves, reason })

/** A truth that is nothing but the sum of others: true when any is, false when none is. */
function anyOf(about: SubjectKind, id: string, reason: string, whole: FactId, parts: readonly (readonly [DependencyLeaf, DependencyLeaf])[], isComplete = true): readonly FactDependency[] {
  return [
    ...parts.map(([part], place) => never(about, `${id}-${place + 1}`, reason, part, no(whole))),
    ...(isComplete ? [never(about, `${id}-none`, reason, yes(whole), ...parts.map(([, part]) => part))] : []),
  ]
}

const part = (fact: FactId): readonly [DependencyLeaf, DependencyLeaf] => [yes(fact), no(fact)]

/** Two readings of one date: a number of days, and whether it lies beyond a line. */
function beyond(about: SubjectKind, id: string, days: FactId, after: FactId, last: number): readonly FactDependency[] {
  const reason = 'The number of days and the side of the onset are read off the same two dates.'
  return [
    never(about, `${id}-after`, reason, yes(after), over(days, last)),
    never(about, `${id}-before`, reason, no(after), upTo(days, last)),
  ]
}

/** Of two numbers the first is never the greater; told at each line that rules draw for either. */
function neverMore(about: SubjectKind, id: string, reason: string, lesser: FactId, greater: FactId, lines: readonly number[]): readonly FactDependency[] {
  return [...new Set(lines)].map((line) => never(about, `${id}-${line}`, reason, over(lesser, line), upTo(greater, line)))
}

const LOST_TIE = ['ended', 'estranged', 'missing']

function aboutTies(): readonly FactDependency[] {
  const oneRelation = 'Somebody stands in one relation to the client.'
  const kinds: readonly (readonly [FactId, readonly string[]])[] = [
    ['person.isWorkTie', ['colleague', 'manager', 'subordinate', 'business-partner']],
    ['person.isKnownOnlyByOffice', ['official']],
    ['death.isAnimal', ['pet']],
    ['death.isPartnerOrChild', ['partner', 'child']],
    ['death.isParentOrSibling', ['parent', 'step-parent', 'sibling']],
  ]
  return [
    ...kinds.flatMap(([fact, relations]) => [
      never('person', `${fact}-of-relation`, oneRelation, yes(fact), noneOf('person.relation', relations)),
      never('person', `relation-of-${fact}`, oneRelation, no(fact), oneOf('person.relation', relations)),
    ]),
    ...kinds.flatMap(([fact], place) => kinds.slice(place + 1).map(([other]) => never('person', `${fact}-and-${other}`, oneRelation, yes(fact), yes(other)))),
    never('person', 'dead-by-status', 'The status of a dead person says so.', yes('person.isDeceased'), isNot('person.status', 'deceased')),
    never('person', 'alive-by-status', 'The status deceased is for the dead.', no('person.isDeceased'), is('person.status', 'deceased')),
    never('person', 'lost-tie-to-the-living', 'A tie lost without a death is a tie to somebody who has not died.', yes('death.isTieLostWithoutDeath'), yes('person.isDeceased')),
    never('person', 'lost-tie-by-status', 'A tie is lost when it is over, broken off, or to somebody missing.', yes('death.isTieLostWithoutDeath'), noneOf('person.status', LOST_TIE)),
    never('person', 'kept-tie-by-status', 'A tie is lost when it is over, broken off, or to somebody missing.', no('death.isTieLostWithoutDeath'), oneOf('person.status', LOST_TIE)),
    ...anyOf('person', 'dead-or-gone', 'Dead or gone is dead, or a tie lost.', 'death.isDeadOrGone', [part('person.isDeceased'), part('death.isTieLostWithoutDeath')]),
    never('person', 'gives-in-here-only', 'Giving in to this person alone is a way of talking with this person.', yes('dispute.givesInHereOnly'), isNot('person.communication', 'placates')),
    never('person', 'talk-fails', 'Talk that is indirect, avoided or hostile fails.', no('dispute.talkFails'), oneOf('person.communication', ['indirect', 'avoids', 'hostile'])),
    never('person', 'daily-life-shared', 'Living together is sharing daily life.', no('death.isDailyLifeShared'), yes('person.livesWithClient')),
  ]
}

function aboutDeaths({ parameter }: DependencySettings): readonly FactDependency[] {
  const reaction = 'A reaction is any of the signs of one.'
  const lines = ['window.immediate.before', 'window.recent', 'window.distal', 'grief.oldDeathDays', 'grief.halfYearDays', 'grief.prolongedDays', 'grief.earlyWeeksDays', 'grief.recentDays', 'grief.pregnancyLossDays'].map(parameter)
  return [
    never('person', 'loss-in-pregnancy', 'A loss in pregnancy is the loss of a child.', yes('death.isLossInPregnancy'), no('death.isPartnerOrChild')),
    never('person', 'after-anomaly', 'Ending a pregnancy after an anomaly was found is a loss in pregnancy.', yes('death.isAfterAnomaly'), is('person.relation', 'child'), no('death.isLossInPregnancy')),
    never('person', 'after-anomaly-not-violent', 'A death has one manner.', yes('death.isAfterAnomaly'), yes('death.isViolent')),
    never('person', 'violent-is-sudden', 'A violent death is a sudden one.', yes('death.isViolent'), no('death.isSudden')),
    ...anyOf('person', 'reaction', reaction, 'death.hasReaction', [
      [over('death.yearningLevel', 1), upTo('death.yearningLevel', 1)],
      ...['death.isAvoided', 'death.isEnshrined', 'death.hasGuilt', 'death.hasMixedFeelings', 'death.hasLikeComplaints', 'death.isMourningHindered'].map(part),
    ]),
    ...beyond('person', 'death-onset', 'death.daysBeforeOnset', 'death.isAfterOnset', -parameter('window.immediate.after') - 1),
    ...neverMore('person', 'death-onset-today', 'The onset is not later than today.', 'death.daysBeforeOnset', 'death.daysSince', lines),
  ]
}

function aboutDisputes({ parameter }: DependencySettings): readonly FactDependency[] {
  const last = -parameter('window.immediate.after') - 1
  const months = [parameter('dispute.chronicMonths')]
  return [
    never('person', 'conflict-form', 'A conflict is voiced, or silent, or both.', no('dispute.isOvert'), no('dispute.isCovert')),
    ...anyOf('person', 'at-issue', 'A conflict, or expectations that clearly differ, is something at issue.', 'dispute.somethingAtIssue', [
      part('dispute.conflictPresent'),
      [over('dispute.mismatchLevel', 1), upTo('dispute.mismatchLevel', 1)],
      part('dispute.isRefusalBehindChange'),
    ], false),
    ...beyond('person', 'dispute-began', 'dispute.beganDaysBeforeOnset', 'dispute.beganAfterOnset', last),
    ...beyond('person', 'dispute-sharpened', 'dispute.sharpenedDaysBeforeOnset', 'dispute.sharpenedAfterOnset', last),
    ...months.map((line) => never('person', `dispute-length-${line}`, 'What began so long before the onset has lasted at least as long.', over('dispute.beganDaysBeforeOnset', 31 * (line + 1)), upTo('dispute.lengthMonths', line))),
    ...(parameter('window.proximal') <= parameter('window.recent') && parameter('dispute.aroundOnsetFrom') <= -parameter('window.immediate.after')
      ? [never('person', 'event-near-is-around', 'What comes shortly before the onset comes around it.', yes('dispute.eventNearOnset'), no('dispute.eventAroundOnset'))]
      : []),
    never('person', 'betrayal-still-together', 'A betrayal after which they stayed together is a betrayal.', yes('dispute.betrayalNearChangeStillTogether'), no('dispute.betrayalNearChange')),
  ]
}

function aboutChanges({ parameter, events }: DependencySettings): readonly FactDependency[] {
  const byType = 'The type of an event tells.'
  const typesOf = (test: (info: EventInfo) => boolean): readonly string[] => events.filter(test).map(({ type }) => type)
  const changes = typesOf(({ areas }) => areas.includes('role-transition'))
  const others = typesOf(({ areas, type }) => !areas.includes('role-transition') && (areas.length > 0 || type === 'anniversary'))
  const decided = [...changes, ...others]
  const unfolding = typesOf(({ unfolds }) => unfolds === true)
  const lines = ['window.proximal', 'window.recent', 'window.distal', 'change.longAgoDays', 'change.parenthoodDays'].map(parameter)
  return [
    never('event', 'change-by-type', byType, no('change.isRoleChange'), oneOf('event.type', changes)),
    never('event', 'no-change-by-type', byType, yes('change.isRoleChange'), oneOf('event.type', others)),
    never('event', 'change-by-daily-life', 'A type that leaves it open is a change of role when daily life changed.', no('change.isRoleChange'), noneOf('event.type', decided), yes('change.changesRole')),
    never('event', 'no-change-by-daily-life', 'A type that leaves it open is a change of role when daily life changed.', yes('change.isRoleChange'), noneOf('event.type', decided), no('change.changesRole')),
    never('event', 'unfolds-by-type', byType, no('change.unfoldsByNature'), oneOf('event.type', unfolding)),
    never('event', 'at-once-by-type', byType, yes('change.unfoldsByNature'), noneOf('event.type', unfolding)),
    never('event', 'widowed', byType, no('change.followsDeath'), is('event.type', 'widowhood-role')),
    never('event', 'follows-death-by-type', byType, yes('change.followsDeath'), noneOf('event.type', ['widowhood-role', 'carer-end'])),
    never('event', 'losses-counted', 'The number of losses is that of the list.', is('change.lossCount', 0), { fact: 'change.losses', operator: 'containsAny', value: LOSSES }),
    never('event', 'losses-listed', 'The number of losses is that of the list.', over('change.lossCount', 0), { fact: 'change.losses', operator: 'containsAny', value: LOSSES, not: true }),
    ...beyond('event', 'change-onset', 'change.daysBeforeOnset', 'change.isAfterOnset', -parameter('window.immediate.after') - 1),
    ...neverMore('event', 'change-onset-today', 'The onset is not later than today.', 'change.daysBeforeOnset', 'change.daysAgo', lines),
    never('event', 'thinned-after', 'A circle that thinned after this event thinned after an event.', yes('change.circleThinnedAfter'), no('pattern.isolationFollowsEvent')),
  ]
}

function aboutTheCase(): readonly FactDependency[] {
  const circle = 'A circle with room for few and without a confidant is not a decent one.'
  return [
    never('case', 'thin-now', circle, yes('network.thinNow'), no('network.confidantNow'), yes('network.decentNow')),
    never('case', 'thin-before', circle, yes('network.thinBefore'), no('network.confidantBefore'), yes('network.decentBefore')),
    ...anyOf('case', 'before-episode', 'There before the episode is any of these.', 'pattern.presentBeforeEpisode', ['pattern.olderThanEpisode', 'pattern.fewTiesLifelong', 'network.thinBefore'].map(part)),
    ...anyOf('case', 'difficulty', 'A difficulty is any of these.', 'pattern.difficultyPresent', ['pattern.difficultyForming', 'pattern.difficultyKeeping', 'pattern.difficultyExpressing', 'pattern.rejectionFear'].map(part)),
    never('case', 'beginning-by-event', 'A circle that thinned after an event began to thin then.', yes('pattern.isolationFollowsEvent'), no('pattern.isolationHasBeginning')),
    never('case', 'beginning-by-date', 'A circle that thinned from the episode on began to thin then.', yes('pattern.isolationFollowsEpisode'), no('pattern.isolationHasBeginning')),
  ]
}

/** That deaths, conflicts and changes were searched and nothing found, against what is there. */
function aboutTheSearch({ parameter }: DependencySettings): readonly FactDependency[] {
  const nothing = 'Nothing else was found.'
  const before = within('death.daysBeforeOnset', 1, parameter('isolation.searchDays'))
  const close = [yes('person.isDeceased'), upTo('person.ringBefore', 2)]
  const matters = [within('change.daysBeforeOnset', 1, parameter('isolation.searchDays')), over('change.severity', 1), isNot('event.type', 'anniversary')]
  return [
    never('person', 'nothing-else-conflict', nothing, yes('pattern.nothingElseFound'), yes('dispute.conflictPresent')),
    never('person', 'nothing-else-unmourned', nothing, yes('pattern.nothingElseFound'), ...close, no('death.isMourned')),
    never('person', 'nothing-else-death', nothing, yes('pattern.nothingElseFound'), ...close, before),
    never('person', 'onset-without-death', nothing, yes('pattern.onsetWithoutEvent'), ...close, before),
    never('event', 'nothing-else-change', nothing, yes('pattern.nothingElseFound'), ...matters),
    never('event', 'onset-without-change', nothing, yes('pattern.onsetWithoutEvent'), ...matters),
  ]
}

function aboutViews(): readonly FactDependency[] {
  return (['person', 'event', 'case'] as const).flatMap((about) => AREAS.map((area) =>
    never(about, `first-priority-${area}`, 'What is put first is one of the priorities.',
      { fact: 'view.firstPriorityAreas', operator: 'contains', value: area }, { fact: 'view.priorityAreas', operator: 'doesNotContain', value: area })))
}
