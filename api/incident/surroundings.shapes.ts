import { z } from 'zod'
import { count } from '../field.model.ts'
import { serviceKinds } from '../service/service.model.ts'
import { unitKinds } from '../unit/unit.model.ts'
import { incidentListed } from './incident.shapes.ts'

const way = {
  metres: count.nullable().describe('On foot; null where it cannot be reached'),
  seconds: count.nullable().describe('On foot at the pace of adults, 1,000 m in 15 minutes'),
  is_network: z.boolean().describe('False: a straight line, for the street has no roads'),
}

const nearUnit = z
  .object({
    unit_id: z.int(),
    unit_name: z.string(),
    kind: z.enum(unitKinds),
    on_duty: z.boolean(),
    load: count.describe('Calls to other incidents that are not settled'),
    ...way,
  })
  .meta({ id: 'NearUnit' })
export type NearUnit = z.infer<typeof nearUnit>

const nearServicePoint = z
  .object({ id: z.int(), name: z.string(), kind: z.enum(serviceKinds), ...way })
  .meta({ id: 'NearServicePoint' })
export type NearServicePoint = z.infer<typeof nearServicePoint>

const nearIncident = incidentListed.extend({ metres: z.number().nonnegative() }).meta({ id: 'NearIncident' })
export type NearIncident = z.infer<typeof nearIncident>

export const surroundings = z
  .object({
    units: z.array(nearUnit),
    service_points: z.array(nearServicePoint),
    incidents: z.array(nearIncident).describe('Of the same sub-category, open or of the last 30 days'),
  })
  .meta({ id: 'Surroundings' })
export type Surroundings = z.infer<typeof surroundings>

const suggestion = nearUnit
  .extend({
    fit: z
      .enum(['first', 'also', 'none'])
      .describe('Whether the category is what such units are there for, one of several, or neither'),
    score: z.number().min(0).max(100),
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof suggestion>

export const suggestions = z
  .object({ units: z.array(suggestion).describe('The most suitable first') })
  .meta({ id: 'Suggestions' })
export type Suggestions = z.infer<typeof suggestions>
