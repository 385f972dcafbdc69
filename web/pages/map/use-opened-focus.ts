import { useEffect, useRef } from 'react'
import { focusWasLost, usedKeyboard, useFocusWatch } from '../../ui/lost-focus.ts'

const heading = () => document.querySelector<HTMLElement>('#drawer h2')
const fallbacks = ['#incident-list', '#map canvas', '#map']

/**
 * Lets the focus follow what is opened: to the drawer's heading when a key opened it or a door inside the drawer was
 * taken, and back to where it came from when it is closed. `opened` names the thing.
 */
export function useOpenedFocus(opened: string | undefined) {
  const before = useRef(opened)
  const origin = useRef<HTMLElement | null>(null)
  useFocusWatch()
  useEffect(() => {
    if (before.current === opened) return
    const wasOpen = before.current !== undefined
    before.current = opened
    const active = document.activeElement instanceof HTMLElement ? document.activeElement : null
    if (opened !== undefined) {
      const inside = active?.closest('#drawer') != null
      if (!wasOpen && !inside) origin.current = active === document.body ? null : active
      if (focusWasLost() || usedKeyboard()) heading()?.focus()
      return
    }
    if (!focusWasLost()) return
    const back = origin.current?.isConnected
      ? origin.current
      : fallbacks.map((name) => document.querySelector<HTMLElement>(name)).find((found) => found !== null)
    back?.focus()
  }, [opened])
}
