import { z } from 'zod'
import type { Database } from '../database/open.ts'
import type { Account } from '../identity/reader.ts'
import { Problem } from '../problem.ts'
import { calledUnits } from './call-units.ts'
import { dispatch } from './dispatch.ts'
import type { ManyDispatched } from './incident.shapes.ts'
import { answerFor } from './incident-answer.queries.ts'
import { note } from './verb.ts'

/** So many are dispatched in one go. */
const mostIncidents = 50

export const dispatchManyBody = z.strictObject({
  incidents: z
    .array(z.strictObject({ id: z.int().positive(), sequence: z.int().positive().optional() }))
    .min(1)
    .max(mostIncidents),
  units: calledUnits,
  note: note.optional(),
})

/**
 * 派遣 of several incidents to the same units: each is a step of its own, which succeeds or is refused by itself, in the
 * order given. `sequence` is the last step that was seen of an incident, as `If-Match` is of one.
 */
export async function dispatchMany(
  database: Database,
  account: Account,
  street: string | undefined,
  { incidents, ...body }: z.infer<typeof dispatchManyBody>,
): Promise<ManyDispatched> {
  const results: ManyDispatched['results'] = []
  for (const { id, sequence } of incidents)
    try {
      const taken = await dispatch.take(database, account, { id, street, sequence }, body)
      results.push({ id, incident: await answerFor(database, taken, account) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      results.push({ id, problem: { code: error.code, detail: error.message } })
    }
  return { results }
}
