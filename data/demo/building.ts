import { bars } from './bars.ts'
import type { Land, World } from './blocks.ts'
import { elevatedSurfaces } from './elevated.ts'
import { type Footprint, type GroundFeature, Occupied } from './footprint.ts'
import { at, inside, type Point, type Ring, signedArea, times } from './geometry.ts'
import { bigBox, fullLot, market, school } from './institutions.ts'
import { outlines } from './network.ts'
import { parkGround, pocketSquare } from './open-ground.ts'
import { type Random, randomFrom } from './random.ts'
import { COURTS, frontage, OLD_SLABS, slabRows } from './rows.ts'
import { shantyHouses } from './shanty.ts'
import { axes, groundOf, type Site } from './site.ts'
import { towers } from './towers.ts'

export interface Built {
  buildings: Footprint[]
  features: GroundFeature[]
  /** Ground of each land inside the streets' surfaces, by land number. */
  grounds: Map<number, Ring>
}

/** The pocket square the report names, in plan metres. */
const SQUARE: { name: string; point: Point } = { name: '安乐村晓乐园微广场', point: [640, 300] }

interface Manner {
  floors: number
  year: number
  depth: number
  unitLength: number
  court: boolean
}

function mannerOf(random: Random, land: Land): Manner {
  const style = land.use === 'court' ? COURTS : OLD_SLABS
  return {
    floors: random.pick([5, 6, 6, 6, 7]),
    year: random.whole(...(land.quarter?.years ?? style.years)),
    depth: random.between(...style.depth),
    unitLength: random.between(...style.unitLength),
    court: land.use === 'court',
  }
}

/** Builds on every piece of land by its use; the same order and seeds always give the same city. */
export function buildAll(world: World): Built {
  const built: Built = { buildings: [], features: [], grounds: new Map() }
  const blockRings = new Map<number, Ring>()
  for (const land of world.lands) {
    if (land.block < 0 || blockRings.has(land.block)) continue
    const set = world.lands.filter(({ block }) => block === land.block)
    const outer = outlines(set, world.network.nodes).sort(
      (a, b) => signedArea(b.ring) - signedArea(a.ring),
    )[0]
    if (outer) blockRings.set(land.block, outer.ring)
  }
  const occupied = new Occupied()
  for (const surface of elevatedSurfaces(world)) occupied.put(surface, 2)
  for (const land of world.lands) {
    const ground = groundOf(land.ring, land.lines, world.lines)
    if (!ground) continue
    built.grounds.set(land.number, ground)
    const seed = `${land.inDistrict ? 'home' : 'around'}-${land.inner.map((value) => Math.round(value / 4)).join('-')}`
    const blockRing = blockRings.get(land.block) ?? land.ring
    const { main, south } = axes(blockRing)
    const site: Site = {
      land,
      ground,
      axis: south,
      mainAxis: main,
      random: randomFrom(seed),
      buildings: built.buildings,
      features: built.features,
      occupied,
    }
    const blockRandom = randomFrom(`block-${Math.round(at(blockRing, 0)[0])}-${blockRing.length}`)
    if (land.inDistrict) buildHome(site, world, blockRandom)
    else buildAround(site, blockRandom)
  }
  return built
}

function buildHome(site: Site, world: World, blockRandom: Random): void {
  const { land } = site
  const name = land.landmark?.name ?? ''
  const manner = mannerOf(blockRandom, land)
  const area = (kind: GroundFeature['kind'], ring: Point[], label: string | null): void => {
    site.features.push({ kind, name: label, geometry: 'area', points: ring })
  }
  switch (land.use) {
    case 'slab':
      if (inside(times(SQUARE.point, world.scale), land.ring))
        pocketSquare(site, SQUARE.name, times(SQUARE.point, world.scale))
      frontage(site, world.lines, 0.5)
      slabRows(site, OLD_SLABS, manner)
      return
    case 'court':
      frontage(site, world.lines, 0.35)
      slabRows(site, COURTS, manner)
      return
    case 'tower':
      towers(site, false)
      return
    case 'office':
      towers(site, true)
      return
    case 'lane':
      frontage(site, world.lines, 0.5)
      bars(site, {
        kind: 'lane_house',
        axis: site.mainAxis,
        depth: 9,
        length: [13, 34],
        pitch: 12.6,
        gap: [2.4, 4.4],
        floors: [2, 3],
        years: land.quarter?.years ?? [1931, 1948],
        structure: 'brick_timber',
        margin: 1.6,
        dwellingsPerMetre: 0.24,
      })
      return
    case 'shanty':
      shantyHouses(site)
      return
    case 'school':
      area('school_ground', site.ground, name)
      school(site, name)
      return
    case 'market':
      market(site, name)
      return
    case 'hospital':
      bigBox(site, `${name}住院楼`, 'hospital', 12, 2003)
      bars(site, {
        kind: 'hospital',
        axis: site.axis,
        depth: 14,
        length: [22, 40],
        pitch: 23,
        gap: [7, 10],
        floors: [3, 6],
        years: [1978, 1998],
        structure: 'reinforced_concrete',
        margin: 4,
      })
      return
    case 'commercial':
      fullLot(site, name, name.includes('盛') ? 5 : 7, name.includes('盛') ? 1996 : 2008)
      return
    case 'industrial':
      bars(site, {
        kind: 'industrial',
        axis: site.mainAxis,
        depth: 17,
        length: [26, 58],
        pitch: 25,
        gap: [7, 12],
        floors: [2, 4],
        years: [1966, 1984],
        structure: 'brick_concrete',
        margin: 4,
      })
      return
    case 'yard':
      bars(site, {
        kind: 'industrial',
        axis: site.mainAxis,
        depth: 20,
        length: [30, 70],
        pitch: 34,
        gap: [9, 16],
        floors: [1, 2],
        years: [1972, 1990],
        structure: 'brick_concrete',
        margin: 4,
      })
      return
    case 'park':
      parkGround(site, name)
      return
    case 'interchange':
      area('green', site.ground, null)
      return
    case 'bank':
      area('embankment', site.ground, null)
      return
    default:
      return
  }
}

/** Outside the district: plain bars, some parks and sheds, enough to read as city. */
function buildAround(site: Site, blockRandom: Random): void {
  const { land, random } = site
  if (land.use === 'water' || land.use === 'rail') return
  if (land.use === 'bank') {
    site.features.push({ kind: 'embankment', name: null, geometry: 'area', points: site.ground })
    return
  }
  if (land.use === 'interchange') {
    site.features.push({ kind: 'green', name: null, geometry: 'area', points: site.ground })
    return
  }
  const roll = random.next()
  if (roll < 0.07) {
    site.features.push({ kind: 'park', name: null, geometry: 'area', points: site.ground })
    return
  }
  const works = roll < 0.16
  const floors = blockRandom.pick([4, 5, 6, 6, 7, 11])
  bars(site, {
    kind: works ? 'industrial' : 'residential',
    axis: works ? site.mainAxis : site.axis,
    depth: works ? 24 : 12,
    length: works ? [40, 80] : [34, 66],
    pitch: works ? 42 : 17 + floors * 3,
    gap: [8, 16],
    floors: works ? [1, 3] : [Math.max(3, floors - 1), floors],
    years: [1975, 2005],
    structure: 'brick_concrete',
    margin: 6,
  })
}
