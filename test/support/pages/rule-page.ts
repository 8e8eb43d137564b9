import type { RuleOutcome } from '../../../src/model/outcome.js'
import type { RuleSet } from '../../../src/model/rule-set.js'
import type { Citation, Rule, RuleExample, RuleFile } from '../../../src/model/rules.js'
import { decisiveLeaves } from '../../../src/trace.js'
import { anchor, bullets, code, page } from './markdown.js'
import { conditionLines, traceText, type PageContext } from './condition-text.js'

/** An example with what the engine said about it; nothing for a rule about the finished ranking. */
export interface ShownExample {
  readonly kind: 'fires' | 'silent' | 'undetermined'
  readonly example: RuleExample
  readonly outcome?: RuleOutcome
}

/** The page of one rule. */
export function renderRulePage(rule: RuleFile, ruleSet: RuleSet, examples: readonly ShownExample[], context: PageContext): string {
  return page(
    `# ${rule.title}`,
    `${code(rule.id)}: ${meaning(rule, ruleSet)}`,
    ['## What it looks for', '', `About ${ABOUT[rule.about]}:`, '', ...conditionLines(rule.conditions, context)],
    ['## What sets it aside', '', ...(rule.unless === undefined ? ['Nothing.'] : conditionLines(rule.unless, context))],
    ['## What it says', '', ...bullets([`To the clinician: ${rule.texts.clinician}`, `To the client: ${rule.texts.client}`])],
    ['## What it weighs', '', ...bullets(weight(rule, ruleSet))],
    ['## Why', '', rule.rationale, '', ...bullets([
      `Basis: ${rule.basis}; confidence: ${rule.confidence}.`,
      ...rule.sources.map((each) => reference(each, ruleSet, context.up)),
    ])],
    ['## Examples', '', ...bullets(examples.map((each) => exampleLine(each, context)))],
    ['## When this says little', '', rule.saysLittleWhen],
    lifeOf(rule, ruleSet),
  )
}

/** Where the rule is in its life. */
function lifeOf({ version, status = 'active', reviewedOn, reviewBy, replacedBy }: RuleFile, set: RuleSet): string {
  const due = reviewBy ?? set.reviewBy
  const next = status === 'retired' ? [] : [due === undefined ? 'no day named for the next review' : `to be reviewed again by ${due}`]
  return `${[`Version ${version}`, status, `reviewed ${reviewedOn}`, ...next, ...(replacedBy === undefined ? [] : [`replaced by ${code(replacedBy)}`])].join(', ')}.`
}

const ABOUT: Readonly<Record<Rule['about'], string>> = {
  person: 'one person', event: 'one life event', case: 'the case as a whole', ranking: 'the finished ranking',
}

const LEVELS = {
  emergency: 'to be acted on today', urgent: 'to be acted on today before any focus', caution: 'to be weighed while planning', note: 'for information',
} as const

/** One line on what a rule does. */
export function meaning(rule: Rule, ruleSet: RuleSet): string {
  const area = areaName(rule, ruleSet)
  switch (rule.direction) {
    case 'for': return `a ${rule.strength} reason for ${area}.`
    case 'against': return `a ${rule.strength} reason against ${area}.`
    case 'required': return `without this there is no candidate for ${area}.`
    case 'caution': {
      const whose = rule.focusArea === 'all' ? '' : ` that belongs to ${area}`
      return `a message${whose}, ${rule.level === undefined ? '' : LEVELS[rule.level]}.`
    }
    default: return rule.direction satisfies never
  }
}

export const areaName = (rule: Rule, ruleSet: RuleSet): string =>
  rule.focusArea === 'all' ? 'all areas' : ruleSet.areas.find(({ id }) => id === rule.focusArea)?.id.replaceAll('-', ' ') ?? rule.focusArea

function weight(rule: Rule, ruleSet: RuleSet): readonly string[] {
  const theme = ruleSet.themes.find(({ id }) => id === rule.theme)
  const cap = theme?.cap === undefined ? 'it holds messages and has no points' : `at most ${theme.cap} points count in it`
  const lines = [`Theme ${code(rule.theme)}: ${theme?.meaning ?? 'unknown'}; ${cap}.`]
  const points = ruleSet.parameters.find(({ id }) => id === `strength.${rule.strength ?? ''}`)
  if (rule.direction === 'required') return ['No points: a requirement opens or closes a candidate.', ...lines]
  if (rule.direction === 'caution') {
    const withheld = rule.withholds === undefined ? [] : [`Withholds: ${rule.withholds.join(', ')}.`]
    return ['No points: a message never changes the ranking.', ...lines, ...withheld]
  }
  return [`Strength ${rule.strength}${points === undefined ? '' : `: ${points.value} points`}, ${rule.direction} the area.`, ...lines]
}

/** A citation in full, linked to the list of sources. */
export function reference({ cite, locator }: Citation, ruleSet: RuleSet, up: string): string {
  const source = ruleSet.sources.find(({ id }) => id === cite)
  return `[${cite}](${up}sources.md#${anchor(cite)})${locator === undefined ? '' : `, ${locator}`}: ${source?.reference ?? 'not listed'}`
}

const KINDS = { fires: 'Fires', silent: 'Stays silent', undetermined: 'Stays open' } as const

function exampleLine({ kind, example, outcome }: ShownExample, context: PageContext): string {
  const verdict = example.setAside === true ? 'Set aside' : KINDS[kind]
  const reasons = [...new Set(outcome === undefined ? [] : decisiveLeaves(outcome).map((leaf) => traceText(leaf, context)))]
  return `**${verdict}**: ${example.name}.${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}`
}
