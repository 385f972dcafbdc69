import { z } from 'zod'
import { coded, placed } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentFigures } from '../incident/incident.shapes.ts'
import { unitKinds } from './unit.model.ts'

export const unitDetail = placed
  .extend({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    address: z.string().nullable(),
    staff: count,
    on_duty: z.boolean(),
    grid_code: z.string().nullable(),
    grid: coded.nullable(),
    incidents: incidentFigures.describe('Those it is in charge of'),
  })
  .meta({ id: 'Unit' })
export type UnitDetail = z.infer<typeof unitDetail>
