import { useQuery } from '@tanstack/react-query'
import { client, type FeatureCollectionName, type PlaceFeatures } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

export const useDistricts = () =>
  useQuery({
    queryKey: ['districts'],
    queryFn: ({ signal }) => client.districts(signal),
    staleTime: renewal.seldom,
    refetchInterval: renewal.seldom,
  })

export const useDistrict = (code: string | undefined, refetchInterval: number = renewal.seldom) =>
  useQuery({
    queryKey: ['districts', code],
    queryFn: ({ signal }) => client.district(code ?? '', signal),
    refetchInterval,
    enabled: code !== undefined,
  })

/** A whole collection of a street as GeoJSON: the same object as long as nothing in it changed. */
export const useFeatures = (collection: FeatureCollectionName, street: string | undefined) =>
  useQuery({
    queryKey: ['features', collection, street],
    queryFn: ({ signal, client: answers, queryKey }) =>
      client.features(collection, street ?? '', signal, answers.getQueryData<PlaceFeatures>(queryKey)),
    // The entity tag tells what did not change; comparing thousands of outlines would stall the page.
    structuralSharing: false,
    staleTime: renewal.seldom,
    refetchInterval: renewal.seldom,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: street !== undefined,
  })

export const useCommunity = (code: string) =>
  useQuery({
    queryKey: ['community', code],
    queryFn: ({ signal }) => client.community(code, signal),
    refetchInterval: renewal.frequent,
  })
