import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useBuilding = (id: string, street: string) =>
  useQuery({
    queryKey: ['building', street, id],
    queryFn: ({ signal }) => client.building(id, street, signal),
    refetchInterval: renewal.frequent,
  })
