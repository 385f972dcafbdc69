import { z } from 'zod'
import { safetyClasses } from '../building/building.model.ts'
import { coded, named, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'
import { estateKinds } from './estate.model.ts'

export const estateDetail = placed
  .extend({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(estateKinds),
    built_year: z.int().nullable(),
    is_old: z.boolean(),
    renovated_year: z.int().nullable(),
    households: count,
    area: z.number().describe('Square metres'),
    resident_population: count,
    grids: z.array(coded),
    buildings: z.array(
      z.object({
        id: z.int(),
        name: z.string().nullable(),
        floors: z.int().positive(),
        households: count,
        safety_class: z.enum(safetyClasses).nullable(),
      }),
    ),
    zones: z.array(named),
    incidents: incidentFigures,
  })
  .meta({ id: 'Estate' })
export type EstateDetail = z.infer<typeof estateDetail>
