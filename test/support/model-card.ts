import { factCatalogue } from '../../src/facts/catalogue.js'
import { digest } from '../../src/digest.js'
import type { RuleFile } from '../../src/model/rules.js'
import { BASES, CONFIDENCES, DIRECTIONS } from '../../src/model/rules.js'
import type { RuleSet } from '../../src/model/rule-set.js'
import { leavesOf } from '../../src/rules/conditions.js'

/** What is to be known of a rule set at a glance, for a program; what can be counted is counted. */
export function modelCard(ruleSet: RuleSet, files: readonly RuleFile[], limits: readonly string[]) {
  const { rules, sources } = ruleSet
  const days = files.map(({ reviewedOn }) => reviewedOn).sort()
  const aboutClient = new Set(factCatalogue.filter(({ reads }) => reads.some((address) => address.startsWith('/client/'))).map(({ id }) => id))
  const personal = rules.flatMap((rule) =>
    [rule.conditions, ...(rule.unless === undefined ? [] : [rule.unless])].flatMap((each) => leavesOf(each).map(({ leaf }) => leaf.fact))
      .filter((fact) => aboutClient.has(fact)).map((fact) => ({ fact, weighs: rule.direction !== 'caution', rule: rule.id })))
  return {
    modelCardVersion: 1,
    ruleSet: { id: ruleSet.id, version: ruleSet.version, title: ruleSet.title, digest: digest(ruleSet) },
    developer: 'ipt-formulation contributors',
    licence: 'MIT',
    funding: 'not stated',
    kind: 'Rules written by people. Nothing is learned from data.',
    intendedUse: 'docs/intended-use.md',
    users: ['professionals trained in Interpersonal Psychotherapy, or learning it under supervision', 'researchers', 'developers of tools for them'],
    notFor: ['diagnosis', 'triage', 'risk assessment', 'emergencies', 'monitoring', 'choosing between treatments', 'use without a professional who reviews the grounds'],
    inputs: 'An interpersonal inventory, a time line and questionnaire totals, recorded by a professional. No images, recordings, signals or free text.',
    output: 'Candidate focus areas with grounds for and against, what is not known, and messages. No probability.',
    counts: {
      rules: rules.length,
      drafts: ruleSet.drafts?.length ?? 0,
      retired: ruleSet.retired?.length ?? 0,
      byDirection: counted(DIRECTIONS, rules.map(({ direction }) => direction)),
      byBasis: counted(BASES, rules.map(({ basis }) => basis)),
      byConfidence: counted(CONFIDENCES, rules.map(({ confidence }) => confidence)),
      withoutSource: rules.filter((rule) => rule.sources.length === 0).length,
      parameters: ruleSet.parameters.length,
      parametersByBasis: counted(BASES, ruleSet.parameters.map(({ basis }) => basis)),
      sources: sources.length,
    },
    sourcesByBasis: Object.fromEntries(BASES.map((basis) =>
      [basis, [...new Set(rules.filter((rule) => rule.basis === basis).flatMap((rule) => rule.sources.map(({ cite }) => cite)))].sort()])),
    aboutTheClient: {
      /** Facts about who the client is that rules read, and whether what they read can move the ranking. */
      facts: [...new Set(personal.map(({ fact }) => fact))].sort().map((fact) => ({
        fact, weighedBy: personal.filter((each) => each.fact === fact && each.weighs).map(({ rule }) => rule).sort(), messages: personal.filter((each) => each.fact === fact && !each.weighs).length,
      })),
      notRecorded: ['sex or gender', 'ethnicity', 'religion', 'sexual orientation', 'income', 'address'],
    },
    reviewed: { first: days[0], last: days.at(-1), by: ruleSet.reviewBy },
    agreementOfExperts: Object.fromEntries(ruleSet.areas.map(({ id, agreement }) => [id, agreement.map(({ kappa, study }) => ({ kappa, study }))])),
    evaluation: {
      verified: 'That the code does what the rules say: by the tests of the repository.',
      notEvaluated: ['against choices of clinicians', 'against outcomes of treatment', 'in any group of clients'],
    },
    limits,
    registerOfLimits: 'rules/ipt-core.limitations.json',
  }
}

function counted<Word extends string>(words: readonly Word[], found: readonly Word[]): Record<Word, number> {
  return Object.fromEntries(words.map((word) => [word, found.filter((each) => each === word).length])) as Record<Word, number>
}

type Card = ReturnType<typeof modelCard>

/** The same for people. */
export function renderModelCard(card: Card): string {
  const row = (name: string, value: string | number): string => `| ${name} | ${value} |`
  const table = (heads: readonly string[], rows: readonly string[]): string => [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows].join('\n')
  return `<!-- Generated: do not edit. -->

# Model card: ${card.ruleSet.id}

${card.kind} The same facts for a program stand in \`ipt-formulation/rules/ipt-core.model-card.json\`.

${table(['', ''], [
    row('Rule set', `\`${card.ruleSet.id}\` ${card.ruleSet.version}`), row('Digest (SHA-256 of RFC 8785 canonical JSON)', `\`${card.ruleSet.digest}\``),
    row('Developer', card.developer), row('Licence', card.licence), row('Funding', card.funding), row('Rules reviewed', `${String(card.reviewed.first)} to ${String(card.reviewed.last)}, to be reviewed again by ${String(card.reviewed.by)}`),
    row('Rules in force, in draft, retired', `${card.counts.rules}, ${card.counts.drafts}, ${card.counts.retired}`),
  ])}

## Use

For ${card.users.join('; ')}. Not for ${card.notFor.join(', ')}. See [intended use](intended-use.md).

**In.** ${card.inputs}

**Out.** ${card.output}

## What the rules rest on

${table(['Basis', 'Rules', 'Parameters', 'Sources cited'], Object.entries(card.counts.byBasis).map(([basis, rules]) =>
    `| ${basis} | ${rules} | ${card.counts.parametersByBasis[basis as keyof typeof card.counts.parametersByBasis]} | ${card.sourcesByBasis[basis]?.length ?? 0} |`))}

${table(['How sure', 'Rules'], Object.entries(card.counts.byConfidence).map(([name, rules]) => row(name, rules)))}

${table(['Direction', 'Rules'], Object.entries(card.counts.byDirection).map(([name, rules]) => row(name, rules)))}

Rules without a source: ${card.counts.withoutSource}. The [sources](sources.md) and the [rules](rules/index.md) are listed one by one; every
formulation tells the share of support by basis for each area (\`areas[].basis\`).

## What is read about who the client is

${table(['Fact', 'Rules that weigh', 'Messages'], card.aboutTheClient.facts.map(({ fact, weighedBy, messages }) => `| \`${fact}\` | ${weighedBy.map((id) => `\`${id}\``).join(', ') || 'none'} | ${messages} |`))}

Not recorded at all: ${card.aboutTheClient.notRecorded.join(', ')}. Nothing shows that the rules serve all groups equally well.

## Agreement of experts

${table(['Area', 'Published kappa'], Object.entries(card.agreementOfExperts).map(([area, list]) => row(area, list.map(({ kappa, study }) => `${kappa.toFixed(2)} (${study})`).join(', ') || 'none')))}

## Evaluation

${card.evaluation.verified} Not evaluated: ${card.evaluation.notEvaluated.join('; ')}.

## Limits

${card.limits.map((limit) => `- ${limit}`).join('\n')}

More in [limitations](limitations.md).
`
}
