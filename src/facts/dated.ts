import { parseVagueDate, type DateSpan } from '../chronology/vague-date.js'
import type { Address, WhyUnknown } from '../model/facts.js'
import type { VagueDate } from '../model/case.js'
import type { Maybe } from '../model/words.js'
import { valueOf, whyUnknown } from './fact.js'

/** A date read off a case: the days it may mean, or why it has none. */
export type Dated =
  | { readonly status: 'dated'; readonly span: DateSpan; readonly from: readonly Address[] }
  | { readonly status: 'undated'; readonly why: WhyUnknown; readonly from: readonly Address[] }

/** Reads a date field. Text that is no date counts as too vague; the input stage has refused it before. */
export function dated(field: Maybe<VagueDate> | undefined, at: Address): Dated {
  const text = valueOf(field)
  if (text === undefined) return undated(whyUnknown(field), at)
  const span = parseVagueDate(text)
  return span === undefined ? undated('imprecise', at) : onDays(span, at)
}

export const onDays = (span: DateSpan, ...from: readonly Address[]): Dated => ({ status: 'dated', span, from })

export const undated = (why: WhyUnknown, ...from: readonly Address[]): Dated => ({ status: 'undated', why, from })
