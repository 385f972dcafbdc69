import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

export const useGrid = (id: string) =>
  useQuery({
    queryKey: ['grid', id],
    queryFn: ({ signal }) => client.grid(id, signal),
    staleTime: 60_000,
  })
