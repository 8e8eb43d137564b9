import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-sync.js'
import { parseCase } from '../../src/input/parse-case.js'
import { spanish } from '../../src/languages/es.js'
import type { Case } from '../../src/model/case.js'
import type { Formulation } from '../../src/model/formulation.js'
import { renderHtml } from '../../src/render/html/render-html.js'
import { renderMarkdownReport } from '../../src/render/render-markdown-report.js'
import { renderText } from '../../src/render/render-text.js'
import { defaultRuleSet } from '../../src/rules/default-rule-set.js'
import { clientEvent, isVeiled } from '../../src/words/client-event.js'
import { englishWords } from '../../src/words/english.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'
import { packCases } from '../support/teaching-cases.js'

/** What professionals write about a client, with a word in it that nothing else has. */
const MARK = 'Zquill'

function marked(given: Case): Case {
  const { timeline, inventory } = given
  return parseCase({
    ...given,
    title: `${MARK} case`,
    ...(timeline?.events === undefined ? {} : { timeline: { ...timeline, events: timeline.events.map((event) => ({ ...event, title: `${MARK} comes out to her parents`, note: `${MARK} note`, quote: `${MARK} said of it` })) } }),
    ...(inventory?.people === undefined ? {} : {
      inventory: { ...inventory, people: inventory.people.map((person) => ({
          ...person, quote: `${MARK} on the phone`,
          ...(typeof person.expectations === 'object' ? { expectations: { ...person.expectations, ofOther: `${MARK} him`, ofClient: `${MARK} her` } } : {}),
        })) },
    }),
  })
}

interface Made {
  readonly kase: Case
  readonly formulation: Formulation
}

const made: readonly Made[] = [richCase, ...fc.sample(randomCase, { seed: 20251121, numRuns: 24 }), ...libraryCases.map((each) => each.case as Case), ...packCases].map((given) => {
  const kase = marked(given)
  return { kase, formulation: formulateSync(kase) }
})

/** The page of a case of which only this is known. */
const pageOf = (given: object): string =>
  renderText(formulateSync(parseCase({ schemaVersion: 1, caseId: 'one', assessedOn: '2025-06-01', timeline: { episodes: [{ id: 'now', onset: '2025-02' }] }, ...given })), { register: 'client', width: 10_000 })

const everyForm = ({ kase, formulation }: Made): readonly string[] => {
  const options = { register: 'client', case: kase, instruments: defaultRuleSet.instruments } as const
  const { markdown, pictures } = renderMarkdownReport(formulation, options)
  return [renderText(formulation, { register: 'client' }), markdown, ...pictures.map(({ text }) => text)]
}

/** What must be acted on before a client reads on, told apart here by what the rules are about. */
const isPressing = ({ messages }: Formulation): boolean =>
  messages.some(({ theme, level, ruleId }) => theme === 'safety' && (level === 'emergency' || level === 'urgent' || ruleId === 'role-dispute/fear-not-ruled-out'))

