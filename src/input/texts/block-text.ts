/**
 * What the JSON Schema says about an object and its fields in words. It stands apart from the schemas themselves
 * so that a page which only reads cases does not load it.
 */
export interface BlockText<Block> {
  readonly id?: string
  readonly title?: string
  readonly fields: Readonly<Record<keyof Block & string, string>>
}
