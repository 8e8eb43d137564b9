import { compareText } from '../../compare-text.js'
import type { Formulation, Register } from '../../model/formulation.js'
import type { Link, WindowLabel } from '../../model/links.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { between, listed, say, term } from '../../words/phrase.js'

const NEAR_ONSET: readonly WindowLabel[] = ['immediate', 'proximal', 'recent', 'distal']
const NEAR: readonly WindowLabel[] = ['immediate', 'proximal']

/** Links near enough in time to be shown, nearest first. A client's page shows those that the client's text tells of. */
export function nearLinks(formulation: Formulation | undefined, register: Register): readonly Link[] {
  if (formulation === undefined) return []
  const told = register === 'client' ? toldLinks(formulation) : undefined
  return formulation.links
    .filter((link) => {
      const windows = link.target.kind === 'onset' ? NEAR_ONSET : NEAR
      return link.windows.some((window) => windows.includes(window)) && (told === undefined || told.has(link.from.join(' ')))
    })
    .map((link) => ({ link, away: away(link), key: `${link.subject.kind} ${link.subject.id} ${link.target.kind} ${link.from.join(' ')}` }))
    .sort((a, b) => a.away - b.away || compareText(a.key, b.key))
    .map(({ link }) => link)
}

const away = ({ lagDays: { min, max } }: Link): number => Math.abs(min + max)

const toldLinks = ({ text }: Formulation): ReadonlySet<string> =>
  new Set(text.client.flatMap(({ id, sentences }) => (id === 'links' ? sentences.map(({ evidence }) => evidence.join(' ')) : [])))

/** Whether a link is of the closest kind. */
export const isClose = ({ windows }: Link): boolean => windows.some((window) => NEAR.includes(window))

/** "6 weeks before the low mood began", with the window for professionals. */
export function linkInWords(link: Link, words: WordCatalogue, register: Register): string {
  const { lagDays: { min, max } } = link
  const [least = 0, most = 0] = [Math.abs(min), Math.abs(max)].sort((a, b) => a - b)
  const told = say(words, `timeline.link.${link.direction}`, {
    lag: between(words, link.direction === 'unclear' ? most : least, most, 'days'),
    change: term(words, register === 'client' ? 'client-change' : 'change', link.target.kind),
  })
  if (register === 'client') return told
  return say(words, 'timeline.link.window', { link: told, window: listed(words, link.windows.map((window) => term(words, 'window', window)), 'disjunction') })
}
