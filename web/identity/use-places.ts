import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useStreets = () =>
  useQuery({
    queryKey: ['districts'],
    queryFn: ({ signal }) => client.districts(signal),
    staleTime: renewal.seldom,
  })

/** The codes and names of the communities or grids of a street, or the ids and names of its units. */
export const useNamed = (collection: 'communities' | 'grids' | 'units', street: string | undefined) =>
  useQuery({
    queryKey: ['named', collection, street],
    queryFn: async ({ signal }) => {
      const { features } = await client.features(collection, street ?? '', signal)
      return features.map(({ id, properties }) => ({
        id: String(properties?.code ?? id),
        name: String(properties?.name ?? id),
      }))
    },
    staleTime: renewal.seldom,
    enabled: street !== undefined,
  })
