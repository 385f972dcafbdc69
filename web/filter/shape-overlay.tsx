import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { useMap } from '../map/map-context.ts'
import classes from './filter.module.css'
import type { Conditions } from './search-filter.ts'

type Position = [number, number]

/** Metres of a degree of latitude on the mean sphere. */
const degree = 111_195

/** The outline of what was drawn: a polygon's corners, or 72 points around a circle. */
export function shapeOutline({ polygon, circle }: Pick<Conditions, 'polygon' | 'circle'>): Position[][] {
  const outlines: Position[][] = []
  if (polygon !== undefined) outlines.push(polygon)
  if (circle !== undefined) {
    const [longitude, latitude, radius] = circle
    const wide = radius / (degree * Math.cos((latitude * Math.PI) / 180))
    const high = radius / degree
    outlines.push(
      Array.from({ length: 72 }, (_, index): Position => {
        const angle = (index * Math.PI) / 36
        return [longitude + wide * Math.cos(angle), latitude + high * Math.sin(angle)]
      }),
    )
  }
  return outlines
}

/** Outlines as an SVG path over the map as it now is, in pixels of its container. */
export const outlinePath = (map: Pick<MapLibreMap, 'project'>, outlines: readonly Position[][]): string =>
  outlines
    .map((outline) => {
      const corners = outline.map((corner) => {
        const { x, y } = map.project(corner)
        return `${x.toFixed(1)} ${y.toFixed(1)}`
      })
      return `M${corners.join('L')}Z`
    })
    .join('')

/** The drawn polygon or circle over the map; it follows every frame. */
export function ShapeOverlay({ polygon, circle }: Pick<Conditions, 'polygon' | 'circle'>) {
  const map = useMap()
  const path = useRef<SVGPathElement>(null)
  const outlines = useMemo(() => shapeOutline({ polygon, circle }), [polygon, circle])
  useEffect(() => {
    if (map === null || outlines.length === 0) return
    const draw = () => {
      path.current?.setAttribute('d', outlinePath(map, outlines))
    }
    draw()
    map.on('render', draw)
    return () => {
      map.off('render', draw)
    }
  }, [map, outlines])
  if (outlines.length === 0) return null
  return (
    <svg className={classes.shape} aria-hidden="true">
      <path ref={path} />
    </svg>
  )
}
