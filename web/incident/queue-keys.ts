/** What a key does in a queue; `move` is the place to go to, which may lie beyond the rows that are there yet. */
export type QueueStep =
  | { kind: 'move'; to: number }
  /** Picks every row from the current one to `to`, and goes there. */
  | { kind: 'extend'; to: number }
  | { kind: 'open' | 'toggle' | 'all' | 'none' }

export interface QueueKey {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

export interface QueuePlace {
  current: number
  total: number
  /** How many rows are in sight. */
  page: number
}

/**
 * The keyboard of a queue, after the listbox pattern of the ARIA practices: arrows, Page, Home and End move, with Shift
 * they pick on the way, Space picks, Enter opens, Ctrl+A picks all, Escape none. Undefined for any other key.
 */
export function queueStep(event: QueueKey, { current, total, page }: QueuePlace): QueueStep | undefined {
  const { key, shiftKey } = event
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'a' ? { kind: 'all' } : undefined
  if (key === 'Enter') return { kind: 'open' }
  if (key === ' ') return { kind: 'toggle' }
  if (key === 'Escape') return { kind: 'none' }
  const places = new Map([
    ['ArrowDown', current + 1],
    ['ArrowUp', current - 1],
    ['PageDown', current + Math.max(1, page - 1)],
    ['PageUp', current - Math.max(1, page - 1)],
    ['Home', 0],
    ['End', total - 1],
  ])
  const place = places.get(key)
  if (place === undefined || total === 0) return undefined
  const to = Math.max(0, Math.min(total - 1, place))
  return { kind: shiftKey ? 'extend' : 'move', to }
}

/** The place of the current row after the rows changed: its own, or of the one that took its place where it is gone. */
export function placeAfter(
  rows: readonly { id: number }[],
  active: { id: number; index: number } | undefined,
): number {
  const place = rows.findIndex(({ id }) => id === active?.id)
  return place >= 0 ? place : Math.min(active?.index ?? 0, Math.max(0, rows.length - 1))
}
