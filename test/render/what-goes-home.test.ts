import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../src/formulate-explained.js'
import { parseCase } from '../../src/input/parse-case.js'
import type { Case, Person } from '../../src/model/case.js'
import type { Formulation } from '../../src/model/formulation.js'
import { pressingMessages } from '../../src/render/client-page.js'
import { renderText, type RenderTextOptions } from '../../src/render/render-text.js'
import { libraryCases } from '../support/library.js'

const examples = libraryCases.filter(({ path }) => path.startsWith('docs/')).map(({ path, case: given }) => ({ name: path.replace(/^.*\/|\.json$/g, ''), kase: parseCase(given) }))

const ofName = (name: string): Case => {
  const found = examples.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found.kase
}
const textOf = (formulation: Formulation, options: RenderTextOptions): string => renderText(formulation, { width: 1000, ...options })
const clientText = (kase: Case, options: RenderTextOptions = {}): string => textOf(formulateSync(kase), { register: 'client', ...options })

const withPeople = (kase: Case, change: (person: Person) => Person): Case => parseCase({ ...kase, inventory: { ...kase.inventory, people: (kase.inventory?.people ?? []).map(change) } })

/** A case as it was before anybody was asked about fear, harm or danger. */
const withoutFear = (name: string): Case => {
  const { safety: _, ...rest } = ofName(name)
  return withPeople(rest, ({ fear: _fear, harm: _harm, ...person }) => person)
}

/** A case whose PHQ-9 of the day of the assessment came out so, and was the first to hold an answer about self-harm. */
const withScore = (kase: Case, score: number, selfHarmItem = 0): Case => {
  const before = (kase.timeline?.measurements ?? []).filter(({ on, instrument }) => on !== kase.assessedOn || instrument !== 'phq-9')
  const measurements = [...before.map(({ selfHarmItem: _, ...each }) => each), { on: kase.assessedOn, instrument: 'phq-9', score, selfHarmItem }]
  return parseCase({ ...kase, timeline: { ...kase.timeline, measurements } })
}

/** A case as it was before anybody was asked about suicide. */
const withoutSuicide = (name: string): Case => {
  const { safety: { suicidalThoughts: _, ...safety } = {}, ...rest } = ofName(name)
  return parseCase({ ...rest, safety })
}

describe('where a dispute leads and fear was not asked', () => {
  const kase = withoutFear('plain-dispute')
  const formulation = formulateSync(kase)

  it('nothing goes home but that the clinician would like to talk', () => {
    expect(pressingMessages(formulation).map(({ ruleId }) => ruleId)).toContain('safety/dispute-leads-without-fear-asked')
    const page = textOf(formulation, { register: 'client' })
    for (const { name = 'nobody' } of kase.inventory?.people ?? []) expect(page).not.toContain(name)
    expect(page).not.toMatch(/strain|talk about it differently|afraid|fear|harm/i)
    expect(page).toContain('emergency service')
  })

  it('goals and plan wait, and the ranking stays what it is', () => {
    expect(formulation.plan.every(({ withheldBy, goals, strategies, techniques }) => withheldBy.length > 0 && [...goals, ...strategies, ...techniques].length === 0)).toBe(true)
    const asked = formulateSync(ofName('plain-dispute'))
    expect(formulation.outcome.foci).toEqual(asked.outcome.foci)
    expect(formulation.areas.map(({ area, support }) => [area, support])).toEqual(asked.areas.map(({ area, support }) => [area, support]))
    expect(asked.outcome.withheldBy).toEqual([])
    expect(textOf(formulation, {})).toMatch(/Today before any focus: A dispute leads/)
    expect(textOf(formulation, {})).toContain('What is recorded points most to Interpersonal role dispute, about Gonzalo')
  })

  it('fear, thoughts of suicide and violence are the first three questions', () => {
    const { questions } = formulateSync(withScore(kase, 9))
    expect(questions.slice(0, 3).map(({ fact }) => fact)).toEqual(['person.fear', 'safety.suicidalThoughts', 'safety.violence'])
    expect(questions[0]?.subjects.map(({ id }) => id)).toEqual(['gonzalo'])
  })

  it('a declined answer leaves it open, and an answer or the death of the person closes it', () => {
    const held = (change: (person: Person) => Person): readonly string[] => formulateSync(withPeople(kase, (person) => (person.id === 'gonzalo' ? change(person) : person))).outcome.withheldBy
    expect(held((person) => ({ ...person, fear: 'declined' }))).not.toEqual([])
    expect(held((person) => ({ ...person, fear: 'none' }))).toEqual([])
    expect(held(({ status: _, ...person }) => ({ ...person, status: 'deceased' }))).toEqual([])
  })

  it('a grief beside which a conflict is recorded goes on', () => {
    const grief = { ...withPeople(withoutFear('plain-grief'), (person) => (person.id === 'karim' ? { ...person, conflict: { present: 'yes' } } : person)), safety: { suicidalThoughts: 'none' } } satisfies Case
    const found = formulateSync(grief)
    expect(found.messages.map(({ ruleId }) => ruleId)).toContain('safety/conflict-without-fear-asked')
    expect(found.outcome.withheldBy).toEqual([])
    expect(found.questions[0]).toMatchObject({ fact: 'person.fear', subjects: [{ id: 'karim' }] })
    expect(pressingMessages(found)).toEqual([])
  })
})

