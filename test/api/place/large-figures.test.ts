import { sql } from 'drizzle-orm'
import type { FeatureCollection } from 'geojson'
import { beforeAll, expect, it } from 'vitest'
import { greatestInteger } from '../../../api/field.model.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

const population = {
  households: greatestInteger,
  resident_population: greatestInteger,
  registered_population: greatestInteger,
  elderly_population: greatestInteger,
}
const times = (count: number) =>
  Object.fromEntries(Object.entries(population).map(([name, value]) => [name, value * count]))

eachDatabase('sums beyond what an integer column holds', (database) => {
  let street: SeededStreet
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    const opened = await database.open()
    street = await seedStreet(opened.database, { street: '320199001', incidents: 0 })
    const columns = sql.join(
      Object.keys(population).map((name) => sql`${sql.identifier(name)} = ${greatestInteger}`),
      sql`, `,
    )
    await opened.database.execute(sql`UPDATE grid SET party_members = ${greatestInteger}, ${columns}`)
    await opened.database.execute(sql`UPDATE building SET ${columns}`)
    requests = requestsTo(opened)
  })

  it('are told as numbers of a community', async () => {
    const [community] = street.communities
    const grids = street.grids.filter(({ communityCode }) => communityCode === community?.code).length
    expect(grids).toBeGreaterThan(1)
    expect(await requests.json(`/api/communities/${community?.code}`)).toMatchObject({
      ...times(grids),
      party_members: greatestInteger * grids,
    })
  })

  it('are told as numbers of a street and of a shape', async () => {
    expect(await requests.json('/api/districts/320199001')).toMatchObject({
      totals: times(street.grids.length),
    })
    expect(await requests.json('/api/places/figures?street=320199001')).toMatchObject({
      buildings: street.buildings.length,
      ...times(street.buildings.length),
    })
  })

  it('are told as numbers of an estate, to the map and to other software', async () => {
    const [estate] = street.estates
    const buildings = street.buildings.filter(({ estateId }) => estateId === estate?.id).length
    expect(buildings).toBeGreaterThan(1)
    const expected = { resident_population: greatestInteger * buildings }
    expect(await requests.json(`/api/estates/${estate?.id}?street=320199001`)).toMatchObject(expected)
    const { features } = await requests.json<FeatureCollection>(
      `/ogc/collections/estates/items?resident_population=${greatestInteger * buildings}&limit=100`,
    )
    expect(features.length).toBeGreaterThan(0)
    expect(features.find(({ id }) => id === estate?.id)?.properties).toMatchObject(expected)
  })
})
