import { describeKind, type ProblemParts } from '../errors.js'
import type { FactDefinition } from '../model/facts.js'
import type { InstrumentInfo, RuleSet, Tradition } from '../model/rule-set.js'
import type { Citation, Parameter } from '../model/rules.js'
import { EVENT_TYPES } from '../model/words.js'
import { checkRule, indexFacts } from './check-rule.js'
import { toRuleSet, type DraftSet, type Placed } from './draft.js'
import { invalid, refuse } from './report.js'
import { meant } from './schema-parts.js'

/** Checks a draft and puts it together; throws one error with every problem, those of the form included. */
export function finish(draft: DraftSet, facts: readonly FactDefinition[], problems: ProblemParts[]): RuleSet {
  checkDraft(draft, facts, problems)
  return problems.length > 0 ? refuse(problems) : toRuleSet(draft)
}

function checkDraft(draft: DraftSet, facts: readonly FactDefinition[], problems: ProblemParts[]): void {
  const index = indexFacts(facts)
  checkDuplicates(draft, problems)
  for (const rule of [...draft.rules, ...draft.drafts]) checkRule(rule, draft, index, problems)
  checkReplacements(draft, problems)
  for (const parameter of draft.parameters) checkParameter(parameter, problems)
  for (const instrument of draft.instruments) checkInstrument(instrument, problems)
  checkEvents(draft, problems)
  for (const tradition of draft.traditions) checkTradition(tradition, draft, problems)
  for (const pair of draft.pairs) pair.value.areas.forEach((area, at) => checkArea(area, `${pair.at}/areas/${at}`, draft, problems))
  checkSources(draft, problems)
}

function checkDuplicates(draft: DraftSet, problems: ProblemParts[]): void {
  const lists: readonly (readonly Placed<string>[])[] = [
    ids([...draft.rules, ...draft.drafts, ...draft.retired]), ids(draft.areas), ids(draft.parameters), ids(draft.themes), ids(draft.sources), ids(draft.instruments),
    ids(draft.traditions), ids(draft.formats),
    draft.events.map(({ at, value }) => ({ at: `${at}/type`, value: value.type })),
    draft.pairs.map(({ at, value }) => ({ at: `${at}/areas`, value: [...value.areas].sort().join(' ') })),
  ]
  for (const list of lists) {
    const seen = new Set<string>()
    for (const { at, value } of list) {
      if (seen.has(value)) problems.push(invalid(at, 'something that no other item of the list is called', 'one that stands twice'))
      seen.add(value)
    }
  }
}

const ids = (list: readonly Placed<{ readonly id: string }>[]): readonly Placed<string>[] =>
  list.map(({ at, value }) => ({ at: `${at}/id`, value: value.id }))

function checkReplacements({ rules, drafts, retired }: DraftSet, problems: ProblemParts[]): void {
  const known = [...rules, ...drafts, ...retired].map(({ value }) => value.id)
  for (const { at, value: { id, replacedBy } } of retired) {
    if (replacedBy === undefined || (known.includes(replacedBy) && replacedBy !== id)) continue
    problems.push({ ...invalid(`${at}/replacedBy`, 'another rule of the set', describeKind(replacedBy)), ...meant(replacedBy, known.filter((each) => each !== id)) })
  }
}

function checkParameter({ at, value: { value, min, max, sources, confidence } }: Placed<Parameter>, problems: ProblemParts[]): void {
  if (min > max) problems.push(invalid(`${at}/min`, 'a number that is not above max', 'one that is'))
  else if (value < min || value > max) problems.push(invalid(`${at}/value`, `a number from ${min} to ${max}`, 'one outside'))
  if (confidence === 'verified' && sources.length === 0) {
    problems.push(invalid(`${at}/sources`, 'at least one source, because the number is called verified', 'an empty list'))
  }
}

