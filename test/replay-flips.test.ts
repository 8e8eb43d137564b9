import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFormulation, defaultRuleSet, formulateSync, FormulationError, loadRuleSet, replay, type Formulation, type Receipt } from '../src/index.js'
import { griefCase } from './support/grief-case.js'
import { placesIn, withPlace, type JsonPath } from './support/walk-json.js'

const formulation = formulateSync(griefCase)
const stored = JSON.parse(JSON.stringify(formulation)) as Formulation
const options = { tradition: formulation.receipt.tradition }

const at = (value: unknown, path: JsonPath): unknown => path.reduce<unknown>((here, key) => (here as Record<string | number, unknown>)[key], value)
const leavesOf = (value: unknown): readonly JsonPath[] => placesIn(value).filter((path) => typeof at(value, path) !== 'object' || at(value, path) === null)

/** Another value of the same kind, as little different as can be. */
const flipped = (old: unknown): unknown =>
  typeof old === 'string' ? (old.endsWith('x') ? `${old.slice(0, -1)}y` : `${old.slice(0, -1)}x`) : typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : 0

const pointerOf = (path: JsonPath): string => path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

describe('one value changed', () => {
  it('in a stored formulation is named by its place', async () => {
    const leaves = leavesOf(stored).filter(([first]) => first !== 'receipt')
    expect(leaves.length).toBeGreaterThan(500)
    await fc.assert(fc.asyncProperty(fc.constantFrom(...leaves), async (leaf) => {
      const spoilt = withPlace(stored, leaf, flipped)
      expect(await checkFormulation(spoilt, griefCase, options)).toEqual({ same: false, differs: ['formulation'], places: [pointerOf(leaf)] })
    }), { seed: 20251121, numRuns: 8 })
  }, 120_000)

  it.each([
    ['/receipt/library', 'library'], ['/receipt/input', 'input'], ['/receipt/parameters', 'parameters'], ['/receipt/tradition', 'tradition'],
    ['/receipt/ruleSet/id', 'rule-set'], ['/receipt/ruleSet/version', 'rule-set'], ['/receipt/ruleSet/digest', 'rule-set'],
  ])('in %s of the receipt is named %s', async (path, part) => {
    const spoilt = withPlace(stored, path.slice(1).split('/'), flipped)
    expect(await checkFormulation(spoilt, griefCase, options)).toEqual({ same: false, differs: [part], places: [] })
  })

  it('in the receipt is one of these: it holds nothing else', () => {
    expect(leavesOf(stored.receipt).map(pointerOf).sort()).toEqual(['/input', '/library', '/parameters', '/ruleSet/digest', '/ruleSet/id', '/ruleSet/version', '/tradition'])
  })

  it('in the case is named, or the case is refused', async () => {
    let named = 0
    for (const leaf of leavesOf(griefCase)) {
      const spoilt = withPlace(griefCase, leaf, flipped)
      const outcome = await replay(formulation.receipt, spoilt, options).catch((error: unknown) => {
        if (error instanceof FormulationError) return undefined
        throw error
      })
      if (outcome === undefined) continue
      named += 1
      expect(outcome).toEqual({ same: false, differs: ['input'] })
    }
    expect(named).toBeGreaterThan(3)
  }, 120_000)

  it('in the rule set is named, and the parameters when it is one of theirs, or the set is refused', async () => {
    let named = 0
    await fc.assert(fc.asyncProperty(fc.constantFrom(...leavesOf(defaultRuleSet)), async (leaf) => {
      let ruleSet
      try {
        ruleSet = loadRuleSet(withPlace(defaultRuleSet, leaf, flipped))
      } catch (error) {
        expect(error).toBeInstanceOf(FormulationError)
        return
      }
      named += 1
      expect(await replay(formulation.receipt, griefCase, { ...options, ruleSet })).toEqual({ same: false, differs: leaf[0] === 'parameters' ? ['rule-set', 'parameters'] : ['rule-set'] })
    }), { seed: 20251121, numRuns: 80 })
    expect(named).toBeGreaterThan(20)
  }, 120_000)
})

describe('nothing changed', () => {
  it('is told, whatever the order of fields it was stored in', async () => {
    const turned = Object.fromEntries(Object.entries(stored).reverse())
    expect(await checkFormulation(turned, griefCase, options)).toEqual({ same: true })
  })

  it.each([undefined, null, 'text', 7, [], {}, { receipt: {} }])('is not told of what is no formulation (%#)', async (value) => {
    await expect(checkFormulation(value, griefCase)).rejects.toMatchObject({ name: 'FormulationError', code: 'USAGE' })
  })

  it('is told from a receipt that names no rule set', async () => {
    await expect(replay({} as Receipt, griefCase)).rejects.toMatchObject({ code: 'USAGE', path: '/receipt' })
  })
})
