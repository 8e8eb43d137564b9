import type { Truth } from '../model/facts.js'
import type { Strength } from '../model/words.js'
import {
  everyone, hasShifted, isCloseNow, isLostCloseTie, isPresent, isPresentConfidant, listIsComplete, PEOPLE,
  PEOPLE_ASKED, someone, statedOrShown, wasClose, wasConfidant, yesOrNo,
} from './circle.js'
import type { CaseContext, PersonContext } from './context.js'
import { allOf, anyOf, countTrue, type FactSource, type Finding, fromTruth, known, not, range, read, unique, unknown } from './fact.js'
import { onceACase } from './once-a-case.js'
import { givesSupport } from './ties.js'

type When = 'now' | 'before'

const NETWORK = '/inventory/network'
const PATTERNS = '/inventory/patterns'
const field = (name: string): string => `${PEOPLE}/*/${name}`
const TIE = [PEOPLE_ASKED, ...['relation', 'status', 'death', 'livesWith', 'contact'].map(field)]
const SINCE = [field('death/on'), '/timeline/episodes/*/onset']
const CLOSE_NOW = [`${NETWORK}/now/closeTies`, field('closenessNow'), ...TIE]
const CLOSE_BEFORE = [`${NETWORK}/before/closeTies`, field('closenessBefore'), ...TIE, ...SINCE]
const CONFIDANT_NOW = [`${NETWORK}/now/confidant`, field('confidant'), ...TIE]
const CONFIDANT_BEFORE = [`${NETWORK}/before/confidant`, field('confidant'), field('shift'), ...TIE, ...SINCE]

/** Facts about the circle as a whole, before the episode and now. */
export const networkFacts: readonly FactSource<CaseContext>[] = [
  truth('network.confidantNow', CONFIDANT_NOW, (context) => confidantNow(context)),
  truth('network.confidantBefore', CONFIDANT_BEFORE, (context) => confidantBefore(context)),
  company('network.regularCompanyNow', 'now'),
  company('network.regularCompanyBefore', 'before'),
  people('network.closeNow', CLOSE_NOW, (context) => closeNow(context)),
  people('network.closeBefore', CLOSE_BEFORE, (context) => closeBefore(context)),
  truth('network.thinNow', CLOSE_NOW, (context) => fewerThan(closeNow(context), context.parameter('network.thinPeople'))),
  truth('network.thinBefore', CLOSE_BEFORE, thinBefore),
  truth('network.decentNow', [...CLOSE_NOW, ...CONFIDANT_NOW, `${NETWORK}/now/regularCompany`], (context) =>
    decent(context, closeNow(context), confidantNow(context), 'now')),
  truth('network.decentBefore', [...CLOSE_BEFORE, ...CONFIDANT_BEFORE, `${NETWORK}/before/regularCompany`], (context) =>
    decent(context, closeBefore(context), confidantBefore(context), 'before')),
  people('network.lostCloseTies', [...CLOSE_NOW, ...CLOSE_BEFORE], lostCloseTies),
  people('network.supportCount', [field('supportReceived/emotional'), field('supportReceived/practical'), field('confidant'), ...TIE], (context) =>
    countPeople(context, (person) => allOf([givesSupport(person), isPresent(person)]))),
  people('network.peopleCount', TIE, (context) => countPeople(context, isPresent)),
  people('network.closerSinceOnset', [field('shift'), ...TIE], (context) => countPeople(context, hasShifted('closer'))),
  people('network.furtherSinceOnset', [field('shift'), ...TIE], (context) => countPeople(context, hasShifted('further'))),
  {
    id: 'network.peopleRecorded',
    about: 'case',
    type: 'integer',
    unit: 'people',
    min: 0,
    reads: [PEOPLE],
    derive: ({ case: { inventory } }) => known(inventory?.people?.length ?? 0, PEOPLE),
  },
  yesOrNo('network.leftOutSomeone', `${PATTERNS}/someoneLeftOut`, ({ case: kase }) => kase.inventory?.patterns?.someoneLeftOut),
  yesOrNo('network.belongsSomewhere', `${PATTERNS}/belongsSomewhere`, ({ case: kase }) => kase.inventory?.patterns?.belongsSomewhere),
  {
    id: 'network.strengthsRecorded',
    about: 'case',
    type: 'integer',
    unit: 'strengths',
    min: 0,
    reads: [`${PATTERNS}/strengths`],
    derive: ({ case: kase }) =>
      read<readonly Strength[]>(kase.inventory?.patterns?.strengths, `${PATTERNS}/strengths`, (strengths) => new Set(strengths).size),
  },
]

