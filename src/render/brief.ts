import type { Sentence } from '../model/formulation.js'
import { listed, say, term } from '../words/phrase.js'
import { areaOf, parted } from './areas-apart.js'
import { askedLine } from './asked.js'
import type { Block, Line } from './document.js'
import { labelOf, messageOf, type Page, withLevel } from './page.js'
import { shownText } from './shown.js'
import { briefAreaTable } from './tables.js'

const REASONS_SHOWN = 5
/** Of what to mind while planning; what concerns safety is always told. */
const CAUTIONS_SHOWN = 2
const COUNTER_SHOWN = 2
const CONTRAST_SHOWN = 2
const SCALES_SHOWN = 2
const NOTES_SHOWN = 1
const QUESTIONS_SHOWN = 3
const QUESTIONS_OF_TOO_LITTLE = 5

/** The text of a brief page: what a colleague needs to know before going in, on one sheet. */
export function brief(page: Page): readonly Block[] {
  const { formulation: { messages, outcome }, words } = page
  const isHeld = outcome.withheldBy.length > 0
  const part = (id: string, items: readonly Line[], title = titleOf(page, id)): readonly Block[] =>
    items.length === 0 ? [] : [{ kind: 'heading', level: 2, id, text: title }, { kind: 'list', items }]
  const noticed = linesIn(page, 'noticed')
  const shown = fewOfEach(page, isHeld ? [] : linesIn(page, 'for').filter(isReason))
  const apart = parted(page, shown)
  const isTold = (line: Line): boolean => isReason(line) && shown.some(({ evidence = [] }) => evidence.some((each) => line.evidence?.includes(each)))
  const isCaution = (line: Line): boolean => messages.some(({ ruleId, level }) => level === 'caution' && line.evidence?.some((each) => each.startsWith(`rule:${ruleId}@`)))
  const ownWords = noticed.filter(restsOn('/clientView/ownWords', '/clientView/priorities'))
  const deciding = linesIn(page, 'alternatives').filter(isDeciding)
  // Where reasons for two areas stand above, the points are all that a comparison adds.
  const isForTwo = deciding.length > 0 && outcome.foci.length > 1
  const isRanked = outcome.kind !== 'insufficient-data'
  return [
    ...(isPressing(page) ? [...safety(page), ...askedLine(page)] : [...askedLine(page), ...safety(page)]),
    ...(ownWords.length === 0 ? [] : [{ kind: 'list', items: ownWords } as const]),
    ...part('focus', [...linesIn(page, 'focus').filter(({ evidence = [] }) => !evidence.includes('completeness')), ...firmness(page)]),
    ...(isRanked && !isHeld ? [briefAreaTable(page)] : []),
    ...(apart.length === 0 ? [] : [{ kind: 'heading', level: 2, id: 'for', text: titleOf(page, 'for') } as const, ...apart]),
    ...part('against', isHeld ? [] : linesIn(page, 'against').filter(isReason).slice(0, COUNTER_SHOWN)),
    ...part('why-not', [...(isForTwo ? [] : explained(page).filter((line) => !isTold(line)).slice(0, deciding.length > 0 ? 1 : CONTRAST_SHOWN)), ...deciding], say(words, 'explanation.title.why-not')),
    ...part('resources', [...noticed.filter(restsOn('/timeline/measurements/')).slice(0, SCALES_SHOWN), ...support(page)], say(words, 'report.brief.resources')),
    ...part('ask', questions(page, isRanked ? QUESTIONS_SHOWN : QUESTIONS_OF_TOO_LITTLE), say(words, 'report.brief.ask')),
    ...part('notes', linesIn(page, 'notes').filter(isCaution).slice(0, NOTES_SHOWN)),
    { kind: 'paragraph', text: say(words, 'report.brief.check') },
    { kind: 'paragraph', text: receiptLine(page) },
  ]
}

/** What must be acted on, how soon said once for all that is alike. Nothing of safety is left out. */
function safety(page: Page): readonly Block[] {
  const lines = linesIn(page, 'safety').map((line) => ({ line, message: messageOf(page, line) }))
  const cautions = lines.filter(({ message }) => message?.level === 'caution' && message.theme !== 'safety').slice(CAUTIONS_SHOWN)
  const shown = lines.filter((each) => !cautions.includes(each))
  const items = shown.map(({ line, message }, at) => (at > 0 && shown[at - 1]?.message?.level === message?.level ? line : withLevel(page, line)))
  const more = cautions.length === 0 ? [] : [{ text: say(page.words, 'report.brief.more-cautions', { n: String(cautions.length) }), evidence: cautions.flatMap(({ line }) => line.evidence ?? []) }]
  if (items.length === 0) return []
  const all = [...items, ...more]
  return [isPressing(page) ? { kind: 'notice', id: 'safety', title: titleOf(page, 'safety'), items: all } : { kind: 'list', items: all }]
}

