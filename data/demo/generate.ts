import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeAddresses } from './addresses.ts'
import { buildWorld, districtFace } from './blocks.ts'
import { buildAll } from './building.ts'
import { withElevated } from './elevated.ts'
import { type Estate, makeEstates } from './estates.ts'
import { FACTS, STREET } from './figures.ts'
import { writeIncidents } from './generate-incidents.ts'
import { at } from './geometry.ts'
import { type Grid, makeGrids, outlineOf } from './grids.ts'
import { makeGround } from './ground.ts'
import { type Dwelling, settle } from './people.ts'
import { geodesicArea, rounded } from './plane.ts'
import { randomFrom, share } from './random.ts'
import { makeRoads } from './roads.ts'
import { makeHosts, makeServices, makeUnits } from './services.ts'
import { drawnLines } from './world.ts'
import { type Feature, lineString, pointFeature, polygon, tidy, writeCollection } from './write.ts'
import { makeZones } from './zones.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'files')

/** The factor by which the drawn plan must grow for the district's geodesic area to be the published one. */
function planScale(): number {
  let scale = 1
  for (let round = 0; round < 3; round += 1) {
    const ring = districtFace(drawnLines(scale)).map((point) => rounded(point))
    scale *= Math.sqrt((FACTS.area_km2 * 1e6) / geodesicArea(ring))
  }
  return scale
}

function total(dwellings: readonly Dwelling[], value: (dwelling: Dwelling) => number): number {
  return dwellings.reduce((sum, dwelling) => sum + value(dwelling), 0)
}

function generate(): void {
  const world = buildWorld(planScale())
  const built = buildAll(world)
  const estates = makeEstates(world, built)
  const dwellings = settle(world, built)
  const byLand = new Map<number, number>()
  for (const { footprint, households } of dwellings)
    byLand.set(footprint.land, (byLand.get(footprint.land) ?? 0) + households)
  const estateOf = new Map<number, number>()
  estates.forEach(({ lands }, index) => {
    for (const { number } of lands) estateOf.set(number, index)
  })
  const communities = makeGrids(world, byLand, estateOf)
  const addresses = makeAddresses(world, estates, dwellings)
  const roads = withElevated(world, makeRoads(world))
  const hosts = makeHosts(dwellings, addresses)
  const put = (name: string, features: Feature[]): void => writeCollection(FOLDER, name, features)

  put('district', [
    polygon(
      { code: STREET.code, name: STREET.name, facts: FACTS, facts_source: STREET.source, facts_as_of: null },
      outlineOf(
        world.lands.filter(({ inDistrict }) => inDistrict),
        world.network.nodes,
      ).ring,
    ),
  ])
  put(
    'communities',
    communities.map(({ code, name, outline }) => polygon({ code, name }, outline.ring)),
  )
  put(
    'grids',
    gridFeatures(
      communities.flatMap(({ grids }) => grids),
      dwellings,
    ),
  )
  put(
    'estates',
    estates.map((estate) =>
      estateFeature(
        estate,
        dwellings.filter((_, index) => at(addresses.buildings, index).estateCode === estate.code),
      ),
    ),
  )
  put(
    'buildings',
    dwellings.map((dwelling, index) => {
      const { footprint, households, resident, registered, elderly, safety } = dwelling
      const { name, address, estateCode } = at(addresses.buildings, index)
      return polygon(
        {
          code: `B${String(index + 1).padStart(4, '0')}`,
          estate_code: estateCode,
          name,
          address,
          kind: footprint.kind,
          floors: footprint.floors,
          built_year: footprint.year,
          structure: footprint.structure,
          safety_class: safety,
          households,
          resident_population: resident,
          registered_population: registered,
          elderly_population: elderly,
        },
        footprint.ring,
        footprint.hole,
      )
    }),
  )
  put(
    'redevelopment-zones',
    makeZones(world, estates, dwellings).map(({ ring, ...properties }) => polygon(properties, ring)),
  )
  put(
    'roads',
    roads.map(({ line, points, bridge, tunnel, level }, index) =>
      lineString(
        {
          code: `R${String(index + 1).padStart(4, '0')}`,
          name: line.name || null,
          class: line.kind,
          width: line.width,
          bridge,
          tunnel,
          level,
          oneway: line.oneway,
        },
        points,
      ),
    ),
  )
  put(
    'base-features',
    makeGround(world, built, estates, roads).map(({ kind, name, geometry, points, hole, floors }, index) => {
      const properties = {
        code: `F${String(index + 1).padStart(5, '0')}`,
        kind,
        name,
        ...(floors === undefined ? {} : { floors }),
      }
      if (geometry === 'point') return pointFeature(properties, at(points, 0), 6)
      return geometry === 'line'
        ? lineString(properties, points, 6)
        : polygon(properties, tidy(points, 6), hole ?? null, 6)
    }),
  )
  put(
    'service-points',
    makeServices(world, communities, dwellings, addresses, hosts).map(
      ({ name, kind, address, hours, point }, index) =>
        pointFeature(
          { code: `S${String(index + 1).padStart(2, '0')}`, name, kind, address, opening_hours: hours },
          point,
        ),
    ),
  )
  put(
    'units',
    makeUnits(world, communities, estates, hosts, randomFrom('units')).map(
      ({ name, kind, address, staff, onDuty, point }, index) =>
        pointFeature(
          { code: `U${String(index + 1).padStart(2, '0')}`, name, kind, address, staff, on_duty: onDuty },
          point,
        ),
    ),
  )
}

function estateFeature(
  { code, name, builtYear, renovatedYear, kind, ring }: Estate,
  mine: readonly Dwelling[],
): Feature {
  return polygon(
    {
      code,
      name,
      built_year: builtYear,
      households: total(mine, ({ households }) => households),
      kind,
      renovated_year: renovatedYear,
    },
    ring,
  )
}

/** Grids with the sums of their buildings; members and branches are shared out by registered people. */
function gridFeatures(grids: readonly Grid[], dwellings: readonly Dwelling[]): Feature[] {
  const people = grids.map(({ lands }) => {
    const numbers = new Set(lands.map(({ number }) => number))
    const mine = dwellings.filter(({ footprint }) => numbers.has(footprint.land))
    return {
      households: total(mine, ({ households }) => households),
      resident: total(mine, ({ resident }) => resident),
      registered: total(mine, ({ registered }) => registered),
      elderly: total(mine, ({ elderly }) => elderly),
    }
  })
  const members = share(
    FACTS.party_members,
    people.map(({ registered, elderly }) => registered + elderly),
  )
  const further = share(FACTS.party_branches - grids.length, members)
  return grids.map(({ code, name, communityCode, outline }, index) => {
    const { households, resident, registered, elderly } = at(people, index)
    return polygon(
      {
        code,
        name,
        community_code: communityCode,
        households,
        resident_population: resident,
        registered_population: registered,
        elderly_population: elderly,
        party_members: at(members, index),
        party_branches: 1 + at(further, index),
      },
      outline.ring,
    )
  })
}

generate()
writeIncidents()
