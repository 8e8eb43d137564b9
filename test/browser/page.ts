// First, so that it listens before the library is read.
import { violations } from './violations.js'
import * as z from 'zod'
import { createSyncFormulator } from '../../src/compiled.js'
import { defaultRuleSet, formulate, formulateSync, isFormulationError, loadRuleSet } from '../../src/index.js'
import { caseJsonSchema } from '../../src/json-schema.js'
import { renderMarkdown, renderText } from '../../src/render/index.js'
import plainGrief from '../../docs/examples/cases/plain-grief.json' with { type: 'json' }

/** What a page that uses the library can be asked. */
export interface Page {
  /** One case, formulated both ways and rendered. */
  readonly formulateBothWays: () => Promise<{ readonly asynchronous: string; readonly synchronous: string; readonly markdown: string }>
  /** The code of the error that a case without content is refused with. */
  readonly refuse: () => Promise<string>
  /** Uses what else reads a schema: rules that are loaded, the JSON Schema, a text for the client. */
  readonly useTheRest: () => Promise<readonly number[]>
  readonly violations: () => Promise<readonly string[]>
  /** Builds and uses a zod schema of the page's own. */
  readonly useOwnSchema: (jitless: boolean) => Promise<readonly string[]>
  /** Does what the policy forbids. */
  readonly generateCode: () => Promise<readonly string[]>
}

const page: Page = {
  formulateBothWays: async () => {
    const formulation = await formulate(plainGrief)
    return {
      asynchronous: JSON.stringify(formulation),
      synchronous: JSON.stringify(formulateSync(plainGrief)),
      markdown: renderMarkdown(formulation),
    }
  },
  refuse: () => formulate({}).then(() => 'accepted', (error: unknown) => (isFormulationError(error) ? error.code : 'thrown otherwise')),
  useTheRest: async () => [
    loadRuleSet(defaultRuleSet).rules.length,
    Object.keys(caseJsonSchema()).length,
    renderText(await formulate(plainGrief), { register: 'client' }).length,
    createSyncFormulator().formulateSync(plainGrief).areas.length,
  ],
  violations,
  useOwnSchema: async (jitless) => {
    const before = z.config().jitless
    z.config({ jitless })
    z.strictObject({ answer: z.string() }).parse({ answer: 'yes' })
    z.config({ jitless: before })
    return violations()
  },
  generateCode: async () => {
    try {
      // The test is about exactly this.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, no-new-func
      new Function('return 1')
    } catch {
      // Refused, and reported.
    }
    return violations()
  },
}

Object.assign(globalThis, { page })
