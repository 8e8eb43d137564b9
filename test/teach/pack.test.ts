import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/index.js'
import type { Case } from '../../src/model/case.js'
import type { Formulation } from '../../src/model/formulation.js'
import { leavesOf } from '../../src/trace.js'
import { quiz, renderWorkedExample, workedExample, type KeyItem, type QuizItem } from '../../src/teach/index.js'
import { spanish } from '../../src/languages/es.js'
import { caseNamed, packCases, spanishCases } from '../support/teaching-cases.js'

interface Asked {
  readonly kase: Case
  readonly formulation: Formulation
  readonly item: QuizItem
  readonly key: KeyItem
}

const asked: readonly Asked[] = [...packCases.map((kase) => [kase, {}] as const), ...spanishCases.map((kase) => [kase, { language: spanish }] as const)].flatMap(([kase, language]) => {
  const [formulation, made] = [formulateSync(kase, language), quiz(kase, language)]
  return made.quiz.items.flatMap((item) => {
    const key = made.key.items.find(({ id }) => id === item.id)
    return key === undefined ? [] : [{ kase, formulation, item, key }]
  })
})

const isHeld = ({ outcome }: Formulation): boolean => outcome.withheldBy.length > 0
const wrongIn = ({ item, key }: Asked): readonly string[] => item.options.filter(({ id }) => !key.correct.includes(id)).flatMap(({ id }) => key.evidence[id] ?? [])
const ruleAndSubject = (evidence: string): readonly [ruleId: string, subject: string] => {
  const [, ruleId = '', subject = ''] = /^rule:([^@]+)@\d+#(.+)$/.exec(evidence) ?? []
  return [ruleId, subject]
}

