import type { AreaFinding, Sentence } from '../../model/formulation.js'
import type { Argument, Candidate, Focus } from '../../model/ranking-result.js'
import type { Subject } from '../../model/facts.js'
import { BASES } from '../../model/rules.js'
import { isNotKnown } from '../../model/words.js'
import { isDead, sameSubject } from '../material.js'
import { isVeiled } from '../../words/client-event.js'
import { listed, midSentence, say, term } from '../../words/phrase.js'
import { argumentId, argumentText, calledAgain, type Draft, isCase, isHarmRecorded, isPlanHeld, labelOf, sentence, withEvidence } from './draft.js'

/** What is proposed, by what standard. */
export function focusSentences(draft: Draft): readonly Sentence[] {
  const { ranking } = draft.bench
  if (isPlanHeld(draft)) return heldSentences(draft)
  const standard = draft.register === 'trainee' ? standardSentences(draft) : []
  switch (ranking.outcome) {
    case 'lead':
      return [...leadSentences(draft), ...firmnessSentences(draft), ...standard]
    case 'tie':
      return [tieSentence(draft), ...firmnessSentences(draft), ...standard]
    case 'no-clear-focus':
      return [noFocusSentence(draft), ...standard]
    case 'insufficient-data':
      return [sentence(draft, 'focus.insufficient-data', ['outcome']), ...standard]
    default:
      return ranking.outcome satisfies never
  }
}

/** While something more pressing comes first, nothing is proposed: what the record points to is said as no more than that. */
function heldSentences(draft: Draft): readonly Sentence[] {
  const reasons = [...new Set(draft.messages.filter(({ withholds }) => withholds.length > 0).map(({ ruleId }) => `rule:${ruleId}`))]
  const withheld = sentence(draft, 'focus.withheld', reasons)
  const [first] = draft.bench.ranking.foci
  if (draft.register === 'client' || first === undefined) return [withheld]
  const { area } = names(draft, first.area)
  return [
    isCase(first.subject)
      ? sentence(draft, 'focus.held-case', ['outcome', `area:${first.area}`], { area })
      : sentence(draft, 'focus.held', ['outcome', `area:${first.area}`], { area, who: labelOf(draft, first.subject) }),
    ...(first.area === 'role-dispute' && isHarmRecorded(draft) ? [sentence(draft, 'focus.no-negotiation', reasons)] : []),
    withheld,
  ]
}

function leadSentences(draft: Draft): readonly Sentence[] {
  const [lead, second] = draft.bench.ranking.foci
  if (lead === undefined) return []
  const first = findingOf(draft, lead)
  const rival = draft.areas.find(({ area, status }) => area !== lead.area && status === 'candidate')
  return [
    focusSentence(draft, 'lead', lead, {
      band: term(draft.bench.words, 'band', first.band),
      support: String(first.support),
      rival: String(rival?.support ?? 0),
    }),
    ...levelSubjects(draft, first),
    ...(second === undefined ? [] : [focusSentence(draft, 'second', second, { support: String(findingOf(draft, second).support) })]),
  ]
}

/** Others the same area could as well be about: within the margin nobody is put first in silence. A client is told of them all at once. */
function levelSubjects(draft: Draft, finding: AreaFinding): readonly Sentence[] {
  const level = levelWith(draft, finding)
  if (level.length === 0 || draft.register === 'client') return []
  return [sentence(draft, 'focus.level', [`area:${finding.area}`], { who: listed(draft.bench.words, level.map(({ subject }) => labelOf(draft, subject))) })]
}

function levelWith(draft: Draft, { candidates }: AreaFinding): readonly Candidate[] {
  const [best, ...others] = candidates.filter(({ status }) => status === 'candidate')
  return best === undefined ? [] : others.filter(({ support }) => best.support - support < draft.bench.parameter('standard.leastLead'))
}

/** Of more people than these a client is told no name: a list would be no proposal. */
const NAMED_TOGETHER = 3

/** Whom a client is told that a focus could be about; none where there are too many to name. */
function namedToClient(draft: Draft, focus: Focus): readonly Subject[] {
  const level = [focus.subject, ...levelWith(draft, findingOf(draft, focus)).map(({ subject }) => subject).filter((subject) => !sameSubject(subject, focus.subject))]
  const wished = level.filter(({ id }) => wishedFor(draft).includes(id))
  const all = wished.some((subject) => sameSubject(subject, focus.subject)) ? wished : level
  return all.length > NAMED_TOGETHER || all.some(({ unlisted }) => unlisted === true) ? [] : all
}

