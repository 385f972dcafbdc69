import { sql } from 'drizzle-orm'
import { counted } from '../../counted.ts'
import { rows } from '../../database/rows.ts'
import { type Category, categoryScheme } from '../../incident/category.model.ts'
import { IllegalHistoryError } from '../../incident/fold.model.ts'
import { workCalendarOf } from '../../incident/work-calendar.model.ts'
import { limitsFor } from '../../incident/working-time.model.ts'
import { estateAt, gridAt, zoneAt } from '../../place/containment.ts'
import { categoryReader, otherCategoryCode } from '../foreign-category.ts'
import type { Rejection } from '../import.model.ts'
import { foldHistory, unknownUnit } from '../incident-fold.ts'
import {
  clockDifference,
  codelessRecord,
  historyOf,
  type IncidentRecord,
  inFuture,
} from '../incident-record.ts'
import type { CheckedValues, FeatureReader, ImportContext, ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

export const incidents: ImportKindDefinition = {
  kind: 'incidents',
  record: codelessRecord,
  geometries: ['Point'],
  boundary: 'inside',
  codes: 'own',
  begin,
  async write(context) {
    if (context.isWhole) await removeLogs(context)
    else await leaveKnown(context)
    const owner = sql`${context.street}`
    const place = sql`staged.shape`
    const written = await writeStaged(context, {
      table: 'incident',
      columns: [
        ['scheme', 'text'],
        ['category', 'text'],
        ['stage', 'text'],
        ['severity', 'text'],
        ['source', 'text'],
        ['description', 'text'],
        ['address', 'text'],
        ['reporter_name', 'text'],
        ['reporter_phone', 'text'],
        ['reported_at', 'timestamptz'],
        ['dispatch_due_at', 'timestamptz'],
        ['due_at', 'timestamptz'],
        ['settled_at', 'timestamptz'],
        ['closed_at', 'timestamptz'],
        ['updated_at', 'timestamptz'],
        ['sequence', 'int'],
        ['unit_id', 'int'],
        ['accepted_at', 'timestamptz'],
        ['dispatched_at', 'timestamptz'],
        ['urged_at', 'timestamptz'],
        ['urges', 'int'],
        ['returns', 'int'],
        ['reworks', 'int'],
        ['completed_by', 'text'],
        ['requested_verb', 'text'],
        ['requested_due_at', 'timestamptz'],
        ['suspended_at', 'timestamptz'],
        ['merged_into', 'int'],
        ['callback_answered', 'boolean'],
        ['callback_responded', 'boolean'],
        ['callback_solved', 'boolean'],
        ['callback_satisfied', 'boolean'],
      ],
      shape: 'location',
      computed: [{ table: 'incident', column: 'merged_into' }],
      derived: {
        grid_code: gridAt(owner, place),
        estate_id: estateAt(owner, place),
        zone_id: zoneAt(owner, place),
      },
    })
    await writeEvents(context)
    await writeCalls(context)
    return written
  },
}

/** Takes the incidents that are already there out of the staging: their log is theirs. */
async function leaveKnown({ transaction, street, note }: ImportContext): Promise<void> {
  const known = await rows<{ ordinal: number }>(
    transaction,
    sql`DELETE FROM import_staging AS staged USING incident
      WHERE incident.street_code = ${street} AND incident.code = staged.code RETURNING ordinal`,
  )
  if (known.length > 0)
    note(
      'already_there',
      known.length === 1
        ? '1 incident is already in the database and was left as it is'
        : `${known.length} incidents are already in the database and were left as they are`,
    )
}

/** Removes the logs that the source tells anew, and what follows from them. */
async function removeLogs({ transaction, street }: ImportContext): Promise<void> {
  for (const table of ['incident_call', 'incident_event'])
    await transaction.execute(sql`
      DELETE FROM ${sql.identifier(table)} AS told USING incident, import_staging AS staged
      WHERE told.street_code = ${street} AND incident.street_code = ${street} AND incident.id = told.incident_id AND incident.code = staged.code`)
}

/** Events of all incidents in the order of their times, so that the log reads as if it had been kept here. */
async function writeEvents({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    INSERT INTO incident_event (street_code, incident_id, sequence, at, verb, from_stage, to_stage, actor, actor_role, unit_id, note, detail, due_at, settled_at, charge_unit_id)
    SELECT ${street}, incident.id, entry.sequence, (entry.value->>'at')::timestamptz, entry.value->>'verb', entry.value->>'from_stage', entry.value->>'to_stage',
      entry.value->>'actor', entry.value->>'actor_role', (entry.value->>'unit_id')::int, entry.value->>'note',
      CASE WHEN jsonb_typeof(entry.value->'detail') = 'object' THEN entry.value->'detail' END,
      (entry.value->>'due_at')::timestamptz, (entry.value->>'settled_at')::timestamptz, (entry.value->>'charge_unit_id')::int
    FROM import_staging AS staged
    JOIN incident ON incident.street_code = ${street} AND incident.code = staged.code
    CROSS JOIN LATERAL jsonb_array_elements(staged.properties->'events') WITH ORDINALITY AS entry(value, sequence)
    ORDER BY (entry.value->>'at')::timestamptz, incident.id, entry.sequence`)
}

async function writeCalls({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    INSERT INTO incident_call (street_code, incident_id, sequence, unit_id, kind, called_at, acknowledge_due_at, arrive_due_at, acknowledged_at, arrived_at, ended_at)
    SELECT ${street}, incident.id, call.sequence, call.unit_id, call.kind, call.called_at, call.acknowledge_due_at, call.arrive_due_at, call.acknowledged_at, call.arrived_at, call.ended_at
    FROM import_staging AS staged
    JOIN incident ON incident.street_code = ${street} AND incident.code = staged.code
    CROSS JOIN LATERAL jsonb_to_recordset(staged.properties->'calls') AS call(sequence int, unit_id int, kind text, called_at timestamptz,
      acknowledge_due_at timestamptz, arrive_due_at timestamptz, acknowledged_at timestamptz, arrived_at timestamptz, ended_at timestamptz)`)
}

async function begin(context: ImportContext): Promise<FeatureReader> {
  const { transaction, street } = context
  const days = await rows<{ day: string; isWorking: boolean; name: string }>(
    transaction,
    sql`SELECT day::text AS day, is_working AS "isWorking", name FROM work_calendar`,
  )
  const calendar = workCalendarOf(days)
  const categories = await rows<Category>(
    transaction,
    sql`SELECT scheme, code, main_code AS "mainCode", name, name_en AS "nameEn", clock,
        dispatch_minutes AS "dispatchMinutes", settle_minutes AS "settleMinutes"
      FROM category WHERE scheme = ${categoryScheme}`,
  )
  const units = await rows<{ code: string; id: number }>(
    transaction,
    sql`SELECT code, id FROM unit WHERE street_code = ${street}`,
  )
  const unitIds = new Map(units.map(({ code, id }) => [code, id]))
  const categoryTexts = categoryReader(categories, context.categories)
  let closedWithoutTime = 0

  const latest = context.now.getTime() + clockDifference

  const complete = ({ at, values }: CheckedValues): Record<string, unknown> | Rejection => {
    // The engine has just parsed the values with this very record.
    const record = values as IncidentRecord
    const history = historyOf(record, context.timeZone)
    if (!Array.isArray(history)) return { at, ...history }
    const future = history.findIndex((entry) => Date.parse(entry.at) > latest)
    if (future >= 0) return { at, ...inFuture(record, future) }
    if (!record.history && !record.closed_at && history.length > 1) closedWithoutTime += 1
    const unknown = unknownUnit(history, unitIds)
    if (unknown) return { at, ...unknown }
    const { category, text } = categoryTexts.read(record.category ?? undefined)
    const description = [text && `[${text}]`, record.description].filter(Boolean).join(' ')
    try {
      const limits = limitsFor(category, record.severity, new Date(history[0]?.at ?? Number.NaN), calendar)
      return {
        scheme: category.scheme,
        category: category.code,
        severity: record.severity,
        source: record.source,
        description,
        address: record.address,
        reporter_name: record.reporter_name,
        reporter_phone: record.reporter_phone,
        ...foldHistory(history, limits, unitIds),
      }
    } catch (error) {
      if (!(error instanceof IllegalHistoryError)) throw error
      return {
        at,
        code: 'invalid_history',
        pointer: `/history/${Math.max(0, error.sequence - 1)}`,
        message: error.message,
      }
    }
  }
  return {
    complete,
    finish() {
      if (closedWithoutTime > 0)
        context.note(
          'closed_without_time',
          `${counted(closedWithoutTime, 'closed incident')} ${closedWithoutTime === 1 ? 'tells' : 'tell'} no time of closing: taken as closed when reported`,
        )
      const texts = [...categoryTexts.unknown]
      if (texts.length === 0) return
      const examples = texts.slice(0, 5).map((text) => `“${text}”`)
      context.note(
        'category_unknown',
        `${counted(texts.length, 'text')} ${texts.length === 1 ? 'is' : 'are'} no category of the scheme (${examples.join(', ')}${texts.length > 5 ? ', …' : ''}): taken as ${otherCategoryCode}, the text kept in the description; --category-map says otherwise`,
      )
    },
  }
}
