import { z } from 'zod'
import { streetCode } from '../district/place-code.model.ts'
import { mostDuplicateDays, mostDuplicateMetres } from '../office/street-settings.model.ts'
import { idParameter, latitudeParameter, longitudeParameter, wholeNumber } from '../parameters.ts'
import { type IncidentVerb, incidentVerbs } from './incident.model.ts'

const isDone = (verb: IncidentVerb): verb is Exclude<IncidentVerb, 'report'> => verb !== 'report'

export const incidentParameter = z.strictObject({ id: idParameter })
export const verbParameter = z.strictObject({ id: idParameter, verb: z.enum(incidentVerbs.filter(isDone)) })
export const verbQuery = z.strictObject({ street: streetCode.optional() })

export const duplicateQuery = z.strictObject({
  street: streetCode.optional(),
  category: z.string().regex(/^\d{4}$/, 'must be a category of four digits'),
  longitude: longitudeParameter,
  latitude: latitudeParameter,
  metres: wholeNumber(1, mostDuplicateMetres).optional(),
  days: wholeNumber(1, mostDuplicateDays).optional(),
})
