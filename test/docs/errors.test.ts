import { describe, expect, it } from 'vitest'
import { safeParseCase } from '../../src/index.js'
import { ERROR_CODES } from '../../src/errors.js'
import { overMinimal } from '../support/doc-snippets.js'
import { codeBlocks, readPage } from '../support/docs.js'

const page = readPage('docs/errors.md')

describe('the page of errors', () => {
  it('has a heading for every code, and no other', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual([...ERROR_CODES])
  })

  it('says under every code what to do', () => {
    const sections = page.split(/^## /m).slice(1)
    expect(sections.filter((section) => !section.includes('What to do:'))).toEqual([])
  })

  const examples = codeBlocks(page).filter(({ language }) => language === 'json')

  it.each(examples.map(({ info, code }) => [info, code] as const))('shows an example that brings %s and nothing else', (code, json) => {
    const parsed = safeParseCase(overMinimal(JSON.parse(json)))
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.code)).toEqual([code])
  })

  it('shows an example for most codes of the input', () => {
    expect(examples.map(({ info }) => info)).toEqual(['INPUT_INVALID', 'INPUT_UNKNOWN_KEY', 'INPUT_REFERENCE', 'INPUT_DUPLICATE', 'INPUT_RANGE', 'INPUT_DATE'])
  })
})
