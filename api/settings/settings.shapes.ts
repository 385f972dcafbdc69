import { z } from 'zod'

/** What the office has set for its pages. */
export const settings = z
  .object({
    tianditu: z
      .object({
        key: z.string().describe('The office’s key, sent with each tile request'),
        approval_number: z.string().nullable().describe('审图号, to be shown with the map'),
      })
      .nullable()
      .describe('天地图 as base map; null where the office has no key'),
  })
  .meta({ id: 'Settings' })
export type Settings = z.infer<typeof settings>
