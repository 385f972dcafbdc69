import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

export const useUnit = (id: string, street: string) =>
  useQuery({
    queryKey: ['unit', street, id],
    queryFn: ({ signal }) => client.unit(id, street, signal),
    staleTime: 60_000,
  })
