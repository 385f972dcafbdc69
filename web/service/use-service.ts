import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useService = (id: string, street: string) =>
  useQuery({
    queryKey: ['service', street, id],
    queryFn: ({ signal }) => client.servicePoint(id, street, signal),
    refetchInterval: renewal.frequent,
  })
