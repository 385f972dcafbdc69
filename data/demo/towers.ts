import { add, dot, fits, left, minus, type Point, type Ring, rectangle, times, unit } from './geometry.ts'
import { pointTower, twinTower } from './shapes.ts'
import { build, pave, type Site, stretches } from './site.ts'
import { corner, findSpot } from './spots.ts'

/** High-rise flats in loose rows, podium shops at the foot of some, greens and a car park between. */
export function towers(site: Site, office: boolean): void {
  const { random, axis } = site
  const year = random.whole(...(site.land.quarter?.years ?? [2003, 2015]))
  const across = left(axis)
  const vs = site.ground.map((point) => dot(point, across))
  const depth = office ? 26 : 17
  const storeys = office ? random.whole(14, 22) : random.whole(18, 30)
  const pitch = office ? 50 : 46
  let row = 0
  for (let v = Math.min(...vs) + depth / 2 + 6; v < Math.max(...vs); v += pitch) {
    for (const [from, to] of stretches(site, v, depth, 4.5)) {
      let u = from + (row % 2) * random.between(2, 8)
      while (to - u > 24) {
        const wide = office ? random.pick([26, 30]) : to - u > 32 && random.chance(0.5) ? 31 : 24
        const middle = add(times(axis, u + wide / 2), times(across, v))
        const ring = office
          ? rectangle(middle, axis, wide, depth)
          : wide > 30
            ? twinTower(middle, axis, wide, 15)
            : pointTower(middle, axis, wide, 24)
        const floors = Math.min(33, storeys + 2 * row + random.whole(-4, 3))
        const aside = add(times(across, random.between(-4, 4)), times(axis, random.between(-5, 5)))
        const podium = rectangle(add(middle, aside), axis, wide + random.between(14, 22), depth + 18)
        const withPodium =
          random.chance(office ? 0.7 : 0.14) &&
          fits(podium, site.ground, 2.5) &&
          site.occupied.free(podium, 8)
        const built = build(
          site,
          {
            ring,
            kind: office ? 'office' : 'residential',
            floors,
            year,
            structure: 'reinforced_concrete',
            dwellings: office ? 0 : floors * 4,
          },
          4,
          11,
        )
        if (built && withPodium) {
          const hole = grown(ring, 0.3).reverse()
          site.buildings.push({
            ring: podium,
            hole,
            kind: 'commercial',
            floors: random.whole(2, 3),
            year,
            structure: 'reinforced_concrete',
            dwellings: 0,
            land: site.land.number,
            name: '',
          })
          site.occupied.put(podium)
        }
        u += wide + (built ? random.between(13, 17) : 3)
      }
    }
    row += 1
  }
  for (let count = 0; count < 5; count += 1) {
    const wish = corner(site, random.between(-0.8, 0.8), random.between(-0.8, 0.8))
    const size: [number, number] = [random.between(16, 34), random.between(10, 20)]
    const shape = (middle: Point): Ring => rectangle(middle, axis, ...size)
    const spot = findSpot(site, wish, shape, 4, 4)
    if (spot) pave(site, count === 0 ? 'playground' : count === 1 ? 'parking' : 'green', shape(spot), 3, 3)
  }
}

/** An outline moved outwards along its corners by a few decimetres. */
function grown(ring: Ring, metres: number): Ring {
  return ring.map((point, index) => {
    const before = ring[(index + ring.length - 1) % ring.length] ?? point
    const after = ring[(index + 1) % ring.length] ?? point
    const a = left(unit(minus(point, before)))
    const b = left(unit(minus(after, point)))
    return minus(point, times(add(a, b), metres))
  })
}
