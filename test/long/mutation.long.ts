import { expect, it } from 'vitest'
import { defaultRuleSet } from '../../src/index.js'
import { MUTATIONS, mutateRules, type MutantResult, type Mutation } from '../../src/study/index.js'
import { libraryCases } from '../support/library.js'
import { caseOf } from '../support/rule-effect.js'
import { readRuleFiles } from '../support/rule-set-folder.js'

/** Kinds of faults, divided by commas; those of weight when left out, which take the longest. */
const FAULTS = (process.env['MUTATION_FAULTS'] ?? 'strength,direction,area,level,withhold-dropped').split(',')
const mutations: readonly Mutation[] = MUTATIONS.filter((each) => FAULTS.includes(each))
const traditions = defaultRuleSet.traditions.map(({ id }) => id)
const files = readRuleFiles()

const survivorsOf = (results: readonly MutantResult[]): readonly MutantResult[] => results.filter(({ status }) => status === 'survived')

it('finds every fault in a result of the cases kept here, or of the examples of the rule, under some tradition', () => {
  const byCases = mutateRules(defaultRuleSet, libraryCases.map((each) => each.case), { mutations, traditions })
  const left = survivorsOf(byCases.mutants)
  const missed = [...new Set(left.map(({ ruleId }) => ruleId))].flatMap((id) => {
    const { fires = [], silent = [], undetermined = [] } = files.find((file) => file.id === id)?.examples ?? {}
    const cases = [...fires, ...silent, ...undetermined].map((example, at) => caseOf(`${id} ${at}`, example))
    const wanted = new Set(left.filter(({ ruleId }) => ruleId === id).map(({ mutation, change }) => `${mutation} ${change}`))
    return survivorsOf(mutateRules(defaultRuleSet, cases, { mutations, traditions, rules: [id] }).mutants).filter(({ mutation, change }) => wanted.has(`${mutation} ${change}`))
  })
  const { killed, equivalent, mutants } = byCases
  process.stdout.write(`mutation: ${mutants.length} faults: ${killed} shown by cases, ${equivalent} harmless, ${left.length - missed.length} more shown by examples, ${missed.length} by neither\n`)
  expect(missed.map(({ ruleId, mutation, change }) => `${ruleId} (${mutation}): ${change}`)).toEqual([])
}, 14_400_000)
