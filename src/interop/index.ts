// REDCap
export { DICTIONARY_COLUMNS, redcapDictionary } from './redcap/dictionary.js'
export { casesToRedcap } from './redcap/export.js'
export { redcapToCases } from './redcap/import.js'
export type { RedcapImport, RedcapImportOptions } from './redcap/import.js'
