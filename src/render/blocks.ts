import type { AreaBounds } from '../model/case-bounds.js'
import type { AreaFinding, Formulation, Register, TextSection } from '../model/formulation.js'
import type { Argument } from '../model/ranking-result.js'
import type { WordCatalogue } from '../model/words-catalogue.js'
import { say, term } from '../words/phrase.js'
import type { Block, RenderOptions } from './document.js'

interface Page {
  readonly formulation: Formulation
  readonly register: Register
  readonly words: WordCatalogue
  /** Exact bounds, where an explanation is shown; outer ones otherwise. */
  readonly bounds: ReadonlyMap<string, AreaBounds>
}

/**
 * A formulation as a list of parts. Everything shown comes from the formulation; for clients, figures
 * and tables are left out.
 */
export function blocksOf(formulation: Formulation, { register, detail }: Required<Pick<RenderOptions, 'register' | 'detail'>>, words: WordCatalogue): readonly Block[] {
  const exact = register === 'client' || detail === 'none' ? [] : (formulation.explanation?.bounds.areas ?? [])
  const page: Page = { formulation, register, words, bounds: new Map(exact.map((area) => [area.area, area])) }
  const figures = register === 'client' ? [] : [...reasons(page), ...questions(page), ...plan(page), ...contract(page), ...completeness(page), ...receipt(page)]
  return [
    // The clinician's title of a case may say what a client's page must not.
    { kind: 'heading', level: 1, text: register === 'client' ? say(words, 'render.title.client') : (formulation.title ?? say(words, `render.title.${register}`)) },
    ...(register === 'client' ? [] : [{ kind: 'paragraph', text: subtitle(page) } as const]),
    ...sectionsOf(formulation, register, detail).flatMap((section) => sectionBlocks(page, section)),
    ...figures,
  ]
}

/** The text, with the explanation where the other areas have been told of. An explanation is not for clients. */
function sectionsOf({ text, explanation }: Formulation, register: Register, detail: RenderOptions['detail']): readonly TextSection[] {
  const sections = text[register]
  if (register === 'client' || explanation === undefined || detail === undefined || detail === 'none') return sections
  const at = sections.findIndex(({ id }) => EXPLAINED_BEFORE.includes(id))
  const before = at === -1 ? sections.length : at
  return [...sections.slice(0, before), ...explanation.text[detail], ...sections.slice(before)]
}

/** Sections that come after the explanation. */
const EXPLAINED_BEFORE: readonly string[] = ['unknown', 'support', 'goals', 'notes', 'check']

const head = (page: Page, ...keys: readonly string[]): readonly string[] => keys.map((key) => say(page.words, `render.${key}`))

function subtitle({ formulation, words }: Page): string {
  const { caseId, assessedOn, tradition } = formulation
  return say(words, 'render.subtitle', { caseId, assessedOn, tradition: tradition.title })
}

function sectionBlocks(page: Page, section: TextSection): readonly Block[] {
  const items = section.sentences.map(({ text }) => text)
  if (section.id === 'safety') return [{ kind: 'notice', title: section.title, items: withLevels(page, section) }]
  const table = section.id === 'focus' && page.register !== 'client' ? [areaTable(page)] : []
  return [{ kind: 'heading', level: 2, text: section.title }, { kind: 'list', items }, ...table]
}

/** The clinician's messages come with how soon to act; the client's are left as they are. */
function withLevels({ formulation, register, words }: Page, { sentences }: TextSection): readonly string[] {
  return sentences.map(({ text, evidence }) => {
    const level = formulation.messages.find(({ ruleId, version, subject }) => evidence.includes(`rule:${ruleId}@${version}#${subject.id}`))?.level
    return level === undefined || register === 'client' ? text : say(words, 'render.message', { level: term(words, 'level', level), text })
  })
}

function areaTable(page: Page): Block {
  const { formulation, words } = page
  const dash = say(words, 'render.dash')
  return {
    kind: 'table',
    head: head(page, 'area', 'best', 'support', 'range', 'reading', 'place'),
    rows: formulation.areas
      .filter(({ standing }) => standing !== 'absent')
      .map((area) => [
        area.name,
        bestSubject(page, area),
        area.status === 'not-applicable' ? dash : String(area.support),
        area.status === 'not-applicable' ? dash : between(page, supportOf(page, area)),
        area.status === 'candidate' ? term(words, 'band', area.band) : term(words, 'status', area.status),
        area.rank === undefined ? dash : between(page, placeOf(page, area, area.rank)),
      ]),
  }
}

type Span = readonly [from: number, to: number]

const between = ({ words }: Page, [from, to]: Span): string => (from === to ? String(from) : say(words, 'between', { from: String(from), to: String(to) }))

function supportOf({ bounds }: Page, { area, bounds: outer }: AreaFinding): Span {
  const exact = bounds.get(area)?.support
  return exact === undefined ? [outer.low, outer.high] : [exact.low.value, exact.high.value]
}

function placeOf({ bounds }: Page, { area }: AreaFinding, outer: NonNullable<AreaFinding['rank']>): Span {
  const exact = bounds.get(area)?.place
  return exact === undefined ? [outer.best, outer.worst] : [exact.best.value, exact.worst.value]
}

function bestSubject(page: Page, area: AreaFinding): string {
  const best = area.candidates[0]
  return best?.status === 'candidate' ? labelOf(page, best.subject.id, best.subject.kind) : say(page.words, 'render.dash')
}

function labelOf({ formulation, words }: Page, id: string, kind: string): string {
  return kind === 'case' ? say(words, 'render.dash') : (formulation.labels[id] ?? say(words, kind === 'event' ? 'unlisted-event' : 'unlisted-person'))
}

