import { getTableName, type SQL, sql, type Table } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseFeature, roadSegment } from '../../../api/base/base.table.ts'
import { building } from '../../../api/building/building.table.ts'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import { community, dataset, district } from '../../../api/district/district.table.ts'
import { estate } from '../../../api/estate/estate.table.ts'
import { grid } from '../../../api/grid/grid.table.ts'
import {
  everywhere,
  inScope,
  isInScope,
  nowhere,
  type Scope,
  type Scoped,
} from '../../../api/identity/scope.ts'
import { incident, incidentEvent } from '../../../api/incident/incident.table.ts'
import { redevelopmentMilestone, redevelopmentZone } from '../../../api/redevelopment/redevelopment.table.ts'
import { servicePoint } from '../../../api/service/service.table.ts'
import { unit } from '../../../api/unit/unit.table.ts'
import { eachDatabase } from '../../support/databases.ts'
import { pointAt } from '../../support/features.ts'
import { seedStreet } from '../../support/street.ts'

const streets = ['320199001', '320199002', '320188001', '330199001']

type Row = { street: string; place: string | null }
/** Whether a row in a street and, if its table knows one, a community or grid lies in a scope. */
type Lies = (row: Row, scope: string) => boolean

const inStreet: Lies = ({ street }, scope) => scope.startsWith(street) || street.startsWith(scope)
const inGrid: Lies = ({ street, place }, scope) =>
  scope.length <= 9 ? street.startsWith(scope) : (place ?? '').startsWith(scope)
const inCommunity: Lies = ({ place }, scope) =>
  (place ?? '').startsWith(scope) || scope.startsWith(place ?? 'none')

const tables: [table: Table & Scoped, place: string, lies: Lies][] = [
  [district, 'NULL', inStreet],
  [dataset, 'NULL', inStreet],
  [community, 'code', inCommunity],
  [grid, 'code', inGrid],
  [estate, 'NULL', inStreet],
  [building, 'grid_code', inGrid],
  [redevelopmentZone, 'NULL', inStreet],
  [redevelopmentMilestone, 'NULL', inStreet],
  [roadSegment, 'NULL', inStreet],
  [baseFeature, 'NULL', inStreet],
  [servicePoint, 'grid_code', inGrid],
  [unit, 'grid_code', inGrid],
  [incident, 'grid_code', inGrid],
  [incidentEvent, 'NULL', inStreet],
]

const scopes = ['3201', '320199', '320199001', '320199001002', '320199001002003']

eachDatabase('the scope test', (database) => {
  let opened: OpenDatabase

  beforeAll(async () => {
    opened = await database.open()
    for (const [index, street] of streets.entries()) {
      await seedStreet(opened.database, { street, west: 118.75 + index * 0.05, incidents: 100 })
      await opened.database.insert(baseFeature).values({
        streetCode: street,
        code: 'T1',
        kind: 'tree',
        shape: pointAt(118.76, 32.07),
      })
      await opened.database
        .insert(dataset)
        .values({ streetCode: street, kind: 'grids', source: '测试', loadedAt: new Date(), features: 20 })
    }
    for (const table of ['service_point', 'unit'])
      await opened.query(
        `UPDATE ${table} SET grid_code = street_code || CASE WHEN right(code, 1) = '3' THEN '002003' ELSE '001001' END WHERE code <> 'S9'`,
      )
    await opened.query('ANALYZE incident')
  })

  describe.each(tables)('of %s', (table, place, lies) => {
    const name = getTableName(table)
    const found = (scope: Scope) =>
      rows<Row>(
        opened.database,
        sql`SELECT street_code AS street, ${sql.raw(place)} AS place FROM ${table} WHERE ${inScope(table, scope)} ORDER BY 1, 2`,
      )

    it.each(scopes)('shows what lies in %s', async (scope) => {
      const all = (await opened.query(
        `SELECT street_code AS street, ${place} AS place FROM ${name} ORDER BY 1, 2`,
      )) as Row[]
      const expected = all.filter((row) => lies(row, scope))
      expect(expected.length).toBeGreaterThan(0)
      expect(expected.length).toBeLessThan(all.length)
      expect(await found(scope)).toEqual(expected)
    })

    it('shows everything to who sees everywhere, and nothing of a place that is not there', async () => {
      expect(new Set((await found(everywhere)).map(({ street }) => street)).size).toBe(streets.length)
      for (const scope of ['4401', '440101', '440101001', '440101001001', '440101001001001'])
        expect(await found(scope)).toEqual([])
    })
  })

  it.each<Scope>([...scopes, '4401', '440101001001', everywhere, nowhere])(
    'finds a row at hand in %s where the database does',
    async (scope: Scope) => {
      const ask = (condition: SQL) =>
        rows<{ streetCode: string; gridCode: string | null; id: number }>(
          opened.database,
          sql`SELECT street_code AS "streetCode", grid_code AS "gridCode", id FROM ${incident} WHERE ${condition} ORDER BY id`,
        )
      const all = await ask(sql`true`)
      expect(all.some(({ gridCode }) => gridCode === null)).toBe(true)
      expect(all.filter((row) => isInScope(row, scope))).toEqual(await ask(inScope(incident, scope)))
    },
  )

  it.each(['', '3', '32019900', '3201990010', '320199001001001001'])(
    'refuses “%s”, which is no place code',
    (scope) => {
      expect(() => inScope(grid, scope)).toThrow(RangeError)
      expect(() => isInScope({ streetCode: '320199001', gridCode: null }, scope)).toThrow(RangeError)
    },
  )

  it.each([
    ['320199001', /Index Cond: .*street_code = '320199001'/],
    ['320199001002', /Index Cond: .*street_code = '320199001'/],
    ['320199001002003', /Index Cond: .*street_code = '320199001'.* AND .*grid_code = '320199001002003'/],
  ])('is answered from an index for %s', async (scope, condition) => {
    const plan = await opened.database.transaction(async (transaction) => {
      await transaction.execute(sql`SET LOCAL enable_seqscan = off`)
      return rows<Record<string, string>>(
        transaction,
        sql`EXPLAIN SELECT id FROM ${incident} WHERE ${inScope(incident, scope)}`,
      )
    })
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(condition)
  })
})
