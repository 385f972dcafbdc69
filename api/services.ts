import type { Database } from './database/open.ts'
import type { BodyCache } from './server/body-cache.ts'
import type { Revisions } from './server/revisions.ts'

/** What the rooms need from outside; made once by `createApp`. */
export type Services = {
  database: Database
  bodies: BodyCache
  revisions: Revisions
}
