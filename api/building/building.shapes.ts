import { z } from 'zod'
import { coded, named, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { buildingKinds, buildingStructures, safetyClasses } from './building.model.ts'

export const buildingDetail = placed
  .extend({
    id: z.int(),
    code: z.string(),
    name: z.string().nullable(),
    address: z.string().nullable(),
    kind: z.enum(buildingKinds),
    estate_id: z.int().nullable(),
    estate_name: z.string().nullable(),
    grid_code: z.string().nullable(),
    floors: z.int().positive(),
    built_year: z.int().nullable(),
    structure: z.enum(buildingStructures).nullable(),
    safety_class: z.enum(safetyClasses).nullable(),
    households: count,
    resident_population: count,
    registered_population: count,
    elderly_population: count,
    area: z.number().describe('Square metres of the footprint'),
    estate: named.nullable(),
    grid: coded.nullable(),
    zone: named.nullable(),
  })
  .meta({ id: 'Building' })
export type BuildingDetail = z.infer<typeof buildingDetail>
