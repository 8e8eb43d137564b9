import type { Block, Line } from './document.js'
import { areaName, type Page } from './page.js'

/** The area that a reason belongs to, by the rule and the subject it points at; that of what its points rest on, by its name. */
export function areaOf({ formulation: { areas } }: Page, { evidence = [] }: Line): string | undefined {
  const named = areas.find(({ area }) => evidence.includes(`area:${area}`))
  if (named !== undefined) return named.area
  return areas.find(({ candidates }) => candidates.some(({ subject, arguments: all }) =>
    all.some(({ ruleId, version }) => evidence.includes(`rule:${ruleId}@${version}#${subject.id}`))))?.area
}

/** Reasons as a list; where they are about several areas, a list for each under its name. */
export function parted(page: Page, reasons: readonly Line[]): readonly Block[] {
  if (reasons.length === 0) return []
  const areas = [...new Set(reasons.map((line) => areaOf(page, line)))]
  if (areas.length < 2) return [{ kind: 'list', items: reasons }]
  return areas.flatMap((area): readonly Block[] => [
    ...(area === undefined ? [] : [{ kind: 'heading', level: 3, text: nameOf(page, area) } as const]),
    { kind: 'list', items: reasons.filter((line) => areaOf(page, line) === area) },
  ])
}

const nameOf = (page: Page, area: string): string =>
  (page.register === 'client' ? page.formulation.areas.find((each) => each.area === area)?.clientName : undefined) ?? areaName(page, area)
