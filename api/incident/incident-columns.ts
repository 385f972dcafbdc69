import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import { latitudeOf, longitudeOf } from '../database/spatial.ts'
import { fixed } from '../database/statement.ts'
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { unit } from '../unit/unit.table.ts'
import { category, incident } from './incident.table.ts'
import { overdueAsOf, overdueValue } from './overdue.ts'

/** Degrees to about a centimetre. */
export const degrees = (value: SQL): SQL => sql`round((${value})::numeric, 7)::float8`

const columns = (
  overdue: SQL,
) => sql`${incident.id} AS id, ${incident.code} AS code, ${incident.category} AS category,
  ${category.name} AS category_name, ${category.nameEn} AS category_name_en, ${incident.stage} AS stage,
  ${incident.severity} AS severity, ${incident.source} AS source, ${incident.shownDescription} AS description,
  ${incident.shownAddress} AS address, ${asInstant(incident.reportedAt)} AS reported_at,
  ${asInstant(incident.dispatchDueAt)} AS dispatch_due_at,
  ${asInstant(incident.dispatchedAt)} AS dispatched_at, ${asInstant(incident.dueAt)} AS due_at,
  ${asInstant(incident.settledAt)} AS settled_at, ${asInstant(incident.closedAt)} AS closed_at,
  ${overdue} AS overdue, ${incident.gridCode} AS grid_code, ${grid.name} AS grid_name,
  ${incident.estateId} AS estate_id, ${estate.name} AS estate_name, ${incident.zoneId} AS zone_id,
  ${zone.name} AS zone_name, ${incident.unitId} AS unit_id, ${unit.name} AS unit_name,
  ${degrees(longitudeOf(incident.location))} AS longitude, ${degrees(latitudeOf(incident.location))} AS latitude`

/** The columns of an `IncidentListed`, of a row of `incident` with `named` beside it. */
export const listed = fixed(columns(overdueValue))

/** The same as of an instant; without one of now. */
export const listedAsOf = (at: string | undefined): SQL =>
  at === undefined ? listed : columns(overdueAsOf(at).overdueValue)

/** The tables that tell the names of what an incident refers to. */
export const named =
  fixed(sql`LEFT JOIN ${category} ON ${category.scheme} = ${incident.scheme} AND ${category.code} = ${incident.category}
  LEFT JOIN ${grid} ON ${grid.streetCode} = ${incident.streetCode} AND ${grid.code} = ${incident.gridCode}
  LEFT JOIN ${estate} ON ${estate.streetCode} = ${incident.streetCode} AND ${estate.id} = ${incident.estateId}
  LEFT JOIN ${zone} ON ${zone.streetCode} = ${incident.streetCode} AND ${zone.id} = ${incident.zoneId}
  LEFT JOIN ${unit} ON ${unit.streetCode} = ${incident.streetCode} AND ${unit.id} = ${incident.unitId}`)
