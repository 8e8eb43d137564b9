// The structure of cases and formulations for other tools. It carries what every field means in words, which reading a case does not need.
export { caseJsonSchema } from './input/json-schema.js'
export type { JsonSchema } from './input/json-schema.js'
export { formulationJsonSchema } from './input/formulation-schema.js'
