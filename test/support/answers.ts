import type fc from 'fast-check'
import { caseJsonSchema } from '../../src/input/json-schema.js'
import { isNotKnown } from '../../src/model/words.js'
import { answer, type Fields, type Node, resolved } from './random-values.js'
import { type JsonPath, withPlace } from './walk-json.js'

/** A field of a case that an answer fills, or could fill. */
export interface Place {
  readonly path: JsonPath
  readonly node: Node
}

const HOLDING_LISTS = new Set(['inventory', 'timeline'])
const LISTS = new Set(['people', 'events', 'episodes', 'changes', 'measurements'])
// What a record is, not an answer about it. An episode without an end is the present one.
const STRUCTURE = new Set(['schemaVersion', 'caseId', 'assessedOn', 'id', 'type', 'direction', 'instrument', 'instrumentName', 'score', 'endedOn', 'title', 'fictional', 'decision'])
const MENTIONS = new Set(['priorities', 'strongestFeeling', 'declined'])

const root = caseJsonSchema() as unknown as Node

const blockOf = (node: Node): Node => {
  const here = resolved(node)
  return here.anyOf === undefined ? here : resolved(here.anyOf.find((each) => resolved(each).properties !== undefined) ?? {})
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every field of a case, filled or not, down to where it ends. */
function placesOf(value: Fields, node: Node, at: JsonPath, want: (value: unknown) => boolean): readonly Place[] {
  return Object.entries(blockOf(node).properties ?? {}).flatMap(([key, inner]): readonly Place[] => {
    const [here, path] = [value[key], [...at, key]]
    // A day is what a score is told by; elsewhere `on` is an answer.
    if (STRUCTURE.has(key) || (key === 'on' && 'score' in value)) return []
    if (Array.isArray(here) && LISTS.has(key) && here.every(isRecord)) {
      const items = resolved(inner).items ?? {}
      return here.flatMap((item, index) => placesOf(item, items, [...path, index], want))
    }
    if (LISTS.has(key) && at.length === 1) return []
    const deeper = isRecord(here) && !MENTIONS.has(key) ? placesOf(here, inner, path, want) : []
    return want(here) && !HOLDING_LISTS.has(key) ? [{ path, node: inner }, ...deeper] : deeper
  })
}

/** Fields that hold an answer. */
export const answered = (kase: object): readonly Place[] => placesOf(kase as Fields, root, [], (value) => value !== undefined && !isNotKnown(value))

/** Fields that are missing, or asked without an answer. */
export const unanswered = (kase: object): readonly Place[] => placesOf(kase as Fields, root, [], (value) => value === undefined || isNotKnown(value))

/** The question put in full under which a missing field is an answer: nobody else has died, nobody else is at odds. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  status: 'deaths', death: 'deaths', conflict: 'conflicts', expectations: 'conflicts', mismatch: 'conflicts', people: 'conflicts', obstaclePerson: 'conflicts',
}
// Whoever an event is not said to involve is answered for by the full question, even where that was declined.
const CLOSED_WHATEVER: readonly string[] = ['people', 'obstaclePerson']

const questionOver = (path: JsonPath): string | undefined => (path.length >= 4 ? CLOSED_BY[String(path.at(-1))] : undefined)

/** The case without an answer; a question put in full that had closed the matter is open again then. */
export function forget(kase: object, { path }: Place, as: 'unknown' | 'declined' | undefined): object {
  const without = withField(kase, path, as)
  const question = as === undefined || CLOSED_WHATEVER.includes(String(path.at(-1))) ? questionOver(path) : undefined
  return question === undefined ? without : withField(without, ['inventory', 'asked', question], undefined)
}

/** The case with one field set, or taken out. */
export function withField(kase: object, path: JsonPath, value: unknown): object {
  const key = path.at(-1)
  return withPlace(kase, path.slice(0, -1), (parent) => {
    if (!isRecord(parent) || key === undefined) return parent
    return Object.fromEntries(Object.entries({ ...parent, [key]: value }).filter(([, each]) => each !== undefined))
  }) as object
}

/** Whether a missing field is open at all: not where a question put in full has answered it. */
export function isOpenQuestion(kase: object, { path }: Place): boolean {
  const question = questionOver(path)
  const asked = (kase as { readonly inventory?: { readonly asked?: Fields } }).inventory?.asked
  return question === undefined || asked?.[question] !== 'yes'
}

/** An answer to a field, blocks filled as the habit has it. */
export const answerTo = ({ node }: Place, filled: number): fc.Arbitrary<unknown> => answer(node, { filled, open: 0 })
