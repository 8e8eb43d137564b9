import type { RuleSet } from '../../../src/model/rule-set.js'
import { count } from '../../../src/errors.js'
import type { Rule, RuleFile } from '../../../src/model/rules.js'
import { page, table } from './markdown.js'

const folderOf = (rule: Rule): string => rule.id.slice(0, rule.id.lastIndexOf('/'))

/** All rules by folder, with counts. */
export function renderIndexPage(ruleSet: RuleSet, rules: readonly RuleFile[]): string {
  const folders = [...new Set(rules.map(folderOf))].sort()
  const number = (folder: string, direction: string): string =>
    String(rules.filter((rule) => folderOf(rule) === folder && (direction === 'all' || rule.direction === direction)).length)
  return page(
    '# Rules',
    `${ruleSet.title}, version ${ruleSet.version}: ${count(rules.length, 'rule')} in ${count(folders.length, 'folder')}. `
      + 'How they are weighed is told in the page on weighing; every number is on the page of [parameters](../parameters.md), '
      + 'every [fact](../facts.md) and every [source](../sources.md) on a page of its own.',
    table(
      ['folder', 'rules', 'for', 'against', 'required', 'caution'],
      folders.map((folder) => [`[${folder}](#${folder})`, ...['all', 'for', 'against', 'required', 'caution'].map((each) => number(folder, each))]),
    ),
    ...folders.flatMap((folder) => [
      `## ${folder}`,
      table(
        ['rule', 'about', 'direction', 'weight', 'theme', 'basis', 'confidence'],
        rules.filter((rule) => folderOf(rule) === folder).map((rule) => [
          `[${rule.title}](${rule.id}.md)`, rule.about, rule.direction, rule.level ?? rule.strength ?? '', rule.theme, rule.basis, rule.confidence,
        ]),
      ),
    ]),
  )
}

/** The logic of every rule by id and version, as a hash. */
export function renderLedger(lines: ReadonlyMap<string, string>): string {
  return page(
    '# Ledger of rules',
    'What each version of a rule decides on, as a hash. A rule whose logic changes gets a new version; a test holds it to that.',
    table(['rule', 'logic'], [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, hash]) => [id, hash])),
  )
}
