import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { distance, latitudeOf, longitudeOf, withinDistance } from '../database/spatial.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import type { Position, WalkingNetwork } from '../network/network.model.ts'
import { servicePoint } from '../service/service.table.ts'
import { unit } from '../unit/unit.table.ts'
import { incidentCall } from './call.table.ts'
import { incident } from './incident.table.ts'
import { listed, named } from './incident-columns.ts'
import { openIncident } from './overdue.ts'
import { fitOf, scoreOf } from './suggestion.model.ts'
import type { NearIncident, NearServicePoint, NearUnit, Suggestion } from './surroundings.shapes.ts'

/** What the surroundings of an incident are asked by. */
export type Around = { id: number; street: string; category: string; position: Position }

/** Where an incident of the scope lies; of several streets' the first. */
export async function findPlaceOf(database: Database, scope: Scope, id: number): Promise<Around | undefined> {
  const row = await firstRow<{ street: string; category: string; longitude: number; latitude: number }>(
    database,
    sql`SELECT ${incident.streetCode} AS street, ${incident.category} AS category,
        ${longitudeOf(incident.location)} AS longitude, ${latitudeOf(incident.location)} AS latitude
      FROM ${incident} WHERE ${inScope(incident, scope)} AND ${incident.id} = ${id}::bigint
      ORDER BY ${incident.streetCode} LIMIT 1`,
  )
  return row && { id, street: row.street, category: row.category, position: [row.longitude, row.latitude] }
}

type Placed = { longitude: number; latitude: number; straight: number }

/** Each with its way on foot, or in a straight line where the street has no network, the nearest first. */
function onFoot<Item extends Placed>(items: readonly Item[], { position }: Around, network: WalkingNetwork) {
  const walks = network.isEmpty
    ? null
    : network.walks(
        position,
        items.map(({ longitude, latitude }) => [longitude, latitude] as const),
      )
  const near = items.map(({ longitude: _, latitude: __, straight, ...item }, index) => {
    const walk = walks?.[index] ?? null
    return {
      ...item,
      metres: walks === null ? Math.round(straight) : walk && Math.round(walk.metres),
      seconds: walk && Math.round(walk.seconds),
      is_network: walks !== null,
    }
  })
  return near.toSorted((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity))
}

const placed = (location: SQLWrapper, [longitude, latitude]: Position): SQL =>
  sql`${longitudeOf(location)} AS longitude, ${latitudeOf(location)} AS latitude, ${distance(location, longitude, latitude)} AS straight`

/** The units of the incident's street with what each has in hand: calls that have not ended to what is not settled. */
async function unitsNear(database: Database, around: Around, network: WalkingNetwork): Promise<NearUnit[]> {
  const found = await rows<Omit<NearUnit, 'metres' | 'seconds' | 'is_network'> & Placed>(
    database,
    sql`SELECT ${unit.id} AS unit_id, ${unit.name} AS unit_name, ${unit.kind} AS kind, ${unit.onDuty} AS on_duty,
        ${placed(unit.location, around.position)},
        (SELECT count(*)::int FROM ${incidentCall} JOIN ${incident} ON ${incident.streetCode} = ${incidentCall.streetCode}
            AND ${incident.id} = ${incidentCall.incidentId}
          WHERE ${incidentCall.streetCode} = ${unit.streetCode} AND ${incidentCall.unitId} = ${unit.id}
            AND ${incidentCall.endedAt} IS NULL AND ${openIncident} AND ${incident.settledAt} IS NULL
            AND ${incident.id} <> ${around.id}::bigint) AS load
      FROM ${unit} WHERE ${unit.streetCode} = ${around.street} ORDER BY ${unit.id}`,
  )
  return onFoot(found, around, network)
}

/**
 * The units of the incident's street, the most suitable first, each with what speaks for it and against it; the rule is
 * `scoreOf`.
 */
export async function suggestUnits(
  database: Database,
  around: Around,
  network: WalkingNetwork,
): Promise<Suggestion[]> {
  const units = await unitsNear(database, around, network)
  return units
    .map((found) => {
      const fit = fitOf(found.kind, around.category)
      return { ...found, fit, score: scoreOf({ ...found, fit }) }
    })
    .toSorted((one, other) => other.score - one.score || one.unit_id - other.unit_id)
}

/** How near and how recent an incident of the same sub-category is still a similar one: metres, days. */
const similar = { metres: 200, days: 30 }

/** Incidents of the same sub-category around it, open or of the last month, the nearest first. */
const similarNear = (database: Database, scope: Scope, { id, category, position }: Around) =>
  rows<NearIncident>(
    database,
    sql`SELECT ${listed}, round(${distance(incident.location, ...position)}::numeric, 1)::float8 AS metres
      FROM ${incident} ${named}
      WHERE ${inScope(incident, scope)} AND ${incident.category} = ${category} AND ${incident.id} <> ${id}::bigint
        AND (${openIncident} OR ${incident.reportedAt} >= now() - make_interval(days => ${similar.days}::int))
        AND ${withinDistance(incident.location, ...position, similar.metres)}
      ORDER BY metres, ${incident.id} LIMIT 10`,
  )

/** So many units and service points are told of. */
const most = 6

/** What lies around an incident: units and service points by the way on foot, similar incidents. */
export async function surroundingsOf(
  database: Database,
  scope: Scope,
  around: Around,
  network: WalkingNetwork,
): Promise<{ units: NearUnit[]; service_points: NearServicePoint[]; incidents: NearIncident[] }> {
  const [units, points, incidents] = await Promise.all([
    unitsNear(database, around, network),
    rows<Omit<NearServicePoint, 'metres' | 'seconds' | 'is_network'> & Placed>(
      database,
      sql`SELECT ${servicePoint.id} AS id, ${servicePoint.name} AS name, ${servicePoint.kind} AS kind,
          ${placed(servicePoint.location, around.position)}
        FROM ${servicePoint} WHERE ${servicePoint.streetCode} = ${around.street}
        ORDER BY straight, ${servicePoint.id} LIMIT 30`,
    ),
    similarNear(database, scope, around),
  ])
  return {
    units: units.slice(0, most),
    service_points: onFoot(points, around, network).slice(0, most),
    incidents,
  }
}
