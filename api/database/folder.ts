import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseUnusableError } from './unusable.ts'

/**
 * Makes a folder (an absolute path) and those above it, where they are missing. Throws a DatabaseUnusableError with what
 * to do if it cannot be made, is a file, or may not be written. One folder at a time, for `mkdirSync` with `recursive`
 * never returns where a file system refuses with ENOENT, as /proc does.
 */
export function ensureFolder(path: string): void {
  makeMissing(path)
  if (!statSync(path).isDirectory()) throw unusable(path, 'is a file, not a folder')
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch {
    throw unusable(path, 'may not be written by this user')
  }
}

function makeMissing(path: string): void {
  const missing: string[] = []
  let existing = path
  while (isMissing(existing)) {
    missing.unshift(existing)
    existing = dirname(existing)
  }
  for (const folder of missing)
    try {
      mkdirSync(folder)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      if (code !== 'EEXIST') throw unusable(path, `cannot be made (${code} at ${folder})`)
    }
}

function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined
  } catch {
    // A file stands among the folders above: making this one says so.
    return true
  }
}

const unusable = (path: string, fault: string) =>
  new DatabaseUnusableError(
    `the database's folder ${path} ${fault}: choose another with DATA_DIR, or set DATABASE_URL to a PostgreSQL server`,
  )
