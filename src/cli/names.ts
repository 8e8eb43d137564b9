import type { Formulation, Sentence, Subject, WordCatalogue } from '../index.js'
import { say } from '../words/phrase.js'
import { oneLine } from './shared.js'

/** A person or an event as they are called, with the id by which they can be asked for. */
export function subjectName({ labels }: Pick<Formulation, 'labels'>, { kind, id, unlisted }: Subject, words: WordCatalogue): string {
  if (unlisted === true) return say(words, kind === 'event' ? 'unlisted-event' : 'unlisted-person')
  if (kind === 'case' || kind === 'ranking') return say(words, kind === 'case' ? 'the-client' : 'cli.the-ranking')
  const label = labels[id]
  return label === undefined ? id : `${oneLine(label)} (${id})`
}

export const oneLineOf = ({ text }: Sentence): string => oneLine(text)

/** One line a sentence, so that other tools can pick them out. */
export const sentenceLines = (sentences: readonly Sentence[], indent = ''): readonly string[] => sentences.map((sentence) => indent + oneLineOf(sentence))

/** What stands above everything that could be read as advice while a message holds the proposal back. */
export const heldLines = ({ outcome }: Pick<Formulation, 'outcome'>, words: WordCatalogue): readonly string[] => (outcome.withheldBy.length === 0 ? [] : [say(words, 'contrast.held'), ''])

/** Lines as they are printed: no blank ones at the end, and a line break. */
export const page = (lines: readonly string[]): string => `${lines.join('\n').trimEnd()}\n`
