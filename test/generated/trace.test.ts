import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../support/docs.js'
import { renderTrace, requirements } from '../support/trace.js'

it('the page that leads from requirement to test is what its sources make', async () => {
  await expect(renderTrace(requirements())).toMatchFileSnapshot(join(ROOT, 'docs/trace.md'))
})