/** Whom or what the client named of what they want to work on: of several that are level, the client's own comes first. */
function wishedFor({ bench }: Draft): readonly string[] {
  const wishes = bench.case.clientView?.priorities
  return wishes === undefined || isNotKnown(wishes) ? [] : wishes.flatMap(({ about }) => about ?? [])
}

/** What a focus is about, as a client is told. A kind of event that must not be heard again and again goes by its area, and so does what a rule set adds. */
function toldInWords({ bench: { case: { inventory, timeline }, words } }: Draft, { area, subject }: Focus, who: string): string | undefined {
  const event = subject.kind === 'event' ? timeline?.events?.find(({ id }) => id === subject.id) : undefined
  if (event !== undefined && isVeiled(event.type)) return undefined
  if (area === 'grief' && subject.kind === 'person' && !isDead(inventory?.people?.find(({ id }) => id === subject.id))) return undefined
  if (area === 'grief' && event !== undefined) return who
  const key = `client.about.${area}`
  return words.text[key] === undefined ? undefined : say(words, key, { who })
}

function focusSentence(draft: Draft, key: 'lead' | 'second', focus: Focus, blanks: Readonly<Record<string, string>>): Sentence {
  const about = draft.register === 'client' ? namedToClient(draft, focus) : [focus.subject]
  const who = listed(draft.bench.words, about.map((subject) => labelOf(draft, subject)), 'disjunction')
  const what = draft.register === 'client' && about.length > 0 ? toldInWords(draft, focus, who) : undefined
  if (what !== undefined) return sentence(draft, `focus.${key}-about`, ['outcome', `area:${focus.area}`], { what })
  return sentence(draft, `focus.${key}${isCase(focus.subject) || about.length === 0 ? '-case' : ''}`, ['outcome', `area:${focus.area}`], {
    ...names(draft, focus.area),
    who,
    ...blanks,
  })
}

function names(draft: Draft, area: string): { readonly area: string; readonly clientArea: string } {
  return { area: draft.bench.areaName(area), clientArea: midSentence(draft.bench.words, draft.bench.clientAreaName(area)) }
}

function firmnessSentences(draft: Draft): readonly Sentence[] {
  const { ranking, words } = draft.bench
  if (draft.register === 'client' || ranking.firmness === undefined) return []
  const { items, missing } = draft.completeness
  return [
    sentence(draft, 'focus.firmness', ['completeness'], {
      firmness: term(words, 'firmness', ranking.firmness),
      missing: String(missing),
      items: String(items.length),
    }),
  ]
}

function tieSentence(draft: Draft): Sentence {
  const { ranking, words } = draft.bench
  return sentence(draft, 'focus.tie', ['outcome', ...ranking.foci.map(({ area }) => `area:${area}`)], {
    areas: listed(words, ranking.foci.map(({ area }) => draft.bench.areaName(area))),
    clientAreas: listed(words, ranking.foci.map(({ area }) => names(draft, area).clientArea)),
  })
}

function noFocusSentence(draft: Draft): Sentence {
  const { ranking } = draft.bench
  const counter = ranking.standard.find(({ id, met }) => id === 'most-counter-evidence' && !met)
  const first = draft.areas[0]
  if (counter === undefined || first === undefined || draft.register === 'client' || ranking.standard.some(({ id, met }) => id === 'least-support' && !met)) {
    return sentence(draft, 'focus.no-clear-focus', ['outcome'])
  }
  return sentence(draft, 'focus.no-clear-counter', ['outcome'], { ...names(draft, first.area), found: String(counter.found), needed: String(counter.needed) })
}

function standardSentences(draft: Draft): readonly Sentence[] {
  const { ranking, words } = draft.bench
  return ranking.standard.map((clause) =>
    withEvidence(
      say(words, `trainee.standard.${clause.id}`, {
        needed: String(clause.needed),
        found: String(clause.found),
        met: say(words, clause.met ? 'met' : 'not-met'),
      }),
      ['outcome'],
    ),
  )
}

/**
 * The reasons that count for, or against, whatever is proposed; for want of a proposal, the best supported area. What
 * speaks against a focus is for professionals: said to a client, it weighs one person's trouble against another's.
 */
export function reasonSentences(draft: Draft, direction: 'for' | 'against'): readonly Sentence[] {
  if (draft.register === 'client' && (direction === 'against' || isPlanHeld(draft))) return []
  const told = candidatesToExplain(draft).flatMap((candidate) => [
    ...reasonsOf(draft, candidate, direction), ...(direction === 'for' ? basisSentences(draft, candidate) : []),
  ])
  if (told.length > 0 || direction === 'for') return told
  return draft.bench.ranking.foci.length === 0 ? [] : [sentence(draft, 'against.none', ['outcome'])]
}

