import { z } from 'zod'

/**
 * An ISO 8601 instant with its offset, in the years 1 to 9999 of UTC: outside of them PostgreSQL writes and reads years
 * in a way of its own.
 */
export const instant = z.iso.datetime({ offset: true, abort: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9999
}, 'must be in the years 1 to 9999')
