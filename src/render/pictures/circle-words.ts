import { listed, say } from '../../words/phrase.js'
import type { CirclePerson, CircleTime, CircleView } from './circle-people.js'
import { sayTo } from './register-words.js'

/** The circle told in sentences: who stands in which ring, and who moved. */
export function descriptionOf(people: readonly CirclePerson[], when: CircleTime, { words, register }: Pick<CircleView, 'words' | 'register'>): string {
  const names = (some: readonly CirclePerson[]): string => listed(words, some.map(({ label }) => label))
  const part = (key: string, some: readonly CirclePerson[]): readonly string[] => (some.length === 0 ? [] : [sayTo(register, words, 'circle.about', key, { people: names(some) })])
  return [
    sayTo(register, words, 'circle.about', when),
    ...([1, 2, 3, 4] as const).flatMap((ring) => part(`ring.${ring}`, people.filter((person) => person.ring === ring))),
    ...part('not-placed', people.filter(({ ring }) => ring === undefined)),
    ...part('closer', people.filter(({ movedFrom, ring }) => movedFrom !== undefined && ring !== undefined && ring < movedFrom)),
    ...part('further', people.filter(({ movedFrom, ring }) => movedFrom !== undefined && ring !== undefined && ring > movedFrom)),
    ...part('focus', people.filter(({ isFocus }) => isFocus)),
    ...part('involved', people.filter(({ isInvolved }) => isInvolved)),
    ...(people.length === 0 ? [say(words, 'circle.nobody')] : []),
  ].join(' ')
}
