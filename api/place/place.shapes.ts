import { z } from 'zod'
import { safetyClasses } from '../building/building.model.ts'
import { coded, named } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
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

export const placeSetPage = z
  .object({
    total: count,
    items: z.array(
      z.object({
        id: z.string().describe('A code, or an id as text'),
        name: z.string().nullable(),
        kind: z
          .string()
          .nullable()
          .describe(
            'The kind of a building, service point or unit, the phase of a zone; null for the others',
          ),
        households: count.nullable().describe('Homes of people in it; null where there are none to have'),
        safety_class: z.enum(safetyClasses).nullable(),
        is_old: z.boolean().nullable(),
      }),
    ),
    next: z.string().nullable().describe('Goes into `after`; null on the last page'),
  })
  .meta({ id: 'PlaceSet' })
export type PlaceSetPage = z.infer<typeof placeSetPage>
export type PlaceSetItem = PlaceSetPage['items'][number]
