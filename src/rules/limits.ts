/** How much one rule set may hold: far above any real one, and low enough that a runaway or hostile one is refused early. */
export const RULE_LIMITS = {
  /** Levels of lists and objects within one another. */
  depth: 32,
  /** Values in everything that was given. */
  values: 1_000_000,
  /** Characters (UTF-16 units) of one text. */
  textLength: 4_000,
  /** Fields of one object, before its kind is known. */
  fields: 1_000,
  /** Characters (UTF-16 units) of the name of a field. */
  nameLength: 200,
  /** Groups within one another in a condition. */
  conditionDepth: 6,
  /** Leaves of one rule, `unless` included. */
  leaves: 40,
  /** Members of one list operand. */
  operands: 100,
  rules: 2_000,
  /** Items of any other list. */
  items: 1_000,
  /** Problems listed. */
  problems: 200,
} as const
