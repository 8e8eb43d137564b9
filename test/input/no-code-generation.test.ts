import { expect, it, vi } from 'vitest'

it('reads a case without so much as asking whether code may be generated, and leaves zod as it was', async () => {
  const made = vi.fn()
  const Spy = new Proxy(Function, { construct: () => { made(); return () => undefined }, apply: () => { made(); return () => undefined } })
  vi.stubGlobal('Function', Spy)
  try {
    const { parseCase } = await import('../../src/input/parse-case.js')
    const { richCase } = await import('../support/rich-case.js')
    expect(parseCase(richCase).caseId).toBe('rich-1')
    expect(made).not.toHaveBeenCalled()
    const z = await import('zod')
    expect(z.config().jitless).toBeUndefined()
    z.strictObject({})
    expect(made).toHaveBeenCalled()
  } finally {
    vi.unstubAllGlobals()
  }
})
