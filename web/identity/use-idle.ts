import { useCallback, useEffect, useRef, useState } from 'react'
import { type IdleState, idleState } from './idle.ts'
import { lastActivity, markActivity } from './tabs.ts'

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
const atWork: IdleState = { kind: 'at_work' }
const same = (one: IdleState, other: IdleState) => JSON.stringify(one) === JSON.stringify(other)

/**
 * Whether somebody is at work in this browser; what the page asks in the background is no work. `idleSeconds` null: it
 * does not matter. While they are warned only `stay` counts, in this tab.
 */
export function useIdle(idleSeconds: number | null): { state: IdleState; stay(): void } {
  const [state, setState] = useState(atWork)
  const isWarned = useRef(false)
  const look = useCallback(() => {
    const next = idleState(Date.now(), lastActivity(), idleSeconds)
    isWarned.current = next.kind !== 'at_work'
    setState((before) => (same(before, next) ? before : next))
  }, [idleSeconds])
  useEffect(() => {
    if (idleSeconds === null) return setState(atWork)
    markActivity()
    look()
    const touch = () => {
      if (!isWarned.current) markActivity()
    }
    const timer = setInterval(look, 1000)
    for (const kind of touches) addEventListener(kind, touch, { capture: true, passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const kind of touches) removeEventListener(kind, touch, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [idleSeconds, look])
  const stay = () => {
    markActivity()
    look()
  }
  return { state, stay }
}