/** What kind of ground the points for it stand on. */
function basisSentences(draft: Draft, { area }: Candidate): readonly Sentence[] {
  const finding = draft.areas.find((each) => each.area === area)
  if (draft.register === 'client' || finding === undefined) return []
  const { words } = draft.bench
  const shares = BASES.filter((basis) => finding.basis[basis] > 0)
    .map((basis) => say(words, 'basis-share', { basis: term(words, 'basis', basis), points: String(finding.basis[basis]) }))
  return shares.length === 0 ? [] : [sentence(draft, 'basis', [`area:${area}`], { area: finding.name, shares: listed(words, shares) })]
}

function candidatesToExplain(draft: Draft): readonly Candidate[] {
  const { foci } = draft.bench.ranking
  const chosen = foci.flatMap((focus) => {
    const subjects = draft.register === 'client' ? namedToClient(draft, focus) : [focus.subject]
    return findingOf(draft, focus).candidates.filter(({ subject }) => subjects.some((each) => sameSubject(each, subject)))
  })
  const best = draft.areas[0]?.candidates[0]
  if (foci.length > 0) return chosen
  return best !== undefined && best.support > 0 && draft.register !== 'client' ? [best] : []
}

/** Reasons that a client is told for each focus: a page of them would read as a case made against the reader. */
const REASONS_TOLD = 4

function reasonsOf(draft: Draft, candidate: Candidate, direction: 'for' | 'against'): readonly Sentence[] {
  const counted = candidate.arguments.filter((argument) => argument.direction === direction && argument.verdict === 'fired')
  const worth = counted.filter(({ counted: points }) => points !== 0)
  const shown = draft.register === 'client' ? strongestOfEachTheme(counted).slice(0, REASONS_TOLD) : worth
  const again = calledAgain(draft, candidate.subject)
  // A focus that leads has been named just above; one of several level areas has not.
  const isNamed = draft.bench.ranking.outcome === 'lead' && draft.bench.ranking.foci.filter(({ subject }) => subject.kind === 'event').length < 2
  const sentences = shown.map((argument, at) =>
    withEvidence(
      draft.register === 'trainee' ? withWorking(draft, candidate, argument) : argumentText(draft, candidate, argument, isNamed || at > 0 ? again : undefined),
      [argumentId(argument, candidate.subject)],
    ),
  )
  const uncounted = draft.register === 'trainee' ? uncountedSentence(draft, candidate, counted.filter((argument) => !worth.includes(argument))) : []
  return [...sentences, ...uncounted, ...(direction === 'against' ? setAside(draft, candidate) : [])]
}

/** Reasons that hold and add nothing, because their theme is full. */
function uncountedSentence(draft: Draft, candidate: Candidate, left: readonly Argument[]): readonly Sentence[] {
  if (left.length === 0) return []
  const { words } = draft.bench
  return [
    withEvidence(
      say(words, 'trainee.uncounted', { reasons: listed(words, left.map(({ ruleId }) => midSentence(words, draft.bench.rule(ruleId).title))) }),
      left.map((argument) => argumentId(argument, candidate.subject)),
    ),
  ]
}

/** Arguments come strongest first, so the first of a theme is its strongest. */
function strongestOfEachTheme(counted: readonly Argument[]): readonly Argument[] {
  return counted.filter((argument, index) => counted.findIndex(({ theme }) => theme === argument.theme) === index)
}

function withWorking(draft: Draft, candidate: Candidate, argument: Argument): string {
  const { words, ruleSet } = draft.bench
  const working = say(words, 'trainee.argument', {
    sentence: argumentText(draft, candidate, argument),
    strength: term(words, 'strength', argument.strength),
    theme: ruleSet.themes.find(({ id }) => id === argument.theme)?.meaning ?? argument.theme,
    counted: String(Math.abs(argument.counted)),
    points: String(argument.points),
    rule: argument.ruleId,
  })
  return argument.lessenedBy === undefined ? working : `${working} ${say(words, `trainee.lessened.${argument.lessenedBy}`)}`
}

function setAside(draft: Draft, candidate: Candidate): readonly Sentence[] {
  return candidate.arguments
    .filter(({ verdict }) => verdict === 'set-aside')
    .map((argument) => sentence(draft, 'set-aside', [argumentId(argument, candidate.subject)], { title: draft.bench.rule(argument.ruleId).title }))
}

export function findingOf(draft: Draft, focus: Focus): AreaFinding {
  const finding = draft.areas.find(({ area }) => area === focus.area)
  if (finding === undefined) throw new RangeError('a focus is one of the areas')
  return finding
}
