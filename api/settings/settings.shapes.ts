import { z } from 'zod'

/** What the office has set for its pages. */
const fixedSettings = z.object({
  tianditu: z
    .object({
      key: z.string().describe('The office’s key, sent with each tile request'),
      approval_number: z.string().nullable().describe('审图号, to be shown with the map'),
    })
    .nullable()
    .describe('天地图 as base map; null where the office has no key'),
  sign_on: z.string().nullable().describe('What the office calls its own sign-on; null without one'),
})

/** What every page is told before anybody signs in. */
export const settings = fixedSettings
  .extend({
    demo: z
      .boolean()
      .describe('Demo data is in the database: everybody may read, and there are demo accounts'),
  })
  .meta({ id: 'Settings' })
export type FixedSettings = z.infer<typeof fixedSettings>
export type Settings = z.infer<typeof settings>
