import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/index.js'
import type { Case } from '../../src/model/case.js'
import type { Formulation } from '../../src/model/formulation.js'
import { leavesOf } from '../../src/trace.js'
import { markAnswer, modelAnswer, type LearnerAnswer, type Marks } from '../../src/teach/index.js'
import { caseNamed, packCases } from '../support/teaching-cases.js'

const formulations = new Map(packCases.map((kase) => [kase.caseId, formulateSync(kase)]))
const formulationOf = (id: string): Formulation => formulations.get(id) ?? formulateSync(caseNamed(id))

const allRules = ({ outcomes }: Formulation): readonly string[] => [...new Set(outcomes.map(({ ruleId }) => ruleId))]

/** Learners who answer by the book of how they are called, told from the formulation alone. */
function learners(formulation: Formulation): Readonly<Record<'perfect' | 'partial' | 'bare' | 'astray' | 'shotgun' | 'everything', LearnerAnswer>> {
  const { outcome, areas } = formulation
  const foci = outcome.withheldBy.length > 0 ? [] : outcome.kind === 'lead' ? outcome.foci.slice(0, 1) : outcome.kind === 'tie' ? outcome.foci : []
  const right = { areas: foci.map(({ area }) => area), ...(foci[0] === undefined || foci[0].subject.kind === 'case' ? {} : { about: foci[0].subject.id }) }
  const best = areas.filter(({ area }) => right.areas.includes(area)).flatMap(({ candidates: [first] }) => first?.arguments ?? []).filter(({ verdict, counted }) => verdict === 'fired' && counted !== 0)
  const evidence = best.map(({ ruleId, direction }) => ({ ref: ruleId, side: direction }))
  const other = areas.find(({ area, status }) => !right.areas.includes(area) && status === 'candidate') ?? areas.find(({ area }) => !right.areas.includes(area))
  const astray = (other?.candidates[0]?.arguments ?? []).filter(({ verdict, counted }) => verdict === 'fired' && counted !== 0).map(({ ruleId, direction }) => ({ ref: ruleId, side: direction }))
  const missing = formulation.completeness.items.filter(({ answered }) => !answered).map(({ id }) => `completeness:${id}`)
  const against = areas.flatMap(({ status, candidates: [first] }) => (status === 'candidate' ? (first?.arguments ?? []) : [])).filter(({ verdict, direction, counted }) => verdict === 'fired' && direction === 'against' && counted !== 0).map(({ ruleId }) => ruleId)
  const full = right.areas.length > 0 ? evidence : outcome.withheldBy.length > 0 ? [...new Set(outcome.withheldBy)] : [...missing, ...against]
  return {
    perfect: { ...right, evidence: full },
    partial: { ...right, evidence: full.slice(0, Math.max(1, Math.ceil(full.length / 3))) },
    bare: right,
    astray: { areas: [other?.area ?? 'grief'], evidence: astray },
    shotgun: { ...right, evidence: [...allRules(formulation), ...missing] },
    everything: { areas: areas.map(({ area }) => area), ...(right.about === undefined ? {} : { about: right.about }), evidence: [...allRules(formulation), ...missing] },
  }
}

const total = (id: string, answer: LearnerAnswer): number => markAnswer(formulationOf(id), answer).total

