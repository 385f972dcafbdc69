import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '../client.ts'

const sessionsKey = ['own-sessions']
const keysKey = ['own-keys']

/** The browsers in which one's own account is signed in. */
export const useSessions = () =>
  useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => client.sessions(signal),
    staleTime: 0,
  })

/** The keys by which other software asks in one's own name. */
export const useKeys = () =>
  useQuery({ queryKey: keysKey, queryFn: ({ signal }) => client.keys(signal), staleTime: 0 })

export function useEndSession() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => client.endSession(id),
    onSettled: () => answers.invalidateQueries({ queryKey: sessionsKey }),
  })
}

export function useCreateKey() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (wanted: { name: string; days?: number }) => client.createKey(wanted),
    onSuccess: () => answers.invalidateQueries({ queryKey: keysKey }),
  })
}

export function useRevokeKey() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => client.revokeKey(id),
    onSettled: () => answers.invalidateQueries({ queryKey: keysKey }),
  })
}
