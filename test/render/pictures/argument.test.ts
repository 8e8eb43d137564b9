import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/index.js'
import type { Case } from '../../../src/model/case.js'
import type { Formulation } from '../../../src/model/formulation.js'
import { argumentTable, renderArgument } from '../../../src/render/index.js'
import { allNodes, intruders, type Node, overlaps, readSvg, strays, textBoxes } from '../../support/svg-checks.js'

const FOLDER = 'docs/examples/cases'
const formulations: Readonly<Record<string, Formulation>> = Object.fromEntries(readdirSync(FOLDER).map((file) =>
  [file.replace('.json', ''), formulateSync(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Case)]))
const names = Object.keys(formulations)
function of(name: string): Formulation {
  const found = formulations[name]
  if (found === undefined) throw new RangeError(name)
  return found
}

const WIDTHS = [280, 360, 599, 600, 720, 1100]
const number = (node: Node, attribute: string): number => Number(node.attributes.get(attribute))

/** The areas as drawn: each is a group whose first child is its title. */
const areasOf = (svg: string): readonly Node[] => readSvg(svg).children.filter(({ name, children }) => name === 'g' && children[0]?.name === 'title')

/** How many pixels a point takes, from the numbers of the scale under the first area. */
function pixelsPerPoint(area: Node): { readonly zero: number; readonly unit: number } {
  const ticks = allNodes(area).filter(({ name, text }) => name === 'text' && /^\u2068−?\d+\u2069$/.test(text))
    .map((tick) => ({ value: Number(tick.text.replaceAll(/[\u2068\u2069]/g, '').replace('−', '-')), x: number(tick, 'x'), y: number(tick, 'y') }))
  const y = Math.max(...ticks.map((tick) => tick.y))
  const scale = ticks.filter((tick) => tick.y === y)
  const [first, last] = [scale[0], scale.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('no scale')
  const unit = (last.x - first.x) / (last.value - first.value)
  return { zero: first.x - first.value * unit, unit }
}

const rects = (area: Node): readonly Node[] => allNodes(area).filter(({ name }) => name === 'rect')

describe.each(names)('the argument picture of %s', (name) => {
  const formulation = of(name)

  it('has neither overlapping texts nor any that leave it', () => {
    for (const width of WIDTHS) {
      const svg = renderArgument(formulation, { width })
      expect(intruders(svg)).toEqual([])
      expect(overlaps(textBoxes(svg))).toEqual([])
      expect(strays(svg, textBoxes(svg))).toEqual([])
    }
  })

  it('draws for every ranked area bars that come to its support', () => {
    for (const width of [360, 720]) {
      const drawn = areasOf(renderArgument(formulation, { width }))
      expect(drawn).toHaveLength(formulation.areas.length)
      formulation.areas.forEach((area, index) => {
        const node = drawn[index]
        if (node === undefined || area.status !== 'candidate') return
        const { zero, unit } = pixelsPerPoint(node)
        const points = rects(node).map((rect) => ({ from: (number(rect, 'x') - zero) / unit, length: number(rect, 'width') / unit }))
        const signed = points.reduce((sum, { from, length }) => sum + (from < -0.05 ? -length : length), 0)
        expect(Math.round(signed * 100) / 100 - area.deduction).toBeCloseTo(area.support, 0)
      })
    }
  })

  it('draws brackets from the least to the most that open answers allow', () => {
    const drawn = areasOf(renderArgument(formulation))
    formulation.areas.forEach((area, index) => {
      const node = drawn[index]
      if (node === undefined || area.status === 'not-applicable' || area.status === 'background') return
      const { zero, unit } = pixelsPerPoint(node)
      const bounds = formulation.explanation?.bounds.areas.find((each) => each.area === area.area)?.support
      const lines = allNodes(node).flatMap(({ attributes }) => {
        const [, from, to] = /^M([-\d.]+) [-\d.]+H([-\d.]+)$/.exec(attributes.get('d') ?? '') ?? []
        return from === undefined || attributes.get('stroke-width') !== '1.4' ? [] : [[Number(from), Number(to)] as const]
      })
      expect(lines.map((ends) => ends.map((x) => Math.round((x - zero) / unit) + 0))).toEqual([[bounds?.low.value, bounds?.high.value]])
    })
  })

  it('says the same in its table, one row for every area', () => {
    const table = argumentTable(formulation)
    expect(table.rows.map(([area]) => area)).toEqual(formulation.areas.map((area) => area.name))
    expect(table.rows.every((row) => row.length === table.head.length)).toBe(true)
    formulation.areas.forEach(({ status, support }, index) => {
      expect(table.rows[index]?.[3]).toMatch(status === 'candidate' ? new RegExp(`^${String(support).replace('-', '−')}$`) : /^\D$/)
    })
  })

  it('marks the candidate foci, and nothing while they are held back', () => {
    const foci = formulation.outcome.withheldBy.length > 0 ? [] : formulation.outcome.foci.map(({ area }) => area)
    const marked = argumentTable(formulation).rows.filter((row) => row[2]?.includes('candidate focus')).map(([area]) => area)
    expect([...marked].sort()).toEqual(formulation.areas.filter(({ area }) => foci.includes(area)).map((area) => area.name).sort())
  })
})

describe('the argument picture', () => {
  it('puts urgent messages and what holds a plan back before everything else', () => {
    const lines = textBoxes(renderArgument(of('safety-first'), { width: 1100 })).map(({ text }) => text)
    expect(lines[1]).toMatch(/^Urgent messages come first\. /)
    expect(lines[2]).toMatch(/^A plan is held back/)
    expect(renderArgument(of('plain-grief'))).not.toMatch(/Urgent|held back/)
  })

  it('is not for clients', () => {
    expect(renderArgument(of('plain-grief'), { register: 'client' })).toBe('')
    expect(argumentTable(of('plain-grief'), { register: 'client' }).rows).toEqual([])
  })

  it('takes the outer bounds where no explanation was made, and says so', () => {
    const { explanation: _explanation, ...rest } = of('plain-transition')
    const svg = renderArgument(rest)
    expect(svg).toContain('no lower than 15 and no higher than 20')
    expect(svg).toContain('open answers take it no further than this')
  })

  it('keeps the areas apart from what does not apply, in words', () => {
    expect(argumentTable(of('plain-grief')).rows.map((row) => row[2]).join('\n')).toMatch(/in the background(.|\n)*does not apply/)
  })

  it('says when too little is known, and that nothing is settled', () => {
    expect(renderArgument(of('insufficient'))).toMatch(/too little is known.*Open answers could still change/s)
  })

  it('goes by the exact bounds where they are at hand, and says so where it has only the quick ones', () => {
    const exact = of('hard-grief')
    expect([exact.outcome.settled, exact.explanation?.bounds.certainlyFirst]).toEqual([false, 'grief'])
    expect(renderArgument(exact)).toContain('No open answer could put another area first.')
    const { explanation: _explanation, ...rest } = exact
    expect(renderArgument(rest)).toContain('By the quick bounds, open answers could still change which area comes first.')
  })

  it('lets nothing in from names', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('<script>x</script>', '"><image/>', "' onload='x", '&bogus;', '\u0000\ufffe', '\ud800', '<!--'))
    const base = of('tie')
    fc.assert(fc.property(hostile, hostile, (label, area) => {
      const made = { ...base, labels: Object.fromEntries(Object.keys(base.labels).map((id) => [id, label])), areas: base.areas.map((each) => ({ ...each, name: area })) }
      expect(intruders(renderArgument(made, { idPrefix: label }))).toEqual([])
    }), { seed: 20251121, numRuns: 60 })
  }, 20_000)
})