describe('scripted learners', () => {
  it.each(packCases.map(({ caseId }) => caseId))('come in the expected order on %s', (id) => {
    const { perfect, partial, bare, astray, shotgun, everything } = learners(formulationOf(id))
    const marks = { perfect: total(id, perfect), partial: total(id, partial), bare: total(id, bare), astray: total(id, astray), shotgun: total(id, shotgun), everything: total(id, everything) }
    expect(marks.perfect).toBe(100)
    const hasEvidence = modelAnswer(formulationOf(id)).evidence.some(({ spare }) => !spare)
    if (!hasEvidence) return
    expect(marks.perfect).toBeGreaterThan(marks.bare)
    expect(marks.perfect).toBeGreaterThan(marks.shotgun)
    expect(marks.partial).toBeGreaterThan(marks.bare)
    expect(marks.partial).toBeGreaterThan(marks.shotgun)
    expect(marks.partial).toBeGreaterThan(marks.astray)
    expect(marks.bare).toBeGreaterThan(marks.astray)
    expect(marks.shotgun).toBeLessThanOrEqual(marks.bare)
    expect(marks.shotgun).toBeGreaterThanOrEqual(marks.everything)
  })

  it('who see good evidence for another area get something for it, and more than those who cite nothing', () => {
    const { astray } = learners(formulationOf('hard-grief'))
    const [withEvidence, without] = [total('hard-grief', astray), total('hard-grief', { areas: astray.areas })]
    expect(astray.areas).toEqual(['role-transition'])
    expect(withEvidence).toBeGreaterThan(without)
    expect(without).toBeGreaterThan(0)
  })

  it('who name an area where nothing may be proposed are told so', () => {
    const marks = markAnswer(caseNamed('insufficient'), { areas: ['grief'] })
    expect(marks.area.got).toBe(0)
    expect(marks.feedback[0]?.text).toContain('No area could be named here')
    expect(markAnswer(caseNamed('insufficient'), { areas: [] }).area.got).toBe(40)
  })

  it.each(['safety-first', 'the-yellow-line'])('who propose an area while it is not safe are told kindly what comes first: %s', (id) => {
    const { outcome, areas } = formulationOf(id)
    const [lead] = outcome.foci
    const reasons = areas.find(({ area }) => area === lead?.area)?.candidates[0]?.arguments.filter(({ verdict, counted }) => verdict === 'fired' && counted > 0).map(({ ruleId }) => ruleId) ?? []
    const areas_ = lead === undefined ? [] : [lead.area]
    const marks = markAnswer(formulationOf(id), { areas: areas_, evidence: reasons })
    expect(marks.area).toMatchObject({ got: 0, right: [] })
    expect(marks.feedback[0]?.text).toMatch(/^Safety comes first here, and that is missing from the answer: .* What you saw may well be true/)
    expect(new Set(marks.evidence.cited.map(({ mark }) => mark))).toEqual(new Set(['set-aside']))
    expect(marks.evidence.got).toBe(0)
    expect(marks.feedback.map(({ text }) => text).join(' ')).not.toMatch(/does not hold|could be named/i)
    const withDanger = markAnswer(formulationOf(id), { areas: areas_, evidence: [...reasons, ...outcome.withheldBy] })
    expect(withDanger.total).toBeGreaterThan(marks.total)
    const held = markAnswer(formulationOf(id), { areas: [], evidence: outcome.withheldBy })
    expect(held.total).toBe(100)
    expect(held.feedback[0]?.text).toMatch(/^Right to hold back: safety comes first here/)
  })

  it('who name one of two that are level get half of the points for the area', () => {
    const areas = formulationOf('tie').outcome.foci.map(({ area }) => area)
    expect(areas).toHaveLength(2)
    expect(markAnswer(formulationOf('tie'), { areas: areas.slice(0, 1) }).area.got).toBe(20)
    expect(markAnswer(formulationOf('tie'), { areas }).area.got).toBe(40)
  })
})

describe('a piece of evidence', () => {
  const marked = (...evidence: NonNullable<LearnerAnswer['evidence']>): Marks => markAnswer(caseNamed('plain-grief'), { areas: ['grief'], about: 'samia', evidence })
  const markOf = (...evidence: NonNullable<LearnerAnswer['evidence']>): string | undefined => marked(...evidence).evidence.cited.at(-1)?.mark

  it.each([
    ['the id of a rule', 'grief/reminders-avoided'],
    ['the id of a rule and whom it is about', 'rule:grief/reminders-avoided@1#samia'],
    ['a fact', 'death.isAvoided'],
    ['a fact and whom it is about', 'fact:death.isAvoided#samia'],
    ['where it is recorded', '/inventory/people/samia/death/avoidance'],
  ])('is known by %s', (_, ref) => {
    expect(marked(ref).evidence.cited[0]).toEqual({ ref, mark: 'hit', pieces: ['rule:grief/reminders-avoided@1#samia'] })
  })

  it('is unsupported where it does not hold, is about somebody else, or does not exist', () => {
    expect(markOf('grief/violent-death')).toBe('unsupported')
    expect(markOf('rule:grief/reminders-avoided@1#karim')).toBe('unsupported')
    expect(markOf('no-such/rule')).toBe('unsupported')
    expect(markOf('role-dispute/expectations-differ')).toBe('unsupported')
  })

  it('is over-weighted when it is called stronger than it is, or adds nothing to a theme that is full', () => {
    const weak = formulationOf('plain-grief').areas[0]?.candidates[0]?.arguments.find(({ verdict, strength, counted }) => verdict === 'fired' && strength === 'weak' && counted > 0)
    const spare = modelAnswer(formulationOf('plain-grief')).evidence.find((piece) => piece.spare)
    expect(markOf({ ref: weak?.ruleId ?? '', strength: 'strong' })).toBe('over-weighted')
    expect(markOf({ ref: weak?.ruleId ?? '', strength: 'weak' })).toBe('hit')
    expect(markOf(spare?.id ?? '')).toBe('over-weighted')
  })

  it('is on the wrong side when it is cited against what it speaks for', () => {
    expect(markOf({ ref: 'grief/reminders-avoided', side: 'against' })).toBe('wrong-side')
  })

  it('is told in words', () => {
    const { feedback } = marked('grief/reminders-avoided', 'grief/violent-death')
    expect(feedback.map(({ text }) => text).join('\n')).toMatch(/One piece of your evidence decides\.\nNot cited, and it counts: .*\n(?:.*\n)*Does not bear on it, does not hold, or is not known \(1\): A violent death\./)
  })
})

