import { dependenciesOf } from '../../dependencies.js'
import { createEvaluator } from '../../evaluate.js'
import { factCatalogue, parseCase } from '../../index.js'
import { once } from '../../lazily.js'
import type { FactId, FactSheet, FactValue } from '../../model/facts.js'
import type { RuleSet } from '../../model/rule-set.js'
import type { Vocabulary } from './possible.js'

const BARE = { schemaVersion: 1, caseId: 'bare', assessedOn: '2000-01-01' }

/** Cases in which nothing is asked: of nobody, and of one person and one event of no kind. */
const BARE_CASES = [BARE, { ...BARE, inventory: { people: [{ id: 'someone' }] }, timeline: { events: [{ id: 'something', type: 'other' }] } }]

/** What is known about the facts of a rule set beyond its rules, under any of its traditions. */
export function vocabularyOf(ruleSet: RuleSet): Vocabulary {
  const evaluators = ruleSet.traditions.map((tradition) => createEvaluator(ruleSet, tradition))
  const [evaluator] = evaluators
  const sheets = once(() => evaluators.flatMap((each) => BARE_CASES.flatMap((bare) => each.derive(parseCase(bare)).sheets)))
  const known = once(() => alwaysKnown(sheets()))
  return {
    definitions: factCatalogue,
    dependencies: evaluator === undefined ? [] : dependenciesOf(evaluator),
    // A rule about the ranking reads facts about the case as well, and those may be open.
    isAlwaysKnown: (about, fact) => (about === 'ranking' ? RANKED.has(fact) || known().has(`case ${fact}`) : known().has(`${about} ${fact}`)),
    valuesOf: (fact) => (UNANSWERED.has(fact) ? valuesIn(sheets(), fact) : undefined),
  }
}

/** Facts that read nothing of a case, such as the habits of a tradition. */
const UNANSWERED: ReadonlySet<FactId> = new Set(factCatalogue.filter(({ reads, about }) => reads.length === 0 && about === 'case').map(({ id }) => id))

/** What a finished ranking tells, which leaves nothing open. */
const RANKED: ReadonlySet<FactId> = new Set(factCatalogue.filter(({ about }) => about === 'ranking').map(({ id }) => id))

function valuesIn(sheets: readonly FactSheet[], id: FactId): readonly FactValue[] {
  return [...new Set(sheets.flatMap(({ facts }) => { const fact = facts[id]; return fact?.status === 'known' ? [fact.value] : [] }))]
}

/** As answers only ever add to what is known, a fact that is known about bare subjects is known about all of their kind. */
function alwaysKnown(sheets: readonly FactSheet[]): ReadonlySet<string> {
  const facts = sheets.flatMap(({ subject, facts: own }) => factCatalogue.flatMap(({ id, about }) => {
    const fact = about === subject.kind || about === 'case' ? own[id] : undefined
    return fact === undefined ? [] : [{ key: `${subject.kind} ${id}`, isKnown: fact.status === 'known' }]
  }))
  const open = new Set(facts.flatMap(({ key, isKnown }) => (isKnown ? [] : [key])))
  return new Set(facts.flatMap(({ key }) => (open.has(key) ? [] : [key])))
}
