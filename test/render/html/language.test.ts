import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/formulate-explained.js'
import { parseCase } from '../../../src/input/parse-case.js'
import { REGISTERS } from '../../../src/model/formulation.js'
import { pressingMessages } from '../../../src/render/client-page.js'
import { renderHtml } from '../../../src/render/html/render-html.js'
import { defaultRuleSet } from '../../../src/rules/default-rule-set.js'
import { allEnglish } from '../../support/catalogues.js'
import { freeTexts, withFreeTexts } from '../../support/free-texts.js'
import { libraryCases } from '../../support/library.js'
import { pseudoLanguage } from '../../support/pseudo-language.js'
import { elementsOf, readHtml, type HtmlElement } from '../../support/strict-html.js'

const language = pseudoLanguage(allEnglish())
const examples = libraryCases.filter(({ path }) => path.startsWith('docs/'))

/** What people read or hear of an element, without ids and digests, which are the same in every language. */
const heard = ({ name, attributes, children }: HtmlElement): readonly string[] => [
  ...[attributes['aria-label'], attributes['data-running']].filter((each) => each !== undefined),
  ...children.flatMap((child) => (typeof child === 'string' ? (['code', 'style'].includes(name) ? [] : [child]) : heard(child))),
]

describe('a page in a language from right to left', () => {
  it.each(examples)('runs the other way, and no word of English is in it: $path', ({ case: given }) => {
    // Figures for what people wrote, so that every letter is the page's own.
    const kase = parseCase(withFreeTexts(given, freeTexts(given).map((_, at) => `${at}00`)))
    const formulation = formulateSync(kase, { language })
    for (const register of REGISTERS) {
      const page = readHtml(renderHtml(formulation, { register, language, detail: 'full', case: kase, instruments: defaultRuleSet.instruments }))
      expect(page.attributes).toMatchObject({ dir: 'rtl', lang: language.locale })
      // A client's page that stops at safety is short.
      const isShort = register === 'client' && pressingMessages(formulation).length > 0
      expect(elementsOf(page).length).toBeGreaterThan(isShort ? 20 : 30)
      // A sentence may be broken by a name in an element of its own, so brackets are matched over the whole page.
      const left = heard(page).join('').replaceAll('\u2068', '').replaceAll('\u2069', '')
      const outside = unwrapped(left)
      const ids = [...defaultRuleSet.rules.map(({ id }) => id), ...defaultRuleSet.themes.map(({ id }) => id), formulation.caseId, formulation.receipt.tradition, 'ipt-formulation', 'ipt-core'].sort((a, b) => b.length - a.length)
      // Digests first: one may hold a figure that is an id, and stands right behind another.
      const bare = ids.reduce((text, id) => text.replaceAll(id, ''), outside.replaceAll(/[0-9a-f]{64,}|SHA-256/g, ''))
      expect(bare.match(/[A-Za-z][A-Za-z ]{2,}/g) ?? []).toEqual([])
    }
  }, 60_000)
})

/** What stands in no bracket. */
function unwrapped(text: string): string {
  let depth = 0
  let left = ''
  for (const sign of text) {
    if (sign === '⟦') depth += 1
    else if (sign === '⟧') depth -= 1
    else if (depth === 0) left += sign
  }
  return left
}
