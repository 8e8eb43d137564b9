import { findNodeAtLocation, parseTree, type Edit, type Node } from 'jsonc-parser'
import type { Fix } from '../errors.js'
import { segmentsOf } from './parse-json.js'

/** Something to put right, and where, as a JSON Pointer. */
export interface PlacedFix {
  readonly path: string
  readonly fix: Fix
}

/**
 * A JSON text with some places put right, everything else left as it was written, and which of the fixes were made: one
 * that finds nothing at its place, or lies within another, is left for another time.
 */
export function fixedText<Placed extends PlacedFix>(text: string, fixes: readonly Placed[]): { readonly text: string; readonly made: readonly Placed[] } {
  const root = parseTree(text)
  if (root === undefined) return { text, made: [] }
  const found = fixes.flatMap((placed) => {
    const edits = editsFor(text, root, placed)
    return edits.length === 0 ? [] : [{ placed, edits }]
  })
  const made: Placed[] = []
  const taken: Edit[] = []
  for (const { placed, edits } of found) {
    if (edits.some((edit) => taken.some((other) => edit.offset <= other.offset + other.length && other.offset <= edit.offset + edit.length))) continue
    taken.push(...edits)
    made.push(placed)
  }
  const fixed = [...taken].sort((a, b) => b.offset - a.offset)
    .reduce((whole, { offset, length, content }) => whole.slice(0, offset) + content + whole.slice(offset + length), text)
  return { text: fixed, made }
}

function editsFor(text: string, root: Node, { path, fix }: PlacedFix): readonly Edit[] {
  const node = findNodeAtLocation(root, segmentsOf(path))
  if (node === undefined) return []
  switch (fix.kind) {
    case 'replace':
      return [over(node, JSON.stringify(fix.with))]
    case 'append':
      return node.type === 'string' ? [{ offset: node.offset + node.length - 1, length: 0, content: JSON.stringify(fix.text).slice(1, -1) }] : []
    case 'swap': {
      const [first, second] = node.type === 'array' ? (node.children ?? []) : []
      return first === undefined || second === undefined ? [] : [over(first, written(text, second)), over(second, written(text, first))]
    }
    case 'remove':
      return removal(node)
    default:
      return fix satisfies never
  }
}

/** An item of a list, with the comma before it, or after it where it is the first. */
function removal({ parent, offset, length }: Node): readonly Edit[] {
  if (parent?.type !== 'array') return []
  const siblings = parent.children ?? []
  const at = siblings.findIndex((each) => each.offset === offset)
  const [before, after] = [siblings[at - 1], siblings[at + 1]]
  if (before !== undefined) return [{ offset: before.offset + before.length, length: offset + length - before.offset - before.length, content: '' }]
  return [{ offset, length: (after?.offset ?? offset + length) - offset, content: '' }]
}

const over = ({ offset, length }: Node, content: string): Edit => ({ offset, length, content })

const written = (text: string, { offset, length }: Node): string => text.slice(offset, offset + length)
