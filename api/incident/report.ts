import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { attachTo } from '../attachment/attach-to.ts'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { containsPoint, distance, latitudeOf, longitudeOf, point, surfacePoint } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { streetTimeOffset } from '../district/street-time.model.ts'
import { estate } from '../estate/estate.table.ts'
import { typedText } from '../field.model.ts'
import { latitude, longitude } from '../geometry.model.ts'
import { grid } from '../grid/grid.table.ts'
import { notPermitted } from '../identity/identity.problems.ts'
import { refusalOf } from '../identity/permission.model.ts'
import type { Account } from '../identity/reader.ts'
import { everywhere, inScope, scopeWithin } from '../identity/scope.ts'
import { estateAt, gridAt, zoneAt } from '../place/containment.ts'
import { inputInvalid } from '../problem.ts'
import { readWorkCalendar, signature } from './act.ts'
import { type CategoryLimits, categoryScheme } from './category.model.ts'
import { type FoldedEntry, foldIncident } from './fold.model.ts'
import { type IncidentSource, incidentSeverity } from './incident.model.ts'
import { outsideDistrict } from './incident.problems.ts'
import { findIncident } from './incident.queries.ts'
import type { IncidentDetail } from './incident.shapes.ts'
import { category, incident } from './incident.table.ts'
import { attachments } from './verb.ts'
import { limitsFor } from './working-time.model.ts'
import { columnsOf, takeTurn, writeEvent } from './write-incident.ts'

const known = z.int().positive()

/** Where it is: a point, or a building or estate by its id. */
const where = {
  longitude: longitude.optional(),
  latitude: latitude.optional(),
  place: z.union([z.strictObject({ building: known }), z.strictObject({ estate: known })]).optional(),
}

export const reportBody = z
  .strictObject({
    category: z.string().regex(/^\d{4}$/, 'must be a category of four digits'),
    ...where,
    description: typedText(1, 2000),
    severity: incidentSeverity.default('normal'),
    address: typedText(1, 200).optional(),
    attachments: attachments.optional(),
    reporter: z
      .strictObject({
        name: typedText(1, 80).optional(),
        phone: typedText(3, 40).optional(),
      })
      .optional(),
  })
  .superRefine(({ longitude, latitude, place }, context) => {
    const refuse = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message })
    const isPoint = longitude !== undefined || latitude !== undefined
    if (place !== undefined && isPoint) refuse('place', 'is given beside a longitude and latitude')
    if (place !== undefined) return
    if (longitude === undefined) refuse('longitude', 'is required where no place is given')
    if (latitude === undefined) refuse('latitude', 'is required where no place is given')
  })
export type Report = z.infer<typeof reportBody>

/**
 * 上报: a new incident at a place. Street, grid, estate and zone are what contains the point; the limits those of the category
 * from now on. A building or estate is one of `street`, if that is given, and stands for a point inside it. Throws
 * `input_invalid` for a category or a place that is not there, `outside_district` with the `nearest` grid for a place in no
 * street, and `not_permitted` for one outside of the scope.
 */
export function report(
  database: Database,
  actor: Account,
  given: Report,
  street?: string,
): Promise<IncidentDetail> {
  return database.transaction(async (transaction) => {
    const unfit = refusalOf(actor, 'report')
    if (unfit) throw notPermitted({ members: { refusal: unfit } })
    const [longitude, latitude] = await pointOf(transaction, actor, given, street)
    const place = await placeOf(transaction, longitude, latitude)
    const refusal = refusalOf(actor, 'report', { place: place.grid ?? place.street })
    if (refusal) throw notPermitted({ members: { refusal } })
    const limits = await firstRow<CategoryLimits>(
      transaction,
      sql`SELECT ${category.clock} AS clock, ${category.dispatchMinutes} AS "dispatchMinutes",
          ${category.settleMinutes} AS "settleMinutes"
        FROM ${category} WHERE ${category.scheme} = ${categoryScheme} AND ${category.code} = ${given.category}`,
    )
    if (!limits)
      throw inputInvalid({ errors: [{ pointer: '/category', detail: 'is no category of the scheme' }] })
    await takeTurn(transaction)
    const now = await databaseTime(transaction)
    const due = limitsFor(limits, given.severity, now, await readWorkCalendar(transaction))
    const entry: FoldedEntry = {
      verb: 'report',
      at: now,
      from_stage: null,
      to_stage: 'assessment',
      actor_id: actor.id,
    }
    const state = foldIncident([entry], due)
    const [written] = await transaction
      .insert(incident)
      .values({
        ...columnsOf(state),
        streetCode: place.street,
        code: await nextCode(transaction, place.street, now),
        scheme: categoryScheme,
        category: given.category,
        severity: given.severity,
        source: sourceOf(actor, given),
        description: given.description,
        address: given.address,
        reporterName: given.reporter?.name,
        reporterPhone: given.reporter?.phone,
        reportedAt: now,
        dispatchDueAt: due.dispatchDueAt,
        gridCode: place.grid,
        estateId: place.estate,
        zoneId: place.zone,
        location: { type: 'Point', coordinates: [longitude, latitude] },
      })
      .returning({ id: incident.id })
    if (!written) throw new Error('an insert returned no row')
    const where = { streetCode: place.street, id: written.id }
    await writeEvent(transaction, where, entry, state, signature(actor))
    await attachTo(transaction, {
      streetCode: place.street,
      incidentId: written.id,
      ids: given.attachments ?? [],
      by: actor.id,
      sequence: state.sequence,
    })
    const detail = await findIncident(transaction, place.street, written.id)
    if (!detail) throw new Error(`incident ${written.id} was written and is not there`)
    return detail
  })
}

