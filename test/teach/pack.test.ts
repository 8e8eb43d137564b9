import { describe, expect, it } from 'vitest'
import { factCatalogue, formulateSync } from '../../src/index.js'
import type { Case } from '../../src/model/case.js'
import type { Formulation } from '../../src/model/formulation.js'
import { leavesOf } from '../../src/trace.js'
import { difficultyOf, quiz, renderGift, renderWorkedExample, teachingPack, workedExample, worksheets, type KeyItem, type QuizItem } from '../../src/teach/index.js'
import { caseNamed, packCases, packRemarks } from '../support/teaching-cases.js'

interface Asked {
  readonly kase: Case
  readonly formulation: Formulation
  readonly item: QuizItem
  readonly key: KeyItem
}

const asked: readonly Asked[] = packCases.flatMap((kase) => {
  const [formulation, made] = [formulateSync(kase), quiz(kase)]
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

/** Where a rule was seen to look, by its own trace: input fields with the id of whom it was held against. */
function placesRead(formulation: Formulation, ruleId: string, id: string): readonly string[] {
  const outcome = formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.id === id)
  if (outcome === undefined) return []
  const list = outcome.subject.kind === 'person' ? '/inventory/people/' : '/timeline/events/'
  return [outcome.condition, ...(outcome.unless === undefined ? [] : [outcome.unless])].flatMap(leavesOf).flatMap(({ fact }) => {
    const definition = factCatalogue.find((each) => each.id === fact && each.about === outcome.subject.kind) ?? factCatalogue.find((each) => each.id === fact)
    return (definition?.reads ?? []).map((read) => (definition?.about !== 'case' && read.startsWith(`${list}*`) ? read.replace('*', id) : read))
  }).filter((read) => !/\/asked\/|^\/assessedOn$|^\/timeline\/episodes/.test(read))
}

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
      const area = formulation.areas.find(({ name }) => item.prompt.includes(`“${name}”`))
      const best = area?.candidates[0]?.subject
      if (best?.kind !== 'case') expect(item.prompt).toContain(formulation.labels[best?.id ?? ''])
    }
  })

  it('take for wrong only what does not hold, or what no rule of the area reads', () => {
    const looked = asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')
    let elsewhere = 0
    for (const one of looked) {
      const { formulation, item } = one
      const area = formulation.areas.find(({ name }) => item.prompt.includes(`“${name}”`))
      const keyed = area?.candidates.find(({ subject }) => subject.kind === 'case' || item.prompt.endsWith(`about ${formulation.labels[subject.id] ?? ''}?`))
      const own = new Set((keyed?.arguments ?? []).flatMap(({ ruleId }) => placesRead(formulation, ruleId, keyed?.subject.id ?? '')))
      expect(own.size).toBeGreaterThan(5)
      for (const evidence of wrongIn(one)) {
        const [ruleId, id] = ruleAndSubject(evidence)
        const outcome = formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.id === id)
        if (outcome?.verdict === 'silent') continue
        elsewhere += 1
        expect({ evidence, shared: placesRead(formulation, ruleId, id).filter((read) => own.has(read)) }).toEqual({ evidence, shared: [] })
      }
    }
    expect(elsewhere).toBeGreaterThan(5)
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

  it('say that a question would settle who comes first only where it would, and as the grading of the case has it', () => {
    const asks = asked.filter(({ item, formulation }) => item.kind === 'ask' && formulation.outcome.kind !== 'insufficient-data')
    for (const { item, key, formulation, kase } of asks) {
      const right = item.options.find(({ id }) => id === key.correct[0])?.text
      const isNone = right === 'None of these could change which comes first'
      const best = formulation.explanation?.ask.questions[0]?.about[0]
      expect({ id: kase.caseId, isNone }).toEqual({ id: kase.caseId, isNone: formulation.explanation?.bounds.certainlyFirst !== undefined || formulation.explanation?.ask.stop.reached === true })
      if (!isNone) expect(best?.answers.some(({ changesFirst, settles }) => changesFirst || settles)).toBe(true)
      if (formulation.outcome.kind === 'lead') expect(difficultyOf(formulation).reasons.some(({ id }) => id === 'could-change')).toBe(!isNone)
    }
    expect(asks.length).toBeGreaterThan(10)
  })

  it('take for wrong nothing that comes near to holding', () => {
    for (const one of asked.filter(({ item }) => item.kind === 'for' || item.kind === 'against')) {
      for (const evidence of wrongIn(one)) {
        const [ruleId, id] = ruleAndSubject(evidence)
        const outcome = one.formulation.outcomes.find((each) => each.ruleId === ruleId && each.subject.id === id)
        if (outcome?.verdict !== 'silent') continue
        const near = leavesOf(outcome.condition).filter(({ found }) => found.status !== 'known' || (typeof found.value === 'number' && found.value > 0) || found.value === 'mixed' || found.value === 'partly')
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

  it('asks about the danger that is recorded, from the beginning, before the rest', () => {
    const first = (id: string): string => (pages.find(({ kase }) => kase.caseId === id)?.text ?? '').split('What to ask first')[1]?.split('## Step')[0] ?? ''
    expect(first('safety-first')).toMatch(/seen alone[\s\S]*make it safer[\s\S]*Whom can the client call[\s\S]*wish to act[\s\S]*within reach/)
    expect(first('safety-first')).not.toMatch(/Ewan|Jess|Moira/)
    expect(first('the-yellow-line')).toMatch(/wish to act[\s\S]*the way, the place[\s\S]*within reach[\s\S]*held the client back/)
    expect(first('the-yellow-line')).not.toContain('seen alone')
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

describe('a pack', () => {
  const [kase] = packCases.filter(({ caseId }) => caseId === 'plain-grief')
  const files = (remarks: Parameters<typeof teachingPack>[1]): ReadonlyMap<string, string> => new Map(teachingPack([kase], { ...remarks, pairs: 0 }).map(({ path, text }) => [path, text]))

  it('tells what a case contains on its index and its note, and the word for trainers on their page alone', () => {
    const made = files({ remarks: { 'plain-grief': { contains: ['death of a sister', 'guilt'], trainerNote: 'Take time.' } } })
    expect(made.get('index.md')).toMatch(/\| Contains \|[\s\S]*\| death of a sister; guilt \|/)
    expect(made.get('plain-grief/note.md')).toContain('Contains: death of a sister; guilt.')
    expect([...made].filter(([, text]) => text.includes('Take time.')).map(([path]) => path)).toEqual(['trainer.md'])
    expect(files({}).get('index.md')).not.toContain('Contains')
  })

  it('keeps no kind of question whose answer is that there is nothing in more than a third of its quizzes, where others are left', () => {
    const made = teachingPack(packCases.slice(0, 9), { pairCases: [] }).filter(({ path }) => path.endsWith('/quiz-key.md')).map(({ text }) => text)
    for (const none of ['None of these: all were answered', 'None of these could change which comes first', 'Nothing pressing is recorded: go on']) {
      const keyed = made.filter((text) => text.includes(none))
      expect(keyed.length).toBeGreaterThan(0)
      expect({ none, keyed: keyed.length, most: Math.floor(made.length / 3) }).toSatisfy(({ keyed: found, most }: { keyed: number; most: number }) => found <= most)
    }
    expect(made.every((text) => text.split(/^## /m).length > 3)).toBe(true)
  })

  it('puts the first question of a quiz on a page of its own, since the others name its answer', () => {
    const page = files({}).get('plain-grief/quiz.md') ?? ''
    const [one = '', two = ''] = page.split('## Part 2')
    expect(one).toContain('## Part 1')
    expect(one.match(/^### /gm)).toHaveLength(1)
    expect(two.match(/^### /gm)?.length).toBeGreaterThan(1)
  })

  it('has a word for trainers on every case, and says what it contains where it names a death or violence', () => {
    for (const { caseId, inventory } of packCases) {
      expect({ caseId, note: (packRemarks[caseId]?.trainerNote ?? '').length > 40 }).toEqual({ caseId, note: true })
      const isGrave = inventory?.people?.some(({ harm }) => Array.isArray(harm) && harm.length > 0) === true
      if (isGrave) expect(packRemarks[caseId]?.contains?.length).toBeGreaterThan(0)
    }
  })

  it.each([
    ['workedExample', () => workedExample(kase, { stops: true } as never), ''],
    ['teachingPack', () => teachingPack('cases' as never), '/cases'],
    ['teachingPack', () => teachingPack([kase], { pairs: -1 }), '/pairs'],
    ['teachingPack', () => teachingPack([kase], { remarks: { a: { contains: 'death' as never } } }), '/remarks/a/contains'],
    ['worksheets', () => worksheets({ rows: 0 }), '/rows'],
    ['difficultyOf', () => difficultyOf({} as never), '/formulation'],
    ['renderWorkedExample', () => renderWorkedExample(workedExample(caseNamed('tie')), { stop: true } as never), ''],
    ['renderGift', () => renderGift({} as never, {} as never), '/quiz'],
  ])('refuses what cannot be used, with its place: %s', (_, call, path) => {
    expect(call).toThrow(expect.objectContaining({ code: 'USAGE', path }))
  })
})
