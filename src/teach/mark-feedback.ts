import type { AreaId } from '../model/words.js'
import { listed, say } from '../words/phrase.js'
import { holdingMessages, holdingTitles, isHeld } from './held.js'
import { ruleEvidence, type Lesson } from './lesson.js'
import type { EvidenceMark, Marks } from './mark.js'
import { rightFoci } from './mark-right.js'
import type { LessonLine } from './parts.js'

/** Marks in sentences, the area first. */
export function feedbackOn({ area, about, evidence }: Omit<Marks, 'feedback'>, lesson: Lesson): readonly LessonLine[] {
  const { words, areaName, formulation } = lesson
  const names = (areas: readonly AreaId[]): string => listed(words, areas.map(areaName))
  const foci = rightFoci(formulation)
  const line = (key: string, blanks: Readonly<Record<string, string>> = {}, evidenceIds: readonly string[] = ['outcome']): LessonLine => ({ text: say(words, `mark.${key}`, blanks), evidence: evidenceIds })
  const count = (mark: EvidenceMark): readonly string[] => evidence.cited.filter((each) => each.mark === mark).map(({ ref }) => ref)
  const subjects = foci.filter(({ subject }) => subject.kind !== 'case').map(({ subject }) => lesson.label(subject))
  const reasons = isHeld(formulation) ? listed(words, holdingTitles(lesson)) : undefined
  const onArea = reasons !== undefined ? line(area.named.length === 0 ? 'held-right' : 'held', { reasons }, holdingMessages(lesson).map(ruleEvidence))
    : area.got === area.most ? (area.right.length === 0 ? line('area-none-right') : line('area-right', { areas: names(area.right) }))
    : area.right.length === 0 ? line('area-none', { kind: say(words, `mark.kind.${formulation.outcome.kind}`) })
      : area.named.length === 0 ? line('area-left-out', { areas: names(area.right) })
        : area.got > 0 && area.named.some((each) => area.right.includes(each)) ? line('area-partly', { areas: names(area.right) })
          : area.got > 0 ? line('area-second', { areas: names(area.right), named: names(area.named) })
            : line('area-wrong', { areas: names(area.right), named: names(area.named) })
  const seen = new Set(evidence.cited.filter(({ mark }) => mark === 'hit').flatMap(({ pieces }) => pieces)).size
  return [
    onArea,
    ...(about.got === about.most || subjects.length === 0 ? [] : [line('about', { about: listed(words, subjects, 'disjunction') })]),
    ...(seen === 0 ? [] : [line(seen === 1 ? 'hit-one' : 'hits', { n: String(seen) }, [...new Set(evidence.cited.filter(({ mark }) => mark === 'hit').flatMap(({ pieces }) => pieces))])]),
    ...evidence.missed.slice(0, MOST_TOLD).map(({ id, text, side }) => line(reasons !== undefined ? 'missed-held' : side === 'for' ? 'missed' : 'missed-against', { title: text }, [id])),
    ...(evidence.missed.length > MOST_TOLD ? [line('missed-more', { n: String(evidence.missed.length - MOST_TOLD) }, evidence.missed.slice(MOST_TOLD).map(({ id }) => id))] : []),
    ...(['over-weighted', 'wrong-side', 'set-aside', 'unsupported'] as const).flatMap((mark) => {
      const refs = count(mark)
      return refs.length === 0 ? [] : [line(mark, { refs: listed(words, refs.slice(0, MOST_TOLD).map((ref) => named(ref, lesson))), n: String(refs.length) }, evidence.cited.filter((each) => each.mark === mark).flatMap(({ pieces }) => pieces))]
    }),
    ...(evidence.cited.length === 0 && area.right.length > 0 ? [line('no-evidence')] : []),
    line('limits'),
  ]
}

const MOST_TOLD = 4

/** What a learner cited, in words where it has some. */
function named(ref: string, lesson: Lesson): string {
  const rule = /^(?:rule:)?([a-z-]+\/[a-z0-9-]+)/.exec(ref)?.[1]
  const fact = /^(?:fact:)?([a-z]+\.[A-Za-z]+)/.exec(ref)?.[1]
  return (rule === undefined ? undefined : lesson.rule(rule)?.title) ?? (fact === undefined ? undefined : lesson.words.facts[fact]?.label) ?? ref
}
