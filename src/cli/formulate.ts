import type { Formulation, Language, Register } from '../index.js'
import { REGISTERS } from '../model/formulation.js'
import { renderMarkdown, renderText, type Detail } from '../render/index.js'
import { CRISIS_OPTION, crisisContactGiven, warnOfClientPage } from './client-page.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { DETAIL_OPTION } from './explain-choice.js'
import { oneInput, writeWhole } from './files.js'
import type { Io } from './io.js'
import { FORMULATE_OPTIONS, formulateGiven, json, LANGUAGE_OPTION } from './shared.js'

export const formulateCommand: Command = {
  name: 'formulate',
  summary: 'Rank the focus areas of a case, with the reasons for and against.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    format: { takes: 'form', values: ['text', 'markdown', 'json'], meaning: 'Text is the default; errors follow json.' },
    register: { takes: 'reader', values: REGISTERS, meaning: 'For whom it is written; clinician when left out.' },
    detail: { takes: 'level', values: ['brief', ...DETAIL_OPTION.values], meaning: 'How much is shown, to professionals only: brief for a few sheets, otherwise how much of the explanation; short when left out.' },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...CRISIS_OPTION,
    output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' },
    quiet: { short: 'q', meaning: 'Say nothing but errors.' },
  },
  examples: [
    'ipt-formulation formulate case.json',
    'ipt-formulation formulate case.json --format markdown --register client --output letter.md',
    'ipt-formulation formulate - --format json < case.json',
    'ipt-formulation formulate case.json --tradition ipt-uk --rules my-overlay.json',
    'ipt-formulation formulate case.json --register client --language es',
  ],
  run: async (given, io) => {
    const format = given.option('format') ?? 'text'
    if (format === 'json' && given.option('register') !== undefined) {
      throw usage('--register with text or markdown', 'it with json, which holds every register')
    }
    if (format === 'json' && given.option('detail') !== undefined) throw usage('--detail with text or markdown', 'it with json, which holds every level')
    const output = given.option('output')
    const { formulation, language } = await formulateGiven(given, io)
    const text = io.atOnce(() => rendered(formulation, format, given, io, language))
    if (format !== 'json') warnOfClientPage(formulation, { register: (given.option('register') ?? 'clinician') as Register, ...crisisContactGiven(given) }, io)
    if (output === undefined) io.print(text)
    else {
      await writeWhole(output, text, oneInput(given.files, io))
      if (!given.flag('quiet')) io.say('Written.\n')
    }
    return EXIT.ok
  },
}

function rendered(formulation: Formulation, format: string, given: Given, io: Io, language: Language | undefined): string {
  if (format === 'json') return json(formulation)
  const register = (given.option('register') ?? 'clinician') as Register
  const detail = (given.option('detail') ?? 'short') as Detail
  const choice = { register, detail, ...crisisContactGiven(given), ...(language === undefined ? {} : { language }) }
  return format === 'markdown'
    ? renderMarkdown(formulation, choice)
    : renderText(formulation, { ...choice, width: given.option('output') === undefined ? io.width : 80 })
}
