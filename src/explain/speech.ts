import { remembered } from '../lazily.js'
import type { FactDefinition, Subject } from '../model/facts.js'
import type { Formulation, Register, Sentence } from '../model/formulation.js'
import type { RuleOutcome } from '../model/outcome.js'
import type { RuleSet } from '../model/rule-set.js'
import type { Rule } from '../model/rules.js'
import type { AreaId } from '../model/words.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import type { RestingLeaf } from '../model/contrast.js'
import { fill, midSentence, say, upperFirst, valueInWords } from '../words/phrase.js'
import { leavesOf } from '../trace.js'
import { outcomeOf } from './outcome-index.js'

/** What explanations are put into words with. The rule set is the one the formulation was made with. */
export interface Tongue {
  readonly ruleSet: RuleSet
  readonly facts: readonly FactDefinition[]
  readonly words: WordCatalogue
  readonly register: Register
}

/** A formulation's people, rules and areas in words. */
export interface Speech extends Tongue {
  readonly label: (subject: Subject) => string
  /** An area and whom it is about, as a noun phrase: "the dispute with Tom". */
  readonly focus: (area: AreaId, subject: Subject | undefined) => string
  readonly title: (ruleId: string) => string
  /** A rule's own sentence about somebody; undefined where it was not held against them. */
  readonly ruleSentence: (ruleId: string, subject: Subject) => string | undefined
  /** What leaves found, each once: "mourned: no, closeness: not asked". */
  readonly found: (leaves: readonly RestingLeaf[]) => readonly string[]
  /** What leaves read, each once. */
  readonly read: (leaves: readonly RestingLeaf[]) => readonly string[]
  /** A text as a sentence of its own. */
  readonly sentence: (text: string, evidence: readonly string[]) => Sentence
}

/** What a formulation holds that speech needs. */
export type Spoken = Pick<Formulation, 'labels' | 'outcomes' | 'areas'>

export function speechOf(formulation: Spoken, tongue: Tongue): Speech {
  const { ruleSet, facts, words, register } = tongue
  const voice = register === 'client' ? 'client' : 'clinician'
  const [rules, definitions] = [rulesIn(ruleSet.rules), definitionsIn(facts)]
  const names = namesIn(formulation, tongue)
  const capital = (text: string): string => (names.some((name) => text.startsWith(name)) ? text : upperFirst(text))
  const label = (subject: Subject): string => labelOf(formulation, words, voice, subject)
  const each = (leaves: readonly RestingLeaf[], tell: (leaf: RestingLeaf) => string): readonly string[] => [...new Set(leaves.map(tell))]
  const factLabel = ({ fact }: RestingLeaf): string => words.facts[fact]?.label ?? fact
  return {
    ...tongue,
    label,
    focus(area, subject) {
      const finding = formulation.areas.find((one) => one.area === area)
      const name = midSentence(words, (voice === 'client' ? finding?.clientName : finding?.name) ?? area)
      if (subject === undefined || subject.kind === 'case') return name
      const key = `${voice}.about.${area}`
      const who = isGriefSupposed(formulation, area, subject) ? say(words, 'unasked-death') : label(subject)
      return say(words, words.text[key] === undefined ? 'about.area' : key, { area: name, who })
    },
    title: (ruleId) => rules.get(ruleId)?.title ?? ruleId,
    ruleSentence(ruleId, subject) {
      const [rule, outcome] = [rules.get(ruleId), outcomeOf(formulation, ruleId, subject)]
      if (rule === undefined || outcome === undefined) return undefined
      return capital(fill(words, rule.texts[voice], { who: label(subject), what: label(subject), ...valuesOf(outcome, words, definitions) }))
    },
    found: (leaves) => each(leaves, (leaf) => say(words, 'explain.found', { label: factLabel(leaf), value: valueInWords(words, leaf.found, definitions.get(leaf.fact)) })),
    read: (leaves) => each(leaves, factLabel),
    sentence: (text, [first = 'outcome', ...rest]) => ({ text: capital(text), evidence: [first, ...new Set(rest.filter((one) => one !== first))] }),
  }
}

/** Whether grief over this person would need a death that is not on record: then nobody is named as dead. */
export const isGriefSupposed = ({ areas }: Pick<Formulation, 'areas'>, area: AreaId, { kind, id }: Subject): boolean =>
  area === 'grief' && kind === 'person' && areas.some((finding) => finding.area === area && finding.candidates.some(({ status, subject }) => subject.id === id && status !== 'candidate'))

const rulesIn = remembered((rules: readonly Rule[]) => new Map(rules.map((rule) => [rule.id, rule])))

const definitionsIn = remembered((facts: readonly FactDefinition[]) => new Map(facts.map((definition) => [definition.id, definition])))

/** The name by which a sentence points at a rule about somebody. */
export const ruleEvidence = ({ ruleId, version, subject }: { readonly ruleId: string; readonly version: number; readonly subject: Subject }): string =>
  `rule:${ruleId}@${version}#${subject.id}`

const valuesOf = ({ condition }: RuleOutcome, words: WordCatalogue, definitions: ReadonlyMap<string, FactDefinition>): Readonly<Record<string, string>> =>
  Object.fromEntries(leavesOf(condition).map(({ fact, found }) => [fact, valueInWords(words, found, definitions.get(fact))]))

function labelOf({ labels }: Spoken, words: WordCatalogue, voice: 'clinician' | 'client', subject: Subject): string {
  if (subject.kind === 'case' || subject.kind === 'ranking') return say(words, voice === 'client' ? 'you' : 'the-client')
  if (subject.unlisted === true) return say(words, subject.kind === 'event' ? 'unlisted-event' : 'unlisted-person')
  const label = labels[subject.id] ?? subject.id
  return voice === 'client' ? toClient(words, label) : label
}

/** A formulation keeps the clinician's labels: for the client the relation behind a name goes, and nobody is "the partner". */
function toClient(words: WordCatalogue, label: string): string {
  for (const relation of Object.values(words.terms['relation'] ?? {})) {
    if (label === say(words, 'the-relation', { relation })) return say(words, 'your-relation', { relation })
    const [before = '', behind = ''] = say(words, 'name-and-relation', { name: NAME, relation }).split(NAME)
    if (label.startsWith(before) && label.endsWith(behind) && label.length > before.length + behind.length) return label.slice(before.length, label.length - behind.length)
  }
  return label
}

const NAME = '\u0000'

/** Labels that are names: people write their names as they wish, also at the start of a sentence. */
function namesIn({ labels, outcomes }: Spoken, { words, ruleSet }: Tongue): readonly string[] {
  const people = new Set(outcomes.filter(({ subject }) => subject.kind === 'person').map(({ subject }) => subject.id))
  const general = new Set([
    ...Object.values(words.terms['relation'] ?? {}).map((relation) => say(words, 'the-relation', { relation })),
    ...Object.values(words.terms['event'] ?? {}),
    ...ruleSet.events.map((event) => event.label),
  ])
  return Object.entries(labels).flatMap(([id, label]) => (people.has(id) && !general.has(label) && label !== say(words, 'someone', { id }) ? [label, toClient(words, label)] : []))
}
