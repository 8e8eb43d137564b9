import { compareText } from '../../compare-text.js'
import type { RuleVerdict } from '../../model/outcome.js'
import type { RuleSet } from '../../model/rule-set.js'
import { MESSAGE_LEVELS, type Rule, WITHHOLDS } from '../../model/rules.js'
import type { RankedRecord } from '../batch.js'
import type { Column } from './column.js'
import { RECORD_COLUMNS, SUBJECT_COLUMNS, type RecordRow } from './common.js'
import { rulesById } from './rules.js'

/** A caution that fired, and about whom. */
export interface MessageFound {
  readonly rule: Rule
  readonly verdict: RuleVerdict
}

interface MessageRow extends RecordRow {
  readonly found?: MessageFound
}

const levelOf = ({ rule }: MessageFound): (typeof MESSAGE_LEVELS)[number] => rule.level ?? 'note'

export const MESSAGE_COLUMNS: readonly Column<MessageRow>[] = [
  ...RECORD_COLUMNS,
  {
    name: 'message', type: 'category', meaning: 'Id of the rule that gives the message.',
    values: ({ rules }) => rules.filter(({ direction }) => direction === 'caution').map(({ id }) => id),
    cell: ({ found }) => found?.rule.id,
  },
  { name: 'rule_version', type: 'integer', meaning: 'Version of that rule.', cell: ({ found }) => found?.rule.version },
  { name: 'level', type: 'category', values: MESSAGE_LEVELS, meaning: 'How soon the message must be acted on.', cell: ({ found }) => (found === undefined ? undefined : levelOf(found)) },
  { name: 'theme', type: 'category', values: ({ themes }) => themes.map(({ id }) => id), meaning: 'What the message is about.', cell: ({ found }) => found?.rule.theme },
  ...SUBJECT_COLUMNS.map((column): Column<MessageRow> => ({ ...column, cell: ({ found }) => column.cell(found?.verdict ?? {}) })),
  {
    name: 'withholds', type: 'category', several: true, values: WITHHOLDS, meaning: 'Parts of a formulation that the message takes out.',
    cell: ({ found }) => found?.rule.withholds?.join(' '),
  },
]

export const messageRows = ({ verdicts }: RankedRecord, row: RecordRow, ruleSet: RuleSet): readonly MessageRow[] =>
  messagesOf(verdicts, ruleSet).map((found) => ({ ...row, found }))

/** The cautions that fired, the most pressing first. */
export function messagesOf(verdicts: readonly RuleVerdict[], ruleSet: RuleSet): readonly MessageFound[] {
  const rules = rulesById(ruleSet)
  return verdicts
    .flatMap((verdict) => {
      const rule = verdict.verdict === 'fired' ? rules.get(verdict.ruleId) : undefined
      return rule?.direction === 'caution' ? [{ rule, verdict }] : []
    })
    .sort((a, b) =>
      MESSAGE_LEVELS.indexOf(levelOf(a)) - MESSAGE_LEVELS.indexOf(levelOf(b)) ||
      compareText(a.rule.id, b.rule.id) ||
      compareText(a.verdict.subject.id, b.verdict.subject.id))
}