/** Subjects that a table shows for an area: the best, and its nearest rival. */
const SUBJECTS_SHOWN = 2

function reasons(page: Page): readonly Block[] {
  const { formulation, words } = page
  const rows = formulation.areas.flatMap((area) =>
    area.candidates.filter(({ status }) => status === 'candidate').slice(0, SUBJECTS_SHOWN).flatMap((candidate) =>
      candidate.arguments
        .filter(({ verdict }) => verdict === 'fired' || verdict === 'set-aside')
        .map((argument) => [
          area.name,
          labelOf(page, candidate.subject.id, candidate.subject.kind),
          argument.ruleId,
          term(words, 'strength', argument.strength),
          argument.theme,
          pointsOf(page, argument),
        ]),
    ),
  )
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: say(words, 'render.reasons-title') },
    { kind: 'table', head: head(page, 'area', 'about', 'rule', 'strength', 'theme', 'points'), rows },
  ]
}

function pointsOf({ words }: Page, argument: Argument): string {
  if (argument.verdict === 'set-aside') return term(words, 'verdict', 'set-aside')
  const signed = argument.counted > 0 ? `+${argument.counted}` : String(argument.counted)
  return argument.lessenedBy === undefined ? signed : say(words, `render.lessened.${argument.lessenedBy}`, { points: signed })
}

const QUESTIONS_SHOWN = 15

function questions(page: Page): readonly Block[] {
  const { formulation, words } = page
  if (formulation.questions.length === 0) return []
  const names = new Map(formulation.areas.map(({ area, name }) => [area, name]))
  const more = formulation.questions.length - QUESTIONS_SHOWN
  return [
    { kind: 'heading', level: 2, text: say(words, 'render.questions-title') },
    {
      kind: 'table',
      head: head(page, 'question', 'about', 'could-change'),
      rows: formulation.questions.slice(0, QUESTIONS_SHOWN).map((question) => [
        question.question,
        question.subjects.map((subject) => labelOf(page, subject.id, subject.kind)).join(', '),
        question.couldChange.map(({ area, up, down }) => `${names.get(area) ?? area} ${change(up, down)}`).join('; ') || say(words, 'render.dash'),
      ]),
    },
    ...(more > 0 ? [{ kind: 'paragraph', text: say(words, 'render.further-questions', { n: String(more) }) } as const] : []),
  ]
}

function change(up: number, down: number): string {
  return [...(up > 0 ? [`+${up}`] : []), ...(down > 0 ? [`−${down}`] : [])].join(' / ')
}

function plan(page: Page): readonly Block[] {
  const { formulation, words } = page
  return formulation.plan
    .filter(({ withheldBy }) => withheldBy.length === 0)
    .flatMap(({ focus, goals, strategies, techniques }): readonly Block[] => {
      const area = formulation.areas.find((each) => each.area === focus.area)?.name ?? focus.area
      const part = (key: string, items: readonly { readonly clinician: string }[]): readonly Block[] => [
        { kind: 'heading', level: 3, text: say(words, `render.${key}`) },
        { kind: 'list', items: items.map(({ clinician }) => clinician) },
      ]
      return [
        { kind: 'heading', level: 2, text: say(words, 'render.plan-title', { area }) },
        ...part('goals', goals),
        ...part('strategies', strategies),
        ...part('techniques', techniques),
      ]
    })
}

function contract({ formulation: { contract: terms, plan: plans }, words }: Page): readonly Block[] {
  if (plans.length === 0 || plans.some(({ withheldBy }) => withheldBy.length > 0)) return []
  const span = ([least, most]: readonly [number, number]): string => (least === most ? String(least) : say(words, 'between', { from: String(least), to: String(most) }))
  const frame = { sessions: span(terms.sessions), frequency: terms.frequency }
  return [
    { kind: 'heading', level: 2, text: say(words, 'render.contract-title', { title: terms.title }) },
    {
      kind: 'paragraph',
      text: terms.minutes === undefined ? say(words, 'render.frame', frame) : say(words, 'render.frame-minutes', { ...frame, minutes: span(terms.minutes) }),
    },
    ...terms.phases.flatMap((phase): readonly Block[] => [
      { kind: 'heading', level: 3, text: phase.sessions === undefined ? phase.title : say(words, 'render.phase', { title: phase.title, sessions: phase.sessions }) },
      { kind: 'list', items: phase.agenda },
    ]),
    ...(terms.adaptations.length === 0 ? [] : [{ kind: 'list', items: terms.adaptations } as const]),
  ]
}

function completeness(page: Page): readonly Block[] {
  const { formulation, words } = page
  return [
    { kind: 'heading', level: 2, text: say(words, 'render.completeness-title') },
    {
      kind: 'table',
      head: head(page, 'item', 'answered'),
      rows: formulation.completeness.items.map(({ label, answered }) => [label, say(words, answered ? 'render.yes' : 'render.not-yet')]),
    },
  ]
}

function receipt({ formulation: { receipt: made }, words }: Page): readonly Block[] {
  return [
    { kind: 'heading', level: 2, text: say(words, 'render.receipt-title') },
    {
      kind: 'list',
      items: [
        say(words, 'render.receipt.library', { version: made.library }),
        say(words, 'render.receipt.rule-set', { id: made.ruleSet.id, version: made.ruleSet.version, digest: made.ruleSet.digest }),
        say(words, 'render.receipt.tradition', { tradition: made.tradition }),
        say(words, 'render.receipt.parameters', { digest: made.parameters }),
        say(words, 'render.receipt.input', { digest: made.input }),
      ],
    },
  ]
}
