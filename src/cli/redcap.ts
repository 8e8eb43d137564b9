import { casesToRedcap, redcapDictionary, redcapToCases } from '../interop/index.js'
import { casesOf } from './case-lines.js'
import type { Command, Given } from './command.js'
import { EXIT, Stop } from './exit.js'
import { oneInput, readText, writeWhole } from './files.js'
import type { Io } from './io.js'

const OUTPUT = { output: { takes: 'path', short: 'o', meaning: 'Write to this file, whole or not at all, instead of standard output.' } } as const

const dictionary: Command = {
  name: 'redcap dictionary',
  summary: 'Write the data dictionary of a REDCap project that holds cases, in CSV.',
  mostOperands: 0,
  options: OUTPUT,
  notes: [
    'Two things are set in REDCap itself: all forms but ipt_case are enabled as repeating instruments, and the missing data codes',
    'are unknown, declined and not-applicable.',
  ].join('\n'),
  examples: ['ipt-formulation redcap dictionary --output dictionary.csv'],
  run: async (given, io) => {
    await put(given, redcapDictionary(), '-', io)
    return EXIT.ok
  },
}

const importCommand: Command = {
  name: 'redcap import',
  summary: 'Read cases from a REDCap export: raw data in CSV in, a line of JSON a case out.',
  operands: '[file|-]',
  mostOperands: 1,
  options: {
    event: { takes: 'name', meaning: 'Take this event only, of a project with several; without it each record and event is a case.' },
    ...OUTPUT,
    quiet: { short: 'q', meaning: 'Say nothing of columns that are left aside.' },
  },
  notes: 'A record in which something is wrong is told by row and column and left out; the others are written, and the command ends with 1.',
  examples: ['ipt-formulation redcap import export.csv --output cases.ndjson', 'ipt-formulation redcap import export.csv --event baseline_arm_1 | ipt-formulation batch -'],
  run: async (given, io) => {
    const file = oneInput(given.files, io)
    const text = await readText(file, io)
    const event = given.option('event')
    const { cases, problems, ignored } = io.atOnce(() => redcapToCases(text, event === undefined ? {} : { event }))
    await put(given, cases.map((kase) => `${JSON.stringify(kase)}\n`).join(''), file, io)
    if (ignored.length > 0 && !given.flag('quiet')) io.say(`${ignored.length === 1 ? 'One column belongs' : `${ignored.length} columns belong`} to other forms and ${ignored.length === 1 ? 'is' : 'are'} left aside.\n`)
    if (problems.length > 0) throw new Stop(EXIT.findings, problems)
    return EXIT.ok
  },
}

const exportCommand: Command = {
  name: 'redcap export',
  summary: 'Write cases as a CSV file that REDCap imports.',
  operands: '[path|-]',
  mostOperands: 1,
  options: OUTPUT,
  notes: 'Cases are lines of JSON, a file of one case, or a folder of such files. Open the result in REDCap and not in a spreadsheet: nothing guards texts that look like formulas.',
  examples: ['ipt-formulation redcap export cases.ndjson --output redcap.csv'],
  run: async (given, io) => {
    const path = oneInput(given.files, io)
    const cases = await casesOf(path, io)
    await put(given, io.atOnce(() => casesToRedcap(cases)), path, io)
    return EXIT.ok
  },
}

export const REDCAP_COMMANDS: readonly Command[] = [dictionary, importCommand, exportCommand]

async function put(given: Given, text: string, input: string, io: Io): Promise<void> {
  const output = given.option('output')
  if (output === undefined) io.print(text)
  else await writeWhole(output, text, input)
}
