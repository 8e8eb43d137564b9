import { isNotKnown } from '../model/words.js'
import type { AreaPlan, ContractPlan, Message } from '../model/formulation.js'
import type { Focus } from '../model/ranking-result.js'
import type { Withhold } from '../model/rules.js'
import { sameSubject, type Workbench } from './material.js'

const DEFAULT_FORMAT = 'standard'

/** For each proposed focus, what work on it usually holds; held back where a message says so. */
export function composePlan(bench: Workbench, messages: readonly Message[]): readonly AreaPlan[] {
  return bench.ranking.foci.map((focus): AreaPlan => {
    const area = bench.ruleSet.areas.find(({ id }) => id === focus.area)
    const withheldBy = [...new Set(messages.filter((message) => withholdsPlan(message, focus)).map(({ ruleId }) => ruleId))]
    const open = withheldBy.length === 0 && area !== undefined
    return {
      focus,
      withheldBy,
      goals: open ? withoutMourning(area.goals, focus, bench) : [],
      strategies: open ? area.strategies : [],
      techniques: open ? withoutJoint(area.techniques, messages) : [],
    }
  })
}

function withholdsPlan(message: Message, focus: Focus): boolean {
  const withholds = (part: Withhold): boolean => message.withholds.includes(part)
  if (withholds('plan')) return true
  return focus.area === 'role-dispute' && withholds('dispute-work') && (message.subject.kind !== 'person' || sameSubject(message.subject, focus.subject))
}

/** A role that was left with relief is not mourned: to a client who became who they are, the goal would say the opposite. */
function withoutMourning<T extends { readonly id: string }>(goals: readonly T[], { subject }: Focus, { case: { timeline } }: Workbench): readonly T[] {
  const isRelieved = subject.kind === 'event' && timeline?.events?.find(({ id }) => id === subject.id)?.oldRole === 'relieved'
  return isRelieved ? goals.filter(({ id }) => id !== 'old-role-mourned') : goals
}

/** Meeting together is left out wherever somebody may be afraid. */
function withoutJoint<T extends { readonly id: string }>(items: readonly T[], messages: readonly Message[]): readonly T[] {
  const isUnsafe = messages.some(({ withholds }) => withholds.includes('joint-sessions') || withholds.includes('dispute-work'))
  return isUnsafe ? items.filter(({ id }) => id !== 'joint-session') : items
}

/** Length, phases and agenda of the agreed format, or of the standard one. */
export function composeContract(bench: Workbench): ContractPlan {
  const format = bench.case.contract?.format
  const wanted = format === undefined || isNotKnown(format) ? (bench.tradition.format ?? DEFAULT_FORMAT) : format
  const info = bench.ruleSet.formats.find(({ id }) => id === wanted)
  if (info === undefined) throw new RangeError(`the rule set has no format ${wanted}`)
  const { id, ...facts } = info
  return { format: id, ...facts }
}
