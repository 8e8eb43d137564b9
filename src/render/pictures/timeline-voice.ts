import { say } from '../../words/phrase.js'
import type { Setting } from './picture.js'

/** A sentence of the timeline for its reader: the client's own where there is one. */
export function tell({ words, register }: Pick<Setting, 'words' | 'register'>, key: string, blanks: Readonly<Record<string, string>> = {}): string {
  const own = `timeline.client.${key}`
  return say(words, register === 'client' && words.text[own] !== undefined ? own : `timeline.${key}`, blanks)
}
