import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { counted } from '../../counted.ts'
import { rows } from '../../database/rows.ts'
import { ownCode, textUpTo } from '../../field.model.ts'
import { type Category, categoryScheme } from '../../incident/category.model.ts'
import { foldIncident, IllegalHistoryError } from '../../incident/fold.model.ts'
import {
  type IncidentHistoryEntry,
  incidentHistoryEntry,
  incidentSeverities,
  incidentSources,
} from '../../incident/incident.model.ts'
import { workCalendarOf } from '../../incident/work-calendar.model.ts'
import { limitsFor } from '../../incident/working-time.model.ts'
import { estateAt, gridAt, zoneAt } from '../../place/containment.ts'
import { categoryReader, otherCategoryCode } from '../foreign-category.ts'
import type { Rejection } from '../import.model.ts'
import { parseAnyInstant, parseInstant } from '../instant.ts'
import { quoted } from '../issue-words.ts'
import type { CheckedValues, FeatureReader, ImportContext, ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/**
 * A row of an incidents file. With `history` the incident is what its steps leave. Without it, it is reported at
 * `reported_at` and, where `closed_at` is given or `status` says closed, closed then: the steps between, which another
 * system kept, are not invented.
 */
const incidentRecord = z.object({
  code: ownCode,
  category: textUpTo(200).nullish(),
  severity: z.enum(incidentSeverities).default('normal'),
  source: z.enum(incidentSources).default('import'),
  description: textUpTo(2000).default(''),
  address: textUpTo(200).nullish(),
  reporter_name: textUpTo(80).nullish(),
  reporter_phone: textUpTo(40).nullish(),
  reported_at: z.string().nullish(),
  closed_at: z.string().nullish(),
  status: z.string().nullish(),
  history: z.array(incidentHistoryEntry).min(1).nullish(),
})
/** A file may leave the code to the importer. */
const codelessRecord = incidentRecord.partial({ code: true })
type IncidentRecord = z.infer<typeof codelessRecord>

const closedWords = /^(closed?|resolved|done|finished|completed?|已?结案|已?办结|已?关闭|已?销号)$/i

export const incidents: ImportKindDefinition = {
  kind: 'incidents',
  record: codelessRecord,
  geometries: ['Point'],
  boundary: 'inside',
  codes: 'own',
  begin,
  async write(context) {
    if (context.isWhole) await removeEvents(context)
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
      ],
      shape: 'location',
      derived: {
        grid_code: gridAt(owner, place),
        estate_id: estateAt(owner, place),
        zone_id: zoneAt(owner, place),
      },
    })
    await writeEvents(context)
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

