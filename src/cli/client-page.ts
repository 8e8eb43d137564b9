import type { Formulation, Register } from '../index.js'
import { pressingMessages } from '../render/index.js'
import type { Given, OptionSpec } from './command.js'
import { usage } from './exit.js'
import type { Io } from './io.js'

/** The option of the commands that write pages for clients. */
export const CRISIS_OPTION = {
  'crisis-contact': { takes: 'text', meaning: 'Whom to call, on a client\'s page; where it stops at safety, a line to fill in when left out.' },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** Whom a client's page names; refused where no client's page is written. */
export function crisisContactGiven(given: Given): { readonly crisisContact?: string } {
  const contact = given.option('crisis-contact')
  if (contact !== undefined && given.option('register') !== 'client') throw usage('--crisis-contact with --register client', 'it without')
  return contact === undefined ? {} : { crisisContact: contact }
}

/** Says on the side that a client's page is not the whole, and what must be done before it is shown. */
export function warnOfClientPage(formulation: Formulation, { register, crisisContact = '' }: { readonly register: Register; readonly crisisContact?: string }, io: Io): void {
  if (register !== 'client') return
  const pressing = [...new Set(pressingMessages(formulation).map(({ ruleId }) => ruleId))]
  if (pressing.length > 0) {
    io.say(`The client's page stops after its safety part and the rest was left out, because this must be acted on first: ${pressing.join(', ')}. `
      + 'Read the page for the clinician before this one is shown to anybody.\n')
    if (crisisContact.trim() === '') {
      io.say('WARNING: the page names nobody to call. Give --crisis-contact, or write a name and a number on its line before it leaves your hands.\n')
    }
  } else if (formulation.messages.some(({ withholds }) => withholds.length > 0)) {
    io.say('Something more pressing was found. Read the page for the clinician before this one is shown to anybody.\n')
  }
}
