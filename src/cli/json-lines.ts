import { toProblem } from '../errors.js'
import { EXIT, Stop } from './exit.js'

/** Cases, one a line; a line that is no JSON ends the command. */
export function linesOf(text: string): readonly unknown[] {
  return text.replace(/^\uFEFF/, '').split('\n').flatMap((line, at): readonly unknown[] => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line)]
    } catch {
      throw new Stop(EXIT.findings, [toProblem({ code: 'INPUT_JSON', path: `/${at}`, expected: 'a line of JSON', received: 'another text', hint: `Line ${at + 1}.` })])
    }
  })
}
