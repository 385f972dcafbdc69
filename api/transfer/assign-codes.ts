import { childCode, inCodeOrder, type NumberedArea } from '../district/place-code.model.ts'
import { ImportError } from './import-error.ts'

export interface UncodedPlace extends NumberedArea {
  key: number
}

/**
 * Codes for places that have none: three digits below `parent`, free ones from 001 up, given in the order of codes.
 * Throws an ImportError if more than 999 are needed.
 */
export function assignCodes(
  parent: string,
  places: readonly UncodedPlace[],
  taken: ReadonlySet<string>,
): Map<number, string> {
  const codes = new Map<number, string>()
  let order = 0
  for (const { key } of inCodeOrder(places)) {
    do {
      order += 1
      if (order > 999) throw new ImportError('too_many', `${parent} has no free code left: it ends at 999`)
    } while (taken.has(childCode(parent, order)))
    codes.set(key, childCode(parent, order))
  }
  return codes
}

/** A code for the n-th feature of a source without codes: the same file read again yields the same codes. */
export function sourceCode(source: string, ordinal: number): string {
  const name = source.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const plain = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 30)
  return `${plain}-${ordinal}`
}
