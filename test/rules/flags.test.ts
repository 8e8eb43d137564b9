import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import type { RuleFile } from '../../src/model/rules.js'
import { evaluateRule } from '../support/evaluate-rule.js'
import { readRuleFiles } from '../support/rule-set-folder.js'

type Fields = Readonly<Record<string, unknown>>
interface Flag {
  readonly matter: string
  readonly case: Fields
  readonly rule: string
  readonly subject?: string
}

const safety = (fields: Fields): Fields => ({ safety: fields })
const suitability = (fields: Fields): Fields => ({ suitability: fields })
const partner = (fields: Fields): Fields => ({
  inventory: { people: [{ id: 'bo', relation: 'partner', status: 'in-contact', livesWith: 'yes', ...fields }, { id: 'max', relation: 'child', status: 'in-contact', livesWith: 'yes' }] },
})
const score = (selfHarmItem: number | string | undefined): Fields => ({
  timeline: { measurements: [{ on: '2025-06-20', instrument: 'phq-9', score: 9, ...(selfHarmItem === undefined ? {} : { selfHarmItem }) }] },
})

/** What a clinician reading an intake note would expect to be told first, and the least that has to be recorded for it. */
const FLAGS: readonly Flag[] = [
  { matter: 'bipolar disorder', case: suitability({ bipolar: 'present' }), rule: 'suitability/bipolar' },
  { matter: 'bipolar disorder queried', case: suitability({ bipolar: 'queried' }), rule: 'suitability/bipolar-queried' },
  { matter: 'mania or hypomania in the past', case: suitability({ highMoodEver: 'yes' }), rule: 'suitability/high-mood-ever' },
  { matter: 'bipolar disorder in the family', case: suitability({ bipolarInFamily: 'present' }), rule: 'suitability/bipolar-in-family' },
  { matter: 'bipolar disorder in the family queried', case: suitability({ bipolarInFamily: 'queried' }), rule: 'suitability/bipolar-in-family' },
  { matter: 'mood rise on an antidepressant', case: suitability({ highMoodOnAntidepressant: 'yes' }), rule: 'suitability/high-mood-on-antidepressant' },
  { matter: 'present hypomania', case: safety({ manicSigns: 'queried' }), rule: 'safety/manic-signs-queried' },
  { matter: 'present mania', case: safety({ manicSigns: 'present' }), rule: 'safety/manic-signs' },
  { matter: 'suicide attempt in the past', case: safety({ suicideAttemptPast: 'yes' }), rule: 'safety/suicide-attempt-past' },
  { matter: 'recent suicide attempt', case: safety({ suicideAttemptRecent: 'yes' }), rule: 'safety/suicide-attempt-recent' },
  { matter: 'self-harm in the past', case: safety({ selfHarmPast: 'yes' }), rule: 'safety/self-harm-past' },
  { matter: 'fleeting wish not to be alive', case: safety({ suicidalThoughts: 'passive' }), rule: 'safety/wish-not-to-be-alive' },
  { matter: 'daily thoughts of suicide', case: safety({ suicidalThoughts: 'active' }), rule: 'safety/active-suicidal-thoughts' },
  { matter: 'plan for suicide', case: safety({ suicidePlan: 'yes' }), rule: 'safety/suicide-plan' },
  { matter: 'self-harm item endorsed', case: score(2), rule: 'safety/self-harm-item-endorsed' },
  { matter: 'self-harm item left blank', case: score('declined'), rule: 'safety/self-harm-item-left-blank' },
  { matter: 'self-harm item at zero', case: score(0), rule: 'safety/self-harm-item-zero' },
  { matter: 'suicide not asked about', case: safety({ violence: 'no' }), rule: 'safety/suicide-not-asked' },
  { matter: 'suicide not asked about beside a severe score', case: { timeline: { measurements: [{ on: '2025-06-20', instrument: 'phq-9', score: 15, selfHarmItem: 0 }] } }, rule: 'safety/suicide-not-asked-where-it-presses' },
  { matter: 'safety not asked about', case: safety({ asked: 'no' }), rule: 'safety/safety-not-asked' },
  { matter: 'fear not asked about in a conflict', case: partner({ conflict: { present: 'yes' } }), rule: 'safety/conflict-without-fear-asked' },
  {
    matter: 'fear not asked about where a dispute leads',
    case: { ...partner({ closenessNow: 1, linkedByClient: 'yes', wantsChange: 'yes', expectations: { mismatch: 3, voiced: 'yes' }, conflict: { present: 'yes', course: 'escalating', stage: 'renegotiation' } }), clientView: { priorities: [{ about: 'bo' }] } },
    rule: 'safety/dispute-leads-without-fear-asked',
  },
  { matter: 'fear and violence not asked about', case: safety({ suicidalThoughts: 'none' }), rule: 'safety/violence-not-asked' },
  { matter: 'medicines or firearm at hand', case: safety({ means: 'available' }), rule: 'safety/means-available' },
  { matter: 'means at hand with a wish to die', case: safety({ means: 'available', suicidalThoughts: 'passive' }), rule: 'safety/means-available-with-thoughts' },
  { matter: 'means removed', case: safety({ means: 'secured' }), rule: 'safety/means-secured' },
  { matter: 'wish to join the dead', case: safety({ wishToJoinTheDead: 'yes' }), rule: 'safety/wish-to-join-the-dead' },
  { matter: 'alcohol increased', case: suitability({ alcohol: 'increased' }), rule: 'suitability/alcohol-increased' },
  { matter: 'cannabis on weekends', case: suitability({ drugs: 'within-limits' }), rule: 'suitability/drug-use' },
  { matter: 'severe misuse', case: suitability({ alcohol: 'severe' }), rule: 'suitability/severe-substance-misuse' },
  { matter: 'substances not assessed', case: suitability({ alcohol: 'none' }), rule: 'suitability/substances-not-asked' },
  { matter: 'psychosis queried', case: safety({ psychoticSigns: 'queried' }), rule: 'safety/psychotic-signs-queried' },
  { matter: 'psychosis', case: safety({ psychoticSigns: 'present' }), rule: 'safety/psychotic-signs' },
  { matter: 'autism queried', case: suitability({ autism: 'queried' }), rule: 'suitability/autism' },
  { matter: 'shut out at work or bullied at school', case: safety({ bullied: 'yes' }), rule: 'safety/bullied-or-shut-out' },
  { matter: 'serious physical illness', case: suitability({ physicalIllness: 'present' }), rule: 'suitability/physical-illness' },
  { matter: 'bodily complaint under investigation', case: suitability({ bodilyComplaints: 'queried' }), rule: 'suitability/bodily-complaints' },
  { matter: 'outbursts of anger', case: safety({ angerOutbursts: 'yes' }), rule: 'safety/anger-outbursts' },
  { matter: 'near misses at work', case: safety({ safetyAtWork: 'yes' }), rule: 'safety/near-misses' },
  { matter: 'coercive control', case: partner({ harm: ['control'] }), rule: 'safety/controlling-behaviour', subject: 'bo' },
  { matter: 'partner violence', case: partner({ harm: ['physical'] }), rule: 'role-dispute/fear-or-harm', subject: 'bo' },
  { matter: 'not sure about fear', case: partner({ fear: 'unsure' }), rule: 'role-dispute/fear-not-ruled-out', subject: 'bo' },
  { matter: 'fear or harm by anybody', case: partner({ fear: 'yes' }), rule: 'safety/fear-or-harm-reported' },
  { matter: 'hand on the throat', case: partner({ harm: ['choking'] }), rule: 'safety/pressure-on-the-neck', subject: 'bo' },
  { matter: 'safety before therapy', case: partner({ harm: ['physical'] }), rule: 'safety/grave-harm-near' },
  { matter: 'violence, nobody named', case: safety({ violence: 'yes' }), rule: 'safety/harm-by-someone-not-named' },
  { matter: 'child protection', case: safety({ childAtRisk: 'yes' }), rule: 'safety/child-at-risk' },
  { matter: 'child in a violent home', case: partner({ harm: ['physical'] }), rule: 'safety/child-in-home-with-harm' },
  { matter: 'perinatal context', case: { client: { perinatal: 'postpartum' } }, rule: 'suitability/perinatal' },
  { matter: 'perinatal emergency', case: safety({ postpartumEstrangement: 'yes' }), rule: 'safety/postpartum-estrangement' },
  { matter: 'post-traumatic stress', case: suitability({ ptsd: 'present' }), rule: 'suitability/trauma-picture' },
  { matter: 'medical review missing', case: suitability({ medicalReview: 'no' }), rule: 'suitability/no-medical-review' },
  { matter: 'client under age', case: { client: { ageYears: 16 } }, rule: 'suitability/minor' },
  { matter: 'withdrawal', case: safety({ withdrawalRisk: 'yes' }), rule: 'safety/withdrawal-risk' },
]

