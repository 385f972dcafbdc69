import type { Geometry, Point, Polygon, Position } from 'geojson'
import type { RawFeature } from '../../api/transfer/import.model.ts'
import { mulberry32 } from '../../data/demo/random.ts'

/** A source of repeatable randomness in 0…1. */
export const randomFrom = mulberry32

export const square = (west: number, south: number, size = 0.01): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})

export const pointAt = (longitude: number, latitude: number): Point => ({
  type: 'Point',
  coordinates: [longitude, latitude],
})

/** Features as a reader hands them over. */
export const featuresOf = (
  ...items: (readonly [Record<string, unknown>, Geometry | null | object])[]
): RawFeature[] =>
  items.map(([properties, geometry], index) => ({ at: `feature ${index + 1}`, properties, geometry }))

/**
 * A mesh of four-sided cells with irregular corners that share every border: `columns` × `rows` cells of about `size`
 * degrees, from the south-west corner on. Order: row by row from the south, each west to east.
 */
export function mesh(
  west: number,
  south: number,
  columns: number,
  rows: number,
  size = 0.004,
  seed = 1,
): Polygon[] {
  const random = randomFrom(seed)
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column): Position => {
      const shift = () => (random() - 0.5) * size * 0.4
      return [west + column * size + shift(), south + row * size + shift()]
    }),
  )
  const corner = (row: number, column: number): Position => corners[row]?.[column] ?? []
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns]
    const first = corner(row, column)
    return {
      type: 'Polygon',
      coordinates: [
        [first, corner(row, column + 1), corner(row + 1, column + 1), corner(row + 1, column), first],
      ],
    }
  })
}
