import type { Fact, FactDefinition, FactId, Subject } from '../../model/facts.js'
import type { Sentence } from '../../model/formulation.js'
import type { AreaId } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import type { Change, CounterfactualSet, Counterfactuals, Goal } from '../../model/counterfactuals.js'
import { listed, midSentence, say, sayCounted, valueInWords } from '../../words/phrase.js'
import { holdersOf } from './goals.js'

/** What a sentence needs to name things. */
export interface Naming {
  readonly words: WordCatalogue
  readonly definitions: readonly FactDefinition[]
  /** A person, an event, or the client. */
  readonly label: (subject: Subject) => string
  readonly areaName: (area: AreaId) => string
  /** Whether the formulation asks for this. */
  readonly asks: (fact: FactId) => boolean
}

/** One set in a sentence: if this turned out so, or came to be so, that would come of it. */
export function describeCounterfactual(set: CounterfactualSet, { goal, before }: Pick<Counterfactuals, 'goal' | 'before'>, naming: Naming): Sentence {
  const { words } = naming
  const isWrong = set.changes.some(({ kind }) => kind === 'correction')
  const text = say(words, isWrong ? 'counterfactual.if-wrong' : 'counterfactual.if', {
    changes: listed(words, set.changes.map((change) => clause(change, naming))),
    result: result(set, goal, before, naming),
  })
  const [first = 'outcome', ...rest] = [...new Set(set.changes.flatMap((change) => evidenceOf(change, naming)))]
  return { text, evidence: [first, ...rest] }
}

/** What a search came to when it found nothing, or where it had to stop. Undefined when it found all there is. */
export function describeCertificate({ goal, already, sets, certificate }: Counterfactuals, { words, areaName }: Naming): Sentence | undefined {
  if (already || (sets.length > 0 && certificate.complete)) return undefined
  const key = certificate.complete ? 'none' : sets.length > 0 ? 'stopped' : 'none-so-far'
  const text = say(words, `counterfactual.${key}`, {
    size: String(certificate.size),
    changes: sayCounted(words, certificate.size === 1 ? 'counterfactual.one-change' : 'counterfactual.changes', certificate.size, { n: String(certificate.size) }),
    result: say(words, `counterfactual.goal.${goal.area === undefined ? 'break-tie-any' : goal.kind}`, { area: areaName(goal.area ?? '') }),
  })
  return { text, evidence: ['outcome'] }
}

/** Where it is recorded, and the question it would answer. What is open names places as well where nothing stands yet. */
function evidenceOf({ kind, fact, recorded }: Change, { asks }: Naming): readonly string[] {
  return [...(recorded.status === 'known' ? recorded.from : []), ...(kind === 'answer' && asks(fact) ? [`question:${fact}`] : [])]
}

function clause(change: Change, { words, definitions, label }: Naming): string {
  const { fact, subject, found: { value }, recorded, kind } = change
  const definition = definitions.find(({ id, about }) => id === fact && about === subject.kind)
  const told = words.facts[fact]?.label ?? fact
  const about = subject.kind === 'case' ? '' : say(words, 'counterfactual.about', { who: label(subject) })
  const form = typeof value === 'boolean' ? `${kind}-${String(value)}` : `${kind}-value`
  return say(words, `counterfactual.${form}`, { told, about, value: valueInWords(words, supposed(change), definition), recorded: valueInWords(words, recorded, definition) })
}

/** A number stands for all that the rules cannot tell from it. */
function supposed({ found, stretch }: Change): Fact {
  if (typeof found.value !== 'number' || stretch === undefined) return found
  const { min, max } = stretch
  if (min !== undefined && min === max) return { ...found, value: min }
  return min === undefined && max === undefined ? found : { status: 'range', from: found.from, ...stretch }
}

function result({ after }: CounterfactualSet, goal: Goal, before: Counterfactuals['before'], { words, areaName, label }: Naming): string {
  const name = (area: AreaId): string => midSentence(words, areaName(area))
  const [first] = holdersOf(after)
  const former = holdersOf(before).map(({ area }) => area).filter((area) => area !== first?.area)
  const about = first === undefined || first.subject.kind === 'case' ? '' : say(words, 'counterfactual.about-focus', { who: label(first.subject) })
  if (after.outcome === 'lead' && first !== undefined) {
    const rivals = listed(words, former.map(name), 'disjunction')
    return say(words, former.length === 0 ? 'counterfactual.leads' : before.outcome === 'tie' ? 'counterfactual.stands-clear' : 'counterfactual.comes-before', { area: name(first.area), about, former: rivals })
  }
  if (after.outcome === 'tie') return say(words, 'counterfactual.ties', { areas: listed(words, holdersOf(after).map(({ area }) => name(area))) })
  return say(words, 'counterfactual.no-longer', { area: name(goal.area ?? first?.area ?? '') })
}
