import { factCatalogue } from '../../src/facts/catalogue.js'
import { assembleRuleSet, type Assembled } from '../../src/rules/assemble.js'
import { readFiles } from './rule-set-folder.js'

/** The default rule set as its files lie on disk; throws while a file is wrong. */
export const assembled = (): Assembled => assembleRuleSet(readFiles(), factCatalogue)