/** Who passes on what somebody called to say writes it down for the hotline; a grid leader reports from the grid. */
function sourceOf({ role }: Account, { reporter }: Report): IncidentSource {
  if (reporter) return 'hotline'
  return role === 'leader' ? 'grid' : 'patrol'
}

type Place = { street: string; grid: string | null; estate: number | null; zone: number | null }

/** The point that a report names, or one inside the building or estate it names. */
async function pointOf(
  database: Database,
  { scope }: Account,
  { longitude, latitude, place }: Report,
  street: string | undefined,
): Promise<[number, number]> {
  if (place === undefined) return [longitude ?? 0, latitude ?? 0]
  const isBuilding = 'building' in place
  const [table, id, shape] = isBuilding
    ? ([building, place.building, building.footprint] as const)
    : ([estate, place.estate, estate.boundary] as const)
  const inside = surfacePoint(shape)
  const reach = scope === '' ? everywhere : scope
  const found = await firstRow<{ longitude: number; latitude: number }>(
    database,
    sql`SELECT ${longitudeOf(inside)} AS longitude, ${latitudeOf(inside)} AS latitude FROM ${table}
      WHERE ${inScope(table, street === undefined ? reach : scopeWithin(reach, street))} AND ${table.id} = ${id}::bigint
      ORDER BY ${table.streetCode} LIMIT 1`,
  )
  if (found) return [found.longitude, found.latitude]
  const name = isBuilding ? 'building' : 'estate'
  throw inputInvalid({ errors: [{ pointer: `/place/${name}`, detail: `is no ${name} that you may see` }] })
}

async function placeOf(database: Database, longitude: number, latitude: number): Promise<Place> {
  const location = point(longitude, latitude)
  const found = await firstRow<Place>(
    database,
    sql`SELECT ${district.streetCode} AS street, ${gridAt(district.streetCode, location)} AS grid,
        ${estateAt(district.streetCode, location)} AS estate, ${zoneAt(district.streetCode, location)} AS zone
      FROM ${district} WHERE ${containsPoint(district.boundary, longitude, latitude)}
      ORDER BY ${district.streetCode} LIMIT 1`,
  )
  if (found) return found
  const metres = distance(grid.boundary, longitude, latitude)
  const nearest = await firstRow<{ code: string; name: string; metres: number }>(
    database,
    sql`SELECT ${grid.code} AS code, ${grid.name} AS name, round(${metres}::numeric)::int AS metres
      FROM ${grid} ORDER BY ${metres}, ${grid.code} LIMIT 1`,
  )
  const detail = nearest ? `the nearest grid is ${nearest.name}, ${nearest.metres} m away` : undefined
  throw outsideDistrict({ detail, members: { nearest: nearest ?? null } })
}

async function databaseTime(database: Database): Promise<Date> {
  const read = await firstRow<{ now: number }>(
    database,
    sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now`,
  )
  if (!read) throw new Error('the clock was not read')
  return new Date(read.now)
}

/** SG, the day in the street, and a running number of it; whoever writes has the turn, so no two are given the same. */
async function nextCode(database: Database, street: string, now: Date): Promise<string> {
  const day = new Date(now.getTime() + streetTimeOffset).toISOString().slice(0, 10).replaceAll('-', '')
  const prefix = `SG${day}`
  const last = await firstRow<{ number: number | null }>(
    database,
    sql`SELECT max(substr(${incident.code}, ${prefix.length + 1}::int)::int) AS number FROM ${incident}
      WHERE ${incident.streetCode} = ${street} AND ${incident.code} ~ ${`^${prefix}[0-9]{4,8}$`}`,
  )
  return `${prefix}${String((last?.number ?? 0) + 1).padStart(4, '0')}`
}
