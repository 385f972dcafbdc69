import { z } from 'zod'
import { bounds, latitude, longitude } from '../geometry.model.ts'

export const searchKinds = [
  'grid',
  'community',
  'estate',
  'redevelopment-zone',
  'service-point',
  'unit',
  'road',
  'building',
  'category',
  'incident',
] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchResults = z
  .object({
    results: z.array(
      z.object({
        kind: z.enum(searchKinds),
        id: z.string(),
        name: z.string(),
        detail: z.string().nullable(),
        longitude: longitude.nullable(),
        latitude: latitude.nullable(),
        bounds: bounds.nullable(),
      }),
    ),
  })
  .meta({ id: 'SearchResults' })
export type SearchResult = z.infer<typeof searchResults>['results'][number]

export const addresses = z
  .object({
    addresses: z.array(
      z.object({
        kind: z.enum(['building', 'estate']),
        id: z.int(),
        name: z.string(),
        detail: z.string().nullable(),
        longitude,
        latitude,
      }),
    ),
  })
  .meta({ id: 'Addresses' })
export type Address = z.infer<typeof addresses>['addresses'][number]
