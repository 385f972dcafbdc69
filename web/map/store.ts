import { useSyncExternalStore } from 'react'

/** A value that changes often, for the few that look at it: writing it renders nobody else. */
export interface Store<Value> {
  get(): Value
  set(value: Value): void
  /** Calls `listener` after every change; returns what ends that. */
  subscribe(listener: () => void): () => void
}

/** A store; values that are `same` are no change. */
export function makeStore<Value>(initial: Value, same: (first: Value, second: Value) => boolean = Object.is) {
  let value = initial
  const listeners = new Set<() => void>()
  const store: Store<Value> = {
    get: () => value,
    set: (next) => {
      if (same(value, next)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}

/** What a store holds, or a part of it; only another part renders anew. */
export function useStored<Value>(store: Store<Value>): Value
export function useStored<Value, Part>(store: Store<Value>, part: (value: Value) => Part): Part
export function useStored<Value>(store: Store<Value>, part: (value: Value) => unknown = (value) => value) {
  return useSyncExternalStore(store.subscribe, () => part(store.get()))
}
