import { compareText } from '../compare-text.js'
import { gapDays, type DayRange } from '../chronology/compare.js'
import { WINDOW_LABELS, type Link, type LinkDirection, type LinkTarget, type WindowLabel } from '../model/links.js'
import { PEOPLE, peopleOf } from './circle.js'
import type { CaseContext } from './context.js'
import type { Dated } from './dated.js'
import { deathDate, isDeathEvent, isRecordedDead, namesTheDead } from './deaths.js'
import { unique } from './fact.js'
import { dateOfEvent, eventsOf } from './time-line.js'

type WithDate = Dated & { readonly status: 'dated' }

interface Happening {
  readonly subject: Link['subject']
  readonly when: Dated
}

interface Change {
  readonly kind: LinkTarget['kind']
  readonly basis: LinkTarget['basis']
  readonly when: Dated
}

/**
 * How each dated event and death lies in time to the onset and to each dated worsening and relief. A death that is
 * recorded with the person is linked once, by the person. Sorted by subject, then by change.
 */
export function linkEvents(ctx: CaseContext): readonly Link[] {
  const changes: readonly Change[] = [
    { kind: 'onset', basis: 'stated', when: ctx.course.onset },
    ...ctx.course.changes.map(({ direction, basis, when }) => ({ kind: direction, basis, when })),
  ]
  const bounds = boundsOf(ctx)
  return happenings(ctx).flatMap(({ subject, when }) =>
    changes.flatMap((change) =>
      when.status === 'dated' && change.when.status === 'dated' ? [link(bounds, subject, when, change, change.when)] : []))
}

function happenings(ctx: CaseContext): readonly Happening[] {
  const dead = peopleOf(ctx).filter(isRecordedDead)
  const events = eventsOf(ctx).filter((event) => !(isDeathEvent(ctx, event) && namesTheDead(ctx, event)))
  return [
    ...dead.map((person): Happening => ({
      subject: { kind: 'person', id: person.id },
      when: deathDate(ctx, person, `${PEOPLE}/${person.id}`),
    })),
    ...events.map((event): Happening => ({ subject: { kind: 'event', id: event.id }, when: dateOfEvent(ctx, event) })),
  ].sort((a, b) => compareText(`${a.subject.kind} ${a.subject.id}`, `${b.subject.kind} ${b.subject.id}`))
}

function link(bounds: Bounds, subject: Link['subject'], when: WithDate, change: Change, at: WithDate): Link {
  const lagDays = gapDays(when.span, at.span)
  return {
    subject,
    target: { kind: change.kind, basis: change.basis, from: at.from },
    lagDays,
    windows: windowsIn(bounds, lagDays),
    precision: { subject: when.span.precision, target: at.span.precision },
    direction: directionOf(lagDays),
    from: unique([...when.from, ...at.from]),
  }
}

type Bounds = Readonly<Record<WindowLabel, readonly [least: number, most: number]>>

function boundsOf({ parameter }: Pick<CaseContext, 'parameter'>): Bounds {
  const after = -parameter('window.immediate.after')
  const immediate = parameter('window.immediate.before')
  const proximal = parameter('window.proximal')
  const recent = parameter('window.recent')
  const distal = parameter('window.distal')
  return {
    immediate: [after, immediate],
    proximal: [immediate + 1, proximal],
    recent: [proximal + 1, recent],
    distal: [recent + 1, distal],
    remote: [distal + 1, Infinity],
    after: [-Infinity, after - 1],
  }
}

/** The windows that a lag in days can fall into, nearest first. */
export function possibleWindows(ctx: Pick<CaseContext, 'parameter'>, lag: DayRange): readonly WindowLabel[] {
  return windowsIn(boundsOf(ctx), lag)
}

const windowsIn = (bounds: Bounds, lag: DayRange): readonly WindowLabel[] =>
  WINDOW_LABELS.filter((label) => lag.max >= bounds[label][0] && lag.min <= bounds[label][1])

function directionOf({ min, max }: DayRange): LinkDirection {
  if (min > 0) return 'event-first'
  if (max < 0) return 'change-first'
  return min === 0 && max === 0 ? 'same-day' : 'unclear'
}
