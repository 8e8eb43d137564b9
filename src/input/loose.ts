/**
 * A value of which anything may be missing. Checks across fields run on it, so that they can be reported
 * together with what is wrong in single fields, after that has been taken out.
 */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T