describe('where it presses that suicide was not asked about', () => {
  const PRESSES = 'safety/suicide-not-asked-where-it-presses'
  const WHILE_PLANNING = 'safety/suicide-not-asked'
  const saidOfSuicide = (kase: Case): readonly string[] => formulateSync(kase).messages.map(({ ruleId }) => ruleId).filter((id) => id.startsWith(WHILE_PLANNING) || id.endsWith('-not-followed-up'))
  const grief = withScore(withoutSuicide('plain-grief'), 9)
  const other = withoutSuicide('plain-transition')

  it('grief in the lead, or a score from 15 on, presses; less is said while planning; and it is said once', () => {
    expect(formulateSync(grief).outcome.foci.map(({ area }) => area)).toEqual(['grief'])
    expect(formulateSync(other).outcome.foci.map(({ area }) => area)).toEqual(['role-transition'])
    expect(saidOfSuicide(grief)).toEqual([PRESSES])
    expect(saidOfSuicide(withScore(other, 15))).toEqual([PRESSES])
    expect(saidOfSuicide(withScore(other, 14))).toEqual([WHILE_PLANNING])
    expect(saidOfSuicide(withScore(other, 15, 1))).toEqual(['safety/self-harm-item-not-followed-up'])
  })

  it.each([['grief', grief], ['a score', withScore(other, 15)]])('nothing goes home but that the clinician would like to talk: %s', (_, kase) => {
    const formulation = formulateSync(kase)
    expect(pressingMessages(formulation).map(({ ruleId }) => ruleId)).toEqual([PRESSES])
    const page = textOf(formulation, { register: 'client' })
    for (const { name = 'nobody' } of kase.inventory?.people ?? []) expect(page).not.toContain(name)
    expect(page).not.toMatch(/suicid|score|grief|risk/i)
    expect(page).toContain('we would like to ask you in person how safe you feel with your own thoughts')
    expect(page).toContain('call the emergency service at once')
  })

  it('it is the first question, and first for the clinician, who keeps ranking and plan', () => {
    const formulation = formulateSync(grief)
    expect(formulation.questions.slice(0, 2).map(({ fact }) => fact)).not.toContain('safety.violence')
    expect(formulation.questions[0]).toMatchObject({ fact: 'safety.suicidalThoughts', question: expect.stringMatching(/not want to be alive/) })
    const asked = formulateSync({ ...grief, safety: { ...grief.safety, suicidalThoughts: 'none' } })
    expect([formulation.outcome, formulation.plan]).toEqual([asked.outcome, asked.plan])
    expect(textOf(formulation, {})).toMatch(/Today before any focus: Thoughts of suicide were not asked about/)
    for (const detail of ['brief', 'full'] as const) expect(textOf(formulation, { detail })).toMatch(/suicide/)
    expect(textOf(formulation, { detail: 'brief' })).toMatch(/Not asked about: [^\n]*suicide/)
  })

  it.each(['none', 'declined', 'unknown'] as const)('an answer, or that there was none, closes it: %s', (suicidalThoughts) => {
    for (const kase of [grief, withScore(other, 27)]) {
      const formulation = formulateSync({ ...kase, safety: { ...kase.safety, suicidalThoughts } })
      expect(formulation.messages.map(({ ruleId }) => ruleId)).not.toContain(PRESSES)
      expect(pressingMessages(formulation)).toEqual([])
    }
  })

  it('comes before fear where a dispute leads as well', () => {
    const { questions } = formulateSync(withScore(withoutFear('plain-dispute'), 20))
    expect(questions.slice(0, 3).map(({ fact }) => fact)).toEqual(['safety.suicidalThoughts', 'person.fear', 'safety.violence'])
  })
})

