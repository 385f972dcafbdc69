import { sql } from 'drizzle-orm'
import { counted } from '../../counted.ts'
import { rows } from '../../database/rows.ts'
import { area, commonShape, covers, overlaps, surfacePoint, unionOf } from '../../database/spatial.ts'
import { childCode } from '../../district/place-code.model.ts'
import { gridRecord } from '../../grid/grid.model.ts'
import { recomputeContainment } from '../../place/containment.ts'
import { gridReferences } from '../demo-rows.ts'
import type { ImportContext, ImportKindDefinition } from '../kind.ts'
import { assignPlaceCodes } from '../place-codes.ts'
import { ensureStreet, refreshDerivedBoundaries } from '../street.ts'
import { writeStaged } from '../write-staged.ts'

/**
 * 网格. A grid's community is the one it names, the one its code lies in, the one it lies in on the map, or the first of
 * the street. A community that is missing is made from its grids. Grids without codes are numbered in their community.
 */
export const grids: ImportKindDefinition = {
  kind: 'grids',
  record: gridRecord.partial({ code: true, community_code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'place',
  async refuse({ transaction }) {
    const found = await rows<{ ordinal: number; community: string }>(
      transaction,
      sql`SELECT ordinal, properties->>'community_code' AS community FROM import_staging
        WHERE code IS NOT NULL AND properties->>'community_code' IS NOT NULL AND left(code, 12) <> properties->>'community_code'`,
    )
    return found.map(({ ordinal, community }) => ({
      ordinal,
      rejection: {
        code: 'invalid_value',
        pointer: '/community_code',
        message: `the grid's code does not begin with its community ${community}`,
      },
    }))
  },
  async write(context) {
    await ensureStreet(context)
    await decideCommunities(context)
    const assigned = await assignPlaceCodes(context, 'grid')
    if (assigned > 0)
      context.note(
        'codes_assigned',
        `${counted(assigned, 'grid')} without a code ${assigned === 1 ? 'was' : 'were'} numbered in their community, west to east, north to south`,
      )
    await createCommunities(context)
    const written = await writeStaged(context, {
      table: 'grid',
      columns: [
        ['name', 'text'],
        ['households', 'int'],
        ['resident_population', 'int'],
        ['registered_population', 'int'],
        ['elderly_population', 'int'],
        ['party_members', 'int'],
        ['party_branches', 'int'],
      ],
      shape: 'boundary',
      derived: { community_code: sql`left(staged.code, 12)` },
      key: 'code',
      computed: gridReferences,
    })
    await noteOverlaps(context)
    await removeEmptyCommunities(context)
    await refreshDerivedBoundaries(context)
    await recomputeContainment(context.transaction, context.street, ['grids'])
    return written
  },
}

async function decideCommunities({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    UPDATE import_staging AS staged SET properties = staged.properties || jsonb_build_object('parent', coalesce(
      left(staged.code, 12),
      staged.properties->>'community_code',
      (SELECT code FROM community WHERE street_code = ${street} AND ${covers(sql`community.boundary`, surfacePoint(sql`staged.shape`))} ORDER BY code LIMIT 1),
      (SELECT min(code) FROM community WHERE street_code = ${street}),
      ${childCode(street, 1)}::text))`)
}

async function createCommunities(context: ImportContext): Promise<void> {
  const { transaction, street } = context
  const created = await rows<{ code: string }>(
    transaction,
    sql`INSERT INTO community (street_code, code, name, boundary, boundary_derived)
      SELECT ${street}, left(staged.code, 12),
        min(district.name) || CASE WHEN count(*) OVER () = 1 THEN '' ELSE ' ' || right(left(staged.code, 12), 3) END,
        ${unionOf(sql`staged.shape`)}, true
      FROM import_staging AS staged JOIN district ON district.street_code = ${street}
      GROUP BY left(staged.code, 12)
      ON CONFLICT (street_code, code) DO NOTHING RETURNING code`,
  )
  if (created.length > 0)
    context.note(
      'communities_created',
      `${created.length === 1 ? 'a community' : `${created.length} communities`} that the street lacked: ${created.map(({ code }) => code).join(', ')}; the boundary is the union of the grids`,
    )
}

/** Of what two grids have in common, the square metres that are rounding of the corners of a border they share. */
const roundingArea = 1

/** Grids should cover the street once; real files often overlap by a little, which is worth knowing but no error. */
async function noteOverlaps(context: ImportContext): Promise<void> {
  const pairs = await rows<{ one: string; other: string }>(
    context.transaction,
    sql`WITH pair AS MATERIALIZED (
        SELECT one.code, one.name AS one, other.code AS other_code, other.name AS other,
          ${commonShape(sql`one.boundary`, sql`other.boundary`)} AS common
        FROM grid AS one JOIN grid AS other
          ON other.street_code = one.street_code AND other.code > one.code AND ${overlaps(sql`one.boundary`, sql`other.boundary`)}
        WHERE one.street_code = ${context.street})
      SELECT one, other FROM pair
      WHERE ${area(sql`common`)} > ${roundingArea} ORDER BY code, other_code`,
  )
  if (pairs.length === 0) return
  const examples = pairs.slice(0, 3).map(({ one, other }) => `${one} / ${other}`)
  context.note(
    'grids_overlap',
    `${counted(pairs.length, 'pair')} of grids ${pairs.length === 1 ? 'overlaps' : 'overlap'} (${examples.join(', ')}${pairs.length > 3 ? ', …' : ''}): a point in both belongs to the lower code`,
  )
}

/** Communities that were made from grids and have none left. */
async function removeEmptyCommunities({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    DELETE FROM community WHERE street_code = ${street} AND boundary_derived
      AND NOT EXISTS (SELECT FROM grid WHERE grid.street_code = community.street_code AND grid.community_code = community.code)`)
}
