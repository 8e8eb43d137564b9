import type { Formulation, PlanItem } from '../../model/formulation.js'
import type { RuleOutcome } from '../../model/outcome.js'
import { decisiveLeaves } from '../../trace.js'
import { fillFrom, listed, say, term } from '../../words/phrase.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { escapeHtml, tag } from './escape.js'

/** What notes are written from. `rowOf` is the id of the table row where a piece of evidence stands. */
export interface Library {
  readonly formulation: Formulation
  readonly words: WordCatalogue
  readonly rowOf: (evidence: string) => string | undefined
}

/** Everything that one sentence rests on, as HTML: parts of the record, rules with the facts they read, parts of the result. */
export function noteHtml(library: Library, evidence: readonly string[]): string {
  const places = evidence.filter((each) => each.startsWith('/'))
  // An item of the plan says which area it belongs to by where it stands.
  const isItem = evidence.some((each) => /^(?:goal|strategy|technique):/.test(each))
  const others = evidence.filter((each) => !each.startsWith('/') && !(isItem && each.startsWith('area:')))
  return [
    ...(places.length === 0 ? [] : [sayHtml(library.words, 'report.note.record', { places: codes(library.words, places) })]),
    ...others.map((each) => partHtml(library, each)),
  ].join(' ')
}

function partHtml(library: Library, evidence: string): string {
  const { formulation, words } = library
  const [kind = '', name = ''] = /^([a-z]+):(.*)$/u.exec(evidence)?.slice(1) ?? []
  if (evidence === 'outcome') return linked(library, 'area:', sayHtml(words, 'report.note.outcome', { kind: escapeHtml(term(words, 'outcome', formulation.outcome.kind)) }))
  if (words.text[`report.note.${evidence}`] !== undefined && kind === '') return linked(library, evidence, sayHtml(words, `report.note.${evidence}`, {}))
  if (kind === 'rule') return ruleHtml(library, evidence, name)
  if (kind === 'area') {
    const found = formulation.areas.find(({ area }) => area === name)?.name
    return linked(library, evidence, sayHtml(words, 'report.note.area', { area: escapeHtml(found ?? name) }))
  }
  if (kind === 'question') return questionHtml(library, evidence, name)
  if (kind === 'format') return sayHtml(words, 'report.note.format', { title: escapeHtml(formulation.contract.title) })
  if (kind === 'goal' || kind === 'strategy' || kind === 'technique') return itemHtml(library, name)
  return code(evidence)
}

function ruleHtml(library: Library, evidence: string, name: string): string {
  const { formulation, words } = library
  // Some sentences name a rule alone, whomever it holds for.
  const outcome = formulation.outcomes.find(({ ruleId, version, subject }) => name === `${ruleId}@${version}#${subject.id}`)
    ?? formulation.outcomes.find(({ ruleId, verdict }) => name === ruleId && verdict === 'fired')
  if (outcome === undefined) return linked(library, evidence, code(name))
  const rule = linked(library, evidence, code(outcome.ruleId))
  const verdict = escapeHtml(term(words, 'verdict', outcome.verdict))
  const who = formulation.labels[outcome.subject.id]
  const said = who === undefined
    ? sayHtml(words, 'report.note.rule-case', { rule, verdict })
    : sayHtml(words, 'report.note.rule', { rule, verdict, who: escapeHtml(who) })
  const facts = factsRead(outcome, words)
  return facts.length === 0 ? said : `${said} ${sayHtml(words, 'report.note.rests-on', { facts: listed(words, facts) })}`
}

function factsRead(outcome: RuleOutcome, words: WordCatalogue): readonly string[] {
  return [...new Set(decisiveLeaves(outcome).map(({ fact, found }) => {
    const label = escapeHtml(words.facts[fact]?.label ?? fact)
    const places = found.from.filter((each) => each !== '')
    return places.length === 0 ? label : sayHtml(words, 'report.note.fact', { label, places: codes(words, places) })
  }))]
}

function questionHtml(library: Library, evidence: string, name: string): string {
  const { formulation, words } = library
  const fact = code(name)
  const places = formulation.questions.find((question) => question.fact === name)?.from ?? []
  return linked(library, evidence, places.length === 0
    ? sayHtml(words, 'report.note.question-only', { fact })
    : sayHtml(words, 'report.note.question', { fact, places: codes(words, places) }))
}

function itemHtml({ formulation, words }: Library, id: string): string {
  const items: readonly PlanItem[] = formulation.plan.flatMap(({ goals, strategies, techniques }) => [...goals, ...strategies, ...techniques])
  const sources = items.find((item) => item.id === id)?.sources ?? []
  if (sources.length === 0) return sayHtml(words, 'report.note.plan-only', { id: code(id) })
  const cited = sources.map(({ cite, locator }) =>
    escapeHtml(locator === undefined ? cite : say(words, 'report.note.source', { cite, locator })))
  return sayHtml(words, 'report.note.plan', { id: code(id), sources: listed(words, cited) })
}

const code = (text: string): string => tag('code', {}, escapeHtml(text))

const codes = (words: WordCatalogue, texts: readonly string[]): string => listed(words, texts.map(code))

const linked = ({ rowOf }: Library, evidence: string, html: string): string => {
  const row = rowOf(evidence)
  return row === undefined ? html : tag('a', { href: `#${row}` }, html)
}

/** A sentence of the catalogue with HTML in its blanks. */
function sayHtml(words: WordCatalogue, key: string, blanks: Readonly<Record<string, string>>): string {
  const template = words.text[key]
  if (template === undefined) throw new RangeError(`no text ${key}`)
  return fillFrom(words, escapeHtml(template), (blank) => blanks[blank])
}