/** What a field of safety or of the frame of the work holds, read as the input has it. */
function recorded(kase: Case, fact: string): unknown {
  const [block = '', field = ''] = fact.split('.')
  const value = (kase as unknown as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[block]?.[field]
  return value === 'unknown' || value === 'declined' || value === 'not-applicable' ? undefined : value
}

/** Open facts of which one answer alone changes who comes first or makes two level, by the counterfactuals and by the answers tried out. */
const oneAnswer = ({ explanation }: Formulation): readonly string[] => [
  ...(explanation?.changes.goals ?? []).flatMap(({ sets }) => sets.flatMap(({ changes }) => (changes.length === 1 && changes[0]?.kind === 'answer' ? [changes[0].fact] : []))),
  ...(explanation?.ask.questions ?? []).filter(({ about }) => about.some(({ answers }) => answers.some(({ changesFirst }) => changesFirst))).map(({ fact }) => fact),
]

describe('the quizzes of the pack', () => {
  it('key nothing that safety withholds, and ask nothing that argues for an area then', () => {
    const held = asked.filter(({ formulation }) => isHeld(formulation))
    expect(new Set(held.map(({ kase }) => kase.caseId)).size).toBeGreaterThanOrEqual(2)
    expect(new Set(held.map(({ item }) => item.kind))).toEqual(new Set(['area', 'missing', 'held', 'safety']))
    for (const { item, key, formulation } of held) {
      const right = item.options.filter(({ id }) => key.correct.includes(id)).map(({ text }) => text)
      expect(formulation.areas.map(({ name }) => name).filter((name) => right.includes(name))).toEqual([])
      expect(key.because.map(({ text }) => text).join(' ')).not.toMatch(/points most to|support \d/)
      if (item.kind === 'area') expect(right).toEqual(['None is proposed until it is safe'])
    }
  })

  it('offer that nothing is proposed until it is safe in other cases as well, so that its being there tells nothing', () => {
    const offered = asked.filter(({ item, formulation }) => item.kind === 'area' && !isHeld(formulation) && item.options.some(({ text }) => text === 'None is proposed until it is safe'))
    expect(offered.length).toBeGreaterThan(3)
  })

  it('offer the runner-up where one area leads', () => {
    for (const { item, formulation } of asked.filter((each) => each.item.kind === 'area' && each.formulation.outcome.kind === 'lead')) {
      const second = formulation.areas.filter(({ status, standing }) => standing !== 'absent' && status !== 'not-applicable')[1]
      if (second !== undefined) expect(item.options.map(({ text }) => text)).toContain(second.name)
    }
  })

  it('ask what speaks against an area about whoever meets it best', () => {
    const against = asked.filter(({ item }) => item.kind === 'against')
    expect(against.length).toBeGreaterThan(2)
    for (const { item, formulation } of against) {
      const area = formulation.areas.find(({ name }) => item.prompt.includes(`“${name}”`) || item.prompt.includes(`«${name}»`))
      const best = area?.candidates[0]?.subject
      if (best?.kind !== 'case') expect(item.prompt).toContain(formulation.labels[best?.id ?? ''])
    }
  })

  it('take for wrong only what does not hold of the one who is asked about, so that no label and nothing true is a decoy', () => {
    const looked = asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')
    expect(looked.length).toBeGreaterThan(20)
    for (const one of looked) {
      const { formulation, item, key } = one
      const [, subject] = ruleAndSubject(key.evidence[key.correct[0]]?.[0] ?? '')
      expect(wrongIn(one).length).toBeGreaterThanOrEqual(2)
      for (const evidence of wrongIn(one)) {
        const [ruleId, id] = ruleAndSubject(evidence)
        expect({ evidence, id, verdict: formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.id === id)?.verdict }).toEqual({ evidence, id: subject, verdict: 'silent' })
      }
      const label = formulation.labels[subject]
      if (label !== undefined) expect(item.options.filter(({ text }) => text.includes(label))).toEqual([])
    }
  })

  it('take for wrong, nearly always, something that would speak on the side asked for if it held', () => {
    const looked = asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')
    const onSide = looked.filter((one) => wrongIn(one).some((evidence) => {
      const [ruleId, id] = ruleAndSubject(evidence)
      return one.formulation.areas.some(({ candidates }) => candidates.some(({ subject, arguments: all }) => subject.id === id && all.some((each) => each.ruleId === ruleId && each.direction === one.item.kind)))
    }))
    expect(onSide.length).toBeGreaterThanOrEqual(looked.length * 0.7)
  })

  it('hold nothing that good clinicians hear either way: a stage, a death behind a change, days shared with the dead', () => {
    const cited = asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against').flatMap(({ key }) => Object.values(key.evidence).flat())
    expect(cited.filter((each) => /\/stage-/.test(each))).toEqual([])
    expect(asked.flatMap((one) => wrongIn(one)).filter((each) => /death-behind-change|change-through-a-death|role-weighs-after-death|daily-life-shared|still-unfolding/.test(each))).toEqual([])
  })

  it('offer that two are level only where the lead is plain and no one answer would end it', () => {
    const areas = asked.filter(({ item, formulation }) => item.kind === 'area' && formulation.outcome.kind === 'lead' && !isHeld(formulation))
    const isClose = ({ formulation }: Asked): boolean => (formulation.outcome.standard.find(({ id }) => id === 'least-lead')?.found ?? 0) < 4 || oneAnswer(formulation).length > 0
    const offersLevel = ({ item }: Asked): boolean => item.options.some(({ text }) => /^(?:Two areas are level|Dos áreas están empatadas)$/.test(text))
    expect(areas.filter(isClose).length).toBeGreaterThan(0)
    expect(areas.filter((one) => isClose(one) && offersLevel(one)).map(({ kase }) => kase.caseId)).toEqual([])
    expect(areas.filter(offersLevel).length).toBeGreaterThan(3)
  })

  it('ask for the area in the same words whatever comes before it; the key says that it is provisional, and waiting is not offered then', () => {
    const areas = asked.filter(({ item }) => item.kind === 'area')
    expect(new Set(areas.map(({ item }) => item.prompt)).size).toBe(2)
    for (const { item, key, formulation } of areas.filter((each) => !isHeld(each.formulation))) {
      const isPressing = formulation.messages.some(({ level }) => level === 'emergency' || level === 'urgent')
      expect(key.because.some(({ text }) => /provisional/.test(text))).toBe(isPressing)
      if (isPressing) expect(item.options.map(({ text }) => text)).not.toContain('None is proposed until it is safe')
    }
    expect(areas.flatMap(({ key }) => key.because.map(({ text }) => text))).toContain('That is provisional, and comes second. First to be seen to: “Self-harm item of a questionnaire endorsed” and “Wish not to be alive”.')
  })

  it('ask whom it is about only where a mistake is near, and take for right all that are about level', () => {
    const abouts = asked.filter(({ item }) => item.kind === 'about')
    expect(abouts.length).toBeGreaterThan(5)
    for (const { item, key, formulation } of abouts) {
      const [first, ...rest] = (formulation.areas.find(({ area }) => area === formulation.outcome.foci[0]?.area)?.candidates ?? []).filter(({ status, subject }) => status === 'candidate' && subject.unlisted !== true)
      const needed = formulation.outcome.standard.find(({ id }) => id === 'least-lead')?.needed ?? 0
      const level = rest.filter(({ support }) => (first?.support ?? 0) - support < needed)
      expect(key.correct.map((id) => key.evidence[id]?.[0]).sort()).toEqual([first, ...level].map((each) => each?.subject.id).sort())
      const rival = formulation.areas.find(({ area, status }) => area !== first?.area && status === 'candidate')?.candidates[0]
      const natural = [...rest.filter((each) => !level.includes(each)), ...(rival !== undefined && rival.support > 0 ? [rival] : [])].map(({ subject }) => subject.id)
      if (level.length === 0) expect(item.options.some(({ id }) => !key.correct.includes(id) && natural.includes(key.evidence[id]?.[0] ?? ''))).toBe(true)
    }
    expect(abouts.filter(({ key }) => key.correct.length > 1).map(({ kase }) => kase.caseId)).toContain('school-bag')
  })

  it('say of every wrong answer, in a sentence, why it is wrong', () => {
    for (const { kase, item, key } of asked) {
      for (const { id } of item.options) {
        expect({ caseId: kase.caseId, id, isTold: /\S.*\.$/.test(key.whyNot?.[id]?.text ?? '') }).toEqual({ caseId: kase.caseId, id, isTold: !key.correct.includes(id) })
      }
    }
  })

  it('ask for gaps that are gaps: what is keyed has no answer in the record, and the rest has one', () => {
    const gaps = asked.filter(({ item, formulation }) => item.kind === 'missing' && formulation.completeness.missing === 0)
    expect(gaps.length).toBeGreaterThan(10)
    for (const { kase, item, key } of gaps) {
      for (const { id } of item.options) {
        const fact = key.evidence[id]?.[0]?.replace('question:', '') ?? ''
        expect({ caseId: kase.caseId, fact, isOpen: recorded(kase, fact) === undefined }).toEqual({ caseId: kase.caseId, fact, isOpen: key.correct.includes(id) })
      }
    }
  })

  it('take for open nothing that the story touches, and for answered nothing that is queried', () => {
    const touched: Readonly<Record<string, RegExp>> = {
      eatingDisorder: /\b(?:eats?|eaten|food|appetite|lost a stone|weight|meals?)\b/i,
      bodilyComplaints: /\b(?:body|pains?|stomach|aches?|headaches?)\b/i,
      socialAnxiety: /introduce themselves|found dull|\bshy\b/i,
      bipolarInFamily: /\bbipolar\b/i,
      ptsd: /\bdreams?\b|nightmare/i,
      hearingLoss: /\bhears\b/i,
    }
    const gaps = asked.filter(({ item, formulation }) => item.kind === 'missing' && formulation.completeness.missing === 0)
    const told = gaps.flatMap(({ kase, item, key }) => item.options.map(({ id }) => ({ kase, right: key.correct.includes(id), fact: key.evidence[id]?.[0]?.replace('question:', '') ?? '' })))
    const touches = ({ kase, fact }: (typeof told)[number]): boolean => touched[fact.replace('suitability.', '')]?.test(kase.note ?? '') === true
    expect(told.filter(touches).length).toBeGreaterThan(2)
    expect(told.filter((each) => each.right && touches(each)).map(({ kase, fact }) => [kase.caseId, fact])).toEqual([])
    expect(packCases.filter(({ suitability = {} }) => Object.values(suitability).includes('queried')).length).toBeGreaterThan(3)
    expect(told.filter(({ kase, fact }) => recorded(kase, fact) === 'queried').map(({ kase, fact }) => [kase.caseId, fact])).toEqual([])
  })

  it('take for open nothing that does not apply, and nothing that another answer tells', () => {
    const told = asked.filter(({ item, key }) => item.kind === 'safety' && Object.values(key.evidence).flat().every((each) => each.startsWith('fact:')))
    const facts = (id: string): readonly string[] => told.filter(({ kase }) => kase.caseId === id).flatMap(({ key }) => Object.values(key.evidence).flat())
    expect(facts('the-small-shoes').length).toBeGreaterThan(3)
    expect(facts('the-small-shoes')).not.toContain('fact:safety.childAtRisk')
    for (const { kase } of told) if (kase.safety?.suicideAttemptPast === 'no' && kase.safety.suicideAttemptRecent === undefined) expect(facts(kase.caseId)).not.toContain('fact:safety.suicideAttemptRecent')
  })

  it('say that to long for the dead is not to wish to be dead, where that no is among the right answers', () => {
    const yearning: Case = { ...caseNamed('the-small-shoes'), safety: { suicidalThoughts: 'none', violence: 'no', wishToJoinTheDead: 'no', selfHarmPast: 'no', psychoticSigns: 'absent' } }
    const made = ['a', 'b', 'c', 'd', 'e', 'f'].map((caseId) => quiz({ ...yearning, caseId }, { choices: 12 })).flatMap(({ quiz: { items }, key }) => items.flatMap((item) => {
      const own = key.items.find(({ id }) => id === item.id)
      return item.kind !== 'safety' || own === undefined ? [] : [{ isRight: own.correct.some((id) => own.evidence[id]?.includes('fact:safety.wishToJoinTheDead')), isSaid: own.because.some(({ text }) => text.startsWith('To long for somebody')) }]
    }))
    expect(made).toHaveLength(6)
    for (const { isRight, isSaid } of made) expect(isSaid).toBe(isRight)
    expect(new Set(made.map(({ isSaid }) => isSaid)).size).toBe(2)
  })

  it('take for right nothing that the record has both ways, and prove an order in time by dates', () => {
    const cited = asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')
    const both = cited.filter(({ kase }) => kase.inventory?.people?.some(({ conflict }) => typeof conflict === 'object' && conflict.form === 'both') === true)
    expect(both.length).toBeGreaterThan(0)
    expect(both.flatMap(({ key }) => key.correct.flatMap((id) => key.evidence[id] ?? [])).filter((each) => /conflict-in-(?:the-open|silence)/.test(each))).toEqual([])
    const proofs = cited.flatMap(({ key }) => key.because.map(({ text }) => text))
    expect(proofs.filter((text) => /^(?:Start of the conflict close to|Expectations that changed in the half year before) the onset/.test(text)).length).toBeGreaterThan(1)
    expect(proofs.filter((text) => /began after the onset: no|^Expectations that changed.*how far|came after the onset\. The record has: days since/.test(text))).toEqual([])
  })

  it('count no points below zero', () => {
    expect(asked.flatMap(({ key }) => [...key.because, ...Object.values(key.whyNot ?? {})].map(({ text }) => text)).filter((text) => /(?:against|frente a|support|respaldo|by|por) -\d/.test(text))).toEqual([])
  })

  it('tell of safety what the record tells, in each case something else', () => {
    const told = asked.filter(({ kase, item, key }) => item.kind === 'safety' && packCases.includes(kase) && Object.values(key.evidence).flat().every((each) => each.startsWith('fact:')))
    expect(told.length).toBeGreaterThan(12)
    const right = new Map<string, number>()
    for (const { kase, item, key } of told) {
      expect(item.options.length).toBeGreaterThanOrEqual(4)
      for (const { id, text } of item.options) {
        const value = recorded(kase, key.evidence[id]?.[0]?.replace('fact:', '') ?? '')
        const isTrue = text.endsWith(value === undefined ? ': not asked, or not answered' : `: ${String(value).replaceAll('-', ' ')}`)
        expect({ caseId: kase.caseId, text, isTrue }).toEqual({ caseId: kase.caseId, text, isTrue: key.correct.includes(id) })
        if (isTrue) right.set(text, (right.get(text) ?? 0) + 1)
      }
    }
    const insufficient = told.find(({ kase }) => kase.caseId === 'insufficient')
    expect(insufficient?.item.options.filter(({ id }) => insufficient.key.correct.includes(id)).map(({ text }) => text)).toContain('Fear, threat, violence, control or stalking by anyone: not asked, or not answered')
    expect(right.size).toBeGreaterThan(10)
    expect([...right].filter(([, count]) => count > told.length / 2)).toEqual([])
  })

  it('ask for what the minimum set lacks where too little is known', () => {
    for (const { item, key, formulation } of asked.filter((each) => each.item.kind === 'ask' && each.formulation.outcome.kind === 'insufficient-data')) {
      const minimum = formulation.questions.filter(({ minimumSet }) => minimumSet).map(({ question }) => question)
      const isMinimum = item.options.filter(({ text }) => minimum.includes(text)).map(({ id }) => id)
      const isScreened = !formulation.messages.some(({ ruleId }) => /^safety\/.*-not-asked$/.test(ruleId))
      if (isScreened) expect(isMinimum).toEqual(key.correct)
      // Safety comes before the rest of the minimum set.
      else expect(item.options.find(({ id }) => id === key.correct[0])?.text).toMatch(/afraid|ending your life|safety/)
      expect(item.prompt).not.toContain('comes first')
    }
  })

  it('key a question only where one of its answers changes who comes first or makes two level, and "none" only where no single answer does', () => {
    const asks = asked.filter(({ item, formulation }) => item.kind === 'ask' && formulation.outcome.kind !== 'insufficient-data')
    expect(asks.length).toBeGreaterThan(5)
    for (const { item, key, formulation, kase } of asks) {
      const factOf = (id: string): string => key.evidence[id]?.[0]?.replace('question:', '') ?? ''
      const deciding = oneAnswer(formulation)
      expect(item.options.filter(({ id }) => !key.correct.includes(id) && deciding.includes(factOf(id)))).toEqual([])
      if (formulation.outcome.kind === 'tie') continue
      const right = factOf(key.correct[0])
      expect({ id: kase.caseId, right, isDeciding: deciding.includes(right) }).toEqual({ id: kase.caseId, right, isDeciding: right !== 'outcome' })
      if (right === 'outcome') {
        expect({ id: kase.caseId, deciding }).toEqual({ id: kase.caseId, deciding: [] })
        expect(formulation.explanation?.ask.stop.reached).toBe(true)
      }
    }
  })

  it('key the question that tells two areas apart where they are level, as the worked example has it', () => {
    const { item, key } = asked.find(({ kase, item: { kind } }) => kase.caseId === 'tie' && kind === 'ask') ?? {}
    const right = item?.options.find(({ id }) => id === key?.correct[0])?.text ?? ''
    expect(right).toContain('more for the one who died')
    expect(renderWorkedExample(workedExample(caseNamed('tie')))).toContain(right)
  })

  it('take for wrong nothing that comes near to holding', () => {
    for (const one of asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')) {
      for (const evidence of wrongIn(one)) {
        const [ruleId, id] = ruleAndSubject(evidence)
        const outcome = one.formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.id === id)
        // That somebody died, that something is at issue, or that something was lost may hold.
        const leaves = outcome === undefined ? [] : leavesOf(outcome.condition).filter(({ fact, result }) => result !== 'true' || !/^(?:dispute\.(?:conflictPresent|somethingAtIssue)|person\.isDeceased|death\.isDeadOrGone|change\.lossCount)$/.test(fact))
        const near = leaves.filter(({ result, found }) => result !== 'false' || found.status !== 'known' || (typeof found.value === 'number' && found.value > 0) || found.value === 'mixed' || found.value === 'partly')
        expect({ evidence, near }).toEqual({ evidence, near: [] })
      }
    }
  })

  it('do not give the right answer away by its length', () => {
    for (const choose of ['one', 'many'] as const) {
      const counted = asked.filter(({ item }) => item.choose === choose && item.kind !== 'missing')
      const chance = counted.reduce((sum, { item, key }) => sum + key.correct.length / item.options.length, 0)
      const longest = counted.filter(({ item, key }) => {
        const most = Math.max(...item.options.map(({ text }) => text.length))
        return item.options.some(({ id, text }) => text.length === most && key.correct.includes(id))
      }).length
      expect({ choose, longest, atMost: Math.ceil(chance) + 1 }).toSatisfy(({ longest: found, atMost }: { longest: number; atMost: number }) => found <= atMost)
    }
  })
})