/** A box of warnings above "nothing pressing recorded" would alarm for nothing. */
const isPressing = ({ formulation: { messages } }: Page): boolean => messages.some(({ theme, level }) => level === 'emergency' || level === 'urgent' || (theme === 'safety' && level !== 'note'))

/** The question that tells two areas apart is the one sentence about both. */
const isDeciding = ({ evidence = [] }: Line): boolean => evidence.length === 2 && evidence.every((each) => each.startsWith('area:'))

function firmness({ formulation: { outcome: { firmness: found, withheldBy }, completeness: { missing, items } }, words }: Page): readonly Line[] {
  if (found === undefined || withheldBy.length > 0) return []
  const key = missing === 0 ? 'report.brief.firmness' : 'report.brief.firmness-missing'
  return [{ text: say(words, key, { firmness: term(words, 'firmness', found), missing: String(missing), items: String(items.length) }), evidence: ['outcome', 'completeness'] }]
}

function questions(page: Page, most: number): readonly Line[] {
  const asked = page.formulation.questions.slice(0, most)
  const whom = asked.map(({ subjects }) => listed(page.words, subjects.filter(({ kind }) => kind !== 'case').map((subject) => labelOf(page, subject))))
  return asked.map(({ fact, question }, at) => {
    const who = whom[at] ?? ''
    return { text: who === '' || who === whom[at - 1] ? question : say(page.words, 'report.brief.question', { question, who }), evidence: [`question:${fact}`] }
  })
}

const isReason = ({ evidence = [] }: Line): boolean => evidence.some((each) => each.startsWith('rule:'))

const restsOn = (...places: readonly string[]) => ({ evidence = [] }: Line): boolean => evidence.some((each) => places.some((place) => each.startsWith(place)))

const titleOf = ({ formulation: { text } }: Page, id: string): string => text.clinician.find((section) => section.id === id)?.title ?? ''

const lineOf = ({ text, evidence }: Sentence, place: string): Line => ({ text: shownText(text), evidence, place })

/** A trainee's working has no room here: both read the clinician's sentences. */
const linesIn = ({ formulation: { text } }: Page, id: string): readonly Line[] =>
  (text.clinician.find((section) => section.id === id)?.sentences ?? []).map((sentence, at) => lineOf(sentence, `clinician/${id}/${at + 1}`))

const explained = ({ formulation: { explanation } }: Page): readonly Line[] =>
  (explanation?.text.short.find(({ id }) => id === 'why-not')?.sentences ?? []).map((sentence, at) => lineOf(sentence, `explanation/short/why-not/${at + 1}`))

/** The strongest reasons, and of two areas the strongest of each. */
function fewOfEach(page: Page, reasons: readonly Line[]): readonly Line[] {
  const areas = [...new Set(reasons.map((line) => areaOf(page, line)))]
  const most = Math.floor(REASONS_SHOWN / Math.max(1, areas.length))
  return areas.flatMap((area) => reasons.filter((line) => areaOf(page, line) === area).slice(0, most)).slice(0, REASONS_SHOWN)
}

/** Who helps, in one line, and the strengths. */
function support(page: Page): readonly Line[] {
  const { formulation: { network: { supports } }, words } = page
  const told = linesIn(page, 'support')
  const strengths = told.filter(restsOn('/inventory/patterns/strengths'))
  if (supports.length === 0) return [...told.filter(({ evidence = [] }) => evidence.includes('network')), ...strengths]
  const people = listed(words, supports.map(({ person }) => labelOf(page, { kind: 'person', id: person })))
  return [{ text: say(words, 'report.brief.support', { people }), evidence: ['network'] }, ...strengths]
}

const DIGITS_SHOWN = 8

function receiptLine({ formulation: { receipt: { library, ruleSet, input } }, words }: Page): string {
  const short = (digest: string): string => digest.slice(0, DIGITS_SHOWN)
  return say(words, 'report.brief.receipt', { library, rules: short(ruleSet.digest), input: short(input) })
}
