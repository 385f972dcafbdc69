import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useSyncExternalStore } from 'react'
import { client } from '../client.ts'
import { type Connection, keepConnected, type LiveState } from './connection.ts'
import { makeRefresher, refreshedBy } from './refresh.ts'

type Shared = {
  state: LiveState
  connection: Connection
  listeners: Set<() => void>
  stop(): void
}

const unconnected: LiveState = { state: 'connecting', since: 0, lastMessageAt: 0 }

/** The connections of this tab: one for each street that is looked at, whoever looks. */
const connections = new WeakMap<QueryClient, Map<string, Shared>>()

function connectionsOf(answers: QueryClient): Map<string, Shared> {
  const known = connections.get(answers)
  if (known !== undefined) return known
  const made = new Map<string, Shared>()
  connections.set(answers, made)
  return made
}

function connected(answers: QueryClient, street: string): Shared {
  const listeners = new Set<() => void>()
  const refresh = makeRefresher((queryKey) => answers.invalidateQueries({ queryKey }))
  const connection = keepConnected({
    connect: (after, signal) => client.live(street, after, signal),
    onMessage: (message) => refresh(refreshedBy(message, street)),
    onChange: (state) => {
      // After an outage all that could not be read in it is asked for again, whether something happened or not.
      if (state.state === 'live' && shared.state.state === 'lost') refresh([['incidents']])
      shared.state = state
      for (const tell of listeners) tell()
    },
  })
  const retry = () => connection.retry()
  window.addEventListener('online', retry)
  const shared: Shared = {
    state: unconnected,
    connection,
    listeners,
    stop: () => {
      window.removeEventListener('online', retry)
      connection.stop()
    },
  }
  return shared
}

/**
 * Keeps the answers about a street's incidents as new as the server tells, and says how that goes. All who look at
 * a street share one connection; nobody looking, it is closed.
 */
export function useLive(street: string | undefined): LiveState {
  const answers = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) => {
      if (street === undefined) return () => undefined
      const all = connectionsOf(answers)
      const shared = all.get(street) ?? connected(answers, street)
      all.set(street, shared)
      shared.listeners.add(listener)
      return () => {
        shared.listeners.delete(listener)
        if (shared.listeners.size > 0) return
        shared.stop()
        all.delete(street)
      }
    },
    [answers, street],
  )
  return useSyncExternalStore(subscribe, () =>
    street === undefined ? unconnected : (connectionsOf(answers).get(street)?.state ?? unconnected),
  )
}

/** How the connection of the page goes. */
export const LiveContext = createContext<LiveState>(unconnected)
