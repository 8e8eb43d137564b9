import { basename, dirname, extname, join } from 'node:path'
import { formulate, type Formulation, type Register } from '../index.js'
import { REGISTERS } from '../model/formulation.js'
import { PAPERS, renderHtml, renderMarkdownReport, type Paper, type Detail, type PictureSources, type RenderOptions } from '../render/index.js'
import { CRISIS_OPTION, crisisContactGiven, warnOfClientPage } from './client-page.js'
import type { Command, Given } from './command.js'
import { EXIT, usage } from './exit.js'
import { DETAIL_OPTION } from './explain-choice.js'
import { oneInput, writeWhole } from './files.js'
import { caseGiven, FORMULATE_OPTIONS, LANGUAGE_OPTION } from './shared.js'

export const reportCommand: Command = {
  name: 'report',
  summary: 'Write the formulation of a case as a page to read or print, with its pictures.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    format: { takes: 'form', values: ['html', 'markdown'], meaning: 'One HTML file, the default, or Markdown with SVG files beside it.' },
    register: { takes: 'reader', values: REGISTERS, meaning: 'For whom it is written; clinician when left out.' },
    detail: { takes: 'level', values: ['brief', ...DETAIL_OPTION.values], meaning: 'How much is shown, to professionals only: brief for a few sheets, otherwise how much of the explanation; short when left out.' },
    ...FORMULATE_OPTIONS,
    ...LANGUAGE_OPTION,
    ...CRISIS_OPTION,
    paper: { takes: 'size', values: PAPERS, meaning: 'What HTML is printed on; A4 when left out.' },
    output: { takes: 'path', short: 'o', meaning: 'Where to write; HTML goes to standard output when left out. For Markdown a .md file, or a folder.' },
    quiet: { short: 'q', meaning: 'Say nothing but errors.' },
  },
  notes: 'A file is written whole or not at all, the pictures of a Markdown text before the text itself.',
  examples: [
    'ipt-formulation report case.json --output report.html',
    'ipt-formulation report case.json --register client --paper Letter --output letter.html',
    'ipt-formulation report case.json --detail brief --output brief.html',
    'ipt-formulation report case.json --format markdown --output report/',
    'ipt-formulation report - --register trainee < case.json > report.html',
  ],
  run: async (given, io) => {
    const format = given.option('format') ?? 'html'
    const output = given.option('output')
    if (format === 'markdown' && given.option('paper') !== undefined) throw usage('--paper with html', 'it with markdown')
    if (format === 'markdown' && output === undefined) throw usage('--output, a .md file or a folder, with markdown', 'none', 'The pictures are files of their own.')
    const { kase, options } = await caseGiven(given, io)
    const formulation = await formulate(kase, options)
    const settings = settingsOf(given, {
      case: kase, instruments: options.ruleSet.instruments, ...(options.language === undefined ? {} : { language: options.language }),
    })
    warnOfClientPage(formulation, settings, io)
    if (output === undefined) {
      io.print(io.atOnce(() => html(formulation, settings, given)))
      return EXIT.ok
    }
    const files = io.atOnce(() => (format === 'html' ? [{ path: output, text: html(formulation, settings, given) }] : markdownFiles(formulation, settings, output)))
    const input = oneInput(given.files, io)
    for (const { path, text } of files) await writeWhole(path, text, input)
    if (!given.flag('quiet')) io.say(files.length === 1 ? 'Written.\n' : `Written, with ${files.length - 1} ${files.length === 2 ? 'picture' : 'pictures'}.\n`)
    return EXIT.ok
  },
}

interface Settings extends RenderOptions, PictureSources {
  readonly register: Register
}

const settingsOf = (given: Given, sources: PictureSources & Pick<RenderOptions, 'language'>): Settings => ({
  register: (given.option('register') ?? 'clinician') as Register,
  detail: (given.option('detail') ?? 'short') as Detail,
  ...crisisContactGiven(given),
  ...sources,
})

const html = (formulation: Formulation, settings: Settings, given: Given): string =>
  renderHtml(formulation, { ...settings, paper: (given.option('paper') ?? 'A4') as Paper })

interface Written {
  readonly path: string
  readonly text: string
}

/** `case.md` has pictures like `case-circle.svg`; in a folder the text is `report.md`, and they need no name of a case. */
function markdownFiles(formulation: Formulation, settings: Settings, output: string): readonly Written[] {
  const isFile = ['.md', '.markdown'].includes(extname(output).toLowerCase())
  const [folder, name] = isFile ? [dirname(output), basename(output)] : [output, 'report.md']
  const { markdown, pictures } = renderMarkdownReport(formulation, { ...settings, filePrefix: isFile ? `${basename(output, extname(output))}-` : '' })
  // The text comes last: where it is, its pictures are.
  return [...pictures.map((picture) => ({ path: join(folder, picture.name), text: picture.text })), { path: join(folder, name), text: markdown }]
}
