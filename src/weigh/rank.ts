import { compareText } from '../compare-text.js'
import type { AreaResult, Band, Candidate, Clause, Firmness, Focus, Ranking } from '../model/ranking-result.js'
import type { WeighSettings } from './settings.js'
import { bandOf, yieldsAnEvent } from './stand.js'
import type { WeighedArea } from './weigh.js'

/** How good the record is that a ranking rests on. */
export interface RecordQuality {
  /** Items of the minimum data set that are missing. */
  readonly minimumSetGaps: number
  /** Nothing about timing can be firm without an onset. */
  readonly onsetKnown: boolean
}

/**
 * Holds the areas against each other by the declared standard: least support, least lead, most
 * counter-evidence. Gaps in the record lower firmness and never veto.
 */
export function rank(weighed: readonly WeighedArea[], { minimumSetGaps, onsetKnown }: RecordQuality, settings: WeighSettings): Ranking {
  const areas = weighed.map((area) => place(area, weighed, settings))
  const ranked = areas.filter(isRanked)
  const results = residualGivesWay([...withRanks(ranked), ...areas.filter((area) => !isRanked(area))].sort(inOrder), settings)
  const [first, second] = results.filter(isRanked)
  const leastSupport = settings.parameter('standard.leastSupport')
  const standard = first === undefined ? [] : clauses(first, second, settings)
  const failed = standard.filter(({ met }) => !met).map(({ id }) => id)
  const settled = first?.status === 'candidate' && results.every((area) => area === first || cannotPass(area, first, settings))
  const base = { standard, settled, areas: results }

  if (first === undefined || failed.includes('least-support')) {
    // Once the main questions were asked, having found nothing is a finding, whatever detail is still open.
    const couldStillBe = minimumSetGaps > 0 && results.some((area) => isRanked(area) && area.bounds.high >= leastSupport)
    return { ...base, outcome: couldStillBe ? 'insufficient-data' : 'no-clear-focus', foci: [] }
  }
  if (failed.includes('most-counter-evidence')) return { ...base, outcome: 'no-clear-focus', foci: [] }
  const firmness = onsetKnown ? firmnessOf(first, second, minimumSetGaps, settings) : 'tentative'
  if (failed.includes('least-lead')) {
    const tied = results.filter((area) => isRanked(area) && area.support >= leastSupport && first.support - area.support < settings.parameter('standard.leastLead'))
    return { ...base, outcome: 'tie', foci: tied.slice(0, settings.parameter('second.mostFoci')).flatMap(focusOf), firmness: 'tentative' }
  }
  const companion = second !== undefined && canBeSecond(first, second, settings) ? [second] : []
  return { ...base, outcome: 'lead', foci: [first, ...companion].slice(0, settings.parameter('second.mostFoci')).flatMap(focusOf), firmness }
}

/** An area's status, after its tradition's habits about giving way. */
function place(weighed: WeighedArea, all: readonly WeighedArea[], settings: WeighSettings): Omit<AreaResult, 'rank'> {
  const { area, candidates } = weighed
  const standing = settings.standing(area)
  const others = all.filter((other) => other.area !== area && settings.standing(other.area) === 'ordinary')
  const givesWay = others.some((other) => other.candidates.some(({ band }) => band === 'well-supported'))
  const mayGiveWay = others.some((other) => other.candidates.some((candidate) => mayBecomeWellSupported(candidate, settings)))
  const mustGiveWay = others.some((other) => other.candidates.some((candidate) => candidate.band === 'well-supported' && candidate.bounds.low >= settings.parameter('band.wellSupported')))
  const points = standing === 'deducted' ? settings.parameter('standing.deduction') : 0
  const best = candidates[0]
  const sure = best?.status === 'candidate' ? best : undefined
  const deduction = givesWay && sure !== undefined ? points : 0
  const support = weighed.support - deduction
  const band: Band = sure === undefined ? 'none' : deduction === 0 ? sure.band : bandOf(support, sure.themes, settings)
  const inBackground = standing === 'background' || standing === 'absent' || (standing === 'residual' && givesWay)
  return {
    area,
    standing,
    status: inBackground ? 'background' : (best?.status ?? 'not-applicable'),
    support,
    bounds: {
      // Nothing is taken off an area that does not apply, and perhaps nothing while that is open.
      low: weighed.bounds.low - (mayGiveWay && best !== undefined ? points : 0),
      high: weighed.bounds.high - (mustGiveWay && sure !== undefined ? points : 0),
    },
    band,
    deduction,
    candidates,
  }
}