/** Removes the logs that the source tells anew. */
async function removeEvents({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    DELETE FROM incident_event AS event USING incident, import_staging AS staged
    WHERE event.street_code = ${street} AND incident.street_code = ${street} AND incident.id = event.incident_id AND incident.code = staged.code`)
}

/** Events of all incidents in the order of their times, so that the log reads as if it had been kept here. */
async function writeEvents({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    INSERT INTO incident_event (street_code, incident_id, sequence, at, verb, from_stage, to_stage, actor, actor_role, unit_id, note, detail)
    SELECT ${street}, incident.id, entry.sequence, (entry.value->>'at')::timestamptz, entry.value->>'verb', entry.value->>'from_stage', entry.value->>'to_stage',
      entry.value->>'actor', entry.value->>'actor_role', (entry.value->>'unit_id')::int, entry.value->>'note',
      CASE WHEN jsonb_typeof(entry.value->'detail') = 'object' THEN entry.value->'detail' END
    FROM import_staging AS staged
    JOIN incident ON incident.street_code = ${street} AND incident.code = staged.code
    CROSS JOIN LATERAL jsonb_array_elements(staged.properties->'events') WITH ORDINALITY AS entry(value, sequence)
    ORDER BY (entry.value->>'at')::timestamptz, incident.id, entry.sequence`)
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
    const unknownUnit = history.findIndex(({ unit_code }) => unit_code && !unitIds.has(unit_code))
    if (unknownUnit >= 0)
      return {
        at,
        code: 'unknown_reference',
        pointer: `/history/${unknownUnit}/unit_code`,
        message: `the street has no unit ${history[unknownUnit]?.unit_code}: import units first`,
      }
    const { category, text } = categoryTexts.read(record.category ?? undefined)
    const description = [text && `[${text}]`, record.description].filter(Boolean).join(' ')
    try {
      const limits = limitsFor(category, record.severity, new Date(history[0]?.at ?? Number.NaN), calendar)
      const state = foldIncident(history, limits)
      return {
        scheme: category.scheme,
        category: category.code,
        stage: state.stage,
        severity: record.severity,
        source: record.source,
        description,
        address: record.address,
        reporter_name: record.reporter_name,
        reporter_phone: record.reporter_phone,
        reported_at: state.reportedAt,
        dispatch_due_at: state.dispatchDueAt,
        due_at: state.dueAt,
        settled_at: state.settledAt,
        closed_at: state.closedAt,
        updated_at: state.updatedAt,
        sequence: state.sequence,
        unit_id: state.unitCode === null ? null : unitIds.get(state.unitCode),
        events: history.map(({ unit_code, ...entry }) => ({
          ...entry,
          // PostgreSQL knows fewer offsets than ISO 8601.
          at: new Date(entry.at).toISOString(),
          unit_id: unit_code ? unitIds.get(unit_code) : null,
        })),
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

/** Milliseconds by which another system's clock may be ahead of this one. */
const clockDifference = 5 * 60_000

/** The step of a history, or the time that it was made of, lies in the future. */
function inFuture(record: IncidentRecord, step: number): Pick<Rejection, 'code' | 'message' | 'pointer'> {
  const [field, text] = record.history
    ? [`history/${step}/at`, record.history[step]?.at]
    : step > 0 && record.closed_at
      ? ['closed_at', record.closed_at]
      : ['reported_at', record.reported_at]
  return { code: 'invalid_value', pointer: `/${field}`, message: `${field} lies in the future: ${text}` }
}

/** What is wrong with the times of a record: where, and in words. */
type TimeFault = Pick<Rejection, 'code' | 'message'> & { pointer: `/${keyof IncidentRecord}` }

/** The history given, or the two steps that are known. */
function historyOf(record: IncidentRecord, zone: string): IncidentHistoryEntry[] | TimeFault {
  if (record.history) return record.history
  const { reported_at: reported, closed_at: closed } = record
  if (!reported) return { code: 'missing_value', pointer: '/reported_at', message: 'reported_at is missing' }
  const reportedAt = parseInstant(reported, zone)
  if (reportedAt === undefined) return noTime('reported_at', reported, zone)
  const actor = { actor: 'import', actor_role: 'system' as const }
  const report: IncidentHistoryEntry = {
    verb: 'report',
    at: reportedAt.toISOString(),
    from_stage: null,
    to_stage: 'assessment',
    ...actor,
  }
  if (!closed && !closedWords.test(record.status ?? '')) return [report]
  const closedAt = closed ? parseInstant(closed, zone) : reportedAt
  if (closedAt === undefined) return noTime('closed_at', String(closed), zone)
  if (closedAt < reportedAt)
    return {
      code: 'invalid_value',
      pointer: '/closed_at',
      message: `closed_at (${closed}) lies before reported_at (${reported})`,
    }
  return [
    report,
    {
      verb: 'close',
      at: closedAt.toISOString(),
      from_stage: 'assessment',
      to_stage: 'closed',
      ...actor,
      detail: { imported: true },
    },
  ]
}

function noTime(field: 'reported_at' | 'closed_at', text: string, zone: string): TimeFault {
  const fault =
    parseAnyInstant(text, zone) === undefined
      ? 'is no time (write 2026-06-17 09:00 or 2026-06-17T09:00:00+08:00)'
      : 'is not in the years 1 to 9999'
  return { code: 'invalid_value', pointer: `/${field}`, message: `${field} ${fault}: ${quoted(text)}` }
}
