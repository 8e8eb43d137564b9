import { verdictOf } from './conditions/verdict.js'
import { createEvaluator, recordQuality } from './evaluate.js'
import { bearsOnRanking, makeReady, type ReadyRule } from './explain/stability/deciding.js'
import { numbersOf } from './explain/stability/numbers.js'
import { firstPlaceOf } from './explain/stability/place.js'
import type { RuleSetNumber } from './explain/stability/result.js'
import { deriveFacts, type DerivedFacts } from './facts/derive-facts.js'
import type { Case } from './model/case.js'
import type { FactId, FactSheet } from './model/facts.js'
import type { RuleVerdict } from './model/outcome.js'
import type { Ranking } from './model/ranking-result.js'
import type { RuleSet, Tradition } from './model/rule-set.js'
import type { AreaId } from './model/words.js'
import { readsOfFacts } from './reads-of-facts.js'
import { rank, type RecordQuality } from './weigh/rank.js'
import { weighSettings, type WeighSettings } from './weigh/settings.js'
import { contendersOf, weighAreas } from './weigh/weigh.js'

/** What was done since a ground was made: how often a rule was held against a subject, facts were derived, and areas were ranked. */
export interface TrialWork {
  readonly decided: number
  readonly derived: number
  readonly ranked: number
}

/** Other values of all numbers, made ready once for every case. */
export interface Weighting {
  /** In the order of the numbers. */
  readonly values: readonly number[]
  readonly settings: WeighSettings
  readonly ruleSet: RuleSet
  /** Parameters whose value is another. */
  readonly moved: ReadonlySet<string>
  readonly movesWeights: boolean
  /** A rule whose conditions read a moved parameter, with its new value; undefined for the rest. */
  readonly again: (ruleId: string) => ReadyRule | undefined
}

/** A case on which other numbers, and fewer rules, can be tried. */
export interface TrialCase {
  readonly case: Case
  readonly verdicts: readonly RuleVerdict[]
  /** As things are. */
  readonly present: Ranking
  /** With other numbers. What a moved number does not reach is neither derived nor decided again. */
  readonly at: (weighting: Weighting) => Ranking
  /** Without some rules: verdicts are left out and the rest is weighed again. */
  readonly without: (rules: ReadonlySet<string>) => Ranking
}

/** A rule set under a tradition, on which other numbers, fewer rules and fewer answers can be tried. */
export interface TrialGround {
  readonly ruleSet: RuleSet
  readonly tradition: Tradition
  /** Parameters, then caps, each with its permitted range. */
  readonly numbers: readonly RuleSetNumber[]
  readonly open: (kase: Case) => TrialCase
  /** Ranks a case from the beginning. */
  readonly fresh: (kase: Case) => Ranking
  readonly weighting: (values: readonly number[]) => Weighting
  readonly work: () => TrialWork
}

/** Who stands first: no area, one that leads, or all that are level, in order of their ids. */
export const firstAreas = (ranking: Ranking): readonly AreaId[] => firstPlaceOf(ranking).foci.map(({ area }) => area)

/** Whether only the weighing reads a number: no rule has to be decided again for another value. */
export const isWeight = ({ kind, id }: Pick<RuleSetNumber, 'kind' | 'id'>): boolean => kind === 'cap' || WEIGHED.test(id)
const WEIGHED = /^(?:strength|standard|band|second|firmness|standing)\./

