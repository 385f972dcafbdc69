import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useGrid = (id: string) =>
  useQuery({
    queryKey: ['grid', id],
    queryFn: ({ signal }) => client.grid(id, signal),
    refetchInterval: renewal.frequent,
  })
