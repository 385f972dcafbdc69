import type { SignOutReason } from './use-identity.ts'

/** What the tabs of one browser tell each other. */
export type TabMessage = { kind: 'signed_in' } | { kind: 'signed_out'; reason: SignOutReason }

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('streetgrid')

/** Tells the other tabs of this browser. */
export const tellTabs = (message: TabMessage): void => channel?.postMessage(message)

/** Hears what other tabs tell; returns how to stop. */
export function hearTabs(told: (message: TabMessage) => void): () => void {
  const listener = ({ data }: MessageEvent<TabMessage>) => told(data)
  channel?.addEventListener('message', listener)
  return () => channel?.removeEventListener('message', listener)
}

const activityKey = 'streetgrid.activity'
let own = Date.now()

/** When somebody last touched a page of this browser, in any of its tabs: epoch in milliseconds. */
export function lastActivity(): number {
  return Math.max(own, Number(stored()) || 0)
}

function stored(): string | null {
  try {
    return localStorage.getItem(activityKey)
  } catch {
    return null
  }
}

/** Remembers that somebody touched this page now; tells the other tabs once a second at most. */
export function markActivity(now: number = Date.now()): void {
  const isNews = now - lastActivity() >= 1000
  own = now
  if (!isNews) return
  try {
    localStorage.setItem(activityKey, String(now))
  } catch {
    // A browser that stores nothing has each of its tabs count for itself.
  }
}
