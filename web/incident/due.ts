/** A span in its two largest units; minutes round up, so that a running clock never shows nothing. */
export function spanParts(milliseconds: number): { days: number; hours: number; minutes: number } {
  const total = Math.ceil(Math.abs(milliseconds) / 60_000)
  const days = Math.floor(total / 1440)
  const hours = Math.floor((total % 1440) / 60)
  return { days, hours: days >= 10 ? 0 : hours, minutes: days > 0 ? 0 : total % 60 }
}
