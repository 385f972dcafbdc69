import { useSyncExternalStore } from 'react'

const clocks = new Map<
  number,
  { now: number; listeners: Set<() => void>; timer: ReturnType<typeof setInterval> }
>()

function subscribe(period: number, listener: () => void) {
  const known = clocks.get(period)
  if (known === undefined) {
    const listeners = new Set([listener])
    const clock = {
      now: Date.now(),
      listeners,
      timer: setInterval(() => {
        clock.now = Date.now()
        for (const tell of listeners) tell()
      }, period),
    }
    clocks.set(period, clock)
  } else known.listeners.add(listener)
  return () => {
    const clock = clocks.get(period)
    clock?.listeners.delete(listener)
    if (clock?.listeners.size === 0) {
      clearInterval(clock.timer)
      clocks.delete(period)
    }
  }
}

const subscribers = new Map<number, (listener: () => void) => () => void>()
function subscriberOf(period: number) {
  const known = subscribers.get(period)
  if (known !== undefined) return known
  const made = (listener: () => void) => subscribe(period, listener)
  subscribers.set(period, made)
  return made
}

const opened = Date.now()

/** The time, renewed every `period` milliseconds; all users of one period share one timer. */
export const useNow = (period: number): number =>
  useSyncExternalStore(subscriberOf(period), () => clocks.get(period)?.now ?? opened)