describe('what is asked', () => {
  it.each(examples)('is never whether the dead, or a child at peace, hurt the client, and births come last: $name', ({ kase }) => {
    const { questions } = formulateSync(kase)
    const people = new Map((kase.inventory?.people ?? []).map((person) => [person.id, person]))
    for (const { subjects } of questions.filter(({ fact }) => ['person.fear', 'person.harm', 'person.isFeared'].includes(fact))) {
      for (const { id } of subjects) {
        const { status, relation, conflict } = people.get(id) ?? {}
        expect(status).not.toBe('deceased')
        if (relation === 'child') expect(conflict).toMatchObject({ present: 'yes' })
      }
    }
    const births = questions.findIndex(({ fact }) => fact === 'client.perinatal')
    if (births !== -1) expect(questions.slice(births).every(({ couldChange, fact }) => couldChange.length === 0 && /perinatal|postpartum/.test(fact))).toBe(true)
  })
})

describe('the box of warnings', () => {
  it.each(examples)('holds no gap in the data: $name', ({ kase }) => {
    const { messages, text } = formulateSync(kase)
    const told = text.clinician.find(({ id }) => id === 'safety')?.sentences.map((sentence) => sentence.text) ?? []
    for (const { theme, level, clinician } of messages) if (theme === 'data' && level === 'caution') expect(told).not.toContain(clinician)
    for (const { theme, level, clinician } of messages) if (theme === 'safety' && level !== 'note') expect(told).toContain(clinician)
  })

  it('holds that fear was not asked, and the table says what of safety was asked', () => {
    const formulation = formulateSync(ofName('insufficient'))
    expect(formulation.text.clinician[0]?.sentences.map(({ text }) => text)).toEqual(['Fear and violence have not been asked about: ask alone.'])
    const page = textOf(formulation, {})
    expect(page).toMatch(/self-harm asked about +yes/)
    expect(page).toMatch(/fear and harm by others asked about +not yet/)
  })
})

describe('what open answers can do', () => {
  it.each(examples)('never promises that safety could not hold it back, nor names the living as dead: $name', ({ kase }) => {
    const page = textOf(formulateSync(kase), { detail: 'full' })
    expect(page).not.toMatch(/whatever else is answered/)
    for (const { id, name = id, status, death } of kase.inventory?.people ?? []) {
      if (status !== 'deceased' && death === undefined) expect(page).not.toMatch(new RegExp(`grief over ${name}`, 'i'))
    }
  })
})