/** Fewer than the least number of close people, in the year before the episode. */
export function thinBefore(context: CaseContext): Finding {
  return fewerThan(closeBefore(context), context.parameter('network.thinPeople'))
}

const confidantNow = onceACase((context): Finding =>
  statedOrShown(stated(context, 'now', 'confidant'), someone(context, isPresentConfidant)))

// Who is missing from today's list may have been a confidant then, so the list alone never says nobody was.
const confidantBefore = onceACase((context): Finding => {
  const shown = anyOf([...everyone(context).map(wasConfidant), unknown('not-asked', `${NETWORK}/before/confidant`)])
  return statedOrShown(stated(context, 'before', 'confidant'), shown)
})

const closeNow = onceACase((context): Finding => statedOrCounted(context, 'now', countPeople(context, isCloseNow)))

// A list that is complete today may lack people who were close before, so it gives no upper end.
const closeBefore = onceACase((context): Finding => statedOrCounted(context, 'before', countPeople(context, wasClose, false)))

function decent(context: CaseContext, close: Finding, confidant: Finding, when: When): Finding {
  return anyOf([
    not(fewerThan(close, context.parameter('network.decentPeople'))),
    allOf([confidant, stated(context, when, 'regularCompany')]),
  ])
}

function lostCloseTies(context: CaseContext): Finding {
  const counted = countPeople(context, isLostCloseTie, false)
  const before = bounds(closeBefore(context))
  const now = bounds(closeNow(context))
  const fall = Math.max(0, before.min - now.max)
  const { min, max } = bounds(counted)
  if (fall <= min) return counted
  return range(fall, max < fall ? fall : finite(max), [counted.from, `${NETWORK}/before/closeTies`, `${NETWORK}/now/closeTies`])
}

/** How many recorded people pass a test: open above while the list may be incomplete, unknown while it says nothing. */
function countPeople(context: CaseContext, test: (person: PersonContext) => Finding, complete = listIsComplete(context)): Finding {
  const count = countTrue(everyone(context).map(test), complete)
  const from = [count.from, complete ? PEOPLE_ASKED : PEOPLE]
  const saysNothing = count.status === 'range' && (count.min ?? 0) === 0 && count.max === undefined
  return saysNothing ? unknown('not-asked', from) : { ...count, from }
}

// More people listed than the summary has room for outweigh it.
function statedOrCounted(context: CaseContext, when: When, counted: Finding): Finding {
  const sum = read<number>(context.case.inventory?.network?.[when]?.closeTies, `${NETWORK}/${when}/closeTies`, (ties) => ties)
  if (sum.status !== 'known' || typeof sum.value !== 'number') return counted.status === 'unknown' ? joined(sum, counted) : counted
  return bounds(counted).min > sum.value ? counted : sum
}

const joined = (first: Finding, second: Finding): Finding =>
  first.status === 'unknown' ? unknown(first.why, [first.from, second.from]) : first

function stated(context: CaseContext, when: When, key: 'confidant' | 'regularCompany'): Finding {
  return read(context.case.inventory?.network?.[when]?.[key], `${NETWORK}/${when}/${key}`, (answer) => answer === 'yes')
}

/** Whether a count lies below a bound. */
function fewerThan(count: Finding, bound: number): Finding {
  const { min, max } = bounds(count)
  const truth: Truth = max < bound ? 'true' : min >= bound ? 'false' : 'unknown'
  return count.status === 'unknown' ? count : fromTruth(truth, 'imprecise', count.from)
}

function bounds(count: Finding): { readonly min: number; readonly max: number } {
  if (count.status === 'known' && typeof count.value === 'number') return { min: count.value, max: count.value }
  return count.status === 'range' ? { min: count.min ?? 0, max: count.max ?? Infinity } : { min: 0, max: Infinity }
}

const finite = (bound: number): number | undefined => (bound === Infinity ? undefined : bound)

function truth(id: string, reads: readonly string[], derive: (context: CaseContext) => Finding): FactSource<CaseContext> {
  return { id, about: 'case', type: 'boolean', reads: unique(reads), derive }
}

function people(id: string, reads: readonly string[], derive: (context: CaseContext) => Finding): FactSource<CaseContext> {
  return { id, about: 'case', type: 'integer', unit: 'people', min: 0, reads: unique(reads), derive }
}

function company(id: string, when: When): FactSource<CaseContext> {
  return yesOrNo(id, `${NETWORK}/${when}/regularCompany`, ({ case: kase }) => kase.inventory?.network?.[when]?.regularCompany)
}
