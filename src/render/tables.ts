import { compareText } from '../compare-text.js'
import type { AreaFinding, Completeness } from '../model/formulation.js'
import type { Argument, Candidate } from '../model/ranking-result.js'
import { listed, say, term } from '../words/phrase.js'
import { foundOf, SAFETY_PARTS } from './asked.js'
import type { Block } from './document.js'
import { areaName, dashOf, headOf, labelOf, spanOf, type Page } from './page.js'
import { shownNumber, signed } from './shown.js'

/** The areas side by side; those that the tradition does not know are left out. */
export function areaTable(page: Page): Block {
  const { formulation, words } = page
  const dash = dashOf(page)
  return {
    kind: 'table',
    id: 'areas',
    caption: say(words, 'report.caption.areas'),
    head: headOf(page, 'render.area', 'render.best', 'render.support', 'render.range', 'render.reading', 'render.place'),
    rows: formulation.areas
      .filter(({ standing }) => standing !== 'absent')
      .map((area) => ({
        cells: [
          area.name,
          bestSubject(page, area),
          area.status === 'not-applicable' ? dash : shownNumber(area.support),
          area.status === 'not-applicable' ? dash : spanOf(page, supportOf(page, area)),
          area.status === 'candidate' ? term(words, 'band', area.band) : term(words, 'status', area.status),
          area.rank === undefined ? dash : spanOf(page, placeOf(page, area, area.rank)),
        ],
        evidence: [`area:${area.area}`],
      })),
  }
}

/** What of it a brief page has room for: the areas that apply or could, without whom they are about. */
export function briefAreaTable(page: Page): Block {
  const { formulation: { areas }, words } = page
  return {
    kind: 'table',
    id: 'areas',
    caption: say(words, 'report.caption.areas'),
    head: headOf(page, 'render.area', 'render.support', 'render.range'),
    rows: areas.filter(({ standing, status }) => standing !== 'absent' && (status === 'candidate' || status === 'insufficient-data')).map((area) => ({
      cells: [area.name, shownNumber(area.support), spanOf(page, supportOf(page, area))],
      evidence: [`area:${area.area}`],
    })),
  }
}

function supportOf({ bounds }: Page, { area, bounds: outer }: AreaFinding): readonly [number, number] {
  const exact = bounds.get(area)?.support
  return exact === undefined ? [outer.low, outer.high] : [exact.low.value, exact.high.value]
}

function placeOf({ bounds }: Page, { area }: AreaFinding, outer: NonNullable<AreaFinding['rank']>): readonly [number, number] {
  const exact = bounds.get(area)?.place
  return exact === undefined ? [outer.best, outer.worst] : [exact.best.value, exact.worst.value]
}

function bestSubject(page: Page, { candidates: [best] }: AreaFinding): string {
  return best?.status === 'candidate' ? labelOf(page, best.subject) : dashOf(page)
}

/** Subjects that are shown for an area: the best, and its nearest rival. */
const SUBJECTS_SHOWN = 2

interface Shown {
  readonly area: AreaFinding
  readonly candidate: Candidate
  readonly held: readonly Argument[]
}

function shownCandidates({ formulation }: Page): readonly Shown[] {
  return formulation.areas.flatMap((area) =>
    area.candidates.filter(({ status }) => status === 'candidate').slice(0, SUBJECTS_SHOWN).map((candidate) => ({
      area, candidate, held: candidate.arguments.filter(({ verdict }) => verdict === 'fired' || verdict === 'set-aside'),
    })))
}

/** The name by which sentences point at a reason. */
const evidenceOf = ({ ruleId, version }: Argument, { subject }: Candidate): string => `rule:${ruleId}@${version}#${subject.id}`

const addsNothing = ({ verdict, counted }: Argument): boolean => verdict === 'fired' && counted === 0

/** The reasons that count, a table for each candidate. */
export function reasons(page: Page): readonly Block[] {
  const { words } = page
  const tables = shownCandidates(page).flatMap(({ area, candidate, held }): readonly Block[] => {
    const shown = held.filter((argument) => !addsNothing(argument))
    if (shown.length === 0) return []
    const isAboutCase = candidate.subject.kind === 'case'
    return [{
      kind: 'table',
      caption: say(words, `report.caption.reasons${isAboutCase ? '-case' : ''}`, { area: area.name, who: labelOf(page, candidate.subject), support: shownNumber(candidate.support) }),
      head: headOf(page, 'render.rule', 'render.strength', 'render.theme', 'render.points'),
      rows: shown.map((argument) => ({
        cells: [argument.ruleId, term(words, 'strength', argument.strength), argument.theme, pointsOf(page, argument)],
        evidence: [evidenceOf(argument, candidate)],
      })),
    }]
  })
  return tables.length === 0 ? [] : [{ kind: 'heading', level: 2, id: 'reasons', text: say(words, 'render.reasons-title') }, ...tables]
}

