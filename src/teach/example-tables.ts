import { grouped } from '../grouped.js'
import type { LeafTrace, RuleOutcome } from '../model/outcome.js'
import type { Candidate } from '../model/ranking-result.js'
import { decisiveLeaves } from '../trace.js'
import { listed, say, term, upperFirst, valueInWords } from '../words/phrase.js'
import { isPrinted } from './askable.js'
import { keyOf, ruleEvidence, type Lesson } from './lesson.js'
import type { LessonPart, LessonRow } from './parts.js'

/** Facts on which outcomes rest, with the question that asks for each. */
export function factTable(lesson: Lesson, outcomes: readonly RuleOutcome[]): readonly LessonPart[] {
  const { words } = lesson
  const read = outcomes.flatMap((outcome) => decisiveLeaves(outcome).filter(({ found }) => found.status !== 'unknown').map((leaf) => ({ leaf, outcome })))
  const rows = [...grouped(read, ({ leaf, outcome }) => `${keyOf(aboutOf(leaf, lesson, outcome.subject))} ${leaf.fact}`).values()].flatMap((same): readonly LessonRow[] => {
    const [one] = same
    if (one === undefined) return []
    const { leaf, outcome } = one
    const own = words.facts[leaf.fact]
    return [{
      cells: [
        upperFirst(own?.label ?? leaf.fact),
        lesson.label(aboutOf(leaf, lesson, outcome.subject)),
        answerIn(lesson, leaf, outcome.subject.kind),
        isPrinted(lesson.fact(leaf.fact, outcome.subject.kind), lesson.kase, aboutOf(leaf, lesson, outcome.subject)) ? say(words, 'example.from-dates') : own?.question ?? '',
      ],
      evidence: [...(leaf.found.status === 'known' ? leaf.found.from : []), ...new Set(same.map((each) => ruleEvidence(each.outcome)))],
    }]
  })
  return rows.length === 0 ? [] : [{ kind: 'table', caption: say(words, 'example.table.facts'), head: head(lesson, 'fact', 'about', 'found', 'question'), rows }]
}

/** An answer as the sheet calls things elsewhere: areas by their names, kinds of events by those of the rule set. */
function answerIn(lesson: Lesson, { fact, found }: LeafTrace, kind: Candidate['subject']['kind']): string {
  const { formulation: { areas }, ruleSet, words } = lesson
  const given = found.status !== 'known' ? [] : typeof found.value === 'string' ? [found.value] : Array.isArray(found.value) ? found.value : []
  const named = given.map((word) => areas.find(({ area }) => area === word)?.name ?? (fact === 'event.type' ? ruleSet.events.find(({ type }) => type === word)?.label : undefined))
  return named.length > 0 && named.every((name) => name !== undefined) ? listed(words, named) : valueInWords(words, found, lesson.fact(fact, kind))
}

/** Outcomes whose reasons count for or against somebody. */
export const countedOutcomes = (lesson: Lesson, { arguments: all, subject }: Candidate): readonly RuleOutcome[] =>
  all.filter(({ verdict, counted }) => verdict === 'fired' && counted !== 0).flatMap(({ ruleId }) => lesson.outcome(ruleId, subject) ?? [])

const aboutOf = ({ fact }: Pick<LeafTrace, 'fact'>, lesson: Lesson, subject: Candidate['subject']): Candidate['subject'] =>
  lesson.fact(fact, subject.kind)?.about === 'case' ? { kind: 'case', id: 'case' } : subject

const head = ({ words }: Lesson, ...keys: readonly string[]): readonly string[] => keys.map((key) => say(words, `example.head.${key}`))

/** The rules of one side, gates first; those that say nothing are counted. */
export function ruleParts(lesson: Lesson, candidate: Candidate): readonly LessonPart[] {
  const { words } = lesson
  const all = [...candidate.requirements.map((each) => ({ ...each, weight: say(words, 'example.required') })), ...candidate.arguments.map((each) => ({
    ...each,
    weight: say(words, `example.weight.${each.direction}`, { strength: term(words, 'strength', each.strength) }),
  }))]
  const shown = all.filter(({ verdict }) => verdict !== 'silent')
  const rows = shown.map(({ ruleId, version, verdict, weight }): LessonRow => {
    const href = lesson.page(ruleId)
    return {
      cells: [lesson.rule(ruleId)?.title ?? ruleId, weight, term(words, 'verdict', verdict)],
      evidence: [ruleEvidence({ ruleId, version, subject: candidate.subject })],
      ...(href === undefined ? {} : { href }),
    }
  })
  const about = candidate.subject.kind === 'case'
    ? say(words, 'example.rules-area', { area: lesson.areaName(candidate.area) })
    : say(words, 'example.rules-about', { area: lesson.areaName(candidate.area), about: lesson.label(candidate.subject) })
  const silent = all.length - shown.length
  return [
    { kind: 'heading', level: 3, text: about },
    { kind: 'table', caption: about, head: head(lesson, 'rule', 'weight', 'came-out'), rows },
    ...(silent === 0 ? [] : [{ kind: 'paragraph', text: say(words, silent === 1 ? 'example.silent-one' : 'example.silent', { n: String(silent) }) } as const]),
  ]
}

/** The areas in their order, with support and how far it could move. */
export function areaTable(lesson: Lesson): LessonPart {
  const { formulation, words } = lesson
  const dash = say(words, 'render.dash')
  return {
    kind: 'table',
    caption: say(words, 'example.table.areas'),
    head: head(lesson, 'area', 'about', 'support', 'range', 'reading'),
    rows: formulation.areas.filter(({ standing }) => standing !== 'absent').map(({ area, name, status, support, bounds, band, candidates: [best] }): LessonRow => ({
      cells: [
        name,
        status !== 'candidate' || best === undefined || best.subject.kind === 'case' ? dash : lesson.label(best.subject),
        status === 'candidate' ? String(support) : dash,
        status === 'not-applicable' ? dash : bounds.low === bounds.high ? String(bounds.low) : say(words, 'between', { from: String(bounds.low), to: String(bounds.high) }),
        status === 'candidate' ? term(words, 'band', band) : term(words, 'status', status),
      ],
      evidence: [`area:${area}`],
    })),
  }
}

/** How the points of somebody add up, theme by theme. */
export function sumTable(lesson: Lesson, { area, subject, themes, support }: Candidate): LessonPart {
  const { words, ruleSet } = lesson
  const titles = new Map(ruleSet.themes.map(({ id, meaning }) => [id, meaning]))
  const about = subject.kind === 'case' ? say(words, 'example.rules-area', { area: lesson.areaName(area) }) : say(words, 'example.rules-about', { area: lesson.areaName(area), about: lesson.label(subject) })
  const rows = themes.filter((each) => each.for !== 0 || each.against !== 0).sort((a, b) => b.for - b.against - (a.for - a.against)).map((each): LessonRow => ({
    cells: [titles.get(each.theme) ?? each.theme, String(each.for), String(each.against)], evidence: [`area:${area}`],
  }))
  return {
    kind: 'table',
    caption: about,
    head: [say(words, 'example.head.theme', { about }), ...head(lesson, 'points-for', 'points-against')],
    rows: [...rows, { cells: [say(words, 'example.support-is', { support: String(support) }), String(sumOf(themes, 'for')), String(sumOf(themes, 'against'))], evidence: [`area:${area}`] }],
  }
}

const sumOf = (themes: Candidate['themes'], side: 'for' | 'against'): number => themes.reduce((sum, each) => sum + each[side], 0)
