import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

export const useRedevelopment = (id: string, street: string) =>
  useQuery({
    queryKey: ['redevelopment', street, id],
    queryFn: ({ signal }) => client.zone(id, street, signal),
    staleTime: 60_000,
  })
