import { sql } from 'drizzle-orm'
import { building } from '../building/building.table.ts'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { asGeoJson, boundsOf } from '../database/spatial.ts'
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { category, incident } from '../incident/incident.table.ts'
import { openIncident, overdueIncident } from '../incident/overdue.ts'
import { streetUnknown } from './district.problems.ts'
import type { DistrictDetail, DistrictSummary } from './district.shapes.ts'
import { community, dataset, district } from './district.table.ts'
import { streetOf } from './place-code.model.ts'

const isDemo = sql`EXISTS (SELECT FROM ${dataset} WHERE ${dataset.streetCode} = ${district.streetCode} AND ${dataset.isDemo})`
type Counted = typeof grid | typeof community | typeof estate | typeof building | typeof incident
/** The rows of the street at hand that are in a scope. */
const ofStreet = (table: Counted, scope: Scope) =>
  sql`FROM ${table} WHERE ${inScope(table, scope)} AND ${table.streetCode} = ${district.streetCode}`
const count = (table: Counted, scope: Scope) => sql`(SELECT count(*)::int ${ofStreet(table, scope)})`

/** The streets in a scope, ordered by code. */
export const listDistricts = (database: Database, scope: Scope): Promise<DistrictSummary[]> =>
  rows(
    database,
    sql`SELECT ${district.streetCode} AS code, ${district.name}, ${isDemo} AS is_demo, ${count(grid, scope)} AS grids,
        ${count(incident, scope)} AS incidents, ${boundsOf(district.boundary)} AS bounds
      FROM ${district} WHERE ${inScope(district, scope)} ORDER BY ${district.streetCode}`,
  )

/** A street with its published facts, its provenance and its totals; throws `street_unknown`. */
export async function describeDistrict(database: Database, scope: Scope): Promise<DistrictDetail> {
  const found = await firstRow<DistrictDetail>(
    database,
    sql`SELECT ${district.streetCode} AS code, ${district.name}, ${isDemo} AS is_demo,
        ${boundsOf(district.boundary)} AS bounds, ${district.area}, ${district.facts},
        ${district.factsSource}, ${district.factsAsOf}, ${asGeoJson(district.boundary)} AS boundary,
        (SELECT coalesce(json_agg(json_build_object('kind', ${dataset.kind}, 'source', ${dataset.source},
            'loaded_at', ${asInstant(dataset.loadedAt)}, 'features', ${dataset.features},
            'is_demo', ${dataset.isDemo}, 'note', ${dataset.note}) ORDER BY ${dataset.kind}), '[]')
          FROM ${dataset} WHERE ${dataset.streetCode} = ${district.streetCode}) AS datasets,
        (SELECT CASE WHEN count(*) > 0 THEN json_build_object('from', ${asInstant(sql`min(${incident.reportedAt})`)},
            'to', ${asInstant(sql`max(${incident.reportedAt})`)}) END
          ${ofStreet(incident, scope)}) AS period,
        (SELECT coalesce(json_agg(json_build_object('code', ${category.code}, 'main_code', ${category.mainCode},
            'main_name', ${category.mainName}, 'main_name_en', ${category.mainNameEn}, 'name', ${category.name},
            'name_en', ${category.nameEn}) ORDER BY ${category.scheme}, ${category.code}), '[]') FROM ${category}) AS categories,
        (SELECT json_build_object('grids', count(*), 'households', coalesce(sum(${grid.households}), 0),
            'resident_population', coalesce(sum(${grid.residentPopulation}), 0),
            'registered_population', coalesce(sum(${grid.registeredPopulation}), 0),
            'elderly_population', coalesce(sum(${grid.elderlyPopulation}), 0),
            'party_members', coalesce(sum(${grid.partyMembers}), 0),
            'party_branches', coalesce(sum(${grid.partyBranches}), 0),
            'communities', ${count(community, scope)}, 'estates', ${count(estate, scope)},
            'old_estates', (SELECT count(*) ${ofStreet(estate, scope)} AND ${estate.isOld}),
            'buildings', ${count(building, scope)})
          ${ofStreet(grid, scope)})::jsonb
        || (SELECT jsonb_build_object('incidents', count(*), 'open', count(*) FILTER (WHERE ${openIncident}),
            'overdue', count(*) FILTER (WHERE ${overdueIncident}))
          ${ofStreet(incident, scope)}) AS totals
      FROM ${district} WHERE ${inScope(district, scope)}`,
  )
  if (!found) throw unknown(scope)
  return found
}

/** Throws `street_unknown` unless the street of a scope is in the database. */
export async function requireStreet(database: Database, scope: Scope): Promise<void> {
  const found = await firstRow(database, sql`SELECT FROM ${district} WHERE ${inScope(district, scope)}`)
  if (!found) throw unknown(scope)
}

const unknown = (scope: Scope) =>
  streetUnknown({ detail: `no street ${typeof scope === 'string' ? streetOf(scope) : 'there'} is loaded` })
