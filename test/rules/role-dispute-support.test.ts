import { describe, expect, it } from 'vitest'
import { evaluateRule, parameter } from '../support/evaluate-rule.js'
import { readList, readRuleFiles } from '../support/rule-set-folder.js'

const rules = readRuleFiles('role-dispute').filter((rule) => rule.about === 'person')
const cap = new Map(readList('themes').map((theme) => [theme.id, theme.cap ?? 0]))

interface Support {
  readonly points: number
  readonly themes: readonly string[]
  readonly isCandidate: boolean
}

/** The points of every rule that fires for a person, capped by theme on either side. */
async function supportFor(subject: string, fields: Record<string, unknown>): Promise<Support> {
  const sums = new Map<string, number>()
  const themes = new Set<string>()
  let isCandidate = true
  for (const rule of rules) {
    const { verdict } = await evaluateRule(rule, { name: '', subject, case: fields })
    if (rule.direction === 'required') isCandidate &&= verdict === 'fired'
    if (verdict !== 'fired' || rule.strength === undefined || (rule.direction !== 'for' && rule.direction !== 'against')) continue
    const key = `${rule.direction} ${rule.theme}`
    sums.set(key, Math.min(cap.get(rule.theme) ?? 0, (sums.get(key) ?? 0) + parameter(`strength.${rule.strength}`)))
    if (rule.direction === 'for') themes.add(rule.theme)
  }
  const points = [...sums].reduce((total, [key, sum]) => total + (key.startsWith('for ') ? sum : -sum), 0)
  return { points, themes: [...themes].sort(), isCandidate }
}

const since = (on: string): Record<string, unknown> => ({ episodes: [{ id: 'now', onset: on }] })

describe('what the rules make of a dispute', () => {
  it('supports a plain one well: different expectations, silence, sharpened as the episode began', async () => {
    const support = await supportFor('kim', {
      inventory: {
        people: [{
          id: 'kim', relation: 'sibling', status: 'low-contact', closenessBefore: 1, wantsChange: 'yes',
          expectations: { mismatch: 2 }, conflict: { present: 'yes', form: 'covert', stage: 'impasse', sharpenedOn: '2025-02' },
        }],
      },
      timeline: since('2025-03'),
      clientView: { priorities: [{ about: 'kim' }] },
    })
    expect(support.isCandidate).toBe(true)
    expect(support.points).toBeGreaterThanOrEqual(8)
    expect(support.themes).toEqual(expect.arrayContaining(['dispute-expect', 'dispute-conflict', 'dispute-time']))
  })

  it('supports one told in few words well: different expectations, rows, begun shortly before', async () => {
    const support = await supportFor('sam', {
      inventory: { people: [{ id: 'sam', status: 'in-contact', expectations: { mismatch: 3 }, conflict: { present: 'yes', form: 'overt', since: '2025-01' } }] },
      timeline: since('2025-02~'),
    })
    expect(support).toEqual({ points: 8, themes: ['dispute-conflict', 'dispute-expect', 'dispute-time'], isCandidate: true })
  })

  it('finds a discovered affair, still together, rows every night', async () => {
    const support = await supportFor('ann', {
      assessedOn: '2025-06-30',
      inventory: { people: [{ id: 'ann', relation: 'partner', livesWith: 'yes', conflict: { present: 'yes', form: 'overt' } }] },
      timeline: { ...since('2025-05-26'), events: [{ id: 'affair', type: 'infidelity-discovered', on: '2025-05-19', people: ['ann'], stillTogether: 'yes' }] },
    })
    expect(support.points).toBeGreaterThanOrEqual(8)
    expect(support.themes).toContain('dispute-event')
  })

  it.each([
    ['told in few words', { conflict: { present: 'yes', form: 'overt', since: '2017', course: 'repetitive' } }],
    ['told at length', {
      relation: 'partner', status: 'in-contact', livesWith: 'yes', closenessNow: 1, satisfaction: 3, expectations: { mismatch: 2 },
      conflict: { present: 'yes', form: 'both', since: '2017', course: 'repetitive', stage: 'impasse' },
    }],
  ])('gives little to eight years of the same quarrel without a link, %s', async (_, person) => {
    const support = await supportFor('lee', {
      inventory: { people: [{ id: 'lee', contact: 'daily', linkedByClient: 'no', ...person }] },
      timeline: { ...since('2025-01'), asked: { changes: 'yes', events: 'yes' }, changes: [], events: [], measurements: [] },
    })
    expect(support.points).toBeLessThan(4)
  })

  it('gives little to jokes at somebody\'s expense that mean no harm', async () => {
    const support = await supportFor('max', {
      inventory: { people: [{ id: 'max', relation: 'sibling', status: 'in-contact', communication: 'avoids', conflict: { present: 'yes', form: 'covert' } }] },
      timeline: since('2024-11'),
    })
    expect(support.points).toBeLessThan(4)
  })

  it('is never about the dead, however loud the quarrel was', async () => {
    const support = await supportFor('dad', {
      inventory: { people: [{ id: 'dad', status: 'deceased', expectations: { mismatch: 3 }, conflict: { present: 'yes', form: 'overt' } }] },
    })
    expect(support.isCandidate).toBe(false)
  })

  it('gives nothing to a marriage that is over, with nothing asked by either side', async () => {
    const support = await supportFor('ex', {
      inventory: { people: [{ id: 'ex', relation: 'ex-partner', status: 'ended', contact: 'none', history: { endedOn: '2025-02' }, conflict: { stillAlive: 'no' } }] },
      timeline: since('2025-03'),
    })
    expect(support.points).toBeLessThanOrEqual(0)
  })

  it('raises a former couple that fights over the children', async () => {
    const support = await supportFor('ex', {
      inventory: {
        people: [{
          id: 'ex', relation: 'ex-partner', status: 'low-contact', expectations: { mismatch: 2 },
          conflict: { present: 'yes', form: 'overt', topics: ['children', 'money'], flareUps: ['2025-04-04', '2025-05-16'] },
        }],
      },
      timeline: { ...since('2025-01'), changes: [{ id: 'a', direction: 'worsening', on: '2025-04-08' }, { id: 'b', direction: 'worsening', on: '2025-05-20' }] },
    })
    expect(support.points).toBeGreaterThanOrEqual(8)
  })
})

describe('the caution about fear', () => {
  it('comes with a violent dispute that scores, and takes renegotiation and joint sessions out', async () => {
    const caution = rules.find((rule) => rule.id === 'role-dispute/fear-or-harm')
    expect(caution).toMatchObject({ level: 'urgent', withholds: ['dispute-work', 'joint-sessions'] })
  })

  it('names nobody to the client, because others may read the page', () => {
    const cautions = rules.filter((rule) => rule.direction === 'caution')
    expect(cautions.length).toBeGreaterThan(0)
    for (const { texts } of cautions) expect(texts.client).not.toContain('{who}')
  })
})
