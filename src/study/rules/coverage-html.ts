import type { RuleSet } from '../../model/rule-set.js'
import type { Condition, Leaf, Rule } from '../../model/rules.js'
import type { LeafCoverage, RuleCoverage, RuleCoverageEntry, Seen, Share } from './coverage.js'

/**
 * Coverage as one page of HTML without script or outside address: every rule as it is written, each leaf marked by
 * what the cases show of it. Marks are words and signs, never colour alone.
 */
export function renderCoverageHtml(coverage: RuleCoverage, ruleSet: RuleSet): string {
  const { ruleSet: { id, version, digest }, traditions, cases, subjects, totals } = coverage
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]))
  const sections = coverage.rules.flatMap((entry) => {
    const rule = rules.get(entry.ruleId)
    return rule === undefined ? [] : [ruleSection(entry, rule)]
  })
  return [
    '<!doctype html>', '<html lang="en">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Coverage of ${text(id)} ${text(version)}</title>`, `<style>${STYLE}</style>`, '</head>', '<body>', '<main>',
    `<h1>Coverage of ${text(id)} ${text(version)}</h1>`,
    `<p>Digest <code>${text(digest)}</code>. ${cases} cases, ${subjects} subjects; traditions: ${text(traditions.join(', '))}.</p>`,
    '<table>', '<caption>What can happen, and how much of it the cases show</caption>',
    '<thead><tr><th scope="col">Of</th><th scope="col">shown</th><th scope="col">possible</th></tr></thead>', '<tbody>',
    totalRow('verdicts of rules', totals.verdicts), totalRow('results of leaves', totals.truths), totalRow('leaves that decide by themselves', totals.deciding),
    '</tbody>', '</table>',
    '<p>Each leaf tells how often it was true, false and unknown, and how often it decided the verdict by itself. <b>missing</b>: no case shows it. <i>cannot be</i>: proved by going through all answers.</p>',
    ...sections, '</main>', '</body>', '</html>', '',
  ].join('\n')
}

const STYLE = [
  ':root{color-scheme:light dark}', 'body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}', 'main{max-width:60rem;margin:0 auto;padding:1rem}',
  'pre{overflow-x:auto;padding:.5rem;border:1px solid;border-radius:.3rem}', 'mark{padding:0 .2rem;border-radius:.2rem}',
  '.full{background:#cfe8cf;color:#10300f}', '.part{background:#ffe3a8;color:#3a2600}', '.none{background:#f6c4c4;color:#450a0a}',
  'table{border-collapse:collapse}', 'th,td{border:1px solid;padding:.2rem .6rem;text-align:start}', 'h2{font-size:1.1rem;margin-bottom:.2rem}', 'h2+p{margin-top:0}',
].join('')

const totalRow = (name: string, { seen, possible }: Share): string => `<tr><th scope="row">${name}</th><td>${seen}</td><td>${possible}</td></tr>`

function ruleSection({ ruleId, verdicts, leaves }: RuleCoverageEntry, rule: Rule): string {
  const byKey = new Map(leaves.map((leaf) => [`${leaf.part}/${leaf.name}`, leaf]))
  const lines = [...conditionLines(rule.conditions, 'condition', byKey, 0), ...(rule.unless === undefined ? [] : ['unless', ...conditionLines(rule.unless, 'unless', byKey, 1)])]
  return [`<section>`, `<h2><code>${text(ruleId)}</code></h2>`, `<p>${text(rule.title)}. ${verdicts.map(seenText).join(', ')}.</p>`, `<pre>${lines.join('\n')}</pre>`, '</section>'].join('\n')
}

function conditionLines(condition: Condition, part: string, byKey: ReadonlyMap<string, LeafCoverage>, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  if ('not' in condition) return [`${indent}not`, ...conditionLines(condition.not, part, byKey, depth + 1)]
  if ('fact' in condition) return [`${indent}${leafLine(condition, byKey.get(`${part}/${condition.name}`))}`]
  const [word, children] = 'all' in condition ? ['all', condition.all] as const : ['any', condition.any] as const
  return [`${indent}${word}`, ...children.flatMap((child) => conditionLines(child, part, byKey, depth + 1))]
}

function leafLine({ name, fact, operator, value }: Leaf, coverage: LeafCoverage | undefined): string {
  const said = `${text(fact)} ${text(operator)} ${text(JSON.stringify(value))}`
  if (coverage === undefined) return said
  const { truths, deciding } = coverage
  const all = [...truths, ...deciding].filter(({ impossible }) => !impossible)
  const shown = all.filter(({ count }) => count > 0).length
  const [colour, word] = shown === all.length ? ['full', 'all shown'] : shown === 0 ? ['none', 'nothing shown'] : ['part', 'in part']
  return `<mark class="${colour}">${said}</mark> ${word} (${text(name)}: ${truths.map(seenText).join(', ')}; decides while ${deciding.map(seenText).join(', ')})`
}

function seenText({ what, count, impossible }: Seen<string>): string {
  if (impossible) return `${what} <i>cannot be</i>`
  return count === 0 ? `${what} <b>missing</b>` : `${what} ${count}`
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (given: string): string => given.replaceAll(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign)
