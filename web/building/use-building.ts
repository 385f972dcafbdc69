import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

export const useBuilding = (id: string, street: string) =>
  useQuery({
    queryKey: ['building', street, id],
    queryFn: ({ signal }) => client.building(id, street, signal),
    staleTime: 60_000,
  })
