import { describe, expect, it } from 'vitest'
import { digest } from '../../src/digest.js'
import { defaultRuleSet, formulate, overlayRuleSet } from '../../src/index.js'
import { agreement, methodsParagraph, type Rating, type RunManifest } from '../../src/study/index.js'
import { VERSION } from '../../src/version.js'
import { richCase } from '../support/rich-case.js'

const sha = (letter: string): string => letter.repeat(64)
const manifest = (tradition = 'klerman-weissman', bad = 0): RunManifest => ({
  manifestVersion: 1,
  settings: { library: VERSION, ruleSet: { id: 'ipt-core', version: defaultRuleSet.version, digest: digest(defaultRuleSet) }, tradition, format: 'csv', table: 'cases', guard: true },
  input: { records: 1500, bytes: 10, sha256: sha('a') },
  counts: { read: 1500, ok: 1500 - bad, bad },
  output: { bytes: 10, sha256: sha(tradition === 'ipt-uk' ? 'c' : 'b') },
})

describe('a methods text', () => {
  it('tells versions, digest, tradition and counts, and that the rules are the published ones', () => {
    const { paragraph, versions } = methodsParagraph({ manifests: [manifest()] })
    for (const part of [`ipt-formulation ${VERSION}`, `version ${defaultRuleSet.version}`, digest(defaultRuleSet), 'as published', 'klerman-weissman', 'All of 1,500 records']) expect(paragraph).toContain(part)
    expect(paragraph).not.toMatch(/synthetic|seed|undefined|[{}]/)
    expect(versions.map(({ value }) => value)).toEqual([`ipt-formulation ${VERSION}`, `ipt-core ${defaultRuleSet.version}`, digest(defaultRuleSet), 'klerman-weissman', sha('a'), sha('b')])
  })

  it('tells how many records were refused, once for one input however many traditions looked at it', () => {
    const { paragraph, versions } = methodsParagraph({ manifests: [manifest('klerman-weissman', 3), manifest('ipt-uk', 3)] })
    expect(paragraph.match(/Of 1,500 records, 1,497 could be read; refused because they were no valid cases: 3\./g)).toHaveLength(1)
    expect(paragraph).toContain('each of the traditions klerman-weissman and ipt-uk')
    expect(versions.filter(({ value }) => value === sha('c'))).toHaveLength(1)
  })

  it('tells of each input by itself, and of a part that is not the whole', () => {
    const other: RunManifest = { ...manifest(), input: { records: 20, bytes: 1, sha256: sha('d') }, counts: { read: 10, ok: 10, bad: 0 }, shard: { index: 1, of: 2 } }
    const { paragraph } = methodsParagraph({ manifests: [manifest(), other] })
    expect(paragraph).toContain('All of 1,500 records of the input aaaaaaaaaaaa')
    expect(paragraph).toContain('All of 10 records of the input dddddddddddd')
    expect(paragraph).toContain('part 1 of 2')
  })

  it('says that synthetic cases are synthetic', () => {
    expect(methodsParagraph({ manifests: [manifest()], seed: 2026 }).paragraph).toMatch(/synthetic: .* seed 2026\. No patient/)
  })

  it('tells every change of an overlay, and says so where it does not know the rules', async () => {
    const parameter = defaultRuleSet.parameters.find(({ id }) => id === 'standard.leastLead')
    const overlaid = overlayRuleSet(defaultRuleSet, { id: 'mine', version: '1.0.0', reason: 'For a trial.', parameters: [{ id: 'standard.leastLead', value: 3, reason: 'Stricter.' }] })
    const formulation = await formulate(richCase, { ruleSet: overlaid })
    const { paragraph } = methodsParagraph({ formulations: [formulation], ruleSets: [overlaid] })
    expect(paragraph).toContain(`standard.leastLead was 3 instead of ${parameter?.value}`)
    expect(paragraph).not.toContain('as published')
    expect(methodsParagraph({ formulations: [formulation] }).paragraph).toContain('have to be made available')
  })

  it('tells the statistics, the intervals, and that no claim may rest on them', () => {
    const rating = (rater: string): Rating => ({ caseId: 'a', rater, areas: {}, focus: 'grief' })
    const report = agreement([rating('Rosa'), rating('Ilse')], { material: 'synthetic', samples: 0 })
    const { paragraph } = methodsParagraph({ manifests: [manifest()], agreement: report })
    expect(paragraph).toContain('between 2 raters')
    expect(paragraph).toContain('percent agreement')
    expect(paragraph).toContain('95%')
    for (const sentence of report.claim.sentences) expect(paragraph).toContain(sentence)
  })

  it('is a page that begins with a heading and ends in the table of versions', () => {
    const { markdown } = methodsParagraph({ manifests: [manifest()] })
    expect(markdown).toMatch(/^## Methods\n\n[^\n]+\n\n### Versions\n\n\| What \| Value \|\n\| --- \| --- \|\n(?:\| [^|\n]+ \| [^|\n]+ \|\n){6}$/)
  })

  it('is refused where nothing was run', () => {
    expect(() => methodsParagraph({ seed: 1 })).toThrow(/a manifest or a formulation/)
  })
})
