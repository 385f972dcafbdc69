import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useUnit = (id: string, street: string) =>
  useQuery({
    queryKey: ['unit', street, id],
    queryFn: ({ signal }) => client.unit(id, street, signal),
    refetchInterval: renewal.frequent,
  })
