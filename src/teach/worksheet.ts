import type { Case } from '../model/case.js'
import { renderClosenessCircle } from '../render/index.js'
import { say } from '../words/phrase.js'
import { DEFAULT_TRADITION, defaultRuleSet } from '../index.js'
import { inLanguage } from '../in-language.js'
import { wholeFrom } from '../options.js'
import { checkTeaching, lessonWords, type TeachOptions } from './lesson.js'
import { markdownOf, type LessonPart } from './parts.js'

/** A file of a bundle, by its path within it. */
export interface LessonFile {
  readonly path: string
  readonly text: string
}

export interface WorksheetOptions extends Pick<TeachOptions, 'language' | 'ruleSet' | 'tradition'> {
  /** Blank rows for people and for events: 8 unless told. */
  readonly rows?: number
}

const ROWS = 8

/** Blank sheets to fill in by hand: the inventory, the circle before and now, the time line, and the way to a formulation. */
export function worksheets(options: WorksheetOptions = {}): readonly LessonFile[] {
  checkTeaching(options, { rows: wholeFrom(1, 100) })
  const { language, ruleSet = defaultRuleSet, tradition = DEFAULT_TRADITION, rows = ROWS } = options
  const words = lessonWords(language)
  const blank = (columns: number, count: number): readonly { readonly cells: readonly string[] }[] => Array.from({ length: count }, () => ({ cells: Array.from({ length: columns }, () => '') }))
  const table = (id: string, columns: readonly string[], count: number): LessonPart => ({
    kind: 'table', caption: say(words, `sheet.${id}`), head: columns.map((column) => say(words, `sheet.column.${column}`)), rows: blank(columns.length, count),
  })
  const questions = (keys: readonly string[]): LessonPart => ({ kind: 'list', items: keys.map((key) => ({ text: say(words, `sheet.ask.${key}`) })) })
  const title = (id: string): readonly LessonPart[] => [{ kind: 'heading', level: 1, text: say(words, `sheet.${id}`) }, { kind: 'paragraph', text: say(words, `sheet.how.${id}`) }]
  const names = Object.values(inLanguage(ruleSet, language).traditions.find(({ id }) => id === tradition)?.areas ?? {}).map(({ name }) => name)
  const empty: Case = { schemaVersion: 1, caseId: 'worksheet', assessedOn: '2000-01-01' }
  const circle = (when: 'before' | 'now'): string => renderClosenessCircle(empty, { blank: true, when, idPrefix: `sheet-${when}`, ...(language === undefined ? {} : { language }) })
  return [
    { path: 'inventory.md', text: markdownOf([...title('inventory'), questions(['deaths', 'conflicts', 'missing', 'afraid']), table('inventory', ['person', 'before', 'now', 'contact', 'expects', 'expected', 'good', 'bad', 'change'], rows)]) },
    { path: 'circle.md', text: markdownOf([...title('circle'), { kind: 'image', href: 'circle-before.svg', text: say(words, 'sheet.circle-before') }, { kind: 'image', href: 'circle-now.svg', text: say(words, 'sheet.circle-now') }, questions(['moved', 'gone', 'come'])]) },
    { path: 'circle-before.svg', text: circle('before') },
    { path: 'circle-now.svg', text: circle('now') },
    { path: 'timeline.md', text: markdownOf([...title('timeline'), questions(['began', 'worse', 'lifted']), table('timeline', ['when', 'sure', 'happened', 'mood', 'score', 'says'], rows + 4)]) },
    {
      path: 'formulation.md',
      text: markdownOf([
        ...title('formulation'),
        { kind: 'heading', level: 2, text: say(words, 'sheet.safety') }, questions(['safe', 'safe-asked']), table('safety', ['seen', 'do'], 2),
        { kind: 'heading', level: 2, text: say(words, 'sheet.weigh') },
        { kind: 'table', caption: say(words, 'sheet.weigh'), head: ['area', 'who', 'for', 'against', 'open'].map((column) => say(words, `sheet.column.${column}`)), rows: names.map((name) => ({ cells: [name, '', '', '', ''] })) },
        { kind: 'heading', level: 2, text: say(words, 'sheet.decide') }, questions(['first', 'why-not', 'next', 'would-change', 'support']),
        { kind: 'heading', level: 2, text: say(words, 'sheet.offer') }, questions(['say', 'fits', 'agreed']),
      ]),
    },
  ]
}
