import { enablePatches, Immer, type Patch } from 'immer'
import { parseDay } from '../chronology/day-number.js'
import { describeKind, FormulationError, type NonEmpty, type Problem } from '../errors.js'
import { deepFreeze } from '../freeze.js'
import type { Case, Day } from '../model/case.js'
import type { Address } from '../model/facts.js'
import { changedAddresses } from './changed-addresses.js'

/** The same shape, open to change. */
export type Editable<T> = T extends readonly (infer Item)[] ? Editable<Item>[] : T extends object ? { -readonly [Key in keyof T]: Editable<T[Key]> } : T

/** One change of a case, as immer records it: a JSON Patch operation with its path as a list. */
export interface CasePatch {
  readonly op: 'add' | 'remove' | 'replace'
  readonly path: readonly (string | number)[]
  readonly value?: unknown
}

/** An edit of a case: changes the copy it is given, and returns nothing. */
export type Recipe = (kase: Editable<Case>) => void

/** Reads a case and reports every problem. */
export type CaseReader = (input: unknown) =>
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly problems: NonEmpty<Problem> }

/** When an edit was made, by the caller's own clock, and why. */
export interface EditNote {
  readonly on: Day
  readonly by?: string
  readonly reason?: string
}

/** One line of the audit: what an edit changed, and how to take it back. */
export interface DraftEntry extends EditNote {
  /** Places that were changed, in the order of the edit. */
  readonly changed: readonly Address[]
  readonly patches: readonly CasePatch[]
  readonly inversePatches: readonly CasePatch[]
}

/**
 * A case under construction. A draft is a value: every method returns another draft and leaves this one
 * as it is.
 */
export interface CaseDraft {
  /** The case as it stands, frozen. */
  readonly case: Case
  /** Edits in force, oldest first. */
  readonly entries: readonly DraftEntry[]
  /** Edits that were taken back and can be made again, next one first. */
  readonly undone: readonly DraftEntry[]
  /** Applies a recipe. Throws a `FormulationError` with every problem when the result is no valid case, or the note no note. */
  readonly edit: (recipe: Recipe, note: EditNote) => CaseDraft
  /** Takes the last edit back; the same draft when there is none. */
  readonly undo: () => CaseDraft
  /** Makes the last edit taken back again; the same draft when there is none. */
  readonly redo: () => CaseDraft
}

/** What a draft was before, so that it can be taken up again later. */
export interface DraftHistory {
  readonly entries?: readonly DraftEntry[]
  readonly undone?: readonly DraftEntry[]
}

// Our own immer: it must not freeze what a recipe puts in, and a host's settings must not reach it. We freeze the result.
const immer = new Immer({ autoFreeze: false })

/** Starts a draft from a case that `read` accepts, with the history it had, if any. */
export function startDraft(input: unknown, read: CaseReader, history: DraftHistory = {}): CaseDraft {
  enablePatches()
  return draftOf(deepFreeze({ case: checked(input, read), ...checkedHistory(history) }), read)
}

type State = Pick<CaseDraft, 'case' | 'entries' | 'undone'>

function draftOf(state: State, read: CaseReader): CaseDraft {
  const draft: CaseDraft = {
    ...state,
    edit(recipe, note) {
      if (typeof recipe !== 'function') throw wrong('/recipe', 'a function that changes what it is given', recipe)
      const { edited, patches, inversePatches } = recorded(state.case, recipe, read)
      if (patches.length === 0) return draft
      const entry: DraftEntry = { ...checkedNote(note), changed: changedAddresses(state.case, edited), patches, inversePatches }
      return draftOf(deepFreeze({ case: edited, entries: [...state.entries, entry], undone: [] }), read)
    },
    undo() {
      const last = state.entries.at(-1)
      if (last === undefined) return draft
      const before = patched(state.case, last.inversePatches, read)
      return draftOf(deepFreeze({ case: before, entries: state.entries.slice(0, -1), undone: [last, ...state.undone] }), read)
    },
    redo() {
      const [next, ...rest] = state.undone
      if (next === undefined) return draft
      const after = patched(state.case, next.patches, read)
      return draftOf(deepFreeze({ case: after, entries: [...state.entries, next], undone: rest }), read)
    },
  }
  return Object.freeze(draft)
}

interface Recorded {
  readonly edited: Case
  readonly patches: Patch[]
  readonly inversePatches: Patch[]
}

