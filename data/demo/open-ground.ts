import { add, inside, minus, type Point, type Ring, rectangle, times, unit } from './geometry.ts'
import { winged } from './shapes.ts'
import { pave, plant, type Site } from './site.ts'
import { corner, findSpot } from './spots.ts'

/** A named pocket square with trees, where there is room for it near the wish. */
export function pocketSquare(site: Site, name: string, wish: Point): void {
  const shape = (middle: Point): Ring => winged(middle, site.axis, 38, 26, 12, false)
  const spot = findSpot(site, wish, shape, 3, 3)
  if (!spot) return
  pave(site, 'plaza', shape(spot), 2.5, 2.5, name)
  const swings = (middle: Point): Ring => rectangle(middle, site.axis, 14, 9)
  const play = findSpot(site, spot, swings, 3, 0.4)
  if (play) pave(site, 'playground', swings(play), 2.5, 0.3, `${name}儿童活动区`)
  for (const [u, v] of [
    [-15, -9],
    [-15, 0],
    [-15, 8],
    [0, 9],
    [10, 9],
  ] as const)
    plant(site, add(spot, [u, v]))
}

/** A park's ground: a pond with a soft shore, a round plaza; trees come later and keep clear of both. */
export function parkGround(site: Site, name: string): void {
  const { random } = site
  const size = Math.sqrt(site.land.area)
  const phase = random.between(0, 6)
  const pond = (middle: Point): Ring =>
    Array.from({ length: 22 }, (_, index) => {
      const angle = (index / 22) * 2 * Math.PI
      const reach =
        size * (0.15 + 0.035 * Math.sin(2 * angle + phase) + 0.02 * Math.sin(3 * angle + 2 * phase))
      return add(middle, [Math.cos(angle) * reach * 1.35, Math.sin(angle) * reach])
    })
  const spot = findSpot(site, corner(site, 0.15, 0.1), pond, 8, 2)
  let water: Ring | null = null
  if (spot && site.land.area > 8000 && pave(site, 'water', pond(spot), 6, 1, `${name}水面`))
    water = pond(spot)
  site.features.push({
    kind: 'park',
    name,
    geometry: 'area',
    points: site.ground,
    ...(water ? { hole: water } : {}),
  })
  const round = (middle: Point): Ring =>
    Array.from({ length: 16 }, (_, index) =>
      add(middle, [
        Math.cos((index / 8) * Math.PI) * size * 0.09,
        Math.sin((index / 8) * Math.PI) * size * 0.09,
      ]),
    )
  const open = findSpot(site, corner(site, -0.6, -0.6), round, 5, 3)
  if (open) pave(site, 'plaza', round(open), 4, 2, `${name}广场`)
  if (spot && water) {
    const shore = (metres: number): Ring =>
      pond(spot).map((point) => add(point, times(unit(minus(point, spot)), metres)))
    site.features.push({
      kind: 'plaza',
      name: null,
      geometry: 'area',
      points: shore(5.4),
      hole: shore(2.8).reverse(),
    })
  }
  const start = open ?? spot
  if (start) parkPaths(site, start, open ? size * 0.09 : 0, water)
}

/** Straight walks from the square to the park's gates on four sides; one that would meet the pond ends before it. */
function parkPaths(site: Site, start: Point, from: number, pond: Ring | null): void {
  const clear = (point: Point): boolean => inside(point, site.ground) && !(pond && inside(point, pond))
  for (const turn of [0.15, 1.7, 3.2, 4.75]) {
    const direction: Point = [Math.cos(turn), Math.sin(turn)]
    let reach = from
    while (clear(add(start, times(direction, reach + 1)))) reach += 1
    const end = add(start, times(direction, reach + 4.5))
    const last = pond && inside(end, pond) ? reach - 3 : reach
    if (last - from < 6) continue
    const middle = add(start, times(direction, (from + last) / 2))
    site.features.push({
      kind: 'plaza',
      name: null,
      geometry: 'area',
      points: rectangle(middle, direction, last - from, 2.4),
    })
  }
}
