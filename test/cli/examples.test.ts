import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insideCli } from '../support/inside-cli.js'

const FOLDER = join(import.meta.dirname, '../../docs/examples/cases')
const CASES = readdirSync(FOLDER).sort()

// What takes longest is narrowed: the same code runs, over fewer combinations.
const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['explain', '--detail', 'full'], ['explain', '--witnesses'], ['explain', '--against', 'interpersonal-sensitivities', '--for', 'grief'],
  ['ask', '--depth', '2'], ['counterfactuals', '--size', '1'], ['bounds'], ['stability', '--samples', '100', '--steps', '1'],
]

const optionsOf = ([name, ...options]: readonly [string, ...string[]]): string => [name, ...options].join(' ')

describe('every example', () => {
  it('is there', () => {
    expect(CASES).toHaveLength(12)
  })

  it.each(COMMANDS.map((command) => [optionsOf(command), command] as const))('is told by %s without a gap', async (_, [name, ...options]) => {
    for (const file of CASES) {
      const { code, out, err } = await insideCli([name, join(FOLDER, file), ...options])
      expect({ file, code, err }).toEqual({ file, code: 0, err: '' })
      expect(out).toMatch(/^\S.*\n(?:.*\n)*$/)
      expect(out).not.toMatch(/undefined|NaN|\[object|Infinity|[{}]/)
      expect(out).not.toMatch(/\n\n\n|\n\n$/)
    }
  })
})

describe('as JSON', () => {
  const data = async (args: readonly string[]): Promise<unknown> => JSON.parse((await insideCli([...args, '--format', 'json'])).out)
  const tie = join(FOLDER, 'tie.json')

  it.each([
    [['explain', tie], ['bounds', 'contrasts', 'changes', 'ask', 'text']],
    [['explain', tie, '--against', 'role-transition'], ['a', 'b', 'margin', 'parts', 'rest', 'missing']],
    [['ask', tie], ['now', 'stop', 'questions', 'withoutEffect', 'worlds', 'complete']],
    [['counterfactuals', tie, '--size', '1'], ['goals', 'best']],
    [['counterfactuals', tie, '--area', 'grief', '--size', '1'], ['goal', 'already', 'before', 'sets', 'certificate']],
    [['bounds', tie], ['areas', 'possiblyFirst', 'exact', 'worlds']],
    [['stability', tie, '--samples', '100', '--steps', '1'], ['place', 'numbers', 'weights', 'shares', 'joint']],
  ] as const)('%j gives what the library gives', async (args, keys) => {
    expect(Object.keys((await data(args)) as object)).toEqual(expect.arrayContaining([...keys]))
  })

  it('gives the witnesses of one rule, and the outcomes of a rule', async () => {
    expect(await data(['explain', tie, '--witnesses', '--rule', 'grief/someone-died'])).toMatchObject([{ ruleId: 'grief/someone-died', fired: [{ id: 'mother' }] }])
    expect(await data(['explain', tie, '--rule', 'grief/someone-died', '--subject', 'mother'])).toMatchObject([{ ruleId: 'grief/someone-died', verdict: 'fired' }])
  })
})
