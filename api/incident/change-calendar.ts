import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { recordAudit } from '../identity/audit.ts'
import type { Change } from '../identity/change.ts'
import { isExpected } from '../version.ts'
import { type CalendarDayChange, publishedDay } from './calendar-day.model.ts'
import { workCalendar } from './incident.table.ts'
import { calendarChanged } from './limits.problems.ts'
import { findCalendarDay } from './limits.queries.ts'
import type { CalendarDayShown } from './limits.shapes.ts'
import { requireWholeOffice } from './whole-office.ts'

const shownOf = ({ is_working, name, source }: CalendarDayShown) => ({ is_working, name, source })

/**
 * Says what a day is, or with null that it is what it is without the office's word, in a transaction, and records what it
 * was and is: as the published arrangement has it, a holiday by law, or a day of the ordinary week. Limits that were reckoned before stay as they are. Throws
 * `not_permitted`, or `calendar_changed` with the present state as `current`.
 */
export async function changeCalendar(
  transaction: Database,
  day: string,
  change: CalendarDayChange | null,
  { actor, address, ifMatch }: Change,
): Promise<CalendarDayShown> {
  await requireWholeOffice(transaction, actor, 'manage_calendar')
  // There may be no row to lock: of two who enter the same day at once, one has to see what the other did.
  await transaction.execute(sql`LOCK TABLE ${workCalendar} IN SHARE ROW EXCLUSIVE MODE`)
  const before = await findCalendarDay(transaction, day)
  if (!isExpected(ifMatch, before.version)) throw calendarChanged({ members: { current: before } })
  // A published day has a row of its own, which the next start would bring back.
  const arranged = publishedDay(day)
  const entered = change ?? (arranged && { is_working: arranged.isWorking, name: arranged.name })
  await transaction.execute(
    entered === undefined
      ? sql`DELETE FROM ${workCalendar} WHERE ${workCalendar.day} = ${day}::date`
      : sql`INSERT INTO ${workCalendar} (day, is_working, name) VALUES (${day}::date, ${entered.is_working}, ${entered.name})
          ON CONFLICT (day) DO UPDATE SET is_working = excluded.is_working, name = excluded.name
          WHERE (${workCalendar.isWorking}, ${workCalendar.name}) IS DISTINCT FROM (excluded.is_working, excluded.name)`,
  )
  const after = await findCalendarDay(transaction, day)
  if (after.version !== before.version)
    await recordAudit(transaction, {
      action: 'calendar_changed',
      actor,
      place: actor.scope,
      subject: day,
      address,
      detail: { before: shownOf(before), after: shownOf(after) },
    })
  return after
}
