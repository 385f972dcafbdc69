import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

/** What the office has set; it changes with a restart of the server only. */
export const useSettings = () =>
  useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => client.settings(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
