import { z } from 'zod'
import { coded, placed } from '../feature/feature.shapes.ts'
import { serviceKinds } from './service.model.ts'

export const servicePointDetail = placed
  .extend({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(serviceKinds),
    address: z.string().nullable(),
    opening_hours: z.string().nullable(),
    grid_code: z.string().nullable(),
    grid: coded.nullable(),
  })
  .meta({ id: 'ServicePoint' })
export type ServicePointDetail = z.infer<typeof servicePointDetail>
