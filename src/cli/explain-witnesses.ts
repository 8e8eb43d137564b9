import { factCatalogue, witnesses, type Fact, type FactValue, type NearMiss, type Repair, type RuleSet, type RuleWitnesses, type Subject, type WordCatalogue } from '../index.js'
import { say, valueInWords } from '../words/phrase.js'
import type { Choice } from './explain-choice.js'
import { named, type Explainer } from './explain-areas.js'
import { subjectName } from './names.js'

/** Who satisfies the chosen rules and who nearly does; rules without either are left out unless one was asked for. */
export function chosenWitnesses({ formulation }: Pick<Explainer, 'formulation'>, ruleSet: RuleSet, { area, subject, rule }: Choice): readonly RuleWitnesses[] {
  const areaOf = new Map(ruleSet.rules.map(({ id, focusArea }) => [id, focusArea]))
  const isMeant = (who: Subject): boolean => subject === undefined || who.id === subject
  return witnesses(formulation, { ruleSet })
    .filter(({ ruleId }) => (rule === undefined || ruleId === rule) && (area === undefined || areaOf.get(ruleId) === area))
    .map((each) => ({
      ...each,
      fired: each.fired.filter(isMeant),
      near: each.near.filter((near) => isMeant(near.subject)),
      shut: each.shut.filter((shut) => isMeant(shut.subject)),
    }))
    .filter(({ ruleId, fired, near, shut }) => ruleId === rule || fired.length + near.length + shut.length > 0)
}

/** In words: who satisfies a rule and who is one answer short; of a rule that was asked for, also who would need a change or is shut out. */
export function witnessLines(explainer: Explainer, { ruleId, fired, near, shut }: RuleWitnesses, isAskedFor: boolean): readonly string[] {
  const told = isAskedFor ? near : near.flatMap((miss) => answersOnly(miss))
  if (!isAskedFor && fired.length + told.length === 0) return []
  const { words } = explainer
  const name = (who: Subject): string => subjectName(explainer.formulation, who, words)
  const repaired = (repair: Repair): string => repairLine(repair, words)
  const lines = [
    ...fired.map((who) => `  ${say(words, 'witness.holds', { who: name(who) })}`),
    ...told.flatMap((miss) => [`  ${say(words, `witness.${least(miss)}`, { who: name(miss.subject) })}`, ...miss.repairs.map(repaired)]),
    ...(isAskedFor ? shut : []).flatMap((miss) => [
      `  ${say(words, 'witness.shut', { requirement: named(explainer, miss.requirement), who: name(miss.subject) })}`, ...miss.repairs.map(repaired),
    ]),
  ]
  return [explainer.strong(named(explainer, ruleId)), ...(lines.length === 0 ? [`  ${say(words, 'witness.nobody')}`] : lines), '']
}

function answersOnly({ subject, repairs }: NearMiss): readonly NearMiss[] {
  const answers = repairs.filter(({ by }) => by === 'answer')
  return answers.length === 0 ? [] : [{ subject, repairs: answers }]
}

const least = ({ repairs }: NearMiss): Repair['by'] => (repairs.some(({ by }) => by === 'answer') ? 'answer' : 'change')

function repairLine({ fact, found, value, by }: Repair, words: WordCatalogue): string {
  const definition = factCatalogue.find(({ id }) => id === fact)
  const own = words.facts[fact]
  const inWords = (each: Fact): string => valueInWords(words, each, definition)
  const supposed = inWords(known(value))
  return `      ${by === 'answer'
    ? say(words, 'witness.ask', { question: own?.question ?? fact, value: supposed })
    : say(words, 'witness.instead', { label: own?.label ?? fact, value: supposed, found: inWords(found) })}`
}

const known = (value: FactValue): Fact => ({ status: 'known', value, from: [] })
