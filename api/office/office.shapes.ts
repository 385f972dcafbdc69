import { z } from 'zod'
import { notedVerbs } from './template.model.ts'

const version = z.string().describe('To be sent as If-Match with a change, in quotation marks')

/** Words that are often written with a step. */
export const responseTemplateShown = z
  .object({
    id: z.int(),
    verb: z.enum(notedVerbs).nullable().describe('The step it is for; null: any'),
    main_code: z.string().nullable().describe('The main category it is for; null: any'),
    title: z.string(),
    body: z
      .string()
      .describe('{code}, {category}, {grid}, {place}, {unit} and {due} are for the incident to fill in'),
    version,
  })
  .meta({ id: 'ResponseTemplate' })
export type ResponseTemplateShown = z.infer<typeof responseTemplateShown>

export const responseTemplateList = z
  .object({ templates: z.array(responseTemplateShown) })
  .meta({ id: 'ResponseTemplates' })

/** What an office has set for a street. */
export const streetSettingsShown = z
  .object({
    street: z.string(),
    duplicate_metres: z.int().describe('How far apart reports of one thing may be'),
    duplicate_days: z.int().describe('How long ago the first of them may be'),
    version,
  })
  .meta({ id: 'StreetSettings' })
export type StreetSettingsShown = z.infer<typeof streetSettingsShown>
