import { formatDay } from '../../chronology/day-number.js'
import { dateInWords } from '../../words/dates.js'
import { listed, quantity, say, sayCounted } from '../../words/phrase.js'
import { type Naming, unlisted } from './timeline-events.js'
import type { Frame } from './timeline-frame.js'
import { pointsLeftOut } from './timeline-panels.js'
import { tell } from './timeline-voice.js'

/** The timeline told in sentences. */
export function descriptionOf(frame: Frame, naming: Naming): string {
  const { placed, labels } = naming
  const { story, words, axis, setting } = frame
  const day = (number: number): string => dateInWords(words, formatDay(number))
  const thinned = story.series.reduce((sum, series) => sum + pointsLeftOut(frame, series), 0)
  const current = story.spells.filter(({ isCurrent }) => isCurrent).flatMap(({ episode: { onset }, onset: span }) => (onset === undefined || span === undefined ? [] : [onset]))
  const isTold = story.series.length + placed.length + story.turns.length + story.spells.length > 0
  return [
    isTold ? tell(setting, 'about', { from: day(axis.from), to: day(axis.to) }) : say(words, 'timeline.nothing'),
    ...current.map((onset) => tell(setting, 'about.onset', { date: dateInWords(words, onset) })),
    ...(placed.length > 0 ? [tell(setting, 'about.events', { n: String(placed.length) })] : []),
    ...story.series.map(({ name, scores }) => {
      const [first, last] = [scores[0], scores.at(-1)]
      if (scores.length === 1) return say(words, 'timeline.about.score', { instrument: name, score: String(first?.measurement.score ?? ''), date: dateInWords(words, first?.measurement.on ?? '0') })
      return say(words, 'timeline.about.scores', {
        instrument: name,
        n: quantity(words, scores.length, 'scores'),
        first: String(first?.measurement.score ?? ''),
        last: String(last?.measurement.score ?? ''),
        from: dateInWords(words, first?.measurement.on ?? '0'),
        to: dateInWords(words, last?.measurement.on ?? '0'),
      })
    }),
    ...(story.drawn.links.length > 0 ? [tell(setting, 'about.links')] : []),
    ...leftOutLines(frame, unlisted(frame, naming)),
    ...(labels === undefined ? [say(words, 'timeline.about.numbered')] : []),
    ...(axis.breaks.length > 0 ? [say(words, 'timeline.about.breaks', { times: listed(words, axis.breaks.map(({ from, to }) => say(words, 'between', { from: day(from), to: day(to) }))) })] : []),
    ...(thinned > 0 ? [say(words, 'timeline.about.thinned', { n: quantity(words, thinned, 'scores') })] : []),
  ].join(' ')
}

/** What is kept out of the picture so that it stays legible. */
export function leftOutLines({ story: { links, turns, drawn }, words, setting: { register } }: Frame, events: number): readonly string[] {
  const one = (what: string, n: number): readonly string[] =>
    (n === 0 ? [] : [sayCounted(words, `timeline.${register === 'client' ? 'client.' : ''}fewer-${what}`, n, { n: String(n) })])
  return [
    ...one('turns', turns.filter(({ span }) => span !== undefined).length - drawn.turns.length),
    ...one('links', links.length - drawn.links.length),
    ...one('events', events),
  ]
}
