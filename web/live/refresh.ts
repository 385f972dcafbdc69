import type { StreamMessage } from './event-stream.ts'

/** The beginning of the keys of the answers to ask for again. */
export type RefreshKey = readonly string[]

/** Everything that shows incidents. */
const everything: RefreshKey = ['incidents']

/**
 * What a message makes old: a step changes the map's points, the list, the figures and the incident itself; where a
 * stream begins (what was read before may be older) or begins anew, everything.
 */
export function refreshedBy({ event, data }: StreamMessage, street: string): RefreshKey[] {
  if (event === 'position' || event === 'reset') return [everything]
  if (event !== 'incident') return []
  const id = incidentId(data)
  const shown: RefreshKey[] = ['points', 'list', 'summary'].map((part) => ['incidents', part])
  return id === undefined ? [everything] : [...shown, ['incidents', 'one', street, id]]
}

function incidentId(data: string): string | undefined {
  try {
    const { incident } = JSON.parse(data) as { incident?: { id?: unknown } }
    return typeof incident?.id === 'number' ? String(incident.id) : undefined
  } catch {
    return undefined
  }
}

/** Waits some milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>

const pause: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Asks again at once for what became old, and for the same thing not before it is answered and a second has passed:
 * however many messages come meanwhile, one more question follows.
 */
export function makeRefresher(
  refresh: (key: RefreshKey) => Promise<void>,
  wait: Wait = pause,
  period = 1000,
): (keys: readonly RefreshKey[]) => void {
  const running = new Map<string, { isDue: boolean }>()
  const run = async (name: string, key: RefreshKey) => {
    const entry = { isDue: true }
    running.set(name, entry)
    while (entry.isDue) {
      entry.isDue = false
      await Promise.all([refresh(key).catch(() => undefined), wait(period)])
    }
    running.delete(name)
  }
  return (keys) => {
    for (const key of keys) {
      const name = key.join(' ')
      const entry = running.get(name)
      if (entry === undefined) void run(name, key)
      else entry.isDue = true
    }
  }
}
