import { z } from 'zod'
import { safetyClasses } from '../building/building.model.ts'
import { coded, eachOf, named, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'
import { redevelopmentKinds, redevelopmentPhases } from './redevelopment.model.ts'

const share = z.number().min(0).nullable()

export const zoneDetail = placed
  .extend({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(redevelopmentKinds),
    phase: z.enum(redevelopmentPhases),
    area: z.number().describe('Square metres'),
    households: count,
    certificates: count,
    signed_households: count,
    signed_certificates: count,
    vacated_households: count,
    demolished_households: count,
    started_on: z.iso.date().nullable(),
    due_on: z.iso.date().nullable(),
    milestones: z.array(
      z.object({ name: z.string(), planned_on: z.iso.date(), done_on: z.iso.date().nullable() }),
    ),
    grids: z.array(coded),
    estates: z.array(named),
    buildings: z.object({ total: count, by_safety_class: eachOf(safetyClasses, count).partial() }),
    rates: z
      .object({ signed: share, vacated: share, demolished: share })
      .describe('签约率, 腾空率, 拆除率: shares of the households to sign, 0 to 1; null without households'),
    incidents: incidentFigures,
  })
  .meta({ id: 'RedevelopmentZone' })
export type ZoneDetail = z.infer<typeof zoneDetail>
