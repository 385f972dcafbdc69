import { useQuery } from '@tanstack/react-query'
import { client, type FeatureCollectionName } from '../client.ts'

const slow = 5 * 60_000

export const useDistricts = () =>
  useQuery({
    queryKey: ['districts'],
    queryFn: ({ signal }) => client.districts(signal),
    staleTime: slow,
  })

export const useDistrict = (code: string | undefined) =>
  useQuery({
    queryKey: ['districts', code],
    queryFn: ({ signal }) => client.district(code ?? '', signal),
    staleTime: 60_000,
    enabled: code !== undefined,
  })

/** A whole collection of a street as GeoJSON; it seldom changes. */
export const useFeatures = (collection: FeatureCollectionName, street: string | undefined) =>
  useQuery({
    queryKey: ['features', collection, street],
    queryFn: ({ signal }) => client.features(collection, street ?? '', signal),
    staleTime: slow,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: street !== undefined,
  })

export const useCommunity = (code: string) =>
  useQuery({
    queryKey: ['community', code],
    queryFn: ({ signal }) => client.community(code, signal),
    staleTime: 60_000,
  })
