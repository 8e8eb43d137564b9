// First, so that it listens before the library is read.
import { violations } from './violations.js'
import { createLiveFormulator } from '../../src/compiled.js'
import { LONG, largeCase } from '../bench/large-case.js'
import { readAll } from '../bench/read-all.js'
import { seededEdits } from './seeded-edits.js'

/** What a form can be asked that shows a formulation and makes it anew after every edit. */
export interface EditPage {
  /** Milliseconds of so many edits, each from the changed field to what a form shows. */
  readonly formulated: (edits: number) => readonly number[]
  /** The same for a form that shows scores alone. */
  readonly ranked: (edits: number) => readonly number[]
  readonly violations: () => Promise<readonly string[]>
}

const { formulateSync, rankSync } = createLiveFormulator()
const form = structuredClone(largeCase(LONG))
const nextEdit = seededEdits(form)

function timed(edits: number, show: () => number): readonly number[] {
  return Array.from({ length: edits }, () => {
    nextEdit()
    const from = performance.now()
    const shown = show()
    const spent = performance.now() - from
    if (shown === 0) throw new Error('nothing to show')
    return spent
  })
}

const edits: EditPage = {
  formulated: (count) => timed(count, () => {
    const { outcome, areas, text } = formulateSync(form)
    return readAll(outcome) + readAll(areas) + readAll(text.clinician)
  }),
  ranked: (count) => timed(count, () => readAll(rankSync(form).ranking.foci)),
  violations,
}

Object.assign(globalThis, { edits })
