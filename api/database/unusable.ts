/** The database cannot be used as it is; the message says what to do. */
export class DatabaseUnusableError extends Error {
  readonly code = 'database_unusable'
}
