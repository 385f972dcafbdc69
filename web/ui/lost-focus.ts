import { useEffect, useRef } from 'react'

let last: Element | null = null
let keyboard = false
let watching = false

/** Remembers where the focus was and whether a key or a pointer was used last; once for the page. */
function watch() {
  if (watching) return
  watching = true
  last = document.activeElement
  addEventListener('keydown', () => (keyboard = true), true)
  addEventListener('pointerdown', () => (keyboard = false), true)
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null
  })
  document.addEventListener('focusout', ({ target }) => {
    // A removed element may say so too; only one that stays has given its focus away.
    queueMicrotask(() => {
      if (target === last && last?.isConnected) last = null
    })
  })
}

/** True while nothing has the focus because what had it was removed from the page. */
export const focusWasLost = (): boolean =>
  document.activeElement === document.body && last !== null && !last.isConnected

/** True if the last thing used was the keyboard, not a pointer. */
export const usedKeyboard = (): boolean => keyboard

export function useFocusWatch() {
  useEffect(watch, [])
}

/** Where the focus goes when, with a change of `change`, what had it is removed from the page. */
export function useLostFocus(change: unknown, target: () => HTMLElement | null | undefined) {
  const wanted = useRef(target)
  useEffect(() => {
    wanted.current = target
  })
  useFocusWatch()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change is what it waits for
  useEffect(() => {
    if (focusWasLost()) wanted.current()?.focus()
  }, [change])
}

/** Gives the focus back, when the component goes, to what had it when it came, or else to `otherwise`. */
export function useFocusReturn(otherwise: () => HTMLElement | null) {
  const fallback = useRef(otherwise)
  useEffect(() => {
    const origin = document.activeElement
    const { current } = fallback
    return () => {
      // What had the focus may have been an item of a menu that is gone.
      const isThere = origin instanceof HTMLElement && origin !== document.body && origin.isConnected
      const back = isThere ? origin : current()
      back?.focus()
    }
  }, [])
}
