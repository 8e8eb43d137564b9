import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/model/case.js'
import { spanish } from '../../src/languages/es.js'
import { formulateSync } from '../../src/index.js'
import { difficultyOf, quiz, renderGift, renderWorkedExample, teachingPack, workedExample, worksheets } from '../../src/teach/index.js'
import { caseNamed, packCases, packRemarks } from '../support/teaching-cases.js'

describe('a pack', () => {
  const [kase] = packCases.filter(({ caseId }) => caseId === 'plain-grief')
  const files = (remarks: Parameters<typeof teachingPack>[1]): ReadonlyMap<string, string> => new Map(teachingPack([kase], { ...remarks, pairs: 0 }).map(({ path, text }) => [path, text]))

  it('tells what a case contains on its lists and its story, and the word for trainers on their page alone', () => {
    const made = files({ remarks: { 'plain-grief': { contains: ['death of a sister', 'guilt'], trainerNote: 'Take time.' } } })
    expect(made.get('index.md')).toMatch(/\| Contains \|[\s\S]*\| death of a sister; guilt \|/)
    expect(made.get('learners.md')).toContain('. Contains: death of a sister; guilt. ([story]')
    expect(made.get('case-01/note.md')).toContain('Contains: death of a sister; guilt.')
    expect([...made].filter(([, text]) => text.includes('Take time.')).map(([path]) => path)).toEqual(['trainer.md'])
    expect(files({ remarks: { 'plain-grief': { contains: [] } } }).get('case-01/note.md')).not.toContain('Contains')
  })

  it.each<readonly [string, Partial<Case>, string, string]>([
    ['violence', { inventory: { people: [{ id: 'a', harm: ['control'] }] } }, 'violence, threats, control or fear', 'violencia'],
    ['fear', { inventory: { people: [{ id: 'a', fear: 'yes' }] } }, 'violence, threats, control or fear', 'violencia'],
    ['abuse', { inventory: { people: [{ id: 'a', harm: ['sexual'] }] } }, 'sexual violence', 'violencia sexual'],
    ['thoughts of suicide', { safety: { suicidalThoughts: 'active' } }, 'thoughts of suicide', 'suicidio'],
    ['a wish not to be alive', { timeline: { measurements: [{ on: '2025-01-01', instrument: 'phq-9', score: 9, selfHarmItem: 1 }] } }, 'wish not to be alive', 'no estar con vida'],
    ['a suicide', { inventory: { people: [{ id: 'a', status: 'deceased', death: { manner: 'suicide' } }] } }, 'suicide of somebody close', 'suicidio de alguien'],
    ['a killing', { inventory: { people: [{ id: 'a', status: 'deceased', death: { manner: 'homicide' } }] } }, 'violent death', 'muerte violenta'],
    ['the death of a child', { inventory: { people: [{ id: 'a', relation: 'child', status: 'deceased' }] } }, 'death of a child', 'muerte de una criatura'],
    ['a loss in pregnancy', { timeline: { events: [{ id: 'a', type: 'miscarriage' }] } }, 'loss of a pregnancy', 'pérdida de un embarazo'],
    ['a death', { inventory: { people: [{ id: 'a', relation: 'friend', status: 'deceased' }] } }, 'death of somebody close', 'muerte de alguien'],
    ['self-harm', { safety: { selfHarmPast: 'yes' } }, 'self-harm', 'autolesiones'],
    ['drinking', { suitability: { alcohol: 'increased' } }, 'drinking', 'alcohol'],
    ['drugs', { suitability: { drugs: 'harmful' } }, 'use of drugs', 'drogas'],
    ['a child who lives with the danger', { safety: { suicidalThoughts: 'active' }, inventory: { people: [{ id: 'a', relation: 'child', livesWith: 'yes' }] } }, 'a child at home who has to cope', 'una hija o un hijo en casa'],
  ])('tells by the record alone that it contains %s, in both languages', (_, part, english, inSpanish) => {
    const own: Case = { schemaVersion: 1, caseId: 'own', assessedOn: '2025-01-01', ...part }
    for (const [language, wanted] of [[{}, english], [{ language: spanish }, inSpanish]] as const) {
      const made = new Map(teachingPack([own], { ...language, pairs: 0 }).map(({ path, text }) => [path, text]))
      for (const path of ['case-01/note.md', 'learners.md', 'index.md']) expect(made.get(path)).toContain(wanted)
    }
    expect(teachingPack([{ schemaVersion: 1, caseId: 'own', assessedOn: '2025-01-01' }], { pairs: 0 }).find(({ path }) => path === 'case-01/note.md')?.text).not.toContain('Contains')
  })

  it('says nothing of drink, or of a child at home, where there is nothing to say', () => {
    const own: Case = { schemaVersion: 1, caseId: 'own', assessedOn: '2025-01-01', suitability: { alcohol: 'within-limits', drugs: 'none' }, safety: { suicidalThoughts: 'none', violence: 'no' }, inventory: { people: [{ id: 'a', relation: 'child', livesWith: 'yes' }] } }
    expect(teachingPack([own], { pairs: 0 }).find(({ path }) => path === 'case-01/note.md')?.text).not.toContain('Contains')
  })

  it('gives away by no folder, title or link what the ids of cases tell', () => {
    const bundled = packCases.filter(({ caseId }) => /^(?:plain|hard)-|^(?:tie|insufficient|safety-first|events-all-after-onset)$/.test(caseId))
    const untitled = bundled.map(({ title: _title, ...rest }) => rest)
    expect(bundled).toHaveLength(12)
    for (const [cases, last] of [[bundled, 'case-12'], [untitled, 'case-12']] as const) {
      const made = teachingPack(cases, { pairs: 0 })
      expect(made.some(({ path }) => path === `${last}/note.md`)).toBe(true)
      const theirs = made.filter(({ path }) => /(?:^learners|^index|\/note|\/record|\/quiz-1|\/quiz-2)\.md$/.test(path))
      expect(theirs).toHaveLength(2 + 4 * 12)
      const ids = new RegExp(`(?<![\\w-])(?:${bundled.map(({ caseId }) => caseId.replaceAll('-', '\\\\?-')).filter((id) => id !== 'tie' && id !== 'insufficient').join('|')}|tie/|insufficient/)`)
      for (const { path, text } of theirs) expect({ path, found: ids.exec(`${path} ${text}`)?.[0] }).toEqual({ path, found: undefined })
      const trainer = made.find(({ path }) => path === 'trainer.md')?.text.replaceAll('\\', '') ?? ''
      for (const { caseId } of bundled) expect(trainer).toMatch(new RegExp(`\\(case-\\d\\d, made from the case “${caseId}”\\)`))
    }
    const [one] = teachingPack([{ schemaVersion: 1, caseId: 'plain-grief', assessedOn: '2025-01-01' }], { pairs: 0 }).filter(({ path }) => path.endsWith('/note.md'))
    expect(one?.text).toMatch(/^# Case 1\n/)
  })

  it('counts folders in the order of titles, in whatever order the cases come, and passes by a number that is taken', () => {
    const some = packCases.slice(0, 3)
    const paths = (cases: readonly Case[], remarks = {}): readonly string[] => teachingPack(cases, { pairs: 0, remarks }).map(({ path, text }) => `${path} ${text.length}`)
    expect(paths([...some].reverse())).toEqual(paths(some))
    const named = paths(some, { [some[0]?.caseId ?? '']: { folder: 'case-01' } }).flatMap((path) => /^(case-\d\d)\/note/.exec(path)?.[1] ?? [])
    expect([...named].sort()).toEqual(['case-01', 'case-02', 'case-03'])
  })

  it('refuses two cases one id', () => {
    expect(() => teachingPack([kase, kase], { pairs: 0 })).toThrow(expect.objectContaining({ code: 'USAGE', path: '/cases' }))
  })

  it('tells trainers what the pairs contain', () => {
    const made = teachingPack([caseNamed('tie')], { pairCases: [caseNamed('pair-widow')] }).find(({ path }) => path === 'trainer.md')?.text ?? ''
    expect(made).toContain('- One pair of records that differ in one answer. Contains: death of somebody close. ([records A]')
  })

  it('has no more than one question in three whose answer is that none of those there would change anything', () => {
    const keys = teachingPack([...packCases.slice(0, 9), caseNamed('tie')], { pairCases: [] }).filter(({ path }) => path.endsWith('/quiz-key.md')).map(({ text }) => text)
    const asks = keys.flatMap((text) => text.split(/^## /m).filter((part) => /^\d+\\\. (?:The two areas are level|Which question has|Which of these has to be asked first)/.test(part)))
    const none = asks.filter((part) => /^- \*\*\w\*\* None of these/m.test(part.split('Why:')[0] ?? ''))
    expect(asks.length).toBeGreaterThan(1)
    expect(none.length).toBeLessThanOrEqual(asks.length / 3)
    expect(keys.every((text) => text.split(/^## /m).length > 3)).toBe(true)
  })

  it('puts a sentence on a wrong area into the key in the place of its own, and refuses one for what is no area', () => {
    const made = files({ remarks: { 'plain-grief': { folder: 'wednesday', wrong: { 'role-transition': 'Nothing changed but that she died.' } } } })
    expect(made.get('wednesday/quiz-key.md')).toMatch(/^- \*\*\w\*\* Nothing changed but that she died\.$/m)
    expect(made.get('wednesday/quiz.gift')).toContain('#Nothing changed but that she died.')
    expect(() => files({ remarks: { 'plain-grief': { wrong: { mourning: 'x' } } } })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  it('says of one title once to learners, and leaves room for whom they can talk to', () => {
    const page = files({}).get('learners.md') ?? ''
    expect(page.split('A sister who died on a Wednesday')).toHaveLength(2)
    expect(page).toContain('You can talk to: …')
  })

  it('tells trainers of folders that give an area away, and of pages of rules only where there are some', () => {
    const [telling, named] = [files({ remarks: { 'plain-grief': { folder: 'plain-grief' } } }).get('trainer.md'), files({ rulePage: 'rules/', remarks: { 'plain-grief': { folder: 'wednesday' } } }).get('trainer.md')]
    expect(telling).toMatch(/name of an area[^\n]*: plain-grief\./)
    expect(telling).not.toContain('Open the page of the rule')
    expect(named).not.toContain('name of an area')
    expect(named).toContain('Open the page of the rule')
  })

  it('says in one word what was not asked of safety, in the key and to trainers', () => {
    const made = new Map(teachingPack([caseNamed('insufficient')], { pairs: 0 }).map(({ path, text }) => [path, text]))
    expect(made.get('trainer.md')).toContain('| Safety was not asked about in full |')
    expect(made.get('case-01/quiz-key.md')).toContain('Safety was not asked about in full, and comes before anything else')
    expect(made.get('case-01/quiz-key.md')).not.toContain('While planning')
  })

  it('has no question that is open nearly wherever it is put', () => {
    const offered = new Map<string, readonly boolean[]>()
    const made = new Map(teachingPack(packCases, { pairCases: [] }).map(({ path, text }) => [path, text]))
    for (const [path, text] of made) {
      if (!path.endsWith('/quiz-2.md')) continue
      const keys = made.get(path.replace('quiz-2', 'quiz-key'))?.split(/^## /m) ?? []
      for (const part of text.split(/^### /m).filter((each) => /record leave open|tell about safety/.test(each))) {
        const right = keys.find((key) => key.startsWith(/^\d+\\\. /.exec(part)?.[0] ?? '-'))?.split('Why:')[0] ?? ''
        for (const [, said = ''] of part.matchAll(/^- \*\*\w\*\* (.*(?:\?|not asked, or not answered))$/gm)) offered.set(said, [...(offered.get(said) ?? []), right.includes(`** ${said}`)])
      }
    }
    expect(offered.size).toBeGreaterThan(15)
    expect([...offered].filter(([, isOpen]) => isOpen.filter(Boolean).length > Math.max(2, 0.7 * isOpen.length)).map(([said]) => said)).toEqual([])
  })

  it('refuses two cases one folder', () => {
    expect(() => teachingPack(packCases.slice(0, 2), { pairs: 0, remarks: Object.fromEntries(packCases.slice(0, 2).map(({ caseId }) => [caseId, { folder: 'same' }])) }))
      .toThrow(expect.objectContaining({ code: 'USAGE', path: '/remarks' }))
  })

  it('has words for trainers that agree with the key: who may be right is not called a mistake', () => {
    const told = packRemarks['school-bag']?.trainerNote ?? ''
    const { quiz: { items }, key } = quiz(caseNamed('school-bag'))
    const about = items.find(({ kind }) => kind === 'about')
    const right = key.items.find(({ id }) => id === about?.id)?.correct.map((id) => about?.options.find((option) => option.id === id)?.text)
    expect(right?.length).toBe(2)
    expect(told).toContain('either is right')
    expect(told).not.toMatch(/Learners choose the separation/)
    // What she puts first counts as strongly as a reason can, and is not called forcing an order.
    const { areas } = formulateSync(caseNamed('tie'))
    expect(areas.flatMap(({ candidates }) => candidates.flatMap(({ arguments: all }) => all)).find(({ ruleId }) => ruleId === 'grief/client-first-priority')?.counted).toBe(3)
    expect(packRemarks['tie']?.trainerNote).toContain('counts strongly')
    expect(packRemarks['tie']?.trainerNote).not.toMatch(/which name she said first/)
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
    ['teachingPack', () => teachingPack([kase], { remarks: { a: null as never } }), '/remarks/a'],
    ['teachingPack', () => teachingPack([kase], { remarks: { a: { folder: 3 as never } } }), '/remarks/a/folder'],
    ['worksheets', () => worksheets({ rows: 0 }), '/rows'],
    ['difficultyOf', () => difficultyOf({} as never), '/formulation'],
    ['renderWorkedExample', () => renderWorkedExample(workedExample(caseNamed('tie')), { stop: true } as never), ''],
    ['renderGift', () => renderGift({} as never, {} as never), '/quiz'],
  ])('refuses what cannot be used, with its place: %s', (_, call, path) => {
    expect(call).toThrow(expect.objectContaining({ code: 'USAGE', path }))
  })
})
