import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { firstRow } from '../database/rows.ts'
import { inputInvalid } from '../problem.ts'
import { incident } from './incident.table.ts'
import { openIncident } from './overdue.ts'
import { defineVerb, note } from './verb.ts'

const body = z.strictObject({ into: z.int().positive(), note: note.optional() })

/** 并案: it is a duplicate of another open incident of the street, which goes on for both. */
export const merge = defineVerb('merge', body, async ({ transaction, incident: own }, { into }) => {
  const refuse = (detail: string) => inputInvalid({ errors: [{ pointer: '/into', detail }] })
  if (into === own.id) throw refuse('is this very incident')
  const other = await firstRow<{ open: boolean }>(
    transaction,
    sql`SELECT ${openIncident} AS open FROM ${incident}
      WHERE ${incident.streetCode} = ${own.streetCode} AND ${incident.id} = ${into}::bigint`,
  )
  if (!other) throw refuse('is no incident of the street')
  if (!other.open) throw refuse('has ended')
  return { detail: { into } }
})
