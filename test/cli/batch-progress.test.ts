import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { progressLine, progressText } from '../../src/cli/batch-progress.js'
import type { Io } from '../../src/cli/io.js'

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => void vi.useRealTimers())

  const said: string[] = []
  const io = (errIsTerminal: boolean, report?: (message: object) => void): Io => ({ errIsTerminal, say: (text: string) => void said.push(text), ...(report === undefined ? {} : { report }) }) as unknown as Io
  const go = (to: Io, quiet: boolean): void => {
    said.length = 0
    const line = progressLine(to, 1000, quiet)
    for (let ok = 0; ok <= 100; ok += 1) {
      vi.advanceTimersByTime(10)
      line.show({ bytes: ok * 10, ok, bad: 0, before: 0 })
    }
    line.clear()
  }

  it('is shown on a terminal a few times a second, on one line that is cleared at the end', () => {
    go(io(true), false)
    expect(said).toHaveLength(5)
    expect(said[1]).toBe('\r\u001b[K49 records, 98 a second, 49 % of the input')
    expect(said.at(-1)).toBe('\r\u001b[K')
  })

  it('is not shown elsewhere, nor when nothing is to be said', () => {
    go(io(false), false)
    expect(said).toEqual([])
    go(io(true), true)
    expect(said).toEqual([])
  })

  it('is told to the program that started this one', () => {
    const told: object[] = []
    go(io(false, (message) => void told.push(message)), true)
    expect(said).toEqual([])
    expect(told).toHaveLength(4)
  })

  it('tells what is no case, and no share of an input of unknown size', () => {
    expect(progressText({ bytes: 5, ok: 2, bad: 1, before: 0 }, undefined, 1.6)).toBe('3 records, 1 of them no case, 2 a second')
  })
})
