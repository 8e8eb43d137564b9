import { DETAIL_LEVELS, type ContrastChoice, type DetailLevel, type Formulation, type RuleSet } from '../index.js'
import type { Given, OptionSpec } from './command.js'
import { usage } from './exit.js'
import { checkWord } from './shared.js'

/** How much of an explanation is shown. */
export const DETAIL_OPTION = { takes: 'level', values: [...DETAIL_LEVELS, 'none'], meaning: '' } as const satisfies OptionSpec

export type Detail = DetailLevel | 'none'

/** What of a case is to be explained. */
export interface Choice {
  readonly area: string | undefined
  readonly subject: string | undefined
  readonly rule: string | undefined
  readonly against: string | undefined
  readonly for: string | undefined
  readonly witnesses: boolean
  readonly detail: Detail | undefined
  readonly asJson: boolean
}

/** Reads what is to be explained, and refuses what does not go together. */
export function choiceOf(given: Given): Choice {
  const choice: Choice = {
    area: given.option('area'), subject: given.option('subject'), rule: given.option('rule'), against: given.option('against'), for: given.option('for'),
    witnesses: given.flag('witnesses'), detail: given.option('detail') as Detail | undefined, asJson: given.option('format') === 'json',
  }
  const { against, witnesses, detail, asJson } = choice
  const narrowed = (['area', 'subject', 'rule', 'witnesses'] as const).find((name) => given.flag(name))
  if (against === undefined && choice.for !== undefined) throw usage('--for together with --against', 'it alone')
  if (against !== undefined && narrowed !== undefined) throw usage('--against alone or with --for', `--${narrowed} as well`)
  if (against !== undefined && detail === 'none') throw usage('--detail short, medium or full with --against', 'none')
  if (witnesses && detail !== undefined) throw usage('--detail without --witnesses', 'both')
  if (asJson && detail !== undefined) throw usage('--detail with text', 'it with json, which holds everything')
  if (asJson && !witnesses && choice.rule === undefined && narrowed !== undefined) throw usage('json of everything, of --rule, of --witnesses or of --against', `--${narrowed} alone`)
  return choice
}

/** Refuses areas, people, events and rules that are not there. */
export function checkChoice({ area, subject, rule }: Choice, { areas, outcomes }: Formulation, ruleSet: RuleSet): void {
  if (area !== undefined) checkWord(area, areas.map((each) => each.area), 'an area')
  if (subject !== undefined) checkWord(subject, [...new Set(outcomes.map((each) => each.subject.id))], 'the id of a person or an event of the case')
  if (rule === undefined) return
  checkWord(rule, ruleSet.rules.map(({ id }) => id), 'the id of a rule')
  const focusArea = ruleSet.rules.find(({ id }) => id === rule)?.focusArea
  if (area !== undefined && focusArea !== area) throw usage('a rule that bears on the area', 'one that does not')
}

/** `<area>` or `<area>:<subject>`. */
export function sideOf(written: string, name: string): ContrastChoice {
  const at = written.indexOf(':')
  if (at === -1) return { area: written }
  if (at === 0 || at === written.length - 1) throw usage(`an area, or an area and the id of a person or event with a colon between, for --${name}`, 'half of it')
  return { area: written.slice(0, at), subject: { id: written.slice(at + 1) } }
}
