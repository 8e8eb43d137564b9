import type { Patterns } from '../model/case.js'
import { ATTACHMENT_LEVEL, CIRCUMSTANCES, type Circumstance, type Communication } from '../model/words.js'
import { everyone, listIsComplete, PEOPLE, PEOPLE_ASKED, yesOrNo } from './circle.js'
import type { CaseContext } from './context.js'
import { dated } from './dated.js'
import { anyOf, countTrue, type FactSource, type Finding, known, read, unknown } from './fact.js'
import { thinBefore } from './network.js'
import { NOTHING_ELSE_READS, nothingElseFound, ONSET_READS, onsetWithoutEvent } from './nothing-else.js'
import { daysFromTo } from './timing.js'

const PATTERNS = '/inventory/patterns'
const at = (field: keyof Patterns): string => `${PATTERNS}/${field}`
const HELD_BACK: readonly Communication[] = ['avoids', 'placates', 'indirect']
const DIFFICULTIES = ['difficultyForming', 'difficultyKeeping', 'difficultyExpressing', 'rejectionFear'] as const
const NETWORK_BEFORE = ['/inventory/network/before/closeTies', `${PEOPLE}/*/closenessBefore`, PEOPLE_ASKED]

/** Facts about what repeats across people. */
export const patternFacts: readonly FactSource<CaseContext>[] = [
  said('pattern.fewTiesLifelong', 'fewTiesLifelong'),
  said('pattern.difficultyForming', 'difficultyForming'),
  said('pattern.difficultyKeeping', 'difficultyKeeping'),
  said('pattern.difficultyExpressing', 'difficultyExpressing'),
  said('pattern.rejectionFear', 'rejectionFear'),
  said('pattern.tiesWithoutCloseness', 'tiesWithoutCloseness'),
  said('pattern.sameConflictWithMany', 'sameConflictWithMany'),
  said('pattern.olderThanEpisode', 'beforeEpisode'),
  said('pattern.onlyWhenDepressed', 'onlyWhenDepressed'),
  said('pattern.lonely', 'lonely'),
  said('pattern.lonelyForYears', 'lonelyForYears'),
  said('pattern.chosenSolitude', 'chosenSolitude'),
  said('pattern.seenInSession', 'seenInSession'),
  {
    id: 'pattern.attachmentAvoidance',
    about: 'case',
    type: 'word',
    words: ATTACHMENT_LEVEL,
    reads: [at('attachmentAvoidance')],
    derive: (context) => read(patterns(context)?.attachmentAvoidance, at('attachmentAvoidance'), (level) => level),
  },
  {
    id: 'pattern.circumstances',
    about: 'case',
    type: 'words',
    words: CIRCUMSTANCES,
    reads: [at('circumstances')],
    derive: (context) => read<readonly Circumstance[]>(patterns(context)?.circumstances, at('circumstances'), (list) => [...new Set(list)].sort()),
  },
  {
    id: 'pattern.hasCircumstances',
    about: 'case',
    type: 'boolean',
    reads: [at('circumstances')],
    derive: (context) => read<readonly Circumstance[]>(patterns(context)?.circumstances, at('circumstances'), (list) => list.length > 0),
  },
  {
    id: 'pattern.isolationFollowsEvent',
    about: 'case',
    type: 'boolean',
    reads: [at('isolationFollows')],
    derive: isolationFollowsEvent,
  },
  {
    id: 'pattern.isolationHasBeginning',
    about: 'case',
    type: 'boolean',
    reads: [at('isolationFollows'), at('isolationSince')],
    derive: (context) => anyOf([isolationIsDated(context), isolationFollowsEvent(context)]),
  },
  {
    id: 'pattern.isolationFollowsEpisode',
    about: 'case',
    type: 'boolean',
    reads: [at('isolationSince'), '/timeline/episodes/*/onset'],
    derive: isolationFollowsEpisode,
  },
  {
    id: 'pattern.cannotExpressCount',
    about: 'case',
    type: 'integer',
    unit: 'people',
    min: 0,
    reads: [`${PEOPLE}/*/communication`, PEOPLE_ASKED],
    derive: cannotExpressCount,
  },
  {
    id: 'pattern.difficultyPresent',
    about: 'case',
    type: 'boolean',
    reads: DIFFICULTIES.map(at),
    derive: (context) => anyOf(difficulties(context)),
  },
  {
    id: 'pattern.difficultyCount',
    about: 'case',
    type: 'integer',
    unit: 'difficulties',
    min: 0,
    max: DIFFICULTIES.length,
    reads: DIFFICULTIES.map(at),
    derive: (context) => countTrue(difficulties(context), true),
  },
  {
    id: 'pattern.presentBeforeEpisode',
    about: 'case',
    type: 'boolean',
    reads: [at('beforeEpisode'), at('fewTiesLifelong'), ...NETWORK_BEFORE],
    derive: (context) => anyOf([yes(context, 'beforeEpisode'), yes(context, 'fewTiesLifelong'), thinBefore(context)]),
  },
  { id: 'pattern.nothingElseFound', about: 'case', type: 'boolean', reads: NOTHING_ELSE_READS, derive: nothingElseFound },
  { id: 'pattern.onsetWithoutEvent', about: 'case', type: 'boolean', reads: ONSET_READS, derive: onsetWithoutEvent },
]

type YesNoField = {
  [K in keyof Patterns]-?: 'yes' extends Patterns[K] ? ('no' extends Patterns[K] ? (string extends Patterns[K] ? never : K) : never) : never
}[keyof Patterns]

const patterns = ({ case: { inventory } }: CaseContext): Patterns | undefined => inventory?.patterns

const yes = (context: CaseContext, field: YesNoField): Finding => read(patterns(context)?.[field], at(field), (answer) => answer === 'yes')

function said(id: string, field: YesNoField): FactSource<CaseContext> {
  return yesOrNo(id, at(field), (context) => patterns(context)?.[field])
}

const difficulties = (context: CaseContext): readonly Finding[] => DIFFICULTIES.map((field) => yes(context, field))

// "Does not apply" is an answer here: asked, and the circle did not thin after anything.
function isolationFollowsEvent(context: CaseContext): Finding {
  const field = patterns(context)?.isolationFollows
  if (field === 'not-applicable') return known(false, at('isolationFollows'))
  return read(field, at('isolationFollows'), () => true)
}

function isolationIsDated(context: CaseContext): Finding {
  const field = patterns(context)?.isolationSince
  if (field === 'not-applicable') return known(false, at('isolationSince'))
  return read(field, at('isolationSince'), () => true)
}

/** The circle thinned from about the onset on, or later. */
function isolationFollowsEpisode(context: CaseContext): Finding {
  const { course, parameter } = context
  const field = patterns(context)?.isolationSince
  if (field === 'not-applicable') return known(false, at('isolationSince'))
  const since = dated(field, at('isolationSince'))
  return daysFromTo(since, course.onset, undefined, parameter('isolation.nearOnsetDays'))
}

function cannotExpressCount(context: CaseContext): Finding {
  const complete = listIsComplete(context)
  const count = countTrue(everyone(context).map(({ person, at: address }) =>
    read<Communication>(person.communication, `${address}/communication`, (manner) => HELD_BACK.includes(manner))), complete)
  if (count.status !== 'range' || (count.min ?? 0) > 0 || count.max !== undefined) return count
  return unknown('not-asked', [count.from, PEOPLE])
}