/** What a recipe makes of a case, and the patches forth and back. */
function recorded(kase: Case, recipe: Recipe, read: CaseReader): Recorded {
  const running = { recipe: true }
  try {
    const [made, patches, inverse] = immer.produceWithPatches(kase, (draft) => {
      const returned: unknown = recipe(draft)
      if (returned !== undefined) throw wrong('/recipe', 'a function that changes what it is given and returns nothing', returned)
      running.recipe = false
    })
    // Before anything is copied: reading knows limits, copying does not.
    checked(made, read)
    return copied(kase, patches, inverse)
  } catch (error) {
    // What the recipe throws is the caller's; what comes of strange data that it put in may repeat that data.
    if (running.recipe || error instanceof FormulationError) throw error
    throw wrong('/recipe', 'a function that puts plain data into a case', recipe)
  }
}

/** Copies: what the caller put in stays the caller's, neither kept nor frozen. */
function copied(kase: Case, made: readonly Patch[], inverse: readonly Patch[]): Recorded {
  const [patches, inversePatches] = [structuredClone([...made]), structuredClone([...inverse])]
  // Frozen here, where what cannot be, such as a view of bytes that a later step of the recipe took out again, is refused.
  return deepFreeze({ edited: immer.applyPatches(kase, patches), patches, inversePatches })
}

/** The case as read; an edit keeps the order it made. */
function checked(input: unknown, read: CaseReader): Case {
  const result = read(input)
  if (result.ok) return result.case
  throw new FormulationError(result.problems)
}

/** The case with an edit made again or taken back. A history that was stored may belong to another case. */
function patched(kase: Case, patches: readonly CasePatch[], read: CaseReader): Case {
  let result: Case
  try {
    result = immer.applyPatches(kase, toImmer(patches))
  } catch {
    throw wrong('/history', 'the edits that led to this case', patches)
  }
  checked(result, read)
  return result
}

function checkedHistory(history: unknown): Pick<CaseDraft, 'entries' | 'undone'> {
  try {
    return deepFreeze(readHistory(history))
  } catch (error) {
    if (error instanceof FormulationError) throw error
    // Something that cannot be copied, or a proxy, which may throw whatever it likes.
    throw wrong('/history', 'plain data', history)
  }
}

function readHistory(history: unknown): Pick<CaseDraft, 'entries' | 'undone'> {
  if (typeof history !== 'object' || history === null) throw wrong('/history', 'the entries and what was undone of an earlier draft', history)
  const { entries = [], undone = [] } = history as Readonly<Record<string, unknown>>
  return { entries: checkedEntries('/history/entries', entries), undone: checkedEntries('/history/undone', undone) }
}

function checkedEntries(path: string, entries: unknown): readonly DraftEntry[] {
  if (!Array.isArray(entries)) throw wrong(path, 'a list of entries', entries)
  return entries.map((entry: unknown, index): DraftEntry => {
    const { changed, patches, inversePatches } = (typeof entry === 'object' && entry !== null ? entry : {}) as Readonly<Partial<Record<keyof DraftEntry, unknown>>>
    if (!isListOf(changed, (each) => typeof each === 'string')) throw wrong(`${path}/${index}/changed`, 'the places that the edit changed', changed)
    if (!isListOf(patches, isPatch)) throw wrong(`${path}/${index}/patches`, 'the patches of the edit', patches)
    if (!isListOf(inversePatches, isPatch)) throw wrong(`${path}/${index}/inversePatches`, 'the patches that take the edit back', inversePatches)
    return structuredClone({ ...checkedNote(entry), changed, patches, inversePatches }) as DraftEntry
  })
}

const isListOf = (value: unknown, fits: (item: unknown) => boolean): value is readonly unknown[] => Array.isArray(value) && value.every(fits)

const isPatch = (value: unknown): boolean => typeof value === 'object' && value !== null && 'op' in value && 'path' in value && Array.isArray(value.path)

/** The parts of a note that belong in an audit, its day a real one. */
function checkedNote(note: unknown): EditNote {
  const { on, by, reason } = (typeof note === 'object' && note !== null ? note : {}) as Readonly<Partial<Record<keyof EditNote, unknown>>>
  if (typeof on !== 'string' || parseDay(on) === undefined) throw wrong('/on', 'the day of the edit, such as 2025-03-18', on)
  if (by !== undefined && typeof by !== 'string') throw wrong('/by', 'a text', by)
  if (reason !== undefined && typeof reason !== 'string') throw wrong('/reason', 'a text', reason)
  return { on, ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }) }
}

const wrong = (path: string, expected: string, received: unknown): FormulationError =>
  new FormulationError([{ code: 'USAGE', path, expected, received: describeKind(received) }])

const toImmer = (patches: readonly CasePatch[]): Patch[] => patches.map(({ path, ...patch }) => ({ ...patch, path: [...path] }))