/** Whether an area stays behind the first whatever the open answers turn out to be. Sound, and not the last word: exact bounds may know more. */
function cannotPass(area: AreaResult, first: AreaResult, settings: WeighSettings): boolean {
  if (area.status === 'not-applicable' || area.standing === 'background' || area.standing === 'absent') return true
  if (first.standing !== 'residual') return area.bounds.high < first.bounds.low
  // A residual area gives way to one that is level with it, and to any that becomes well supported.
  const lead = first.bounds.low - area.bounds.high
  return lead >= Math.max(1, settings.parameter('standard.leastLead')) && (area.standing !== 'ordinary' || !area.candidates.some((candidate) => mayBecomeWellSupported(candidate, settings)))
}

function mayBecomeWellSupported(candidate: Candidate, settings: WeighSettings): boolean {
  return candidate.bounds.high >= settings.parameter('band.wellSupported')
}

const isRanked = (area: Pick<AreaResult, 'status'>): boolean => area.status !== 'background' && area.status !== 'not-applicable'

function withRanks(areas: readonly Omit<AreaResult, 'rank'>[]): readonly AreaResult[] {
  return areas.map((area) => {
    const others = areas.filter((other) => other.area !== area.area)
    return {
      ...area,
      rank: {
        best: 1 + others.filter((other) => other.bounds.low > area.bounds.high).length,
        worst: 1 + others.filter((other) => other.bounds.high > area.bounds.low).length,
      },
    }
  })
}

function inOrder(a: AreaResult, b: AreaResult): number {
  const group = (area: AreaResult): number => (area.status === 'candidate' ? 0 : area.status === 'insufficient-data' ? 1 : area.status === 'background' ? 2 : 3)
  return group(a) - group(b) || b.support - a.support || b.bounds.high - a.bounds.high || compareText(a.area, b.area)
}

/**
 * An area used only when nothing else fits comes first by a clear lead or not at all: level with an
 * area that could be proposed, it gives way to it.
 */
function residualGivesWay(areas: readonly AreaResult[], settings: WeighSettings): readonly AreaResult[] {
  const [first, ...others] = areas
  if (first?.standing !== 'residual' || first.status !== 'candidate') return areas
  const level = others.filter(
    (area) =>
      area.status === 'candidate' &&
      area.standing === 'ordinary' &&
      // What is merely possible does not silence a plain lifelong pattern.
      (area.band === 'well-supported' || first.band !== 'well-supported') &&
      area.support >= settings.parameter('standard.leastSupport') &&
      first.support - area.support < settings.parameter('standard.leastLead'),
  )
  const rest = others.filter((area) => !level.includes(area))
  return level.length === 0 ? areas : [...level, first, ...rest]
}

function clauses(first: AreaResult, second: AreaResult | undefined, settings: WeighSettings): readonly Clause[] {
  const leastSupport = settings.parameter('standard.leastSupport')
  const leastLead = settings.parameter('standard.leastLead')
  const mostCounter = settings.parameter('standard.mostCounter')
  const support = first.status === 'candidate' ? first.support : 0
  // A residual area that gave way is no rival.
  const gaveWay = second?.standing === 'residual' && first.standing !== 'residual' && (first.band === 'well-supported' || second.band !== 'well-supported')
  const isRival = second?.status === 'candidate' && second.support >= leastSupport && !gaveWay
  const rival = isRival ? second.support : 0
  const counter = (first.candidates[0]?.themes ?? []).reduce((total, theme) => total + theme.against, first.deduction)
  return [
    { id: 'least-support', needed: leastSupport, found: support, met: support >= leastSupport },
    { id: 'least-lead', needed: leastLead, found: support - rival, met: support - rival >= leastLead },
    { id: 'most-counter-evidence', needed: mostCounter, found: counter, met: counter <= mostCounter },
  ]
}

/** A second focus must be credible by itself, not far behind, and about something else than the first. */
function canBeSecond(first: AreaResult, second: AreaResult, settings: WeighSettings): boolean {
  const [lead] = first.candidates
  const [companion] = second.candidates
  return (
    second.status === 'candidate' &&
    second.support >= settings.parameter('standard.leastSupport') &&
    second.support * 100 >= first.support * settings.parameter('second.leastShare') &&
    lead !== undefined &&
    companion !== undefined &&
    !yieldsAnEvent(companion)
  )
}

function firmnessOf(first: AreaResult, second: AreaResult | undefined, gaps: number, settings: WeighSettings): Firmness {
  const lead = first.support - (second?.status === 'candidate' ? second.support : 0)
  if (first.band === 'well-supported' && lead >= settings.parameter('firmness.firmLead') && gaps <= settings.parameter('firmness.firmGaps')) return 'firm'
  return lead >= settings.parameter('firmness.fairLead') && gaps <= settings.parameter('firmness.fairGaps') ? 'fair' : 'tentative'
}

function focusOf(area: AreaResult): readonly Focus[] {
  const best = area.candidates[0]
  return best === undefined ? [] : [{ area: area.area, subject: best.subject }]
}