describe('a page for a client', () => {
  const pages = examples.map(({ name, kase }) => ({ name, kase, page: clientText(kase) }))

  it.each(pages)('has no figure of a questionnaire, no name of one, and no cold or worn phrase: $name', ({ kase, page }) => {
    expect(page).not.toMatch(/PHQ|PG-13|UCLA|EPDS|K10|\bscore/i)
    expect(page).not.toMatch(/People who have died|take leave of|both sides of|when we meet|who has died, was close|low spell|“[^”]*\?”|A question that may help/i)
    expect(pressingMessages(formulateSync(kase)).length > 0 || !/How things lie in time\n-+\n\n- (?!We have not)/.test(page) || page.includes('says nothing about whether one has to do with the other')).toBe(true)
  })

  it('keeps those further away apart from what helps', () => {
    const { text } = formulateSync(ofName('plain-grief'))
    const sectionWith = (word: string): readonly string[] => text.client.filter(({ sentences }) => sentences.some((sentence) => sentence.text.includes(word))).map(({ id }) => id)
    expect(sectionWith('further away')).toEqual(['noticed'])
    expect(sectionWith('Salah')).not.toContain('support')
  })

  it('names everybody whom the lead could be about, or nobody', () => {
    const kase = ofName('plain-grief')
    const samia = kase.inventory?.people?.find(({ id }) => id === 'samia')
    const second = parseCase({
      ...kase,
      inventory: { ...kase.inventory, people: [...(kase.inventory?.people ?? []), { ...samia, id: 'dora', name: 'Dora' }] },
      clientView: { priorities: [{ area: 'grief' }] },
    })
    const { text } = formulateSync(second)
    const sentence = text.client.find(({ id }) => id === 'focus')?.sentences[0]?.text ?? ''
    expect(text.clinician.find(({ id }) => id === 'focus')?.sentences.some((each) => each.text.includes('nobody is put first'))).toBe(true)
    expect(['Samia', 'Dora'].filter((name) => sentence.includes(name))).not.toHaveLength(1)
  })

  it('tells of a death whose date is vague', () => {
    const kase = withPeople(ofName('plain-grief'), (person) => (person.id === 'samia' && typeof person.death === 'object' ? { ...person, death: { ...person.death, on: '2025' } } : person))
    const links = formulateSync(kase).text.client.find(({ id }) => id === 'links')?.sentences.map(({ text }) => text).join(' ')
    expect(links).toContain('the death of Samia'.replace('the', 'The'))
    expect(links).not.toContain('cannot yet tell whether the death')
  })

  it('tells how far apart things lay as one would say it, and a death that is mourned after what the page is about', () => {
    for (const { page } of pages) expect(page).not.toMatch(/\d+ (?:days?|weeks?|months?) (?:to \S+ \S+ )?(?:before|after) this low time/)
    const [dead, events] = ['Adela died', 'something between you'].map((text) => clientText(ofName('plain-dispute')).toLowerCase().indexOf(text.toLowerCase()))
    expect(dead).toBeGreaterThan(events ?? Infinity)
  })

  it('says what stands out in words that one can say, and of several only what the client named', () => {
    const focusOf = (kase: Case): string => formulateSync(kase).text.client.find(({ id }) => id === 'focus')?.sentences[0]?.text ?? ''
    expect(['plain-grief', 'plain-dispute', 'plain-transition', 'plain-sensitivities'].map((name) => focusOf(ofName(name)))).toEqual([
      'One thing that stands out is the death of Samia.',
      'One thing that stands out is the strain between you and Gonzalo.',
      'One thing that stands out is the end of your job, and what daily life is like now.',
      'One thing that stands out is connection with people: how to find it, and how to keep it.',
    ])
    // What nobody else needs to know keeps to the name of the area.
    expect(focusOf(ofName('hard-transition'))).toContain('a big change in life')
    expect(focusOf(ofName('hard-transition'))).not.toMatch(/who you are|daily life is like/)
  })

  it('stops with the emergency service on it, and names whom to call wherever that is given', () => {
    expect(clientText(ofName('hard-transition'))).toContain('call the emergency service at once')
    expect(clientText(ofName('plain-grief'), { crisisContact: 'the ward, 555' })).toContain('Here you can call at any time: the ward, 555')
    expect(clientText(ofName('plain-grief'))).not.toContain('Here you can call')
  })
})

