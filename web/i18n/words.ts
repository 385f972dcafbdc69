/** The same keys with any text: what a second language must supply for the first. */
export type Words<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string ? string : Words<Table[Key]>
}
