import { z } from 'zod'
import { buildingKinds, safetyClasses } from '../building/building.model.ts'
import { coded, eachOf, named, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'

export const gridDetail = placed
  .extend({
    code: z.string(),
    name: z.string(),
    community_code: z.string(),
    area: z.number().describe('Square metres'),
    density: z.number().describe('Residents per square kilometre'),
    elderly_share: z.number().nullable().describe('60 and older among the registered, 0 to 1'),
    households: count,
    resident_population: count,
    registered_population: count,
    elderly_population: count,
    party_members: count,
    party_branches: count,
    community: coded.nullable(),
    estates: z.array(z.object({ id: z.int(), name: z.string(), is_old: z.boolean() })),
    zones: z.array(named),
    buildings: z.object({
      total: count,
      by_kind: eachOf(buildingKinds, count).partial(),
      by_safety_class: eachOf(safetyClasses, count).partial(),
    }),
    neighbours: z.array(coded).describe('The grids that touch it'),
    incidents: incidentFigures,
  })
  .meta({ id: 'Grid' })
export type GridDetail = z.infer<typeof gridDetail>
