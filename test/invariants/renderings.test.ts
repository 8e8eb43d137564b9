import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulate } from '../../src/formulate.js'
import { REGISTERS, type Formulation, type Register } from '../../src/model/formulation.js'
import { pressingMessages } from '../../src/render/client-page.js'
import { renderMarkdown } from '../../src/render/render-markdown.js'
import { renderText } from '../../src/render/render-text.js'
import { libraryCases } from '../support/library.js'
import { randomCase } from '../support/random-case.js'
import { richCase } from '../support/rich-case.js'

const SEED = 20251121
const made = Promise.all([richCase, ...fc.sample(randomCase, { seed: SEED + 7, numRuns: 40 }), ...libraryCases.map((each) => each.case)].map(async (kase) => formulate(kase)))

/** Words alone: markup, escapes and line breaks taken out, so that a sentence can be found wherever it was wrapped. */
const bare = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll(/\n[>!]?\s*/g, ' ').replaceAll(/[\\*_`>!#|-]/g, ' ').replaceAll(/\s+/g, ' ').trim()

const renderings = (formulation: Formulation, register: Register): readonly (readonly [string, string])[] => [
  ['Markdown', renderMarkdown(formulation, { register })],
  ['text', renderText(formulation, { register })],
  ['narrow text', renderText(formulation, { register, width: 40 })],
]

describe('a safety message that fired', () => {
  it('stands in every rendering for everybody, before anything else is said', async () => {
    let told = 0
    for (const formulation of await made) {
      for (const register of REGISTERS) {
        const voice = register === 'client' ? 'client' : 'clinician'
        const isPressing = pressingMessages(formulation).length > 0
        // What can wait stands at the end of a client's page, or not at all where the page stops at what cannot.
        const canWait = ({ level, withholds }: (typeof formulation.messages)[number]): boolean => register === 'client' && level === 'caution' && withholds.length === 0
        const messages = formulation.messages.filter((message) => message.theme === 'safety' && message.level !== 'note' && !(isPressing && canWait(message)))
        // Where harm is recorded the client's page says one sentence for all of them, which gives nothing away.
        const sentences = formulation.text[register].filter(({ id }) => id === 'safety' || id === 'notes').flatMap((section) => section.sentences)
        const said = (message: (typeof messages)[number]): string =>
          sentences.find(({ evidence }) => evidence.includes(`rule:${message.ruleId}@${message.version}#${message.subject.id}`))?.text ?? message[voice]
        const after = formulation.text[register].find(({ id }) => id !== 'safety')?.sentences[0]?.text
        for (const [kind, rendered] of renderings(formulation, register)) {
          const words = bare(rendered)
          // Nothing comes after what is pressing on a client's page.
          const start = after === undefined || (register === 'client' && isPressing) ? Infinity : words.indexOf(bare(after))
          for (const message of messages) {
            const at = words.indexOf(bare(said(message)))
            expect(at, `${message.ruleId} in ${kind} for the ${register}`).toBeGreaterThanOrEqual(0)
            if (canWait(message)) expect(at, message.ruleId).toBeGreaterThan(start)
            else expect(at, `${message.ruleId} in ${kind} for the ${register}`).toBeLessThan(start)
            told += 1
          }
        }
      }
    }
    expect(told).toBeGreaterThan(300)
  }, 60_000)

  it('is told to clinicians with its own level', async () => {
    for (const formulation of await made) {
      const words = bare(renderText(formulation, { width: 100_000 }))
      for (const { clinician, level } of formulation.messages.filter((each) => each.level !== 'note' && (each.level !== 'caution' || each.theme !== 'data'))) {
        const levels = formulation.messages.filter((each) => each.clinician === clinician).map((each) => each.level)
        const before = words.slice(0, words.indexOf(bare(clinician))).trim()
        expect({ clinician, as: /([A-Za-z ]+):$/.exec(before)?.[1]?.toLowerCase().trim() ?? before.slice(-40) }).toMatchObject({ as: expect.stringContaining(LEVEL_WORDS[levels[0] ?? level]) as string })
      }
    }
  }, 60_000)
})

const LEVEL_WORDS = { emergency: 'today', urgent: 'today before any focus', caution: 'while planning', note: 'for information' } as const

const lines = made.then((all) => all.flatMap((formulation) => REGISTERS.flatMap((register) => renderings(formulation, register).flatMap(([, rendered]) =>
  // A receipt's digests are figures of another kind.
  rendered.replaceAll(/[0-9a-f]{64}/g, '').split('\n')))))

// What an honest aid never says, whoever reads it; and nothing that belongs to one country.
const NEVER: readonly (readonly [string, RegExp])[] = [
  ['a telephone number', /\b(?:988|911|999|116\s?123|13\s?11\s?14|0800|1-800)\b|\b(?:call|dial|phone)\s+\d|\+\d{1,3}[\s-]?\d{3,}|\b\d{3}[\s-]\d{3}[\s-]\d{3,4}\b/],
  ['a country\'s line', /\b(?:samaritans|lifeline|crisis text line|telefonseelsorge|befrienders|hotline)\b/i],
  ['a cause', /\b(?:was|were|is|are) caused by\b|\bcaused (?:your|the) (?:low mood|depression)\b|\bbecause of (?:the|your) (?:death|divorce|move)\b/i],
  ['a diagnosis', /\byou have (?:complicated|prolonged|a personality)|\bhas (?:prolonged grief disorder|a personality disorder|complicated grief)\b/i],
  ['a choice of therapy', /\bchoose this therapy\b/i],
  ['a forecast', /\bwill (?:recover|succeed|fail|relapse|improve|get (?:better|worse))\b|\bprognosis\b|\blikely to (?:succeed|fail|recover)\b/i],
  ['an all-clear', /\bno risk\b|\bnot at risk\b|\b(?:client|person|he|she) is safe\b|\byou are safe\b/i],
  ['advice about a tie', /\bshould (?:leave|stay|confront|divorce)\b/i],
  ['that the dead be let go of', /\b(?:let(?:ting)? (?:him|her|them|the dead|go)|move on from)\b.*\bdead\b|\blet go of (?:the dead|him|her|them)\b/i],
  ['blame', /\b(?:is|are) to blame\b|\b(?:partner|husband|wife|client)['’]s fault\b/i],
  ['false precision', /\b\d\.\d{3,}\b/],
]

describe('no rendering', () => {
  it.each(NEVER)('holds %s', async (_, pattern) => {
    const all = await lines
    expect(all.length).toBeGreaterThan(1000)
    expect(all.filter((line) => pattern.test(line))).toEqual([])
  }, 60_000)

  it('for a client has the word deficit, a rule\'s name or a digest in it', async () => {
    for (const formulation of await made) {
      for (const [, rendered] of renderings(formulation, 'client')) {
        expect(rendered).not.toMatch(/\bdeficits?\b/i)
        expect(rendered).not.toContain(formulation.receipt.ruleSet.digest)
        for (const { ruleId } of formulation.messages) expect(rendered).not.toContain(ruleId)
      }
    }
  }, 60_000)

  it('gives a ranking where the data allow none', async () => {
    let met = 0
    for (const formulation of (await made).filter(({ outcome }) => outcome.kind === 'insufficient-data' || outcome.kind === 'no-clear-focus')) {
      expect(formulation.outcome.foci).toEqual([])
      expect(formulation.plan).toEqual([])
      expect(renderText(formulation, { register: 'client' })).not.toMatch(/stands out is/)
      met += 1
    }
    expect(met).toBeGreaterThan(3)
  }, 60_000)
})