describe('a brief report', () => {
  // Some 350 words are what is read in two minutes.
  const MOST_WORDS = 365
  const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

  it.each(examples)('is read in two minutes: $name', ({ kase }) => {
    expect(wordsIn(textOf(formulateSync(kase), { detail: 'brief' }))).toBeLessThanOrEqual(MOST_WORDS)
  })

  it.each(examples)('has the client\'s own words, the scores and who helps, and no kappas or long digests: $name', ({ kase }) => {
    const page = textOf(formulateSync(kase), { detail: 'brief' })
    if (kase.clientView?.ownWords !== undefined) expect(page).toContain(kase.clientView.ownWords)
    if ((kase.timeline?.measurements ?? []).length > 0) expect(page).toMatch(/- [^\n:]+: \d/)
    expect(page).toMatch(/Support: |No support has been recorded/)
    expect(page).not.toMatch(/kappa|[0-9a-f]{9}|does not apply|No recorded reason/)
  })

  it('asks the question that tells two areas apart, and gives each area a heading of its own', () => {
    const page = textOf(formulateSync(ofName('hard-transition')), { detail: 'brief' })
    expect(page).toContain('Suppose this person did all that you wish')
    expect(page).toMatch(/Role transition:\n\n- [^]*Interpersonal role dispute:\n\n- /)
    expect(page.split('What he told his family and friends')).toHaveLength(2)
  })

  it.each(examples)('tells every message of safety, names each danger, and says what was asked: $name', ({ kase }) => {
    const formulation = formulateSync(kase)
    const page = textOf(formulation, { detail: 'brief' })
    for (const { theme, level, clinician } of formulation.messages) if (theme === 'safety' && level !== 'note') expect(page).toContain(clinician)
    expect(page).toMatch(/(Asked|Not asked) about: [^\n]*suicide/)
    expect(page.includes('Nothing pressing recorded')).toBe(formulation.messages.every(({ theme, level }) => theme !== 'safety' || level === 'note'))
    expect(page).not.toMatch(/by somebody|What is pressing|Urgent messages come first: /)
  })

  it('has no box of warnings above "nothing pressing recorded", and what is to be minded all the same', () => {
    for (const { kase } of examples) {
      const formulation = formulateSync(kase)
      const page = textOf(formulation, { detail: 'brief' })
      if (!page.includes('Nothing pressing recorded')) continue
      expect(page).not.toMatch(/First: safety/i)
      expect(page.split('\n').filter((line) => line.startsWith('! '))).toEqual([])
    }
    const minded = examples.filter(({ kase }) => /Nothing pressing recorded[^\n]*\n\n- While planning: /.test(textOf(formulateSync(kase), { detail: 'brief' })))
    expect(minded.length).toBeGreaterThan(0)
    expect(textOf(formulateSync(ofName('safety-first')), { detail: 'brief' })).toMatch(/First: safety/i)
  })

  it('says what is recorded of whom before what to do about it', () => {
    const page = textOf(formulateSync(ofName('safety-first')), { detail: 'brief' })
    expect(page).toMatch(/Recorded of Ross \(partner\), who lives with the client: fear, threats, physical violence, and control\.\n! Today before any focus: Safety with Ross/)
  })

  it('spends no question on orientation without a sign of confusion, nor on a day of death that is on record', () => {
    for (const { kase } of examples) {
      const { questions } = formulateSync(kase)
      expect(questions.slice(0, 3).map(({ fact }) => fact)).not.toContain('safety.confusion')
    }
    const asked = (on: string): string | undefined => {
      const kase = withPeople(ofName('plain-grief'), (person) => (person.id === 'samia' && typeof person.death === 'object' ? { ...person, death: { ...person.death, on } } : person))
      return formulateSync(kase).questions.find(({ fact }) => fact === 'death.daysBeforeOnset')?.question
    }
    expect(asked('2024-09-18')).not.toContain('When did they die')
    expect(asked('2024-09')).toContain('When did they die')
    const signed = parseCase({ ...ofName('safety-first'), safety: { ...ofName('safety-first').safety, neurologicalChange: 'yes' } })
    const order = formulateSync(signed).questions.map(({ fact }) => fact)
    expect(order.indexOf('safety.confusion')).toBeLessThan(formulateSync(ofName('safety-first')).questions.map(({ fact }) => fact).indexOf('safety.confusion'))
  })

  it('gives no reasons for what it does not propose', () => {
    expect(textOf(formulateSync(ofName('safety-first')), { detail: 'brief' })).not.toContain('What speaks for it')
  })
})