/** Makes a rule set ready for trials. Everything that needs no engine of record is used as it is used for formulating. */
export function trialGround(ruleSet: RuleSet, tradition: Tradition): TrialGround {
  const numbers = numbersOf(ruleSet)
  const work = { decided: 0, derived: 0, ranked: 0 }
  const derivation = { ...ruleSet, options: tradition.options }
  const settings = weighSettings(ruleSet, tradition)
  const evaluator = createEvaluator(ruleSet, tradition)
  const rules = ruleSet.rules.filter(bearsOnRanking).map((rule) => readyWith(rule, settings.parameter))
  const used = new Set<FactId>([...READ_BY_RANKING, ...rules.flatMap(({ facts }) => [...facts])])

  function rankAll(found: readonly (readonly RuleVerdict[])[], { sheets, shared }: Pick<DerivedFacts, 'sheets' | 'shared'>, weighed: WeighSettings): Ranking {
    work.ranked += 1
    const contenders = sheets.flatMap(({ subject }, at) => contendersOf(subject, found[at] ?? [], weighed))
    return rank(weighAreas(contenders, shared, weighed), recordQuality({ sheets }), weighed)
  }

  function decide(rule: ReadyRule, sheets: readonly FactSheet[]): readonly (RuleVerdict | undefined)[] {
    return sheets.map((sheet) => {
      if (sheet.subject.kind !== rule.rule.about) return undefined
      work.decided += 1
      return rule.decide(sheet)
    })
  }

  /** Verdicts of each subject, from verdicts of each rule. Of rules that add nothing one an area is kept: that there are such rules makes a candidate. */
  function bySubject(found: readonly (readonly (RuleVerdict | undefined)[])[], subjects: number): readonly (readonly RuleVerdict[])[] {
    return Array.from({ length: subjects }, (_, at) => {
      const quiet = new Set<string>()
      return found.flatMap((own, index): readonly RuleVerdict[] => {
        const [verdict, rule] = [own[at], rules[index]?.rule]
        if (verdict === undefined || rule === undefined) return []
        if (rule.direction === 'required' || verdict.verdict === 'fired' || verdict.verdict === 'undetermined') return [verdict]
        if (quiet.has(rule.focusArea)) return []
        quiet.add(rule.focusArea)
        return [verdict]
      })
    })
  }

  function derive(kase: Case, parameters: RuleSet['parameters']): DerivedFacts {
    work.derived += 1
    return deriveFacts(kase, { ...derivation, parameters })
  }

  function open(kase: Case): TrialCase {
    const facts = derive(kase, ruleSet.parameters)
    const { sheets } = facts
    const base = rules.map((rule) => decide(rule, sheets))
    const own = bySubject(base, sheets.length)
    const all = sheets.map((_, at) => base.flatMap((found) => found[at] ?? []))
    // Costs more than the rest, and only some trials ask for it.
    let reads: ReadonlyMap<string, ReadonlySet<FactId>> | undefined
    const readsUsed = (id: string): ReadonlySet<FactId> =>
      (reads ??= new Map([...readsOfFacts(kase, derivation)].map(([parameter, facts]) => [parameter, new Set([...facts].filter((fact) => used.has(fact)))]))).get(id) ?? NONE
    const quality = recordQuality({ sheets })
    const present = rankAll(own, facts, settings)
    let last: Last = { windows: '', facts, affected: new Set(), signatures: rules.map(() => ''), found: base, own }

    function at(weighting: Weighting): Ranking {
      const windows = [...weighting.moved].filter((id) => !WEIGHED.test(id) && readsUsed(id).size > 0)
      const windowKey = windows.map((id) => `${id}=${weighting.settings.parameter(id)}`).join(' ')
      const isSame = windowKey === last.windows
      const laid = isSame ? last.facts : windows.length === 0 ? facts : derive(kase, weighting.ruleSet.parameters)
      const affected = isSame ? last.affected : new Set(windows.flatMap((id) => [...readsUsed(id)]))
      const signatures: string[] = []
      const found = rules.map((rule, index) => {
        const again = weighting.again(rule.rule.id)
        const isAffected = affected.size > 0 && someIn(rule.facts, affected)
        const signature = again === undefined && !isAffected ? '' : `${isAffected ? windowKey : ''};${again === undefined ? '' : [...again.parameters].map((id) => weighting.settings.parameter(id)).join(' ')}`
        signatures.push(signature)
        const before = last.found[index]
        if (signature === last.signatures[index] && before !== undefined) return before
        const was = base[index] ?? []
        const now = signature === '' ? was : decide(again ?? rule, laid.sheets)
        return now.every((each, subject) => each?.verdict === was[subject]?.verdict) ? was : now
      })
      const isOther = found.some((verdicts, index) => verdicts !== last.found[index])
      last = { windows: windowKey, facts: laid, affected, signatures, found, own: isOther ? bySubject(found, sheets.length) : last.own }
      const isAsItWas = !weighting.movesWeights && found.every((verdicts, index) => verdicts === base[index]) && sameQuality(recordQuality(laid), quality)
      return isAsItWas ? present : rankAll(last.own, laid, weighting.settings)
    }

    return {
      case: kase,
      verdicts: all.flat(),
      present,
      at,
      without: (left) => rankAll(all.map((verdicts) => verdicts.filter(({ ruleId }) => !left.has(ruleId))), facts, settings),
    }
  }

  function weighting(values: readonly number[]): Weighting {
    const at = new Map(numbers.map(({ kind, id }, index) => [`${kind} ${id}`, values[index]]))
    const changed: RuleSet = {
      ...ruleSet,
      parameters: ruleSet.parameters.map((each) => ({ ...each, value: at.get(`parameter ${each.id}`) ?? each.value })),
      themes: ruleSet.themes.map((each) => (each.cap === undefined ? each : { ...each, cap: at.get(`cap ${each.id}`) ?? each.cap })),
    }
    const moved = new Set(numbers.flatMap(({ kind, id, value }, index) => (kind === 'parameter' && values[index] !== value ? [id] : [])))
    const other = weighSettings(changed, tradition)
    const again = new Map(rules.filter(({ parameters }) => someIn(parameters, moved)).map(({ rule }) => [rule.id, readyWith(rule, other.parameter)]))
    const movesWeights = numbers.some((number, index) => isWeight(number) && values[index] !== number.value)
    return { values, settings: other, ruleSet: changed, moved, movesWeights, again: (ruleId) => again.get(ruleId) }
  }

  function fresh(kase: Case): Ranking {
    const { verdicts, ranking } = evaluator.evaluateSync(kase)
    work.derived += 1
    work.decided += verdicts.length
    work.ranked += 1
    return ranking
  }

  return { ruleSet, tradition, numbers, open, fresh, weighting, work: () => ({ ...work }) }
}

/** What was found at the weighting before, of which as much is kept as still holds. */
interface Last {
  /** Values of the moved parameters with which facts were derived. */
  readonly windows: string
  readonly facts: DerivedFacts
  readonly affected: ReadonlySet<FactId>
  /** By rule: what its verdicts hang on, empty where they are the present ones. */
  readonly signatures: readonly string[]
  readonly found: readonly (readonly (RuleVerdict | undefined)[])[]
  readonly own: readonly (readonly RuleVerdict[])[]
}

const readyWith = (rule: RuleSet['rules'][number], parameter: (id: string) => number): ReadyRule => makeReady(rule, parameter, verdictOf)

const NONE: ReadonlySet<FactId> = new Set()

/** Facts about the record that the ranking itself reads. */
const READ_BY_RANKING: readonly FactId[] = ['data.minimumSetGaps', 'course.onsetKnown']

const sameQuality = (a: RecordQuality, b: RecordQuality): boolean => a.minimumSetGaps === b.minimumSetGaps && a.onsetKnown === b.onsetKnown

function someIn(these: ReadonlySet<string>, those: ReadonlySet<string>): boolean {
  for (const each of these) if (those.has(each)) return true
  return false
}
