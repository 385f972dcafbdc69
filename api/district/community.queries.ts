import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { describeFeature, figuresOf, listOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { communityCollection } from './community.collection.ts'
import type { CommunityDetail } from './district.shapes.ts'
import { community } from './district.table.ts'

/** A community with its grids and their sums; throws `place_unknown`. */
export function describeCommunity(database: Database, scope: Scope, code: string): Promise<CommunityDetail> {
  const ofCommunity = sql`FROM ${grid} WHERE ${inScope(grid, scope)} AND ${grid.streetCode} = ${community.streetCode} AND ${grid.communityCode} = ${community.code}`
  const sum = (column: SQL) => sql`(SELECT coalesce(sum(${column}), 0)::bigint ${ofCommunity})`
  return describeFeature<CommunityDetail>(database, communityCollection, scope, code, {
    grids: listOf(sql`SELECT ${grid.code}, ${grid.name} ${ofCommunity} ORDER BY ${grid.code}`),
    households: sum(sql`${grid.households}`),
    resident_population: sum(sql`${grid.residentPopulation}`),
    registered_population: sum(sql`${grid.registeredPopulation}`),
    elderly_population: sum(sql`${grid.elderlyPopulation}`),
    party_members: sum(sql`${grid.partyMembers}`),
    incidents: figuresOf(
      sql`${inScope(incident, scope)} AND ${incident.streetCode} = ${community.streetCode} AND left(${incident.gridCode}, 12) = ${community.code}`,
    ),
  })
}
