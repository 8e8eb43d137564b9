/** A question as Moodle would take it in. */
export interface GiftQuestion {
  readonly name: string
  readonly text: string
  readonly single: boolean
  readonly feedback: string
  readonly answers: readonly { readonly text: string; readonly fraction: number }[]
}

const MARKS = [':', '#', '=', '{', '}', '~', 'n'] as const

/**
 * Reads GIFT the way Moodle documents it: blank lines part questions, lines that begin with two slashes are left out,
 * an escaped mark is set aside before anything is cut, a name stands between double colons, answers in braces.
 */
export function parseGift(file: string): readonly GiftQuestion[] {
  return file.split(/\n[ \t]*\n/).map((block) => block.trim()).filter((block) => block !== '').map(question)
}

function question(block: string): GiftQuestion {
  const lines = block.split('\n').map((line) => (line.trim().startsWith('//') ? ' ' : line))
  let text = setAside(lines.join('\n').trim())
  if (text.startsWith('$CATEGORY:')) throw new SyntaxError('a category')
  let name = ''
  if (text.startsWith('::')) {
    const end = text.indexOf('::', 2)
    if (end === -1) throw new SyntaxError('a name without an end')
    name = putBack(text.slice(2, end)).trim()
    text = text.slice(end + 2).trim()
  }
  const [start, end] = [text.indexOf('{'), text.indexOf('}')]
  if (start === -1 || end < start) throw new SyntaxError('no answers')
  if (text.slice(end + 1).trim() !== '') throw new SyntaxError('a word missing in the middle')
  let inner = text.slice(start + 1, end).trim()
  const at = inner.lastIndexOf('####')
  const feedback = at === -1 ? '' : formatted(inner.slice(at + 4).trim())
  if (at !== -1) inner = inner.slice(0, at).trim()
  if (inner === '' || inner.startsWith('#') || !inner.includes('~')) throw new SyntaxError('another kind of question')
  const single = inner.includes('=')
  const parts = inner.replaceAll('=', '~=').split('~').map((part) => part.trim())
  // What stands before the first mark, and between a mark and the one put before it.
  const answers = parts.filter((part, index) => !(part === '' && index === 0)).map(answer)
  if (answers.length < 2) throw new SyntaxError('too few answers')
  return { name, text: formatted(text.slice(0, start).trim()), single, feedback, answers }
}

function answer(part: string): GiftQuestion['answers'][number] {
  let [fraction, rest] = [0, part]
  const weight = /^%(-*)([0-9]{1,2}\.?[0-9]*)%/.exec(part)
  if (part.startsWith('=')) [fraction, rest] = [1, part.slice(1)]
  else if (weight !== null) [fraction, rest] = [(weight[1] === '' ? 1 : -1) * Number(weight[2]) / 100, part.slice(weight[0].length)]
  const [text = ''] = rest.split('#')
  return { text: formatted(text.trim()), fraction }
}

/** A text that names its form in brackets is taken in that form; only plain text is expected here. */
function formatted(text: string): string {
  const form = /^\[(html|markdown|moodle|plain)\]/.exec(text)?.[1]
  if (form !== undefined && form !== 'plain') throw new SyntaxError(`a text as ${form}`)
  return putBack(form === undefined ? text : text.slice('[plain]'.length)).trim()
}

function setAside(text: string): string {
  return MARKS.reduce((all, mark, at) => all.replaceAll(`\\${mark}`, `&&00${at};`), text.replaceAll('\\\\', '&&092;')).replaceAll('&&092;', '\\')
}

const putBack = (text: string): string => MARKS.reduce((all, mark, at) => all.replaceAll(`&&00${at};`, mark === 'n' ? '\n' : mark), text)
