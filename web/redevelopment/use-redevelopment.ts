import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useRedevelopment = (id: string, street: string) =>
  useQuery({
    queryKey: ['redevelopment', street, id],
    queryFn: ({ signal }) => client.zone(id, street, signal),
    refetchInterval: renewal.frequent,
  })