describe('what the pack asks', () => {
  const pages = packCases.map((kase) => ({ kase, example: workedExample(kase) })).map(({ kase, example }) => ({ kase, example, text: [renderWorkedExample(example), ...asked.filter((each) => each.kase === kase).flatMap(({ item }) => item.options.map(({ text }) => text))].join('\n') }))

  it('is never impossible: nothing about a birth to those who had none, nothing about the living of the dead, no date that is printed', () => {
    for (const { kase, text } of pages) {
      const { perinatal } = kase.client ?? {}
      expect(text).not.toContain('Are you pregnant')
      if (perinatal !== 'postpartum') expect(text).not.toMatch(/as a mother|since the birth/)
      expect(text).not.toMatch(/When did they die|-\d+ (?:day|week|month|year)/)
      for (const person of kase.inventory?.people ?? []) {
        if (person.status !== 'deceased') continue
        expect(text).not.toContain(`How often do you see or speak to each other? (${person.name ?? person.id}`)
        expect(text).not.toContain(`Do you live together? (${person.name ?? person.id}`)
      }
    }
  })

  it('is nothing about fear of one person where fear was denied of all, or where it is known whom it is about', () => {
    for (const { kase, text } of pages) {
      const [, after = ''] = text.split(/## Step \d+\. (?:What is not known|What to ask first)/)
      if (kase.safety?.violence !== undefined) expect({ id: kase.caseId, found: /\?[^|\n]*\(Ask alone\.\)/.exec(after.split('## Step')[0] ?? '')?.[0] }).toEqual({ id: kase.caseId, found: undefined })
    }
  })

  it('asks about the danger that is recorded before the rest, and today again about what was told', () => {
    const first = (id: string): string => (pages.find(({ kase }) => kase.caseId === id)?.text ?? '').split('What to ask first')[1]?.split('## Step')[0] ?? ''
    expect(first('safety-first')).toMatch(/seen alone[\s\S]*make it safer[\s\S]*Whom can the client call[\s\S]*wish to act[\s\S]*within reach/)
    expect(first('safety-first')).not.toMatch(/Ewan|Jess|Moira/)
    expect(first('the-yellow-line')).toMatch(/acted on, and asked again today: [\s\S]*wish to act/)
    expect(first('the-yellow-line')).not.toMatch(/\? .*within reach|What has held the client back/)
    expect(first('the-yellow-line')).not.toContain('seen alone')
  })

  it('owes somebody who mourns the question about wishing to be with the dead, where it was not put', () => {
    const isMourning = (id: string): boolean => asked.some(({ kase, formulation: { outcome } }) => kase.caseId === id && outcome.withheldBy.length === 0 && outcome.foci.some(({ area }) => area === 'grief'))
    const owing = pages.filter(({ text }) => text.includes('Not asked, and owed before any question about an area'))
    expect(owing.length).toBeGreaterThan(0)
    for (const { kase: { caseId, safety } } of pages) expect([caseId, owing.some(({ kase }) => kase.caseId === caseId)]).toEqual([caseId, isMourning(caseId) && safety?.wishToJoinTheDead === undefined])
  })

  it('puts nothing in the box to act on first but safety, what was not asked of it included', () => {
    const told = (id: string): Formulation | undefined => asked.find(({ kase }) => kase.caseId === id)?.formulation
    for (const { kase, example } of pages) {
      const [part] = example.steps[0]?.parts ?? []
      const { messages = [] } = told(kase.caseId) ?? {}
      const boxed = part?.kind === 'notice' ? part.items.flatMap(({ evidence = [] }) => messages.filter(({ ruleId, version, subject }) => evidence.includes(`rule:${ruleId}@${version}#${subject.id}`))) : []
      expect(boxed.filter(({ level, theme }) => theme !== 'safety' && level !== 'urgent' && level !== 'emergency')).toEqual([])
    }
    const [box] = pages.find(({ kase }) => kase.caseId === 'insufficient')?.example.steps[0]?.parts ?? []
    expect(JSON.stringify(box)).toContain('Fear and violence have not been asked about')
  })

  it('does not take a beginning somewhere in a year for an answer to why now', () => {
    const kase = { ...caseNamed('insufficient'), inventory: { ...caseNamed('insufficient').inventory, asked: { deaths: 'yes' } } }
    const whyNow = (made: unknown): boolean | undefined => quiz(made).quiz.items.find(({ kind }) => kind === 'missing')?.options.some(({ text }) => text.startsWith('why now'))
    expect(whyNow(kase)).toBe(false)
    expect(whyNow({ ...kase, timeline: { ...kase.timeline, episodes: [{ id: 'now', onset: '2025-06' }] } })).toBe(true)
  })

  it('holds no question whose answer stands in the note', () => {
    const of = (id: string): string => pages.find(({ kase }) => kase.caseId === id)?.text ?? ''
    expect(of('a-new-name-badge')).not.toMatch(/Were you already low when it happened\? \(“A new name/)
    expect(of('tie')).not.toMatch(/outside pressure were gone, [^|\n]*\n|When did the relationship end/)
    expect(of('the-back-row')).not.toContain('something is due to happen?')
    expect(pages.filter(({ kase, text }) => (kase.timeline?.measurements ?? []).length > 0 && /^- .*scores since they died\?/m.test(text)).map(({ kase }) => kase.caseId)).toEqual([])
  })

  it('holds no wrong answer about safety, which is never beside the point', () => {
    for (const one of asked.filter(({ item }) => item.kind === 'ask')) expect(wrongIn(one).filter((evidence) => /^question:(?:safety\.|person\.(?:fear|harm|isFeared)|data\.(?:suicide|violence|safety))/.test(evidence))).toEqual([])
  })
})
