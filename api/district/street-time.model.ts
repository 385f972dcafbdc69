/** The time of the streets: days begin at its midnight, and times without an offset are meant in it. */
export const streetTimeZone = 'Asia/Shanghai'
/** It is UTC+8 all year since 1991, in milliseconds; the host's own time zone plays no part. */
export const streetTimeOffset = 8 * 3_600_000

/** The day of an instant in the streets' time, `yyyy-mm-dd`. */
export const streetDay = (instant: Date): string =>
  new Date(instant.getTime() + streetTimeOffset).toISOString().slice(0, 10)