const rules = new Map(readRuleFiles().map((rule) => [rule.id, rule]))
const messages = [...rules.values()].filter(({ id }) => /^(?:safety|suitability|data)\//.test(id))

function ruleNamed(id: string): RuleFile {
  const rule = rules.get(id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}

// What was not asked is itself the matter.
const RAISED_BY_SILENCE = new Set([
  'safety/safety-not-asked', 'safety/suicide-not-asked', 'safety/suicide-not-asked-where-it-presses', 'safety/violence-not-asked', 'safety/conflict-without-fear-asked', 'safety/dispute-leads-without-fear-asked',
  'suitability/substances-not-asked', 'safety/self-harm-item-left-blank',
])

describe('a matter a clinician would want raised', () => {
  it.each(FLAGS)('$matter is raised by $rule', async ({ rule, subject, ...example }) => {
    if (ruleNamed(rule).about === 'ranking') {
      expect(formulateSync({ schemaVersion: 1, caseId: 'flag', assessedOn: '2025-06-30', ...example.case }).messages.map(({ ruleId }) => ruleId)).toContain(rule)
      return
    }
    const outcome = await evaluateRule(ruleNamed(rule), { name: example.matter, case: example.case, ...(subject === undefined ? {} : { subject }) })
    expect(outcome.verdict).toBe('fired')
  })

  it.each(FLAGS.filter(({ rule }) => !RAISED_BY_SILENCE.has(rule) && ruleNamed(rule).about === 'case'))(
    '$matter is not raised by $rule when nothing is recorded', async ({ rule }) => {
      expect((await evaluateRule(ruleNamed(rule), { name: 'nothing', case: {} })).verdict).toBe('undetermined')
    })
})

describe('messages about safety, suitability and data', () => {
  it('are cautions and never points', () => {
    expect(messages.filter(({ direction, focusArea, level }) => direction !== 'caution' || focusArea !== 'all' || level === undefined).map(({ id }) => id)).toEqual([])
  })

  it('hold back every suggestion where to start in an emergency', () => {
    const emergencies = messages.filter(({ level }) => level === 'emergency')
    expect(emergencies.length).toBeGreaterThan(5)
    expect(emergencies.filter(({ withholds }) => withholds?.includes('plan') !== true).map(({ id }) => id)).toEqual([])
  })

  it('hold back joint meetings wherever fear or harm by a person is recorded', () => {
    const read = (rule: RuleFile): string => JSON.stringify(rule.conditions)
    const violent = messages.filter((rule) => /person\.harm"|anyoneFeared|graveHarmNear|safety\.violence"|violentEvent/.test(read(rule)))
    expect(violent.length).toBeGreaterThan(5)
    expect(violent.filter(({ withholds }) => withholds?.includes('joint-sessions') !== true).map(({ id }) => id)).toEqual([])
  })

  it('never say that there is no risk, and name no crisis line', () => {
    const said = messages.flatMap(({ id, texts }) => [texts.clinician, texts.client].map((text) => ({ id, text })))
    expect(said.filter(({ text }) => /\b(?:no|without) risk\b|\brisk[- ]free\b|\b(?:911|999|112|988|116 ?123|samaritans|lifeline)\b/i.test(text))).toEqual([])
  })

  it('show the client nothing about fear, harm or the person who harms', () => {
    const violent = messages.filter(({ withholds }) => withholds?.includes('joint-sessions') === true)
    const telling = /\{who\}|afraid|fear|violen|harm|threat|control|hit|hurt|chok|throat|partner|child|safe/i
    expect(violent.filter(({ texts }) => telling.test(texts.client)).map(({ id }) => id)).toEqual([])
  })
})
