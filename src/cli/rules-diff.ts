import type { RuleSet } from '../index.js'
import type { Leaf } from '../model/rules.js'
import {
  carries, type CaseImpact, type CasePlace, declaredLevel, diffRuleSets, type LeafChange, type RuleSetChange, type RuleSetDiff, ruleSetImpact, type RuleSetImpact,
} from '../study/index.js'
import type { Command } from './command.js'
import { EXIT, usage } from './exit.js'
import { columns } from './help.js'
import { bold, type Io } from './io.js'
import { casesAt } from './library.js'
import { FORMULATE_OPTIONS, json, oneLine, readRuleSet, TEXT_OR_JSON } from './shared.js'

export const rulesDiff: Command = {
  name: 'rules diff',
  summary: 'Show how two rule sets differ, what that does to a library of cases, and the release it asks for.',
  operands: '<old> <new>',
  mostOperands: 2,
  options: {
    cases: { takes: 'path', meaning: 'A case, a folder of cases, or a .ndjson file with one a line, to hold against both sets.' },
    check: { meaning: 'End with 1 when the version of the new set declares less than the changes ask for. An overlay over the other set has a version of its own; there it does not apply.' },
    tradition: FORMULATE_OPTIONS.tradition,
    ...TEXT_OR_JSON,
  },
  notes: 'Sets are compared by meaning: the order of lists and the names of leaves change no logic. `default` stands for the set that is built in.',
  examples: [
    'ipt-formulation rules diff default overlay.json --cases cases/',
    'ipt-formulation rules diff old-rules/ new-rules/ --check',
    'ipt-formulation rules diff default overlay.json --cases case.json --format json',
  ],
  run: async (given, io) => {
    const [from, to] = given.files
    if (from === undefined || to === undefined) throw usage('two rule sets', given.files.length === 0 ? 'none' : 'one')
    if (from === '-' && to === '-') throw usage('standard input for one of the two', 'it for both')
    const [before, after] = [await readRuleSet(from, io), await readRuleSet(to, io)]
    const path = given.option('cases')
    const tradition = given.option('tradition')
    const cases = path === undefined ? undefined : await casesAt([path], io)
    const impact = cases === undefined ? undefined : ruleSetImpact(before, after, cases, tradition === undefined ? {} : { tradition })
    const diff = impact?.diff ?? diffRuleSets(before, after)
    const isOverlaid = lies(after, before) || lies(before, after)
    const declared = isOverlaid ? 'not-applicable' : declaredLevel(diff.from.version, diff.to.version)
    if (given.option('format') === 'json') io.print(json({ ...(impact ?? { diff }), declared: declared ?? null }))
    else io.print(page(diff, declared, impact, io))
    return given.flag('check') && declared !== 'not-applicable' && (declared === undefined || !carries(declared, diff.level)) ? EXIT.findings : EXIT.ok
  },
}

/** Whether one set is another with overlays over it: the same set, with more of them than the other has. */
const lies = (over: RuleSet, under: RuleSet): boolean => {
  const [upper, lower] = [over.overlays ?? [], under.overlays ?? []]
  // An overlay adds its own name and version to those of the set, behind a plus sign.
  const base = ({ id, version }: RuleSet): string => [id, version].map((text) => text.split('+')[0]).join(' ')
  return base(over) === base(under) && upper.length > lower.length && lower.every(({ id, version }, at) => upper[at]?.id === id && upper[at].version === version)
}

function page(diff: RuleSetDiff, declared: string | undefined, impact: RuleSetImpact | undefined, io: Io): string {
  const { from, to, changes, level } = diff
  const strong = (text: string): string => bold(text, io.colour.out)
  return [
    strong(`${from.id} ${from.version} (${from.digest.slice(0, 12)}) to ${to.id} ${to.version} (${to.digest.slice(0, 12)})`),
    changes.length === 0 ? 'Nothing differs.' : `${changes.length} changes, which ask for a release of level: ${level}. ${declared === 'not-applicable' ? 'Whether the versions declare it is not applicable: one set is an overlay over the other.' : `The versions declare: ${declared ?? 'no step forward'}.`}`,
    '',
    ...columns(changes.map((change) => [change.level, ...changeCells(change)])),
    ...(impact === undefined ? [] : ['', strong(`${impact.changed.length} of ${impact.cases} cases come out otherwise (${impact.tradition})`), ...impact.changed.flatMap(impactLines)]),
    '',
  ].map((line) => line.trimEnd()).join('\n')
}

function changeCells(change: RuleSetChange): readonly string[] {
  switch (change.kind) {
    case 'set':
      return ['set', change.field, `${shown(change.from)} to ${shown(change.to)}`]
    case 'reordered':
      return [change.list, '', 'another order']
    case 'changed':
      return [change.list, change.id, `${change.field}: ${(change.leaves ?? []).length === 0 ? `${shown(change.from)} to ${shown(change.to)}` : (change.leaves ?? []).map(leafText).join('; ')}`]
    case 'added':
    case 'removed':
      return [change.list, change.id, change.kind]
    default:
      return change satisfies never
  }
}

function leafText(change: LeafChange): string {
  switch (change.kind) {
    case 'added':
    case 'removed':
      return `leaf ${change.leaf.name} ${change.kind} (${said(change.leaf)})`
    case 'changed':
      return `leaf ${change.to.name}: ${said(change.from)} to ${said(change.to)}`
    case 'renamed':
      return `leaf ${change.from.name} renamed ${change.to.name}`
    case 'regrouped':
      return 'leaves joined in another way'
    default:
      return change satisfies never
  }
}

const said = ({ fact, operator, value }: Leaf): string => `${fact} ${operator} ${JSON.stringify(value)}`

const LONGEST_SHOWN = 60

/** A value on one line; what is long is told by its kind. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = oneLine(typeof value === 'string' ? value : JSON.stringify(value))
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 3)}...`
}

function impactLines({ caseId, parts, before, after, verdicts, dueTo }: CaseImpact): readonly string[] {
  const moved = placing(before) === placing(after) ? placing(after) : `${placing(before)} to ${placing(after)}`
  return [
    `  ${oneLine(caseId)}: ${parts.join(', ')}; ${moved}`,
    ...(dueTo.length === 0 ? [] : [`    undone by taking back: ${dueTo.map(({ list, id }) => `${list} ${id}`).join(', ')}`]),
    ...verdicts.map(({ ruleId, subject, before: was, after: is, leaves }) =>
      `    ${ruleId} about ${oneLine(subject.id)}: ${was} to ${is}${leaves.length === 0 ? '' : ` at ${leaves.join(', ')}`}`),
  ]
}

const placing = ({ outcome, foci }: CasePlace): string => (foci.length === 0 ? outcome : `${outcome} (${foci.map(({ area }) => area).join(', ')})`)
