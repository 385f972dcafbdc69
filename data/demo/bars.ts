import type { BuildingKind, BuildingStructure } from '../../api/building/building.model.ts'
import { add, dot, left, type Point, rectangle, times } from './geometry.ts'
import { build, type Site, stretches } from './site.ts'

/** Rows of plain bars: schools, hospitals, workshops, old lane terraces. */
export function bars(
  site: Site,
  style: {
    kind: BuildingKind
    axis: Point
    depth: number
    length: [number, number]
    pitch: number
    gap: [number, number]
    floors: [number, number]
    years: [number, number]
    structure: BuildingStructure
    margin: number
    dwellingsPerMetre?: number
    most?: number
  },
): void {
  const { random } = site
  const turned: Site = { ...site, axis: style.axis }
  const across = left(style.axis)
  const vs = site.ground.map((point) => dot(point, across))
  let count = 0
  for (
    let v = Math.max(...vs) - style.depth / 2 - style.margin - 0.5;
    v > Math.min(...vs);
    v -= style.pitch
  ) {
    for (const [from, to] of stretches(turned, v, style.depth, style.margin, 0.7)) {
      let u = from
      while (to - u > style.length[0] * 0.75 && count < (style.most ?? 999)) {
        const wide = Math.min(random.between(...style.length), to - u)
        const middle = add(times(style.axis, u + wide / 2), times(across, v + random.between(-0.4, 0.4)))
        const floors = random.whole(...style.floors)
        const ring = rectangle(middle, style.axis, wide, style.depth - random.between(0, 0.8))
        const ok = build(
          site,
          {
            ring,
            kind: style.kind,
            floors,
            year: random.whole(...style.years),
            structure: style.structure,
            dwellings: Math.round(wide * (style.dwellingsPerMetre ?? 0)),
          },
          style.margin * 0.8,
          Math.min(style.gap[0], 5),
        )
        if (ok) count += 1
        u += ok ? wide + random.between(...style.gap) : 3
      }
    }
  }
}
