import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { client, type Incident, RequestProblem } from '../../client.ts'
import { requestNumber } from '../request-number.ts'
import type { ReportBody, ReportPlace } from './report.ts'

/** What contains a place, or which grid is nearest to it. */
export const usePlaceAt = (street: string, place: ReportPlace | undefined) =>
  useQuery({
    queryKey: ['places', 'at', street, place?.at],
    queryFn: ({ signal }) => client.placeAt(street, place?.at ?? [0, 0], signal),
    enabled: place !== undefined,
  })

/** Open incidents that a report of this category at this place may be a duplicate of. */
export const useDuplicates = (street: string, category: string | null, place: ReportPlace | undefined) =>
  useQuery({
    queryKey: ['incidents', 'duplicates', street, category, place?.at],
    queryFn: ({ signal }) => client.duplicates(street, category ?? '', place?.at ?? [0, 0], signal),
    enabled: category !== null && place !== undefined,
  })

export interface Filing {
  body: ReportBody
  /** The incident it is merged into at once. */
  same?: number
  /** What was done, where it is settled already. */
  settled?: string
}
/** `left`: it is filed, and what was to follow at once was refused. */
export type Filed = { incident: Incident; left?: unknown }

/**
 * Files a report and what follows at once: merging it into the one it is the same as, or completing it. What may have
 * arrived unheard is sent again as the same request.
 */
export function useReport(street: string) {
  const answers = useQueryClient()
  const sent = useRef<{ text: string; key: string }>(undefined)
  return useMutation({
    mutationFn: async ({ body, same, settled }: Filing): Promise<Filed> => {
      const text = JSON.stringify(body)
      if (sent.current?.text !== text) sent.current = { text, key: requestNumber() }
      const { key } = sent.current
      const incident = await client.report(street, body, key)
      const { id, loop } = incident
      const next =
        same !== undefined
          ? { verb: 'merge' as const, given: { into: same } }
          : settled !== undefined
            ? { verb: 'complete' as const, given: { note: settled } }
            : undefined
      if (next === undefined) return { incident }
      const step = { id, street, verb: next.verb, sequence: loop.sequence }
      return client.act(step, next.given, `${key}-${next.verb}`).then(
        (taken) => ({ incident: taken }),
        (left: unknown) => ({ incident, left }),
      )
    },
    onSuccess: () => {
      sent.current = undefined
    },
    onError: (problem) => {
      if (problem instanceof RequestProblem && problem.status >= 400 && problem.status < 500)
        sent.current = undefined
    },
    onSettled: () => answers.invalidateQueries({ queryKey: ['incidents'] }),
  })
}