describe('a page for the client', () => {
  it('shows no title that a professional wrote and nothing that was said about somebody, in words or in pictures', () => {
    const events = made.filter(({ kase }) => (kase.timeline?.events?.length ?? 0) > 0)
    expect(events.length).toBeGreaterThan(40)
    for (const each of events) for (const text of everyForm(each)) expect(text).not.toContain(MARK)
    expect(JSON.stringify(made.map(({ formulation }) => formulation.text.client))).not.toContain(MARK)
    expect(JSON.stringify(made.map(({ formulation }) => formulation.text.clinician))).toContain(MARK)
  }, 30_000)

  it('ends with the safety part where that is pressing, with whom to call, and the formulation keeps the rest', () => {
    const pressing = made.filter(({ formulation }) => isPressing(formulation))
    expect(pressing.length).toBeGreaterThan(15)
    for (const each of pressing) {
      const [safety, ...rest] = each.formulation.text.client
      expect(safety?.id).toBe('safety')
      expect(rest.length).toBeGreaterThan(0)
      const page = renderText(each.formulation, { register: 'client', width: 10_000 })
      for (const { text } of safety?.sentences ?? []) expect(page).toContain(text)
      expect(page).toMatch(/_{10}/)
      const told = rest.filter(({ id }) => id !== 'noticed' && id !== 'check').flatMap(({ sentences }) => sentences.map(({ text }) => text))
      for (const text of [...told, ...rest.map(({ title }) => `\n${title}\n`)]) expect(page).not.toContain(text)
      expect(renderHtml(each.formulation, { register: 'client', case: each.kase })).not.toContain('<figure')
    }
    for (const { formulation } of made.filter((each) => !isPressing(each.formulation))) {
      expect(renderText(formulation, { register: 'client' })).not.toMatch(/_{10}/)
    }
  }, 30_000)

  it('puts in the box only what must be acted on, and each danger once', () => {
    for (const { formulation } of made) {
      const told = formulation.text.client.filter(({ id }) => id === 'safety').flatMap(({ sentences }) => sentences)
      const levels = told.map(({ evidence: [first] }) => formulation.messages.find(({ ruleId, version, subject }) => first === `rule:${ruleId}@${version}#${subject.id}`))
      expect(levels.filter((message) => message?.level === 'note' || (message?.level === 'caution' && message.withholds.length === 0)).map((message) => message?.ruleId)).toEqual([])
      expect(told.filter(({ text }) => /end(?:ing)? your life|better off dead|not (?:want to live|be alive)|someone who has died|within reach|reasons to go on/.test(text)).length).toBeLessThanOrEqual(1)
    }
    expect(pageOf({ safety: { asked: 'yes', violence: 'no', suicidalThoughts: 'none', selfHarmPast: 'yes' } })).toMatch(/^A first summary(?!.*FIRST).*Also worth talking about\n-+\n\n- It was noted that you may have hurt yourself in the past/s)
    expect(pageOf({ safety: { asked: 'yes', violence: 'no', suicidalThoughts: 'active', suicidePlan: 'yes', means: 'available', wishToJoinTheDead: 'yes' } }).match(/^!(?!!).*$/gm)).toEqual([expect.stringMatching(/^! Thoughts of ending your life/)])
  })

  it('offers a way to help, kindly, where it says nothing of what is feared', () => {
    const page = pageOf({ safety: { asked: 'yes', violence: 'yes' } })
    expect(page).toMatch(/Thank you/)
    expect(page).toMatch(/emergency service/)
    expect(page).not.toMatch(/safe|afraid|fear|violen|harm|partner|home|private|danger|hurt/i)
  })

  it('tells the dead apart from those who are further away, and leaves the open timing of a death alone', () => {
    const gone = { relation: 'friend', closenessBefore: 1 } as const
    const dead = { ...gone, id: 'noor', name: 'Noor', status: 'deceased', death: { on: '2025-02' } } as const
    const apart = { ...gone, id: 'lotte', name: 'Lotte', status: 'estranged', closenessNow: 'outside' } as const
    const among = (...people: readonly object[]): string => pageOf({ safety: { asked: 'yes', violence: 'no', suicidalThoughts: 'none' }, inventory: { people } })
    expect(among(dead, apart)).toMatch(/Noor died in February 2025\..*People who are further away than before: Lotte\./s)
    expect(among(dead)).not.toMatch(/further away/)
    expect(among(apart)).not.toMatch(/Lotte died|have died/)
    expect(among(dead)).not.toMatch(/cannot yet tell whether the death/)
    for (const { formulation } of made) expect(JSON.stringify(formulation.text.client)).not.toMatch(/cannot yet tell whether the death/)
  })

  it('hears a phrase that veils an event at most twice', () => {
    let heard = 0
    for (const { kase, formulation } of made) {
      const events = kase.timeline?.events ?? []
      const page = formulation.text.client.flatMap(({ sentences }) => sentences.map(({ text }) => text.toLowerCase())).join(' ')
      for (const phrase of new Set(events.filter(({ type }) => isVeiled(type)).map(({ type }) => clientEvent(englishWords, type)))) {
        const times = page.split(phrase).length - 1
        expect(times, `${kase.caseId}: ${phrase}`).toBeLessThanOrEqual(2 * events.filter(({ type }) => clientEvent(englishWords, type) === phrase).length)
        heard += times
      }
    }
    expect(heard).toBeGreaterThan(12)
    const change = { id: 'it', type: 'gender-transition', on: '2025-01', severity: 3, changesRole: 'yes', unfolding: 'yes', skillGap: 'yes', linkedByClient: 'yes', losses: ['identity'] }
    const told = pageOf({
      safety: { asked: 'yes', violence: 'no', suicidalThoughts: 'none' },
      timeline: { episodes: [{ id: 'now', onset: '2025-02' }], events: [change] }, clientView: { priorities: [{ area: 'role-transition', about: 'it' }] },
    })
    expect(told.match(/something personal/gi)).toHaveLength(2)
    expect(told.match(/this change/gi)?.length).toBeGreaterThan(1)
  })

  it('names the contact that is given instead of a line to fill in', () => {
    const first = made.find(({ formulation }) => isPressing(formulation))
    if (first === undefined) throw new Error('no pressing case')
    const page = renderHtml(first.formulation, { register: 'client', crisisContact: 'The <night> line' })
    expect(page).toContain('The &lt;night&gt; line')
    expect(page).not.toMatch(/_{10}/)
  })

  it('gives no reason against a focus, and at most four for each', () => {
    let against = 0
    let told = 0
    for (const { formulation } of made) {
      const evidence = formulation.text.client.flatMap(({ sentences }) => sentences.flatMap((each) => each.evidence))
      for (const { area, candidates } of formulation.areas) {
        for (const { subject, arguments: all } of candidates) {
          const shown = all.filter(({ ruleId, version }) => evidence.includes(`rule:${ruleId}@${version}#${subject.id}`))
          expect(shown.filter(({ direction }) => direction === 'against').map(({ ruleId }) => ruleId), area).toEqual([])
          expect(shown.length).toBeLessThanOrEqual(4)
          against += all.filter(({ direction, verdict }) => direction === 'against' && verdict === 'fired').length
          told += shown.length
        }
      }
    }
    expect(against).toBeGreaterThan(50)
    expect(told).toBeGreaterThan(50)
  })

  it('speaks of a first idea only where one is given', () => {
    const counts = [0, 0]
    for (const { formulation } of made) {
      const page = formulation.text.client.map(({ title, sentences }) => [title, ...sentences.map(({ text }) => text)].join(' ')).join(' ')
      const isGiven = formulation.text.client.some(({ id, sentences }) => id === 'focus' && sentences.some(({ evidence }) => evidence.some((each) => each.startsWith('area:'))))
      expect(/first idea|Does this fit/.test(page)).toBe(isGiven)
      counts[isGiven ? 1 : 0] = (counts[isGiven ? 1 : 0] ?? 0) + 1
    }
    for (const count of counts) expect(count).toBeGreaterThan(10)
  })

  it('asks in writing only what belongs to the minimum data set', () => {
    for (const { formulation } of made) {
      const asked = formulation.text.client.filter(({ id }) => id === 'unknown').flatMap(({ sentences }) => sentences.flatMap(({ evidence }) => evidence)).filter((each) => each !== 'questions')
      for (const each of asked) expect(formulation.questions.find(({ fact }) => each === `question:${fact}`)?.minimumSet).toBe(true)
    }
  })

  it.each([
    ['coming-out', /coming out|comes out|gay/i], ['assault', /assault/i], ['termination-by-choice', /terminat|abort|pregnan/i], ['infidelity-discovered', /affair|unfaithful|infidel/i],
    ['legal-case', /arrest|court|legal|crim/i], ['violence', /violen/i], ['psychiatric-illness-self', /psychiatr|diagnos/i], ['prison', /prison|jail/i], ['disclosure-of-secret', /secret/i],
  ] as const)('gives away nothing of %s', (type, pattern) => {
    const kase = parseCase({
      schemaVersion: 1, caseId: 'one', assessedOn: '2025-06-01', safety: { asked: 'yes', violence: 'no', suicidalThoughts: 'none' },
      timeline: { episodes: [{ id: 'now', onset: '2025-02' }], events: [{ id: 'it', type, title: 'what it was', on: '2025-01', quote: 'I am gay, after the affair in prison' }] },
    })
    const english = formulateSync(kase)
    const inSpanish = formulateSync(kase, { language: spanish })
    for (const text of [...everyForm({ kase, formulation: english }), renderText(inSpanish, { register: 'client', language: spanish })]) {
      expect(text.replace(/<head>.*<\/head>/s, '')).not.toMatch(pattern)
    }
    expect(renderText(english)).toMatch(/what it was/)
  })
})
