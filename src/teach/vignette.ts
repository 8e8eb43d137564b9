import type { Case, Mention } from '../model/case.js'
import type { AreaId } from '../model/words.js'
import { listed, say } from '../words/phrase.js'
import type { AnswerEdit } from './edits.js'
import type { IntakeNote, NoteAnswer } from './intake-note.js'
import type { Lesson } from './lesson.js'

/** A reason that counts otherwise in the two records of a pair, in points; what has to hold and does not stands for many. */
export interface PairReason {
  readonly area: AreaId
  readonly title: string
  readonly a: number
  readonly b: number
  /** Whether its rule reads a fact that the answer changed, and not only what other reasons leave of a theme. */
  readonly isDirect: boolean
  /** What share of its rule's conditions reads what the answer changed. */
  readonly share: number
}

/** Points that stand for a requirement that does not hold. */
export const SHUT = -100

/**
 * A blank in a case's own note: `{distressAbout}` or, where two records have an answer of that name,
 * `{apart/decidedToPart}`. What each answer reads as can stand in it: `{adapted|yes:She has settled.|no:She has not.}`.
 */
const BLANK = /\{([\w/-]+)((?:\|[^{}|:]+:[^{}|]*)*)\}/g

interface Blank {
  readonly name: string
  /** Words for answers, by the answer or by whom or what it names; none where the answer stands as it is recorded. */
  readonly wordings: ReadonlyMap<string, string>
}

const blanksIn = (note: string): readonly Blank[] => [...note.matchAll(BLANK)].map(([, name = '', wordings = '']) => ({ name, wordings: wordingsIn(wordings) }))

const wordingsIn = (given: string): ReadonlyMap<string, string> =>
  new Map(given.split('|').slice(1).map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)]))

/** Whether a case's note was written with blanks for answers, and one of them is for this one. */
export const isBlankFor = ({ note = '' }: Case, { address, to }: Pick<AnswerEdit, 'address' | 'to'>): boolean =>
  blanksIn(note).some(({ name, wordings }) => address.endsWith(`/${name}`) && (wordings.size === 0 || wordings.has(keyOfAnswer(to))))

export const hasBlanks = ({ note = '' }: Case): boolean => note.search(BLANK) >= 0

/** The note of a case with its blanks filled from one record of a pair; nothing where it has none. */
export function vignetteOf(written: Case, record: Lesson, { sections }: IntakeNote): string | undefined {
  if (!hasBlanks(written)) return undefined
  const answers = sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.answers))
  return (written.note ?? '').replaceAll(BLANK, (blank, name: string, wordings: string) => {
    const answer = answers.find(({ address }) => address.endsWith(`/${name}`))
    return answer === undefined ? blank : (wordingsIn(wordings).get(keyOfAnswer(valueAt(record.kase, answer.address))) ?? inWords(record, answer))
  })
}

/** An answer as a blank calls it: the word recorded, or the ids of what is named. */
function keyOfAnswer(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return (value as readonly unknown[]).map((each) => (typeof each === 'object' && each !== null ? String((each as Mention).about ?? (each as Mention).area) : String(each))).join(' ')
}

const valueAt = (kase: Case, address: string): unknown => address.slice(1).split('/').reduce<unknown>((value, key) => (
  Array.isArray(value) ? (value as readonly { readonly id?: string }[]).find(({ id }) => id === key) : (value as Readonly<Record<string, unknown>> | undefined)?.[key]
), kase)

/** Whom or what an answer names, without the area, which would give the pair away. */
function inWords({ kase: { clientView, inventory, timeline }, words }: Lesson, { address, value }: NoteAnswer): string {
  const given = address === '/clientView/priorities' ? clientView?.priorities : address === '/clientView/strongestFeeling' ? clientView?.strongestFeeling : undefined
  const about = Array.isArray(given) ? (given as readonly Mention[]).flatMap((each) => each.about ?? []) : []
  const nameOf = (id: string): string => inventory?.people?.find((person) => person.id === id)?.name ?? timeline?.events?.find((event) => event.id === id)?.title ?? id
  return about.length === 0 ? value : listed(words, about.map(nameOf))
}

interface Side {
  readonly answer: string
  readonly area: AreaId
  /** Whether the area applies to nobody and nothing in the other record. */
  readonly isAlone: boolean
  /** Whether it is used where nothing else is found. */
  readonly isResidual: boolean
}

/** Why one answer puts one area first, and the other answer another: what each does most. */
export function becauseOf({ words, areaName }: Lesson, reasons: readonly PairReason[], a: Side, b: Side): string {
  const clause = ({ answer, area, isAlone, isResidual }: Side, here: (reason: PairReason) => number, there: (reason: PairReason) => number): readonly string[] => {
    const gain = (reason: PairReason): number => Math.abs(here(reason) - there(reason))
    const ways: readonly (readonly [way: string, holds: (reason: PairReason) => boolean])[] = [
      ['shut', (reason) => reason.area !== area && here(reason) === SHUT],
      ['for', (reason) => reason.area === area && here(reason) > 0 && there(reason) === 0],
      ['against', (reason) => reason.area !== area && here(reason) < 0 && there(reason) === 0],
      ['less', (reason) => reason.area !== area && here(reason) === 0 && there(reason) > 0],
      ['more', (reason) => reason.area === area && here(reason) > there(reason)],
    ]
    if (isAlone && !isResidual) return [say(words, 'pair.because-applies', { answer, area: areaName(area) })]
    const direct = reasons.filter(({ isDirect }) => isDirect)
    for (const [way, holds] of ways) {
      const [best] = (direct.length > 0 ? direct : reasons).filter(holds).sort((one, two) => two.share - one.share || gain(two) - gain(one))
      if (best !== undefined) return [say(words, `pair.because-${way}`, { answer, title: best.title, area: areaName(best.area) })]
    }
    return []
  }
  const other = a.isResidual ? b : a
  const background = a.isResidual !== b.isResidual && other.isAlone ? [say(words, 'pair.background', { area: areaName((a.isResidual ? a : b).area) })] : []
  return [...clause(a, (reason) => reason.a, (reason) => reason.b), ...clause(b, (reason) => reason.b, (reason) => reason.a), ...background].join(' ')
}

/** Where this area leads although another could be found: the manuals leave the residual area aside then, and these rules let it lead over what is merely possible. */
export function departureIn({ formulation: { areas }, areaName, words }: Lesson, leading: AreaId): string | undefined {
  if (!areas.some(({ area, standing }) => area === leading && standing === 'residual')) return undefined
  const found = areas.filter(({ area, status, support }) => area !== leading && status === 'candidate' && support > 0).map(({ area }) => areaName(area))
  return found.length === 0 ? undefined : say(words, 'pair.departs', { area: areaName(leading), found: listed(words, found) })
}
