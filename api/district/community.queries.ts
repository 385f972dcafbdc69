import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { describeFeature, figuresOf, listOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { incident } from '../incident/incident.table.ts'
import { communityCollection } from './community.collection.ts'
import type { CommunityDetail } from './district.shapes.ts'
import { community } from './district.table.ts'
import { streetOf } from './place-code.model.ts'

/** A community with its grids and their sums; throws `place_unknown`. */
export function describeCommunity(database: Database, code: string): Promise<CommunityDetail> {
  const ofCommunity = sql`FROM ${grid} WHERE ${grid.streetCode} = ${community.streetCode} AND ${grid.communityCode} = ${community.code}`
  const sum = (column: SQL) => sql`(SELECT coalesce(sum(${column}), 0)::bigint ${ofCommunity})`
  return describeFeature<CommunityDetail>(database, communityCollection, streetOf(code), code, {
    grids: listOf(sql`SELECT ${grid.code}, ${grid.name} ${ofCommunity} ORDER BY ${grid.code}`),
    households: sum(sql`${grid.households}`),
    resident_population: sum(sql`${grid.residentPopulation}`),
    registered_population: sum(sql`${grid.registeredPopulation}`),
    elderly_population: sum(sql`${grid.elderlyPopulation}`),
    party_members: sum(sql`${grid.partyMembers}`),
    incidents: figuresOf(
      sql`${incident.streetCode} = ${community.streetCode} AND left(${incident.gridCode}, 12) = ${community.code}`,
    ),
  })
}
