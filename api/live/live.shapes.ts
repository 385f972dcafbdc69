import { z } from 'zod'
import { instant } from '../feature/feature.shapes.ts'
import { incidentVerb } from '../incident/incident.model.ts'
import { incidentListed } from '../incident/incident.shapes.ts'

/** The data of `event: incident`: a step that was taken, and the incident as it left it. */
export const liveIncident = z
  .object({
    verb: incidentVerb,
    incident: incidentListed.extend({
      sequence: z.int().positive().describe('How many steps its history has after this one'),
    }),
  })
  .meta({ id: 'LiveIncident' })
export type LiveIncident = z.infer<typeof liveIncident>

/** The data of `event: position`, where a new stream begins, and of `event: reset`, after which all is to be read anew. */
export const livePosition = z
  .object({ position: z.int().nonnegative().describe('Of the log, as the id of a message'), at: instant })
  .meta({ id: 'LivePosition' })
export type LivePosition = z.infer<typeof livePosition>
