import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { client, type ManyToDispatch, RequestProblem } from '../client.ts'
import { useRenewal } from '../ui/renewal.ts'
import { requestNumber } from './request-number.ts'

/** What lies around an incident. */
export const useNearby = (id: number, street: string) =>
  useQuery({
    queryKey: ['incidents', 'nearby', street, id],
    queryFn: ({ signal }) => client.nearby(id, street, signal),
    refetchInterval: useRenewal(),
  })

/** The units that could be sent to an incident, the most suitable first. */
export const useSuggestions = (id: number, street: string) =>
  useQuery({
    queryKey: ['incidents', 'suggestions', street, id],
    queryFn: ({ signal }) => client.suggestions(id, street, signal),
  })

/** The names of units that were chosen among those that could be sent to an incident. */
export function useUnitNames(
  id: number | undefined,
  street: string,
  chosen: readonly number[],
): readonly string[] {
  const { data } = useQuery({
    queryKey: ['incidents', 'suggestions', street, id],
    queryFn: ({ signal }) => client.suggestions(id ?? 0, street, signal),
    enabled: id !== undefined && chosen.length > 0,
  })
  const names = new Map(data?.map((unit) => [unit.unit_id, unit.unit_name]))
  return chosen.flatMap((unit) => names.get(unit) ?? [])
}

/** Sends the same units to many incidents; what may have arrived unheard is sent again as the same request. */
export function useDispatchMany(street: string) {
  const answers = useQueryClient()
  const sent = useRef<{ text: string; key: string }>(undefined)
  return useMutation({
    mutationFn: (body: ManyToDispatch) => {
      const text = JSON.stringify(body)
      if (sent.current?.text !== text) sent.current = { text, key: requestNumber() }
      return client.dispatchMany(street, body, sent.current.key)
    },
    onError: (problem) => {
      if (problem instanceof RequestProblem && problem.status >= 400 && problem.status < 500)
        sent.current = undefined
    },
    onSettled: () => answers.invalidateQueries({ queryKey: ['incidents'] }),
  })
}
