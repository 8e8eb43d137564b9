import type { Item, ListName } from './lists.js'

export const RELEASE_LEVELS = ['none', 'patch', 'minor', 'major'] as const
/** How much a release of a rule set may change. `none`: nothing but order or the version itself. */
export type ReleaseLevel = (typeof RELEASE_LEVELS)[number]

/** The greatest of some levels. */
export const highest = (levels: readonly ReleaseLevel[]): ReleaseLevel =>
  RELEASE_LEVELS[Math.max(0, ...levels.map((level) => RELEASE_LEVELS.indexOf(level)))] ?? 'none'

/**
 * Fields by what a change of them can do: those under `minor` can alter a verdict, a weight or what a result holds;
 * those under `major` alter what a theme or a number means. All others are wording.
 */
const FIELDS: Readonly<Partial<Record<ListName, { readonly minor: readonly string[]; readonly major?: readonly string[] }>>> = {
  rules: { minor: ['about', 'focusArea', 'direction', 'strength', 'theme', 'conditions', 'unless', 'level', 'withholds'] },
  parameters: { minor: ['value', 'min', 'max'], major: ['unit'] },
  themes: { minor: ['cap'], major: ['family', 'anchors', 'core'] },
  areas: { minor: ['goals', 'strategies', 'techniques'], major: ['about'] },
  instruments: { minor: ['measures', 'range', 'higherIs', 'bands', 'moderateFrom', 'severeFrom', 'cutOff', 'changeThreshold', 'selfHarmItem', 'recallDays'] },
  events: { minor: ['areas', 'sharesWith', 'unfolds', 'kinds'] },
  traditions: { minor: ['areas', 'options', 'format'] },
  formats: { minor: ['sessions', 'minutes', 'phases'] },
}

/** Lists whose items others name, so that one taken out breaks something. */
const NAMED_OUTSIDE: readonly ListName[] = ['areas', 'traditions', 'formats', 'themes']

/** What is cited is wording; an overlay's record tells where its changes came from; rules in draft and retired ones take no part. */
const WITHOUT_EFFECT: readonly ListName[] = ['sources', 'overlays', 'drafts', 'retired']

type Change =
  | { readonly kind: 'added' | 'removed'; readonly list: ListName; readonly item: Item }
  | { readonly kind: 'changed'; readonly list: ListName; readonly field: string; readonly isWording: boolean }

/** The least release that may carry one change. */
export function levelOf(change: Change): ReleaseLevel {
  const { list } = change
  if (change.kind === 'changed') {
    if (change.isWording) return 'patch'
    if (FIELDS[list]?.major?.includes(change.field) === true) return 'major'
    return FIELDS[list]?.minor.includes(change.field) === true ? 'minor' : 'patch'
  }
  if (WITHOUT_EFFECT.includes(list)) return 'patch'
  return change.kind === 'removed' && NAMED_OUTSIDE.includes(list) ? 'major' : 'minor'
}

/** The level that a step from one version of a set to another declares; undefined where it is no step forward. Before 1.0.0 a minor step may carry everything. */
export function declaredLevel(from: string, to: string): ReleaseLevel | undefined {
  const [a, b] = [from, to].map((version) => version.replace(/[+-].*/, '').split('.').map(Number))
  if (a === undefined || b === undefined) return undefined
  const at = b.findIndex((part, index) => part !== a[index])
  if (at === -1) return 'none'
  if ((b[at] ?? 0) < (a[at] ?? 0)) return undefined
  const level = (['major', 'minor', 'patch'] as const)[at]
  return level === 'minor' && a[0] === 0 ? 'major' : level
}

/** Whether a declared level may carry a change of another. */
export const carries = (declared: ReleaseLevel, needed: ReleaseLevel): boolean => RELEASE_LEVELS.indexOf(declared) >= RELEASE_LEVELS.indexOf(needed)
