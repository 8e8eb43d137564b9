import { fileURLToPath } from 'node:url'

/** The folder of rule files in this package, as seen from the built command line tool. */
export const SHIPPED_RULES = fileURLToPath(new URL('../rules/ipt-core', import.meta.url))
