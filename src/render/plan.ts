import type { PlanItem } from '../model/formulation.js'
import { say } from '../words/phrase.js'
import type { Block } from './document.js'
import { areaName, linesOf, spanOf, type Page } from './page.js'

/** What the work could hold. Goals that the text has told already are not told again. */
export function plan(page: Page): readonly Block[] {
  const { formulation, register, words } = page
  const isTold = (id: string): boolean => formulation.text[register].some(({ sentences }) => sentences.some(({ evidence }) => evidence.includes(`goal:${id}`)))
  return formulation.plan
    .filter(({ withheldBy }) => withheldBy.length === 0)
    .flatMap(({ focus, goals, strategies, techniques }): readonly Block[] => {
      const untold = goals.filter(({ id }) => !isTold(id))
      const part = (key: string, kind: string, items: readonly PlanItem[]): readonly Block[] => items.length === 0 ? [] : [
        { kind: 'heading', level: 3, text: say(words, key) },
        { kind: 'list', items: linesOf(items, ({ clinician }) => clinician, ({ id }) => [`area:${focus.area}`, `${kind}:${id}`]) },
      ]
      return [
        { kind: 'heading', level: 2, id: 'plan', text: say(words, 'render.plan-title', { area: areaName(page, focus.area) }) },
        ...part(untold.length === goals.length ? 'render.goals' : 'report.further-goals', 'goal', untold),
        ...part('render.strategies', 'strategy', strategies),
        ...part('render.techniques', 'technique', techniques),
      ]
    })
}

/** Length, rhythm and phases; nothing while a message holds the plan back. */
export function contract(page: Page): readonly Block[] {
  const { formulation: { contract: terms, plan: plans }, words } = page
  if (plans.length === 0 || plans.some(({ withheldBy }) => withheldBy.length > 0)) return []
  const frame = { sessions: spanOf(page, terms.sessions), frequency: terms.frequency }
  const lines = (items: readonly string[]): Block => ({ kind: 'list', items: linesOf(items, (item) => item, () => [`format:${terms.format}`]) })
  return [
    { kind: 'heading', level: 2, id: 'frame', text: say(words, 'render.contract-title', { title: terms.title }) },
    {
      kind: 'paragraph',
      text: terms.minutes === undefined ? say(words, 'render.frame', frame) : say(words, 'render.frame-minutes', { ...frame, minutes: spanOf(page, terms.minutes) }),
    },
    ...terms.phases.flatMap((phase): readonly Block[] => [
      { kind: 'heading', level: 3, text: phase.sessions === undefined ? phase.title : say(words, 'report.phase', { title: phase.title, sessions: phase.sessions }) },
      lines(phase.agenda),
    ]),
    ...(terms.adaptations.length === 0 ? [] : [{ kind: 'heading', level: 3, text: say(words, 'report.adaptations') } as const, lines(terms.adaptations)]),
  ]
}

/** What made the formulation, so that it can be made again. */
export function receipt({ formulation: { receipt: made }, words }: Page): readonly Block[] {
  const lines = [
    say(words, 'render.receipt.library', { version: made.library }),
    say(words, 'render.receipt.rule-set', { id: made.ruleSet.id, version: made.ruleSet.version, digest: made.ruleSet.digest }),
    say(words, 'render.receipt.tradition', { tradition: made.tradition }),
    say(words, 'render.receipt.parameters', { digest: made.parameters }),
    say(words, 'render.receipt.input', { digest: made.input }),
  ]
  return [{ kind: 'heading', level: 2, id: 'receipt', text: say(words, 'render.receipt-title') }, { kind: 'list', items: lines.map((text) => ({ text })) }]
}