describe('citing one more piece', () => {
  const ids = ['plain-grief', 'hard-grief', 'hard-dispute', 'tie', 'insufficient', 'events-all-after-onset', 'the-back-row']
  const model = new Map(ids.map((id) => [id, modelAnswer(formulationOf(id)).evidence.filter(({ spare }) => !spare).map(({ id: ref, side }) => ({ ref, side }))]))
  const answers = fc.constantFrom(...ids).chain((id) => {
    const { areas } = formulationOf(id)
    const refs = [...allRules(formulationOf(id)), 'death.isAvoided', 'no.fact', '/clientView/priorities']
    return fc.record({
      id: fc.constant(id),
      areas: fc.oneof(fc.constant(modelAnswer(formulationOf(id)).areas), fc.subarray(areas.map(({ area }) => area))),
      evidence: fc.uniqueArray(fc.constantFrom(...refs), { maxLength: 8 }),
      more: fc.nat(),
      stray: fc.constantFrom('no-such/rule', 'no.fact', '/nowhere', ...allRules(formulationOf(id))),
    })
  })

  it('that decides never lowers the marks', () => {
    fc.assert(fc.property(answers, ({ id, evidence, more }) => {
      const { areas } = modelAnswer(formulationOf(id))
      const pieces = model.get(id) ?? []
      const piece = pieces[more % Math.max(1, pieces.length)]
      if (piece === undefined) return
      expect(total(id, { areas, evidence: [...evidence, piece] })).toBeGreaterThanOrEqual(total(id, { areas, evidence }))
    }), { seed: 20251122, numRuns: 300 })
  })

  it('that does not bear never raises them', () => {
    fc.assert(fc.property(answers, ({ id, areas, evidence, stray }) => {
      const with_ = markAnswer(formulationOf(id), { areas, evidence: [...evidence, stray] })
      if (with_.evidence.cited.at(-1)?.mark !== 'unsupported') return
      expect(with_.total).toBeLessThanOrEqual(total(id, { areas, evidence }))
    }), { seed: 20251122, numRuns: 300 })
  })

  it('keeps every share within its bounds', () => {
    fc.assert(fc.property(answers, ({ id, areas, evidence }) => {
      const marks = markAnswer(formulationOf(id), { areas, evidence })
      for (const { got, most } of [marks.area, marks.about, marks.evidence]) {
        expect(got).toBeGreaterThanOrEqual(0)
        expect(got).toBeLessThanOrEqual(most)
      }
      expect(marks.total).toBeLessThanOrEqual(marks.most)
    }), { seed: 20251122, numRuns: 200 })
  })
})

describe('one fact', () => {
  it.each(['hard-grief', 'plain-sensitivities', 'plain-dispute', 'plain-transition'])('cannot stand for a whole argument: %s', (id) => {
    const formulation = formulationOf(id)
    const { areas, evidence } = modelAnswer(formulation)
    const facts = [...new Set(formulation.outcomes.flatMap(({ condition }) => leavesOf(condition)).flatMap(({ fact, found }) => [fact, ...(found.status === 'known' ? found.from : [])]))]
    const { cited } = markAnswer(formulation, { areas, evidence: facts }).evidence
    expect(cited.filter(({ mark }) => mark === 'hit').length).toBeGreaterThan(5)
    expect(evidence.filter(({ spare }) => !spare).length).toBeGreaterThan(5)
    expect(cited.filter(({ pieces }) => pieces.length > 2)).toEqual([])
  })

  it('that only opens the area does not count as evidence for it', () => {
    const formulation = formulationOf('hard-grief')
    const gate = formulation.outcomes.find(({ ruleId, subject }) => ruleId === 'grief/someone-died' && subject.id === 'noor')
    const facts = gate === undefined ? [] : leavesOf(gate.condition).map(({ fact }) => fact)
    expect(facts.length).toBeGreaterThan(0)
    expect(markAnswer(formulation, { areas: ['grief'], evidence: facts }).evidence.got).toBe(0)
  })
})

describe('an answer', () => {
  it('is marked alike on a case and on its formulation', () => {
    const kase: Case = caseNamed('hard-dispute')
    const { perfect } = learners(formulationOf('hard-dispute'))
    expect(markAnswer(kase, perfect)).toEqual(markAnswer(formulationOf('hard-dispute'), perfect))
  })

  it('that names an area that does not exist is refused', () => {
    expect(() => markAnswer(caseNamed('tie'), { areas: ['grieff'] })).toThrow(expect.objectContaining({ code: 'USAGE', path: '/areas/0' }))
  })

  it.each([
    [{ areas: 'grief' }, '/answer/areas'],
    [{ areas: [], evidense: [] }, '/answer'],
    [{ areas: [], evidence: [{ side: 'for' }] }, '/answer/evidence/0'],
    [{ areas: [], evidence: [{ ref: 'grief/yearning', side: 'four' }] }, '/answer/evidence/0/side'],
  ])('of another shape is refused with its place: %j', (answer, path) => {
    expect(() => markAnswer(formulationOf('plain-grief'), answer as LearnerAnswer)).toThrow(expect.objectContaining({ code: 'USAGE', path }))
  })

  it('is marked with the points that are asked for', () => {
    const marks = markAnswer(formulationOf('plain-grief'), { areas: ['grief'] }, { points: { area: 1, about: 0, evidence: 0 } })
    expect(marks).toMatchObject({ total: 1, most: 1 })
  })
})
