import { counterfactuals, counterfactualsInWords, formulateSync, whatWouldChange, type Counterfactuals, type Formulation, type Goal, type TellingOptions } from '../index.js'
import { wordsIn } from '../words/in-language.js'
import { say, sayCounted } from '../words/phrase.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { bold } from './io.js'
import { heldLines, page, sentenceLines } from './names.js'
import { caseGiven, checkWord, FORMULATE_OPTIONS, json, LANGUAGE_OPTION, TEXT_OR_JSON, wholeNumber } from './shared.js'

const MOST = 10

export const counterfactualsCommand: Command = {
  name: 'counterfactuals',
  summary: 'List the fewest answers or changes that would put another area first, and say what was looked through.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    goal: {
      takes: 'goal', values: ['put-first', 'not-first', 'end-lead', 'break-tie'],
      meaning: 'Only ways to this; put-first when an area is named, everything that could come of the outcome when none is.',
    },
    area: { takes: 'id', meaning: 'The area the goal is about; for not-first and end-lead the one that leads when left out.' },
    size: { takes: 'n', values: ['1', '2', '3'], meaning: 'Most facts that may be otherwise together; 2 when left out. 3 can take long.' },
    'if-recorded-wrongly': { meaning: 'Take in what cannot change, as if it had been recorded wrongly.' },
    most: { takes: 'n', meaning: `Most ways written out for each goal; ${MOST} when left out. JSON holds all.` },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...TEXT_OR_JSON,
  },
  notes: 'As JSON it gives one search for a goal or an area, and all searches with the best sets otherwise.',
  examples: [
    'ipt-formulation counterfactuals case.json',
    'ipt-formulation counterfactuals case.json --area role-dispute --size 1',
    'ipt-formulation counterfactuals case.json --goal end-lead --format json',
  ],
  run: async (given, io) => {
    const most = wholeNumber(given, 'most', { min: 1, max: 100_000 }) ?? MOST
    const { kase, options } = await caseGiven(given, io)
    const search = { ...options, maxSize: Number(given.option('size') ?? '2'), ifRecordedWrongly: given.flag('if-recorded-wrongly') }
    const formulation = formulateSync(kase, options)
    const goal = goalOf(given, formulation)
    io.print(io.atOnce(() => {
      const found = goal === undefined ? whatWouldChange(kase, search) : counterfactuals(kase, goal, search)
      if (given.option('format') === 'json') return json(found)
      const searches = 'goals' in found ? found.goals : [found]
      const words = wordsIn(options.language)
      const strong = (text: string): string => bold(text, io.colour.out)
      return page([
        ...heldLines(formulation, words),
        ...(searches.length === 0 ? [say(words, 'cli.change.nothing')] : searches.flatMap((each) => lines(each, formulation, options, most, strong))),
        ...(search.ifRecordedWrongly || searches.every(({ already }) => already) ? [] : [say(words, 'counterfactual.not-offered')]),
      ])
    }))
    return EXIT.ok
  },
}

/** What is to be reached; undefined for everything that could come of the outcome. */
function goalOf(given: Given, { areas, outcome }: Formulation): Goal | undefined {
  const kind = given.option('goal') as Goal['kind'] | undefined
  const area = given.option('area')
  if (area !== undefined) checkWord(area, areas.map((each) => each.area), 'an area')
  if (kind === undefined) return area === undefined ? undefined : { kind: 'put-first', area }
  if (kind === 'break-tie') return area === undefined ? { kind } : { kind, area }
  const named = area ?? (kind !== 'put-first' && outcome.kind === 'lead' ? outcome.foci[0]?.area : undefined)
  if (named === undefined) throw usage(`--area with --goal ${kind}`, kind === 'put-first' ? 'none' : 'none, and no area leads in this case')
  return { kind, area: named }
}

function lines(found: Counterfactuals, formulation: Formulation, options: TellingOptions, most: number, strong: (text: string) => string): readonly string[] {
  const { goal, already, sets } = found
  const words = wordsIn(options.language)
  const name = formulation.areas.find(({ area }) => area === goal.area)?.name ?? ''
  const told = counterfactualsInWords(found, formulation, options)
  const more = sets.length - most
  return [
    strong(say(words, 'cli.change.goal', { goal: say(words, `counterfactual.goal.${goal.area === undefined ? 'break-tie-any' : goal.kind}`, { area: name }) })),
    ...(already ? [`  ${say(words, 'cli.change.already')}`] : []),
    ...sentenceLines(told.slice(0, Math.min(most, sets.length)), '  '),
    ...(more > 0 ? [`  ${sayCounted(words, 'cli.change.more', more, { n: String(more) })}`] : []),
    // How far the search went stands behind the sets.
    ...sentenceLines(told.slice(sets.length), '  '),
    '',
  ]
}
