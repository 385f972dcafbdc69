import { createHash } from 'node:crypto'

/** A short text that stands for a value as it is: another for every other. */
export const versionOf = (value: readonly (string | number | boolean | null)[]): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)

/** A version as an entity tag. */
export const tagOf = (version: string): string => `"${version}"`

/** False if a caller's `If-Match` names other versions than this one; without it every one is as well. */
export const isExpected = (ifMatch: string | undefined, version: string): boolean =>
  ifMatch === undefined ||
  ifMatch.trim() === '*' ||
  ifMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === tagOf(version))
