import type { Fix } from '../errors.js'
import { fixedText } from '../input/edit-json.js'
import { writeWhole } from './files.js'
import { fileOf, lintSource, type Linted, type Place, placeIn, type RuleSource, type Spot, spotOfFinding, spotOfProblem } from './rules-source.js'

/** Something that was put right, and where it stood before. */
export interface Fixed extends Partial<Place> {
  readonly code: string
  readonly path: string
  readonly fix: Fix
}

interface Wanted {
  readonly spot: Spot
  readonly fixed: Fixed
}

/** What putting right came to. */
export interface FixResult {
  readonly source: RuleSource
  readonly linted: Linted
  readonly fixed: readonly Fixed[]
}

/**
 * Puts right whatever can only have been meant in one way, in texts: what one fix uncovers is looked at again, until there
 * is nothing left. Every round makes at least one text shorter of a fault, so it ends.
 */
export async function fixSource(given: RuleSource): Promise<FixResult> {
  const fixed: Fixed[] = []
  let source = given
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const linted = await lintSource(source)
    const wanted = wantedIn(source, linted)
    const texts = new Map(source.texts)
    for (const name of new Set(wanted.map(({ spot }) => spot.name))) {
      const own = wanted.filter(({ spot }) => spot.name === name).map(({ spot, fixed: { fix }, fixed: what }) => ({ path: spot.pointer, fix, what }))
      const { text, made } = fixedText(texts.get(name) ?? '', own)
      texts.set(name, text)
      fixed.push(...made.map(({ what }) => what))
    }
    if ([...texts].every(([name, text]) => text === source.texts.get(name))) return { source, linted, fixed }
    source = { ...source, texts }
  }
  return { source, linted: await lintSource(source), fixed }
}

// A fix may uncover what hid behind it; nothing hides so deep.
const MOST_ROUNDS = 50

function wantedIn(source: RuleSource, linted: Linted): readonly Wanted[] {
  const found = linted.problems === undefined
    ? linted.findings.map((each) => ({ ...each, spot: spotOfFinding(source, linted, each) }))
    : linted.problems.map((each) => ({ ...each, spot: spotOfProblem(source, each) }))
  return found.flatMap(({ code, path, fix, spot }) =>
    fix === undefined || spot === undefined ? [] : [{ spot, fixed: { code, path, ...placeIn(source, spot), fix } }])
}

/** Writes the files that differ, each whole or not at all. */
export async function writeSource(before: RuleSource, after: RuleSource): Promise<void> {
  for (const [name, text] of after.texts) {
    if (text !== before.texts.get(name)) await writeWhole(fileOf(after.path, after.inFolder, name), text, '-', 'a file of rules that can be written')
  }
}
