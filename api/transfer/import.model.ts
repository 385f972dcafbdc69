/** What can be imported, in the order in which the kinds depend on each other. */
export const importKinds = [
  'districts',
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'roads',
  'base-features',
  'service-points',
  'units',
  'incidents',
] as const
export type ImportKind = (typeof importKinds)[number]

export type RejectionCode =
  | 'invalid_json'
  | 'invalid_csv'
  | 'invalid_geometry'
  | 'wrong_geometry_type'
  | 'missing_geometry'
  | 'not_a_number'
  | 'out_of_range'
  | 'swapped_coordinates'
  | 'projected_coordinates'
  | 'geographic_coordinates'
  | 'missing_value'
  | 'invalid_value'
  | 'invalid_history'
  | 'duplicate_code'
  | 'outside_boundary'
  | 'wrong_street'
  | 'unknown_street'
  | 'unknown_reference'
  | 'too_many'

/** A feature that cannot be taken. `at` is where it stands in its source: `line 7`, `feature 3`. */
export interface Rejection {
  at: string
  code: RejectionCode
  message: string
  /** JSON pointer to the property. */
  pointer?: string
}

/** Something the importer did or noticed that its caller should know. */
interface ImportNote {
  code: string
  message: string
}

export interface ImportReport {
  kind: ImportKind
  street: string
  source: string
  read: number
  /** Rows in the database that come from this import; 0 if nothing was written. */
  written: number
  /** Rows of the same kind that had to give way. */
  removed: number
  rejected: Rejection[]
  notes: ImportNote[]
}

/** A feature as a reader hands it over: values may still be text, coordinates in the file's own system. */
export interface RawFeature {
  at: string
  properties: Record<string, unknown>
  geometry: unknown
  /** Of a row: all columns of its table, and those that the geometry was made of. */
  table?: TableColumns
  /** Why the row could not be read; it has then no properties. */
  unreadable?: Pick<Rejection, 'code' | 'message'>
}

export interface TableColumns {
  columns: readonly string[]
  place: readonly string[]
}