function pointsOf({ words }: Page, { verdict, counted, lessenedBy }: Argument): string {
  if (verdict === 'set-aside') return term(words, 'verdict', 'set-aside')
  return lessenedBy === undefined ? signed(counted) : say(words, `render.lessened.${lessenedBy}`, { points: signed(counted) })
}

/** The reasons that hold and add nothing, in one row for each candidate. */
export function uncounted(page: Page): readonly Block[] {
  const { words } = page
  const rows = shownCandidates(page).flatMap(({ area, candidate, held }) => {
    const left = held.filter(addsNothing).sort((a, b) => compareText(a.ruleId, b.ruleId))
    if (left.length === 0) return []
    return [{
      cells: [area.name, labelOf(page, candidate.subject), listed(words, left.map(({ ruleId }) => ruleId))],
      evidence: left.map((argument) => evidenceOf(argument, candidate)),
    }]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, id: 'uncounted', text: say(words, 'report.uncounted-title') },
    { kind: 'table', caption: say(words, 'report.caption.uncounted'), head: headOf(page, 'render.area', 'render.about', 'render.rule'), rows },
  ]
}

/** Questions shown, by how much is told; the rest is in the formulation. */
const QUESTIONS_SHOWN = { none: 8, brief: 8, short: 8, medium: 15, full: Infinity } as const

/** What is still open, most useful first. */
export function questions(page: Page): readonly Block[] {
  const { formulation, detail, words } = page
  if (formulation.questions.length === 0) return []
  const more = formulation.questions.length - QUESTIONS_SHOWN[detail]
  return [
    { kind: 'heading', level: 2, id: 'questions', text: say(words, 'render.questions-title') },
    {
      kind: 'table',
      caption: say(words, 'report.caption.questions'),
      head: headOf(page, 'render.question', 'render.about', 'render.could-change'),
      rows: formulation.questions.slice(0, QUESTIONS_SHOWN[detail]).map(({ fact, question, subjects, couldChange }) => ({
        cells: [
          question,
          listed(words, subjects.map((subject) => labelOf(page, subject))),
          couldChange.map(({ area, up, down }) => `${areaName(page, area)} ${change(up, down)}`).join('; ') || dashOf(page),
        ],
        evidence: [`question:${fact}`],
      })),
    },
    ...(more > 0 ? [{ kind: 'paragraph', text: say(words, 'report.further-questions', { n: String(more) }) } as const] : []),
  ]
}

const change = (up: number, down: number): string => [...(up > 0 ? [signed(up)] : []), ...(down > 0 ? [signed(-down)] : [])].join(' / ')

function partsOf(page: Page, item: Completeness['items'][number]): readonly Pick<Completeness['items'][number], 'label' | 'answered'>[] {
  if (item.id !== 'data.hasSafetyScreen') return [item]
  const parts = Object.entries(SAFETY_PARTS).flatMap(([part, fact]) => {
    const found = foundOf(page, fact)
    return found?.status === 'known' ? [{ label: say(page.words, `report.asked.${part}`), answered: found.value === true }] : []
  })
  return parts.length === 2 ? parts : [item]
}

/** What was asked of the minimum data set. */
export function completeness(page: Page): readonly Block[] {
  const { formulation, words } = page
  return [
    { kind: 'heading', level: 2, id: 'completeness', text: say(words, 'render.completeness-title') },
    {
      kind: 'table',
      caption: say(words, 'report.caption.completeness'),
      head: headOf(page, 'report.item', 'render.answered'),
      rows: formulation.completeness.items.flatMap((item) => partsOf(page, item)).map(({ label, answered }) => ({ cells: [label, say(words, answered ? 'render.yes' : 'render.not-yet')], evidence: ['completeness'] })),
    },
    { kind: 'paragraph', text: say(words, 'report.asked-note') },
  ]
}
