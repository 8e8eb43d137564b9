import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unwantedWords } from '../../src/rules/wording.js'
import type { Tradition } from '../../src/model/rule-set.js'
import { AREAS } from '../../src/model/words.js'
import { RULES_FOLDER, readList } from '../support/rule-set-folder.js'

const folder = join(RULES_FOLDER, 'traditions')
const traditions = readdirSync(folder).sort().map((file) => ({
  file,
  tradition: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Tradition,
}))
const standings = Object.fromEntries(traditions.map(({ tradition }) => [tradition.id, tradition.areas['interpersonal-sensitivities'].standing]))

describe('the traditions', () => {
  it.each(traditions)('$tradition.id names its file and every area, once for each reader', ({ file, tradition }) => {
    expect(file).toBe(`${tradition.id}.json`)
    expect(Object.keys(tradition.areas)).toEqual([...AREAS])
    expect(new Set(Object.values(tradition.areas).map(({ name }) => name)).size).toBe(AREAS.length)
    expect(new Set(Object.values(tradition.areas).map(({ clientName }) => clientName)).size).toBe(AREAS.length)
  })
  it.each(traditions)('$tradition.id calls nothing about a client a deficit to their face', ({ tradition }) => {
    for (const { clientName } of Object.values(tradition.areas)) expect(unwantedWords(clientName, 'client')).toEqual([])
  })
  it.each(traditions)('$tradition.id ranks the three areas of events', ({ tradition }) => {
    for (const area of ['grief', 'role-dispute', 'role-transition']) expect(tradition.areas[area]?.standing).toBe('ordinary')
  })
  it('differ in what they make of long-standing difficulties with ties', () => {
    expect(standings).toEqual({
      'ipsrt': 'residual', 'ipt-a': 'residual', 'ipt-uk': 'deducted', 'klerman-weissman': 'residual', 'older-adults': 'ordinary',
      'perinatal': 'absent', 'stuart-robertson': 'background', 'who-group': 'ordinary',
    })
  })
  it('take losses without a death as grief in one school only', () => {
    expect(traditions.filter(({ tradition }) => tradition.options.lossWithoutDeathAsGrief).map(({ tradition }) => tradition.id)).toEqual(['stuart-robertson'])
  })
})

describe('the pairs', () => {
  const pairs = readList('pairs')
  it('hold every two areas once, in the fixed order of areas', () => {
    const expected = AREAS.flatMap((first, i) => AREAS.slice(i + 1).map((second) => [first, second]))
    expect(pairs.map(({ areas }) => areas)).toEqual(expected)
  })
  it.each(pairs)('$areas are told apart by one question that a client can be asked', ({ decidingQuestion }) => {
    expect(decidingQuestion).toMatch(/^[A-Z][^?]*\?$/)
    expect(unwantedWords(decidingQuestion, 'client')).toEqual([])
  })
})