function checkInstrument({ at, value: info }: Placed<InstrumentInfo>, problems: ProblemParts[]): void {
  const [least, most] = info.range
  info.bands.forEach(({ from, to }, index) => {
    const before = info.bands[index - 1]
    if (from > to || from < least || to > most || (before !== undefined && from <= before.to)) {
      problems.push(invalid(`${at}/bands/${index}`, 'bands in rising order within the range, none over another', 'another order'))
    }
  })
  for (const key of ['moderateFrom', 'severeFrom', 'cutOff'] as const) {
    const score = info[key]
    if (score !== undefined && (score < least || score > most)) {
      problems.push(invalid(`${at}/${key}`, `a score from ${least} to ${most}`, 'one outside'))
    }
  }
}

function checkEvents(draft: DraftSet, problems: ProblemParts[]): void {
  const named = draft.named.events
  const missing = named === undefined ? [] : EVENT_TYPES.filter((type) => !named.has(type))
  if (missing.length > 0) {
    problems.push(invalid(draft.places.events, 'every type of event', `a list without ${shorten(missing)}`))
  }
  for (const { at, value } of draft.events) {
    value.areas.forEach((area, index) => checkArea(area, `${at}/areas/${index}`, draft, problems))
    value.sharesWith?.forEach((area, index) => checkArea(area, `${at}/sharesWith/${index}`, draft, problems))
  }
}

function checkTradition({ at, value }: Placed<Tradition>, draft: DraftSet, problems: ProblemParts[]): void {
  const named = draft.named.areas
  if (named === undefined) return
  const missing = [...named].filter((area) => !Object.hasOwn(value.areas, area))
  if (missing.length > 0) problems.push(invalid(`${at}/areas`, 'a name for every area of the set', `names without ${shorten(missing)}`))
  for (const area of Object.keys(value.areas)) checkArea(area, `${at}/areas/${area}`, draft, problems)
}

function checkArea(area: string, at: string, draft: DraftSet, problems: ProblemParts[]): void {
  const named = draft.named.areas
  if (named === undefined || named.has(area)) return
  problems.push({ ...invalid(at, 'an area of the set', describeKind(area)), ...meant(area, [...named]) })
}

function citationsOf(draft: DraftSet): readonly Placed<Citation>[] {
  const cited: readonly Placed<{ readonly sources: readonly Citation[] }>[] = [
    ...draft.rules, ...draft.drafts, ...draft.parameters, ...draft.instruments, ...draft.pairs, ...draft.traditions, ...draft.formats,
    ...draft.areas.flatMap(({ at, value }) => (['goals', 'strategies', 'techniques'] as const).flatMap((list) =>
      value[list].map((item, index) => ({ at: `${at}/${list}/${index}`, value: item })))),
  ]
  return cited.flatMap(({ at, value }) => value.sources.map((citation, index) => ({ at: `${at}/sources/${index}`, value: citation })))
}

function checkSources(draft: DraftSet, problems: ProblemParts[]): void {
  const known = draft.named.sources
  if (known === undefined) return
  for (const { at, value } of citationsOf(draft)) {
    if (known.has(value.cite)) continue
    problems.push({
      code: 'RULE_UNKNOWN_SOURCE',
      path: `${at}/cite`,
      expected: 'a key of the list of sources',
      received: describeKind(value.cite),
      ...meantSource(value.cite, [...known]),
    })
  }
}

/** Another number in a key is most often another paper or chapter: that is asked about, and never put right. */
function meantSource(written: string, keys: readonly string[]): ReturnType<typeof meant> {
  const { fix, ...suggested } = meant(written, keys)
  const numbers = (key: string): string => key.replaceAll(/\D+/g, ' ')
  return fix?.kind === 'replace' && numbers(fix.with) === numbers(written) ? { ...suggested, fix } : suggested
}

const MOST_NAMED = 5

const shorten = (words: readonly string[]): string =>
  `${words.slice(0, MOST_NAMED).join(', ')}${words.length > MOST_NAMED ? ` and ${words.length - MOST_NAMED} more` : ''}`
