type Singular<Key> = Key extends `${infer Base}_other` ? `${Base}_one` : never

/**
 * The same keys with any text: what a second language must supply for the first. What Chinese says of any number
 * (`_other`) English says of one as well (`_one`).
 */
export type Words<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string ? string : Words<Table[Key]>
} & { readonly [Key in Singular<keyof Table>]: string }
