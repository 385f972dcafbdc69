import { z } from 'zod'
import { coded, count, named } from '../feature/feature.shapes.ts'
import { latitude, longitude } from '../geometry.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'
import { serviceKinds } from '../service/service.model.ts'
import { unitKinds } from '../unit/unit.model.ts'

const metres = z.number().min(0).describe('Metres on the ellipsoid, as the crow flies')

export const placeAtPoint = z
  .object({
    grid: coded.nullable(),
    community: coded.nullable(),
    estate: named.nullable(),
    zone: named.nullable(),
    building: z.object({ id: z.int(), name: z.string().nullable() }).nullable(),
    nearest_grid: z
      .object({ code: z.string(), name: z.string(), distance: metres })
      .nullable()
      .describe('Only where no grid contains the point'),
  })
  .meta({ id: 'PlaceAt' })
export type PlaceAt = z.infer<typeof placeAtPoint>

export const nearbyItems = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        kind: z.enum([...unitKinds, ...serviceKinds]),
        distance: metres,
        longitude,
        latitude,
      }),
    ),
  })
  .meta({ id: 'Nearby' })
export type NearbyItem = z.infer<typeof nearbyItems>['items'][number]

export const shapeFigures = z
  .object({
    area: z.number().min(0).describe('Square metres of the shape itself, in or out of the street'),
    grids: count.describe('Grids that the shape overlaps'),
    estates: count.describe('Estates that the shape overlaps'),
    buildings: count.describe('Buildings whose point on the surface lies in the shape'),
    households: count.describe('In those buildings, like the people'),
    resident_population: count,
    registered_population: count,
    elderly_population: count,
    incidents: incidentFigures,
    service_points: count,
    units: count,
  })
  .meta({ id: 'ShapeFigures' })
export type ShapeFigures = z.infer<typeof shapeFigures>
