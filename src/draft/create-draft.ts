import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer'
import { FormulationError, type NonEmpty, type Problem } from '../errors.js'
import type { Case, Day } from '../model/case.js'
import type { Address } from '../model/facts.js'

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
  /** Applies a recipe. Throws a `FormulationError` with every problem when the result is no valid case. */
  readonly edit: (recipe: Recipe, note: EditNote) => CaseDraft
  /** Takes the last edit back; the same draft when there is none. */
  readonly undo: () => CaseDraft
  /** Makes the last edit taken back again; the same draft when there is none. */
  readonly redo: () => CaseDraft
}

/** Starts a draft from a case that `read` accepts. */
export function startDraft(input: unknown, read: CaseReader): CaseDraft {
  enablePatches()
  return draftOf({ case: checked(input, read), entries: [], undone: [] }, read)
}

type State = Pick<CaseDraft, 'case' | 'entries' | 'undone'>

function draftOf(state: State, read: CaseReader): CaseDraft {
  const draft: CaseDraft = {
    ...state,
    edit(recipe, note) {
      const [edited, patches, inversePatches] = produceWithPatches(state.case, (kase) => {
        recipe(kase as Editable<Case>)
      })
      checked(edited, read)
      if (patches.length === 0) return draft
      const entry: DraftEntry = { ...note, changed: addressesOf(patches, state.case, edited), patches, inversePatches }
      return draftOf({ case: edited, entries: [...state.entries, entry], undone: [] }, read)
    },
    undo() {
      const last = state.entries.at(-1)
      if (last === undefined) return draft
      return draftOf(
        { case: applyPatches(state.case, toImmer(last.inversePatches)), entries: state.entries.slice(0, -1), undone: [last, ...state.undone] },
        read,
      )
    },
    redo() {
      const [next, ...rest] = state.undone
      if (next === undefined) return draft
      return draftOf({ case: applyPatches(state.case, toImmer(next.patches)), entries: [...state.entries, next], undone: rest }, read)
    },
  }
  return draft
}

/** The case as read, in normal order; an edit keeps the order it made. */
function checked(input: unknown, read: CaseReader): Case {
  const result = read(input)
  if (result.ok) return result.case
  throw new FormulationError(result.problems)
}

const toImmer = (patches: readonly CasePatch[]): Patch[] => patches.map(({ path, ...patch }) => ({ ...patch, path: [...path] }))

/** Where patches point, with list positions replaced by the ids that stand there, before or after the edit. */
function addressesOf(patches: readonly CasePatch[], before: Case, after: Case): readonly Address[] {
  return [...new Set(patches.map(({ path }) => addressIn(path, after) ?? addressIn(path, before) ?? `/${path.join('/')}`))]
}

function addressIn(path: readonly (string | number)[], kase: Case): Address | undefined {
  let at: unknown = kase
  const segments: string[] = []
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') {
      const item: unknown = at[step]
      const id = isThing(item) ? item['id'] : undefined
      segments.push(typeof id === 'string' ? id : String(step))
      at = item
    } else if (isThing(at)) {
      segments.push(String(step))
      at = at[String(step)]
    } else return undefined
  }
  return `/${segments.join('/')}`
}

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
