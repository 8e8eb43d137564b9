import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulateSync } from '../../../src/formulate-explained.js'
import { parseCase } from '../../../src/input/parse-case.js'
import type { Formulation } from '../../../src/model/formulation.js'
import { REGISTERS } from '../../../src/model/formulation.js'
import { escapeHtml } from '../../../src/render/html/escape.js'
import { renderHtml } from '../../../src/render/html/render-html.js'
import { renderMarkdownReport } from '../../../src/render/render-markdown-report.js'
import { elementsOf, readHtml } from '../../support/strict-html.js'
import { freeTexts, withFreeTexts } from '../../support/free-texts.js'
import { richCase } from '../../support/rich-case.js'

const SEED = 20251121

const PIECES = [
  '<script>alert(1)</script>', '</style><script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='x", '&lt;', '&#60;', '&amp;amp;', '&copy', '&#x202e;',
  ']]>', '<!--', '-->', '<?xml', '<!DOCTYPE', '</main>', '</title>', '<a href="javascript:alert(1)">', 'https://example.org/?a=1&b=2', '//example.org', 'mailto:a@example.org',
  '\u202e', '\u2066', '\u0000', '\u001b[31m', '\u2028', '\ufffe', '\u0085', '${1}', '{who}', '%s', '`', '\\', '|', '$&', '$1', '-5', '“', '”',
] as const

const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })), { minLength: 1, maxLength: 5 }).map((pieces) => `x${pieces.join('').replaceAll(/\p{Cs}/gu, '')}`)

const made = (texts: readonly string[]): { readonly kase: ReturnType<typeof parseCase>; readonly formulation: Formulation } => {
  const kase = parseCase(withFreeTexts(richCase, texts))
  return { kase, formulation: formulateSync(kase) }
}

/** What a page is built of, its words left out. */
const skeleton = (page: string): readonly string[] =>
  // Cells with a long word are marked as such.
  elementsOf(readHtml(page.replaceAll(' class="long"', ''))).map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')} ${attributes['href'] ?? ''} ${attributes['class'] ?? ''}`)

const tame = made(freeTexts(richCase).map((_, at) => `word ${at}`))

describe('whatever people wrote', () => {
  it('is written as text that any reader of HTML takes for text', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\udc00b')), (text) => {
      const written = escapeHtml(text)
      expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
      expect(written).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u)
    }), { seed: SEED, numRuns: 2000 })
  })

  it('makes no element, attribute or link on any page', () => {
    const calm = REGISTERS.map((register) => skeleton(renderHtml(tame.formulation, { register, detail: 'full' })))
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), (texts) => {
      const { formulation } = made(texts)
      REGISTERS.forEach((register, at) => { expect(skeleton(renderHtml(formulation, { register, detail: 'full' }))).toEqual(calm[at]) })
    }), { seed: SEED, numRuns: 12, endOnFailure: true })
  }, 120_000)

  it('leaves a page with pictures well built, and without an address or a script', () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), (texts) => {
      const { kase, formulation } = made(texts)
      for (const register of REGISTERS) {
        for (const { name, attributes } of elementsOf(readHtml(renderHtml(formulation, { register, case: kase })))) {
          expect(ELEMENTS).toContain(name)
          for (const [attribute, value] of Object.entries(attributes)) {
            expect(attribute).not.toMatch(/^on|^style$|^src|xlink/)
            if (attribute === 'href') expect(value).toMatch(/^#[A-Za-z][\w-]*$/)
            if (attribute === 'id') expect(value).toMatch(/^[A-Za-z][\w-]*$/)
          }
        }
      }
    }), { seed: SEED + 1, numRuns: 6, endOnFailure: true })
  }, 120_000)

  it('stands in a Markdown report without a tag, an address or a picture of its own', () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), (texts) => {
      const { kase, formulation } = made(texts)
      const { markdown, pictures } = renderMarkdownReport(formulation, { case: kase, filePrefix: 'a (1)-' })
      expect(markdown).not.toMatch(/<[a-z/!?]/i)
      expect(markdown.match(/(?<!\\)!\[/g) ?? []).toHaveLength(pictures.length)
      expect(markdown).not.toMatch(/(?<!\\):\/\//)
    }), { seed: SEED + 2, numRuns: 6, endOnFailure: true })
  }, 120_000)
})

const ELEMENTS: readonly string[] = [
  'html', 'head', 'meta', 'title', 'style', 'body', 'a', 'header', 'h1', 'h2', 'h3', 'p', 'main', 'section', 'nav', 'ul', 'ol', 'li', 'sup', 'code', 'div', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td',
  'figure', 'figcaption', 'svg', 'desc', 'g', 'text', 'tspan', 'path', 'line', 'rect', 'circle', 'ellipse', 'polygon', 'polyline', 'defs', 'pattern', 'linearGradient', 'stop', 'clipPath', 'marker', 'use',
]
