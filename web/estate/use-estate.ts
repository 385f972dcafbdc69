import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useEstate = (id: string, street: string) =>
  useQuery({
    queryKey: ['estate', street, id],
    queryFn: ({ signal }) => client.estate(id, street, signal),
    refetchInterval: renewal.frequent,
  })
