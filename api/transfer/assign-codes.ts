import { createHash } from 'node:crypto'
import { childCode, inCodeOrder, type NumberedArea } from '../district/place-code.model.ts'
import type { RawFeature } from './import.model.ts'
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

/**
 * A code for a feature of a source without codes, made of what it says, 16 hexadecimal digits: the same feature read again
 * has the same code whatever its file is called, a changed one another. `occurrence` counts, from 1, the features of one
 * source that say the very same.
 */
export function contentCode({ properties, geometry }: Omit<RawFeature, 'at'>, occurrence = 1): string {
  const named = Object.entries(properties).sort(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([named, geometry, occurrence]))
    .digest('hex')
    .slice(0, 16)
}
