import { isNotKnown } from '../../model/words.js'
import type { WordCatalogue } from '../../model/words-catalogue.js'
import { say, term } from '../../words/phrase.js'
import type { CirclePerson, CircleView } from './circle-people.js'
import type { PictureTable } from './picture.js'

/** Everybody with their place and what is said of them, in the order of the picture. */
export function tableOf(people: readonly CirclePerson[], { words, when }: CircleView): PictureTable {
  const columns = when === 'movement' ? (['before', 'now'] as const) : [when]
  return {
    caption: say(words, `circle.title.${when}`),
    head: [say(words, 'circle.table.person'), ...columns.map((column) => say(words, `circle.table.${column}`)), say(words, 'circle.table.notes')],
    rows: people.map((person) => [
      person.label,
      ...columns.map((column) => placeInWords(words, person[column])),
      person.details.join(say(words, 'picture.separator')),
    ]),
  }
}

function placeInWords(words: WordCatalogue, closeness: CirclePerson['now']): string {
  if (closeness === undefined || isNotKnown(closeness)) return term(words, 'why', closeness ?? 'not-asked')
  return say(words, `circle.place.${closeness === 'outside' ? 4 : closeness}`)
}
