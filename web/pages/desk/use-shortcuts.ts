import { useEffect, useRef } from 'react'
import { type QueueName, queueNames } from '../../incident/queue.ts'

/** What a key asks of the whole desk. */
export type Shortcut = { kind: 'help' } | { kind: 'report' } | { kind: 'queue'; name: QueueName }

/** The keys of the whole desk: a queue by its number, a new report by n, the list of keys by a question mark. */
export function shortcutOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Omit<KeyboardEventInit, 'shiftKey'>): Shortcut | undefined {
  if (ctrlKey || metaKey || altKey || key === undefined) return undefined
  if (key === '?') return { kind: 'help' }
  if (key === 'n') return { kind: 'report' }
  const name = /^[1-9]$/.test(key) ? queueNames[Number(key) - 1] : undefined
  return name === undefined ? undefined : { kind: 'queue', name }
}

/**
 * Hears the keys of the desk where a single letter does not belong to something else: in the queue, and where nothing has
 * the focus (WCAG 2.2, 2.1.4).
 */
export function useShortcuts(onShortcut: (shortcut: Shortcut) => void) {
  const latest = useRef(onShortcut)
  useEffect(() => {
    latest.current = onShortcut
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      const isOwn =
        target === document.body || (target instanceof Element && target.closest('#queue') !== null)
      const shortcut = isOwn ? shortcutOf(event) : undefined
      if (shortcut === undefined) return
      event.preventDefault()
      latest.current(shortcut)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
