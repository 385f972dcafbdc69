import type { Database } from '../database/open.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Change } from '../identity/change.ts'
import { isExpected } from '../version.ts'
import { settingsChanged } from './office.problems.ts'
import { findStreetSettings } from './office.queries.ts'
import type { StreetSettingsShown } from './office.shapes.ts'
import { streetSetting } from './office.table.ts'
import type { StreetSettingsBody } from './street-settings.model.ts'

const setOf = ({ duplicate_metres, duplicate_days }: StreetSettingsBody) => ({
  duplicate_metres,
  duplicate_days,
})

/**
 * Sets what holds for a street, in a transaction, and records what was and is set. Throws `settings_changed` with the
 * present state as `current`.
 */
export async function changeStreetSettings(
  transaction: Database,
  street: string,
  wanted: StreetSettingsBody,
  { actor, address, ifMatch }: Change,
): Promise<StreetSettingsShown> {
  await transaction.insert(streetSetting).values({ streetCode: street }).onConflictDoNothing()
  const current = await findStreetSettings(transaction, street, { locked: true })
  if (!isExpected(ifMatch, current.version)) throw settingsChanged({ members: { current } })
  const [before, after] = [setOf(current), setOf(wanted)]
  if (JSON.stringify(before) === JSON.stringify(after)) return current
  const values = { duplicateMetres: after.duplicate_metres, duplicateDays: after.duplicate_days }
  await transaction
    .insert(streetSetting)
    .values({ streetCode: street, ...values })
    .onConflictDoUpdate({ target: streetSetting.streetCode, set: values })
  await recordAudit(transaction, {
    action: 'settings_changed',
    actor,
    place: street,
    subject: street,
    address,
    detail: { before, after },
  })
  return findStreetSettings(transaction, street)
}
