import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Change } from '../identity/change.ts'
import { isExpected } from '../version.ts'
import { categoryScheme } from './category.model.ts'
import { category } from './incident.table.ts'
import type { LimitsChange } from './limits.model.ts'
import { categoryUnknown, limitsChanged } from './limits.problems.ts'
import { findCategoryLimits } from './limits.queries.ts'
import type { CategoryLimitsShown } from './limits.shapes.ts'
import { requireWholeOffice } from './whole-office.ts'

const limitsOf = ({ clock, dispatch_minutes, settle_minutes, needs_photo }: CategoryLimitsShown) => ({
  clock,
  dispatch_minutes,
  settle_minutes,
  needs_photo,
})

/**
 * Changes the limits of a category, in a transaction, and records the old ones and the new. They apply to what is reported
 * from then on: an incident keeps the limits it was reported with. Throws `category_unknown`, `not_permitted`, or
 * `limits_changed` with the present state as `current`.
 */
export async function changeLimits(
  transaction: Database,
  code: string,
  change: LimitsChange,
  { actor, address, ifMatch }: Change,
): Promise<CategoryLimitsShown> {
  await requireWholeOffice(transaction, actor, 'manage_limits')
  const current = await findCategoryLimits(transaction, code, { locked: true })
  if (!current) throw categoryUnknown({ detail: `no category ${code}` })
  if (!isExpected(ifMatch, current.version)) throw limitsChanged({ members: { current } })
  const [before, after] = [limitsOf(current), { ...limitsOf(current), ...change }]
  if (JSON.stringify(before) === JSON.stringify(after)) return current
  await transaction.execute(sql`UPDATE ${category} SET clock = ${after.clock},
      dispatch_minutes = ${after.dispatch_minutes}, settle_minutes = ${after.settle_minutes}, needs_photo = ${after.needs_photo}
    WHERE ${category.scheme} = ${categoryScheme} AND ${category.code} = ${code}`)
  await recordAudit(transaction, {
    action: 'limits_changed',
    actor,
    place: actor.scope,
    subject: code,
    address,
    detail: { before, after },
  })
  const changed = await findCategoryLimits(transaction, code)
  if (!changed) throw categoryUnknown({ detail: `no category ${code}` })
  return changed
}
