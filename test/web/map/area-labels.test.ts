import type { Feature, FeatureCollection, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { communityLabelSource } from '../../../web/district/community.layer.ts'
import { gridLabelSource } from '../../../web/grid/grid.layer.ts'
import { areaLabels, inwardAnchors } from '../../../web/map/area-labels.ts'
import { labelPoint, stripPoint } from '../../../web/map/label-point.ts'
import { redevelopmentLabelSource } from '../../../web/redevelopment/redevelopment.layer.ts'

const box = (
  west: number,
  south: number,
  east: number,
  north: number,
  properties: Record<string, unknown> = {},
): Feature => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const pointOf = (feature: Feature | undefined): Position =>
  feature?.geometry.type === 'Point' ? feature.geometry.coordinates : []

describe('labels of areas', () => {
  test('appear together: one area larger than the others changes its style no sooner', () => {
    const grids = collection(
      ...[0, 1, 2, 3, 4].map((column) =>
        box(118.75 + column * 0.002, 32.06, 118.752 + column * 0.002, 32.062, {
          code: `${column}`,
          name: `第${column}网格`,
          area: column === 4 ? 400_000 : 40_700,
        }),
      ),
    )
    expect(gridLabelSource.make({ grids }).features.map(({ properties }) => properties?.fits)).toEqual([
      13, 13, 13, 13, 13,
    ])
  })

  test('know at which edge of the whole they lie', () => {
    const nine = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => box(column, row, column + 1, row + 1)))
    expect(areaLabels(collection(...nine)).features.map(({ properties }) => properties?.side)).toEqual([
      ...['sw', 's', 'se'],
      ...['w', 'middle', 'e'],
      ...['nw', 'n', 'ne'],
    ])
    const [one] = areaLabels(collection(box(8, 4, 9, 5)), { within: box(0, 0, 10, 10) }).features
    expect(one?.properties?.side).toBe('e')
  })

  test('of a street that is one community there is none', () => {
    const one = box(0, 0, 1, 1, { name: 'A' })
    const two = box(1, 0, 2, 1, { name: 'B' })
    expect(communityLabelSource.make({ communities: collection(one) }).features).toEqual([])
    expect(communityLabelSource.make({ communities: collection(one, two) }).features).toHaveLength(2)
  })
})

describe('the name of a long strip among zones', () => {
  const bank = box(0, 0, 10, 0.1, { name: 'bank' })
  const zones = [box(1, 0.2, 2, 1), box(3, 0.2, 4, 1), box(8.8, 0.05, 9.8, 1)]
  const district = box(0, 0, 10, 8)

  test('stands on the strip where the others leave most room', () => {
    const made = redevelopmentLabelSource.make({
      'redevelopment-zones': collection(bank, ...zones),
      district,
    })
    const [longitude = 0, latitude = 0] = pointOf(made.features[0])
    expect(longitude).toBeGreaterThan(5.5)
    expect(longitude).toBeLessThan(7.5)
    expect(latitude).toBeGreaterThan(0)
    expect(latitude).toBeLessThan(0.1)
    expect(made.features[0]?.properties).toMatchObject({ side: 's', strip: true })
    expect(made.features.slice(1).some(({ properties }) => properties?.strip)).toBe(false)
  })

  test('keeps away from the ends of the strip, where it would lead out', () => {
    const [longitude = 0] = stripPoint(bank.geometry, [[4.5, 0.5]]) ?? []
    expect(Math.min(longitude, 10 - longitude)).toBeGreaterThan(1.5)
  })

  test('moves no compact area off its best place', () => {
    const square = box(0, 0, 4, 4).geometry
    expect(stripPoint(square, [[1, 1]])).toBeNull()
    const [zone] = redevelopmentLabelSource.make({
      'redevelopment-zones': collection(box(0, 0, 4, 4)),
    }).features
    expect(pointOf(zone)[0]).toBeCloseTo(2, 1)
  })
})

test('no label at the east or west edge leads outwards, and those north and south do so last', () => {
  const [, , strips, compact] = inwardAnchors(1, [
    'center',
    'top',
    'bottom',
    'left',
    'right',
  ]) as unknown as unknown[][]
  const anchors = (side: string, expression = compact ?? []) => {
    const at = expression.indexOf(side)
    const [, list] = (at < 0 ? expression.at(-1) : expression[at + 1]) as [string, unknown[]]
    return list.filter((part) => typeof part === 'string')
  }
  expect(anchors('e')).toEqual(['center', 'top', 'bottom', 'right'])
  expect(anchors('w')).toEqual(['center', 'top', 'bottom', 'left'])
  expect(anchors('s')).toEqual(['center', 'bottom', 'left', 'right', 'top'])
  expect(anchors('ne')).toEqual(['center', 'top', 'right', 'bottom'])
  expect(anchors('s', strips).slice(0, 6)).toEqual([
    'bottom',
    'bottom',
    'bottom',
    'bottom',
    'bottom',
    'center',
  ])
  expect(anchors('s', strips).at(-1)).toBe('top')
  expect(anchors('middle')).toEqual(['center', 'top', 'bottom', 'left', 'right'])
})

describe('the label of a sliver', () => {
  // 100 m by 0.03 mm: cut into squares of its width it would be three million.
  const metre = 1 / 111_195
  const sliver = box(118.75, 32.06, 118.75 + 100 * metre, 32.06 + 3e-5 * metre)

  test('is found at once, and inside it', () => {
    const begun = performance.now()
    const found = labelPoint(sliver.geometry)
    expect(performance.now() - begun).toBeLessThan(250)
    expect(found?.point[0]).toBeGreaterThan(118.75)
    expect(found?.point[0]).toBeLessThan(118.75 + 100 * metre)
    expect(found?.inset).toBeGreaterThan(0)
    expect(found?.inset).toBeLessThan(3e-5)
  })
})
